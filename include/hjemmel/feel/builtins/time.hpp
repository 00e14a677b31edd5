// SPDX-License-Identifier: Apache-2.0
// The built-ins that make a time, or a date with a time (DMN 1.5, 10.3.4.1).
#pragma once

#include <hjemmel/feel/arithmetic.hpp>
#include <hjemmel/feel/builtins/arguments.hpp>

namespace hjemmel::feel::define {

/// What a time is related to UTC by: the offset in this place, a duration, or nothing where it is
/// null. Nothing, with a failure, for an offset that no time can have.
inline std::optional<utc_anchor> offset_of(arguments& a, std::size_t i, std::string_view name) {
    if (a.none(i)) return utc_anchor();
    if (!a.at(i).is(kind::days_duration)) {
        a.refuse_kind(name, kind_text(kind::days_duration), a.at(i));
        return std::nullopt;
    }
    const auto& given = a.at(i).as_days();
    const auto made = given.nanoseconds == 0 ? utc_anchor::at_offset(given.seconds) : std::nullopt;
    if (!made) {
        a.refuse(name, "skal være hele sekunder og højst 14 timer",
                 "must be whole seconds and at most 14 hours");
    }
    return made;
}

inline value time_of_parts(arguments& a) {
    const auto hour = a.whole(0, "hour");
    if (!hour) return a.failed();
    const auto minute = a.whole(1, "minute");
    if (!minute) return a.failed();
    const auto second = a.whole(2, "second");
    if (!second) return a.failed();
    const auto anchor = offset_of(a, 3, "offset");
    if (!anchor) return a.failed();
    const auto fraction = hjemmel::subtract(a.at(2).as_number(), hjemmel::decimal(*second));
    const auto scaled =
        fraction ? hjemmel::multiply(*fraction, hjemmel::decimal(1'000'000'000)) : std::nullopt;
    const auto nanoseconds = scaled ? hjemmel::floor(*scaled).to_int64() : std::nullopt;
    const auto made = nanoseconds
                          ? time_of_day::from_parts(*hour, *minute, *second, *nanoseconds, *anchor)
                          : std::nullopt;
    return made ? value(*made) : a.refuse("second", "giver intet tidspunkt", "gives no time");
}

inline value time(call& in, std::span<const value> args) {
    arguments a(in, "time", args);
    if (args.size() > 1) return time_of_parts(a);
    const auto& from = a.at(0);
    if (from.is(kind::time)) return from;
    if (from.is(kind::date_and_time)) return from.as_date_time().time();
    if (from.is(kind::date)) {
        const auto made = feel::detail::midnight(from.as_date());
        return made ? value(made->time()) : value();
    }
    const auto* text = a.string(0, "from");
    if (!text) return a.failed();
    if (const auto made = time_of_day::parse(*text)) return *made;
    return a.refuse("from",
                    "skal være et tidspunkt som 10:30:00, 10:30:00Z eller "
                    "10:30:00@Europe/Copenhagen",
                    "must be a time like 10:30:00, 10:30:00Z or 10:30:00@Europe/Copenhagen");
}

inline value date_and_time_of_parts(arguments& a) {
    const auto day = a.any_day(0, "date");
    if (!day) return a.failed();
    if (!a.at(1).is(kind::time)) {
        return a.refuse_kind("time", kind_text(kind::time), a.at(1));
    }
    return result(a, date_time::at(*day, a.at(1).as_time()));
}

inline value date_and_time(call& in, std::span<const value> args) {
    arguments a(in, "date and time", args);
    if (args.size() > 1) return date_and_time_of_parts(a);
    const auto& from = a.at(0);
    if (from.is(kind::date_and_time)) return from;
    if (from.is(kind::date)) return result(a, feel::detail::midnight(from.as_date()));
    const auto* text = a.string(0, "from");
    if (!text) return a.failed();
    if (const auto made = date_time::parse(*text)) return *made;
    if (const auto day = hjemmel::date::parse(*text)) {
        return result(a, date_time::at(*day, time_of_day()));
    }
    return a.refuse("from", "skal være en dato med tidspunkt som 2018-03-02T10:30:00",
                    "must be a date with a time like 2018-03-02T10:30:00");
}

inline void add_time(std::vector<builtin>& table) {
    const auto& number = types::number();
    const auto& duration = types::days_duration();
    add(table, "time",
        {takes({needed("from")}, types::time()),
         takes({needed("hour", number), needed("minute", number), needed("second", number),
                optional("offset", duration)},
               types::time())},
        time,
        {"The time of a text like 10:30:00 or 10:30:00+02:00, of a date with a time, of a date "
         "(midnight in UTC), or of an hour, a minute, a second and an offset from UTC.",
         R"(time(10, 30, 0, @"PT2H"))", R"(@"10:30:00+02:00")"});
    add(table, "date and time",
        {takes({needed("from")}, types::date_and_time()),
         takes({needed("date"), needed("time", types::time())}, types::date_and_time())},
        date_and_time,
        {"The date with a time of a text like 2018-03-02T10:30:00, of a date (midnight in UTC), or "
         "of a date and a time.",
         R"(date and time(@"2018-03-02", @"10:30:00"))", R"(@"2018-03-02T10:30:00")"});
}

} // namespace hjemmel::feel::define
