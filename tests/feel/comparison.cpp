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
        {"100", R"("100")", "!operand-kinds"},
        {R"("foo")", R"("Foo")", "false"},
        {R"("æ")", R"("æ")", "true"},
        {R"(@"2018-03-02")", R"(@"2018-03-02")", "true"},
        {R"(@"2018-03-02")", R"(@"2018-03-03")", "false"},
        {R"(@"2018-03-02")", R"("2018-03-02")", "!operand-kinds"},
        {R"(@"P1D")", R"(@"PT24H")", "true"},
        {R"(@"P1Y")", R"(@"P12M")", "true"},
        {R"(@"P1Y")", R"(@"P365D")", "!operand-kinds"},
        {R"(@"P0Y")", R"(@"PT0S")", "!operand-kinds"},
        {"[1, 2, 3]", "[1, 2, 3]", "true"},
        {"[1, 2, 3]", "[3, 2, 1]", "false"},
        {"[1, 1]", "[1, 1, 1]", "false"},
        {"[]", "[]", "true"},
        {"[1, null]", "[1, null]", "true"},
        {"[1, null]", "[1, 2]", "false"},
        {"[1]", R"(["1"])", "!operand-kinds"},
        {"[1, 2]", R"(["1", 3])", "false"},
        {"[1]", "1", "!operand-kinds"},
        {"[]", "0", "!operand-kinds"},
        {"{}", "{}", "true"},
        {"{}", "[]", "!operand-kinds"},
        {"{a: 1, b: 2}", "{b: 2, a: 1}", "true"},
        {"{a: 1, b: 2}", "{a: 1}", "false"},
        {"{a: 1}", "{b: 1}", "false"},
        {"{a: {b: [1, {c: 2}]}}", "{a: {b: [1, {c: 2}]}}", "true"},
        {"{a: {b: [1, {c: 2}]}}", "{a: {b: [1, {c: 3}]}}", "false"},
        {"{a: 1}", R"({a: "1"})", "!operand-kinds"},
        {"[1..10]", "[1..10]", "true"},
        {"[1..10]", "[1..10)", "false"},
        {"[1..10]", "[2..10]", "false"},
        {"(null..10]", "(null..10]", "true"},
        {"(null..10]", "(9..10]", "false"},
        {"[1..10]", "5", "!operand-kinds"},
        {R"(@"10:30:00")", R"(@"10:30:00")", "true"},
        {R"(@"10:30:00")", R"(@"10:30:00.0")", "true"},
        {R"(@"10:30:00")", R"(@"10:30:01")", "false"},
        {R"(@"10:30:00.1")", R"(@"10:30:00.2")", "true"},
        {R"(@"10:30:00Z")", R"(@"10:30:00+00:00")", "true"},
        {R"(@"10:30:00Z")", R"(@"11:30:00+01:00")", "true"},
        {R"(@"10:30:00Z")", R"(@"10:30:00+01:00")", "false"},
        {R"(@"10:30:00Z")", R"(@"10:30:00")", "false"},
        {R"(@"10:30:00@Europe/Copenhagen")", R"(@"10:30:00@Europe/Copenhagen")", "true"},
        {R"(@"10:30:00@Europe/Copenhagen")", R"(@"10:30:00@Europe/Paris")", "false"},
        {R"(@"10:30:00@Etc/UTC")", R"(@"10:30:00Z")", "true"},
        {R"(@"10:30:00")", "null", "false"},
        {"null", R"(@"10:30:00")", "false"},
        {R"(@"10:30:00")", R"("10:30:00")", "!operand-kinds"},
        {R"(@"10:30:00")", "1", "!operand-kinds"},
        {R"(@"2018-03-02T10:30:00")", R"(@"2018-03-02T10:30:00")", "true"},
        {R"(@"2018-03-02T10:30:00.9")", R"(@"2018-03-02T10:30:00")", "true"},
        {R"(@"2018-03-01T24:00:00")", R"(@"2018-03-02T00:00:00")", "true"},
        {R"(@"2018-03-02T10:30:00Z")", R"(@"2018-03-02T10:30:00")", "false"},
        {R"(@"2018-07-01T12:00:00+02:00")", R"(@"2018-07-01T12:00:00@Europe/Copenhagen")", "true"},
        {R"(@"2018-07-01T12:00:00@Europe/Copenhagen")", R"(@"2018-07-01T12:00:00@Europe/Paris")",
         "true"},
        {R"(@"2018-07-01T12:00:00@Europe/Copenhagen")", R"(@"2018-07-01T12:00:00@Asia/Dhaka")",
         "false"},
        {R"(@"2018-03-25T02:30:00@Europe/Copenhagen")",
         R"(@"2018-03-25T03:30:00@Europe/Copenhagen")", "true"},
        {R"(@"2018-03-02T00:00:00Z")", R"(@"2018-03-02")", "!operand-kinds"},
        {"failed", R"(@"10:30:00")", "false"},
        {R"([@"12:00:00Z"])", R"([@"13:00:00+01:00"])", "true"},
        {"(< 10)", "(< 10)", "true"},
        {"(< 10)", "(null..10)", "false"},
        {"(<= 10)", "(null..10]", "false"},
        {"(> 10)", "(10..null)", "false"},
        {"(>= 10)", "[10..null)", "false"},
        {"(= 10)", "[10..10]", "false"},
        {"(= 10)", "(= 10)", "true"},
        {"(!= 10)", "(!= 10)", "true"},
        {"(!= 10)", "(!= 11)", "false"},
        {"(!= 10)", "(10..10)", "false"},
        {"(< 10)", "(<= 10)", "false"},
        {"(null..10)", "(null..10)", "true"},
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
        {R"("a")", R"("b")", -1},
        {R"("Z")", R"("a")", -1},
        {R"("a")", R"("aa")", -1},
        {R"("z")", R"("å")", -1},
        {"\"\\uFF21\"", R"("😀")", -1},
        {R"(@"2018-03-02")", R"(@"2018-02-28")", 1},
        {R"(@"-0001-01-01")", R"(@"0001-01-01")", -1},
        {R"(@"PT25H")", R"(@"P1D")", 1},
        {R"(@"P12M")", R"(@"P1Y")", 0},
        {"1", R"("1")", 9},
        {R"(@"P1M")", R"(@"P30D")", 9},
        {R"(@"2018-03-02")", R"("2018-03-02")", 9},
        {"true", "false", 9},
        {"[1]", "[2]", 9},
        {"{a: 1}", "{a: 2}", 9},
        {"[1..2]", "[2..3]", 9},
        {"null", "1", 9},
        {"1", "null", 9},
        {"null", "null", 9},
        {R"(@"10:30:00")", R"(@"10:30:01")", -1},
        {R"(@"10:30:00.2")", R"(@"10:30:00.1")", 0},
        {R"(@"10:30:00Z")", R"(@"10:30:00+01:00")", 1},
        {R"(@"10:30:00")", R"(@"10:30:00Z")", 9},
        {R"(@"10:30:00@Europe/Copenhagen")", R"(@"11:30:00@Europe/Copenhagen")", -1},
        {R"(@"10:30:00@Europe/Copenhagen")", R"(@"10:30:00@Europe/Paris")", 9},
        {R"(@"2018-03-02T10:30:00")", R"(@"2018-03-02T10:30:01")", -1},
        {R"(@"2018-03-02T12:00:00Z")", R"(@"2018-03-02T12:00:00+01:00")", 1},
        {R"(@"2018-03-02T12:00:00Z")", R"(@"2018-03-02T13:00:00+01:00")", 0},
        {R"(@"2018-03-02T12:00:00")", R"(@"2018-03-02T12:00:00Z")", 9},
        {R"(@"2018-03-02T12:00:00")", R"(@"2018-03-02")", 9},
        {R"(@"2018-03-02T12:00:00")", "null", 9},
        {R"(@"-0001-01-01T00:00:00")", R"(@"0001-01-01T00:00:00")", -1},
        {R"(@"999999999-12-31T23:59:59")", R"(@"-999999999-01-01T00:00:00")", 1},
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
        {R"("b")", R"(["a".."c"])", "true"},
        {R"(@"2018-03-02")", R"([@"2018-01-01"..@"2018-12-31"])", "true"},
        {R"(@"PT30H")", R"([@"P1D"..@"P2D"])", "true"},
        {R"("b")", "[1..3]", "!operand-kinds"},
        {"[1..2]", "[1..3]", "!operand-kinds"},
        {"null", "[1..3]", "!null-operand"},
        {"null", "(null..null)", "!null-operand"},
        {"1", "null", "!null-operand"},
        {"1", "1", "!operand-kinds"},
        {"failed", "[1..3]", "!earlier"},
        {"9", "(< 10)", "true"},
        {"10", "(< 10)", "false"},
        {"10", "(<= 10)", "true"},
        {"10", "(>= 10)", "true"},
        {"10", "(> 10)", "false"},
        {"10", "(= 10)", "true"},
        {"9", "(= 10)", "false"},
        {"10", "(!= 10)", "false"},
        {"9", "(!= 10)", "true"},
        {R"("a")", "(!= 10)", "!operand-kinds"},
        {"null", "(!= 10)", "!null-operand"},
        {R"(@"10:30:00")", R"([@"10:00:00"..@"11:00:00"])", "true"},
        {R"(@"10:30:00")", R"([@"10:00:00Z"..@"11:00:00Z"])", "!no-common-zone"},
        {R"(@"10:30:00+01:00")", R"((@"09:30:00Z"..@"11:00:00Z"])", "false"},
        {R"(@"2018-03-02T00:00:00")", R"([@"2018-03-01T00:00:00"..@"2018-03-02T00:00:00"))",
         "false"},
        {R"(@"2018-03-02T00:00:00")", R"((>= @"2018-03-02T00:00:00"))", "true"},
        {R"(@"2018-03-02")", R"([@"2018-03-01T00:00:00Z"..@"2018-03-03T00:00:00Z"])",
         "!operand-kinds"},
    });
    test::check_operation(feel::in_range, rows);
}

