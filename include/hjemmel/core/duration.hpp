// SPDX-License-Identifier: Apache-2.0
#pragma once

// FEEL's two kinds of duration: whole months, and seconds with their fraction.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <hjemmel/core/checked.hpp>
#include <hjemmel/core/date.hpp>
#include <hjemmel/core/decimal.hpp>

namespace hjemmel {

/// A years and months duration, as a number of months.
struct months_duration {
    std::int64_t months = 0;

    /// Reads `P1Y2M`, `P5Y`, `-P3M`; nothing for any other text and on overflow.
    static std::optional<months_duration> parse(std::string_view text) noexcept;

    /// The shortest form with fewer than 12 months beside the years: `P1Y2M`; `P0M` for none.
    [[nodiscard]] std::string text() const;

    /// Its parts, of the same sign: P1Y2M has 1 and 2.
    [[nodiscard]] constexpr std::int64_t year_part() const noexcept { return months / 12; }
    [[nodiscard]] constexpr int month_part() const noexcept {
        return static_cast<int>(months % 12);
    }

    friend constexpr auto operator<=>(const months_duration&, const months_duration&) = default;
};

/// A days and time duration. Seconds and nanoseconds have the same sign, nanoseconds lie between
/// -999,999,999 and 999,999,999.
struct days_duration {
    std::int64_t seconds = 0;
    std::int32_t nanoseconds = 0;

    static constexpr std::int64_t seconds_a_day = 86'400;

    /// Nothing on overflow.
    static constexpr std::optional<days_duration> from_days(std::int64_t days) noexcept {
        const auto seconds = detail::checked_scale(days, seconds_a_day);
        return seconds ? std::optional(days_duration{*seconds, 0}) : std::nullopt;
    }

    /// Reads `P28D`, `P1DT2H3M4.5S`, `-PT1H`; nothing for any other text, on overflow and for more
    /// than nine decimals.
    static std::optional<days_duration> parse(std::string_view text) noexcept;

    /// The shortest form with fewer than 24 hours, 60 minutes and 60 seconds beside the days:
    /// `P1DT1H`; `PT0S` for none.
    [[nodiscard]] std::string text() const;

    /// Its parts, of the same sign; the seconds without their fraction.
    [[nodiscard]] constexpr std::int64_t day_part() const noexcept {
        return seconds / seconds_a_day;
    }
    [[nodiscard]] constexpr int hour_part() const noexcept {
        return static_cast<int>(seconds / 3600 % 24);
    }
    [[nodiscard]] constexpr int minute_part() const noexcept {
        return static_cast<int>(seconds / 60 % 60);
    }
    [[nodiscard]] constexpr int second_part() const noexcept {
        return static_cast<int>(seconds % 60);
    }

    friend constexpr auto operator<=>(const days_duration&, const days_duration&) = default;
};

/// Sums, differences and negations; nothing on overflow.
std::optional<months_duration> add(months_duration a, months_duration b) noexcept;
std::optional<months_duration> subtract(months_duration a, months_duration b) noexcept;
std::optional<months_duration> negate(months_duration value) noexcept;
std::optional<months_duration> absolute(months_duration value) noexcept;
std::optional<days_duration> add(days_duration a, days_duration b) noexcept;
std::optional<days_duration> subtract(days_duration a, days_duration b) noexcept;
std::optional<days_duration> negate(days_duration value) noexcept;
std::optional<days_duration> absolute(days_duration value) noexcept;

/// A duration times or through a number, cut towards zero to whole months or nanoseconds; nothing
/// on overflow and division by zero.
std::optional<months_duration> multiply(months_duration value, decimal factor) noexcept;
std::optional<months_duration> divide(months_duration value, decimal divisor) noexcept;
std::optional<days_duration> multiply(days_duration value, decimal factor) noexcept;
std::optional<days_duration> divide(days_duration value, decimal divisor) noexcept;

/// How many times b goes into a; nothing for b = 0.
std::optional<decimal> divide(months_duration a, months_duration b) noexcept;
std::optional<decimal> divide(days_duration a, days_duration b) noexcept;

/// The number of seconds with their fraction.
decimal total_seconds(days_duration value) noexcept;

/// FEEL's `years and months duration(from, to)`: the complete months from one day to the other,
/// cut towards zero. A month is complete when its day of the month is reached: from 31 January to
/// 28 February it is not.
constexpr months_duration months_between(date from, date to) noexcept {
    const auto a = from.ymd();
    const auto b = to.ymd();
    auto months = (std::int64_t{b.year} - a.year) * 12 + (b.month - a.month);
    if (months > 0 && b.day < a.day) --months;
    if (months < 0 && b.day > a.day) ++months;
    return {months};
}

} // namespace hjemmel
