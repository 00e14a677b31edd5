// SPDX-License-Identifier: Apache-2.0
// The parts of FEEL's grammar between the operators: literals, brackets, what follows an operand.
#pragma once

#include <hjemmel/feel/detail/grammar.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::feel::detail {

// What follows an operand: fields, filters, calls, `instance of`.

inline grammar::part grammar::with_suffixes() {
    const bool parentheses = in_.at(token_kind::open_paren);
    auto made = primary();
    if (!made) return made;
    const bool callable = parentheses || in_.what(*made) == form::name;
    if (!suffixes(*made, callable)) return std::nullopt;
    return made;
}

inline bool grammar::suffixes(operand& so_far, bool callable) {
    for (;; callable = true) {
        switch (in_.current().kind) {
        case token_kind::dot:
            if (!field(so_far)) return false;
            break;
        case token_kind::open_bracket:
            if (in_high_end_ && closes_range()) return true;
            if (!filter(so_far)) return false;
            break;
        case token_kind::open_paren:
            if (!callable) return true;
            if (!arguments(so_far)) return false;
            break;
        case token_kind::kw_instance:
            if (!instance_of(so_far)) return false;
            break;
        default:
            return true;
        }
    }
}

// Whether an operand begins with this token and an operator never does.
inline bool begins_operand(token_kind kind) {
    switch (kind) {
    case token_kind::number:
    case token_kind::string:
    case token_kind::at_string:
    case token_kind::name:
    case token_kind::kw_true:
    case token_kind::kw_false:
    case token_kind::kw_null:
    case token_kind::kw_if:
    case token_kind::kw_for:
    case token_kind::kw_some:
    case token_kind::kw_every:
    case token_kind::kw_function:
        return true;
    default:
        return false;
    }
}

// `]1..5[`: after the high end, `[` closes the range unless what follows can only be a filter.
inline bool grammar::closes_range() const {
    const auto next = in_.peek().kind;
    return !begins_operand(next) && next != token_kind::minus && next != token_kind::open_paren &&
           next != token_kind::open_brace;
}

/// Whether what follows belongs to the operand before it rather than to a comparison around it.
inline bool grammar::goes_on() const {
    switch (in_.current().kind) {
    case token_kind::dot:
    case token_kind::open_paren:
    case token_kind::kw_instance:
        return true;
    case token_kind::open_bracket:
        return !in_high_end_ || !closes_range();
    default:
        return binary(in_.current().kind).binds > strength::comparison;
    }
}

inline bool grammar::field(operand& so_far) {
    in_.take();
    const auto name = in_.name_here();
    if (name.kind == token_kind::end) return in_.unexpected(expected::name);
    auto text = in_.take_name(name);
    so_far = in_.add(form::path, so_far.begin, name.end, {so_far.id}, std::move(text));
    return true;
}

inline bool grammar::filter(operand& so_far) {
    const auto opening = in_.take();
    const auto inner = expression();
    if (!inner || !in_.expect_close(token_kind::close_bracket, "]", opening)) return false;
    so_far = in_.add(form::filter, so_far.begin, in_.taken_until(), {so_far.id, inner->id});
    return true;
}

inline bool grammar::arguments(operand& so_far) {
    const auto opening = in_.take();
    std::vector<node_id> made{so_far.id};
    const bool named = in_.at_labelled();
    bool more = !in_.at(token_kind::close_paren);
    while (more) {
        std::string name;
        const auto begin = in_.current().begin;
        if (named) {
            if (!in_.at_labelled()) return in_.unexpected(expected::named_argument);
            name = in_.take_name(in_.new_name_here());
            in_.take();
        }
        auto inner = expression();
        if (!inner) return false;
        if (named) {
            inner = in_.add(form::argument, begin, inner->end, {inner->id}, std::move(name));
        }
        made.push_back(inner->id);
        more = in_.take_if(token_kind::comma);
    }
    if (!in_.expect_close(token_kind::close_paren, ")", opening)) return false;
    so_far = in_.add(form::call, so_far.begin, in_.taken_until(), std::move(made));
    return true;
}

inline bool grammar::instance_of(operand& so_far) {
    in_.take();
    if (!in_.at_word("of")) return in_.missing("of");
    in_.take();
    const auto made = type();
    if (!made) return false;
    so_far = in_.add(form::instance_of, so_far.begin, made->end, {so_far.id, made->id});
    return true;
}

// Operands.

inline grammar::part grammar::primary() {
    switch (in_.current().kind) {
    case token_kind::number:
        return number();
    case token_kind::string:
        return string_literal();
    case token_kind::at_string:
        return at_literal();
    case token_kind::kw_true:
        return literal(true);
    case token_kind::kw_false:
        return literal(false);
    case token_kind::kw_null:
        return literal({});
    case token_kind::name:
        return name();
    case token_kind::open_paren:
        return parenthesis();
    case token_kind::open_bracket:
    case token_kind::close_bracket:
        return bracket();
    case token_kind::open_brace:
        return context();
    case token_kind::kw_if:
        return conditional();
    case token_kind::kw_for:
        return iteration(form::iteration);
    case token_kind::kw_some:
        return iteration(form::some);
    case token_kind::kw_every:
        return iteration(form::every);
    case token_kind::kw_function:
        return function();
    default:
        in_.unexpected(expected::expression);
        return std::nullopt;
    }
}

inline grammar::part grammar::name() {
    const auto word = in_.take();
    return in_.add(form::name, word.begin, word.end, {}, normal_name(in_.text(word)));
}

