// SPDX-License-Identifier: Apache-2.0
// Operators, paths and conversions, each lifted from its definition over determined values.
#pragma once

#include <hjemmel/eval/machine.hpp>

namespace hjemmel::eval {

namespace detail {

/// Whether a value certainly is of a kind that a test compares for equality: no range, no list.
inline bool plain_kind(const value& v) {
    const auto plain = [](type_kind k) {
        return k != type_kind::any && k != type_kind::range && k != type_kind::list;
    };
    if (!v.is_undetermined()) return plain(type_kind_of(v.kind()));
    const auto& p = v.as_undetermined().possible;
    if (p.shape != possible::form::values) return plain(p.what->kind);
    return std::all_of(p.values.begin(), p.values.end(), plain_kind);
}

} // namespace detail

inline value machine::apply(const instruction& i, std::span<const value> x) {
    using arithmetic = value (*)(feel::call&, const value&, const value&);
    const auto binary = [&](arithmetic define) {
        return lift_corners(x, 2, i.type, [&](std::span<const value> now) {
            return define(*this, now[0], now[1]);
        });
    };
    const auto points = [&](const auto& define) { return lift_points(x, i.type, define); };
    switch (i.code) {
    case op::add:
        return binary(feel::add);
    case op::subtract:
        return binary(feel::subtract);
    case op::multiply:
        return binary(feel::multiply);
    case op::divide:
        // Monotone only where the divisor is one number.
        if (!x[1].is_partial()) return binary(feel::divide);
        return points([&](auto now) { return feel::divide(*this, now[0], now[1]); });
    case op::power:
        return points([&](auto now) { return feel::power(*this, now[0], now[1]); });
    case op::negate:
        return lift_corners(x, 1, i.type, [&](auto now) { return feel::negate(*this, now[0]); });
    case op::equal:
    case op::unequal:
    case op::less:
    case op::less_equal:
    case op::greater:
    case op::greater_equal:
        return compare(i, x[0], x[1]);
    case op::between: {
        if (!any_partial(x)) return feel::between(*this, x[0], x[1], x[2]);
        instruction half = i;
        half.code = op::less_equal;
        const auto above = compare(half, x[1], x[0]);
        const auto below = compare(half, x[0], x[2]);
        return truth_value(both(truth_of(above), truth_of(below)),
                           unite(missing_of(above), missing_of(below)));
    }
    case op::value_test:
        return value_test(i, x[0], x[1]);
    case op::range:
        return points([&](auto now) -> value {
            if (!now[0].is_null() && !now[1].is_null() && now[0].kind() != now[1].kind()) {
                return fail("operand-kinds", {"Intervallets ender er af hver sin slags.",
                                              "The ends of the range are of different kinds."});
            }
            return range_value{now[0], now[1], (i.a & 1U) != 0, (i.a & 2U) != 0,
                               static_cast<range_value::form>(i.a >> 2U)};
        });
    case op::path:
        return path(i, x[0]);
    case op::count_up:
        return points([&](auto now) { return count_up(now); });
    case op::convert:
        return converted_and_allowed(x[0], program_.types[i.a]);
    case op::instance_of:
        return points([&](auto now) -> value { return is_instance(now[0], *program_.types[i.a]); });
    default:
        return {};
    }
}

inline value machine::compare(const instruction& i, const value& a, const value& b) {
    const auto with = [this](auto define) {
        return [this, define](const value& x, const value& y) { return define(*this, x, y); };
    };
    switch (i.code) {
    case op::equal:
        return lift_equal(a, b, with(feel::equal));
    case op::unequal: {
        if (!a.is_partial() && !b.is_partial()) return feel::unequal(*this, a, b);
        const auto same = lift_equal(a, b, with(feel::equal));
        return truth_value(opposite(truth_of(same)), missing_of(same));
    }
    case op::less:
        return lift_less(a, b, false, with(feel::less));
    case op::less_equal:
        return lift_less(a, b, true, with(feel::less_equal));
    case op::greater:
        return lift_less(b, a, false, [this](const value& x, const value& y) {
            return feel::greater(*this, y, x);
        });
    default:
        return lift_less(b, a, true, [this](const value& x, const value& y) {
            return feel::greater_equal(*this, y, x);
        });
    }
}

// A cell's expression against its input: equal, inside a range, or one of a list.
inline value machine::value_test(const instruction& i, const value& input, const value& tested) {
    if (!input.is_partial() && !tested.is_partial()) return feel::value_test(*this, input, tested);
    instruction part = i;
    truth out{truth::no};
    missing_collector missing;
    const auto test = [&](op code, const value& a, const value& b) {
        part.code = code;
        const auto v = compare(part, a, b);
        collect_missing(v, missing);
        return truth_of(v);
    };
    if (tested.is(kind::range) && !tested.is_partial()) {
        const auto& r = tested.as_range();
        out = {truth::yes};
        if (!r.low.is_null()) {
            out = both(out, test(r.low_included ? op::less_equal : op::less, r.low, input));
        }
        if (!r.high.is_null()) {
            out = both(out, test(r.high_included ? op::less_equal : op::less, input, r.high));
        }
        return truth_value(out, missing.take());
    }
    const bool listed = tested.is(kind::list) && !tested.is_partial() && !input.is(kind::list);
    if (!listed) {
        const std::array<value, 2> pair{input, tested};
        if (is_listed(input, most_points) && is_listed(tested, most_points)) {
            return lift_points(pair, i.type,
                               [&](auto now) { return feel::value_test(*this, now[0], now[1]); });
        }
        if (!detail::plain_kind(tested) || !detail::plain_kind(input))
            return any_of(types::boolean(), true, missing_of(pair));
        out = test(op::equal, input, tested);
        return truth_value(out, missing.take());
    }
    for (const auto& one : tested.as_list().items) {
        const auto v = value_test(i, input, one);
        collect_missing(v, missing);
        out = either(out, truth_of(v));
    }
    return truth_value(out, missing.take());
}

inline value machine::field_of_unknown(const value& of, const std::string& name) const {
    const auto& u = of.as_undetermined();
    const auto& what = u.possible.what;
    if (what->kind != type_kind::context) return any_of(types::any(), true, u.missing);
    for (const auto& field : what->fields) {
        if (field.name != name) continue;
        const bool or_null = field.optional || u.possible.or_null;
        return unknown_value(field.what, or_null, u.missing);
    }
    return any_of(types::any(), true, u.missing);
}

inline value machine::path(const instruction& i, const value& of) {
    const auto& name = program_.names[i.a];
    if (of.is(kind::context)) {
        if (const auto* entry = entry_of(of, i.a)) return *entry;
    }
    if (!of.is_partial()) return feel::path(*this, of, name);
    if (of.is(kind::list)) {
        list_value out{{}, of.as_list().maybe};
        for (const auto& item : of.as_list().items)
            out.items.push_back(path(i, item));
        return out;
    }
    if (of.is(kind::context)) return feel::path(*this, of, name);
    const auto& p = of.as_undetermined().possible;
    if (p.shape == possible::form::any) return field_of_unknown(of, name);
    const std::array<value, 1> one{of};
    const auto part = [&](auto now) { return feel::path(*this, now[0], name); };
    // Of a date's parts the year alone grows with it.
    if (name == "year") return lift_corners(one, 1, i.type, part);
    return lift_points(one, i.type, part);
}

inline value machine::count_up(std::span<const value> x) {
    const auto low = x[0].is(kind::number) ? x[0].as_number().to_int64() : std::nullopt;
    const auto high = x[1].is(kind::number) ? x[1].as_number().to_int64() : std::nullopt;
    if (x[0].is(kind::date) && x[1].is(kind::date)) {
        return days_up(x[0].as_date().days(), x[1].as_date().days(),
                       [](std::int64_t d) { return value(*hjemmel::date::from_days(d)); });
    }
    if (!low || !high) {
        return fail("bad-range", {"Intervallet i for skal gå fra et helt tal til et helt tal.",
                                  "The range of for must go from a whole number to another."});
    }
    return days_up(*low, *high, [](std::int64_t n) { return value(n); });
}

} // namespace hjemmel::eval
