// SPDX-License-Identifier: Apache-2.0
// A version as a flat, typed program: what evaluation runs, for one case and for many.
#pragma once

#include <hjemmel/core/type.hpp>
#include <hjemmel/core/value.hpp>
#include <hjemmel/feel/builtin.hpp>
#include <hjemmel/model/version.hpp>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace hjemmel::plan {

using index = std::uint32_t;
inline constexpr index none = ~index{0};

/// What an instruction does; `a` and `b` as told, operands are numbers of instructions.
enum class op : std::uint8_t {
    constant,    ///< a: in `constants`
    parameter,   ///< a: in `parameters`
    slot,        ///< a: fact or decision of the entity itself
    parent_slot, ///< a: fact of the entity that has this one
    parent,      ///< a: view of the entity that has this one, as a context
    related,     ///< a: view of the entities that this one has, as a list of contexts
    local,       ///< a: register
    field_or,    ///< (item, otherwise) a: name; the item's entry, else the other operand
    negate,      ///< (x)
    add,         ///< (x, y), as the next nine
    subtract,
    multiply,
    divide,
    power,
    equal,
    unequal,
    less,
    less_equal,
    greater,
    greater_equal,
    conjunction,   ///< (x, y)
    disjunction,   ///< (x, y)
    negation,      ///< (x): not
    between,       ///< (x, low, high)
    value_test,    ///< (input, tested): a unary test that is an expression
    test_outcome,  ///< (x): a unary test that uses `?`: true when x is true
    instance_of,   ///< (x) a: type
    convert,       ///< (x) a: type; FEEL's implicit conversions
    conditional,   ///< (if, then, else)
    iteration,     ///< (domain..., body) a: first register; b: register of `partial` or none
    some,          ///< (domain..., condition) a: first register
    every,         ///< (domain..., condition) a: first register
    count_up,      ///< (low, high): the whole numbers of an iteration's range, in its direction
    filter,        ///< (list, condition) a: register of the item
    path,          ///< (x) a: name
    list,          ///< (item...)
    context,       ///< (entry...) a: shape; b: first register: entry i is put into b + i
    range,         ///< (low, high) a: bit 0 low included, bit 1 high included, above them how it is
                   ///< written, as range_value::form numbers it; b: in `constants`, or none where
                   ///< an end is no constant
    call,          ///< (argument...) a: built-in; b: signature
    call_function, ///< (argument...) a: function of the rule file
    invoke,        ///< (callee, argument...) a: shape of the arguments' names, none where in order
    table,         ///< (seen...) a: in `tables`; its expressions have the operands first
    closure,       ///< a: a function; b: 0 in `literals`, 1 in `functions`, 2 built-in
};

struct instruction {
    op code = op::constant;
    index a = 0;
    index b = 0;
    index first = 0; ///< first operand, in `operands`
    index count = 0;
    index text = 0;  ///< which expression it comes from
    index begin = 0; ///< bytes of that expression's text
    index end = 0;
    type_ptr type{}; ///< what it gives
};

/// One expression of the file: where its code starts and how many registers it needs; without
/// code, a text that parts of a boxed expression come from.
struct expression {
    index root = none;
    index registers = 0;
    located_text text{};
};

/// A fact or decision of an entity.
struct slot_ref {
    index entity = 0;
    index slot = 0;
    friend bool operator==(const slot_ref&, const slot_ref&) = default;
};

/// A column's test in one row; `test` is none for "-". The input is in the register after what
/// the table sees.
struct cell {
    index column = 0;
    index test = none;    ///< an expression
    index against = none; ///< in `constants`, where the test is the value of this alone
};

struct row {
    std::vector<cell> cells{};
    std::vector<index> outputs{}; ///< expressions, one an output column; none where left out
};

struct table {
    std::vector<index> columns{}; ///< expressions
    std::vector<row> rows{};
    std::vector<index> fallbacks{};  ///< expressions of `default`, one an output; none where none
    std::vector<type_ptr> inputs{};  ///< of columns that allow values of their own; null: others
    std::vector<type_ptr> outputs{}; ///< with their allowed values, in priority order
    context_shape_ptr shape{};       ///< of the outputs; null for a single nameless output
    const model::table* source = nullptr;
};

