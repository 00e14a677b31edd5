// SPDX-License-Identifier: Apache-2.0
// What a condition that is taken to hold, or not to, leaves possible of what it speaks about: after
// `x = null or` there is an x.
#pragma once

#include <hjemmel/eval/machine.hpp>

#include <algorithm>
#include <functional>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

namespace hjemmel::eval {

namespace detail {

/// Parts of what a value can be: each that is listed, else null and all that is not.
inline std::vector<value> parts_of(const undetermined_value& open) {
    const auto& p = open.possible;
    if (p.shape == possible::form::values) return p.values;
    if (!p.or_null) return {};
    if (p.shape == possible::form::between)
        return {value(), between(p.low, p.high, false, open.missing, p.what)};
    return {value(), any_of(p.what, false, open.missing)};
}

} // namespace detail

// A fact, a decision, what is bound to a name, or a field of such: the same wherever it is read.
inline bool machine::is_subject(index at) const {
    const auto& i = code(at);
    switch (i.code) {
    case op::slot:
    case op::parent_slot:
    case op::local:
        return true;
    case op::path:
        return is_subject(operand(i, 0));
    case op::field_or:
        return is_subject(operand(i, 0)) && is_subject(operand(i, 1));
    default:
        return false;
    }
}

// Whether an instruction of the registers in use reads what another of these registers reads.
inline bool machine::same_subject(index at, index other, std::size_t base) const {
    const auto& a = code(at);
    const auto& b = code(other);
    if (a.code != b.code || a.a != b.a || a.count != b.count) return false;
    if (a.code == op::local && base != base_) return false;
    for (index k = 0; k < a.count; ++k) {
        if (!same_subject(operand(a, k), operand(b, k), base)) return false;
    }
    return true;
}

inline value machine::under_premises(index at) {
    if (is_subject(at)) {
        const auto known =
            std::find_if(premises_.rbegin(), premises_.rend(),
                         [&](const premise& p) { return same_subject(p.subject, at, p.base); });
        if (known != premises_.rend()) return known->left;
    }
    return dispatch(at, code(at));
}

// Takes a condition to be one of `bits`. What is read for that has been read before: it fails
// nothing and is told to nobody.
inline void machine::suppose(index condition, std::uint8_t bits) {
    const auto saved = std::make_pair(poison_, doubtful_poison_);
    const auto asking = at_;
    auto* watcher = watch(nullptr);
    narrow(condition, bits);
    watch(watcher);
    at_ = asking;
    std::tie(poison_, doubtful_poison_) = saved;
}

inline void machine::narrow(index condition, std::uint8_t bits) {
    const auto& i = code(condition);
    const auto each = [&](std::uint8_t strong) {
        // If one operand were this, so would be the whole.
        if ((bits & strong) != 0) return;
        const auto weak = strong == truth::yes ? truth::no : truth::yes;
        const auto of_each = bits == weak ? bits : static_cast<std::uint8_t>(weak | truth::other);
        narrow(operand(i, 0), of_each);
        narrow(operand(i, 1), of_each);
    };
    switch (i.code) {
    case op::conjunction:
        return each(truth::no);
    case op::disjunction:
        return each(truth::yes);
    case op::negation:
        return narrow(operand(i, 0), opposite(truth{bits}).bits);
    case op::test_outcome:
        if (bits == truth::yes) narrow(operand(i, 0), bits);
        return;
    case op::equal:
    case op::unequal:
    case op::less:
    case op::less_equal:
    case op::greater:
    case op::greater_equal:
    case op::between:
    case op::value_test:
    case op::instance_of:
        return narrow_operands(i, bits,
                               [&](std::span<const value> given) { return apply(i, given); });
    case op::call: {
        const auto& called = feel::builtins()[i.a];
        if (called.name == "not") return narrow(operand(i, 0), opposite(truth{bits}).bits);
        return narrow_operands(
            i, bits, [&](std::span<const value> given) { return lifted_call(i, called, given); });
    }
    default:
        if (is_subject(condition))
            narrow_subject(condition, bits, [](const value& v) { return truth_of(v); });
    }
}

// A comparison or a call: of each operand those parts stay that can make it as wanted.
template<class Again>
void machine::narrow_operands(const instruction& i, std::uint8_t bits, const Again& again) {
    std::vector<value> now;
    for (index k = 0; k < i.count; ++k) {
        const auto at = operand(i, k);
        const bool cheap = code(at).count == 0 || is_subject(at);
        now.push_back(cheap ? run(at) : any_of(types::any(), true, {}));
    }
    for (index k = 0; k < i.count; ++k) {
        if (!is_subject(operand(i, k))) continue;
        narrow_subject(operand(i, k), bits, [&](const value& part) {
            auto given = now;
            given[k] = part;
            return truth_of(again(given));
        });
    }
}

// Keeps the parts of a subject for which the condition can be one of `bits`; then of what it is a
// field of.
inline void machine::narrow_subject(index at, std::uint8_t bits,
                                    const std::function<truth(const value&)>& condition) {
    const auto& i = code(at);
    if (const auto v = run(at); v.is_undetermined()) {
        const auto& open = v.as_undetermined();
        auto left = detail::parts_of(open);
        const auto ruled_out =
            std::erase_if(left, [&](const value& part) { return !condition(part).can(bits); });
        if (ruled_out != 0 && !left.empty()) {
            auto one =
                left.size() == 1 ? std::move(left.front()) : one_of(std::move(left), open.missing);
            premises_.push_back({at, base_, std::move(one)});
        }
    }
    if (i.code != op::path) return;
    narrow_subject(operand(i, 0), bits,
                   [&](const value& part) { return condition(path(i, part)); });
}

} // namespace hjemmel::eval
