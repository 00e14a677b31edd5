// SPDX-License-Identifier: Apache-2.0
// FEEL's arithmetic (DMN 1.5, 10.3.2.5 and 10.3.2.13) over determined values.
#pragma once

#include <hjemmel/feel/failure.hpp>

#include <cstdint>
#include <optional>

namespace hjemmel::feel {

namespace detail {

// The pairs of kinds that an operation is defined for are cases of one switch.
constexpr unsigned pair_of(kind a, kind b) {
    return static_cast<unsigned>(a) << 8U | static_cast<unsigned>(b);
}

/// The date after the duration: that of midnight plus the duration, the time of day cut off.
inline std::optional<date> shifted(const date& day, const days_duration& by) {
    auto days = hjemmel::detail::floor_divide(by.seconds, days_duration::seconds_a_day);
    if (by.nanoseconds < 0 && by.seconds % days_duration::seconds_a_day == 0) --days;
    return day.add_days(days);
}

inline std::optional<date> shifted_back(const date& day, const days_duration& by) {
    const auto back = hjemmel::negate(by);
    return back ? shifted(day, *back) : std::nullopt;
}

inline std::optional<date> shifted_back(const date& day, const months_duration& by) {
    const auto back = hjemmel::negate(by);
    return back ? day.add_months(back->months) : std::nullopt;
}

/// The date's midnight in UTC: what it counts as beside a date with a time.
inline std::optional<date_time> midnight(const date& day) {
    return date_time::at(
        day, time_of_day::after_midnight(0, 0, utc_anchor::at_offset(0).value_or(utc_anchor())));
}

inline std::optional<date_time> shifted_back(const date_time& moment, const days_duration& by) {
    const auto back = hjemmel::negate(by);
    return back ? moment.add(*back) : std::nullopt;
}

inline std::optional<date_time> shifted_back(const date_time& moment, const months_duration& by) {
    const auto back = hjemmel::negate(by);
    return back ? moment.add_months(back->months) : std::nullopt;
}

inline std::optional<time_of_day> shifted_back(const time_of_day& time, const days_duration& by) {
    const auto back = hjemmel::negate(by);
    return back ? std::optional(hjemmel::shifted(time, *back)) : std::nullopt;
}

/// The difference of two times, or the failure that they have none.
inline value difference_or_fail(call& in, const std::optional<days_duration>& between) {
    if (between) return *between;
    return in.fail("no-common-zone",
                   {"Tidspunkterne kan ikke trækkes fra hinanden: ikke begge har en fast "
                    "forskel til UTC.",
                    "The times have no difference: not both have a known offset from UTC."});
}

/// a - b of two values of which one at least is a date with a time.
inline value moments_between(call& in, const value& a, const value& b) {
    const auto moment = [](const value& v) {
        return v.is(kind::date) ? midnight(v.as_date()) : std::optional(v.as_date_time());
    };
    const auto x = moment(a);
    const auto y = moment(b);
    return difference_or_fail(in, x && y ? hjemmel::difference(*x, *y) : std::nullopt);
}

inline value joined_text(call& in, const std::string& a, const std::string& b) {
    if (!in.charge(a.size() + b.size())) return {};
    return a + b;
}

inline bool is_duration(const value& v) {
    return v.is(kind::days_duration) || v.is(kind::months_duration);
}

/// For a number or a duration.
inline bool is_zero(const value& v) {
    if (v.is(kind::days_duration)) return v.as_days() == days_duration{};
    if (v.is(kind::months_duration)) return v.as_months() == months_duration{};
    return v.as_number().is_zero();
}

} // namespace detail

/// a + b: numbers, strings, durations of one kind; a date, with or without a time, and a duration,
/// or a time and a days and time duration, in either order.
inline value add(call& in, const value& a, const value& b) {
    const auto given = [&in](const auto& result) {
        return detail::result_or_overflow(in, "+", result);
    };
    switch (detail::pair_of(a.kind(), b.kind())) {
    case detail::pair_of(kind::number, kind::number):
        return given(hjemmel::add(a.as_number(), b.as_number()));
    case detail::pair_of(kind::string, kind::string):
        return detail::joined_text(in, a.as_string(), b.as_string());
    case detail::pair_of(kind::date, kind::months_duration):
        return given(a.as_date().add_months(b.as_months().months));
    case detail::pair_of(kind::months_duration, kind::date):
        return given(b.as_date().add_months(a.as_months().months));
    case detail::pair_of(kind::date, kind::days_duration):
        return given(detail::shifted(a.as_date(), b.as_days()));
    case detail::pair_of(kind::days_duration, kind::date):
        return given(detail::shifted(b.as_date(), a.as_days()));
    case detail::pair_of(kind::date_and_time, kind::months_duration):
        return given(a.as_date_time().add_months(b.as_months().months));
    case detail::pair_of(kind::months_duration, kind::date_and_time):
        return given(b.as_date_time().add_months(a.as_months().months));
    case detail::pair_of(kind::date_and_time, kind::days_duration):
        return given(a.as_date_time().add(b.as_days()));
    case detail::pair_of(kind::days_duration, kind::date_and_time):
        return given(b.as_date_time().add(a.as_days()));
    case detail::pair_of(kind::time, kind::days_duration):
        return hjemmel::shifted(a.as_time(), b.as_days());
    case detail::pair_of(kind::days_duration, kind::time):
        return hjemmel::shifted(b.as_time(), a.as_days());
    case detail::pair_of(kind::months_duration, kind::months_duration):
        return given(hjemmel::add(a.as_months(), b.as_months()));
    case detail::pair_of(kind::days_duration, kind::days_duration):
        return given(hjemmel::add(a.as_days(), b.as_days()));
    default:
        return detail::fail_operands(in, "+", a, b);
    }
}

/// a - b: numbers, durations of one kind, a duration off a date or time; dates with or without a
/// time, or times (giving a days and time duration). A date counts as its midnight in UTC.
inline value subtract(call& in, const value& a, const value& b) {
    const auto given = [&in](const auto& result) {
        return detail::result_or_overflow(in, "-", result);
    };
    switch (detail::pair_of(a.kind(), b.kind())) {
    case detail::pair_of(kind::number, kind::number):
        return given(hjemmel::subtract(a.as_number(), b.as_number()));
    case detail::pair_of(kind::date, kind::date):
        return given(days_duration::from_days(days_between(b.as_date(), a.as_date())));
    case detail::pair_of(kind::date, kind::months_duration):
        return given(detail::shifted_back(a.as_date(), b.as_months()));
    case detail::pair_of(kind::date, kind::days_duration):
        return given(detail::shifted_back(a.as_date(), b.as_days()));
    case detail::pair_of(kind::date_and_time, kind::date_and_time):
    case detail::pair_of(kind::date_and_time, kind::date):
    case detail::pair_of(kind::date, kind::date_and_time):
        return detail::moments_between(in, a, b);
    case detail::pair_of(kind::date_and_time, kind::months_duration):
        return given(detail::shifted_back(a.as_date_time(), b.as_months()));
    case detail::pair_of(kind::date_and_time, kind::days_duration):
        return given(detail::shifted_back(a.as_date_time(), b.as_days()));
    case detail::pair_of(kind::time, kind::time):
        return detail::difference_or_fail(in, hjemmel::difference(a.as_time(), b.as_time()));
    case detail::pair_of(kind::time, kind::days_duration):
        return given(detail::shifted_back(a.as_time(), b.as_days()));
    case detail::pair_of(kind::months_duration, kind::months_duration):
        return given(hjemmel::subtract(a.as_months(), b.as_months()));
    case detail::pair_of(kind::days_duration, kind::days_duration):
        return given(hjemmel::subtract(a.as_days(), b.as_days()));
    default:
        return detail::fail_operands(in, "-", a, b);
    }
}

/// a * b: numbers, a number and a duration in either order.
inline value multiply(call& in, const value& a, const value& b) {
    const auto given = [&in](const auto& result) {
        return detail::result_or_overflow(in, "*", result);
    };
    switch (detail::pair_of(a.kind(), b.kind())) {
    case detail::pair_of(kind::number, kind::number):
        return given(hjemmel::multiply(a.as_number(), b.as_number()));
    case detail::pair_of(kind::number, kind::months_duration):
        return given(hjemmel::multiply(b.as_months(), a.as_number()));
    case detail::pair_of(kind::months_duration, kind::number):
        return given(hjemmel::multiply(a.as_months(), b.as_number()));
    case detail::pair_of(kind::number, kind::days_duration):
        return given(hjemmel::multiply(b.as_days(), a.as_number()));
    case detail::pair_of(kind::days_duration, kind::number):
        return given(hjemmel::multiply(a.as_days(), b.as_number()));
    default:
        return detail::fail_operands(in, "*", a, b);
    }
}

/// a / b: numbers, a duration and a number (giving a duration), durations of one kind (giving a
/// number).
inline value divide(call& in, const value& a, const value& b) {
    const bool scaled = b.is(kind::number) && (a.is(kind::number) || detail::is_duration(a));
    const bool measured = detail::is_duration(b) && a.kind() == b.kind();
    if (!scaled && !measured) return detail::fail_operands(in, "/", a, b);
    if (detail::is_zero(b)) return detail::fail_division(in, "/");
    const auto given = [&in](const auto& result) {
        return detail::result_or_overflow(in, "/", result);
    };
    switch (detail::pair_of(a.kind(), b.kind())) {
    case detail::pair_of(kind::months_duration, kind::number):
        return given(hjemmel::divide(a.as_months(), b.as_number()));
    case detail::pair_of(kind::days_duration, kind::number):
        return given(hjemmel::divide(a.as_days(), b.as_number()));
    case detail::pair_of(kind::months_duration, kind::months_duration):
        return given(hjemmel::divide(a.as_months(), b.as_months()));
    case detail::pair_of(kind::days_duration, kind::days_duration):
        return given(hjemmel::divide(a.as_days(), b.as_days()));
    default:
        return given(hjemmel::divide(a.as_number(), b.as_number()));
    }
}

/// a ** b: numbers.
inline value power(call& in, const value& a, const value& b) {
    if (!a.is(kind::number) || !b.is(kind::number)) return detail::fail_operands(in, "**", a, b);
    return detail::result_or_overflow(in, "**", hjemmel::power(a.as_number(), b.as_number()));
}

/// -a: a number or a duration.
inline value negate(call& in, const value& a) {
    switch (a.kind()) {
    case kind::number:
        return -a.as_number();
    case kind::months_duration:
        return detail::result_or_overflow(in, "-", hjemmel::negate(a.as_months()));
    case kind::days_duration:
        return detail::result_or_overflow(in, "-", hjemmel::negate(a.as_days()));
    default:
        return detail::fail_operand(in, "-", a);
    }
}

} // namespace hjemmel::feel
