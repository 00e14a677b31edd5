// SPDX-License-Identifier: Apache-2.0
// Exactness: numbers and dates cut into pieces by constants, domains at and beyond the limit.
#include <hjemmel/eval/split.hpp>

#include "support/rules.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace hjemmel;
using namespace hjemmel::test;

namespace {

// One number of this declaration; both laws over these samples.
void hold_number(const std::string& declared, const char* samples, const std::string& expression,
                 bool finite = true) {
    const auto rules = rules_of("hjemmel: 1\nruleset: test\nfacts:\n  q: " + declared +
                                "\nparameters:\n  p: {type: number, value: 2.5}\n"
                                "decisions:\n  x:\n    value: >-\n      " +
                                expression + "\nend: test\n");
    if (!rules) return;
    const std::vector<hole> holes{{"q", "q", values_of(samples), finite}};
    const auto text = open_case(holes);
    const auto wrong = law_check(*rules, "", text, holes).run(100);
    CHECK_MESSAGE(wrong.empty(), declared << " " << expression << "\n" << wrong);
}

} // namespace

TEST_CASE("pieces between constants") {
    const auto* any = "[-9, -1, 0, 0.5, 1, 1.5, 2, 2.5, 2.7, 3, 4, 9]";
    hold_number("{type: number}", any, "q > 1");
    hold_number("{type: number}", any, "q = 1");
    hold_number("{type: number}", any, "if q < 1 then 1 else if q <= p then 2 else 3");
    hold_number("{type: number}", any, "q in (1..p) or q = 0");
    hold_number("{type: number}", any, "q between 1 and p");
    hold_number("{type: number}", any, "1 < q and p >= q");
    hold_number("{type: number}", any, "q > -1");
    hold_number("{type: number}", any, "if q > 1 and q < 1 then 1 else 2");
    hold_number("{type: number}", any, "if q >= 1 or q <= 1 then 1 else 2");
    hold_number("{type: number}", any, "if q != 1 and q != 2 then 1 else 2");
    hold_number("{type: number}", any, "q + 1 > 2", false);
    hold_number("{type: number}", any, "if q > 1 then q else 0", false);
    hold_number("{type: number, optional: true}", "[-1, 0, 0.5, 1, 1.5, null]",
                "if q = null then 0 else if q > 0 then 1 else 2");
}

TEST_CASE("pieces of bounded and of whole numbers") {
    const auto* whole = "[0, 1, 2, 3, 4, 5]";
    const auto* type = "{type: {type: number, min: 0, max: 5, integer: true}}";
    hold_number(type, whole, "if q > 2 and q < 3 then 1 else 2");
    hold_number(type, whole, "if q > 2.5 then 1 else 2");
    hold_number(type, whole, "if q < 2.5 then 1 else if q < 3 then 2 else 3");
    hold_number(type, whole, "if q <= 5 then 1 else 2");
    hold_number(type, whole, "if q > 4.5 then 1 else 2");
    hold_number(type, whole, "if q < 0.5 then 1 else 2");
    hold_number(type, whole, "if q > 4.2 and q < 4.8 then 1 else 2");
    hold_number("{type: {type: number, integer: true}}", "[-1000, 1, 2, 3, 4, 1000]",
                "if q < 2.5 then 1 else 2");
    hold_number("{type: {type: number, integer: true}}", "[-1000, 1, 2, 3, 4, 1000]",
                "if q > 2.5 then 1 else 2");
    hold_number("{type: number, min: 1, max: 1}", "[1]", "q + 1");
    hold_number("{type: number, min: 1}", "[1, 1.5, 2, 3, 700]", "q >= 1 and q < 2");
    hold_number("{type: number, max: 3}", "[-700, 0, 1, 2, 3]", "if q > 3 then 1 else q > 1");
    hold_number("{type: number, values: [1, 2, 3], min: 2}", "[2, 3]", "q * 2");
}

TEST_CASE("pieces of numbers that have few decimals") {
    const auto* type = "{type: {type: number, min: 0, max: 0.5, scale: 1}}";
    const auto* tenths = "[0, 0.1, 0.2, 0.3, 0.4, 0.5]";
    hold_number(type, tenths, "if q > 0.2 and q < 0.3 then 1 else 2");
    hold_number(type, tenths, "if q > 0.1 and q < 0.35 then 1 else 2"); // not its middle, 0.225
    hold_number(type, tenths, "if q > 0.11 and q < 0.19 then 1 else 2");
    hold_number(type, tenths, "if q < 0.05 then 1 else 2");
    hold_number(type, tenths, "if q > 0.45 then 1 else 2");
    hold_number("{type: {type: number, scale: 1}}", "[-1000, -0.3, -0.2, -0.1, 0, 1000]",
                "if q > -0.35 and q < -0.1 then 1 else 2");
    hold_number("{type: {type: number, scale: 18}}", "[-1, 0, 0.000000000000000001, 1]",
                "if q > 0 and q < 0.000000000000000002 then 1 else 2");
}

TEST_CASE("pieces of dates") {
    const auto hold = [](const char* expression) {
        hold_laws("d! od!", "decisions:\n  x:\n    value: >-\n      " + std::string(expression));
    };
    hold("d < @\"2018-02-01\" and od >= @\"2018-01-01\"");
    hold("if d > @\"2018-02-01\" and d < @\"2018-02-02\" then 1 else 2");
    hold("if od = null then 1 else if od <= @\"2018-01-01\" then 2 else 3");
    hold("d in [@\"2018-01-01\"..@\"2018-02-01\")");
}

TEST_CASE("more answers than a value lists are not exact, and what is missing still is") {
    hold_laws("k j ok m", "decisions:\n  x: {value: k * 100 + j * 10 + ok}\n");
    hold_laws("k j s b", "decisions:\n  x: {value: 'k * 100 + j * 10 + (if b then 1 else 2)'}\n");
}

TEST_CASE("the limit of combinations") {
    const auto rules = rules_of(palette_rules("decisions:\n  x: {value: 'if (b = c) != (c = b) "
                                              "then s else \"x1\"'}\n"));
    REQUIRE(rules);
    facts none;
    eval::options few;
    few.limits.combinations = 11; // of 2 * 2 * 3
    const auto vague = rules->evaluate(none, {}, {2018, 3, 2}, "", few).front();
    CHECK(vague.status() == status::undetermined);
    CHECK_FALSE(vague.exact());
    few.limits.combinations = 12;
    const auto exact = rules->evaluate(none, {}, {2018, 3, 2}, "", few).front();
    CHECK(exact.status() == status::known);
    CHECK(exact.exact());
    CHECK(exact.missing().empty());
}
