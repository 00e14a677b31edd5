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
};

/// Decides cases in columns. What a row's answer is, it says only where the evaluation of that case
/// by itself gives the same; all other rows are left to that. One thread at a time.
class column_run {
  public:
    column_run(std::shared_ptr<const plan::program> of, plan::index entity,
               std::vector<plan::slot_ref> decisions, options how);
    ~column_run();
    column_run(const column_run&) = delete;
    column_run& operator=(const column_run&) = delete;
    column_run(column_run&&) noexcept;
    column_run& operator=(column_run&&) noexcept;

    /// Numbers the texts of the columns that it is given.
    text_codes& texts();
    /// The decisions' values, in their order. Rows that are left by the facts, by one of the
    /// decisions or for what they would cost are then marked in `cases.left`; of all others each
    /// decision is known.
    std::vector<column_ptr> decide(case_columns& cases);

  private:
    struct state;
    std::unique_ptr<state> state_;
};

} // namespace hjemmel::eval
