// SPDX-License-Identifier: Apache-2.0
// What the parts of a decision contributed, as a column of its own.
#pragma once

#include "arrow_columns.hpp"

#include <hjemmel/eval/columns.hpp>
#include <hjemmel/eval/record.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace hjemmel::io::detail {

/// Of requirements a struct of words, by the requirements' ids in the order of the file, a group
/// before its members; of a table a list of the numbers of the rows that are met, from 1.
class marks_column {
  public:
    /// Nothing for a decision that has neither requirements nor a table.
    static std::optional<marks_column> of(const plan::program& program, const plan::slot& decision);

    /// One case's, as its record has them; null where there are none.
    void add(std::span<const eval::mark> row);
    /// So many rows from one on.
    void add(const eval::decision_marks& marks, std::size_t first, std::size_t count);
    void append(marks_column other) { column_.append(std::move(other.column_)); }
    growing_column take() { return std::move(column_); }

  private:
    marks_column(growing_column column, std::vector<std::size_t> table_rows)
        : column_(std::move(column)), table_rows_(std::move(table_rows)) {}

    growing_column column_;
    std::vector<std::size_t>
        table_rows_; ///< by row of the table, its marks; empty for requirements
};

} // namespace hjemmel::io::detail
