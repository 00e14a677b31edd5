// SPDX-License-Identifier: Apache-2.0
// The built-ins that make one value of a list.
#include <hjemmel/feel/builtins/aggregate.hpp>

#include "support/call.hpp"

#include <array>

namespace hjemmel {
namespace {

using test::built;

TEST_CASE("count, min and max") {
    constexpr auto rows = std::to_array<built>({
        {"count", "[1, 2, null]", "3"},
        {"count", "[]", "0"},
        {"count", "[[1, 2]]", "1"},
        {"count", "[1], [2, 3]", "2"},
        {"count", "1, 2, 3", "3"},
        {"count", "1", "1"},
        {"count", "", "0"},
        {"count", "null", "!null-argument"},
        {"count", "null, null", "2"},
        {"count", "failed", "!earlier"},
        {"min", "[3, 1, 2]", "1"},
        {"min", "3, 1, 2", "1"},
        {"min", "[1]", "1"},
        {"min", "1", "1"},
        {"min", "[]", "!argument-range"},
        {"min", "null", "!null-argument"},
        {"min", "[1, null]", "!null-operand"},
        {"min", "[null, 1]", "!null-argument"},
        {"min", R"([1, "a"])", "!operand-kinds"},
        {"min", "[true]", "!argument-kind"},
        {"min", R"(["b", "a"])", R"("a")"},
        {"min", R"([@"2018-03-02", @"2016-02-29"])", R"(@"2016-02-29")"},
        {"min", R"([@"P1D", @"PT1H"])", R"(@"PT1H")"},
        {"min", R"([@"P1D", @"P1M"])", "!operand-kinds"},
        {"max", "[3, 1, 2]", "3"},
        {"max", R"(["ø", "å", "z"])", R"("ø")"},
        {"max", R"([@"P11M", @"P1Y"])", R"(@"P1Y")"},
        {"max", "1.000000000000000000000000000000001, 1", "1.000000000000000000000000000000001"},
        {"max", "[1, failed]", "!earlier"},
        {"max", "[]", "!argument-range"},
    });
    test::check_calls(rows);
}

TEST_CASE("sums, products and means") {
    constexpr auto rows = std::to_array<built>({
        {"sum", "[1, 2, 3]", "6"},
        {"sum", "1, 2, 3", "6"},
        {"sum", "1", "1"},
        {"sum", "[0.1, 0.2]", "0.3"},
        {"sum", "[9007199254740993, 0.1]", "9007199254740993.1"},
        {"sum", "[1234567890123456789012345678901234, 0.5]", "1234567890123456789012345678901234"},
        {"sum", "[]", "!argument-range"},
        {"sum", "null", "!null-argument"},
        {"sum", "[1, null]", "!null-argument"},
        {"sum", R"([1, "2"])", "!argument-kind"},
        {"sum", R"([@"P1D"])", "!argument-kind"},
        {"sum", "[1, failed]", "!earlier"},
        {"product", "[6, 3, 9, 6, 6]", "5832"},
        {"product", "2.5, 1, 2.5, 3", "18.75"},
        {"product", "[]", "!argument-range"},
        {"product", "[1, null]", "!null-argument"},
        {"product", R"([1, "foo"])", "!argument-kind"},
        {"mean", "[1, 2, 6]", "3"},
        {"mean", "1, 2", "1.5"},
        {"mean", "[1, 0, 0]", "0.3333333333333333333333333333333333"},
        {"mean", "[]", "!argument-range"},
        {"mean", "null", "!null-argument"},
        {"median", "[8, 2, 5, 3, 4]", "4"},
        {"median", "6, 1, 2, 3", "2.5"},
        {"median", "[7]", "7"},
        {"median", "[]", "!argument-range"},
        {"median", "[1, null]", "!null-argument"},
        {"stddev", "[2, 4, 7, 5]", "2.081665999466132735282297706979931"},
        {"stddev", "2, 4, 6", "2"},
        {"stddev", "[5, 5]", "0"},
        {"stddev", "[47]", "!argument-range"},
        {"stddev", "47", "!argument-range"},
        {"stddev", "[]", "!argument-range"},
        {"stddev", R"([1, "foo"])", "!argument-kind"},
        {"stddev", "null", "!null-argument"},
        {"mode", "[6, 3, 9, 6, 6]", "[6]"},
        {"mode", "6, 1, 9, 6, 1", "[1, 6]"},
        {"mode", "[3, 2, 1]", "[1, 2, 3]"},
        {"mode", "[]", "[]"},
        {"mode", "[1, null]", "!null-argument"},
        {"mode", "null", "!null-argument"},
    });
    test::check_calls(rows);
}

TEST_CASE("all and any") {
    constexpr auto rows = std::to_array<built>({
        {"all", "[true, true]", "true"},
        {"all", "[true, false]", "false"},
        {"all", "[false, null, true]", "false"},
        {"all", "[null, true]", "!null-argument"},
        {"all", "[]", "true"},
        {"all", "true", "true"},
        {"all", "0", "!argument-kind"},
        {"all", "null", "!null-argument"},
        {"all", "true, false", "false"},
        {"any", "[false, true]", "true"},
        {"any", "[false, false]", "false"},
        {"any", "[false, null, true]", "true"},
        {"any", "[123, false]", "!argument-kind"},
        {"any", "[true, 123]", "!argument-kind"},
        {"any", R"([null, "a", true])", "!argument-kind"},
        {"any", "true, [true]", "!argument-kind"},
        {"all", "[false, 0]", "!argument-kind"},
        {"all", R"(["true", false])", "!argument-kind"},
        {"any", "null, false", "!null-argument"},
        {"any", "[]", "false"},
        {"any", "null", "!null-argument"},
        {"any", "[failed, false]", "!earlier"},
    });
    test::check_calls(rows);
}

} // namespace
} // namespace hjemmel
