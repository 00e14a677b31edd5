// SPDX-License-Identifier: Apache-2.0
// One checked expression as instructions.
#pragma once

#include <hjemmel/check/checked.hpp>
#include <hjemmel/plan/program.hpp>

#include <string>
#include <vector>

namespace hjemmel::plan::detail {

/// Lowers expressions into a program, sharing its constants, names, shapes and types.
class lowering {
  public:
    lowering(program& out, const check::version& checked) : out_(out), checked_(checked) {}

    /// The whole expression.
    index expression(index number);

    /// A table with all its expressions.
    index table(const check::table& t);

    /// One node of it, a constant, as an expression of its own.
    index part(index number, feel::node_id id);

  private:
    using node_id = feel::node_id;

    const feel::node& node(node_id id) const { return now_->tree.at(id); }
    const check::note& note(node_id id) const { return now_->notes[id]; }

    index emit(node_id id, op code, std::vector<index> operands = {}, index a = 0, index b = 0);
    index constant(node_id id, value v);
    index constant_range(const instruction& i);
    index tested_constant(index test) const;
    index name(std::string_view text);
    index type_number(const type_ptr& t);

    index lower(node_id id);
    std::vector<index> lowered(const std::vector<node_id>& ids);
    index lower_name(node_id id, const check::note& n);
    index lower_in(node_id id);
    index lower_iteration(node_id id, op code);
    index lower_context(node_id id);
    index lower_range(node_id id);
    index lower_filter(node_id id);
    index lower_path(node_id id);
    index lower_call(node_id id);
    index lower_builtin(node_id id);
    index lower_function_call(node_id id);
    index lower_invocation(node_id id);
    std::size_t formal_of(node_id argument, std::size_t number,
                          const std::vector<std::string_view>& formals) const;
    index lower_closure(node_id id);
    index lower_typed(node_id id);
    index lower_table(node_id id);
    index text_of(node_id id) const;
    index lower_tests(node_id id);
    index lower_test(node_id id);
    index tested(node_id id);
    index any_of(node_id id, const std::vector<node_id>& tests);
    index converted(node_id id, index operand, const type_ptr& given, const type_ptr& wanted);
    bool uses_input(node_id id) const;

    program& out_;
    const check::version& checked_;
    const check::expression* now_ = nullptr;
    index text_ = 0;              ///< the expression that is being made
    std::vector<index> pieces_{}; ///< of a boxed one: the texts that its nodes come from
    index input_ = none;          ///< what tests of `in` test; none: the input
};

} // namespace hjemmel::plan::detail
