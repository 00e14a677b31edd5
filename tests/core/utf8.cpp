// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/core/utf8.hpp>

#include <doctest/doctest.h>

using namespace hjemmel;

TEST_CASE("the first byte that is no UTF-8") {
    struct row {
        std::string_view text;
        std::size_t expected;
    };
    using namespace std::string_view_literals;
    const row rows[] = {
        {"", 0},
        {"abc", 3},
        {"m\xC3\xA5l", 4},
        {"\xE2\x82\xAC", 3},
        {"\xF0\x9F\x98\x80", 4},
        {"a\0b"sv, 3},
        {"\x80", 0},             // a continuation alone
        {"a\xC3", 1},            // cut short
        {"\xC0\xAF", 0},         // overlong
        {"\xE0\x80\x80", 0},     // overlong
        {"\xED\xA0\x80", 0},     // a surrogate
        {"\xF4\x90\x80\x80", 0}, // beyond U+10FFFF
        {"ab\xFF", 2},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(first_bad_byte(row.text) == row.expected);
    }
    CHECK(first_bad_or_nul("a\0b"sv) == 1);
    CHECK(first_bad_or_nul("a\xFF\0"sv) == 1);
    CHECK(first_bad_or_nul("ab") == 2);
}
