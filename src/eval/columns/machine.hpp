// SPDX-License-Identifier: Apache-2.0
// Runs the instructions of a program for the rows of columns at once.
#pragma once

#include <hjemmel/eval/column.hpp>
#include <hjemmel/eval/columns.hpp>
#include <hjemmel/eval/machine.hpp>

#include "integers.hpp"
#include "periods.hpp"
#include "table_index.hpp"

#include <map>
#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hjemmel::eval::columns {

/// The rows that expressions are run for: those of the cases, or the items of their lists.
struct level {
    std::size_t rows = 0;
    level* outer = nullptr;
    const column* list = nullptr; ///< whose items are the rows, by row of `outer`
    /// What these rows are but for the cases: one row, or the items of lists that are the same for
    /// all cases. A level that has no cases is its own; null: cases differ by their date.
    level* fixed = nullptr;
    bool has_cases() const { return fixed != this; }
    mutable buffer<std::int32_t> known_parents{};
    mutable buffer<std::int32_t> known_fixed_rows{};
    /// By item, its row in `outer`.
    const buffer<std::int32_t>& parents() const;
    /// By row, its row in `fixed`, where that has more than one.
    const buffer<std::int32_t>& fixed_rows() const;
    std::unordered_map<const column*, column_ptr> brought{};
    std::vector<column_ptr> kept{}; ///< what `brought` knows by its address
    std::uint64_t operations = 0;
};

/// Evaluates the expressions of one program. What it cannot say for sure of a row is `missing`, if
/// missing facts alone keep it open, or else `left`. Used by one thread.
class machine {
  public:
    using index = plan::index;
    using instruction = plan::instruction;
    using op = plan::op;
    using form = column::form;

    machine(std::shared_ptr<const plan::program> of, const options& o);
    ~machine();
    machine(const machine&) = delete;
    machine& operator=(const machine&) = delete;

    text_codes& texts() { return texts_; }

    /// The cases that expressions are about from now on, and what they are related to. These must
    /// outlive what is evaluated.
    void enter(const case_columns& cases, const related_columns& with);
    /// Works out a decision or a fact's stand-in.
    void decide(index slot, decision_marks* marks = nullptr);
    const column_ptr& slot(index number) const { return slots_[number]; }
    /// Rows whose evaluation could reach a limit are left.
    void leave_costly(buffer<std::uint8_t>& left) const;

    /// The value of an expression for the rows of the level that is run.
    column_ptr evaluate(index expression, const column_ptr& input = nullptr);

    /// The typed values as those that a declaration allows; others are left.
    column_ptr fitted(const column_ptr& what, const type& wanted);

    const plan::program& program() const { return program_; }
    eval::machine& one() { return one_; }
    period_memory& periods() { return periods_; }

  private:
    struct register_ {
        column_ptr what{};
        const level* of = nullptr;
    };
    struct frame {
        std::size_t base;
        std::size_t size;
    };

    const instruction& code(index i) const { return program_.code[i]; }
    index operand(const instruction& i, index n) const { return program_.operands[i.first + n]; }
    frame push(std::size_t registers);
    void pop(const frame& saved);
    column_ptr left() const { return left_column(now_->rows); }
    column_ptr constant(value v) const;

    column_ptr run(index i);
    column_ptr dispatch(index n, const instruction& i);
    column_ptr brought(const column_ptr& what, const level& from);
    column_ptr parameter(index number);
    column_ptr today();
    column_ptr call_function(const instruction& i);
    column_ptr left_with(const column_ptr& what, std::span<const column_ptr> parts);
    column_ptr call_builtin(index n, const instruction& i);

    // related.cpp
    column_ptr parent_slot(index number);
    column_ptr parent(index number);
    column_ptr related(index number);
    bool too_many(const column& list) const;

    // operators.cpp
    column_ptr logic(const instruction& i, bool conjunction);
    column_ptr negation(const instruction& i);
    column_ptr conditional(const instruction& i);
    column_ptr operation(index n, const instruction& i);
    column_ptr compared(op how, const column& a, const column& b);
    column_ptr compared_texts(op how, const column& a, const column& b);
    column_ptr arithmetic(const instruction& i, const column& a, const column& b);
    column_ptr moved(const integers& days, std::int64_t months);
    column_ptr path(const instruction& i, const column_ptr& of);
    column_ptr converted(const column_ptr& what, const type& wanted);
    column_ptr context(const instruction& i);

