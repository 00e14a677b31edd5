// SPDX-License-Identifier: Apache-2.0
// The parts of FEEL's grammar that begin with a word: `if`, `for`, `some`, `every`, `function`;
// and types and unary tests.
#pragma once

#include <hjemmel/feel/detail/grammar.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::feel::detail {

// Words.

// `else if` chains like an operator: it does not nest.
inline grammar::part grammar::conditional() {
    struct link {
        std::uint32_t begin;
        node_id condition;
        node_id yes;
    };
    std::vector<link> links;
    do {
        const auto word = in_.take();
        const auto condition = expression();
        if (!condition || !in_.expect(token_kind::kw_then, "then")) return std::nullopt;
        const auto yes = expression();
        if (!yes || !in_.expect(token_kind::kw_else, "else")) return std::nullopt;
        links.push_back({word.begin, condition->id, yes->id});
    } while (in_.at(token_kind::kw_if));
    auto made = expression();
    for (; made && !links.empty(); links.pop_back()) {
        const auto& last = links.back();
        made =
            in_.add(form::conditional, last.begin, made->end, {last.condition, last.yes, made->id});
    }
    return made;
}

inline grammar::part grammar::iteration(form what) {
    const auto word = in_.take();
    std::vector<node_id> made;
    std::vector<std::string> names;
    if (!bindings(made, names)) return std::nullopt;
    const bool returns = what == form::iteration;
    if (!in_.expect(returns ? token_kind::kw_return : token_kind::kw_satisfies,
                    returns ? "return" : "satisfies")) {
        return std::nullopt;
    }
    return body(what, word, std::move(made), names);
}

// The part in which `names` are in scope.
inline grammar::part grammar::body(form what, const token& word, std::vector<node_id> made,
                                   const std::vector<std::string>& names, std::string text) {
    const auto inner = expression();
    if (!inner) return std::nullopt;
    for (const auto& name : names)
        in_.unbind(name);
    in_.reread();
    made.push_back(inner->id);
    return in_.add(what, word.begin, inner->end, std::move(made), std::move(text));
}

inline bool grammar::bindings(std::vector<node_id>& made, std::vector<std::string>& names) {
    do {
        const auto name = in_.bound_name_here("in");
        if (name.kind == token_kind::end) return in_.unexpected(expected::name);
        names.push_back(in_.take_name(name));
        operand from;
        if (!in_.expect(token_kind::kw_in, "in") || !domain(from)) return false;
        made.push_back(in_.add(form::binding, name.begin, from.end, {from.id}, names.back()).id);
        in_.bind(names.back());
    } while (in_.take_if(token_kind::comma));
    return true;
}

inline bool grammar::domain(operand& out) {
    const auto first = expression();
    if (!first) return false;
    out = *first;
    if (!in_.take_if(token_kind::dots)) return true;
    const auto last = expression();
    if (!last) return false;
    out = in_.add(form::span, first->begin, last->end, {first->id, last->id});
    return true;
}

inline grammar::part grammar::function() {
    const auto word = in_.take();
    const auto opening = in_.current();
    std::vector<node_id> made;
    std::vector<std::string> names;
    if (!in_.expect(token_kind::open_paren, "(") || !parameters(made, names)) return std::nullopt;
    if (!in_.expect_close(token_kind::close_paren, ")", opening)) return std::nullopt;
    std::string marked = in_.take_if(token_kind::kw_external) ? "external" : "";
    return body(form::function, word, std::move(made), names, std::move(marked));
}

inline bool grammar::parameters(std::vector<node_id>& made, std::vector<std::string>& names) {
    if (in_.at(token_kind::close_paren)) return true;
    do {
        const auto name = in_.new_name_here();
        if (name.kind == token_kind::end) return in_.unexpected(expected::name);
        names.push_back(in_.take_name(name));
        std::vector<node_id> declared;
        auto end = name.end;
        if (in_.take_if(token_kind::colon)) {
            const auto what = type();
            if (!what) return false;
            declared.push_back(what->id);
            end = what->end;
        }
        made.push_back(
            in_.add(form::parameter, name.begin, end, std::move(declared), names.back()).id);
    } while (in_.take_if(token_kind::comma));
    for (const auto& name : names)
        in_.bind(name);
    return true;
}

