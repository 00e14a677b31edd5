// SPDX-License-Identifier: Apache-2.0
// Expressions of their own: names, types, conversions, dates, and what is told.
#include <hjemmel/api/expression.hpp>

#include "support/feel_value.hpp"

#include <hjemmel/feel/text.hpp>

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace hjemmel;

namespace {

model::data type_named(std::string name) {
    model::data out;
    out.what = model::data::shape::scalar;
    out.scalar.text = std::move(name);
    return out;
}

model::data list_of(std::string name) {
    model::data out;
    out.what = model::data::shape::mapping;
    located_text key;
    key.text = "list";
    out.entries.push_back({std::move(key), type_named(std::move(name))});
    return out;
}

std::string codes(const diagnostics& all) {
    std::string out;
    for (const auto& one : all) {
        if (one.level == severity::error) out += (out.empty() ? "" : " ") + one.code;
    }
    return out;
}

struct row {
    const char* text;
    const char* value; ///< as FEEL text
    const char* codes; ///< of the errors
};

using values = std::vector<std::pair<std::string, value>>;

} // namespace

TEST_CASE("an expression without names") {
    const row rows[] = {
        {"1 + 2", "3", ""},
        {"\"a\" + 1", "null", "operand-kinds"},
        {"1 / 0", "null", "division-by-zero"},
        {"{a: 1, b: nothing}", "{a: 1, b: null}", "unknown-name"},
        {"[1, 1 / 0, \"a\" * 2]", "[1, null, null]", "division-by-zero operand-kinds"},
        {"if 1 / 0 = null then \"ja\" else \"nej\"", R"("ja")", ""},
        {"for i in 1..3 return i * i", "[1, 4, 9]", ""},
        {"now()", "null", "no-clock"},
        {"expression + 1", "null", "unknown-name"},
        {"result + result_", "null", "unknown-name"},
        {"today()", "null", "no-date"},
        {"sort([3, 1, 2], function(x, y) x < y)", "[1, 2, 3]", ""},
    };
    for (const auto& one : rows) {
        CAPTURE(one.text);
        const auto compiled = expression::compile(one.text);
        REQUIRE(compiled);
        const auto found = compiled.value().evaluate();
        CHECK(feel::literal(found.value) == one.value);
        CHECK(codes(found.diagnostics) == one.codes);
    }
}

TEST_CASE("what is no expression is none") {
    const char* const rows[][2] = {
        {"1 +", "unexpected-token"}, {"", "unexpected-token"}, {"(1", "unclosed"},
        {"1 2", "trailing-text"},    {"[1, 2", "unclosed"},
    };
    for (const auto& one : rows) {
        const std::string text = one[0];
        CAPTURE(text);
        const auto compiled = expression::compile(text);
        REQUIRE_FALSE(compiled);
        CHECK(compiled.diagnostics().front().code == one[1]);
        CHECK(compiled.diagnostics().front().where.file->name == "expression");
    }
    const std::string long_text(9000, '1');
    CHECK(expression::compile(long_text).diagnostics().front().code == "expression-too-long");
    CHECK(expression::compile("1", {{{"1st", {}}}, {}, {}}).diagnostics().front().code ==
          "bad-name");
    CHECK(expression::compile("1", {{{"a", type_named("numbr")}}, {}, {}})
              .diagnostics()
              .front()
              .code == "unknown-type");
}

TEST_CASE("names, with what FEEL allows in them") {
    const expression_scope scope{
        {{"Full Name", type_named("string")}, {"a.b", {}}, {"🐎", {}}, {"list", {}}, {"x-y", {}}},
        {"number of cases"},
        {}};
    const values given{{"Full Name", "Ada"},
                       {"a.b", 2},
                       {"🐎", 3},
                       {"list", test::feel_value("{number of cases: 4}")},
                       {"x-y", 5},
                       {"unasked", 6}};
    const row rows[] = {
        {"\"Hej \" + Full  Name", R"("Hej Ada")", ""},
        {"a.b * 🐎", "6", ""},
        {"list.number of cases", "4", ""},
        {"x-y", "5", ""},
        {"unasked", "null", "unknown-name"},
    };
    for (const auto& one : rows) {
        CAPTURE(one.text);
        const auto compiled = expression::compile(one.text, scope);
        REQUIRE(compiled);
        const auto found = compiled.value().evaluate(given);
        CHECK(feel::literal(found.value) == one.value);
        CHECK(codes(found.diagnostics) == one.codes);
    }
}

