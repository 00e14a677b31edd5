// SPDX-License-Identifier: Apache-2.0
// A version whose expressions are parsed, whose names are resolved and whose types are known.
#pragma once

#include <hjemmel/core/type.hpp>
#include <hjemmel/feel/tree.hpp>
#include <hjemmel/model/version.hpp>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace hjemmel::check {

using index = std::uint32_t;
inline constexpr index none = ~index{0};

/// What a name or a call stands for.
enum class referent : std::uint8_t {
    nothing,
    local,       ///< a: register
    item_field,  ///< a: register of the filter's item; the name is one of its fields
    item_or,     ///< the same where the item's type is not known: b says what else, as a note
    parameter,   ///< a
    slot,        ///< a: of the entity itself
    parent_slot, ///< a: of the entity that has this one
    parent,      ///< the entity that has this one, as a context
    related,     ///< the entities that this one has, as a list
    function,    ///< a
    builtin,     ///< a: in feel::builtins(); b: the signature of a call
    table,       ///< a: a decision table inside a boxed expression
    word,        ///< a bare word: one of the allowed values of a cell's column
};

/// What the checker found out about one node of a tree. Nodes that bind names (iterations,
/// filters, context entries, parameters) have their register in `a`.
struct note {
    type_ptr type{};
    referent what = referent::nothing;
    index a = none;
    index b = none;
    index fault = none; ///< in `faults`: with dynamic typing, why the node is null
};

/// From which text nodes come, from the first of them on.
struct piece {
    feel::node_id first = 0;
    located_text text{};
};

/// A parsed and typed expression, the tests of a cell, or a boxed expression: one tree of several
/// texts.
struct expression {
    located_text text{};         ///< of a boxed expression: its place alone
    std::vector<piece> pieces{}; ///< of a boxed expression, ascending
    feel::tree tree{};
    std::vector<note> notes{}; ///< by node; then those that `item_or` names
    std::vector<failure_ptr> faults{};
    index registers = 0;
    index input = 0; ///< of tests: the register of what they test
    /// Types that parts of a boxed expression declare, by the `b` of their nodes.
    std::vector<type_ptr> declared{};
    index view = none;        ///< what it sees of the entities that it names as `related`
    index parent_view = none; ///< what it sees of the entity that it names as `parent`

    const note& root() const { return notes[tree.root()]; }

    const located_text& text_of(feel::node_id id) const {
        const auto after =
            std::upper_bound(pieces.begin(), pieces.end(), id,
                             [](feel::node_id n, const piece& p) { return n < p.first; });
        return after == pieces.begin() ? text : std::prev(after)->text;
    }
    place at(feel::node_id id) const {
        const auto& n = tree.at(id);
        return text_of(id).at(n.begin, n.end);
    }
};

/// A fact or decision of an entity, by entity and number.
struct slot_ref {
    index entity = 0;
    index slot = 0;
    friend bool operator==(const slot_ref&, const slot_ref&) = default;
};

struct cell {
    index column = 0;
    index tests = none; ///< an expression; none for "-"
};

struct row {
    std::vector<cell> cells{};
    std::vector<index> outputs{}; ///< expressions by output column; none where left out
};

struct table {
    std::vector<index> columns{};   ///< expressions
    std::vector<type_ptr> inputs{}; ///< of columns that allow values of their own; null: others
    std::vector<row> rows{};
    std::vector<index> fallbacks{}; ///< expressions; none where there is no default
    std::vector<type_ptr> outputs{};
    std::vector<index> visible{}; ///< inside a boxed expression: registers that its cells see
    const model::table* source = nullptr;
};

struct requirement {
    index condition = none;
    index group = none;
};

struct group {
    std::vector<requirement> requirements{};
    const model::requirement_group* source = nullptr;
};

struct slot {
    std::string name{};
    type_ptr type{};
    bool is_fact = false;
    bool optional = false;
    index source = 0;        ///< in the model's facts or decisions
    index expression = none; ///< `otherwise` or a decision's expression
    index table = none;
    index group = none;
    std::vector<slot_ref> needs{};
    bool compared_only = false; ///< used as an operand of comparisons with constants alone
    std::vector<std::pair<index, feel::node_id>> constants{}; ///< those constants
};

struct entity {
    std::string name{};
    std::string plural{};
    index parent = none;
    index child = none;
    index key = none;
    std::vector<slot> slots{};
};

struct view {
    index entity = 0;
    std::vector<index> slots{};
};

struct dated_value {
    hjemmel::date from{};
    hjemmel::value value{};
};

struct parameter {
    std::string name{};
    type_ptr type{};
    std::vector<dated_value> values{};
    std::vector<std::pair<std::string, value>> readings{};
};

struct formal {
    std::string name{};
    type_ptr type{};
};

/// A function or a decision service.
struct function {
    std::string name{};
    std::vector<formal> formals{};
    type_ptr result{};
    index expression = none; ///< its arguments are registers 0 ...
    place where{};
};

/// The checker's result; what `plan` lowers.
struct version {
    std::shared_ptr<const model::version> source{};
    std::vector<entity> entities{};
    std::vector<parameter> parameters{};
    std::vector<function> functions{};
    std::vector<expression> expressions{};
    std::vector<index> constraints{}; ///< expressions: what domains of types name as `tests`
    std::vector<table> tables{};
    std::vector<group> groups{};
    std::vector<view> views{};
    std::vector<slot_ref> order{}; ///< slots with logic, each after what it needs
};

} // namespace hjemmel::check
