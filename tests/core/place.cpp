// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/core/place.hpp>

#include <doctest/doctest.h>

#include <memory>

using namespace hjemmel;

namespace {

place at(std::string text, std::uint32_t begin, std::uint32_t end) {
    return {std::make_shared<const source_file>(source_file{"t", std::move(text)}), begin, end};
}

} // namespace

TEST_CASE("lines and columns count from one, columns in code points") {
    struct row {
        std::string text;
        std::uint32_t begin;
        std::uint32_t end;
        std::size_t line;
        std::size_t column;
        std::string_view line_text;
        std::size_t width;
    };
    const row rows[] = {
        {"", 0, 0, 1, 1, "", 1},
        {"abc", 1, 3, 1, 2, "abc", 2},
        {"a\nbc\nd", 2, 3, 2, 1, "bc", 1},
        {"a\nbc\nd", 4, 4, 2, 3, "bc", 1},
        {"a\r\nbc\r\nd", 3, 8, 2, 1, "bc", 2}, // no wider than its line
        {"æ😀x", 6, 7, 1, 3, "æ😀x", 1},
        {"xæ😀", 1, 7, 1, 2, "xæ😀", 2},
        {"abc", 3, 3, 1, 4, "abc", 1},
        {"abc", 9, 12, 1, 4, "abc", 1}, // beyond the file
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const auto where = at(row.text, row.begin, row.end);
        CHECK(where.line() == row.line);
        CHECK(where.column() == row.column);
        CHECK(where.line_text() == row.line_text);
        CHECK(where.width() == row.width);
    }
}

TEST_CASE("without a file there is no place") {
    const place none;
    CHECK_FALSE(bool(none));
    CHECK(none.line() == 0);
    CHECK(none.column() == 0);
    CHECK(none.width() == 0);
    CHECK(none.line_text().empty());
}

TEST_CASE("a part of a text is found by its runs") {
    const auto whole = at("\"ab\\tcd\"", 0, 8);
    const located_text text{"ab\tcd", whole, {{0, 1}, {2, 3}, {3, 5}}};
    CHECK(text.at(0, 1).begin == 1);
    CHECK(text.at(1, 2).begin == 2);
    CHECK(text.at(3, 5).begin == 5);
    CHECK(text.at(3, 5).end == 7);
    CHECK(text.at(0, 5).begin == 1);
    CHECK(text.at(0, 5).end == 7);
    CHECK(text.at(5, 5).begin == 7);
    CHECK(text.at(5, 5).end == 7);
}

TEST_CASE("a text without runs has one place for all its parts") {
    const auto whole = at("abc", 0, 3);
    const located_text text{"x", whole, {}};
    CHECK(text.at(0, 1).begin == 0);
    CHECK(text.at(0, 1).end == 3);
    CHECK_FALSE(text.empty());
    CHECK(located_text{}.empty());
}

TEST_CASE("code points") {
    CHECK(code_points("") == 0);
    CHECK(code_points("aæ😀") == 3);
}
