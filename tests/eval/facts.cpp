// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/eval/facts.hpp>

#include <hjemmel/api/catalog.hpp>
#include <hjemmel/io/json.hpp>

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace hjemmel;

TEST_CASE("a fact that is set again replaces the earlier one") {
    facts given("7");
    given.set("a", 1);
    given.set("b", value::absent());
    given.set("a", 2);
    REQUIRE(given.entries().size() == 2);
    CHECK(identical(given.entries().front().second, value(2)));
    CHECK(given.entries().back().second.is_absent());
    CHECK(given.id() == "7");
}

TEST_CASE("facts by their numbers are those of the same names") {
    const std::pair<std::string, std::string> files[] = {
        {"rules.yaml", "hjemmel: 1\nruleset: t\nfacts: {a: {type: number}, b: {type: number}}\n"
                       "decisions:\n  c: {value: a - b}\nend: t\n"}};
    const auto rules = catalog::from_memory(files).value().versions("t").front();
    const auto ready = rules.prepare({}).value();
    const auto& slots = ready.program().entities[ready.entity()];
    facts given;
    given.set_numbered(slots.find("a"), value(1));
    given.set_numbered(slots.find("a"), value(5));
    given.set_numbered(slots.find("b"), value(2));
    CHECK(given.numbered().size() == 2);
    CHECK(ready.run(given, {2020, 1, 1}).front().value().as_number() == decimal(3));
    given.set_numbered(slots.find("c"), value(1)); // a decision's, and then nothing's
    CHECK(ready.run(given, {2020, 1, 1}).front().status() == status::refused);
    given.clear();
    given.set_numbered(1000, value(1));
    CHECK(ready.run(given, {2020, 1, 1}).front().status() == status::refused);
    given.clear();
    CHECK(given.numbered().empty());
    CHECK(ready.run(given, {2020, 1, 1}).front().status() == status::undetermined);
}

TEST_CASE("a preset that is given again replaces the earlier one") {
    facts given;
    given.preset("a", value(1), "one");
    given.preset("b", value(2), "two");
    given.preset("a", value(3), "three");
    REQUIRE(given.presets().size() == 2);
    CHECK(given.presets().front().reason == "three");
    CHECK(identical(given.presets().front().what, value(3)));
}

TEST_CASE("a preset decision is not worked out, and what rests on it says so") {
    const std::pair<std::string, std::string> files[] = {
        {"rules.yaml", "hjemmel: 1\nruleset: t\nfacts: {k: {type: number}}\ndecisions:\n"
                       "  a: {type: number, value: k + 1}\n  b: {value: a * 2}\n"
                       "  c: {value: b + 1}\n  d: {value: '1'}\nend: t\n"}};
    const auto rules = catalog::from_memory(files).value().versions("t").front();
    facts given;
    given.preset("b", value(10), "klagesag");
    const auto all = rules.evaluate(given, {}, {2020, 1, 1});
    CHECK(all[0].status() == status::undetermined);
    CHECK(all[1].value().as_number() == decimal(10));
    CHECK(all[2].value().as_number() == decimal(11));
    const std::vector<std::pair<std::string, std::string>> why{{"b", "klagesag"}};
    CHECK(all[0].content().presets.empty());
    CHECK(all[1].content().presets == why);
    CHECK(all[2].content().presets == why);
    CHECK(all[3].content().presets.empty());
    CHECK(all[2].reasons(language::da).find("Fastsat uden om reglerne: b (klagesag).") !=
          std::string::npos);
    CHECK(io::write_outcome(all[2].content()).find("\"preset\":{\"b\":\"klagesag\"}") !=
          std::string::npos);
}

TEST_CASE("what cannot be preset refuses the case") {
    const std::pair<std::string, std::string> files[] = {
        {"rules.yaml", "hjemmel: 1\nruleset: t\nfacts: {k: {type: number}}\ndecisions:\n"
                       "  a: {type: number, value: k + 1}\n"
                       "  d: {type: date, value: 'null'}\n"
                       "  v: {values: [a1, b1], value: 'null'}\nend: t\n"}};
    const auto rules = catalog::from_memory(files).value().versions("t").front();
    const struct {
        const char* name;
        value what;
        const char* reason;
        const char* code;
    } rows[] = {
        {"aa", value(1), "x", "unknown-decision"},
        {"k", value(1), "x", "unknown-decision"},
        {"a", value(1), "", "preset-reason"},
        {"a", value("x"), "x", "wrong-type"},
        {"d", value("2018-02-30"), "x", "invalid-date"},
        {"d", value(3), "x", "wrong-type"},
        {"v", value("c"), "x", "value-not-allowed"},
    };
    for (const auto& row : rows) {
        facts given;
        given.preset(row.name, row.what, row.reason);
        const auto out = rules.evaluate(given, {}, {2020, 1, 1}).front();
        CHECK(out.status() == status::refused);
        CHECK(out.diagnostics().front().code == row.code);
        CHECK(out.diagnostics().front().text.da.starts_with("Resultatet "));
        CHECK(out.diagnostics().front().text.en.find("fact") == std::string::npos);
    }
}