    // fixed.cpp
    struct reads {
        std::vector<index> slots{};
        std::vector<index> locals{}; ///< registers that something around it sets
        bool possible = true;        ///< nothing of other entities is read
    };
    const reads& reads_of(index n);
    bool is_fixed(index n);
    column_ptr run_fixed(index n);
    column_ptr for_cases(const column_ptr& fixed);
    register_ argument(index n);
    /// A list for each row that is run; where it is the same for all cases, that too.
    struct listed {
        column_ptr each{};
        column_ptr fixed{};
        buffer<std::int32_t> fixed_rows{};
    };
    listed list_of(index n);
    listed list_for_cases(column_ptr fixed);

    // lists.cpp
    struct items_level;
    column_ptr spread(column_ptr list);
    column_ptr filter(index n, const instruction& i);
    column_ptr item_at(const column& list, const column& number);
    column_ptr sort(index n, const instruction& i);
    column_ptr list_contains(const instruction& i, const column_ptr& list, const column_ptr& item,
                             index n);
    column_ptr extreme(const column& list, bool greatest, const value& of_none);
    column_ptr sum(const column& list, const value& of_none);
    static column_ptr count(const column& list);
    column_ptr list_literal(std::span<const column_ptr> items);
    column_ptr contained(const column& list, const column& item);

    // loops.cpp
    column_ptr quantified(index n, const instruction& i, bool some);
    column_ptr quantified_over(const instruction& i, index domain, bool some);
    column_ptr iteration(index n, const instruction& i);
    column_ptr iterated_over(const instruction& i, index domain);

    // fitting.cpp
    std::vector<bool> unfit_texts(const column& what, const type& wanted);
    std::vector<bool> unfit_integers(const column& what, const type& wanted);
    column_ptr fitted_lists(const column_ptr& what, const type& wanted);
    column_ptr fitted_contexts(const column_ptr& what, const type& wanted);
    column_ptr fitted_values(const column_ptr& what, const type& wanted);

    // rows.cpp
    column_ptr by_rows(index n, std::span<const column_ptr> operands);
    column_ptr by_distinct(index n, std::span<const column_ptr> operands);
    column_ptr rows_by_value(index n, std::span<const column_ptr> operands, std::size_t all);
    column_ptr whole_by_rows(index n);
    void set_day(std::size_t row);
    std::size_t row_of_case(std::size_t row) const;

    // decisions.cpp
    column_ptr group(const plan::group& g, decision_marks* marks);
    column_ptr table(index number, decision_marks* marks);
    column_ptr decided(const plan::slot& s, decision_marks* marks);

    const plan::program& program_;
    const options& options_;
    text_codes texts_{};
    record scratch_{};
    eval::machine one_;
    const case_columns* cases_ = nullptr;
    related_columns with_{};
    std::map<index, column_ptr> above_{};   ///< slots of the cases above, by row
    std::map<index, column_ptr> parents_{}; ///< the cases above, by view
    std::map<index, column_ptr> related_{}; ///< the cases below, by view
    std::vector<column_ptr> slots_{};
    level base_level_{};
    level fixed_level_{};
    std::uint64_t fixed_operations_ = 0;
    level* now_ = nullptr;
    std::vector<register_> registers_{};
    std::size_t base_ = 0;
    std::size_t depth_ = 0;
    std::vector<bool> recursive_{}; ///< by function
    std::map<index, std::unique_ptr<table_index>> tables_{};
    std::unordered_map<index, reads> reads_{};
    /// Whether each text is in a list: a truth, or 0 where it is not known yet.
    struct members {
        value of{};
        std::vector<std::uint8_t> truths{};
    };
    std::unordered_map<index, members> remembered_{}; ///< by instruction
    /// Whether a type allows each text: 1 if it does, 2 if not, 0 where it is not known yet.
    std::unordered_map<const type*, std::vector<std::uint8_t>> fitting_texts_{};
    period_memory periods_{};
    /// By months, how many days later each day from 1900 to 2100 is then; 0: not known yet.
    std::unordered_map<std::int64_t, std::vector<std::int32_t>> moved_{};
    std::uint64_t row_steps_ = 0;             ///< of the evaluations by row, the most of one row
    std::vector<std::uint64_t> item_steps_{}; ///< by row
};

/// Whether a row itself is left.
bool holds_left(const column& of);
/// A list whose items come from 0 on, whatever it is a part of.
column_ptr from_zero(const column_ptr& list);
/// Lists that operations made of others: what goes over null is null, and an item that is left
/// leaves its list.
column_ptr with_open_items(const std::shared_ptr<column>& list);
/// By item of lists, the row whose list it is in.
buffer<std::int32_t> parents_of(const column& list);
/// The truths of a column's rows, as bits.
buffer<std::uint8_t> truths_of(const column& of);
column_ptr truth_column(buffer<std::uint8_t> bits);
/// The column with these rows left beside those that are; it has a row for each, or there is none.
column_ptr leaving(const column_ptr& of, const std::vector<bool>& rows);

} // namespace hjemmel::eval::columns
