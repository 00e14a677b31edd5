// SPDX-License-Identifier: Apache-2.0
#include "values.hpp"

#include <datetime.h>

#include <optional>

namespace hjemmel::python {

namespace {

constexpr std::int64_t nanoseconds_a_microsecond = 1000;
constexpr std::int64_t most_days = 999'999'999; // of datetime.timedelta

// The C API of datetime has to be imported in each file that uses it.
void need_datetime() {
    if (PyDateTimeAPI != nullptr) return;
    PyDateTime_IMPORT;
    if (PyDateTimeAPI == nullptr) throw py::error_already_set();
}

py::object made(PyObject* fresh) {
    if (fresh == nullptr) throw py::error_already_set();
    return py::reinterpret_steal<py::object>(fresh);
}

bool has_year(int year) { return year >= 1 && year <= 9999; }

py::object number_out(const decimal& number) {
    if (const auto whole = number.to_int64()) return known().decimal(*whole);
    return known().decimal(text_out(number.text()));
}

/// The zone or offset that a time is anchored to; nothing where Python has none like it.
std::optional<py::object> anchor_out(const utc_anchor& anchor) {
    if (anchor.is_local()) return py::none();
    if (const auto& zone = anchor.zone()) {
        try {
            return known().zone_info(text_out(zone->name()));
        } catch (py::error_already_set&) { // this machine's Python has no such zone
            return std::nullopt;
        }
    }
    const auto seconds = anchor.offset().value_or(0);
    const auto offset = made(PyDelta_FromDSU(0, seconds, 0));
    return made(PyTimeZone_FromOffset(offset.ptr()));
}

py::object time_out(const time_of_day& time) {
    const auto anchor = anchor_out(time.anchor());
    if (!anchor || time.nanoseconds() % nanoseconds_a_microsecond != 0)
        return text_out(time.text());
    return made(PyDateTimeAPI->Time_FromTime(
        time.hour(), time.minute(), time.second(),
        static_cast<int>(time.nanoseconds() / nanoseconds_a_microsecond), anchor->ptr(),
        PyDateTimeAPI->TimeType));
}

py::object date_time_out(const date_time& moment) {
    const auto day = moment.day().ymd();
    const auto& time = moment.time();
    const auto anchor = anchor_out(time.anchor());
    if (!anchor || !has_year(day.year) || time.nanoseconds() % nanoseconds_a_microsecond != 0)
        return text_out(moment.text());
    return made(PyDateTimeAPI->DateTime_FromDateAndTime(
        day.year, day.month, day.day, time.hour(), time.minute(), time.second(),
        static_cast<int>(time.nanoseconds() / nanoseconds_a_microsecond), anchor->ptr(),
        PyDateTimeAPI->DateTimeType));
}

py::object duration_out(const days_duration& length) {
    const auto days = length.day_part();
    const auto beyond = length.seconds - days * days_duration::seconds_a_day;
    if (days <= -most_days || days >= most_days ||
        length.nanoseconds % nanoseconds_a_microsecond != 0)
        return text_out(length.text());
    return made(PyDelta_FromDSU(static_cast<int>(days), static_cast<int>(beyond),
                                static_cast<int>(length.nanoseconds / nanoseconds_a_microsecond)));
}

py::object range_out(const range_value& range) {
    return known().range(value_out(range.low), value_out(range.high),
                         py::arg("low_included") = range.low_included,
                         py::arg("high_included") = range.high_included);
}

py::object list_out(const list_value& list) {
    py::list all(list.items.size());
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        auto item = value_out(list.items[i]);
        all[i] = list.certain(i) ? std::move(item) : known().maybe(item);
    }
    return all;
}

py::object context_out(const context_value& context) {
    py::dict all;
    for (std::size_t i = 0; i < context.entries.size(); ++i)
        all[text_out(context.shape->names[i])] = value_out(context.entries[i]);
    return all;
}

py::object one_of_out(const possible& what) {
    py::list all;
    bool null = false; // why there is none is said elsewhere: nulls are one answer
    for (const auto& one : what.values) {
        if (!one.is_null() || !null) all.append(value_out(one));
        null = null || one.is_null();
    }
    return known().one_of(all);
}

py::object possible_out(const possible& what) {
    switch (what.shape) {
    case possible::form::values:
        return one_of_out(what);
    case possible::form::between:
        return known().between(value_out(what.low), value_out(what.high),
                               py::arg("or_none") = what.or_null);
    case possible::form::any:
        return known().anything(text_out(what.what ? type_text(*what.what) : "Any"),
                                py::arg("or_none") = what.or_null);
    }
    return py::none();
}

} // namespace

py::object date_out(const date& day) {
    need_datetime();
    const auto parts = day.ymd();
    if (!has_year(parts.year)) return text_out(day.text());
    return made(PyDate_FromDate(parts.year, parts.month, parts.day));
}

py::object value_out(const value& what) {
    need_datetime();
    switch (what.kind()) {
    case kind::boolean:
        return py::bool_(what.as_boolean());
    case kind::number:
        return number_out(what.as_number());
    case kind::string:
        return text_out(what.as_string());
    case kind::date:
        return date_out(what.as_date());
    case kind::time:
        return time_out(what.as_time());
    case kind::date_and_time:
        return date_time_out(what.as_date_time());
    case kind::days_duration:
        return duration_out(what.as_days());
    case kind::months_duration:
        return known().months(what.as_months().months);
    case kind::range:
        return range_out(what.as_range());
    case kind::list:
        return list_out(what.as_list());
    case kind::context:
        return context_out(what.as_context());
    case kind::undetermined:
        return possible_out(what.as_undetermined().possible);
    case kind::null:
    case kind::function:
        break;
    }
    return py::none();
}

} // namespace hjemmel::python
