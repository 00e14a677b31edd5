// SPDX-License-Identifier: Apache-2.0
// The built-ins that make a value of one kind of values of others (DMN 1.5, 10.3.4.1).
#pragma once

#include <hjemmel/feel/arithmetic.hpp>
#include <hjemmel/feel/builtins/arguments.hpp>
#include <hjemmel/feel/builtins/range_text.hpp>
#include <hjemmel/feel/text.hpp>

#include <algorithm>

namespace hjemmel::feel::define {

inline value date_of_parts(arguments& a) {
    const auto year = a.whole(0, "year");
    if (!year) return a.failed();
    const auto month = a.whole(1, "month");
    if (!month) return a.failed();
    const auto day = a.whole(2, "day");
    if (!day) return a.failed();
    const bool calendar = *month >= 1 && *month <= 12 && *day >= 1 && *day <= 31;
    const auto made =
        calendar ? hjemmel::date::from_ymd(*year, static_cast<int>(*month), static_cast<int>(*day))
                 : std::nullopt;
    return made ? value(*made) : a.refuse("day", "giver ingen dato", "gives no date");
}

inline value date(call& in, std::span<const value> args) {
    arguments a(in, "date", args);
    if (args.size() == 3) return date_of_parts(a);
    if (a.at(0).is(kind::date)) return a.at(0);
    if (a.at(0).is(kind::date_and_time)) return a.at(0).as_date_time().day();
    const auto* text = a.string(0, "from");
    if (!text) return a.failed();
    const auto made = hjemmel::date::parse(*text);
    if (made) return *made;
    return a.refuse("from", "skal være en dato som YYYY-MM-DD", "must be a date like YYYY-MM-DD");
}

/// The separator in this place: empty for null; nothing, with a failure, for one not allowed.
inline std::optional<std::string> separator(arguments& a, std::size_t i, std::string_view name,
                                            std::string_view allowed) {
    if (a.none(i)) return std::string();
    const auto* given = a.string(i, name);
    if (!given) return std::nullopt;
    if (given->size() == 1 && allowed.find(given->front()) != std::string_view::npos) return *given;
    a.refuse(name, "er ikke et tilladt skilletegn", "is not a separator that is allowed");
    return std::nullopt;
}

inline value number(call& in, std::span<const value> args) {
    arguments a(in, "number", args);
    const auto* from = a.string(0, "from");
    if (!from) return a.failed();
    const auto grouping = separator(a, 1, "grouping separator", " ,.");
    if (!grouping) return a.failed();
    const auto point = separator(a, 2, "decimal separator", ",.");
    if (!point) return a.failed();
    if (!grouping->empty() && *grouping == *point) {
        return a.refuse("decimal separator", "skal være et andet tegn end tusindtalsskilletegnet",
                        "must differ from the grouping separator");
    }
    std::string digits;
    bool misplaced = false;
    for (const char c : *from) {
        if (!grouping->empty() && c == grouping->front()) continue;
        misplaced = misplaced || (c == '.' && *point == ",");
        digits += *point == "," && c == ',' ? '.' : c;
    }
    const auto made = misplaced ? std::nullopt : hjemmel::decimal::parse(digits);
    return made ? value(*made) : a.refuse("from", "er ikke et tal", "is not a number");
}

inline value string(call& in, std::span<const value> args) {
    const arguments a(in, "string", args);
    if (a.at(0).is_null()) return a.at(0);
    auto made = text(a.at(0));
    if (!in.charge(made.size())) return {};
    return made;
}

inline value duration(call& in, std::span<const value> args) {
    arguments a(in, "duration", args);
    if (feel::detail::is_duration(a.at(0))) return a.at(0);
    const auto* from = a.string(0, "from");
    if (!from) return a.failed();
    if (const auto days = days_duration::parse(*from)) return *days;
    if (const auto months = months_duration::parse(*from)) return *months;
    return a.refuse("from", "skal være en varighed som P1Y6M eller P2DT3H",
                    "must be a duration like P1Y6M or P2DT3H");
}

inline value years_and_months_duration(call& in, std::span<const value> args) {
    arguments a(in, "years and months duration", args);
    const auto from = a.any_day(0, "from");
    if (!from) return a.failed();
    const auto to = a.any_day(1, "to");
    return to ? value(months_between(*from, *to)) : a.failed();
}

inline value range(call& in, std::span<const value> args) {
    arguments a(in, "range", args);
    const auto* from = a.string(0, "from");
    if (!from) return a.failed();
    auto made = parse_range(*from);
    if (made) return *std::move(made);
    return a.refuse("from", "skal være et interval af konstanter som [1..3]",
                    "must be a range of constants like [1..3]");
}

/// Two days, each with or without a time.
inline std::vector<signature> between_days(const type_ptr& gives) {
    std::vector<signature> ways;
    for (const auto& from : {types::date(), types::date_and_time()}) {
        for (const auto& to : {types::date(), types::date_and_time()})
            ways.push_back(takes({needed("from", from), needed("to", to)}, gives));
    }
    return ways;
}

inline void add_conversion(std::vector<builtin>& table) {
    const auto& number_type = types::number();
    const auto& string_type = types::string();
    const auto& date_type = types::date();
    add(table, "date",
        {takes({needed("from")}, date_type),
         takes({needed("year", number_type), needed("month", number_type),
                needed("day", number_type)},
               date_type)},
        date,
        {"The date of a text like YYYY-MM-DD, of a date with a time, or of a year, a month and a "
         "day.",
         "date(2018, 3, 2)", R"(@"2018-03-02")"});
    add(table, "number",
        {takes({needed("from", string_type), needed("grouping separator", string_type),
                needed("decimal separator", string_type)},
               number_type)},
        number,
        {"The number that a text says; the separators are a blank, comma or "
         "point, or null.",
         R"(number("11.749.000,50", ".", ","))", "11749000.5"});
    add(table, "string", {takes({needed("from")}, string_type)}, string,
        {"The value as text; null for null.", R"(string([1.50, "a"]))", R"("[1.5, \"a\"]")"});
    add(table, "duration", {takes({needed("from")}, types::any())}, duration,
        {"The duration of a text like P1Y6M or P2DT3H.", R"(duration("P26M"))", R"(@"P2Y2M")"});
    add(table, "years and months duration", between_days(types::months_duration()),
        years_and_months_duration,
        {"The full months from one date to the other, the time of day left aside.",
         R"(years and months duration(@"2011-12-22", @"2013-08-24"))", R"(@"P1Y8M")"})
        .lifting = lifting::corners;
    add(table, "range", {takes({needed("from", string_type)}, any_range())}, range,
        {"The range of a text whose ends are constants or left out.", R"x(range("[18..21)"))x",
         "[18..21)"});
}

} // namespace hjemmel::feel::define
