// SPDX-License-Identifier: Apache-2.0
// Constants held against what a declaration allows: values that are none of the allowed ones, and
// tests that can never be met.
#include "infer.hpp"

#include <hjemmel/feel/arithmetic.hpp>
#include <hjemmel/feel/text.hpp>

#include <algorithm>

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
    if (all.empty()) return {"Tilladt er hele tal.", "Allowed are whole numbers."};
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
