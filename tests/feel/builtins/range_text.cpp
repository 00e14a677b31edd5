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
        {"[\"a\"..\"c\"]", "[\"a\"..\"c\"]"},
        {"[\"a..\\\"b\"..\"c\"]", "[\"a..\\\"b\"..\"c\"]"},
        {"[\"\\u00e6\"..\"\\u00e6\"]", "[\"æ\"..\"æ\"]"},
        {"[@\"2018-01-01\"..@\"2018-12-31\")", "[@\"2018-01-01\"..@\"2018-12-31\")"},
        {"[date(\"2018-01-01\")..date( \"2018-12-31\" )]", "[@\"2018-01-01\"..@\"2018-12-31\"]"},
        {"[duration(\"P1D\")..@\"P2D\"]", "[@\"P1D\"..@\"P2D\"]"},
        {"[@\"P1M\"..@\"P2Y\"]", "[@\"P1M\"..@\"P2Y\"]"},
        {"[18..)", "[18..null)"},
        {"(..21]", "(null..21]"},
        {"[18..]", ""},
        {"[..21]", ""},
        {"(..)", ""},
        {"[21..18]", ""},
        {"[1..\"a\"]", ""},
        {"[1..x]", ""},
        {"[1..2", ""},
        {"1..2]", ""},
        {"[1,2]", ""},
        {"[\"a..b]", ""},
        {"[\"a\"b\"..\"c\"]", ""},
        {"[\"a\\\"..\"c\"]", ""},
        {"[\"\\uZZZZ\"..\"c\"]", ""},
        {"[@2018-01-01..@2018-12-31]", ""},
        {"[@\"x\"..@\"y\"]", ""},
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
