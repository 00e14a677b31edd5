// SPDX-License-Identifier: Apache-2.0
// Unary tests: the cells of a table and the right side of `in`.
#include "infer.hpp"

#include <algorithm>
#include <utility>

namespace hjemmel::check::detail {

type_ptr typing::membership(node_id id) {
    const auto& n = tree().at(id);
    const auto what = visit(n.children[0]);
    const auto depth = locals_.size();
    add_local("?", what, none);
    const auto saved = std::exchange(tested_, tested{what, n.children[0], none});
    const auto saved_constant = std::exchange(constant_tests_, true);
    for (std::size_t i = 1; i < n.children.size(); ++i)
        visit_test(n.children[i]);
    const auto fact = slot_at(n.children[0]);
    if (constant_tests_ && fact.slot != none) ++b_.uses[fact.entity][fact.slot].second;
    constant_tests_ = saved_constant;
    tested_ = saved;
    locals_.resize(depth);
    return types::boolean();
}

type_ptr typing::test_type(node_id id) {
    const auto& n = tree().at(id);
    if (n.what == form::value_test) {
        value_test(id);
    } else {
        for (const auto child : n.children)
            visit_test(child);
    }
    return types::boolean();
}

// A test stands where `(< 5)` is no value of its own.
void typing::visit_test(node_id id) {
    if (tree().at(id).what != form::compare_test) {
        visit(id);
        return;
    }
    compare_test(id);
    set(id, types::boolean());
}

void typing::compare_test(node_id id) {
    const auto& n = tree().at(id);
    const auto operand = visit(n.children[0]);
    const bool equality = n.text == "=" || n.text == "!=";
    check_comparable(id, tested_.type, operand, equality);
    if (equality) {
        check_allowed(n.children[0], tested_.type);
    } else {
        check_possible({id, n.text, tested_.type}, n.children[0]);
    }
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
    const auto inside = t->kind == type_kind::list || t->kind == type_kind::range;
    const auto element = inside ? element_of(t) : t;
    const auto& tests = tree().at(child);
    const bool condition = t->kind == type_kind::boolean && tests.what != form::literal;
    const bool good = comparable(*tested_.type, *t) || comparable(*tested_.type, *element) ||
                      comparable(*element_of(tested_.type), *element) || condition;
    if (good) {
        check_tested(id, child);
        return;
    }
    b_.fault("type-mismatch", at(id),
             {"Der prøves for " + shown_type(t) + ", men det, der prøves, er " +
                  shown_type(tested_.type) + ".",
              "The test is for " + shown_type(t) + ", but what is tested is " +
                  shown_type(tested_.type) + "."},
             comparable_hint(id, tested_.type, t));
}

// Whether what is tested for is allowed at all.
void typing::check_tested(node_id id, node_id child) {
    check_allowed(child, tested_.type);
    const auto& tests = tree().at(child);
    if (tests.what != form::range) return;
    check_possible({id, tests.text[0] == '[' ? ">=" : ">", tested_.type}, tests.children[0]);
    check_possible({id, tests.text[1] == ']' ? "<=" : "<", tested_.type}, tests.children[1]);
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
