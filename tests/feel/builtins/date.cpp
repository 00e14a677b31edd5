// SPDX-License-Identifier: Apache-2.0
// The built-ins on dates.
#include <hjemmel/feel/builtins/date.hpp>

#include "support/call.hpp"

#include <array>

namespace hjemmel {
namespace {

using test::built;

TEST_CASE("dates") {
    constexpr auto rows = std::to_array<built>({
        {"today", "", R"(@"2018-03-02")"},
        {"day of year", R"(@"2019-09-17")", "260"},
        {"day of year", R"(@"2016-12-31")", "366"},
        {"day of year", R"(@"2100-12-31")", "365"},
        {"day of year", "null", "!null-argument"},
        {"day of year", R"("2019-09-17")", "!argument-kind"},
        {"day of week", R"(@"2019-09-17")", R"("Tuesday")"},
        {"day of week", R"(@"2016-02-29")", R"("Monday")"},
        {"day of week", R"(@"2018-03-04")", R"("Sunday")"},
        {"day of week", "failed", "!earlier"},
        {"month of year", R"(@"2019-01-31")", R"("January")"},
        {"month of year", R"(@"2019-12-01")", R"("December")"},
        {"month of year", "1", "!argument-kind"},
        {"week of year", R"(@"2019-09-17")", "38"},
        {"week of year", R"(@"2003-12-29")", "1"},
        {"week of year", R"(@"2010-01-01")", "53"},
        {"week of year", R"(@"2020-12-31")", "53"},
        {"week of year", R"(@"2021-01-04")", "1"},
        {"week of year", "null", "!null-argument"},
        {"day of year", R"(@"2016-12-31T23:59:59")", "366"},
        {"day of week", R"(@"2019-09-17T00:00:00+14:00")", R"("Tuesday")"},
        {"month of year", R"(@"2019-12-31T23:59:59@Europe/Copenhagen")", R"("December")"},
        {"week of year", R"(@"2019-12-30T10:10:10Z")", "1"},
        {"week of year", R"(@"10:10:10")", "!argument-kind"},
        {"day of week", R"(@"P1D")", "!argument-kind"},
        {"now", "", "!no-clock"},
    });
    test::check_calls(rows);
}

} // namespace
} // namespace hjemmel
