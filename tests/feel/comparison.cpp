// SPDX-License-Identifier: Apache-2.0
// FEEL's equality, order and membership.
#include <hjemmel/feel/comparison.hpp>

#include "support/operation.hpp"

#include <array>
#include <string>

namespace hjemmel {
namespace {

using test::operated;

TEST_CASE("equality") {
    constexpr auto rows = std::to_array<operated>({
        {"null", "null", "true"},
        {"failed", "null", "true"},
        {"null", "1", "false"},
        {"1", "null", "false"},
        {"[]", "null", "false"},
        {"{}", "null", "false"},
        {"true", "true", "true"},
        {"true", "false", "false"},
        {"true", "1", "!operand-kinds"},
        {"1", "1.0", "true"},
        {"-0", "0", "true"},
        {"0.1000000000000000055511151231257827", "0.1", "false"},
        {"100", "\"100\"", "!operand-kinds"},
        {"\"foo\"", "\"Foo\"", "false"},
        {"\"æ\"", "\"æ\"", "true"},
        {"@\"2018-03-02\"", "@\"2018-03-02\"", "true"},
        {"@\"2018-03-02\"", "@\"2018-03-03\"", "false"},
        {"@\"2018-03-02\"", "\"2018-03-02\"", "!operand-kinds"},
        {"@\"P1D\"", "@\"PT24H\"", "true"},
        {"@\"P1Y\"", "@\"P12M\"", "true"},
        {"@\"P1Y\"", "@\"P365D\"", "!operand-kinds"},
        {"@\"P0Y\"", "@\"PT0S\"", "!operand-kinds"},
        {"[1, 2, 3]", "[1, 2, 3]", "true"},
        {"[1, 2, 3]", "[3, 2, 1]", "false"},
        {"[1, 1]", "[1, 1, 1]", "false"},
        {"[]", "[]", "true"},
        {"[1, null]", "[1, null]", "true"},
        {"[1, null]", "[1, 2]", "false"},
        {"[1]", "[\"1\"]", "!operand-kinds"},
        {"[1, 2]", "[\"1\", 3]", "false"},
        {"[1]", "1", "!operand-kinds"},
        {"[]", "0", "!operand-kinds"},
        {"{}", "{}", "true"},
        {"{}", "[]", "!operand-kinds"},
        {"{a: 1, b: 2}", "{b: 2, a: 1}", "true"},
        {"{a: 1, b: 2}", "{a: 1}", "false"},
        {"{a: 1}", "{b: 1}", "false"},
        {"{a: {b: [1, {c: 2}]}}", "{a: {b: [1, {c: 2}]}}", "true"},
        {"{a: {b: [1, {c: 2}]}}", "{a: {b: [1, {c: 3}]}}", "false"},
        {"{a: 1}", "{a: \"1\"}", "!operand-kinds"},
        {"[1..10]", "[1..10]", "true"},
        {"[1..10]", "[1..10)", "false"},
        {"[1..10]", "[2..10]", "false"},
        {"(null..10]", "(null..10]", "true"},
        {"(null..10]", "(9..10]", "false"},
        {"[1..10]", "5", "!operand-kinds"},
    });
    test::check_operation(feel::equal, rows);
    for (const auto& row : rows) {
        INFO(std::string(row.a), " and ", std::string(row.b));
        test::test_call in;
        const auto a = test::feel_value(row.a);
        const auto b = test::feel_value(row.b);
        const auto same = feel::equal(in, a, b);
        CHECK(identical(same, feel::equal(in, b, a)));
        const auto other = feel::unequal(in, a, b);
        CHECK(other.is_true() == same.is_false());
        CHECK(other.is_null() == same.is_null());
    }
}

TEST_CASE("order") {
    struct ordered {
        const char* a;
        const char* b;
        int order; ///< below, at or above 0; 9 for none
    };
    constexpr auto rows = std::to_array<ordered>({
        {"1", "2", -1},
        {"2", "2.0", 0},
        {"1234567890123456789012345678901234", "1234567890123456789012345678901233", 1},
        {"\"a\"", "\"b\"", -1},
        {"\"Z\"", "\"a\"", -1},
        {"\"a\"", "\"aa\"", -1},
        {"\"z\"", "\"å\"", -1},
        {"\"\\uFF21\"", "\"😀\"", -1},
        {"@\"2018-03-02\"", "@\"2018-02-28\"", 1},
        {"@\"-0001-01-01\"", "@\"0001-01-01\"", -1},
        {"@\"PT25H\"", "@\"P1D\"", 1},
        {"@\"P12M\"", "@\"P1Y\"", 0},
        {"1", "\"1\"", 9},
        {"@\"P1M\"", "@\"P30D\"", 9},
        {"@\"2018-03-02\"", "\"2018-03-02\"", 9},
        {"true", "false", 9},
        {"[1]", "[2]", 9},
        {"{a: 1}", "{a: 2}", 9},
        {"[1..2]", "[2..3]", 9},
        {"null", "1", 9},
        {"1", "null", 9},
        {"null", "null", 9},
    });
    for (const auto& row : rows) {
        INFO(std::string(row.a), " and ", std::string(row.b));
        const auto a = test::feel_value(row.a);
        const auto b = test::feel_value(row.b);
        test::test_call in;
        const bool none = row.order == 9;
        CHECK(feel::less(in, a, b).is_true() == (!none && row.order < 0));
        CHECK(feel::less_equal(in, a, b).is_true() == (!none && row.order <= 0));
        CHECK(feel::greater(in, a, b).is_true() == (!none && row.order > 0));
        CHECK(feel::greater_equal(in, a, b).is_true() == (!none && row.order >= 0));
        CHECK(in.failures.size() == (none ? 4 : 0));
        CHECK(feel::less(in, b, a).is_true() == (!none && row.order > 0));
    }
}

TEST_CASE("inside ranges") {
    constexpr auto rows = std::to_array<operated>({
        {"1", "[1..3]", "true"},
        {"3", "[1..3]", "true"},
        {"1", "(1..3)", "false"},
        {"3", "(1..3)", "false"},
        {"2", "(1..3)", "true"},
        {"0", "[1..3]", "false"},
        {"4", "[1..3]", "false"},
        {"2", "[1..null)", "true"},
        {"0", "[1..null)", "false"},
        {"1", "(null..1]", "true"},
        {"1", "(null..1)", "false"},
        {"1", "(null..null)", "true"},
        {"\"b\"", "[\"a\"..\"c\"]", "true"},
        {"@\"2018-03-02\"", "[@\"2018-01-01\"..@\"2018-12-31\"]", "true"},
        {"@\"PT30H\"", "[@\"P1D\"..@\"P2D\"]", "true"},
        {"\"b\"", "[1..3]", "!operand-kinds"},
        {"[1..2]", "[1..3]", "!operand-kinds"},
        {"null", "[1..3]", "!null-operand"},
        {"null", "(null..null)", "!null-operand"},
        {"1", "null", "!null-operand"},
        {"1", "1", "!operand-kinds"},
        {"failed", "[1..3]", "!earlier"},
    });
    test::check_operation(feel::in_range, rows);
}

TEST_CASE("tests against a value") {
    constexpr auto rows = std::to_array<operated>({
        {"1", "1", "true"},
        {"1", "2", "false"},
        {"1", "\"1\"", "!operand-kinds"},
        {"null", "null", "true"},
        {"null", "1", "false"},
        {"1", "null", "false"},
        {"true", "true", "true"},
        {"false", "true", "false"},
        {"2", "[1..3]", "true"},
        {"4", "[1..3]", "false"},
        {"null", "[1..3]", "!null-operand"},
        {"\"a\"", "[1..3]", "!operand-kinds"},
        {"[1..3]", "[1..3]", "true"},
        {"2", "[1, 2, 3]", "true"},
        {"4", "[1, 2, 3]", "false"},
        {"null", "[1, null]", "true"},
        {"null", "[1]", "false"},
        {"1", "[]", "false"},
        {"1", "[\"1\"]", "false"},
        {"5", "[[1..3], [4..6]]", "true"},
        {"9", "[[1..3], [4..6], 9]", "true"},
        {"\"a\"", "[[1..3], \"a\"]", "true"},
        {"[1, 2]", "[1, 2]", "true"},
        {"[1, 2]", "[[1, 2], 3]", "true"},
        {"[1, 2]", "[3]", "false"},
        {"{a: 1}", "{a: 1}", "true"},
    });
    test::check_operation(feel::value_test, rows);
}

} // namespace
} // namespace hjemmel
