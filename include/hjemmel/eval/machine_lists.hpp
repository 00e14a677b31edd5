// SPDX-License-Identifier: Apache-2.0
// Lists, contexts, iterations, quantifiers and filters, over lists whose items may be uncertain.
#pragma once

#include <hjemmel/eval/machine.hpp>

namespace hjemmel::eval {

namespace detail {

inline bool may_be_number(const value& v) {
    if (!v.is_undetermined()) return v.is(kind::number);
    const auto& p = v.as_undetermined().possible;
    if (p.shape == possible::form::values) {
        return std::any_of(p.values.begin(), p.values.end(),
                           [](const value& one) { return one.is(kind::number); });
    }
    return p.what->kind == type_kind::number || p.what->kind == type_kind::any;
}

} // namespace detail

inline machine::items machine::items_of(const value& v) {
    items out;
    out.list = v;
    out.null = v.is_null();
    if (v.is(kind::list) || out.null) return out;
    out.single = true;
    if (!v.is_undetermined()) return out;
    const auto& u = v.as_undetermined();
    const auto& what = u.possible.what;
    const auto element = what && what->element ? what->element : types::any();
    out.open = true;
    out.missing = u.missing;
    const auto& listed = u.possible.values;
    out.or_null = u.possible.or_null || std::any_of(listed.begin(), listed.end(),
                                                    [](const value& one) { return one.is_null(); });
    out.list = unknown_value(element, element->kind == type_kind::any, u.missing);
    return out;
}

// A range with both ends is gone over like `for i in 1..3`.
inline value machine::counted(value domain) {
    if (!domain.is(kind::range) || domain.is_partial()) return domain;
    const auto& r = domain.as_range();
    if (!r.low_included || !r.high_included) return domain;
    const std::vector<value> ends{r.low, r.high};
    return count_up(ends);
}

// What `each` gives for a list that is one of several: joined over them.
template<class Each>
value machine::over_alternatives(const value& v, const Each& each) {
    const bool listed =
        v.is_undetermined() && v.as_undetermined().possible.shape == possible::form::values;
    if (!listed) return each(v);
    const doubt unsure(*this, true);
    join cases;
    for (const auto& one : v.as_undetermined().possible.values)
        cases.add(each(one));
    return cases.take(v.as_undetermined().missing);
}

inline value machine::list(const instruction& i) {
    std::vector<value> all;
    all.reserve(i.count);
    for (index k = 0; k < i.count; ++k)
        all.push_back(run(operand(i, k)));
    return charge(all.size()) && charge_memory(list_overhead) ? make_list(std::move(all)) : value();
}

inline value machine::context(const instruction& i) {
    context_value out{program_.shapes[i.a], {}};
    out.entries.reserve(i.count);
    for (index k = 0; k < i.count; ++k) {
        out.entries.push_back(run(operand(i, k)));
        registers_[base_ + i.b + k] = out.entries.back();
    }
    const bool fits = charge(out.entries.size()) && charge_memory(list_overhead);
    return fits ? value(std::move(out)) : value();
}

// ---------------------------------------------------------------- for

inline void machine::iterate(const instruction& i, index k, const missing_set& unsure,
                             list_value& out, bool& open, items& null, missing_collector& missing) {
    if (k + 1 == i.count) {
        if (i.b != plan::none && charge_memory(out.items.size()))
            registers_[base_ + i.b] = list_value{out.items, out.maybe};
        out.items.push_back(run(operand(i, k)));
        out.maybe.push_back(unsure);
        charge(1);
        return;
    }
    const auto domain = items_of(counted(run(operand(i, k))));
    if (domain.null && unsure.empty()) {
        null.null = true;
        null.list = domain.list;
    }
    const bool may_be_null = domain.or_null || (domain.null && !unsure.empty());
    if (domain.open || may_be_null) {
        open = true;
        null.or_null = null.or_null || may_be_null;
        missing.add(unsure);
        missing.add(domain.missing);
    }
    const auto all = domain.all();
    for (std::size_t n = 0; n < all.size() && !stopped_; ++n) {
        registers_[base_ + i.a + k] = all[n];
        // An open list may have no item at all.
        const auto why = unite(unsure, domain.open ? domain.missing : domain.unsure(n));
        const doubt in_some(*this, !why.empty());
        iterate(i, k + 1, why, out, open, null, missing);
    }
}

// Whether code reads a register: `partial` is only made where somebody asks for it.
inline bool machine::reads(index at, index local) const {
    const auto& i = code(at);
    if (i.code == op::local) return i.a == local;
    if (i.code == op::closure && static_cast<closure::kind>(i.b) == closure::kind::literal)
        return reads(program_.literals[i.a].body, local);
    for (index k = 0; k < i.count; ++k) {
        if (reads(operand(i, k), local)) return true;
    }
    return false;
}

inline value machine::iteration(index n, const instruction& given) {
    instruction i = given;
    if (i.b != plan::none && !reads(operand(i, i.count - 1), i.b)) i.b = plan::none;
    list_value out;
    bool open = false;
    items null;
    missing_collector missing;
    iterate(i, 0, {}, out, open, null, missing);
    at_ = n;
    if (null.null) {
        if (null.list.failure()) return null.list;
        return fail("null-operand",
                    {"Det, som for gennemløber, er null.", "What for goes over is null."});
    }
    if (!open) {
        const bool certain = std::all_of(out.maybe.begin(), out.maybe.end(),
                                         [](const missing_set& m) { return m.empty(); });
        if (certain) out.maybe.clear();
        return out;
    }
    for (const auto& item : out.items)
        collect_missing(item, missing);
    for (const auto& unsure : out.maybe)
        missing.add(unsure);
    return any_of(i.type, null.or_null, missing.take());
}

// ---------------------------------------------------------------- some, every

template<std::uint8_t Strong>
truth machine::quantify(const instruction& i, index k, missing_collector& missing) {
    if (k + 1 == i.count) {
        const auto v = run(operand(i, k));
        collect_missing(v, missing);
        const auto t = truth_of(v);
        if (t.is(truth::other) && (!undecidable_ || !v.is_null())) undecidable_ = v;
        return t;
    }
    const auto domain = counted(run(operand(i, k)));
    const bool listed = domain.is_undetermined() &&
                        domain.as_undetermined().possible.shape == possible::form::values;
    if (!listed) return quantify_over<Strong>(i, k, domain, missing);
    const doubt unsure(*this, true);
    truth all;
    missing.add(domain.as_undetermined().missing);
    for (const auto& one : domain.as_undetermined().possible.values)
        all.bits |= quantify_over<Strong>(i, k, one, missing).bits;
    return all;
}

template<std::uint8_t Strong>
truth machine::quantify_over(const instruction& i, index k, const value& given,
                             missing_collector& missing) {
    constexpr truth start{Strong == truth::yes ? truth::no : truth::yes};
    const auto domain = items_of(given);
    if (domain.null) {
        if (!undecidable_) undecidable_ = domain.list;
        return {truth::other};
    }
    truth all = start;
    const auto each = domain.all();
    for (std::size_t n = 0; n < each.size() && !stopped_; ++n) {
        registers_[base_ + i.a + k] = each[n];
        const doubt in_some(*this, all.can(Strong) || domain.open || !domain.unsure(n).empty());
        auto one = quantify<Strong>(i, k + 1, missing);
        if (const auto unsure = domain.unsure(n); domain.open || !unsure.empty()) {
            one.bits |= start.bits;
            missing.add(unsure);
        }
        all = Strong == truth::yes ? either(all, one) : both(all, one);
        if (all.is(Strong)) break;
    }
    if (domain.open) missing.add(domain.missing);
    if (domain.or_null) all.bits |= truth::other;
    return all;
}

template<std::uint8_t Strong>
value machine::quantified(index n, const instruction& i) {
    missing_collector missing;
    auto saved = std::exchange(undecidable_, std::nullopt);
    const auto t = quantify<Strong>(i, 0, missing);
    const auto why = std::exchange(undecidable_, std::move(saved)).value_or(value());
    at_ = n;
    // What is neither true nor false nor null decides nothing, whatever other items say.
    if (why.is_null() && !t.is(truth::other)) return truth_value(t, missing.take());
    if (why.failure()) return why;
    if (!why.is_null()) {
        return fail("operand-kinds", {"Betingelsen er hverken sand eller falsk for et element.",
                                      "The condition is neither true nor false for an item."});
    }
    return fail("null-operand", {"Betingelsen er null for et af elementerne.",
                                 "The condition is null for one of the items."});
}

// ---------------------------------------------------------------- filter

inline value machine::filter(index n, const instruction& i) {
    const auto what = run(operand(i, 0));
    const auto& condition = code(operand(i, 1));
    const bool by_number = condition.type && condition.type->kind == type_kind::number;
    if (what.is_null()) return by_number ? what : make_list({});
    auto out = over_alternatives(what, [&](const value& v) {
        if (v.is_null()) return by_number ? v : make_list({});
        return by_number ? item_at(i, v, run(operand(i, 1))) : filter_items(i, v);
    });
    at_ = n;
    return out;
}

inline value machine::item_at(const instruction& i, const value& v, const value& number) {
    if (v.is_undetermined()) {
        return any_of(i.type, true, unite(missing_of(v), missing_of(number)));
    }
    if (number.is_null()) return number;
    const bool known = number.is(kind::number);
    const bool certain = !v.is(kind::list) || v.as_list().maybe.empty();
    if (known && certain) return feel::item_at(*this, v, number.as_number());
    const std::vector<value> pair{v, number};
    return lift_points(pair, i.type, [&](auto now) {
        return now[1].is(kind::number) ? feel::item_at(*this, now[0], now[1].as_number()) : value();
    });
}

inline value machine::by_unknown_index(const value& v, const value& condition) {
    return any_of(types::any(), true, unite(missing_of(v), missing_of(condition)));
}

inline value machine::filter_items(const instruction& i, const value& v) {
    const auto from = items_of(v);
    if (from.null) return make_list({});
    const auto all = from.all();
    const bool certain_list = from.single || v.as_list().maybe.empty();
    list_value out;
    missing_collector missing;
    for (std::size_t n = 0; n < all.size() && !stopped_; ++n) {
        registers_[base_ + i.a] = all[n];
        const doubt in_some(*this, from.open || !from.unsure(n).empty());
        const auto condition = run(operand(i, 1));
        // A condition of unknown type that turns out to be a number is an index.
        if (detail::may_be_number(condition)) {
            const bool certain = !condition.is_partial() && !from.open && certain_list;
            return certain ? item_at(i, v, condition) : by_unknown_index(v, condition);
        }
        const auto t = truth_of(condition);
        if (from.open) collect_missing(condition, missing);
        if (!t.can(truth::yes)) continue;
        const auto unsure =
            t.is(truth::yes) ? from.unsure(n) : unite(from.unsure(n), missing_of(condition));
        if (out.items.empty()) out.items.reserve(all.size());
        if (!unsure.empty()) out.maybe.resize(out.items.size()); // those before it are certain
        out.items.push_back(all[n]);
        if (!unsure.empty() || !out.maybe.empty()) out.maybe.push_back(unsure);
    }
    if (from.open) {
        missing.add(from.missing);
        return any_of(i.type, false, missing.take());
    }
    return charge(out.items.size()) ? value(std::move(out)) : value();
}

} // namespace hjemmel::eval
