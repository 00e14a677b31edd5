// SPDX-License-Identifier: Apache-2.0
// Hides what looks like a CPR number, so that a message never carries one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hjemmel {

namespace detail {

inline bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

inline std::size_t digits_from(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_ascii_digit(text[end]))
        ++end;
    return end - at;
}

/// Whether six digits are a day and a month: days of replacement numbers are 60 higher.
inline bool begins_as_cpr(std::string_view digits) {
    const int day = (digits[0] - '0') * 10 + (digits[1] - '0');
    const int month = (digits[2] - '0') * 10 + (digits[3] - '0');
    const bool is_day = (day >= 1 && day <= 31) || (day >= 61 && day <= 91);
    return is_day && month >= 1 && month <= 12;
}

/// How many bytes from `at` on, where digits begin, look like a CPR number; 0 where none do.
inline std::size_t cpr_length(std::string_view text, std::size_t at) {
    const auto run = digits_from(text, at);
    if (run < 6 || !begins_as_cpr(text.substr(at, 6))) return 0;
    if (run == 10) return 10;
    if (run != 6 || at + 6 >= text.size()) return 0;
    const char between = text[at + 6];
    if (between != '-' && between != ' ') return 0;
    return digits_from(text, at + 7) == 4 ? 11 : 0;
}

} // namespace detail

/// `text` with each CPR number in it (ten digits that begin with a day and a month, also with a
/// hyphen or a blank before the last four) written as `DDMMYY-xxxx`, digits shown as they are.
inline std::string masked(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto run = detail::digits_from(text, at);
        if (run == 0) {
            out += text[at++];
            continue;
        }
        const auto length = detail::cpr_length(text, at);
        if (length == 0) {
            out += text.substr(at, run);
            at += run;
            continue;
        }
        out.append(text.substr(at, 6)).append("-xxxx");
        at += length;
    }
    return out;
}

} // namespace hjemmel
