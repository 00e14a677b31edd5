// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/plan/from_checked.hpp>

#include "../support/checked.hpp"
#include "../support/plan_text.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace hjemmel;

TEST_CASE("each form as instructions, registers in a row and never shared") {
    struct row {
        std::string expression;
        std::string code;
    };
    const std::vector<row> rows{
        {"tal + 1", "add(slot, constant)"},
        {"-tal", "negate(slot)"},
        {"tal in (1, < 3)", "or(value_test(slot, constant), less(slot, constant))"},
        {"tal in (? > 3)", "test_outcome(greater(slot, constant))"},
        {"(< 5)", "range(constant, constant)"},
        {"for x in liste, y in (for z in liste return z) return x + y",
         "for[0](slot, for[2](slot, local[2]), add(local[0], local[1]))"},
        {"{a: 1, b: for x in liste return x, c: b}",
         "context[0](constant, for[3](slot, local[3]), local[1])"},
        {"liste[item > 3]", "filter[0](slot, greater(local[0], constant))"},
        {"ps[fra < til]", "filter[0](slot, less(path[fra](local[0]), path[til](local[0])))"},
        {"noget[felt = tal]",
         "filter[0](slot, equal(path[felt](local[0]), field_or(local[0], slot)))"},
        {"for tal in liste return noget[x = tal]",
         "for[0](slot, filter[2](slot, equal(path[x](local[2]), field_or(local[2], local[0]))))"},
        {"minus(b: 1, a: tal)", "function(slot, constant)"},
        {"{f: minus, g: f(b: 1, a: tal)}", "context[0](closure, invoke(local[0], constant, slot))"},
        {"substring(start position: 2, string: navn)", "call(slot, constant, constant)"},
        {"minus(liste, 1)", "function(convert(slot), constant)"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.expression);
        const auto made = test::check_text(test::rule_file(
            "functions:\n  minus: {parameters: {a: number, b: number}, value: a - b}\n"
            "facts:\n  tal: {type: number}\n  navn: {type: string}\n  noget: {type: Any}\n"
            "  liste: {type: {list: number}}\n"
            "  ps: {type: {list: {fra: date, til: date}}}\n"
            "decisions:\n  d:\n    value: >-\n      " +
            row.expression + "\n"));
        REQUIRE(made);
        const auto plan = plan::from_checked(made.value());
        const auto expression = plan->entities[0].slots.back().expression;
        CHECK(test::plan_text(*plan, plan->expressions[expression].root) == row.code);
    }
}
