// SPDX-License-Identifier: Apache-2.0
#pragma once

// Dates of the proleptic Gregorian calendar as day counts, in FEEL's whole range of years.

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include <boost/date_time/gregorian_calendar.hpp>

#include <hjemmel/core/checked.hpp>

namespace hjemmel {

/// A date taken apart: month 1 to 12, day 1 to 31.
struct year_month_day {
    int year = 1970;
    int month = 1;
    int day = 1;

    friend constexpr bool operator==(const year_month_day&, const year_month_day&) = default;
};

namespace detail {

struct calendar_day {
    using year_type = unsigned short;
    using month_type = unsigned short;
    using day_type = unsigned short;

    constexpr calendar_day(year_type y, month_type m, day_type d) : year(y), month(m), day(d) {}

    year_type year;
    month_type month;
    day_type day;
};

using calendar = boost::date_time::gregorian_calendar_base<calendar_day, std::uint32_t>;

// The calendar repeats every 400 years; every year is computed as its like in 2000-2399.
inline constexpr std::int64_t cycle_years = 400;
inline constexpr std::int64_t cycle_days = 146'097;
inline constexpr std::int64_t cycle_start_day = 10'957; // 2000-01-01
inline constexpr std::int64_t cycle_start_number = 2'451'545;

constexpr unsigned short folded_year(std::int64_t year) noexcept {
    return static_cast<unsigned short>(year - floor_divide(year, cycle_years) * cycle_years + 2000);
}

constexpr int days_in_month(std::int64_t year, int month) noexcept {
    return calendar::end_of_month_day(folded_year(year), static_cast<unsigned short>(month));
}

constexpr std::int64_t day_count(std::int64_t year, int month, int day) noexcept {
    const calendar_day folded(folded_year(year), static_cast<unsigned short>(month),
                              static_cast<unsigned short>(day));
    const auto cycle = floor_divide(year - 2000, cycle_years);
    return cycle * cycle_days + calendar::day_number(folded) - cycle_start_number + cycle_start_day;
}

constexpr year_month_day civil_date(std::int64_t days) noexcept {
    const auto cycle = floor_divide(days - cycle_start_day, cycle_days);
    const auto within = days - cycle_start_day - cycle * cycle_days;
    const auto number = static_cast<std::uint32_t>(within + cycle_start_number);
    const auto folded = calendar::from_day_number(number);
    return {static_cast<int>(folded.year + cycle * cycle_years), folded.month, folded.day};
}

} // namespace detail

/// A day, without a time of day and a zone; years -999,999,999 to 999,999,999, year 0 included.
/// A value type: 8 bytes, safe to use from any thread.
class date {
  public:
    static constexpr int first_year = -999'999'999;
    static constexpr int last_year = 999'999'999;

    /// 1970-01-01.
    constexpr date() noexcept = default;

    /// For dates written in a program: throws std::invalid_argument if there is no such day.
    constexpr date(int year, int month, int day) {
        const auto checked = from_ymd(year, month, day);
        if (!checked) throw std::invalid_argument("hjemmel::date: no such day");
        days_ = checked->days_;
    }

    /// Nothing if there is no such day or the year lies outside the range.
    static constexpr std::optional<date> from_ymd(std::int64_t year, int month, int day) noexcept {
        if (year < first_year || year > last_year || month < 1 || month > 12) return std::nullopt;
        if (day < 1 || day > detail::days_in_month(year, month)) return std::nullopt;
        return date(detail::day_count(year, month, day));
    }

    /// The day `days` after 1970-01-01; nothing outside the range of years.
    static constexpr std::optional<date> from_days(std::int64_t days) noexcept {
        if (days < min().days_ || days > max().days_) return std::nullopt;
        return date(days);
    }

    /// Reads `YYYY-MM-DD`: a year of four to nine digits, no zero in front of more than four, a
    /// minus for years before 0; nothing for any other text and for days that do not exist.
    static std::optional<date> parse(std::string_view text) noexcept;

    static constexpr date min() noexcept { return date(detail::day_count(first_year, 1, 1)); }
    static constexpr date max() noexcept { return date(detail::day_count(last_year, 12, 31)); }

    /// Days since 1970-01-01.
    [[nodiscard]] constexpr std::int64_t days() const noexcept { return days_; }

    [[nodiscard]] constexpr year_month_day ymd() const noexcept {
        return detail::civil_date(days_);
    }
    [[nodiscard]] constexpr int year() const noexcept { return ymd().year; }
    [[nodiscard]] constexpr int month() const noexcept { return ymd().month; }
    [[nodiscard]] constexpr int day() const noexcept { return ymd().day; }

    /// 1 Monday to 7 Sunday.
    [[nodiscard]] constexpr int weekday() const noexcept {
        const auto since_monday = days_ + 3; // 1970-01-01 was a Thursday
        return static_cast<int>(since_monday - detail::floor_divide(since_monday, 7) * 7) + 1;
    }

    /// 1 to 366.
    [[nodiscard]] constexpr int day_of_year() const noexcept { return ordinal(days_, year()); }

    /// The week by ISO 8601, 1 to 53, and the year that it belongs to: those of its Thursday.
    [[nodiscard]] constexpr int iso_week() const noexcept {
        return (ordinal(thursday(), iso_week_year()) - 1) / 7 + 1;
    }
    [[nodiscard]] constexpr int iso_week_year() const noexcept {
        return detail::civil_date(thursday()).year;
    }

    /// The same day `months` later, or the last day of that month where it is shorter.
    [[nodiscard]] constexpr std::optional<date> add_months(std::int64_t months) const noexcept {
        constexpr std::int64_t most = 24'000'000'000; // more than the whole range has
        if (months < -most || months > most) return std::nullopt;
        const auto from = ymd();
        const auto count = std::int64_t{from.year} * 12 + (from.month - 1) + months;
        const auto year = detail::floor_divide(count, 12);
        if (year < first_year || year > last_year) return std::nullopt;
        const auto month = static_cast<int>(count - year * 12) + 1;
        const auto length = detail::days_in_month(year, month);
        return date(detail::day_count(year, month, from.day < length ? from.day : length));
    }

    [[nodiscard]] constexpr std::optional<date> add_days(std::int64_t days) const noexcept {
        const auto sum = detail::checked_add(days_, days);
        return sum ? from_days(*sum) : std::nullopt;
    }

    /// `2018-03-02`, with a minus and more digits where the year has them.
    [[nodiscard]] std::string text() const;
    /// `2. marts 2018`.
    [[nodiscard]] std::string danish() const;
    /// `2 March 2018`.
    [[nodiscard]] std::string english() const;

    friend constexpr auto operator<=>(const date&, const date&) noexcept = default;

  private:
    constexpr explicit date(std::int64_t days) noexcept : days_(days) {}

    [[nodiscard]] constexpr std::int64_t thursday() const noexcept { return days_ + 4 - weekday(); }

    static constexpr int ordinal(std::int64_t days, int year) noexcept {
        return static_cast<int>(days - detail::day_count(year, 1, 1)) + 1;
    }

    std::int64_t days_ = 0;
};

/// The days from a to b; negative where b is the earlier one.
constexpr std::int64_t days_between(date a, date b) noexcept { return b.days() - a.days(); }

} // namespace hjemmel
