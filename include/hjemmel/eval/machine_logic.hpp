// SPDX-License-Identifier: Apache-2.0
// Kleene's logic, conditionals and what depends on a truth value.
#pragma once

#include <hjemmel/eval/machine.hpp>

namespace hjemmel::eval {

template<std::uint8_t Strong>
value machine::logic(index n, const instruction& i) {
    const auto left = run(operand(i, 0));
    const auto a = truth_of(left);
    if (a.is(Strong)) return Strong == truth::yes;
    const doubt unsure(*this, a.can(Strong));
    const supposed rest(*this, operand(i, 0), left, a.without(Strong));
    const auto right = run(operand(i, 1));
    at_ = n;
    if (!left.is_partial() && !right.is_partial()) {
        return Strong == truth::no ? feel::conjunction(*this, left, right)
                                   : feel::disjunction(*this, left, right);
    }
    const auto b = truth_of(right);
    const auto t = Strong == truth::no ? both(a, b) : either(a, b);
    return truth_value(t, unite(missing_of(left), missing_of(right)));
}

inline value machine::negation(index n, const instruction& i) {
    const auto v = run(operand(i, 0));
    at_ = n;
    if (!v.is_partial()) return feel::negation(*this, v);
    return truth_value(opposite(truth_of(v)), missing_of(v));
}

inline value machine::conditional(const instruction& i) {
    const auto condition = run(operand(i, 0));
    const auto t = truth_of(condition);
    if (t.is(truth::yes)) return run(operand(i, 1));
    if (!t.can(truth::yes)) return run(operand(i, 2));
    const doubt unsure(*this, true);
    join cases;
    const auto in_case = [&](index branch, std::uint8_t bits) {
        const supposed so(*this, operand(i, 0), condition, bits);
        cases.add(run(operand(i, branch)));
    };
    in_case(1, truth::yes);
    in_case(2, t.without(truth::yes));
    return cases.take(missing_of(condition));
}

inline value machine::test_outcome(const instruction& i) {
    const auto v = run(operand(i, 0));
    const auto t = truth_of(v);
    truth out{static_cast<std::uint8_t>(t.bits & truth::yes)};
    if (t.can(truth::no) || t.can(truth::other)) out.bits |= truth::no;
    return truth_value(out, missing_of(v));
}

inline value machine::field_or(const instruction& i) {
    const auto item = run(operand(i, 0));
    const auto& name = program_.names[i.a];
    if (item.is(kind::context)) {
        if (const auto* entry = entry_of(item, i.a)) return *entry;
    }
    if (!item.is_undetermined()) return run(operand(i, 1));
    const auto& p = item.as_undetermined().possible;
    const bool listed = p.shape == possible::form::values;
    const auto wide = listed ? type_kind::null : p.what->kind;
    join cases;
    for (const auto& one : p.values) {
        const auto* entry = one.is(kind::context) ? one.as_context().find(name) : nullptr;
        if (entry != nullptr) cases.add(*entry);
    }
    if (wide == type_kind::context || wide == type_kind::any)
        cases.add(field_of_unknown(item, name));
    if (listed && !cases.empty() && cases.size() == p.values.size())
        return cases.take(missing_of(item));
    const doubt unsure(*this, !cases.empty());
    cases.add(run(operand(i, 1)));
    return cases.take(cases.size() > 1 ? missing_of(item) : missing_set{});
}

} // namespace hjemmel::eval