// Types.

inline grammar::part grammar::type() {
    const auto name = in_.type_here();
    if (name.kind == token_kind::end) {
        in_.unexpected(expected::type);
        return std::nullopt;
    }
    if (!in_.deeper()) return std::nullopt;
    auto text = in_.take_name(name);
    while (in_.at(token_kind::dot)) {
        in_.take();
        const auto next = in_.name_here();
        if (next.kind == token_kind::end) {
            in_.unexpected(expected::name);
            return std::nullopt;
        }
        text += "." + in_.take_name(next);
    }
    std::vector<node_id> made;
    if (!type_arguments(text, made)) return std::nullopt;
    in_.shallower();
    return in_.add(form::type_name, name.begin, in_.taken_until(), std::move(made),
                   std::move(text));
}

inline bool grammar::type_arguments(std::string_view name, std::vector<node_id>& made) {
    const bool of_one = name == "list" || name == "range";
    const bool of_fields = name == "context";
    const bool of_many = name == "function";
    if (!of_one && !of_fields && !of_many) return true;
    if (in_.at(token_kind::less_equal) || !in_.take_byte('<')) return true;
    if (of_many && in_.take_byte('>')) return result_type(made);
    do {
        if (of_fields ? !type_field(made) : !type_into(made)) return false;
    } while (!of_one && in_.take_if(token_kind::comma));
    if (!in_.take_byte('>')) return in_.missing(">");
    return !of_many || result_type(made);
}

inline bool grammar::type_into(std::vector<node_id>& made) {
    const auto one = type();
    if (one) made.push_back(one->id);
    return one.has_value();
}

inline bool grammar::result_type(std::vector<node_id>& made) {
    if (!in_.take_byte('-') || !in_.take_byte('>')) return in_.missing("->");
    return type_into(made);
}

inline bool grammar::type_field(std::vector<node_id>& made) {
    const auto name = in_.new_name_here();
    if (name.kind == token_kind::end) return in_.unexpected(expected::name);
    auto text = in_.take_name(name);
    if (!in_.expect(token_kind::colon, ":")) return false;
    in_.bind(text);
    const auto what = type();
    if (!what) return false;
    made.push_back(
        in_.add(form::type_field, name.begin, what->end, {what->id}, std::move(text)).id);
    return true;
}

// Unary tests.

inline grammar::part grammar::comparison_test() {
    const auto sign = in_.take();
    const auto end = operators(strength::sum);
    if (!end) return std::nullopt;
    return in_.add(form::compare_test, sign.begin, end->end, {end->id},
                   std::string(in_.text(sign)));
}

inline bool grammar::tests(std::vector<node_id>& made) {
    do {
        const bool compares = is_comparison(in_.current().kind);
        auto one = compares ? comparison_test() : expression();
        if (!one) return false;
        if (!compares) one = in_.add(form::value_test, one->begin, one->end, {one->id});
        made.push_back(one->id);
    } while (in_.take_if(token_kind::comma));
    return true;
}

inline bool grammar::whole_domain() {
    operand all;
    return domain(all) && at_end();
}

inline bool grammar::whole_tests() {
    const auto begin = in_.current().begin;
    if (in_.at(token_kind::minus) && in_.peek().kind == token_kind::end) {
        in_.take();
        in_.add(form::any_test, begin, in_.taken_until(), {});
        return true;
    }
    std::vector<node_id> made;
    if (!tests(made) || !at_end()) return false;
    in_.add(form::tests, begin, in_.taken_until(), std::move(made));
    return true;
}

inline bool grammar::whole_negated_tests() {
    const auto word = in_.take();
    const auto opening = in_.take();
    std::vector<node_id> made;
    if (!tests(made)) return false;
    if (!in_.expect_close(token_kind::close_paren, ")", opening) || !at_end()) return false;
    in_.add(form::negated_tests, word.begin, in_.taken_until(), std::move(made));
    return true;
}

} // namespace hjemmel::feel::detail
