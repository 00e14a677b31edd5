// SPDX-License-Identifier: Apache-2.0
// From definitions over determined values to undetermined ones. Each gives a result that holds the
// result of every completion (law 1); where nothing is undetermined it is the definition itself.
#pragma once

#include <hjemmel/eval/possible.hpp>
#include <hjemmel/feel/builtin.hpp>
#include <hjemmel/feel/operators.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace hjemmel::eval {

/// How many combinations of possible operands an operation tries before it gives up on listing.
inline constexpr std::size_t most_points = 256;

/// Which of true, false and anything else (null) a condition can be, as bits.
struct truth {
    static constexpr std::uint8_t yes = 1;
    static constexpr std::uint8_t no = 2;
    static constexpr std::uint8_t other = 4;

    std::uint8_t bits = 0;
    bool can(std::uint8_t bit) const { return (bits & bit) != 0; }
    bool is(std::uint8_t bit) const { return bits == bit; }
    std::uint8_t without(std::uint8_t bit) const { return static_cast<std::uint8_t>(bits & ~bit); }
    bool open() const { return bits != yes && bits != no && bits != other; }
};

inline truth truth_of(const value& v) {
    const auto bit = [](const value& one) {
        return one.is_true() ? truth::yes : one.is_false() ? truth::no : truth::other;
    };
    if (!v.is_undetermined()) return {bit(v)};
    const auto& p = v.as_undetermined().possible;
    if (p.shape != possible::form::values) return {truth::yes | truth::no | truth::other};
    truth out;
    for (const auto& one : p.values)
        out.bits = static_cast<std::uint8_t>(out.bits | bit(one));
    return out;
}

/// The value of a condition with these bits; `failure` is what a null of it is.
inline value truth_value(truth t, missing_set missing, const value& failure = {}) {
    if (t.is(truth::yes) || t.is(truth::no)) return t.is(truth::yes);
    if (t.can(truth::other) && !failure.is_null()) {
        std::vector<value> all{failure};
        if (t.can(truth::no)) all.emplace_back(false);
        if (t.can(truth::yes)) all.emplace_back(true);
        return one_of(std::move(all), std::move(missing));
    }
    std::vector<value> all; // in order: null, false, true
    all.reserve(3);
    if (t.can(truth::other)) all.push_back(failure);
    if (t.can(truth::no)) all.emplace_back(false);
    if (t.can(truth::yes)) all.emplace_back(true);
    return detail::one_of_sorted(std::move(all), std::move(missing));
}

namespace detail {

template<std::uint8_t Strong>
truth fold(truth a, truth b) {
    constexpr std::uint8_t weak = Strong == truth::yes ? truth::no : truth::yes;
    truth out;
    if (a.can(Strong) || b.can(Strong)) out.bits |= Strong;
    if (a.can(weak) && b.can(weak)) out.bits |= weak;
    const bool nulls =
        (a.can(truth::other) && !b.is(Strong)) || (b.can(truth::other) && !a.is(Strong));
    if (nulls) out.bits |= truth::other;
    return out;
}

} // namespace detail

/// What `a and b` can be when they are independent.
inline truth both(truth a, truth b) {
    if (a.is(truth::no) || b.is(truth::no)) return {truth::no};
    return detail::fold<truth::no>(a, b);
}

/// What `a or b` can be when they are independent.
inline truth either(truth a, truth b) {
    if (a.is(truth::yes) || b.is(truth::yes)) return {truth::yes};
    return detail::fold<truth::yes>(a, b);
}

inline truth opposite(truth a) {
    truth out{static_cast<std::uint8_t>(a.bits & truth::other)};
    if (a.can(truth::yes)) out.bits |= truth::no;
    if (a.can(truth::no)) out.bits |= truth::yes;
    return out;
}

inline missing_set missing_of(std::span<const value> arguments) {
    missing_collector all;
    for (const auto& one : arguments)
        collect_missing(one, all);
    return all.take();
}

inline bool any_partial(std::span<const value> arguments) {
    return std::any_of(arguments.begin(), arguments.end(),
                       [](const value& v) { return v.is_partial(); });
}