inline grammar::part grammar::number() {
    const auto found = decimal::parse(in_.text(in_.current()));
    if (found) return literal(*found);
    in_.fail("bad-number", in_.current().begin, in_.current().end,
             {"Tallet er for stort.", "The number is too large."},
             {"Skriv et tal under 10 i 6145. potens.", "Write a number below 10 to the 6145th."});
    return std::nullopt;
}

inline std::optional<std::string> grammar::string_text(const token& from, std::size_t quote) {
    const auto all = in_.text(from);
    auto found = decode(all.substr(quote + 1, all.size() - quote - 2));
    if (found.bad_end == 0) return std::move(found.text);
    const auto inside = from.begin + quote + 1;
    in_.fail(
        "bad-string-escape", inside + found.bad_begin, inside + found.bad_end,
        {"Tegnkoden er ikke et Unicode-tegn.", "The escape is not a Unicode character."},
        {"Skriv fire hexcifre efter \\u eller seks efter \\U; en omvendt skråstreg skrives \\\\.",
         "Write four hexadecimal digits after \\u or six after \\U; a backslash is \\\\."});
    return std::nullopt;
}

inline grammar::part grammar::string_literal() {
    auto text = string_text(in_.current(), 0);
    if (!text) return std::nullopt;
    return literal(std::move(*text));
}

inline grammar::part grammar::at_literal() {
    const auto from = in_.current();
    auto text = string_text(from, 1);
    if (!text) return std::nullopt;
    if (auto known = temporal(*text)) return literal(std::move(*known));
    const std::string reader(temporal_function(*text));
    const auto name = in_.add(form::name, from.begin, from.end, {}, reader);
    const auto argument = literal(std::move(*text));
    return in_.add(form::call, from.begin, from.end, {name.id, argument->id});
}

inline grammar::part grammar::parenthesis() {
    const auto opening = in_.take();
    auto inner = expression();
    if (!inner) return inner;
    if (in_.at(token_kind::dots)) return rest_of_range(opening, *inner);
    if (!in_.expect_close(token_kind::close_paren, ")", opening)) return std::nullopt;
    inner->begin = opening.begin;
    inner->end = in_.taken_until();
    return inner;
}

inline grammar::part grammar::bracket() {
    const auto opening = in_.take();
    // `[]1..2[]` is a list of a range.
    if (opening.kind == token_kind::open_bracket && in_.at(token_kind::close_bracket) &&
        !begins_operand(in_.peek().kind)) {
        in_.take();
        return in_.add(form::list, opening.begin, in_.taken_until(), {});
    }
    const auto first = expression();
    if (!first) return std::nullopt;
    if (in_.at(token_kind::dots)) return rest_of_range(opening, *first);
    if (opening.kind == token_kind::open_bracket) return list(opening, *first);
    in_.missing("..");
    return std::nullopt;
}

inline grammar::part grammar::list(const token& opening, const operand& first) {
    std::vector<node_id> items{first.id};
    while (in_.take_if(token_kind::comma)) {
        const auto item = expression();
        if (!item) return std::nullopt;
        items.push_back(item->id);
    }
    if (!in_.expect_close(token_kind::close_bracket, "]", opening)) return std::nullopt;
    return in_.add(form::list, opening.begin, in_.taken_until(), std::move(items));
}

inline grammar::part grammar::rest_of_range(const token& opening, const operand& low) {
    in_.take();
    const bool outer = std::exchange(in_high_end_, true);
    const auto high = operators(strength::any);
    in_high_end_ = outer;
    if (!high) return std::nullopt;
    std::string ends(opening.kind == token_kind::open_bracket ? "[" : "(");
    ends += in_.at(token_kind::close_bracket) ? "]" : ")";
    const auto sign = opening.kind == token_kind::open_paren ? ")" : "]";
    const bool closed = in_.take_if(token_kind::close_bracket) ||
                        in_.take_if(token_kind::open_bracket) ||
                        in_.expect_close(token_kind::close_paren, sign, opening);
    if (!closed) return std::nullopt;
    return in_.add(form::range, opening.begin, in_.taken_until(), {low.id, high->id},
                   std::move(ends));
}

inline grammar::part grammar::context() {
    const auto opening = in_.take();
    std::vector<node_id> entries;
    if (!in_.at(token_kind::close_brace)) {
        do {
            if (!entry(entries)) return std::nullopt;
        } while (in_.take_if(token_kind::comma));
    }
    if (!in_.expect_close(token_kind::close_brace, "}", opening)) return std::nullopt;
    return in_.add(form::context, opening.begin, in_.taken_until(), std::move(entries));
}

// A key is a name in scope for the entries after it, and a field's name in all that follows.
inline bool grammar::entry(std::vector<node_id>& entries) {
    const auto begin = in_.current().begin;
    std::optional<std::string> key;
    if (in_.at(token_kind::string)) {
        key = string_text(in_.current(), 0);
        if (!key) return false;
        in_.take();
    } else {
        const auto name = in_.new_name_here();
        if (name.kind == token_kind::end) return in_.unexpected(expected::key);
        key = in_.take_name(name);
    }
    if (!in_.expect(token_kind::colon, ":")) return false;
    const auto inner = expression();
    if (!inner) return false;
    if (is_name(*key)) in_.bind(*key);
    entries.push_back(in_.add(form::entry, begin, inner->end, {inner->id}, std::move(*key)).id);
    return true;
}

} // namespace hjemmel::feel::detail
