// SPDX-License-Identifier: Apache-2.0

#include <hjemmel/check/strict.hpp>

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

namespace {

using namespace hjemmel;

located_text named(std::string text) { return {.text = std::move(text), .where = {}, .runs = {}}; }

model::grounds cited() { return {.citations = {{named("kilde"), {}}}, .text = {"a", "b"}}; }

model::requirement requirement(std::string id) {
    model::requirement out;
    out.id = named(std::move(id));
    out.when = named("true");
    out.grounds = cited();
    return out;
}

/// A version that lacks nothing.
model::version good() {
    model::version out;
    out.ruleset = named("regler");
    out.title = {"Regler", "Rules"};
    out.sources = {{.id = named("kilde"), .title = {"En lov", ""}}};
    out.entities = {{.name = named("borger"), .label = {"Borger", "Citizen"}}};
    out.parameters = {{.name = named("p"), .grounds = cited()},
                      {.name = named("q"), .readings = {{.name = named("x"), .grounds = cited()}}}};
    auto& fact = out.facts.emplace_back();
    fact.name = named("alder");
    fact.label = {"Alder", "Age"};
    model::requirement_group group{.requirements = {requirement("r")}};
    model::requirement nested;
    nested.id = named("n");
    nested.group = {group};
    model::table table;
    table.rows = {{.grounds = cited()}};
    auto& group_decision = out.decisions.emplace_back();
    group_decision.name = named("d");
    group_decision.label = {"D", "D"};
    group_decision.logic = model::requirement_group{.requirements = {nested}};
    auto& table_decision = out.decisions.emplace_back();
    table_decision.name = named("t");
    table_decision.label = {"T", "T"};
    table_decision.logic = table;
    return out;
}

model::requirement& inner(model::version& v) {
    auto& outer = std::get<model::requirement_group>(v.decisions[0].logic).requirements[0];
    return outer.group[0].requirements[0];
}

struct row {
    std::string code;
    std::string text;
    std::function<void(model::version&)> spoil;
};

} // namespace

TEST_CASE("a version that lacks nothing passes") { CHECK(check::strict(good()).empty()); }

TEST_CASE("each thing that is lacking is told") {
    using v = model::version;
    const std::vector<row> table{
        {"strict-name", "The ruleset", [](v& x) { x.ruleset = named("rå"); }},
        {"strict-end", "No source says", [](v& x) { x.end_unknown = true; }},
        {"strict-name", "The fact", [](v& x) { x.facts[0].name = named("år"); }},
        {"strict-name", "The requirement", [](v& x) { inner(x).id = named("å"); }},
        {"strict-language", "The ruleset", [](v& x) { x.title.en = ""; }},
        {"strict-language", "The entity", [](v& x) { x.entities[0].label.da = ""; }},
        {"strict-text", "The fact", [](v& x) { x.facts[0].label = {}; }},
        {"strict-text", "The decision", [](v& x) { x.decisions[1].label = {}; }},
        {"strict-text", "The requirement", [](v& x) { inner(x).grounds.text = {}; }},
        {"strict-language", "The requirement", [](v& x) { inner(x).grounds.text.en = ""; }},
        {"strict-source", "The requirement", [](v& x) { inner(x).grounds.citations = {}; }},
        {"strict-source", "The parameter", [](v& x) { x.parameters[0].grounds.citations = {}; }},
        {"strict-text", "The parameter", [](v& x) { x.parameters[0].grounds.text = {}; }},
        {"strict-source", "The reading",
         [](v& x) { x.parameters[1].readings[0].grounds.citations = {}; }},
        {"strict-text", "The reading", [](v& x) { x.parameters[1].readings[0].grounds.text = {}; }},
        {"strict-source", "The row",
         [](v& x) { std::get<model::table>(x.decisions[1].logic).rows[0].grounds = {}; }},
        {"strict-language", "The row",
         [](v& x) { std::get<model::table>(x.decisions[1].logic).rows[0].grounds.text.da = ""; }},
    };
    for (const auto& row : table) {
        CAPTURE(row.code + " " + row.text);
        auto spoilt = good();
        row.spoil(spoilt);
        const auto found = check::strict(spoilt);
        REQUIRE(found.size() == 1);
        CHECK(found[0].code == row.code);
        CHECK(found[0].text.en.starts_with(row.text));
        CHECK(!found[0].text.da.empty());
        CHECK(!found[0].hint.empty());
    }
}

TEST_CASE("a group's source counts for its requirements") {
    auto one = good();
    inner(one).grounds.citations = {};
    std::get<model::requirement_group>(one.decisions[0].logic).requirements[0].grounds = cited();
    CHECK(check::strict(one).empty());
}
