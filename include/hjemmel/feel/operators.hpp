// SPDX-License-Identifier: Apache-2.0
// FEEL's operators over determined values: arithmetic and comparison from their own headers, and
// here ternary logic, `between`, paths and indexes. A failure is null with its diagnostic.
#pragma once

#include <hjemmel/feel/arithmetic.hpp>
#include <hjemmel/feel/comparison.hpp>
#include <hjemmel/feel/failure.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::feel {

/// a and b: false if either is false, true if both are true, else null.
inline value conjunction(call& in, const value& a, const value& b) {
    if (a.is_false() || b.is_false()) return false;
    if (a.is_true() && b.is_true()) return true;
    return detail::fail_operands(in, "and", a, b);
}

/// a or b: true if either is true, false if both are false, else null.
inline value disjunction(call& in, const value& a, const value& b) {
    if (a.is_true() || b.is_true()) return true;
    if (a.is_false() && b.is_false()) return false;
    return detail::fail_operands(in, "or", a, b);
}

/// not(a): null where a is no boolean.
inline value negation(call& in, const value& a) {
    if (a.is(kind::boolean)) return !a.as_boolean();
    return detail::fail_operand(in, "not", a);
}

/// v between low and high, both included.
inline value between(call& in, const value& v, const value& low, const value& high) {
    const auto above = comparison(v, low);
    if (above && *above < 0) return false;
    const auto below = comparison(v, high);
    if (below && *below > 0) return false;
    if (!above) return detail::fail_order(in, "between", v, low);
    if (!below) return detail::fail_order(in, "between", v, high);
    return true;
}

namespace detail {

inline std::optional<value> date_part(const date& d, std::string_view name) {
    if (name == "year") return value(d.year());
    if (name == "month") return value(d.month());
    if (name == "day") return value(d.day());
    if (name == "weekday") return value(d.weekday());
    return std::nullopt;
}

/// The seconds below a minute, with their fraction.
inline value seconds_part(int seconds, std::int32_t nanoseconds) {
    return total_seconds({seconds, nanoseconds});
}

inline value offset_part(std::optional<int> offset) {
    return offset ? value(days_duration{*offset, 0}) : value();
}

inline std::optional<value> time_part(const time_of_day& t, std::string_view name) {
    if (name == "hour") return value(t.hour());
    if (name == "minute") return value(t.minute());
    if (name == "second") return seconds_part(t.second(), t.nanoseconds());
    if (name == "time offset") return offset_part(t.anchor().offset());
    if (name == "timezone") {
        return t.anchor().zone() ? value(t.anchor().zone()->name()) : value();
    }
    return std::nullopt;
}

inline std::optional<value> date_time_part(const date_time& d, std::string_view name) {
    if (name == "time offset") return offset_part(d.offset());
    const auto of_day = date_part(d.day(), name);
    return of_day ? of_day : time_part(d.time(), name);
}

inline std::optional<value> months_part(const months_duration& d, std::string_view name) {
    if (name == "years") return value(d.year_part());
    if (name == "months") return value(d.month_part());
    return std::nullopt;
}

inline std::optional<value> days_part(const days_duration& d, std::string_view name) {
    if (name == "days") return value(d.day_part());
    if (name == "hours") return value(d.hour_part());
    if (name == "minutes") return value(d.minute_part());
    if (name == "seconds") return seconds_part(d.second_part(), d.nanoseconds);
    return std::nullopt;
}

inline std::optional<value> range_part(const range_value& r, std::string_view name) {
    const bool bounded = r.written != range_value::form::unequal;
    if (name == "start") return bounded ? r.low : value();
    if (name == "end") return bounded ? r.high : value();
    if (name == "start included") return value(r.low_included);
    if (name == "end included") return value(r.high_included);
    return std::nullopt;
}

inline std::optional<value> part(const value& v, std::string_view name) {
    switch (v.kind()) {
    case kind::context:
        if (const auto* entry = v.as_context().find(name)) return *entry;
        return std::nullopt;
    case kind::date:
        return date_part(v.as_date(), name);
    case kind::time:
        return time_part(v.as_time(), name);
    case kind::date_and_time:
        return date_time_part(v.as_date_time(), name);
    case kind::months_duration:
        return months_part(v.as_months(), name);
    case kind::days_duration:
        return days_part(v.as_days(), name);
    case kind::range:
        return range_part(v.as_range(), name);
    default:
        return std::nullopt;
    }
}

inline value fail_part(call& in, const value& v, std::string_view name) {
    if (v.failure()) return v;
    const auto field = backticked(name);
    if (v.is_null()) {
        return in.fail("null-operand", {field + " kan ikke hentes: værdien er null.",
                                        field + " cannot be read: the value is null."});
    }
    const std::string what(kind_text(v.kind()));
    return in.fail("no-part", {"Værdien (" + what + ") har ikke noget, der hedder " + field + ".",
                               "The value (" + what + ") has nothing called " + field + "."});
}

} // namespace detail

/// v.name: a context's entry; year, month, day, weekday of a date; hour, minute, second, time
/// offset, timezone of a time; all of these of a date with a time; years, months or days, hours,
/// minutes, seconds of a duration; start, end, start included, end included of a range; of a list
/// the list of its items' paths.
inline value path(call& in, const value& v, std::string_view name) {
    if (!v.is(kind::list)) {
        auto found = detail::part(v, name);
        return found ? *std::move(found) : detail::fail_part(in, v, name);
    }
    const auto& items = v.as_list().items;
    if (!in.charge(items.size())) return {};
    std::vector<value> parts;
    parts.reserve(items.size());
    for (const auto& item : items)
        parts.push_back(path(in, item, name));
    return make_list(std::move(parts));
}

/// list[index]: counted from 1, or from the end where negative. What is no list counts as a list of
/// itself. Null, with a diagnostic, where there is no such item.
inline value item_at(call& in, const value& list, const decimal& index) {
    if (list.is_null()) return detail::fail_operand(in, "[ ]", list);
    const bool single = !list.is(kind::list);
    const auto size =
        single ? std::int64_t{1} : static_cast<std::int64_t>(list.as_list().items.size());
    const auto at = index.to_int64();
    if (!at || *at == 0 || *at > size || *at < -size) {
        return in.fail("index-range", {"Listen har ikke noget element med det nummer.",
                                       "The list has no item of that number."});
    }
    if (single) return list;
    return list.as_list().items[static_cast<std::size_t>(*at > 0 ? *at - 1 : size + *at)];
}

} // namespace hjemmel::feel