TEST_CASE("tests against a value") {
    constexpr auto rows = std::to_array<operated>({
        {"1", "1", "true"},
        {"1", "2", "false"},
        {"1", R"("1")", "!operand-kinds"},
        {"null", "null", "true"},
        {"null", "1", "false"},
        {"1", "null", "false"},
        {"true", "true", "true"},
        {"false", "true", "false"},
        {"2", "[1..3]", "true"},
        {"4", "[1..3]", "false"},
        {"null", "[1..3]", "!null-operand"},
        {R"("a")", "[1..3]", "!operand-kinds"},
        {"[1..3]", "[1..3]", "true"},
        {"2", "[1, 2, 3]", "true"},
        {"4", "[1, 2, 3]", "false"},
        {"null", "[1, null]", "true"},
        {"null", "[1]", "false"},
        {"1", "[]", "false"},
        {"1", R"(["1"])", "false"},
        {"5", "[[1..3], [4..6]]", "true"},
        {"9", "[[1..3], [4..6], 9]", "true"},
        {R"("a")", R"([[1..3], "a"])", "true"},
        {"[1, 2]", "[1, 2]", "true"},
        {"[1, 2]", "[[1, 2], 3]", "true"},
        {"[1, 2]", "[3]", "false"},
        {"{a: 1}", "{a: 1}", "true"},
        {R"(@"10:30:00Z")", R"(@"11:30:00+01:00")", "true"},
        {R"(@"10:30:00")", R"([@"09:00:00", @"10:30:00"])", "true"},
        {R"(@"10:30:00Z")", R"([@"10:30:00"])", "false"},
        {"(< 10)", "(< 10)", "true"},
        {"5", "[(> 10), (< 6)]", "true"},
    });
    test::check_operation(feel::value_test, rows);
}

} // namespace
} // namespace hjemmel
