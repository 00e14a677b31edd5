// SPDX-License-Identifier: Apache-2.0
// The syntax tree of one FEEL expression: nodes in one vector, children by number.
#pragma once

#include <hjemmel/core/value.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace hjemmel::feel {

/// What a node is; in parentheses its children in order, and what `text` or `constant` holds.
enum class form : std::uint8_t {
    literal,       ///< () constant: number, string, boolean, null or an `@"..."` literal
    name,          ///< () text: one name in scope, blanks inside folded to one
    negation,      ///< (operand): unary minus
    add,           ///< (left, right)
    subtract,      ///< (left, right)
    multiply,      ///< (left, right)
    divide,        ///< (left, right)
    power,         ///< (left, right)
    equal,         ///< (left, right)
    unequal,       ///< (left, right)
    less,          ///< (left, right)
    less_equal,    ///< (left, right)
    greater,       ///< (left, right)
    greater_equal, ///< (left, right)
    conjunction,   ///< (left, right): and
    disjunction,   ///< (left, right): or
    between,       ///< (what, low, high)
    in,            ///< (what, test...): what in a test, or in one of (tests)
    instance_of,   ///< (what, type_name)
    conditional,   ///< (if, then, else)
    iteration,     ///< (binding..., body): for; `partial` is in scope in the body
    some,          ///< (binding..., condition)
    every,         ///< (binding..., condition)
    binding,       ///< (domain) text: the variable
    range,         ///< (low, high) text: "[]", "[)", "(]" or "()"
    span,          ///< (first, last): the domain of `for i in 1..3`; both included, up or down
    list,          ///< (item...)
    context,       ///< (entry...) text: "row" where entries do not see each other, as in boxed
                   ///< relations; else empty
    entry,         ///< (what) text: the key
    filter,        ///< (what, condition or index)
    path,          ///< (what) text: the field's name
    call,          ///< (callee, argument...): arguments all positional or all `argument` nodes
    argument,      ///< (what) text: the parameter's name, in a call with named arguments
    function,      ///< (parameter..., body) text: "external" where it is so marked, else empty
    parameter,     ///< (type_name?) text: the parameter's name
    type_name,     ///< (type_name...) text: "number", "list", "range", "context", "function", a
                   ///< declared name; a context's children are `type_field`, a function's last
                   ///< child is its result
    type_field,    ///< (type_name) text: the field's name
    // Unary tests: what a table's cell or the right side of `in` is.
    tests,         ///< (test...): any of them
    negated_tests, ///< (test...): none of them
    any_test,      ///< (): "-"
    compare_test,  ///< (operand) text: "<", "<=", ">", ">=", "=", "!="; as an expression, `(< 5)`,
                   ///< it is the range of what passes
    value_test,    ///< (expression): equal to it, inside it (list or range), or true with `?`
    // What rule files add in boxed expressions; FEEL's text has neither.
    table, ///< (): a decision table
    typed, ///< (what): converted to a declared type
};

using node_id = std::uint32_t;

/// One node. `begin` and `end` are bytes of the expression's text.
struct node {
    form what = form::literal;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::vector<node_id> children{};
    std::string text{};
    value constant{};
};

/// A parsed expression or unary tests. Children always have smaller numbers than their parent,
/// so the last node is the root.
struct tree {
    std::vector<node> nodes{};

    node_id root() const { return static_cast<node_id>(nodes.size() - 1); }
    const node& at(node_id id) const { return nodes[id]; }
};

} // namespace hjemmel::feel
