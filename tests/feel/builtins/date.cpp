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
        {"today", "", "@\"2018-03-02\""},
        {"day of year", "@\"2019-09-17\"", "260"},
        {"day of year", "@\"2016-12-31\"", "366"},
        {"day of year", "@\"2100-12-31\"", "365"},
        {"day of year", "null", "!null-argument"},
        {"day of year", "\"2019-09-17\"", "!argument-kind"},
        {"day of week", "@\"2019-09-17\"", "\"Tuesday\""},
        {"day of week", "@\"2016-02-29\"", "\"Monday\""},
        {"day of week", "@\"2018-03-04\"", "\"Sunday\""},
        {"day of week", "failed", "!earlier"},
        {"month of year", "@\"2019-01-31\"", "\"January\""},
        {"month of year", "@\"2019-12-01\"", "\"December\""},
        {"month of year", "1", "!argument-kind"},
        {"week of year", "@\"2019-09-17\"", "38"},
        {"week of year", "@\"2003-12-29\"", "1"},
        {"week of year", "@\"2010-01-01\"", "53"},
        {"week of year", "@\"2020-12-31\"", "53"},
        {"week of year", "@\"2021-01-04\"", "1"},
        {"week of year", "null", "!null-argument"},
    });
    test::check_calls(rows);
}

} // namespace
} // namespace hjemmel
