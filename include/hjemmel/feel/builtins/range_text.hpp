// SPDX-License-Identifier: Apache-2.0
// The text of a range whose ends are constants: what the built-in `range` reads.
#pragma once

#include <hjemmel/core/value.hpp>
#include <hjemmel/feel/comparison.hpp>
#include <hjemmel/feel/detail/literals.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace hjemmel::feel::define {

inline std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// What a string literal says; nothing for other text.
inline std::optional<std::string> unquoted(std::string_view text) {
    if (text.size() < 2 || text.front() != '"' || text.back() != '"') return std::nullopt;
    const auto inside = text.substr(1, text.size() - 2);
    for (std::size_t i = 0; i < inside.size(); ++i) {
        if (inside[i] == '"') return std::nullopt;
        if (inside[i] == '\\' && ++i == inside.size()) return std::nullopt;
    }
    auto decoded = feel::detail::decode(inside);
    if (decoded.bad_end > 0) return std::nullopt;
    return std::move(decoded.text);
}

/// What stands in `before` ... `)`, as in date("...").
inline std::optional<std::string> called(std::string_view text, std::string_view before) {
    if (!text.starts_with(before) || !text.ends_with(')')) return std::nullopt;
    text.remove_prefix(before.size());
    text.remove_suffix(1);
    return unquoted(trimmed(text));
}

/// The date, time or duration that a string literal's text writes.
inline std::optional<value> temporal(const std::optional<std::string>& text) {
    return text ? feel::detail::temporal(*text) : std::nullopt;
}

/// The value of one end: a number, a string, a date, a time or a duration; null where it is left
/// out.
inline std::optional<value> parse_end(std::string_view text) {
    if (text.empty()) return value();
    if (text.front() == '@') return temporal(unquoted(text.substr(1)));
    for (const std::string_view function : {"date(", "time(", "date and time(", "duration("}) {
        if (const auto inside = called(text, function)) return temporal(inside);
    }
    if (auto content = unquoted(text)) return value(*std::move(content));
    if (const auto n = hjemmel::decimal::parse(text)) return value(*n);
    return std::nullopt;
}

/// Where `..` stands outside quotes.
inline std::size_t find_dots(std::string_view text) {
    bool quoted = false;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        if (text[i] == '\\' && quoted) {
            ++i;
        } else if (text[i] == '"') {
            quoted = !quoted;
        } else if (!quoted && text[i] == '.' && text[i + 1] == '.') {
            return i;
        }
    }
    return std::string_view::npos;
}

/// The range that the text says; nothing where it says none, where both ends are left out or an
/// end that is left out is included, and where the ends do not compare or stand in reverse.
inline std::optional<value> parse_range(std::string_view given) {
    const auto text = trimmed(given);
    if (text.size() < 4) return std::nullopt;
    const char open = text.front();
    const char close = text.back();
    if (open != '[' && open != '(' && open != ']') return std::nullopt;
    if (close != ']' && close != ')' && close != '[') return std::nullopt;
    const auto inner = text.substr(1, text.size() - 2);
    const auto dots = find_dots(inner);
    if (dots == std::string_view::npos) return std::nullopt;
    auto low = parse_end(trimmed(inner.substr(0, dots)));
    auto high = parse_end(trimmed(inner.substr(dots + 2)));
    if (!low || !high) return std::nullopt;
    range_value made{*low, *high, open == '[', close == ']'};
    if (made.low.is_null() || made.high.is_null()) made.written = range_value::form::compared;
    if (made.low.is_null() && (made.high.is_null() || made.low_included)) return std::nullopt;
    if (made.high.is_null() && made.high_included) return std::nullopt;
    if (made.low.is_null() || made.high.is_null()) return value(std::move(made));
    const auto o = comparison(made.low, made.high);
    if (!o || *o > 0) return std::nullopt;
    return value(std::move(made));
}

} // namespace hjemmel::feel::define
