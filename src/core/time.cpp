// SPDX-License-Identifier: Apache-2.0

// Times of day, and dates with a time: text, arithmetic and order.

#include <hjemmel/core/time.hpp>

#include "digits.hpp"

#include <tuple>
#include <utility>

namespace hjemmel {
namespace {

using detail::padded;
using detail::take;
using detail::whole_number;

constexpr std::int64_t seconds_a_day = days_duration::seconds_a_day;
constexpr std::int32_t nanoseconds_a_second = 1'000'000'000;

// Two digits, after a colon where one is said to stand before them.
std::optional<int> take_pair(std::string_view& rest, bool colon) {
    if (colon && !take(rest, ':')) return std::nullopt;
    if (rest.size() < 2) return std::nullopt;
    const auto pair = whole_number(rest.substr(0, 2));
    rest.remove_prefix(2);
    return pair;
}

std::string pair_text(int number) { return padded(number, 2); }

std::string offset_text(int offset) {
    if (offset == 0) return "Z";
    const int size = offset < 0 ? -offset : offset;
    std::string text = offset < 0 ? "-" : "+";
    text += pair_text(size / 3600) + ":" + pair_text(size / 60 % 60);
    return size % 60 == 0 ? text : text + ":" + pair_text(size % 60);
}

// `02:00` or `01:02:03`.
std::optional<std::int64_t> parse_offset(std::string_view rest) {
    const auto hours = take_pair(rest, false);
    const auto minutes = take_pair(rest, true);
    const auto seconds = rest.empty() ? std::optional(0) : take_pair(rest, true);
    if (!hours || !minutes || !seconds || !rest.empty()) return std::nullopt;
    if (*minutes > 59 || *seconds > 59) return std::nullopt;
    return *hours * 3600 + *minutes * 60 + *seconds;
}

// A time of day as it is written, where the day's end may be written as 24:00:00.
struct written_time {
    time_of_day time;
    bool next_day = false;
};

std::optional<written_time> parse_time(std::string_view rest) {
    const auto hour = take_pair(rest, false);
    const auto minute = take_pair(rest, true);
    const auto second = take_pair(rest, true);
    if (!hour || !minute || !second) return std::nullopt;
    std::optional<std::int32_t> nanoseconds = 0;
    if (take(rest, '.')) nanoseconds = detail::nanoseconds_of(detail::take_digits(rest));
    const auto anchor = utc_anchor::parse(rest);
    if (!nanoseconds || !anchor) return std::nullopt;
    const bool end = *hour == 24 && *minute == 0 && *second == 0 && *nanoseconds == 0;
    const auto time =
        time_of_day::from_parts(end ? 0 : *hour, *minute, *second, *nanoseconds, *anchor);
    return time ? std::optional(written_time{*time, end}) : std::nullopt;
}

// Seconds and nanoseconds of any signs, with nanoseconds from 0 up.
struct moment {
    std::int64_t seconds;
    std::int32_t nanoseconds;
};

std::optional<moment> later(std::int64_t seconds, std::int32_t nanoseconds,
                            const days_duration& by) {
    auto sum = detail::checked_add(seconds, by.seconds);
    auto beyond = nanoseconds + by.nanoseconds;
    if (beyond < 0) {
        beyond += nanoseconds_a_second;
        sum = sum ? detail::checked_add(*sum, -1) : sum;
    } else if (beyond >= nanoseconds_a_second) {
        beyond -= nanoseconds_a_second;
        sum = sum ? detail::checked_add(*sum, 1) : sum;
    }
    return sum ? std::optional(moment{*sum, beyond}) : std::nullopt;
}

days_duration between(const moment& from, const moment& to) {
    auto seconds = to.seconds - from.seconds;
    auto nanoseconds = to.nanoseconds - from.nanoseconds;
    if (seconds > 0 && nanoseconds < 0) {
        --seconds;
        nanoseconds += nanoseconds_a_second;
    } else if (seconds < 0 && nanoseconds > 0) {
        ++seconds;
        nanoseconds -= nanoseconds_a_second;
    }
    return {seconds, nanoseconds};
}

// The seconds of each from a midnight that both have.
std::optional<std::pair<int, int>> measured(const time_of_day& a, const time_of_day& b) {
    if (a.anchor() == b.anchor()) return std::pair(a.seconds(), b.seconds());
    const auto x = a.anchor().offset();
    const auto y = b.anchor().offset();
    if (!x || !y) return std::nullopt;
    return std::pair(a.seconds() - *x, b.seconds() - *y);
}

bool both_local_or_none(const date_time& a, const date_time& b) {
    return a.time().anchor().is_local() == b.time().anchor().is_local();
}

} // namespace

// --- what relates to UTC

std::optional<utc_anchor> utc_anchor::parse(std::string_view text) {
    if (text.empty()) return utc_anchor();
    if (text == "Z") return at_offset(0);
    const char sign = text.front();
    text.remove_prefix(1);
    if (sign == '@') {
        const auto named = zone::find(text);
        return named ? std::optional(utc_anchor(*named)) : std::nullopt;
    }
    if (sign != '+' && sign != '-') return std::nullopt;
    const auto size = parse_offset(text);
    return size ? at_offset(sign == '-' ? -*size : *size) : std::nullopt;
}

std::optional<int> utc_anchor::offset() const { return zone_ ? zone_->constant_offset() : offset_; }

std::string utc_anchor::text() const {
    if (zone_) return "@" + std::string(zone_->name());
    return offset_ ? offset_text(*offset_) : std::string();
}

std::strong_ordering operator<=>(const utc_anchor& a, const utc_anchor& b) noexcept {
    if (const auto o = a.offset_ <=> b.offset_; o != 0) return o;
    const auto name = [](const utc_anchor& one) {
        return one.zone_ ? one.zone_->name() : std::string_view();
    };
    return name(a).compare(name(b)) <=> 0;
}

// --- times of day

std::optional<time_of_day> time_of_day::from_parts(std::int64_t hour, std::int64_t minute,
                                                   std::int64_t second, std::int64_t nanoseconds,
                                                   const utc_anchor& anchor) noexcept {
    const auto below = [](std::int64_t part, std::int64_t limit) {
        return part >= 0 && part < limit;
    };
    if (!below(hour, 24) || !below(minute, 60) || !below(second, 60)) return std::nullopt;
    if (!below(nanoseconds, nanoseconds_a_second)) return std::nullopt;
    return after_midnight(hour * 3600 + minute * 60 + second,
                          static_cast<std::int32_t>(nanoseconds), anchor);
}

time_of_day time_of_day::after_midnight(std::int64_t seconds, std::int32_t nanoseconds,
                                        const utc_anchor& anchor) noexcept {
    time_of_day made;
    const auto days = detail::floor_divide(seconds, seconds_a_day);
    made.seconds_ = static_cast<std::int32_t>(seconds - days * seconds_a_day);
    made.nanoseconds_ = nanoseconds;
    made.anchor_ = anchor;
    return made;
}

std::optional<time_of_day> time_of_day::parse(std::string_view text) {
    const auto written = parse_time(text);
    return written ? std::optional(written->time) : std::nullopt;
}

std::string time_of_day::text() const {
    return pair_text(hour()) + ":" + pair_text(minute()) + ":" + pair_text(second()) +
           detail::decimals_text(nanoseconds_) + anchor_.text();
}

std::strong_ordering operator<=>(const time_of_day& a, const time_of_day& b) noexcept {
    return std::tie(a.seconds_, a.nanoseconds_, a.anchor_) <=>
           std::tie(b.seconds_, b.nanoseconds_, b.anchor_);
}

// --- dates with a time

std::optional<date_time> date_time::at(const hjemmel::date& day, const time_of_day& time) {
    const auto& anchor = time.anchor();
    if (!anchor.zone()) return date_time(day, time, anchor.offset().value_or(0));
    const auto local = day.days() * seconds_a_day + time.seconds();
    const auto offset = anchor.zone()->offset_of_local(local);
    return at_instant(local - offset, time.nanoseconds(), anchor);
}

std::optional<date_time> date_time::at_instant(std::int64_t seconds, std::int32_t nanoseconds,
                                               const utc_anchor& anchor) {
    const auto offset =
        anchor.zone() ? anchor.zone()->offset_at(seconds) : anchor.offset().value_or(0);
    const auto local = detail::checked_add(seconds, offset);
    if (!local) return std::nullopt;
    const auto day = hjemmel::date::from_days(detail::floor_divide(*local, seconds_a_day));
    if (!day) return std::nullopt;
    return date_time(*day, time_of_day::after_midnight(*local, nanoseconds, anchor), offset);
}

std::optional<date_time> date_time::parse(std::string_view text) {
    const auto t = text.find('T');
    if (t == std::string_view::npos) return std::nullopt;
    auto day = hjemmel::date::parse(text.substr(0, t));
    const auto written = parse_time(text.substr(t + 1));
    if (day && written && written->next_day) day = day->add_days(1);
    return day && written ? at(*day, written->time) : std::nullopt;
}

std::optional<int> date_time::offset() const noexcept {
    return time_.anchor().is_local() ? std::nullopt : std::optional<int>(offset_);
}

std::int64_t date_time::instant() const noexcept {
    return day_.days() * seconds_a_day + time_.seconds() - offset_;
}

std::optional<date_time> date_time::add_months(std::int64_t months) const {
    const auto day = day_.add_months(months);
    return day ? at(*day, time_) : std::nullopt;
}

std::optional<date_time> date_time::add(const days_duration& by) const {
    const auto then = later(instant(), time_.nanoseconds(), by);
    return then ? at_instant(then->seconds, then->nanoseconds, time_.anchor()) : std::nullopt;
}

std::string date_time::text() const { return day_.text() + "T" + time_.text(); }

std::strong_ordering operator<=>(const date_time& a, const date_time& b) noexcept {
    return std::tie(a.day_, a.time_, a.offset_) <=> std::tie(b.day_, b.time_, b.offset_);
}

// --- arithmetic and order

time_of_day shifted(const time_of_day& time, const days_duration& by) noexcept {
    const days_duration within{by.seconds % seconds_a_day, by.nanoseconds};
    const auto then = later(time.seconds(), time.nanoseconds(), within);
    return time_of_day::after_midnight(then->seconds, then->nanoseconds, time.anchor());
}

std::optional<days_duration> difference(const time_of_day& a, const time_of_day& b) {
    const auto both = measured(a, b);
    if (!both) return std::nullopt;
    return between({both->second, b.nanoseconds()}, {both->first, a.nanoseconds()});
}

std::optional<days_duration> difference(const date_time& a, const date_time& b) {
    if (!both_local_or_none(a, b)) return std::nullopt;
    return between({b.instant(), b.time().nanoseconds()}, {a.instant(), a.time().nanoseconds()});
}

std::optional<std::strong_ordering> compare(const time_of_day& a, const time_of_day& b) {
    const auto both = measured(a, b);
    return both ? std::optional(both->first <=> both->second) : std::nullopt;
}

std::optional<std::strong_ordering> compare(const date_time& a, const date_time& b) {
    if (!both_local_or_none(a, b)) return std::nullopt;
    return a.instant() <=> b.instant();
}

} // namespace hjemmel
