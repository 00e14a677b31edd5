// SPDX-License-Identifier: Apache-2.0
// What is compared: types that do not fit, and constants that a declaration does not allow or that
// make a test impossible to meet.
#include "infer.hpp"

#include <hjemmel/feel/arithmetic.hpp>
#include <hjemmel/feel/text.hpp>

#include <algorithm>
#include <string>

namespace hjemmel::check::detail {

namespace {

bool met(const value& what, std::string_view sign, const value& bound) {
    const auto side = order(what, bound);
    if (sign == "<") return side < 0;
    if (sign == "<=") return side <= 0;
    return sign == ">" ? side > 0 : side >= 0;
}

// Whether some value that the domain allows is on that side of the bound.
bool possible(const type_domain& domain, std::string_view sign, const value& bound) {
    const auto& all = domain.values;
    const auto passes = [&](const value& v) {
        return v.kind() != bound.kind() || met(v, sign, bound);
    };
    if (!all.empty() && std::none_of(all.begin(), all.end(), passes)) return false;
    const auto& end = sign[0] == '<' ? domain.low : domain.high;
    return !end || passes(*end);
}

bool ordered_kind(type_kind k) {
    switch (k) {
    case type_kind::any:
    case type_kind::null:
    case type_kind::number:
    case type_kind::string:
    case type_kind::date:
    case type_kind::time:
    case type_kind::date_and_time:
    case type_kind::days_duration:
    case type_kind::months_duration:
        return true;
    default:
        return false;
    }
}

/// Whether `@"text"` is a value of this kind.
bool is_written_as(type_kind wanted, const std::string& text) {
    switch (wanted) {
    case type_kind::date:
        return date::parse(text).has_value();
    case type_kind::months_duration:
        return months_duration::parse(text).has_value();
    case type_kind::days_duration:
        return days_duration::parse(text).has_value();
    default:
        return false;
    }
}

} // namespace

bilingual allowed_hint(const builder& b, const type_domain& domain, const value& given) {
    std::vector<std::string> choices;
    std::string all;
    for (const auto& v : domain.values) {
        choices.push_back(feel::text(v));
        all += (all.empty() ? "" : ", ") + choices.back();
    }
    if (choices.empty()) {
        if (domain.low) all += ">= " + feel::text(*domain.low);
        if (domain.high) all += (all.empty() ? "<= " : ", <= ") + feel::text(*domain.high);
    }
    if (all.empty() || (choices.empty() && !has_few_decimals(domain, given))) {
        const auto [da, en] = numbers_of_scale(domain.scale.value_or(0));
        const auto bounds = all.empty() ? "" : ": " + all;
        return {"Tilladt er " + da + bounds + ".", "Allowed are " + en + bounds + "."};
    }
    auto hint = b.meant(feel::text(given), choices);
    if (!hint.empty()) return hint;
    return {"Tilladt er " + all + ".", "Allowed is " + all + "."};
}

std::optional<value> constant_at(const feel::tree& tree, node_id id) {
    const auto& n = tree.at(id);
    if (n.what == form::literal) return n.constant;
    if (n.what != form::negation) return std::nullopt;
    const auto& inner = tree.at(n.children[0]);
    if (inner.what != form::literal || !inner.constant.is(kind::number)) return std::nullopt;
    return value(-inner.constant.as_number());
}

// A date or duration that is written as a text is the usual slip.
bilingual typing::comparable_hint(node_id id, const type_ptr& left, const type_ptr& right) const {
    for (const auto child : tree().at(id).children) {
        const auto& n = tree().at(child);
        if (n.what != form::literal || !n.constant.is(kind::string)) continue;
        const std::string text(n.constant.as_string());
        if (!is_written_as(left->kind, text) && !is_written_as(right->kind, text)) continue;
        return {"Skriv @\"" + text + "\".", "Write @\"" + text + "\"."};
    }
    if (left->kind == type_kind::date || right->kind == type_kind::date)
        return {"Sammenlign med en dato; den skrives som @\"2024-12-31\".",
                "Compare with a date; it is written as @\"2024-12-31\"."};
    return {"Sammenlign værdier af samme type.", "Compare values of the same type."};
}

void typing::check_comparable(node_id id, const type_ptr& left, const type_ptr& right,
                              bool equality) {
    const auto both = shown_type(left) + " / " + shown_type(right);
    if (!comparable(*left, *right)) {
        mismatch(id,
                 {"De to typer kan ikke sammenlignes: " + both + ".",
                  "The two types cannot be compared: " + both + "."},
                 comparable_hint(id, left, right));
        return;
    }
    if (equality) return;
    if (ordered_kind(left->kind) && ordered_kind(right->kind)) return;
    mismatch(id,
             {"Typen har ingen rækkefølge: " + both + ".", "The type has no order: " + both + "."});
}

// A constant compared with what has allowed values must be one of them.
void typing::check_allowed(node_id id, const type_ptr& side) {
    const auto& n = tree().at(id);
    if (n.what == form::list) {
        for (const auto item : n.children)
            check_allowed(item, side);
        return;
    }
    const auto constant = constant_at(tree(), id);
    if (!constant || constant->is_null() || allowed_by(*side, *constant)) return;
    b_.fault("value-not-allowed", at(id),
             {"Værdien er ikke blandt de tilladte.", "The value is not among those allowed."},
             allowed_hint(b_, *side->domain, *constant));
}

void typing::check_possible(const test& asked, node_id bound) {
    if (!asked.of || !asked.of->domain) return;
    const auto constant = constant_at(tree(), bound);
    if (!constant || constant->is_null()) return;
    if (possible(*asked.of->domain, asked.sign, *constant)) return;
    b_.warn("impossible-test", at(asked.node),
            {"Betingelsen kan aldrig være opfyldt af en tilladt værdi.",
             "No allowed value can ever meet the condition."},
            allowed_hint(b_, *asked.of->domain, *constant));
}

} // namespace hjemmel::check::detail
