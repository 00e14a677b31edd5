// SPDX-License-Identifier: Apache-2.0
// What stands inside string and `@"..."` literals.
#pragma once

#include <hjemmel/core/date.hpp>
#include <hjemmel/core/duration.hpp>
#include <hjemmel/core/time.hpp>
#include <hjemmel/core/value.hpp>
#include <hjemmel/feel/detail/characters.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hjemmel::feel::detail {

/// A string literal's text, or which bytes of it are a faulty escape.
struct decoded_string {
    std::string text;
    std::size_t bad_begin = 0;
    std::size_t bad_end = 0; ///< 0: nothing is faulty
};

inline std::optional<std::uint32_t> hexadecimal(std::string_view digits, std::size_t count) {
    if (digits.size() < count) return std::nullopt;
    std::uint32_t all = 0;
    for (const char c : digits.substr(0, count)) {
        const bool letter = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (!letter && (c < '0' || c > '9')) return std::nullopt;
        const auto digit = letter ? (static_cast<std::uint32_t>(c) & 0xFU) + 9U
                                  : static_cast<std::uint32_t>(c - '0');
        all = all * 16 + digit;
    }
    return all;
}

/// The character that `\u` or `\U` at the front of `rest` writes, and how many bytes it takes.
inline std::optional<code_point> escaped_character(std::string_view rest) {
    const std::size_t count = rest[1] == 'u' ? 4 : 6;
    const auto one = hexadecimal(rest.substr(2), count);
    if (!one || *one > 0x10FFFF || (*one >= 0xDC00 && *one <= 0xDFFF)) return std::nullopt;
    if (*one < 0xD800 || *one > 0xDFFF) return code_point{static_cast<char32_t>(*one), count + 2};
    if (count != 4 || rest.substr(6, 2) != "\\u") return std::nullopt;
    const auto two = hexadecimal(rest.substr(8), 4);
    if (!two || *two < 0xDC00 || *two > 0xDFFF) return std::nullopt;
    return code_point{static_cast<char32_t>(0x10000 + ((*one - 0xD800) << 10U) + (*two - 0xDC00)),
                      12};
}

inline char escaped_sign(char c) {
    switch (c) {
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case '"':
    case '\'':
    case '\\':
        return c;
    default:
        return '\0';
    }
}

/// What a string literal between its quotes says. A backslash before anything else than an
/// escape is itself, as FEEL's grammar has it (`"\d"`).
inline decoded_string decode(std::string_view inside) {
    decoded_string out;
    for (std::size_t at = 0; at < inside.size();) {
        if (inside[at] != '\\' || at + 1 == inside.size()) {
            out.text += inside[at++];
            continue;
        }
        const char next = inside[at + 1];
        if (next == 'u' || next == 'U') {
            const auto found = escaped_character(inside.substr(at));
            if (!found) {
                out.bad_begin = at;
                out.bad_end = at + 2;
                return out;
            }
            append(out.text, found->value);
            at += found->size;
        } else if (const char sign = escaped_sign(next); sign != '\0') {
            out.text += sign;
            at += 2;
        } else {
            out.text += inside[at++];
        }
    }
    return out;
}

/// The date, time, date with a time or duration that `@"..."` writes; nothing for faults.
inline std::optional<value> temporal(std::string_view inside) {
    if (const auto day = date::parse(inside)) return value(*day);
    if (const auto time = time_of_day::parse(inside)) return value(*time);
    if (const auto moment = date_time::parse(inside)) return value(*moment);
    if (const auto months = months_duration::parse(inside)) return value(*months);
    if (const auto days = days_duration::parse(inside)) return value(*days);
    return std::nullopt;
}

/// The built-in function that reads what `@"..."` writes, told by its shape alone.
inline std::string_view temporal_function(std::string_view inside) {
    if (!inside.empty() && inside.front() == '-' && inside.substr(1, 1) == "P") return "duration";
    if (!inside.empty() && inside.front() == 'P') return "duration";
    const auto colon = inside.find(':');
    const auto t = inside.find('T');
    if (t != std::string_view::npos && t > 0 && inside.find('-') < t) return "date and time";
    return colon != std::string_view::npos ? "time" : "date";
}

} // namespace hjemmel::feel::detail
