// SPDX-License-Identifier: Apache-2.0
#include "units.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace hjemmel::explain::detail {

namespace {

/// What one and several are called.
struct unit {
    std::string_view one_da;
    std::string_view many_da;
    std::string_view one_en;
    std::string_view many_en;
};

constexpr unit units[] = {
    {"år", "år", "year", "years"},
    {"måned", "måneder", "month", "months"},
    {"uge", "uger", "week", "weeks"},
    {"dag", "dage", "day", "days"},
    {"time", "timer", "hour", "hours"},
    {"minut", "minutter", "minute", "minutes"},
    {"time om ugen", "timer om ugen", "hour a week", "hours a week"},
    {"borger", "borgere", "citizen", "citizens"},
    {"person", "personer", "person", "persons"},
    {"sag", "sager", "case", "cases"},
    {"kommune", "kommuner", "municipality", "municipalities"},
    {"gang", "gange", "time", "times"},
    {"procent", "procent", "per cent", "per cent"},
    {"procentpoint", "procentpoint", "percentage point", "percentage points"},
};

} // namespace

std::string unit_words(const std::string& unit, const decimal& count, language wanted) {
    const auto at = std::find_if(std::begin(units), std::end(units), [&](const auto& known) {
        return unit == known.one_da || unit == known.many_da;
    });
    if (at == std::end(units)) return unit;
    const auto number = count.to_int64();
    const bool one = number && (*number == 1 || *number == -1);
    const bool danish = wanted == language::da;
    return std::string(one ? (danish ? at->one_da : at->one_en)
                           : (danish ? at->many_da : at->many_en));
}

} // namespace hjemmel::explain::detail
