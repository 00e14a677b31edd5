// SPDX-License-Identifier: Apache-2.0
// FEEL's grammar (DMN 1.5, 10.3.1.2) over a cursor: operators by precedence on stacks of their
// own, everything that nests by recursion, which the depth limit bounds.
#pragma once

#include <hjemmel/feel/detail/cursor.hpp>
#include <hjemmel/feel/detail/literals.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::feel::detail {

/// How tightly an operator binds.
enum class strength : std::uint8_t {
    any,
    disjunction,
    conjunction,
    comparison,
    sum,
    product,
    power,
    negation,
};

struct binary_operator {
    form what = form::literal;
    strength binds = strength::any; ///< `any`: the token is no binary operator
};

inline binary_operator binary(token_kind kind) {
    switch (kind) {
    case token_kind::kw_or:
        return {form::disjunction, strength::disjunction};
    case token_kind::kw_and:
        return {form::conjunction, strength::conjunction};
    case token_kind::equal:
        return {form::equal, strength::comparison};
    case token_kind::unequal:
        return {form::unequal, strength::comparison};
    case token_kind::less:
        return {form::less, strength::comparison};
    case token_kind::less_equal:
        return {form::less_equal, strength::comparison};
    case token_kind::greater:
        return {form::greater, strength::comparison};
    case token_kind::greater_equal:
        return {form::greater_equal, strength::comparison};
    case token_kind::kw_between:
        return {form::between, strength::comparison};
    case token_kind::kw_in:
        return {form::in, strength::comparison};
    case token_kind::plus:
        return {form::add, strength::sum};
    case token_kind::minus:
        return {form::subtract, strength::sum};
    case token_kind::star:
        return {form::multiply, strength::product};
    case token_kind::slash:
        return {form::divide, strength::product};
    case token_kind::power:
        return {form::power, strength::power};
    default:
        return {};
    }
}

inline bool is_comparison(token_kind kind) {
    return kind >= token_kind::equal && kind <= token_kind::greater_equal;
}

class grammar {
  public:
    grammar(const located_text& source, const name_scope& names, const load_limits& limits)
        : in_(source, names, limits) {}

    /// The whole text as one expression.
    bool whole_expression() { return expression() && at_end(); }
    /// The whole text as what `for` goes over: an expression, or `1..3`.
    bool whole_domain();
    /// The whole text as a table's cell that is no `not(...)`.
    bool whole_tests();
    /// The whole text as `not(...)` over tests.
    bool whole_negated_tests();
    bool at_not() const { return in_.at_word("not") && in_.peek().kind == token_kind::open_paren; }

    cursor& state() { return in_; }

  private:
    using part = std::optional<operand>;

    /// What an operator waits for on the stack.
    enum class role : std::uint8_t { prefix, infix, between_low, between_high, in_value, in_test };
    struct pending {
        role waits_for = role::infix;
        form what = form::literal;
        strength binds = strength::any;
        token sign{};
    };
    enum class step : std::uint8_t { want_operand, want_operator, done, failed };

    bool at_end();
    part expression();
    part operators(strength least);
    bool take_prefixes();
    step next_operator(strength least, std::size_t base);
    step after_in();
    step tests_in_parentheses(const token& opening);
    bool reduce(strength least, std::size_t base);
    void apply(const pending& top);
    operand pop();
    void in_tests(const operand& what, std::vector<node_id> tests, std::uint32_t end);

    part with_suffixes();
    bool suffixes(operand& so_far, bool callable);
    bool field(operand& so_far);
    bool filter(operand& so_far);
    bool arguments(operand& so_far);
    bool instance_of(operand& so_far);
    bool closes_range() const;
    bool goes_on() const;

    part primary();
    part literal(value constant) { return in_.add_literal(in_.take(), std::move(constant)); }
    part string_literal();
    part name();
    part number();
    part at_literal();
    std::optional<std::string> string_text(const token& from, std::size_t quote);
    part parenthesis();
    part bracket();
    part list(const token& opening, const operand& first);
    part rest_of_range(const token& opening, const operand& low);
    part context();
    bool entry(std::vector<node_id>& entries);
    part conditional();
    part iteration(form what);
    part body(form what, const token& word, std::vector<node_id> made,
              const std::vector<std::string>& names, std::string text = {});
    bool bindings(std::vector<node_id>& made, std::vector<std::string>& names);
    bool domain(operand& out);
    part function();
    bool parameters(std::vector<node_id>& made, std::vector<std::string>& names);
    part type();
    bool type_arguments(std::string_view name, std::vector<node_id>& made);
    bool type_into(std::vector<node_id>& made);
    bool result_type(std::vector<node_id>& made);
    bool type_field(std::vector<node_id>& made);

    part comparison_test();
    bool tests(std::vector<node_id>& made);

    cursor in_;
    std::vector<operand> operands_{};
    std::vector<pending> pending_{};
    bool in_high_end_ = false; ///< where `[` may close a range
};

inline bool grammar::at_end() {
    if (in_.at(token_kind::end)) return true;
    return in_.unexpected(expected::nothing_more, "trailing-text");
}

inline grammar::part grammar::expression() {
    const bool outer = std::exchange(in_high_end_, false);
    auto made = is_comparison(in_.current().kind) ? comparison_test() : operators(strength::any);
    in_high_end_ = outer;
    return made;
}

