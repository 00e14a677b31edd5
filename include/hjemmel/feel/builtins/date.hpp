// SPDX-License-Identifier: Apache-2.0
// The built-ins on dates (DMN 1.5, 10.3.4.11 and 10.3.4.12).
#pragma once

#include <hjemmel/feel/builtins/arguments.hpp>

#include <array>

namespace hjemmel::feel::define {

inline value today(call& in, std::span<const value>) { return in.today(); }

inline value day_of_year(call& in, std::span<const value> args) {
    arguments a(in, "day of year", args);
    const auto* day = a.day(0, "date");
    return day ? value(day->day_of_year()) : a.failed();
}

inline value day_of_week(call& in, std::span<const value> args) {
    static constexpr std::array<std::string_view, 7> names{
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    arguments a(in, "day of week", args);
    const auto* day = a.day(0, "date");
    return day ? value(names[static_cast<std::size_t>(day->weekday() - 1)]) : a.failed();
}

inline value month_of_year(call& in, std::span<const value> args) {
    static constexpr std::array<std::string_view, 12> names{
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    arguments a(in, "month of year", args);
    const auto* day = a.day(0, "date");
    return day ? value(names[static_cast<std::size_t>(day->month() - 1)]) : a.failed();
}

inline value week_of_year(call& in, std::span<const value> args) {
    arguments a(in, "week of year", args);
    const auto* day = a.day(0, "date");
    return day ? value(day->iso_week()) : a.failed();
}

inline void add_date(std::vector<builtin>& table) {
    const auto of_date = [](const type_ptr& gives) {
        return std::vector<signature>{takes({needed("date", types::date())}, gives)};
    };
    table.push_back({.name = "today",
                     .signatures = {takes({}, types::date())},
                     .define = today,
                     .meaning = "The evaluation date.",
                     .example = "today() - today()",
                     .gives = "@\"PT0S\""});
    table.push_back({.name = "day of year",
                     .signatures = of_date(types::number()),
                     .define = day_of_year,
                     .meaning = "The number of the day in its year, from 1.",
                     .example = "day of year(@\"2019-09-17\")",
                     .gives = "260"});
    table.push_back({.name = "day of week",
                     .signatures = of_date(types::string()),
                     .define = day_of_week,
                     .meaning = "The English name of the day of the week.",
                     .example = "day of week(@\"2019-09-17\")",
                     .gives = "\"Tuesday\""});
    table.push_back({.name = "month of year",
                     .signatures = of_date(types::string()),
                     .define = month_of_year,
                     .meaning = "The English name of the month.",
                     .example = "month of year(@\"2019-09-17\")",
                     .gives = "\"September\""});
    table.push_back({.name = "week of year",
                     .signatures = of_date(types::number()),
                     .define = week_of_year,
                     .meaning = "The number of the week by ISO 8601.",
                     .example = "week of year(@\"2003-12-29\")",
                     .gives = "1"});
}

} // namespace hjemmel::feel::define
