// SPDX-License-Identifier: Apache-2.0
// The walk that resolves the names of one expression and gives each node its type.
#pragma once

#include "builder.hpp"

#include <hjemmel/feel/builtin.hpp>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

namespace hjemmel::check::detail {

using feel::form;
using feel::node_id;

std::string shown_type(const type_ptr& t);

/// What is allowed, or the allowed value nearest to the one given.
bilingual allowed_hint(const builder& b, const type_domain& domain, const value& given);

/// A literal, or a number with a minus before it.
std::optional<value> constant_at(const feel::tree& tree, node_id id);

class typing {
  public:
    typing(builder& b, index expression, const environment& env)
        : b_(b), expression_(expression), env_(env) {}

    /// Whether every unary test in it is held against constants alone.
    bool run();

  private:
    struct local {
        std::string name;
        type_ptr type;
        index reg;    ///< none: what the tests of an `in` test
        bool is_item; ///< of a filter: its fields are names too
    };
    /// What the unary tests at hand test: its type, and its node where it is one.
    struct tested {
        type_ptr type{};
        node_id node = 0;
        index reg = 0; ///< none: the node is what is tested
    };

    expression& out() const { return b_.out.expressions[expression_]; }
    const feel::tree& tree() const { return out().tree; }
    std::vector<note>& notes() const { return out().notes; }
    note& note_of(node_id id) const { return notes()[id]; }
    place at(node_id id) const { return out().at(id); }

    /// The last `size` bytes of a node: a path's field.
    place at_end(node_id id, std::size_t size) const {
        const auto& n = tree().at(id);
        const auto begin = n.end - std::min<std::size_t>(size, n.end - n.begin);
        return out().text_of(id).at(begin, n.end);
    }

    type_ptr visit(node_id id);
    type_ptr form_type(node_id id);
    type_ptr set(node_id id, type_ptr t);
    void mismatch(node_id id, bilingual text, bilingual hint = {});
    void broken(node_id id, std::string_view code, const place& where, bilingual text,
                bilingual hint = {});

    // infer_names.cpp
    type_ptr name_type(node_id id);
    bool local_name(node_id id, const std::string& name, std::size_t below);
    void field_or_outside(node_id id, const std::string& name, std::size_t below);
    bool file_name(node_id id, const std::string& name);
    bool word_name(const std::string& name) const;
    void read_slot(slot_ref ref);
    void read_view(index view);
    void unknown_name(node_id id, const std::string& name);
    std::vector<std::string> names_here() const;
    bilingual names_to_use() const;
    void add_fields(const type& t, std::vector<std::string>& out) const;
    type_ptr path_type(node_id id);
    index parent_slot(node_id id) const;
    type_ptr signature_of(index function) const;
    type_ptr part_type(node_id id, const type_ptr& of, const std::string& name);
    type_ptr named_type(node_id id);
    type_ptr view_type(index view) const;

    // infer_calls.cpp
    type_ptr call_type(node_id id);
    type_ptr callee_type(node_id id);
    type_ptr duration_type(node_id text) const;
    type_ptr builtin_call(node_id id, index which);
    type_ptr function_call(node_id id, index which);
    type_ptr value_call(node_id id, const type_ptr& callee);
    std::optional<std::vector<std::size_t>>
    places(node_id id, const std::vector<std::string>& formals, bool variadic) const;
    std::optional<std::vector<std::size_t>> places(node_id id, const feel::signature& way) const;
    std::vector<feel::signature>::const_iterator way_of_calling(node_id id,
                                                                const feel::builtin& what);
    type_ptr list_of_arguments(node_id id, const feel::signature& way) const;
    bool check_arguments(node_id id, const std::string& name, const type& signature);
    node_id argument_of(node_id id) const;
    bool arguments_fit(node_id id, const feel::signature& way) const;
    void refuse_arguments(node_id id, const feel::builtin& what, bool can_be_tried);

    // infer_tests.cpp
    type_ptr test_type(node_id id);
    type_ptr membership(node_id id);
    void visit_test(node_id id);
    void compare_test(node_id id);
    void value_test(node_id id);
    void check_tested(node_id id, node_id child);
    bool uses_input(node_id id) const;
    void count_test(node_id constant);

    // infer_domains.cpp
    struct test {
        node_id node;
        std::string_view sign; ///< < <= > >=
        type_ptr of;           ///< of what is tested
    };
    void check_allowed(node_id id, const type_ptr& side);
    void check_possible(const test& asked, node_id bound);

    // infer_scopes.cpp
    type_ptr iteration(node_id id);
    static type_ptr element_of(const type_ptr& t);
    index new_registers(std::size_t count);
    void add_local(std::string name, type_ptr t, index reg);
    void bind(node_id id, const type_ptr& t, index reg);
    type_ptr span_type(node_id id);
    type_ptr list_type(node_id id);
    type_ptr context_type(node_id id);
    type_ptr range_type(node_id id);
    type_ptr filter_type(node_id id);
    type_ptr function_type(node_id id);
    type_ptr typed_type(node_id id);
    type_ptr declared_type(node_id id);
    type_ptr boxed_table(node_id id, const type_ptr& wanted);

    static type_ptr literal_type(const value& constant);
    type_ptr arithmetic(node_id id);
    type_ptr negated(node_id id, const type_ptr& operand);
    void refuse_arithmetic(node_id id, const type_ptr& left, const type_ptr& right);
    void warn_chain(node_id id);
    type_ptr comparison(node_id id);
    void check_comparable(node_id id, const type_ptr& left, const type_ptr& right, bool equality);
    bilingual comparable_hint(node_id id, const type_ptr& left, const type_ptr& right) const;
    type_ptr logic(node_id id);
    void require_boolean(node_id id, const type_ptr& t);
    type_ptr conditional(node_id id);
    type_ptr instance_type(node_id id);

    bool is_constant(node_id id) const;
    slot_ref slot_at(node_id id) const;
    void compared(node_id side, std::initializer_list<node_id> others);

    builder& b_;
    index expression_;
    const environment& env_;
    std::vector<local> locals_{};
    tested tested_{};
    bool constant_tests_ = true; ///< all tests of the input so far are against constants
};

} // namespace hjemmel::check::detail
