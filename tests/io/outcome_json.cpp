// SPDX-License-Identifier: Apache-2.0
// Outcomes, values and diagnostics as JSON.

#include <hjemmel/io/json.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

namespace {

using namespace hjemmel;

value context(std::vector<std::string> names, std::vector<value> entries) {
    auto shape = std::make_shared<const context_shape>(context_shape{std::move(names)});
    return context_value{std::move(shape), std::move(entries)};
}

/// A program with one citizen who lacks `alder` and one field of `perioder`.
std::shared_ptr<const eval::record> record() {
    auto program = std::make_shared<plan::program>();
    plan::entity citizen{.name = "borger", .plural = "borgere"};
    citizen.slots.resize(2);
    citizen.slots[0].name = "alder";
    citizen.slots[1].name = "perioder";
    program->entities = {citizen};
    auto out = std::make_shared<eval::record>();
    out->program = program;
    out->root = std::make_unique<eval::instance>();
    out->unknowns.resize(2);
    out->unknowns[0].where = out->root.get();
    out->unknowns[0].slot = 0;
    out->unknowns[1].where = out->root.get();
    out->unknowns[1].slot = 1;
    out->unknowns[1].path = "[2].til";
    return out;
}

eval::outcome outcome() {
    eval::outcome of;
    of.id = "sag-1";
    of.ruleset = "flere-skal-med";
    of.version = "2017-08-01";
    of.digest = "ab";
    of.date = date(2018, 3, 2);
    of.entity = "borger";
    of.decision = "resultat";
    of.status = status::known;
    of.value = value(true);
    return of;
}

constexpr std::string_view head =
    R"({"id":"sag-1","ruleset":"flere-skal-med","version":"2017-08-01","digest":"ab",)"
    R"("date":"2018-03-02","decision":"resultat","entity":"borger",)";

} // namespace

TEST_CASE("values") {
    const possible some{.shape = possible::form::values, .values = {value(1), value(2)}};
    const possible any{.shape = possible::form::any, .what = types::date(), .or_null = true};
    list_value maybe{{value(1), value(2)}, {missing_set(), missing_set(0)}};
    const std::vector<std::pair<value, std::string_view>> table{
        {value(), "null"},
        {value::absent(), "null"},
        {value(true), "true"},
        {value(*decimal::parse("1234567890123456789012345678901234e3")),
         "1234567890123456789012345678901234000"},
        {value(*decimal::parse("-0.50")), "-0.5"},
        {value("æ\"\\\n\t\x01/\x7f"), R"("æ\"\\\n\t\u0001/\u007f")"},
        {value("a\xFFz"), "\"a\xEF\xBF\xBDz\""},
        {value(date(2018, 3, 2)), R"("2018-03-02")"},
        {value(months_duration{14}), R"("P1Y2M")"},
        {value(*days_duration::from_days(28)), R"("P28D")"},
        {make_list({value(1), make_list({})}), "[1,[]]"},
        {context({"b", "a"}, {value(1), value()}), R"({"b":1,"a":null})"},
        {value(range_value{value(1), value(), true, false}),
         R"({"low":1,"high":null,"low_included":true,"high_included":false})"},
        {value(undetermined_value{some, {}}), R"({"possible":{"values":[1,2]},"missing":[]})"},
        {value(undetermined_value{any, {}}),
         R"({"possible":{"any":"date","or_null":true},"missing":[]})"},
        {value(std::move(maybe)), R"([1,{"maybe":2,"missing":[]}])"},
    };
    for (const auto& [what, expected] : table)
        CHECK(io::write_value(what) == expected);
}

TEST_CASE("a known outcome") {
    auto of = outcome();
    CHECK(io::write_outcome(of) ==
          std::string(head) + R"("status":"known","value":true,"possible":null,"missing":[],)" +
              R"("exact":true,"diagnostics":[],"changed":{}})");
    CHECK(io::write_outcome(of) == io::write_outcome(of));
    of.changed = {{"opgoerelsesdato", value(date(2016, 12, 1))}};
    of.nulls_absent = true;
    of.complete = {"perioder"};
    CHECK(io::write_outcome(of) ==
          std::string(head) + R"("status":"known","value":true,"possible":null,"missing":[],)" +
              R"("exact":true,"diagnostics":[],"changed":{"opgoerelsesdato":"2016-12-01"},)" +
              R"("nulls":"absent","complete":["perioder"]})");
}

TEST_CASE("an undetermined outcome, as a whole and in parts") {
    auto of = outcome();
    of.status = status::undetermined;
    of.exact = false;
    of.evidence = record();
    of.missing = {{"alder", "alder", {}, {}, {}}};
    const possible open{.shape = possible::form::between, .low = value(473), .high = value(483)};
    of.value = undetermined_value{open, missing_set(0)};
    CHECK(io::write_outcome(of) ==
          std::string(head) +
              R"("status":"undetermined","value":null,"possible":{"from":473,"to":483},)" +
              R"("missing":["alder"],"exact":false,"diagnostics":[],"changed":{}})");
    of.value = context({"a", "b"}, {value(1), of.value});
    CHECK(io::write_outcome(of) ==
          std::string(head) +
              R"("status":"undetermined","value":{"a":1,"b":{"possible":{"from":473,"to":483},)" +
              R"("missing":["alder"]}},"possible":null,)" +
              R"("missing":["alder"],"exact":false,"diagnostics":[],"changed":{}})");
    of.value = undetermined_value{open, missing_set(std::vector<std::uint32_t>{1, 0, 7})};
    of.value = make_list({of.value});
    CHECK(io::write_outcome(of).find(R"("missing":["alder","perioder[2].til"])") !=
          std::string::npos);
}

TEST_CASE("a refused outcome carries its diagnostics, lines counted in the file") {
    auto of = outcome();
    of.status = status::refused;
    of.value = value();
    const auto read = io::read_case("{\"a\": 1,\n\"a\": 2}");
    of.diagnostics = read.diagnostics();
    const auto text = io::write_outcome(of, {.first_line = 11});
    CHECK(text.find(R"("code":"duplicate-key","file":"JSON","line":12,"column":1)") !=
          std::string::npos);
    CHECK(io::write_diagnostic(of.diagnostics.front()).find(R"("line":2)") != std::string::npos);
    CHECK(io::write_outcome(of, {.language = language::en}).find("more than once") !=
          std::string::npos);
}

TEST_CASE("pretty is the same content on several lines") {
    const auto text = io::write_outcome(outcome(), {.pretty = true});
    CHECK(text.starts_with("{\n  \"id\": \"sag-1\",\n"));
    CHECK(text.find("\"missing\": [],\n") != std::string::npos);
    CHECK(text.ends_with("\"changed\": {}\n}"));
}

TEST_CASE("reasons are null where nothing was evaluated") {
    CHECK(io::write_outcome(outcome(), {.reasons = true}).find(R"("reasons":null)") !=
          std::string::npos);
}

TEST_CASE("a diagnostic's id is masked where it looks like a CPR number") {
    diagnostic one;
    one.code = "x";
    one.id = "010170-1234";
    CHECK(io::write_diagnostic(one, {}).find("010170-xxxx") != std::string::npos);
    CHECK(io::write_diagnostic(one, {}).find("1234") == std::string::npos);
}
