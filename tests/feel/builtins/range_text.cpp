// SPDX-License-Identifier: Apache-2.0
// The text of a range whose ends are constants.
#include <hjemmel/feel/builtins/range_text.hpp>

#include "support/call.hpp"

#include <array>
#include <string>

namespace hjemmel {
namespace {

struct text_row {
    const char* text;
    const char* range; ///< FEEL text; empty: the text is none
};

TEST_CASE("ranges are read from their text") {
    constexpr auto rows = std::to_array<text_row>({
        {"[18..21]", "[18..21]"},
        {"(18..21)", "(18..21)"},
        {"]18..21[", "(18..21)"},
        {" [ 18 .. 21 ] ", "[18..21]"},
        {"[-1.5..+2]", "[-1.5..2]"},
        {"[1.0..1]", "[1..1]"},
        {R"(["a".."c"])", R"(["a".."c"])"},
        {R"(["a..\"b".."c"])", R"(["a..\"b".."c"])"},
        {"[\"\\u00e6\"..\"\\u00e6\"]", R"(["æ".."æ"])"},
        {R"([@"2018-01-01"..@"2018-12-31"))", R"([@"2018-01-01"..@"2018-12-31"))"},
        {R"([date("2018-01-01")..date( "2018-12-31" )])", R"([@"2018-01-01"..@"2018-12-31"])"},
        {R"([duration("P1D")..@"P2D"])", R"([@"P1D"..@"P2D"])"},
        {R"([@"P1M"..@"P2Y"])", R"([@"P1M"..@"P2Y"])"},
        {"[18..)", "(>= 18)"},
        {"(18..)", "(> 18)"},
        {"(..21]", "(<= 21)"},
        {"(..21)", "(< 21)"},
        {R"([@"10:00:00Z"..@"11:00:00+00:00"])", R"([@"10:00:00Z"..@"11:00:00Z"])"},
        {R"([time("10:00:00")..time( "11:00:00" )))", R"([@"10:00:00"..@"11:00:00"))"},
        {R"((date and time("2018-03-02T10:00:00")..)", ""},
        {R"((date and time("2018-03-02T10:00:00")..))", R"((> @"2018-03-02T10:00:00"))"},
        {R"([@"11:00:00"..@"10:00:00"])", ""},
        {R"([@"10:00:00"..@"11:00:00Z"])", ""},
        {R"([@"2018-03-02"..@"2018-03-02T10:00:00"])", ""},
        {"[18..]", ""},
        {"[..21]", ""},
        {"(..)", ""},
        {"[21..18]", ""},
        {R"([1.."a"])", ""},
        {"[1..x]", ""},
        {"[1..2", ""},
        {"1..2]", ""},
        {"[1,2]", ""},
        {R"(["a..b])", ""},
        {R"(["a"b".."c"])", ""},
        {R"(["a\".."c"])", ""},
        {"[\"\\uZZZZ\"..\"c\"]", ""},
        {"[@2018-01-01..@2018-12-31]", ""},
        {R"([@"x"..@"y"])", ""},
        {"[date(..date(]", ""},
        {"", ""},
        {"[", ""},
        {"[..", ""},
    });
    for (const auto& row : rows) {
        INFO(std::string(row.text));
        const auto got = feel::define::parse_range(row.text);
        REQUIRE(got.has_value() == (*row.range != '\0'));
        if (got) test::check_value(*got, row.range);
    }
}

} // namespace
} // namespace hjemmel
