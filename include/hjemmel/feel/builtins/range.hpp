// SPDX-License-Identifier: Apache-2.0
// The built-ins that relate points and ranges (DMN 1.5, 10.3.4.8). A point counts as the range that
// begins and ends in it; a range without an end on one side reaches beyond all values there.
#pragma once

#include <hjemmel/feel/builtins/arguments.hpp>
#include <hjemmel/feel/comparison.hpp>

#include <array>
#include <compare>

namespace hjemmel::feel::define {

/// How two ranges, whose ends compare, lie to each other.
namespace relation {

// An end that is left out compares as below all values, or above them.
inline std::strong_ordering order_ends(const value& a, bool a_is_low, const value& b,
                                       bool b_is_low) {
    const auto rank = [](const value& v, bool low) { return !v.is_null() ? 0 : low ? -1 : 1; };
    const auto o = rank(a, a_is_low) <=> rank(b, b_is_low);
    return o != 0 || a.is_null() ? o : comparison(a, b).value_or(o);
}

inline bool same_start(const range_value& a, const range_value& b) {
    return order_ends(a.low, true, b.low, true) == 0 && a.low_included == b.low_included;
}

inline bool same_end(const range_value& a, const range_value& b) {
    return order_ends(a.high, false, b.high, false) == 0 && a.high_included == b.high_included;
}

inline bool starts_no_later(const range_value& a, const range_value& b) {
    const auto o = order_ends(a.low, true, b.low, true);
    return o < 0 || (o == 0 && (a.low_included || !b.low_included));
}

inline bool ends_no_later(const range_value& a, const range_value& b) {
    const auto o = order_ends(a.high, false, b.high, false);
    return o < 0 || (o == 0 && (!a.high_included || b.high_included));
}

inline bool before(const range_value& a, const range_value& b) {
    const auto o = order_ends(a.high, false, b.low, true);
    return o < 0 || (o == 0 && !(a.high_included && b.low_included));
}

inline bool meets(const range_value& a, const range_value& b) {
    return a.high_included && b.low_included && order_ends(a.high, false, b.low, true) == 0;
}

inline bool overlaps(const range_value& a, const range_value& b) {
    return !before(a, b) && !before(b, a);
}

inline bool overlaps_before(const range_value& a, const range_value& b) {
    return !starts_no_later(b, a) && !before(a, b) && ends_no_later(a, b);
}

inline bool finishes(const range_value& a, const range_value& b) {
    return same_end(a, b) && starts_no_later(b, a);
}

inline bool starts(const range_value& a, const range_value& b) {
    return same_start(a, b) && ends_no_later(a, b);
}

inline bool includes(const range_value& a, const range_value& b) {
    return starts_no_later(a, b) && ends_no_later(b, a);
}

inline bool coincides(const range_value& a, const range_value& b) {
    return same_start(a, b) && same_end(a, b);
}

} // namespace relation

/// Which arguments a relation takes, beside two ranges.
struct shapes {
    bool points = false;      ///< two points
    bool point_range = false; ///< a point and a range
    bool range_point = false; ///< a range and a point