TEST_CASE("values and results are converted to their types") {
    const auto of_result = [](const char* text, model::data type) {
        const auto compiled = expression::compile(text, {{}, {}, std::move(type)});
        REQUIRE(compiled);
        const auto found = compiled.value().evaluate();
        return feel::literal(found.value) + " " + codes(found.diagnostics);
    };
    CHECK(of_result("[\"a\"]", type_named("string")) == R"("a" )");
    CHECK(of_result("1 + 1", type_named("string")) == "null wrong-type");
    CHECK(of_result("@\"2018-03-02\"", type_named("date and time")) ==
          R"(@"2018-03-02T00:00:00Z" )");
    CHECK(of_result("1", list_of("number")) == "[1] ");

    const expression_scope scope{{{"n", type_named("number")}, {"l", list_of("string")}}, {}, {}};
    const auto compiled = expression::compile("[n, l]", scope);
    REQUIRE(compiled);
    const auto with = [&](const char* n, const char* l) {
        const auto found = compiled.value().evaluate(
            values{{"n", test::feel_value(n)}, {"l", test::feel_value(l)}});
        std::string facts;
        for (const auto& one : found.diagnostics)
            facts += " " + one.code + ":" + one.fact;
        return feel::literal(found.value) + facts;
    };
    CHECK(with("1", R"(["a", "b"])") == R"([1, ["a", "b"]])");
    CHECK(with("[1]", R"(["a"])") == R"([1, ["a"]])");
    CHECK(with("null", "null") == "[null, null]");
    CHECK(with(R"("1")", "[1]") == "[null, null] wrong-type:n wrong-type:l");
}

TEST_CASE("values that are not allowed are null") {
    model::data allowed;
    allowed.what = model::data::shape::mapping;
    located_text key;
    key.text = "type";
    allowed.entries.push_back({key, type_named("number")});
    key.text = "max";
    allowed.entries.push_back({key, type_named("10")});
    const auto compiled = expression::compile("x + 1", {{{"x", allowed}}, {}, allowed});
    REQUIRE(compiled);
    const std::pair<int, const char*> rows[] = {
        {9, "10 "}, {10, "null value-not-allowed"}, {11, "null value-not-allowed"}};
    for (const auto& [given, expected] : rows) {
        const auto found = compiled.value().evaluate(values{{"x", given}});
        CHECK(feel::literal(found.value) + " " + codes(found.diagnostics) == expected);
    }
}

TEST_CASE("a name without a value is null, and a text is no date") {
    const auto compiled =
        expression::compile("[a = null, b instance of string]", {{{"a", {}}, {"b", {}}}, {}, {}});
    REQUIRE(compiled);
    const auto found = compiled.value().evaluate(values{{"b", "2018-03-02"}});
    CHECK(feel::literal(found.value) == "[true, true]");
}

TEST_CASE("today() is the date given") {
    const auto compiled = expression::compile("today() + @\"P1D\"");
    REQUIRE(compiled);
    CHECK(compiled.value().needs_date());
    const date day{2018, 2, 28};
    CHECK(feel::literal(compiled.value().evaluate({}, day).value) == R"(@"2018-03-01")");
    const auto hidden = expression::compile("today", {{{"today", {}}}, {}, {}});
    REQUIRE(hidden);
    CHECK_FALSE(hidden.value().needs_date());
}

TEST_CASE("a limit is told and ends in null") {
    const auto compiled = expression::compile("count(for i in 1..1000, j in 1..1000 return i)");
    REQUIRE(compiled);
    eval::options how;
    how.limits.steps = 1000;
    const auto found = compiled.value().evaluate({}, {}, how);
    CHECK(found.value.is_null());
    CHECK(codes(found.diagnostics).starts_with("limit-"));
}
