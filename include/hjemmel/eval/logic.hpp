// SPDX-License-Identifier: Apache-2.0
// The logic of a decision: an expression, requirements or a table, with the marks that reasons are
// made of.
#pragma once

#include <hjemmel/eval/machine.hpp>
#include <hjemmel/eval/machine_tables.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hjemmel::eval {

namespace detail {

/// Requirements: all are tried, whatever the first of them gives.
class group_run {
  public:
    group_run(machine& m, const plan::program& p, decided& into)
        : machine_(m), program_(p), out_(into) {}

    void run(plan::index number) {
        const auto t = members(program_.groups[number]);
        out_.value = truth_value(t, missing_.take(), failure_);
    }

  private:
    using kind = model::requirement_group::kind;

    truth members(const plan::group& g) {
        truth all{g.which == kind::all ? truth::yes : truth::no};
        for (const auto& one : g.requirements) {
            const auto at = out_.marks.size();
            out_.marks.push_back(mark::not_reached);
            out_.conditions.emplace_back();
            const auto t = one.group != plan::none ? members(program_.groups[one.group])
                                                   : condition(one.condition, at);
            out_.marks[at] = mark_of(t);
            if (one.group == plan::none) machine_.tell_required(one.condition, out_.marks[at]);
            all = g.which == kind::all ? both(all, t) : either(all, t);
        }
        return g.which == kind::none ? opposite(all) : all;
    }

    truth condition(plan::index expression, std::size_t at) {
        auto v = machine_.evaluate(expression);
        collect_missing(v, missing_);
        const auto t = truth_of(v);
        if (t.is(truth::other) && !failure_.failure()) failure_ = failed(v);
        out_.conditions[at] = std::move(v);
        return t;
    }

    // A requirement whose condition is null has failed, whatever made it null: even a null that
    // the rules mean.
    value failed(const value& v) {
        if (const auto why = v.failure(); why && why->level == severity::error) return v;
        return machine_.fail("condition-null", {"En betingelse kan ikke afgøres: den giver null.",
                                                "A requirement cannot be decided: it gives null."});
    }

    machine& machine_;
    const plan::program& program_;
    decided& out_;
    missing_collector missing_{};
    value failure_{};
};

} // namespace detail

/// A slot worked out: its value fits its declaration.
struct settled {
    decided found{};
    bool failed = false;   ///< requirements or a table that failed, or what rests on such
    bool may_fail = false; ///< the same, in some completions of what is missing
};

namespace detail {

inline void run_logic(machine& m, const plan::program& p, const plan::slot& s, decided& into) {
    into.clear();
    if (s.group != plan::none)
        group_run(m, p, into).run(s.group);
    else if (s.table != plan::none)
        table_run(m, p.tables[s.table], into).run();
    else
        into.value = m.evaluate(s.expression);
}

// A requirement that is null, rows that contradict each other, a value that is not allowed.
inline bool has_failed(const plan::slot& s, const value& v) {
    // A null that an expression gives may carry another decision's failure: not this one's.
    return (s.table != plan::none && table_failure(v)) ||
           (s.group != plan::none && v.failure() != nullptr);
}

/// Whether some completions of an undetermined value have failed. `sure`: its type allows all.
inline bool may_have_failed(const plan::slot& s, const value& v, bool sure) {
    if (!v.is_undetermined()) return false;
    const auto& p = v.as_undetermined().possible;
    if (p.shape != possible::form::values) return p.or_null && (s.table != plan::none || !sure);
    return std::any_of(p.values.begin(), p.values.end(), [&](const value& one) {
        const bool failure = one.is_null() && one.failure() != nullptr;
        return failure || (s.group != plan::none && one.is_null());
    });
}

/// What is left of more values than can be listed where a type allows some of them alone; null
/// stands for the others.
inline value allowed_part(const type_ptr& wanted, const value& v) {
    const auto& open = v.as_undetermined();
    const auto& p = open.possible;
    const auto& domain = wanted->domain;
    const bool bounds = domain && domain->values.empty() && (domain->low || domain->high);
    if (!bounds) return any_of(wanted, true, open.missing);
    auto low = domain->low ? *domain->low : value();
    auto high = domain->high ? *domain->high : value();
    if (p.shape == possible::form::between) {
        if (low.is_null() || (!p.low.is_null() && order(p.low, low) > 0)) low = p.low;
        if (high.is_null() || (!p.high.is_null() && order(p.high, high) < 0)) high = p.high;
        const bool apart = !low.is_null() && !high.is_null() && order(low, high) > 0;
        if (apart) return p.or_null ? any_of(wanted, true, open.missing) : value();
    }
    return between(std::move(low), std::move(high), true, open.missing, wanted);
}

/// The value as one of the slot's type. `sure`: whether the type allows all that it can be.
inline value fitted(machine& m, const plan::slot& s, value v, bool& sure) {
    sure = true;
    if (v.is_null() || s.type->kind == type_kind::any) return v;
    auto out = m.converted(v, *s.type);
    if (out.is_null() || m.surely_allows(*s.type, out)) return out;
    sure = false;
    const bool wide =
        out.is_undetermined() && out.as_undetermined().possible.shape != possible::form::values;
    if (wide) out = allowed_part(s.type, out);
    if (wide && out.is_partial()) return out;
    if (out.is_partial()) {
        return lift_points(std::array{out}, s.type, [&](auto now) {
            bool one = true;
            return fitted(m, s, now[0], one);
        });
    }
    return m.fail("value-not-allowed", {"Værdien af " + s.name + " er ikke blandt de tilladte.",
                                        "The value of " + s.name + " is not among those allowed."});
}

/// Every missing fact that the slot's logic may have met.
inline missing_set met_missing(const instance& of, const plan::slot& s) {
    missing_collector all;
    for (const auto& need : s.needs) {
        if (need.entity == of.entity) {
            collect_missing(of.slots[need.slot], all);
        } else if (of.parent != nullptr && need.entity == of.parent->entity) {
            collect_missing(of.parent->slots[need.slot], all);
        } else {
            for (const auto& child : of.children)
                collect_missing(child->slots[need.slot], all);
        }
    }
    if (of.children_missing) all.add(missing_set(of.children_unknown));
    return all.take();
}

} // namespace detail

/// Works out a decision or a fact's stand-in of one entity. What was in `out` goes; its room is
/// used again.
inline void settle(machine& m, const plan::program& p, const instance& of, plan::index number,
                   settled& out) {
    const auto& slot = p.entities[of.entity].slots[number];
    auto& found = out.found.value;
    m.enter(of);
    detail::run_logic(m, p, slot, out.found);
    out.may_fail = false;
    if (m.poison().failure()) {
        found = m.poison();
        out.failed = true;
        return;
    }
    out.failed = detail::has_failed(slot, found);
    if (!out.failed) m.note_doubtful(out.found.failure);
    const bool null = found.is_null();
    bool sure = true;
    found = detail::fitted(m, slot, std::move(found), sure);
    const auto unfit = found.failure();
    out.failed = out.failed || (!null && unfit && unfit->code == "value-not-allowed");
    out.may_fail = detail::may_have_failed(slot, found, sure);
    if (!out.failed && m.doubtful_poison().failure()) {
        join cases;
        // A null of another kind than a failure, so that the two stay apart.
        cases.add(found.is_null() ? value() : std::move(found));
        cases.add(m.doubtful_poison());
        found = cases.take(detail::met_missing(of, slot));
        out.may_fail = true;
    }
}

} // namespace hjemmel::eval
