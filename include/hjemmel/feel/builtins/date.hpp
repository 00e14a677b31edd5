// SPDX-License-Identifier: Apache-2.0
// The built-ins on dates (DMN 1.5, 10.3.4.11 and 10.3.4.12).
#pragma once

#include <hjemmel/feel/builtins/arguments.hpp>

#include <array>

namespace hjemmel::feel::define {

inline value today(call& in, std::span<const value>) { return in.today(); }

inline value now(call& in, std::span<const value>) {
    return in.fail("no-clock", {"`now()` kan ikke bruges: der læses intet ur under en vurdering.",
                                "`now()` cannot be used: no clock is read during an evaluation."});
}

inline value day_of_year(call& in, std::span<const value> args) {
    arguments a(in, "day of year", args);
    const auto day = a.any_day(0, "date");
    return day ? value(day->day_of_year()) : a.failed();
}

inline value day_of_week(call& in, std::span<const value> args) {
    static constexpr std::array<std::string_view, 7> names{
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    arguments a(in, "day of week", args);
    const auto day = a.any_day(0, "date");
    return day ? value(names[static_cast<std::size_t>(day->weekday() - 1)]) : a.failed();
}

inline value month_of_year(call& in, std::span<const value> args) {
    static constexpr std::array<std::string_view, 12> names{
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    arguments a(in, "month of year", args);
    const auto day = a.any_day(0, "date");
    return day ? value(names[static_cast<std::size_t>(day->month() - 1)]) : a.failed();
}

inline value week_of_year(call& in, std::span<const value> args) {
    arguments a(in, "week of year", args);
    const auto day = a.any_day(0, "date");
    return day ? value(day->iso_week()) : a.failed();
}

inline void add_date(std::vector<builtin>& table) {
    const auto of_date = [](const type_ptr& gives) {
        return std::vector<signature>{takes({needed("date", types::date())}, gives),
                                      takes({needed("date", types::date_and_time())}, gives)};
    };
    add(table, "today", {takes({}, types::date())}, today,
        {"The evaluation date.", "today() - today()", R"(@"PT0S")"});
    add(table, "now", {takes({}, types::date_and_time())}, now,
        {"Always null: what is decided rests on the evaluation date and not on a clock.", "now()",
         "null"});
    add(table, "day of year", of_date(types::number()), day_of_year,
        {"The number of the day in its year, from 1.", R"(day of year(@"2019-09-17"))", "260"});
    add(table, "day of week", of_date(types::string()), day_of_week,
        {"The English name of the day of the week.", R"(day of week(@"2019-09-17"))",
         R"("Tuesday")"});
    add(table, "month of year", of_date(types::string()), month_of_year,
        {"The English name of the month.", R"(month of year(@"2019-09-17"))", R"("September")"});
    add(table, "week of year", of_date(types::number()), week_of_year,
        {"The number of the week by ISO 8601.", R"(week of year(@"2003-12-29"))", "1"});
}

} // namespace hjemmel::feel::define
