// SPDX-License-Identifier: Apache-2.0

// The algebra of periods on Boost.ICL's intervals and interval sets.

#include <hjemmel/core/periods.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>

#include <boost/icl/interval_set.hpp>
#include <boost/icl/right_open_interval.hpp>

namespace hjemmel {
namespace {

namespace icl = boost::icl;

// Day numbers from the first included to the last excluded: adjacent periods then touch. The range
// of dates leaves int64 ample room for the day after the last one.
using days = icl::right_open_interval<std::int64_t>;
using day_set = icl::interval_set<std::int64_t, std::less, days>;

// No history is longer than this, so that a tolerance can be added to any day.
constexpr std::int64_t longest = date::max().days() - date::min().days() + 1;

days to_days(const period& value) { return {value.first.days(), value.last.days() + 1}; }

// Days come from periods, so they are dates; a gap's or a difference's are between such.
period to_period(const days& value) {
    return {date::from_days(value.lower()).value_or(date::min()),
            date::from_days(value.upper() - 1).value_or(date::max())};
}

// Sorted and united, each period first made longer by `tail` days.
std::vector<days> united(std::span<const period> periods, std::int64_t tail) {
    std::vector<days> sorted;
    sorted.reserve(periods.size());
    for (const auto& value : periods) {
        if (value.first <= value.last)
            sorted.emplace_back(value.first.days(), value.last.days() + 1 + tail);
    }
    std::sort(sorted.begin(), sorted.end(),
              [](const days& a, const days& b) { return a.lower() < b.lower(); });
    std::vector<days> result;
    for (const auto& next : sorted) {
        if (!result.empty() && next.lower() <= result.back().upper())
            result.back() = icl::hull(result.back(), next);
        else
            result.push_back(next);
    }
    return result;
}

day_set to_set(std::span<const period> periods) {
    day_set set;
    for (const auto& value : united(periods, 0))
        set.add(set.end(), value);
    return set;
}

template<class Intervals>
std::vector<period> to_periods(const Intervals& intervals) {
    std::vector<period> result;
    result.reserve(static_cast<std::size_t>(std::distance(intervals.begin(), intervals.end())));
    for (const auto& value : intervals)
        result.push_back(to_period(value));
    return result;
}

// The largest N for which the day after the period is not before its first day + N months.
std::int64_t full_months(const period& value) {
    const auto end = value.last.add_days(1).value_or(value.last);
    const auto from = value.first.ymd();
    const auto to = end.ymd();
    const auto months = (std::int64_t{to.year} - from.year) * 12 + (to.month - from.month);
    const auto reached = value.first.add_months(months);
    return reached && *reached <= end ? months : months - 1;
}

// What `measure` gives for each of the united periods, summed; nothing when one is open-ended.
template<class Measure>
std::optional<std::int64_t> total(std::span<const period> periods, Measure measure) {
    std::int64_t sum = 0;
    for (const auto& value : joined(periods)) {
        if (value.open()) return std::nullopt;
        sum += measure(value);
    }
    return sum;
}

} // namespace

std::vector<period> joined(std::span<const period> periods, std::int64_t tolerated_days) {
    const auto tail = std::clamp(tolerated_days, std::int64_t{0}, longest);
    auto intervals = united(periods, tail);
    for (auto& value : intervals)
        value = days(value.lower(), value.upper() - tail);
    return to_periods(intervals);
}

std::vector<period> gaps(std::span<const period> periods) {
    const auto held = united(periods, 0);
    std::vector<period> result;
    for (std::size_t i = 1; i < held.size(); ++i)
        result.push_back(to_period(icl::inner_complement(held[i - 1], held[i])));
    return result;
}

std::vector<period> within(std::span<const period> periods, period window) {
    std::vector<period> result;
    for (const auto& value : united(periods, 0)) {
        const auto common = value & to_days(window);
        if (!icl::is_empty(common)) result.push_back(to_period(common));
    }
    return result;
}

std::vector<period> intersection(std::span<const period> a, std::span<const period> b) {
    return to_periods(to_set(a) & to_set(b));
}

std::vector<period> difference(std::span<const period> a, std::span<const period> b) {
    return to_periods(to_set(a) - to_set(b));
}

std::optional<period> at(std::span<const period> periods, date day) {
    for (const auto& value : united(periods, 0)) {
        if (icl::contains(value, day.days())) return to_period(value);
    }
    return std::nullopt;
}

std::optional<std::int64_t> total_days(std::span<const period> periods) {
    return total(periods,
                 [](const period& value) { return days_between(value.first, value.last) + 1; });
}

std::optional<std::int64_t> total_months(std::span<const period> periods) {
    return total(periods, full_months);
}

} // namespace hjemmel
