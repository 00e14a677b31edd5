// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/graph/graph.hpp>

#include <doctest/doctest.h>

#include "support/drawn.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace hjemmel;
using graph::selection;
using graph::shown_parameters;

namespace {

std::set<std::string> ids(const graph::decision_graph& of) {
    std::set<std::string> out;
    for (const auto& one : of.nodes)
        CHECK(out.insert(one.id).second);
    return out;
}

std::set<std::string> lines(const graph::decision_graph& of) {
    std::set<std::string> out;
    for (const auto& one : of.edges)
        CHECK(out.insert(of.nodes[one.from].id + " -> " + of.nodes[one.to].id).second);
    return out;
}

using texts = std::set<std::string>;

} // namespace

TEST_CASE("facts, decisions and what has readings") {
    const auto of = graph::from_checked(test::drawn());
    CHECK(ids(of) == texts{"borger.alder", "borger.voksen", "borger.ydelse", "kommune.antal",
                           "parameter:maade"});
    CHECK(lines(of) == texts{"borger.alder -> borger.voksen", "parameter:maade -> borger.voksen",
                             "borger.voksen -> borger.ydelse", "borger.ydelse -> kommune.antal",
                             "parameter:maade -> kommune.antal"});
    CHECK(of.ruleset == "tegning");
    CHECK(of.title.en == "Rules & <signs>");
    CHECK(of.from == date(2018, 8, 1));
    REQUIRE(of.groups.size() == 2);
    CHECK(of.groups[1].label.da == "Kommune");
}

TEST_CASE("what each node tells") {
    const auto of = graph::from_checked(test::drawn(), {.decisions = {}, .functions = true});
    for (const auto& one : of.nodes) {
        CAPTURE(one.id);
        if (one.id == "borger.alder") {
            CHECK(one.kind == graph::node_kind::fact);
            CHECK(one.label.en == "Age");
            CHECK(one.group == 0);
        }
        if (one.id == "borger.voksen") CHECK(one.helper);
        if (one.id == "kommune.antal") {
            CHECK(one.kind == graph::node_kind::decision);
            CHECK(one.group == 1);
            CHECK(!one.helper);
        }
        if (one.id == "function:dobbelt") {
            CHECK(one.kind == graph::node_kind::function);
            CHECK(one.group == graph::none);
        }
    }
}

TEST_CASE("which part is asked for") {
    const auto of = test::drawn();
    struct row {
        const char* what;
        selection wanted;
        texts nodes;
    };
    const row table[] = {
        {"one decision",
         {.decisions = {"voksen"}},
         {"borger.alder", "borger.voksen", "parameter:maade"}},
        {"by its id",
         {.decisions = {"kommune.antal"}, .depth = 1},
         {"kommune.antal", "borger.ydelse", "parameter:maade"}},
        {"itself alone", {.decisions = {"antal"}, .depth = 0}, {"kommune.antal"}},
        {"no decision of that name", {.decisions = {"findes_ikke"}}, {}},
        {"without facts and parameters",
         {.decisions = {}, .facts = false, .parameters = shown_parameters::hidden},
         {"borger.voksen", "borger.ydelse", "kommune.antal"}},
        {"helpers are passed through",
         {.decisions = {"ydelse"}, .helpers = false},
         {"borger.ydelse", "borger.alder", "parameter:maade"}},
        {"all parameters",
         {.decisions = {"ydelse"}, .parameters = shown_parameters::all},
         {"borger.alder", "borger.voksen", "borger.ydelse", "parameter:maade", "parameter:sats"}},
        {"a helper that is named",
         {.decisions = {"voksen"}, .helpers = false},
         {"borger.alder", "borger.voksen", "parameter:maade"}},
    };
    for (const auto& one : table) {
        CAPTURE(one.what);
        CHECK(ids(graph::from_checked(of, one.wanted)) == one.nodes);
    }
}

TEST_CASE("functions stand between, or are passed through") {
    const auto of = test::drawn();
    const auto all = lines(graph::from_checked(
        of, {.decisions = {"voksen"}, .functions = true, .parameters = shown_parameters::all}));
    CHECK(all.count("parameter:sats -> function:dobbelt") == 1);
    CHECK(all.count("function:dobbelt -> borger.voksen") == 1);
    CHECK(all.count("parameter:sats -> borger.voksen") == 0);
    const auto without = lines(
        graph::from_checked(of, {.decisions = {"voksen"}, .parameters = shown_parameters::all}));
    CHECK(without.count("parameter:sats -> borger.voksen") == 1);
}

TEST_CASE("the names that may be asked for") {
    CHECK(graph::decision_names(test::drawn()) ==
          std::vector<std::string>{"voksen", "ydelse", "antal"});
}
