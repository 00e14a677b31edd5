// SPDX-License-Identifier: Apache-2.0
#include "words.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace hjemmel::graph::detail {

namespace {

constexpr std::array<std::string_view, 12> danish_months{
    "januar", "februar", "marts",     "april",   "maj",      "juni",
    "juli",   "august",  "september", "oktober", "november", "december"};
constexpr std::array<std::string_view, 12> english_months{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

} // namespace

std::string day_words(date day, language lang) {
    const auto parts = day.ymd();
    const auto month = static_cast<std::size_t>(parts.month - 1);
    std::string out = std::to_string(parts.day) + (lang == language::da ? ". " : " ");
    out += lang == language::da ? danish_months[month] : english_months[month];
    return out + " " + std::to_string(parts.year);
}

std::string heading_of(const decision_graph& of, language lang) {
    std::string out = of.title.empty() ? of.ruleset : of.title.in(lang);
    if (!of.from) return out;
    const bool danish = lang == language::da;
    out += (danish ? ", gælder fra " : ", in force from ") + day_words(*of.from, lang);
    if (of.to) out += (danish ? " til " : " to ") + day_words(*of.to, lang);
    return out;
}

} // namespace hjemmel::graph::detail
