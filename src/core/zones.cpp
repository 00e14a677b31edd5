// SPDX-License-Identifier: Apache-2.0

// Time zones through Howard Hinnant's date library.

#include <hjemmel/core/zones.hpp>

#include <hjemmel/core/checked.hpp>
#include <hjemmel/core/date.hpp>

#include <date/tz.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <string>

namespace hjemmel {
namespace {

constexpr std::int64_t seconds_a_day = 86'400;
constexpr int last_listed_year = 2037; // the database lists changes up to there, then gives a rule
constexpr std::int64_t before_all_zones = -8'520'336'000; // 1700-01-01

bool same_weekday(int year, int like, int month) {
    const auto days = detail::day_count(year, month, 1) - detail::day_count(like, month, 1);
    return days % 7 == 0;
}

// The rules for changes go by weekdays of a month, so a later year is computed as a listed one with
// the same weekdays: before March and from then on the years that fit may differ.
std::int64_t listed(std::int64_t seconds) {
    if (seconds < before_all_zones) return before_all_zones;
    const auto day = detail::floor_divide(seconds, seconds_a_day);
    const auto [year, month, day_of_month] = detail::civil_date(day);
    if (year <= last_listed_year) return seconds;
    int like = last_listed_year;
    while (!same_weekday(year, like, month < 3 ? 1 : 3))
        --like;
    const auto length = detail::days_in_month(like, month);
    const auto moved = detail::day_count(like, month, std::min(day_of_month, length));
    return seconds + (moved - day) * seconds_a_day;
}

const ::date::time_zone& entry_of(const void* entry) {
    return *static_cast<const ::date::time_zone*>(entry);
}

::date::sys_seconds instant_of(std::int64_t seconds) {
    return ::date::sys_seconds(std::chrono::seconds(listed(seconds)));
}

} // namespace

std::optional<zone> zone::find(std::string_view name) {
    try {
        const auto* entry = ::date::locate_zone(std::string(name));
        (void)entry->get_info(::date::sys_seconds()); // reads the zone's file, which may be broken
        return zone(entry);
    } catch (const std::runtime_error&) {
        return std::nullopt;
    }
}

std::string_view zone::name() const noexcept { return entry_of(entry_).name(); }

int zone::offset_at(std::int64_t instant) const {
    return static_cast<int>(entry_of(entry_).get_info(instant_of(instant)).offset.count());
}

int zone::offset_of_local(std::int64_t local) const {
    const ::date::local_seconds shown(std::chrono::seconds(listed(local)));
    return static_cast<int>(entry_of(entry_).get_info(shown).first.offset.count());
}

std::optional<int> zone::constant_offset() const {
    const auto now = entry_of(entry_).get_info(::date::sys_seconds());
    const auto changes_after =
        now.end < instant_of(detail::day_count(last_listed_year, 12, 31) * seconds_a_day);
    if (changes_after || now.begin > instant_of(before_all_zones)) return std::nullopt;
    return static_cast<int>(now.offset.count());
}

} // namespace hjemmel
