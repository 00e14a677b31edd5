// SPDX-License-Identifier: Apache-2.0
// FEEL's equality, order and membership (DMN 1.5, 10.3.2.6 to 10.3.2.9) over determined values.
#pragma once

#include <hjemmel/feel/failure.hpp>

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace hjemmel::feel {

/// FEEL's equality without its diagnostic: nothing where two kinds have none. null equals null
/// alone; lists and contexts are equal part by part, false if one part is unequal; times that do
/// not compare are unequal.
std::optional<bool> equality(const value& a, const value& b);

/// FEEL's order without its diagnostic: of numbers, strings (by code point), dates, times, dates
/// with a time, durations of one kind; nothing for all else. Times go by their whole seconds, and
/// compare only where both are local or both have a known offset from UTC.
inline std::optional<std::strong_ordering> comparison(const value& a, const value& b) {
    if (a.kind() != b.kind()) return std::nullopt;
    switch (a.kind()) {
    case kind::number:
        return a.as_number() <=> b.as_number();
    case kind::date:
        return a.as_date() <=> b.as_date();
    case kind::string:
    case kind::days_duration:
    case kind::months_duration:
        return order(a, b);
    case kind::time:
        return compare(a.as_time(), b.as_time());
    case kind::date_and_time:
        return compare(a.as_date_time(), b.as_date_time());
    default:
        return std::nullopt;
    }
}

namespace detail {

/// Whether both are times, or both dates with a time.
inline bool is_of_time(const value& a, const value& b) {
    return a.kind() == b.kind() && (a.is(kind::time) || a.is(kind::date_and_time));
}

/// The failure of an operation on two values that do not compare.
inline value fail_order(call& in, std::string_view symbol, const value& a, const value& b) {
    if (!is_of_time(a, b)) return fail_operands(in, symbol, a, b);
    const auto name = backticked(symbol);
    return in.fail(
        "no-common-zone",
        {"Tidspunkterne i " + name +
             " kan ikke sammenlignes: ikke begge har en fast forskel til UTC.",
         "The times in " + name + " do not compare: not both have a known offset from UTC."});
}

inline std::optional<bool> both_equal(std::optional<bool> a, std::optional<bool> b) {
    if ((a && !*a) || (b && !*b)) return false;
    return a && b ? std::optional(true) : std::nullopt;
}

inline std::optional<bool> equal_lists(const list_value& a, const list_value& b) {
    if (a.items.size() != b.items.size()) return false;
    std::optional<bool> all = true;
    for (std::size_t i = 0; i < a.items.size(); ++i) {
        all = both_equal(all, equality(a.items[i], b.items[i]));
        if (all && !*all) break;
    }
    return all;
}

inline std::optional<bool> equal_contexts(const context_value& a, const context_value& b) {
    if (a.entries.size() != b.entries.size()) return false;
    std::optional<bool> all = true;
    for (std::size_t i = 0; i < a.entries.size(); ++i) {
        const auto* other = b.find(a.shape->names[i]);
        if (!other) return false;
        all = both_equal(all, equality(a.entries[i], *other));
    }
    return all;
}

inline std::optional<bool> equal_ranges(const range_value& a, const range_value& b) {
    if (a.written != b.written) return false;
    if (a.low_included != b.low_included || a.high_included != b.high_included) return false;
    return both_equal(equality(a.low, b.low), equality(a.high, b.high));
}

} // namespace detail

inline std::optional<bool> equality(const value& a, const value& b) {
    if (a.is_null() || b.is_null()) return a.is_null() && b.is_null();
    if (a.kind() != b.kind()) return std::nullopt;
    switch (a.kind()) {
    case kind::list:
        return detail::equal_lists(a.as_list(), b.as_list());
    case kind::context:
        return detail::equal_contexts(a.as_context(), b.as_context());
    case kind::range:
        return detail::equal_ranges(a.as_range(), b.as_range());
    case kind::time:
    case kind::date_and_time: {
        const auto o = comparison(a, b);
        return o && *o == 0;
    }
    case kind::function:
        return std::nullopt;
    case kind::string:
        return a.as_string() == b.as_string();
    case kind::number:
        return a.as_number() == b.as_number();
    case kind::date:
        return a.as_date() == b.as_date();
    case kind::boolean:
        return a.as_boolean() == b.as_boolean();
    default:
        return identical(a, b);
    }
}

/// Whether two items are certainly the same in FEEL's sense: what list functions look for.
inline bool same_item(const value& a, const value& b) {
    const auto same = equality(a, b);
    return same && *same;
}

namespace detail {

/// Charges a list that is about to be looked through.
inline void charge_walk(call& in, const value& list) {
    static constexpr std::size_t items_an_item = 128; // cost as much as one made
    if (list.is(kind::list)) in.charge(list.as_list().items.size() / items_an_item);
}

} // namespace detail

/// a = b. Null, with a diagnostic, for two kinds.
inline value equal(call& in, const value& a, const value& b) {
    detail::charge_walk(in, a);
    const auto same = equality(a, b);
    return same ? value(*same) : detail::fail_operands(in, "=", a, b);
}

/// a != b.
inline value unequal(call& in, const value& a, const value& b) {
    detail::charge_walk(in, a);
    const auto same = equality(a, b);
    return same ? value(!*same) : detail::fail_operands(in, "!=", a, b);
}

/// a < b. Null, with a diagnostic, where the two do not compare.
inline value less(call& in, const value& a, const value& b) {
    const auto o = comparison(a, b);
    return o ? value(*o < 0) : detail::fail_order(in, "<", a, b);
}

/// a <= b.
inline value less_equal(call& in, const value& a, const value& b) {
    const auto o = comparison(a, b);
    return o ? value(*o <= 0) : detail::fail_order(in, "<=", a, b);
}

/// a > b.
inline value greater(call& in, const value& a, const value& b) {
    const auto o = comparison(a, b);
    return o ? value(*o > 0) : detail::fail_order(in, ">", a, b);
}

/// a >= b.
inline value greater_equal(call& in, const value& a, const value& b) {
    const auto o = comparison(a, b);
    return o ? value(*o >= 0) : detail::fail_order(in, ">=", a, b);
}

namespace detail {

/// Whether v lies inside: nothing where it does not compare with an end.
inline std::optional<bool> inside(const value& v, const range_value& range) {
    if (v.is_null()) return std::nullopt;
    if (range.written == range_value::form::unequal) {
        const auto same = equality(v, range.low);
        return same ? std::optional(!*same) : std::nullopt;
    }
    bool holds = true;
    if (!range.low.is_null()) {
        const auto o = comparison(v, range.low);
        if (!o) return std::nullopt;
        holds = *o > 0 || (*o == 0 && range.low_included);
    }
    if (!range.high.is_null()) {
        const auto o = comparison(v, range.high);
        if (!o) return std::nullopt;
        holds = holds && (*o < 0 || (*o == 0 && range.high_included));
    }
    return holds;
}

/// Whether an item of a list that is tested for membership admits v: it equals v or, a range,
/// contains it.
inline bool admits(const value& item, const value& v) {
    if (same_item(item, v)) return true;
    if (!item.is(kind::range)) return false;
    const auto holds = inside(v, item.as_range());
    return holds && *holds;
}

} // namespace detail

/// Whether v lies in `range`, a range value. Null, with a diagnostic, where it does not compare
/// with an end.
inline value in_range(call& in, const value& v, const value& range) {
    if (!range.is(kind::range)) return detail::fail_operands(in, "in", v, range);
    const auto holds = detail::inside(v, range.as_range());
    if (holds) return *holds;
    const auto& ends = range.as_range();
    return detail::fail_order(in, "in", v, detail::is_of_time(ends.low, v) ? ends.low : range);
}

/// What an expression among unary tests, or on the right side of `in`, says of `input`: that it
/// equals the expression's value, lies in that range, or is an item, or in a range, of that list.
/// A boolean is compared like all else.
inline value value_test(call& in, const value& input, const value& tested) {
    if (tested.is(kind::range) && !input.is(kind::range)) return in_range(in, input, tested);
    if (!tested.is(kind::list)) {
        const auto same = equality(input, tested);
        return same ? value(*same) : detail::fail_operands(in, "in", input, tested);
    }
    detail::charge_walk(in, tested);
    if (same_item(input, tested)) return true;
    for (const auto& item : tested.as_list().items) {
        if (detail::admits(item, input)) return true;
    }
    return false;
}

} // namespace hjemmel::feel
