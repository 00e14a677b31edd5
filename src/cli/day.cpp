// SPDX-License-Identifier: Apache-2.0
#include "day.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace hjemmel::cli {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A date written the Danish way, `2.3.2018`, `02-03-2018` or `2/3/2018`.
std::optional<date> danish_date(std::string_view text) {
    std::array<std::string, 3> parts;
    std::size_t part = 0;
    for (const char c : text) {
        if (is_digit(c) && parts[part].size() < 4)
            parts[part] += c;
        else if ((c == '.' || c == '-' || c == '/') && part < 2 && !parts[part].empty())
            ++part;
        else
            return std::nullopt;
    }
    if (part != 2 || parts[2].size() != 4) return std::nullopt;
    for (std::size_t i = 0; i < 2; ++i)
        parts[i].insert(0, parts[i].size() == 1 ? 1 : 0, '0');
    return date::parse(parts[2] + '-' + parts[1] + '-' + parts[0]);
}

std::string wrong_date(const std::string& text, const manner& how) {
    const auto meant = danish_date(text);
    const auto instead = meant ? meant->text() : std::string("2018-03-02");
    return wrong_use({"»" + text + "« er ingen dato i --on.", "`" + text + "` in --on is no date."},
                     {"Skriv år, måned og dag: --on " + instead + ".",
                      "Write year, month and day: --on " + instead + "."},
                     how);
}

} // namespace

std::variant<date, std::string> day_of(const std::string& text, const manner& how) {
    if (const auto day = date::parse(text)) return *day;
    return wrong_date(text, how);
}

} // namespace hjemmel::cli