/// A requirement is an expression or a group; numbered for reasons in the order of the file.
struct requirement {
    index condition = none; ///< an expression
    index group = none;     ///< or a group of this program
};

struct group {
    model::requirement_group::kind which = model::requirement_group::kind::all;
    std::vector<requirement> requirements{};
    const model::requirement_group* source = nullptr;
};

/// How missing values of a fact can be tried out: the constants it is compared with, if that is
/// all that is done with it.
struct pieces {
    bool finite = false;
    std::vector<index> constants{}; ///< expressions over literals and parameters alone
};

/// A fact or a decision.
struct slot {
    std::string name{};
    type_ptr type{};
    bool is_fact = false;
    bool helper = false;     ///< a decision that is given only when asked for by name
    bool optional = false;   ///< a fact that may be absent
    index source = 0;        ///< in the model's facts or decisions
    index expression = none; ///< a fact's `otherwise`, a decision's expression
    index table = none;
    index group = none;
    index reasons = 0; ///< how many reason marks its logic leaves
    plan::pieces pieces{};
    std::vector<slot_ref> needs{}; ///< what its logic reads, of any entity
};

struct entity {
    std::string name{};
    std::string plural{};
    index parent = none; ///< the entity that has many of this one
    index child = none;  ///< the entity that this one has many of
    index key = none;    ///< slot of the fact that joins tables
    index begin = none;  ///< slot of the day that nothing in a case may lie before
    std::vector<slot> slots{};
    std::vector<index> by_name{}; ///< the slots by their names; empty: they are looked through

    index find(std::string_view slot_name) const {
        if (by_name.empty()) {
            const auto named = [&](const slot& one) { return one.name == slot_name; };
            const auto at = std::find_if(slots.begin(), slots.end(), named);
            return at == slots.end() ? none : static_cast<index>(at - slots.begin());
        }
        const auto at = std::lower_bound(
            by_name.begin(), by_name.end(), slot_name,
            [this](index one, std::string_view wanted) { return slots[one].name < wanted; });
        return at != by_name.end() && slots[*at].name == slot_name ? *at : none;
    }
};

/// What an expression sees of another entity: some of its slots as a context.
struct view {
    index entity = 0;
    std::vector<index> slots{};
    context_shape_ptr shape{};
};

struct dated_value {
    hjemmel::date from{};
    hjemmel::value value{};
};

struct parameter {
    std::string name{};
    type_ptr type{};
    std::vector<dated_value> values{}; ///< ascending; the first from the version's first day
    std::vector<std::pair<std::string, value>> readings{};
    index source = 0;
};

/// A parameter of a function: what is given is converted to its type.
struct formal {
    std::string name{};
    type_ptr type{};
};

struct function {
    std::string name{};
    index expression = none; ///< arguments in registers 0 ...
    std::vector<formal> formals{};
    type_ptr result{};
};

/// A function written inside an expression; its arguments are registers of that expression.
struct literal {
    index body = none; ///< an instruction
    index first = 0;   ///< register of the first argument
    std::vector<formal> formals{};
};

/// One version, ready to run. Immutable; shared between threads.
struct program {
    std::shared_ptr<const model::version> source{};
    std::vector<instruction> code{};
    std::vector<index> operands{};
    std::vector<value> constants{};
    std::vector<std::string> names{};
    std::vector<context_shape_ptr> shapes{};
    std::vector<type_ptr> types{};
    /// Of contexts in facts and decisions, with all fields of the type in its order.
    std::vector<std::pair<type_ptr, context_shape_ptr>> type_shapes{};
    std::vector<expression> expressions{};
    std::vector<index> constraints{}; ///< expressions: tests that domains of types name
    std::vector<table> tables{};
    std::vector<group> groups{};
    std::vector<view> views{};
    std::vector<parameter> parameters{};
    std::vector<function> functions{};
    std::vector<literal> literals{};
    std::vector<entity> entities{};
    std::vector<slot_ref> order{};   ///< decisions and facts with a stand-in, each after its needs
    std::vector<slot_ref> warning{}; ///< decisions whose requirements warn where they are not met
};

} // namespace hjemmel::plan
