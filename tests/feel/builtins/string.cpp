// SPDX-License-Identifier: Apache-2.0
// The built-ins on strings.
#include <hjemmel/feel/builtins/string.hpp>

#include "support/call.hpp"

#include <array>

namespace hjemmel {
namespace {

using test::built;

TEST_CASE("parts of strings") {
    constexpr auto rows = std::to_array<built>({
        {"substring", R"("foobar", 3)", R"("obar")"},
        {"substring", R"("foobar", 3, 3)", R"("oba")"},
        {"substring", R"("foobar", 3, 3.8)", R"("oba")"},
        {"substring", R"("foobar", -2, 1)", R"("a")"},
        {"substring", R"("foobar", -6, 6)", R"("foobar")"},
        {"substring", R"("foobar", 6, 9)", R"("r")"},
        {"substring", R"("foobar", 3, null)", R"("obar")"},
        {"substring", R"("blåbærgrød", 3, 4)", R"("åbær")"},
        {"substring", R"("a😀b", 2, 1)", R"("😀")"},
        {"substring", R"("a😀b", -1)", R"("b")"},
        {"substring", R"("foobar", 0)", "!argument-range"},
        {"substring", R"("foobar", 7)", "!argument-range"},
        {"substring", R"("foobar", -7)", "!argument-range"},
        {"substring", R"("foobar", 1, 0)", "!argument-range"},
        {"substring", R"("foobar", 1, -1)", "!argument-range"},
        {"substring", R"("", 1)", "!argument-range"},
        {"substring", "null, 1", "!null-argument"},
        {"substring", R"("a", null)", "!null-argument"},
        {"substring", R"("a", "1")", "!argument-kind"},
        {"substring", R"("a", 1, "1")", "!argument-kind"},
        {"substring", "1, 1", "!argument-kind"},
        {"string length", R"("")", "0"},
        {"string length", R"("foo")", "3"},
        {"string length", R"("æøå")", "3"},
        {"string length", R"("😀👍🏽")", "3"},
        {"string length", "null", "!null-argument"},
        {"string length", "123", "!argument-kind"},
        {"substring before", R"("foobar", "bar")", R"("foo")"},
        {"substring before", R"("foobar", "o")", R"("f")"},
        {"substring before", R"("foobar", "x")", R"("")"},
        {"substring before", R"("foobar", "")", R"("")"},
        {"substring before", R"("", "")", R"("")"},
        {"substring before", R"("blåbær", "bær")", R"("blå")"},
        {"substring before", R"(null, "a")", "!null-argument"},
        {"substring before", R"("a", null)", "!null-argument"},
        {"substring after", R"("foobar", "ob")", R"("ar")"},
        {"substring after", R"("foobar", "o")", R"("obar")"},
        {"substring after", R"("foobar", "x")", R"("")"},
        {"substring after", R"("foobar", "")", R"("foobar")"},
        {"substring after", R"("", "a")", R"("")"},
        {"substring after", R"(1, "a")", "!argument-kind"},
        {"substring after", R"("a", 1)", "!argument-kind"},
    });
    test::check_calls(rows);
}

TEST_CASE("letters") {
    constexpr auto rows = std::to_array<built>({
        {"upper case", R"("aBc4")", R"("ABC4")"},
        {"upper case", R"("blåbærgrød")", R"("BLÅBÆRGRØD")"},
        {"upper case", R"("αβγς жя 😀")", R"("ΑΒΓΣ ЖЯ 😀")"},
        {"upper case", R"("")", R"("")"},
        {"upper case", "null", "!null-argument"},
        {"lower case", R"("aBc4")", R"("abc4")"},
        {"lower case", R"("ÆØÅ ÉÜ ŠŽ")", R"("æøå éü šž")"},
        {"lower case", "1", "!argument-kind"},
    });
    test::check_calls(rows);
    // Bytes that are no UTF-8 come out as they went in.
    test::test_call in;
    const value broken(std::string("a\xff\xe6"));
    CHECK(feel::define::upper_case(in, {&broken, 1}).as_string() == "A\xff\xe6");
    CHECK(feel::define::string_length(in, {&broken, 1}).as_number() == decimal(3));
}

TEST_CASE("searching") {
    constexpr auto rows = std::to_array<built>({
        {"contains", R"("foobar", "oba")", "true"},
        {"contains", R"("foobar", "of")", "false"},
        {"contains", R"("abc", "")", "true"},
        {"contains", R"("", "a")", "false"},
        {"contains", R"(null, "a")", "!null-argument"},
        {"contains", R"("a", null)", "!null-argument"},
        {"contains", "null, null", "!null-argument"},
        {"starts with", R"("foobar", "fo")", "true"},
        {"starts with", R"("foobar", "oo")", "false"},
        {"starts with", R"("øl", "ø")", "true"},
        {"starts with", R"(1, "a")", "!argument-kind"},
        {"ends with", R"("foobar", "r")", "true"},
        {"ends with", R"("foobar", "foobarx")", "false"},
        {"ends with", R"("a", 1)", "!argument-kind"},
    });
    test::check_calls(rows);
}

TEST_CASE("joining") {
    constexpr auto rows = std::to_array<built>({
        {"string join", R"(["a", "b", "c"], null)", R"("abc")"},
        {"string join", R"(["a", "b", "c"], " og ")", R"("a og b og c")"},
        {"string join", R"(["a"], "X")", R"("a")"},
        {"string join", R"(["a", null, "c"], "X")", R"("aXc")"},
        {"string join", R"([null, "c"], "X")", R"("c")"},
        {"string join", R"(["", ""], "X")", R"("X")"},
        {"string join", R"([], "X")", R"("")"},
        {"string join", R"([1, 2], "X")", "!argument-kind"},
        {"string join", R"(["a", failed], "X")", "!earlier"},
        {"string join", R"(null, "X")", "!null-argument"},
        {"string join", R"(["a"], 1)", "!argument-kind"},
    });
    test::check_calls(rows);
}

TEST_CASE("a long string is charged before it is made") {
    test::test_call in;
    in.left = 9;
    const std::array<value, 2> arguments{test::feel_value(R"(["aaaa", "bbbb"])"), value(", ")};
    const auto got = feel::define::string_join(in, arguments);
    CHECK(got.is_null());
    CHECK(in.failures.empty());
}

} // namespace
} // namespace hjemmel
