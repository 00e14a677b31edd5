// SPDX-License-Identifier: Apache-2.0

// Dates from text and to text.

#include <hjemmel/core/date.hpp>

#include "digits.hpp"

namespace hjemmel {
namespace {

constexpr std::array<std::string_view, 12> danish_months{
    "januar", "februar", "marts",     "april",   "maj",      "juni",
    "juli",   "august",  "september", "oktober", "november", "december"};

constexpr std::array<std::string_view, 12> english_months{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

using detail::padded;
using detail::whole_number;

std::string_view name_of(int month, const std::array<std::string_view, 12>& names) {
    return names[static_cast<std::size_t>(month - 1)];
}

} // namespace

std::optional<date> date::parse(std::string_view text) noexcept {
    const bool negative = !text.empty() && text.front() == '-';
    if (negative) text.remove_prefix(1);
    constexpr std::size_t after_year = 6; // -MM-DD
    if (text.size() < 4 + after_year || text.size() > 9 + after_year) return std::nullopt;
    const auto year_digits = text.substr(0, text.size() - after_year);
    const auto rest = text.substr(year_digits.size());
    if (rest[0] != '-' || rest[3] != '-') return std::nullopt;
    if (year_digits.size() > 4 && year_digits.front() == '0') return std::nullopt;
    const auto year = whole_number(year_digits);
    const auto month = whole_number(rest.substr(1, 2));
    const auto day = whole_number(rest.substr(4, 2));
    if (!year || !month || !day || (negative && *year == 0)) return std::nullopt;
    return from_ymd(negative ? -*year : *year, *month, *day);
}

std::string date::text() const {
    const auto parts = ymd();
    const auto year = padded(parts.year < 0 ? -parts.year : parts.year, 4);
    const auto sign = parts.year < 0 ? "-" : "";
    return sign + year + "-" + padded(parts.month, 2) + "-" + padded(parts.day, 2);
}

std::string date::danish() const {
    const auto parts = ymd();
    std::string text = std::to_string(parts.day) + ". ";
    return text.append(name_of(parts.month, danish_months)) + " " + std::to_string(parts.year);
}

std::string date::english() const {
    const auto parts = ymd();
    std::string text = std::to_string(parts.day) + " ";
    return text.append(name_of(parts.month, english_months)) + " " + std::to_string(parts.year);
}

} // namespace hjemmel
