// SPDX-License-Identifier: Apache-2.0
#pragma once

// FEEL's times of day, and its dates with a time, local or related to UTC.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <hjemmel/core/date.hpp>
#include <hjemmel/core/duration.hpp>
#include <hjemmel/core/zones.hpp>

namespace hjemmel {

/// What relates a time to UTC: nothing (a local time), an offset, or a time zone.
class utc_anchor {
  public:
    static constexpr int most = 14 * 3600; ///< seconds that an offset can be

    /// Nothing: the time is local.
    utc_anchor() noexcept = default;
    explicit utc_anchor(const hjemmel::zone& where) noexcept : zone_(where) {}

    /// Seconds ahead of UTC; nothing beyond 14 hours.
    static std::optional<utc_anchor> at_offset(std::int64_t seconds) noexcept {
        if (seconds < -most || seconds > most) return std::nullopt;
        utc_anchor made;
        made.offset_ = static_cast<std::int32_t>(seconds);
        return made;
    }

    /// Reads `Z`, `+02:00`, `-01:02:03`, `@Europe/Copenhagen`, or nothing for a local time.
    static std::optional<utc_anchor> parse(std::string_view text);

    [[nodiscard]] bool is_local() const noexcept { return !offset_ && !zone_; }
    [[nodiscard]] const std::optional<hjemmel::zone>& zone() const noexcept { return zone_; }

    /// Seconds ahead of UTC, where they are the same on all days.
    [[nodiscard]] std::optional<int> offset() const;

    /// `Z`, `+02:00`, `@Europe/Copenhagen`; empty for a local time.
    [[nodiscard]] std::string text() const;

    friend bool operator==(const utc_anchor&, const utc_anchor&) = default;
    friend std::strong_ordering operator<=>(const utc_anchor& a, const utc_anchor& b) noexcept;

  private:
    std::optional<std::int32_t> offset_{};
    std::optional<hjemmel::zone> zone_{};
};

/// A time of day, to the nanosecond. A value type, safe to use from any thread; equal and ordered
/// by its parts, while `compare` has FEEL's order.
class time_of_day {
  public:
    /// Midnight, local.
    time_of_day() noexcept = default;

    /// Nothing unless 0 <= hour < 24, 0 <= minute, second < 60, 0 <= nanoseconds < 1,000,000,000.
    static std::optional<time_of_day> from_parts(std::int64_t hour, std::int64_t minute,
                                                 std::int64_t second, std::int64_t nanoseconds = 0,
                                                 const utc_anchor& anchor = {}) noexcept;

    /// The time this many seconds after midnight, counted within one day.
    static time_of_day after_midnight(std::int64_t seconds, std::int32_t nanoseconds,
                                      const utc_anchor& anchor) noexcept;

    /// Reads `10:30:00`, with a fraction of at most nine digits that count, and what
    /// `utc_anchor::parse` reads. `24:00:00` is midnight.
    static std::optional<time_of_day> parse(std::string_view text);

    /// Whole seconds since midnight, 0 to 86,399, and what is beyond them.
    [[nodiscard]] int seconds() const noexcept { return seconds_; }
    [[nodiscard]] std::int32_t nanoseconds() const noexcept { return nanoseconds_; }
    [[nodiscard]] int hour() const noexcept { return seconds_ / 3600; }
    [[nodiscard]] int minute() const noexcept { return seconds_ / 60 % 60; }
    [[nodiscard]] int second() const noexcept { return seconds_ % 60; }
    [[nodiscard]] const utc_anchor& anchor() const noexcept { return anchor_; }

    /// `10:30:00.5+02:00`: decimals only where there are any.
    [[nodiscard]] std::string text() const;

    friend bool operator==(const time_of_day&, const time_of_day&) = default;
    friend std::strong_ordering operator<=>(const time_of_day& a, const time_of_day& b) noexcept;

  private:
    std::int32_t seconds_ = 0;
    std::int32_t nanoseconds_ = 0;
    utc_anchor anchor_{};
};

/// A date and a time of that day, in the range of years that dates have. A value type, safe to use
/// from any thread; equal and ordered by its parts, while `compare` has FEEL's order.
class date_time {
  public:
    /// Of a time that the zone's clock shows twice, the first one; one that the clock skips is
    /// moved on by what is skipped: 02:30 becomes 03:30.
    static std::optional<date_time> at(const hjemmel::date& day, const time_of_day& time);

    /// Reads a date, `T`, and a time of day; `24:00:00` is the next day's midnight.
    static std::optional<date_time> parse(std::string_view text);

    [[nodiscard]] const hjemmel::date& day() const noexcept { return day_; }
    [[nodiscard]] const time_of_day& time() const noexcept { return time_; }

    /// Seconds ahead of UTC; nothing for a local time.
    [[nodiscard]] std::optional<int> offset() const noexcept;

    /// Whole seconds since 1970-01-01T00:00:00Z, a local time taken as UTC's.
    [[nodiscard]] std::int64_t instant() const noexcept;

    /// The same time on the day that `date::add_months` gives; nothing outside the range of years.
    [[nodiscard]] std::optional<date_time> add_months(std::int64_t months) const;

    /// The instant `by` later; nothing outside the range of years.
    [[nodiscard]] std::optional<date_time> add(const days_duration& by) const;

    /// `2018-03-02T10:30:00+01:00`.
    [[nodiscard]] std::string text() const;

    friend bool operator==(const date_time&, const date_time&) = default;
    friend std::strong_ordering operator<=>(const date_time& a, const date_time& b) noexcept;

  private:
    date_time(const hjemmel::date& day, const time_of_day& time, std::int32_t offset) noexcept
        : day_(day), time_(time), offset_(offset) {}

    static std::optional<date_time> at_instant(std::int64_t seconds, std::int32_t nanoseconds,
                                               const utc_anchor& anchor);

    hjemmel::date day_;
    time_of_day time_;
    std::int32_t offset_ = 0;
};

/// The time of day `by` later, counted round the clock.
time_of_day shifted(const time_of_day& time, const days_duration& by) noexcept;

/// a - b. Nothing where they have no common measure: one is local and the other is not, or their
/// zones differ and have no offset that holds on all days.
std::optional<days_duration> difference(const time_of_day& a, const time_of_day& b);

/// a - b. Nothing where one is local and the other is not.
std::optional<days_duration> difference(const date_time& a, const date_time& b);

/// FEEL's order: by instant, in whole seconds. Nothing where there is no difference.
std::optional<std::strong_ordering> compare(const time_of_day& a, const time_of_day& b);
std::optional<std::strong_ordering> compare(const date_time& a, const date_time& b);

} // namespace hjemmel