// Operators.

inline grammar::part grammar::operators(strength least) {
    const auto base = pending_.size();
    if (!in_.deeper()) return std::nullopt;
    for (;;) {
        if (!take_prefixes()) return std::nullopt;
        const auto made = with_suffixes();
        if (!made) return std::nullopt;
        operands_.push_back(*made);
        auto next = step::want_operator;
        while (next == step::want_operator)
            next = next_operator(least, base);
        if (next == step::failed) return std::nullopt;
        if (next == step::done) break;
    }
    if (!reduce(strength::any, base)) return std::nullopt;
    in_.shallower();
    return pop();
}

inline bool grammar::take_prefixes() {
    while (in_.at(token_kind::minus)) {
        if (!in_.deeper()) return false;
        pending_.push_back({role::prefix, form::negation, strength::negation, in_.take()});
    }
    return true;
}

inline grammar::step grammar::next_operator(strength least, std::size_t base) {
    const auto found = binary(in_.current().kind);
    if (found.binds == strength::any) return step::done;
    if (found.what == form::conjunction) {
        // The `and` of a `between` is no conjunction.
        if (!reduce(strength::sum, base)) return step::failed;
        if (pending_.size() > base && pending_.back().waits_for == role::between_low) {
            pending_.back().waits_for = role::between_high;
            in_.take();
            return step::want_operand;
        }
    }
    if (found.binds < least) return step::done;
    if (!reduce(found.binds, base)) return step::failed;
    const auto sign = in_.take();
    if (found.what == form::in) {
        pending_.push_back({role::in_value, form::in, strength::comparison, sign});
        return after_in();
    }
    const auto waits = found.what == form::between ? role::between_low : role::infix;
    pending_.push_back({waits, found.what, found.binds, sign});
    return step::want_operand;
}

inline bool grammar::reduce(strength least, std::size_t base) {
    while (pending_.size() > base && pending_.back().binds >= least) {
        const auto top = pending_.back();
        if (top.waits_for == role::between_low) return in_.expect(token_kind::kw_and, "and");
        pending_.pop_back();
        apply(top);
    }
    return true;
}

inline operand grammar::pop() {
    const auto last = operands_.back();
    operands_.pop_back();
    return last;
}

inline void grammar::apply(const pending& top) {
    const auto last = pop();
    if (top.waits_for == role::prefix) {
        in_.shallower();
        operands_.push_back(in_.add(form::negation, top.sign.begin, last.end, {last.id}));
        return;
    }
    const auto before = pop();
    if (top.waits_for == role::between_high) {
        const auto what = pop();
        operands_.push_back(
            in_.add(form::between, what.begin, last.end, {what.id, before.id, last.id}));
    } else if (top.waits_for == role::infix) {
        operands_.push_back(in_.add(top.what, before.begin, last.end, {before.id, last.id}));
    } else {
        const bool compares = top.waits_for == role::in_test;
        auto sign = compares ? std::string(in_.text(top.sign)) : std::string();
        const auto test =
            in_.add(compares ? form::compare_test : form::value_test,
                    compares ? top.sign.begin : last.begin, last.end, {last.id}, std::move(sign));
        in_tests(before, {test.id}, last.end);
    }
}

inline void grammar::in_tests(const operand& what, std::vector<node_id> tests, std::uint32_t end) {
    tests.insert(tests.begin(), what.id);
    operands_.push_back(in_.add(form::in, what.begin, end, std::move(tests)));
}

// `in` has been taken and waits on the stack for a value.
inline grammar::step grammar::after_in() {
    if (is_comparison(in_.current().kind)) {
        pending_.back().waits_for = role::in_test;
        pending_.back().sign = in_.take();
        return step::want_operand;
    }
    if (!in_.at(token_kind::open_paren)) return step::want_operand;
    return tests_in_parentheses(in_.take());
}

// `in (` begins a list of tests, a range, or an expression in parentheses that goes on after them.
inline grammar::step grammar::tests_in_parentheses(const token& opening) {
    std::vector<node_id> made;
    if (!is_comparison(in_.current().kind)) {
        auto first = expression();
        if (!first) return step::failed;
        if (in_.at(token_kind::dots) || in_.at(token_kind::close_paren)) {
            if (in_.at(token_kind::dots)) {
                first = rest_of_range(opening, *first);
                if (!first) return step::failed;
            } else {
                in_.take();
                first->begin = opening.begin;
                first->end = in_.taken_until();
            }
            if (!suffixes(*first, true)) return step::failed;
            operands_.push_back(*first);
            return step::want_operator;
        }
        made.push_back(in_.add(form::value_test, first->begin, first->end, {first->id}).id);
        if (!in_.expect_close(token_kind::comma, ",", opening)) return step::failed;
    }
    if (!tests(made)) return step::failed;
    if (!in_.expect_close(token_kind::close_paren, ")", opening)) return step::failed;
    if (made.size() == 1 && goes_on()) {
        // `(< 5)` is an operand here, the range of what passes.
        operand only{made.front(), opening.begin, in_.taken_until()};
        if (!suffixes(only, true)) return step::failed;
        operands_.push_back(only);
        return step::want_operator;
    }
    pending_.pop_back();
    in_tests(pop(), std::move(made), in_.taken_until());
    return step::want_operator;
}

} // namespace hjemmel::feel::detail
