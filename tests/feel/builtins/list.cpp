// SPDX-License-Identifier: Apache-2.0
// The built-ins that search lists and make lists of lists.
#include <hjemmel/feel/builtins/list.hpp>

#include "support/call.hpp"

#include <array>
#include <span>
#include <string>

namespace hjemmel {
namespace {

using test::built;

TEST_CASE("searching lists") {
    constexpr auto rows = std::to_array<built>({
        {"list contains", "[1, 2, 3], 2", "true"},
        {"list contains", "[1, 2, 3], 2.0", "true"},
        {"list contains", "[1, 2, 3], 4", "false"},
        {"list contains", "[1, null], null", "true"},
        {"list contains", "[1], null", "false"},
        {"list contains", R"([1, "a"], "a")", "true"},
        {"list contains", "[[1, 2]], [1, 2]", "true"},
        {"list contains", "[{a: 1, b: 2}], {b: 2, a: 1}", "true"},
        {"list contains", "[[1..3]], [1..3]", "true"},
        {"list contains", "[[1..3]], 2", "false"},
        {"list contains", "[], null", "false"},
        {"list contains", "null, 1", "!null-argument"},
        {"list contains", "1, 1", "!argument-kind"},
        {"index of", "[1, 2, 3, 2], 2", "[2, 4]"},
        {"index of", "[1, null, 3, null], null", "[2, 4]"},
        {"index of", R"([1, 2], "1")", "[]"},
        {"index of", "null, 2", "!null-argument"},
    });
    test::check_calls(rows);
}

TEST_CASE("parts of lists") {
    constexpr auto rows = std::to_array<built>({
        {"sublist", "[4, 5, 6], 1, 2", "[4, 5]"},
        {"sublist", "[4, 5, 6], 2", "[5, 6]"},
        {"sublist", "[4, 5, 6], 2, null", "[5, 6]"},
        {"sublist", "[4, 5, 6], -2", "[5, 6]"},
        {"sublist", "[4, 5, 6], -3, 1", "[4]"},
        {"sublist", "[4, 5, 6], 0", "!argument-range"},
        {"sublist", "[4, 5, 6], 4", "!argument-range"},
        {"sublist", "[4, 5, 6], -4", "!argument-range"},
        {"sublist", "[4, 5, 6], 2, 3", "!argument-range"},
        {"sublist", "[4, 5, 6], 2, 0", "!argument-range"},
        {"sublist", "[], 1", "!argument-range"},
        {"sublist", "null, 1", "!null-argument"},
        {"sublist", "[1], null", "!null-argument"},
        {"sublist", R"([1], "1")", "!argument-kind"},
        {"remove", "[1, 2, 3], 2", "[1, 3]"},
        {"remove", "[1, 2, 3], -1", "[1, 2]"},
        {"remove", "[1], 1", "[]"},
        {"remove", "[1, 2, 3], 0", "!argument-range"},
        {"remove", "[1, 2, 3], 4", "!argument-range"},
        {"remove", "[1, 2, 3], null", "!null-argument"},
        {"remove", "null, 1", "!null-argument"},
        {"reverse", "[1, 2, 3]", "[3, 2, 1]"},
        {"reverse", "[]", "[]"},
        {"reverse", "[null, [1, 2]]", "[[1, 2], null]"},
        {"reverse", "null", "!null-argument"},
        {"flatten", "[[1, 2], [[3]], 4]", "[1, 2, 3, 4]"},
        {"flatten", "[[], [[]], null]", "[null]"},
        {"flatten", "null", "!null-argument"},
    });
    test::check_calls(rows);
}

TEST_CASE("longer lists") {
    constexpr auto rows = std::to_array<built>({
        {"append", "[1], 2, 3", "[1, 2, 3]"},
        {"append", "[1], [2]", "[1, [2]]"},
        {"append", "[], null", "[null]"},
        {"append", "[1]", "[1]"},
        {"append", "null, 1", "!null-argument"},
        {"concatenate", "[1, 2], [3]", "[1, 2, 3]"},
        {"concatenate", "[1], [[2]], []", "[1, [2]]"},
        {"concatenate", "[1], null", "!null-argument"},
        {"concatenate", "null, [1]", "!null-argument"},
        {"concatenate", "[1], 2", "!argument-kind"},
        {"insert before", "[1, 3], 2, 2", "[1, 2, 3]"},
        {"insert before", "[1, 3], -1, 2", "[1, 2, 3]"},
        {"insert before", "[1, 3], 1, null", "[null, 1, 3]"},
        {"insert before", "[1, 3], 3, 2", "!argument-range"},
        {"insert before", "[1, 3], 0, 2", "!argument-range"},
        {"insert before", "[], 1, 2", "!argument-range"},
        {"insert before", "[1, 3], null, 2", "!null-argument"},
        {"insert before", "null, 1, 2", "!null-argument"},
        {"list replace", "[2, 4, 7], 3, 6", "[2, 4, 6]"},
        {"list replace", "[2, 4, 7], -3, 6", "[6, 4, 7]"},
        {"list replace", "[2, 4, 7], 4, 6", "!argument-range"},
        {"list replace", "[2, 4, 7], null, 6", "!null-argument"},
        {"list replace", "null, 1, 6", "!null-argument"},
        {"list replace", R"([2, 4, 7], "less", 5)", "[5, 5, 7]"},
        {"list replace", R"([2, 4, 7], "never", 5)", "[2, 4, 7]"},
        {"list replace", R"([2, 4, 7], "broken", 5)", "!broken-function"},
        {"list replace", "[2, 4, 7], true, 5", "!no-function"},
    });
    test::check_calls(rows);
}

TEST_CASE("values once") {
    constexpr auto rows = std::to_array<built>({
        {"union", "[1, 2], [2, 3]", "[1, 2, 3]"},
        {"union", "[3, 1], [1, null], [null]", "[3, 1, null]"},
        {"union", "[1], null", "!null-argument"},
        {"distinct values", "[1, 2, 3, 2, 1]", "[1, 2, 3]"},
        {"distinct values", R"([1, null, 1.0, null, "1"])", R"([1, null, "1"])"},
        {"distinct values", "[{a: 1, b: 2}, {b: 2, a: 1}, [1], [1]]", "[{a: 1, b: 2}, [1]]"},
        {"distinct values", R"([@"P1D", @"PT24H", @"P1M"])", R"([@"P1D", @"P1M"])"},
        {"distinct values", "[]", "[]"},
        {"distinct values", "null", "!null-argument"},
        {"duplicate values", "[1, 2, 3, 2, 1]", "[1, 2]"},
        {"duplicate values", "[1, 2, 3, 2, 1, 1, 2]", "[1, 2]"},
        {"duplicate values", "[null, 1, null]", "[null]"},
        {"duplicate values", "[1, 2]", "[]"},
        {"duplicate values", "[1, failed, null]", "[failed]"},
        {"distinct values", "[failed, 1, null]", "[failed, 1]"},
        {"duplicate values", "null", "!null-argument"},
    });
    test::check_calls(rows);
}

TEST_CASE("sorting") {
    constexpr auto rows = std::to_array<built>({
        {"sort", R"([3, 1, 4, 5, 2], "less")", "[1, 2, 3, 4, 5]"},
        {"sort", R"([3, 1, 4, 5, 2], "greater")", "[5, 4, 3, 2, 1]"},
        {"sort", R"([3, 1, 2], "never")", "[3, 1, 2]"},
        {"sort", R"([3, 1, 2], "always")", "[2, 1, 3]"},
        {"sort", R"([1], "broken")", "[1]"},
        {"sort", R"([2, 1], "broken")", "!broken-function"},
        {"sort", "[2, 1], null", "!no-function"},
        {"sort", "[3, 1, 2]", "[1, 2, 3]"},
        {"sort", R"(["b", "a"])", R"(["a", "b"])"},
        {"sort", "[]", "[]"},
        {"sort", R"([1, "a"])", "!argument-kind"},
        {"sort", "[1, null]", "!null-argument"},
        {"sort", "[true, false]", "!argument-kind"},
        {"sort", "null", "!null-argument"},
        {"sort", R"(null, "less")", "!null-argument"},
    });
    test::check_calls(rows);
}

TEST_CASE("what a function leaves open stays open") {
    constexpr auto calls = std::to_array<built>({
        {"sort", R"([1, 2, 3], "open")", ""},
        {"list replace", R"([1, 2, 3], "open", 4)", ""},
    });
    for (const auto& row : calls) {
        test::test_call in;
        const auto arguments = test::feel_value("[" + std::string(row.arguments) + "]");
        const auto got = feel::find_builtin(row.function)->define(in, arguments.as_list().items);
        REQUIRE(got.is_undetermined());
        CHECK(got.as_undetermined().missing == missing_set(std::vector<std::uint32_t>{1, 2}));
        CHECK(in.failures.empty());
    }
}

TEST_CASE("a list is charged before it is made") {
    const std::array<value, 2> arguments{test::feel_value("[1, 2, 3]"), test::feel_value("[4]")};
    for (const std::string name : {"concatenate", "append", "union", "reverse", "sort"}) {
        CAPTURE(name);
        test::test_call in;
        in.left = 2;
        const auto given = std::span(arguments);
        const bool single = name[0] == 'r' || name[0] == 's';
        CHECK(feel::find_builtin(name)->define(in, given.first(single ? 1 : 2)).is_null());
        CHECK(in.failures.empty());
    }
}

} // namespace
} // namespace hjemmel
