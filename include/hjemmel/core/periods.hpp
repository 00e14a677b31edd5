// SPDX-License-Identifier: Apache-2.0
#pragma once

// The algebra of periods: histories as lists of days from and to, both included.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <hjemmel/core/date.hpp>

namespace hjemmel {

/// The days from `first` to `last`, both included; open-ended when `last` is date::max(). A period
/// whose last day lies before its first holds no day, and every function here passes over it.
struct period {
    date first;
    date last = date::max();

    [[nodiscard]] constexpr bool open() const noexcept { return last == date::max(); }
    [[nodiscard]] constexpr bool contains(date day) const noexcept {
        return first <= day && day <= last;
    }

    friend constexpr bool operator==(const period&, const period&) = default;
};

// Every list that these functions give is sorted, and its periods neither overlap nor touch (joined
// lists keep gaps of more than the tolerated days only). Cost: n log n in the number of periods.

/// United, and joined over gaps of at most `tolerated_days` (next first - last - 1); overlapping
/// and adjacent periods always join. A negative number of days counts as 0.
std::vector<period> joined(std::span<const period> periods, std::int64_t tolerated_days = 0);

/// The days between the first and the last of the periods that none of them holds.
std::vector<period> gaps(std::span<const period> periods);

/// United and cut to the window.
std::vector<period> within(std::span<const period> periods, period window);

/// The days that both lists hold.
std::vector<period> intersection(std::span<const period> a, std::span<const period> b);

/// The days that a holds and b does not.
std::vector<period> difference(std::span<const period> a, std::span<const period> b);

/// Of the united periods the one that contains the day.
std::optional<period> at(std::span<const period> periods, date day);

/// The days that the united periods hold; nothing when one is open-ended.
std::optional<std::int64_t> total_days(std::span<const period> periods);

/// The full months of each of the united periods, summed; nothing when one is open-ended. N months
/// from d are the days from d to the one before d + N months.
std::optional<std::int64_t> total_months(std::span<const period> periods);

} // namespace hjemmel
