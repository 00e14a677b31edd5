// SPDX-License-Identifier: Apache-2.0
// Catalogs: versions by date, overlaps, parameters by date and as set by the host, unknown names.
#include <hjemmel/api/catalog.hpp>

#include <support/source_dir.hpp>

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace hjemmel;

namespace {

std::string file(const std::string& valid, const std::string& value) {
    return "hjemmel: 1\nruleset: sats\nvalid: " + valid +
           "\nparameters:\n  beloeb:\n    type: number\n    dated:\n      - {value: " + value +
           "}\n      - {from: 2018-07-01, value: 900}\n"
           "  maade:\n    value: enkelt\n    readings: {enkelt: {}, samlet: {}}\n"
           "facts:\n  antal: {type: number}\n"
           "decisions:\n  ialt: {value: antal * beloeb}\n  hvordan: {helper: true, value: maade}\n"
           "end: sats\n";
}

result<catalog> both(const std::string& first, const std::string& second) {
    const std::vector<std::pair<std::string, std::string>> files{{"a", file(first, "100")},
                                                                 {"b", file(second, "200")}};
    return catalog::from_memory(files);
}

catalog two() {
    return both("{from: 2018-01-01, to: 2018-12-31}", "{from: 2019-01-01, to: 2019-12-31}").value();
}

facts three() {
    facts out("sag 1");
    out.set("antal", 3);
    return out;
}

} // namespace

TEST_CASE("the version in force on a day decides") {
    const auto all = two();
    CHECK(all.rulesets() == std::vector<std::string>{"sats"});
    REQUIRE(all.versions("sats").size() == 2);
    CHECK(all.versions("sats").front().from() == date{2018, 1, 1});
    CHECK(all.versions("andet").empty());
    CHECK_FALSE(all.in_force("sats", {2017, 12, 31}));
    CHECK(all.in_force("sats", {2018, 12, 31})->to() == date{2018, 12, 31});
    CHECK(all.in_force("sats", {2019, 1, 1})->from() == date{2019, 1, 1});
    CHECK_FALSE(all.in_force("sats", {2020, 1, 1}));
}

TEST_CASE("a parameter has the value of the evaluation date") {
    const auto all = two();
    const auto on = [&](date day) {
        return all.evaluate("sats", day, "ialt", three()).value().as_number();
    };
    CHECK(on({2018, 6, 30}) == decimal(300));
    CHECK(on({2018, 7, 1}) == decimal(2700));
}

TEST_CASE("overlapping versions are refused") {
    const auto read = both("{from: 2018-01-01, to: 2019-01-01}", "{from: 2019-01-01}");
    REQUIRE_FALSE(read);
    REQUIRE(read.diagnostics().size() == 1);
    CHECK(read.diagnostics().front().code == "overlapping-versions");
    CHECK_FALSE(both("{from: 2018-01-01}", "{from: 2019-01-01}"));
}

TEST_CASE("parameters that the host sets stand in the outcome") {
    const auto version = two().versions("sats").front();
    const std::vector<std::pair<std::string, std::string>> good{{"beloeb", "7"},
                                                                {"maade", "samlet"}};
    const auto set = version.with_parameters(good);
    REQUIRE(set);
    const std::vector<std::string> asked{"ialt", "hvordan"};
    const auto found = set.value().evaluate(three(), asked, {2018, 2, 1});
    REQUIRE(found.size() == 2);
    CHECK(found[0].value().as_number() == decimal(21));
    CHECK(found[1].value().as_string() == "samlet");
    CHECK(found[0].content().changed.size() == 2);
    CHECK(version.changed().empty());
    const std::vector<std::pair<std::string, std::string>> bad{
        {"beloeb", "mange"}, {"maade", "begge"}, {"belob", "1"}};
    const auto wrong = version.with_parameters(bad);
    REQUIRE_FALSE(wrong);
    REQUIRE(wrong.diagnostics().size() == 3);
    CHECK(wrong.diagnostics()[0].code == "bad-setting");
    CHECK(wrong.diagnostics()[1].code == "bad-setting");
    CHECK(wrong.diagnostics()[2].code == "unknown-parameter");
}

TEST_CASE("unknown names give failed outcomes that say so") {
    const auto all = two();
    const date on{2018, 2, 1};
    const auto code = [](const outcome& o) {
        CHECK(o.status() == status::failed);
        return o.diagnostics().front().code;
    };
    CHECK(code(all.evaluate("sat", on, "ialt", three())) == "unknown-ruleset");
    CHECK(code(all.evaluate("sats", on, "i alt", three())) == "unknown-decision");
    CHECK(code(all.evaluate("sats", on, "antal", three())) == "unknown-decision");
    const auto version = all.versions("sats").front();
    CHECK(code(version.evaluate(three(), {}, on, "borger").front()) == "unknown-entity");
    const auto outside = all.evaluate("sats", {2020, 1, 1}, "ialt", three());
    CHECK(outside.status() == status::outside_validity);
}

TEST_CASE("loading says what is wrong, and only value() throws") {
    CHECK_FALSE(catalog::load("/no/such/folder"));
    CHECK_THROWS_AS(static_cast<void>(catalog::load("/no/such/folder").value()), error);
    const std::vector<std::pair<std::string, std::string>> cut{{"a", "hjemmel: 1\nruleset: x\n"}};
    CHECK_FALSE(catalog::from_memory(cut));
    CHECK(catalog::load(hjemmel::test::source_dir() + "/rules"));
}

TEST_CASE("helpers are given only when they are asked for by name") {
    const auto current = two().in_force("sats", {2018, 3, 2});
    REQUIRE(current);
    const auto names = [&](const std::vector<std::string>& asked) {
        std::vector<std::string> out;
        for (const auto& one : current->evaluate(three(), asked, {2018, 3, 2}))
            out.push_back(one.content().decision);
        return out;
    };
    CHECK(names({}) == std::vector<std::string>{"ialt"});
    CHECK(names({"hvordan", "ialt"}) == std::vector<std::string>{"hvordan", "ialt"});
}
