// SPDX-License-Identifier: Apache-2.0
// Calls on lists of periods over missing facts: of each row only `fra` and `til` count, and periods
// that are facts never end before they begin.
#pragma once

#include <hjemmel/eval/lift.hpp>

#include <algorithm>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace hjemmel::eval {

namespace detail {

/// A row without what makes it no longer or shorter.
inline value row_as_period(const value& row) {
    if (!row.is(kind::context) || !row.is_partial()) return row;
    const auto& c = row.as_context();
    const auto* first = c.find("fra");
    const auto* last = c.find("til");
    if (first == nullptr || c.entries.size() <= 2) return row;
    static const auto both = std::make_shared<const context_shape>(context_shape{{"fra", "til"}});
    static const auto open = std::make_shared<const context_shape>(context_shape{{"fra"}});
    if (last == nullptr) return context_value{open, {*first}};
    return context_value{both, {*first, *last}};
}

inline value as_periods(const value& v) {
    if (!v.is(kind::list) || !v.is_partial()) return v;
    list_value out{{}, v.as_list().maybe};
    out.items.reserve(v.as_list().items.size());
    for (const auto& row : v.as_list().items)
        out.items.push_back(row_as_period(row));
    return out;
}

inline bool are_in_order(const type_ptr& t) {
    return t && t->kind == type_kind::list && t->element && t->element->in_order;
}

/// Whether an undetermined list is one of periods in order, whatever is missing. `of`: its type.
inline bool is_list_in_order(const value& v, const type_ptr& of) {
    if (v.is_undetermined()) {
        const auto& p = v.as_undetermined().possible;
        return p.shape == possible::form::any && !p.or_null &&
               (are_in_order(of) || are_in_order(p.what));
    }
    if (!v.is(kind::list) || !are_in_order(of)) return false;
    const auto& rows = v.as_list().items;
    return std::all_of(rows.begin(), rows.end(), [](const value& row) {
        return !row.is_null() &&
               (!row.is_undetermined() || !row.as_undetermined().possible.or_null);
    });
}

} // namespace detail

/// As `lift_points`. `of`: the types of the arguments as far as they are known. `total`: the
/// operation gives null only where an argument does not fit.
template<class Define>
value lift_periods(std::span<const value> given, std::span<const type_ptr> of,
                   const type_ptr& result, bool total, const Define& define) {
    std::vector<value> arguments;
    arguments.reserve(given.size());
    for (const auto& one : given)
        arguments.push_back(detail::as_periods(one));
    bool tried = false;
    auto out = lift_points(arguments, result, [&](std::span<const value> now) {
        tried = true;
        return define(now);
    });
    if (tried || !total) return out;
    // Nothing was tried, since too much is possible: what is known of the arguments tells.
    auto missing = missing_of(arguments);
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (!arguments[i].is_partial()) continue;
        if (!detail::is_list_in_order(arguments[i], of[i])) return out;
        arguments[i] = make_list({});
    }
    if (define(std::span<const value>(arguments)).is_null()) return out;
    return any_of(result, false, std::move(missing));
}

} // namespace hjemmel::eval
