// SPDX-License-Identifier: Apache-2.0
#pragma once

// Digits in the texts of dates, times and durations.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hjemmel::detail {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes one character off the front, if it is this one.
inline bool take(std::string_view& rest, char expected) {
    if (rest.empty() || rest.front() != expected) return false;
    rest.remove_prefix(1);
    return true;
}

/// Takes the digits at the front.
inline std::string_view take_digits(std::string_view& rest) {
    const auto end = std::find_if_not(rest.begin(), rest.end(), is_digit);
    const auto digits = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
    rest.remove_prefix(digits.size());
    return digits;
}

/// The number that at most nine digits write; nothing where there is another character.
inline std::optional<int> whole_number(std::string_view digits) {
    if (!std::all_of(digits.begin(), digits.end(), is_digit)) return std::nullopt;
    int number = 0;
    for (const char digit : digits)
        number = number * 10 + (digit - '0');
    return number;
}

/// A number with zeros in front, up to the width.
inline std::string padded(int number, std::size_t width) {
    auto digits = std::to_string(number);
    if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
    return digits;
}

/// Decimals of a second; nothing for none and for more than nine that count.
inline std::optional<std::int32_t> nanoseconds_of(std::string_view decimals) {
    if (decimals.empty()) return std::nullopt;
    std::int32_t nanoseconds = 0;
    for (std::size_t i = 0; i < std::max<std::size_t>(decimals.size(), 9); ++i) {
        const char digit = i < decimals.size() ? decimals[i] : '0';
        if (i < 9)
            nanoseconds = nanoseconds * 10 + (digit - '0');
        else if (digit != '0')
            return std::nullopt;
    }
    return nanoseconds;
}

/// `.5` for half a second; empty for none.
inline std::string decimals_text(std::int32_t nanoseconds) {
    if (nanoseconds == 0) return {};
    auto digits = padded(nanoseconds, 9);
    digits.erase(digits.find_last_not_of('0') + 1);
    return "." + digits;
}

} // namespace hjemmel::detail
