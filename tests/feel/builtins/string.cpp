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
        {"substring", "\"foobar\", 3", "\"obar\""},
        {"substring", "\"foobar\", 3, 3", "\"oba\""},
        {"substring", "\"foobar\", 3, 3.8", "\"oba\""},
        {"substring", "\"foobar\", -2, 1", "\"a\""},
        {"substring", "\"foobar\", -6, 6", "\"foobar\""},
        {"substring", "\"foobar\", 6, 9", "\"r\""},
        {"substring", "\"foobar\", 3, null", "\"obar\""},
        {"substring", "\"blåbærgrød\", 3, 4", "\"åbær\""},
        {"substring", "\"a😀b\", 2, 1", "\"😀\""},
        {"substring", "\"a😀b\", -1", "\"b\""},
        {"substring", "\"foobar\", 0", "!argument-range"},
        {"substring", "\"foobar\", 7", "!argument-range"},
        {"substring", "\"foobar\", -7", "!argument-range"},
        {"substring", "\"foobar\", 1, 0", "!argument-range"},
        {"substring", "\"foobar\", 1, -1", "!argument-range"},
        {"substring", "\"\", 1", "!argument-range"},
        {"substring", "null, 1", "!null-argument"},
        {"substring", "\"a\", null", "!null-argument"},
        {"substring", "\"a\", \"1\"", "!argument-kind"},
        {"substring", "\"a\", 1, \"1\"", "!argument-kind"},
        {"substring", "1, 1", "!argument-kind"},
        {"string length", "\"\"", "0"},
        {"string length", "\"foo\"", "3"},
        {"string length", "\"æøå\"", "3"},
        {"string length", "\"😀👍🏽\"", "3"},
        {"string length", "null", "!null-argument"},
        {"string length", "123", "!argument-kind"},
        {"substring before", "\"foobar\", \"bar\"", "\"foo\""},
        {"substring before", "\"foobar\", \"o\"", "\"f\""},
        {"substring before", "\"foobar\", \"x\"", "\"\""},
        {"substring before", "\"foobar\", \"\"", "\"\""},
        {"substring before", "\"\", \"\"", "\"\""},
        {"substring before", "\"blåbær\", \"bær\"", "\"blå\""},
        {"substring before", "null, \"a\"", "!null-argument"},
        {"substring before", "\"a\", null", "!null-argument"},
        {"substring after", "\"foobar\", \"ob\"", "\"ar\""},
        {"substring after", "\"foobar\", \"o\"", "\"obar\""},
        {"substring after", "\"foobar\", \"x\"", "\"\""},
        {"substring after", "\"foobar\", \"\"", "\"foobar\""},
        {"substring after", "\"\", \"a\"", "\"\""},
        {"substring after", "1, \"a\"", "!argument-kind"},
        {"substring after", "\"a\", 1", "!argument-kind"},
    });
    test::check_calls(rows);
}

TEST_CASE("letters") {
    constexpr auto rows = std::to_array<built>({
        {"upper case", "\"aBc4\"", "\"ABC4\""},
        {"upper case", "\"blåbærgrød\"", "\"BLÅBÆRGRØD\""},
        {"upper case", "\"αβγς жя 😀\"", "\"ΑΒΓΣ ЖЯ 😀\""},
        {"upper case", "\"\"", "\"\""},
        {"upper case", "null", "!null-argument"},
        {"lower case", "\"aBc4\"", "\"abc4\""},
        {"lower case", "\"ÆØÅ ÉÜ ŠŽ\"", "\"æøå éü šž\""},
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
        {"contains", "\"foobar\", \"oba\"", "true"},
        {"contains", "\"foobar\", \"of\"", "false"},
        {"contains", "\"abc\", \"\"", "true"},
        {"contains", "\"\", \"a\"", "false"},
        {"contains", "null, \"a\"", "!null-argument"},
        {"contains", "\"a\", null", "!null-argument"},
        {"contains", "null, null", "!null-argument"},
        {"starts with", "\"foobar\", \"fo\"", "true"},
        {"starts with", "\"foobar\", \"oo\"", "false"},
        {"starts with", "\"øl\", \"ø\"", "true"},
        {"starts with", "1, \"a\"", "!argument-kind"},
        {"ends with", "\"foobar\", \"r\"", "true"},
        {"ends with", "\"foobar\", \"foobarx\"", "false"},
        {"ends with", "\"a\", 1", "!argument-kind"},
    });
    test::check_calls(rows);
}

TEST_CASE("joining") {
    constexpr auto rows = std::to_array<built>({
        {"string join", "[\"a\", \"b\", \"c\"], null", "\"abc\""},
        {"string join", "[\"a\", \"b\", \"c\"], \" og \"", "\"a og b og c\""},
        {"string join", "[\"a\"], \"X\"", "\"a\""},
        {"string join", "[\"a\", null, \"c\"], \"X\"", "\"aXc\""},
        {"string join", "[null, \"c\"], \"X\"", "\"c\""},
        {"string join", "[\"\", \"\"], \"X\"", "\"X\""},
        {"string join", "[], \"X\"", "\"\""},
        {"string join", "[1, 2], \"X\"", "!argument-kind"},
        {"string join", "[\"a\", failed], \"X\"", "!earlier"},
        {"string join", "null, \"X\"", "!null-argument"},
        {"string join", "[\"a\"], 1", "!argument-kind"},
    });
    test::check_calls(rows);
}

TEST_CASE("a long string is charged before it is made") {
    test::test_call in;
    in.left = 9;
    const std::array<value, 2> arguments{test::feel_value("[\"aaaa\", \"bbbb\"]"), value(", ")};
    const auto got = feel::define::string_join(in, arguments);
    CHECK(got.is_null());
    CHECK(in.failures.empty());
}

} // namespace
} // namespace hjemmel
