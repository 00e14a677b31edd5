// SPDX-License-Identifier: Apache-2.0

// Durations: text and arithmetic.

#include <hjemmel/core/duration.hpp>

#include "digits.hpp"

#include <array>
#include <cstddef>
#include <span>

namespace hjemmel {
namespace {

using detail::checked_add;
using detail::checked_negate;
using detail::checked_scale;
using detail::decimals_text;
using detail::nanoseconds_of;
using detail::take;
using detail::take_digits;

constexpr std::int64_t nanoseconds_a_second = 1'000'000'000;

// A sum of units that becomes nothing, and stays so, when it no longer fits. It is built below
// zero, where one more number fits than above.
class total {
  public:
    void add(std::string_view digits, std::int64_t unit) {
        std::optional<std::int64_t> number = 0;
        for (const char digit : digits) {
            if (number) number = checked_scale(*number, 10);
            if (number) number = checked_add(*number, '0' - digit);
        }
        if (number) number = checked_scale(*number, unit);
        sum_ = number && sum_ ? checked_add(*sum_, *number) : std::nullopt;
    }

    [[nodiscard]] std::optional<std::int64_t> signed_sum(bool negative) const {
        return sum_ && !negative ? checked_negate(*sum_) : sum_;
    }

  private:
    std::optional<std::int64_t> sum_ = 0;
};

struct unit {
    char letter;
    std::int64_t size;
};

// The designators in their order, each at most once; what follows the last one stays in rest, from
// its digits on. Gives how many there were.
std::size_t take_units(std::string_view& rest, std::span<const unit> units, total& sum) {
    std::size_t count = 0;
    for (const auto& [letter, size] : units) {
        auto ahead = rest;
        const auto digits = take_digits(ahead);
        if (digits.empty() || !take(ahead, letter)) continue;
        sum.add(digits, size);
        rest = ahead;
        ++count;
    }
    return count;
}

// `4.5S` or `4.S`, whose whole seconds go to the sum.
std::optional<std::int32_t> take_fraction(std::string_view& rest, total& sum) {
    const auto whole = take_digits(rest);
    if (whole.empty() || !take(rest, '.')) return std::nullopt;
    const auto decimals = take_digits(rest);
    const auto nanoseconds =
        decimals.empty() ? std::optional<std::int32_t>(0) : nanoseconds_of(decimals);
    if (!nanoseconds || !take(rest, 'S')) return std::nullopt;
    sum.add(whole, 1);
    return nanoseconds;
}

constexpr std::array<unit, 2> month_units{{{'Y', 12}, {'M', 1}}};
constexpr std::array<unit, 1> day_units{{{'D', days_duration::seconds_a_day}}};
constexpr std::array<unit, 3> time_units{{{'H', 3600}, {'M', 60}, {'S', 1}}};

// Magnitudes as unsigned numbers, since the lowest int64 has no counterpart.
std::uint64_t magnitude(std::int64_t value) {
    const auto bits = static_cast<std::uint64_t>(value);
    return value < 0 ? std::uint64_t{0} - bits : bits;
}

void append_unit(std::string& text, std::uint64_t count, char letter) {
    if (count != 0) text.append(std::to_string(count)).push_back(letter);
}

std::string seconds_text(std::uint64_t seconds, std::int32_t nanoseconds) {
    if (seconds == 0 && nanoseconds == 0) return {};
    return std::to_string(seconds) + decimals_text(nanoseconds) + "S";
}

// Seconds and nanoseconds of any signs and sizes, brought to one sign.
std::optional<days_duration> normalized(std::int64_t seconds, std::int64_t nanoseconds) {
    const auto carried = checked_add(seconds, nanoseconds / nanoseconds_a_second);
    if (!carried) return std::nullopt;
    seconds = *carried;
    nanoseconds %= nanoseconds_a_second;
    if (seconds > 0 && nanoseconds < 0) {
        --seconds;
        nanoseconds += nanoseconds_a_second;
    } else if (seconds < 0 && nanoseconds > 0) {
        ++seconds;
        nanoseconds -= nanoseconds_a_second;
    }
    return days_duration{seconds, static_cast<std::int32_t>(nanoseconds)};
}

// Exact: at most 28 digits.
decimal in_nanoseconds(days_duration value) {
    const auto seconds = multiply(value.seconds, nanoseconds_a_second).value_or(0);
    return add(seconds, value.nanoseconds).value_or(0);
}

std::optional<days_duration> from_nanoseconds(std::optional<decimal> nanoseconds) {
    if (nanoseconds) nanoseconds = round_down(*nanoseconds, 0);
    if (!nanoseconds) return std::nullopt;
    const auto quotient = divide(*nanoseconds, nanoseconds_a_second);
    if (!quotient) return std::nullopt;
    const auto whole = round_down(*quotient, 0).value_or(0);
    const auto rest = subtract(*nanoseconds, multiply(whole, nanoseconds_a_second).value_or(0));
    const auto seconds = whole.to_int64();
    const auto fraction = rest ? rest->to_int64() : std::nullopt;
    if (!seconds || !fraction) return std::nullopt;
    return normalized(*seconds, *fraction);
}

std::optional<months_duration> whole_months(std::optional<decimal> months) {
    if (months) months = round_down(*months, 0);
    const auto count = months ? months->to_int64() : std::nullopt;
    return count ? std::optional(months_duration{*count}) : std::nullopt;
}

} // namespace

// --- text

std::optional<months_duration> months_duration::parse(std::string_view text) noexcept {
    const bool negative = take(text, '-');
    if (!take(text, 'P')) return std::nullopt;
    total sum;
    if (take_units(text, month_units, sum) == 0 || !text.empty()) return std::nullopt;
    const auto count = sum.signed_sum(negative);
    return count ? std::optional(months_duration{*count}) : std::nullopt;
}

std::optional<days_duration> days_duration::parse(std::string_view text) noexcept {
    const bool negative = take(text, '-');
    if (!take(text, 'P')) return std::nullopt;
    total sum;
    std::int32_t nanoseconds = 0;
    auto parts = take_units(text, day_units, sum);
    if (take(text, 'T')) {
        parts = take_units(text, time_units, sum);
        if (!text.empty()) {
            const auto fraction = take_fraction(text, sum);
            if (!fraction) return std::nullopt;
            nanoseconds = *fraction;
            ++parts;
        }
    }
    const auto whole = sum.signed_sum(negative);
    if (parts == 0 || !text.empty() || !whole) return std::nullopt;
    return days_duration{*whole, negative ? -nanoseconds : nanoseconds};
}

std::string months_duration::text() const {
    if (months == 0) return "P0M";
    std::string text = months < 0 ? "-P" : "P";
    append_unit(text, magnitude(months) / 12, 'Y');
    append_unit(text, magnitude(months) % 12, 'M');
    return text;
}

std::string days_duration::text() const {
    if (*this == days_duration{}) return "PT0S";
    const auto size = magnitude(seconds);
    std::string text = seconds < 0 || nanoseconds < 0 ? "-P" : "P";
    append_unit(text, size / magnitude(seconds_a_day), 'D');
    std::string time;
    append_unit(time, size / 3600 % 24, 'H');
    append_unit(time, size / 60 % 60, 'M');
    time += seconds_text(size % 60, nanoseconds < 0 ? -nanoseconds : nanoseconds);
    return time.empty() ? text : text + "T" + time;
}

// --- arithmetic

std::optional<months_duration> add(months_duration a, months_duration b) noexcept {
    const auto sum = checked_add(a.months, b.months);
    return sum ? std::optional(months_duration{*sum}) : std::nullopt;
}

std::optional<months_duration> negate(months_duration value) noexcept {
    const auto negated = checked_negate(value.months);
    return negated ? std::optional(months_duration{*negated}) : std::nullopt;
}

std::optional<months_duration> subtract(months_duration a, months_duration b) noexcept {
    return whole_months(subtract(decimal(a.months), decimal(b.months)));
}

std::optional<months_duration> absolute(months_duration value) noexcept {
    return value.months < 0 ? negate(value) : value;
}

std::optional<days_duration> add(days_duration a, days_duration b) noexcept {
    const auto sum = checked_add(a.seconds, b.seconds);
    return sum ? normalized(*sum, std::int64_t{a.nanoseconds} + b.nanoseconds) : std::nullopt;
}

std::optional<days_duration> negate(days_duration value) noexcept {
    const auto seconds = checked_negate(value.seconds);
    return seconds ? std::optional(days_duration{*seconds, -value.nanoseconds}) : std::nullopt;
}

std::optional<days_duration> subtract(days_duration a, days_duration b) noexcept {
    return from_nanoseconds(subtract(in_nanoseconds(a), in_nanoseconds(b)));
}

std::optional<days_duration> absolute(days_duration value) noexcept {
    return value < days_duration{} ? negate(value) : value;
}

std::optional<months_duration> multiply(months_duration value, decimal factor) noexcept {
    return whole_months(multiply(decimal(value.months), factor));
}

std::optional<months_duration> divide(months_duration value, decimal divisor) noexcept {
    return whole_months(divide(decimal(value.months), divisor));
}

std::optional<days_duration> multiply(days_duration value, decimal factor) noexcept {
    return from_nanoseconds(multiply(in_nanoseconds(value), factor));
}

std::optional<days_duration> divide(days_duration value, decimal divisor) noexcept {
    return from_nanoseconds(divide(in_nanoseconds(value), divisor));
}

std::optional<decimal> divide(months_duration a, months_duration b) noexcept {
    return divide(decimal(a.months), decimal(b.months));
}

std::optional<decimal> divide(days_duration a, days_duration b) noexcept {
    return divide(in_nanoseconds(a), in_nanoseconds(b));
}

decimal total_seconds(days_duration value) noexcept {
    return divide(in_nanoseconds(value), nanoseconds_a_second).value_or(0);
}

} // namespace hjemmel
