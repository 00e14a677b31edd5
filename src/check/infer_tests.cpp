// SPDX-License-Identifier: Apache-2.0
// Unary tests: the cells of a table and the right side of `in`.
#include "infer.hpp"

#include <algorithm>

namespace hjemmel::check::detail {

type_ptr typing::test_type(node_id id) {
    const auto n = tree().at(id);
    switch (n.what) {
    case form::tests:
    case form::negated_tests:
        for (const auto child : n.children)
            visit(child);
        return types::boolean();
    case form::compare_test:
        if (!tested_.type) return types::range(visit(n.children[0])); // `(< 5)` as a value
        compare_test(id);
        return types::boolean();
    case form::value_test:
        value_test(id);
        return types::boolean();
    default: // "-": nothing is asked of the input, so it counts as compared
        return types::boolean();
    }
}

void typing::compare_test(node_id id) {
    const auto n = tree().at(id);
    const auto operand = visit(n.children[0]);
    const bool equality = n.text == "=" || n.text == "!=";
    check_comparable(id, tested_.type, operand, equality);
    if (equality) check_allowed(n.children[0], tested_.type);
    count_test(n.children[0]);
}

// The tests' own `?` makes the test a condition of its own; otherwise its value is compared.
bool typing::uses_input(node_id id) const {
    const auto& n = tree().at(id);
    if (n.what == form::name && n.text == "?") return true;
    return std::any_of(n.children.begin(), n.children.end(),
                       [&](node_id child) { return uses_input(child); });
}

void typing::value_test(node_id id) {
    const auto child = tree().at(id).children[0];
    const auto t = visit(child);
    if (uses_input(child)) {
        constant_tests_ = false;
        require_boolean(child, t);
        return;
    }
    count_test(child);
    check_allowed(child, tested_.type);
    const auto inside = t->kind == type_kind::list || t->kind == type_kind::range;
    const auto element = inside ? element_of(t) : t;
    const auto input = element_of(tested_.type);
    const bool good =
        fits(*tested_.type, *t) || fits(*input, *element) || t->kind == type_kind::boolean;
    if (good) return;
    b_.report(
        "type-mismatch", at(id),
        {"Cellen prøver " + shown_type(t) + ", men kolonnen er " + shown_type(tested_.type) + ".",
         "The cell tests " + shown_type(t) + ", but the column is " + shown_type(tested_.type) +
             "."});
}

// A constant that the tested fact is held against is a border between its pieces.
void typing::count_test(node_id constant) {
    if (!is_constant(constant)) {
        constant_tests_ = false;
        return;
    }
    const auto fact = tested_.reg == none ? slot_at(tested_.node) : env_.tested;
    if (fact.slot == none) return;
    b_.out.entities[fact.entity].slots[fact.slot].constants.emplace_back(expression_, constant);
}

} // namespace hjemmel::check::detail
