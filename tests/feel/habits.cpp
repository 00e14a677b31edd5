// SPDX-License-Identifier: Apache-2.0
// Warnings for Danish numbers and dates that are valid FEEL of another meaning.
#include <hjemmel/feel/habits.hpp>
#include <hjemmel/feel/parser.hpp>

#include <support/text.hpp>

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>

namespace {

using namespace hjemmel;
using test::located;

TEST_CASE("text that is FEEL but looks Danish gives a warning with both readings") {
    struct habit {
        std::string_view text;
        std::string_view code; ///< empty: no warning
        std::string_view better;
    };
    constexpr std::array<habit, 20> all{{
        {"[37,5]", "danish-number", "37.5"},
        {"max(37,5)", "danish-number", "37.5"},
        {"x in (37,5)", "danish-number", "37.5"},
        {"[a, 37,5]", "danish-number", "37.5"},
        {"[-37,5]", "danish-number", "-37.5"},
        {"31-12-2019", "danish-date", "@\"2019-12-31\""},
        {"d > 1/8-2017", "danish-date", "@\"2017-08-01\""},
        {"31/12/2019", "danish-date", "@\"2019-12-31\""},
        {"2019-12-31", "danish-date", "@\"2019-12-31\""},
        {"11.000", "danish-thousands", "11000"},
        {"352.470 * x", "danish-thousands", "352470"},
        {"[37, 5]", "", ""},
        {"[1,2,3]", "", ""},
        {"[a,5]", "", ""},
        {"31 - 12 - 2019", "", ""},
        {"10-2-1", "", ""},
        {"1.025", "", ""},
        {"0.500", "", ""},
        {"11.00", "", ""},
        {"a.b - 3", "", ""},
    }};
    for (const auto& one : all) {
        CAPTURE(one.text);
        const auto source = located(std::string(one.text));
        const auto parsed = feel::parse_expression(source, {});
        REQUIRE(parsed.has_value());
        const auto found = feel::habits(source, parsed.value());
        REQUIRE(found.size() == (one.code.empty() ? 0 : 1));
        if (found.empty()) continue;
        CHECK(found.front().code == one.code);
        CHECK(found.front().level == severity::warning);
        CHECK(found.front().hint.da.find(one.better) != std::string::npos);
        CHECK(found.front().hint.en.find(one.better) != std::string::npos);
    }
}

} // namespace
