// SPDX-License-Identifier: Apache-2.0
// The same program for many cases at once: columns of facts in, columns of decisions out.
#pragma once

#include <hjemmel/eval/column.hpp>
#include <hjemmel/eval/options.hpp>
#include <hjemmel/eval/record.hpp>
#include <hjemmel/plan/program.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace hjemmel::eval {

/// Cases of one entity as columns: rows that belong together.
struct case_columns {
    plan::index entity = 0;
    std::size_t rows = 0;
    std::vector<column_ptr> facts{}; ///< by slot; null: not supplied
    buffer<std::uint8_t> left{};     ///< by row: not 0 where the case cannot be read so
    hjemmel::date on{};              ///< the evaluation date of every case
    buffer<std::int64_t> days{};     ///< or that of each, as days; outside all versions: left
    column_ptr key{}; ///< of the case above that each belongs to; null: they carry none
};

/// What is known of the cases above: of the run's texts.
struct columns_above {
    std::vector<column_ptr> slots{}; ///< by slot of the entity above; null: not known
    buffer<std::int32_t> rows{};     ///< by case, its row there; -1: the case is left
};

/// What is known of the cases below, those of one case after the other: of the run's texts.
struct columns_below {
    std::vector<column_ptr> slots{}; ///< by slot of the entity below; null: not known
    buffer<std::int32_t> offsets{};  ///< a case's are those from `offsets[row]` to the next
    buffer<std::uint8_t> left{};     ///< by case: not 0 where not all of its are known
};

/// Related cases that columns were given for.
struct related_columns {
    const columns_above* above = nullptr;
    const columns_below* below = nullptr;
};

/// What these decisions of `entity` read of another one, by themselves or by way of what else they
/// rest on in `entity`.
std::vector<plan::slot_ref> read_of_others(const plan::program& of,
                                           const std::vector<plan::slot_ref>& decisions,
                                           plan::index entity, plan::index other);

/// Takes columns of one run's texts over into another's. Both must outlive it. One thread at a
/// time.
class text_recoder {
  public:
    text_recoder(const text_codes& from, text_codes& to) : from_(from), to_(to) {}
    column_ptr operator()(const column_ptr& what);

  private:
    std::int32_t code(std::int32_t known);

    const text_codes& from_;
    text_codes& to_;
    std::vector<std::int32_t> codes_{}; ///< by the other's; -1: not looked up yet
};

/// The rows of all parts one after the other, as one typed column.
column_ptr joined_parts(const std::vector<column_ptr>& parts, text_codes& texts);

/// What the parts of a decision contributed, by row.
struct decision_marks {
    /// The truths of its requirements, as bits, in the order of the file: a group before its
    /// members.
    std::vector<buffer<std::uint8_t>> requirements{};
    /// Of a table, which of its rows is hit, from 0; `no_hit` where the default is. Empty for all
    /// others.
    buffer<std::int32_t> hits{};

    static constexpr std::int32_t no_hit = -1;
};

/// Decides cases in columns. What a row's answer is, it says only where the evaluation of that case
/// by itself gives the same; all other rows are left to that. One thread at a time.
class column_run {
  public:
    column_run(std::shared_ptr<const plan::program> of, plan::index entity,
               std::vector<plan::slot_ref> decisions, options how, bool with_marks = false);
    ~column_run();
    column_run(const column_run&) = delete;
    column_run& operator=(const column_run&) = delete;
    column_run(column_run&&) noexcept;
    column_run& operator=(column_run&&) noexcept;

    /// Numbers the texts of the columns that it is given.
    text_codes& texts();
    /// The decisions' values, in their order. Rows that are left by the facts, by one of the
    /// decisions or for what they would cost are then marked in `cases.left`; of all others each
    /// decision is known. What is read of related cases that are not given leaves its row.
    std::vector<column_ptr> decide(case_columns& cases, const related_columns& with = {});
    /// What the parts of each decision contributed, with marks: of the rows that are not left.
    const std::vector<decision_marks>& marks() const;

  private:
    struct state;
    std::unique_ptr<state> state_;
};

} // namespace hjemmel::eval