namespace detail {

/// Calls `visit` with every combination of one item each.
template<class Visit>
void combinations(const std::vector<std::vector<value>>& each, const Visit& visit) {
    std::vector<value> now(each.size());
    std::vector<std::size_t> at(each.size(), 0);
    for (;;) {
        for (std::size_t i = 0; i < each.size(); ++i)
            now[i] = each[i][at[i]];
        visit(now);
        std::size_t i = 0;
        while (i < each.size() && ++at[i] == each[i].size())
            at[i++] = 0;
        if (i == each.size()) return;
    }
}

inline std::size_t product(const std::vector<std::vector<value>>& each) {
    std::size_t total = 1;
    for (const auto& one : each) {
        if (one.empty()) return 0;
        if (total > most_points) return total;
        total *= one.size();
    }
    return total;
}

/// The ends of what an operand can be, for operations that are monotone in it.
inline std::optional<std::vector<value>> ends(const value& v) {
    if (!v.is_undetermined()) return completions(v, most_points);
    const auto& p = v.as_undetermined().possible;
    if (p.shape == possible::form::values) return p.values;
    if (p.shape == possible::form::any) return std::nullopt;
    const bool dates = p.low.is(kind::date) || p.high.is(kind::date);
    if (!dates && (p.low.is_null() || p.high.is_null())) return std::nullopt;
    std::vector<value> out{p.low, p.high};
    if (p.low.is_null()) out.front() = date::min(); // the calendar has ends
    if (p.high.is_null()) out.back() = date::max();
    if (p.or_null) out.emplace_back();
    return out;
}

/// The range that the results at the ends span.
inline value spanned(const std::vector<value>& results, const type_ptr& type, missing_set missing) {
    bool or_null = false;
    std::vector<value> known;
    for (const auto& r : results) {
        if (r.is_null())
            or_null = true;
        else
            known.push_back(r);
    }
    // All ends fail, which says nothing of what lies between them.
    if (known.empty()) return any_of(type, true, std::move(missing));
    sort_distinct(known);
    const auto k = known.front().kind();
    const bool same =
        std::all_of(known.begin(), known.end(), [k](const value& v) { return v.is(k); });
    if (k == kind::boolean && same) {
        if (or_null) known.emplace_back();
        return one_of(std::move(known), std::move(missing));
    }
    if (!same || !ordered_kind(k)) return any_of(type, true, std::move(missing));
    return between(known.front(), known.back(), or_null, std::move(missing));
}

} // namespace detail

/// By trying every combination of what the operands can be; anything of `type` when too many.
template<class Define>
value lift_points(std::span<const value> arguments, const type_ptr& type, const Define& define) {
    if (!any_partial(arguments)) return define(arguments);
    auto missing = missing_of(arguments);
    std::vector<std::vector<value>> each;
    for (const auto& one : arguments) {
        auto all = completions(one, most_points);
        if (!all) return any_of(type, true, std::move(missing));
        each.push_back(std::move(*all));
    }
    if (detail::product(each) > most_points) return any_of(type, true, std::move(missing));
    join results;
    detail::combinations(each, [&](const std::vector<value>& now) { results.add(define(now)); });
    return results.take(missing);
}

namespace detail {

inline bool is_between(const value& v) {
    return v.is_undetermined() && v.as_undetermined().possible.shape == possible::form::between;
}

} // namespace detail

/// For operations that are monotone in their first `monotone` operands, whatever the others are:
/// their extremes lie at the operands' ends.
template<class Define>
value lift_corners(std::span<const value> arguments, std::size_t monotone, const type_ptr& type,
                   const Define& define) {
    if (!any_partial(arguments)) return define(arguments);
    if (std::none_of(arguments.begin(), arguments.end(), detail::is_between))
        return lift_points(arguments, type, define);
    auto missing = missing_of(arguments);
    std::vector<std::vector<value>> each;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        auto all =
            i < monotone ? detail::ends(arguments[i]) : completions(arguments[i], most_points);
        if (!all) return any_of(type, true, std::move(missing));
        each.push_back(std::move(*all));
    }
    if (detail::product(each) > most_points) return any_of(type, true, std::move(missing));
    std::vector<value> results;
    bool breaks = false; // somewhere before an end that cannot be worked out
    detail::combinations(each, [&](const std::vector<value>& now) {
        results.push_back(define(now));
        const bool given =
            std::none_of(now.begin(), now.end(), [](const auto& v) { return v.is_null(); });
        breaks = breaks || (given && results.back().is_null());
    });
    if (breaks) return any_of(type, true, std::move(missing));
    return detail::spanned(results, type, std::move(missing));
}