    bool allow(bool a_is_range, bool b_is_range) const {
        if (a_is_range) return b_is_range || range_point;
        return b_is_range ? point_range : points;
    }
    shapes swapped() const { return {points, range_point, point_range}; }
};

inline constexpr shapes any_shapes{true, true, true};
inline constexpr shapes ranges_only{};
inline constexpr shapes point_first{false, true, false};
inline constexpr shapes points_alike{true, false, false};

inline range_value as_range(const value& v) {
    return v.is(kind::range) ? v.as_range() : range_value{v, v, true, true};
}

/// Whether every two ends, of one range or of both, compare.
inline bool ends_compare(const range_value& a, const range_value& b) {
    const std::array<const value*, 4> ends{&a.low, &a.high, &b.low, &b.high};
    const value* known = nullptr;
    for (const auto* end : ends) {
        if (end->is_null()) continue;
        known = known ? known : end;
        if (!comparison(*known, *end)) return false;
    }
    return true;
}

using holds = bool (*)(const range_value&, const range_value&);

inline value related(call& in, std::string_view function, const value& a, const value& b,
                     const shapes& allowed, holds relation) {
    const auto x = as_range(a);
    const auto y = as_range(b);
    const bool fit = allowed.allow(a.is(kind::range), b.is(kind::range)) &&
                     x.written != range_value::form::unequal &&
                     y.written != range_value::form::unequal;
    if (!fit || a.is_null() || b.is_null() || !ends_compare(x, y)) {
        return feel::detail::fail_order(in, function, a, b);
    }
    return relation(x, y);
}

inline value before(call& in, std::span<const value> args) {
    return related(in, "before", args[0], args[1], any_shapes, relation::before);
}
inline value after(call& in, std::span<const value> args) {
    return related(in, "after", args[1], args[0], any_shapes, relation::before);
}
inline value meets(call& in, std::span<const value> args) {
    return related(in, "meets", args[0], args[1], ranges_only, relation::meets);
}
inline value met_by(call& in, std::span<const value> args) {
    return related(in, "met by", args[1], args[0], ranges_only, relation::meets);
}
inline value overlaps(call& in, std::span<const value> args) {
    return related(in, "overlaps", args[0], args[1], ranges_only, relation::overlaps);
}
inline value overlaps_before(call& in, std::span<const value> args) {
    return related(in, "overlaps before", args[0], args[1], ranges_only, relation::overlaps_before);
}
inline value overlaps_after(call& in, std::span<const value> args) {
    return related(in, "overlaps after", args[1], args[0], ranges_only, relation::overlaps_before);
}
inline value finishes(call& in, std::span<const value> args) {
    return related(in, "finishes", args[0], args[1], point_first, relation::finishes);
}
inline value finished_by(call& in, std::span<const value> args) {
    return related(in, "finished by", args[1], args[0], point_first, relation::finishes);
}
inline value includes(call& in, std::span<const value> args) {
    return related(in, "includes", args[0], args[1], point_first.swapped(), relation::includes);
}
inline value during(call& in, std::span<const value> args) {
    return related(in, "during", args[1], args[0], point_first.swapped(), relation::includes);
}
inline value starts(call& in, std::span<const value> args) {
    return related(in, "starts", args[0], args[1], point_first, relation::starts);
}
inline value started_by(call& in, std::span<const value> args) {
    return related(in, "started by", args[1], args[0], point_first, relation::starts);
}
inline value coincides(call& in, std::span<const value> args) {
    return related(in, "coincides", args[0], args[1], points_alike, relation::coincides);
}

inline std::vector<signature> signatures_of(const shapes& allowed) {
    const auto& range = any_range();
    const auto& truth = types::boolean();
    std::vector<signature> all;
    if (allowed.points) all.push_back(takes({needed("point1"), needed("point2")}, truth));
    if (allowed.point_range) {
        all.push_back(takes({needed("point"), needed("range", range)}, truth));
    }
    if (allowed.range_point) {
        all.push_back(takes({needed("range", range), needed("point")}, truth));
    }
    all.push_back(takes({needed("range1", range), needed("range2", range)}, truth));
    return all;
}

inline void add_range(std::vector<builtin>& table) {
    add(table, "before", signatures_of(any_shapes), before,
        {"Whether the first lies wholly before the second.", "before([1..5), [5..10])", "true"});
    add(table, "after", signatures_of(any_shapes), after,
        {"Whether the first lies wholly after the second.", "after(10, [1..5])", "true"});
    add(table, "meets", signatures_of(ranges_only), meets,
        {"Whether the first ends in the value in which the second begins, both included.",
         "meets([1..5], [5..10])", "true"});
    add(table, "met by", signatures_of(ranges_only), met_by,
        {"Whether the first begins in the value in which the second ends, both included.",
         "met by([5..10], [1..5))", "false"});
    add(table, "overlaps", signatures_of(ranges_only), overlaps,
        {"Whether the two ranges have a value in common.", "overlaps([1..5], [3..8])", "true"});
    add(table, "overlaps before", signatures_of(ranges_only), overlaps_before,
        {"Whether the first begins before the second and ends in it.",
         "overlaps before([1..5], [3..8])", "true"});
    add(table, "overlaps after", signatures_of(ranges_only), overlaps_after,
        {"Whether the first begins in the second and ends after it.",
         "overlaps after([3..8], [1..5])", "true"});
    add(table, "finishes", signatures_of(point_first), finishes,
        {"Whether the first ends where the second does and begins no earlier.",
         "finishes([5..10], [1..10])", "true"});
    add(table, "finished by", signatures_of(point_first.swapped()), finished_by,
        {"Whether the second ends where the first does and begins no earlier.",
         "finished by([1..10], 10)", "true"});
    add(table, "includes", signatures_of(point_first.swapped()), includes,
        {"Whether all of the second lies in the first.", "includes([1..10], 5)", "true"});
    add(table, "during", signatures_of(point_first), during,
        {"Whether all of the first lies in the second.", "during([1..10], [1..10))", "false"});
    add(table, "starts", signatures_of(point_first), starts,
        {"Whether the first begins where the second does and ends no later.",
         "starts([1..5], [1..10])", "true"});
    add(table, "started by", signatures_of(point_first.swapped()), started_by,
        {"Whether the second begins where the first does and ends no later.",
         "started by([1..10], 1)", "true"});
    add(table, "coincides", signatures_of(points_alike), coincides,
        {"Whether the two are the same.", "coincides([1..5], [1..5])", "true"});
}

} // namespace hjemmel::feel::define