namespace detail {

/// What an operand of a comparison can be, as a range with open ends where unbounded.
struct extent {
    std::optional<value> low{};
    std::optional<value> high{};
    bool or_null = false;
    bool comparable = true; ///< false: not all of one ordered kind
    kind of = kind::null;
};

inline extent extent_of(const value& v) {
    extent out;
    if (!v.is_undetermined()) {
        out.low = out.high = v;
        out.of = v.kind();
        out.comparable = ordered_kind(v.kind());
        return out;
    }
    const auto& p = v.as_undetermined().possible;
    out.or_null = p.or_null;
    if (p.shape == possible::form::between) {
        if (!p.low.is_null()) out.low = p.low;
        if (!p.high.is_null()) out.high = p.high;
        out.of = p.low.is_null() ? p.high.kind() : p.low.kind();
        return out;
    }
    if (p.shape == possible::form::any) {
        switch (p.what->kind) {
        case type_kind::number:
            out.of = kind::number;
            break;
        case type_kind::date:
            out.of = kind::date;
            break;
        case type_kind::days_duration:
            out.of = kind::days_duration;
            break;
        case type_kind::months_duration:
            out.of = kind::months_duration;
            break;
        case type_kind::string:
            out.of = kind::string;
            break;
        default:
            out.comparable = false;
        }
        return out;
    }
    for (const auto& one : p.values) {
        if (one.is_null()) {
            out.or_null = true;
            continue;
        }
        if (out.of == kind::null) out.of = one.kind();
        out.comparable = out.comparable && one.is(out.of) && ordered_kind(one.kind());
        if (!out.low) out.low = one;
        out.high = one;
    }
    return out;
}

inline bool certainly_below(const extent& a, const extent& b, bool or_equal) {
    if (!a.high || !b.low) return false;
    const auto o = order(*a.high, *b.low);
    return or_equal ? o <= 0 : o < 0;
}

} // namespace detail

/// a < b, or a <= b: decided wherever the ranges do not overlap.
template<class Define>
value lift_less(const value& a, const value& b, bool or_equal, const Define& define) {
    const std::array<value, 2> operands{a, b};
    if (!any_partial(operands)) return define(a, b);
    if (a.is_null() || b.is_null()) return a.is_null() ? define(a, a) : define(b, b);
    const auto pair = [&](std::span<const value> now) { return define(now[0], now[1]); };
    const auto x = detail::extent_of(a);
    const auto y = detail::extent_of(b);
    const bool nulls = x.or_null || y.or_null || x.of == kind::null || y.of == kind::null;
    const bool listed = is_listed(a, most_points) && is_listed(b, most_points);
    if (listed || !x.comparable || !y.comparable || x.of != y.of) {
        return lift_points(operands, types::boolean(), pair);
    }
    truth t{nulls ? truth::other : std::uint8_t{0}};
    if (!detail::certainly_below(y, x, !or_equal)) t.bits |= truth::yes;
    if (!detail::certainly_below(x, y, or_equal)) t.bits |= truth::no;
    return truth_value(t, missing_of(operands));
}

namespace detail {

inline bool apart(const extent& a, const extent& b) {
    return certainly_below(a, b, false) || certainly_below(b, a, false);
}

} // namespace detail

/// a = b: false wherever the ranges do not meet.
template<class Define>
value lift_equal(const value& a, const value& b, const Define& define) {
    const std::array<value, 2> operands{a, b};
    if (!any_partial(operands)) return define(a, b);
    const bool listed = is_listed(a, most_points) && is_listed(b, most_points);
    const auto pair = [&](std::span<const value> now) { return define(now[0], now[1]); };
    if (listed) return lift_points(operands, types::boolean(), pair);
    const auto x = detail::extent_of(a);
    const auto y = detail::extent_of(b);
    auto missing = missing_of(operands);
    const bool x_null = x.or_null || a.is_null();
    const bool y_null = y.or_null || b.is_null();
    // Against null the answer is known as soon as the other side cannot be null.
    if (a.is_null() || b.is_null()) {
        truth t{truth::no};
        if (x_null && y_null) t.bits |= truth::yes;
        return truth_value(t, std::move(missing));
    }
    if (x.of != y.of || x.of == kind::null)
        return any_of(types::boolean(), true, std::move(missing));
    truth t{truth::no};
    const bool ordered = x.comparable && y.comparable;
    if (!(ordered && detail::apart(x, y)) || (x_null && y_null)) t.bits |= truth::yes;
    return truth_value(t, std::move(missing));
}

} // namespace hjemmel::eval
