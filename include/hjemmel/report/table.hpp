// SPDX-License-Identifier: Apache-2.0
// A table of counts, and which of its cells must be hidden so that no small one can be told.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace hjemmel::report {

/// Counts with their totals: row by row, the last column a row's total and the last row the
/// columns' totals.
struct table {
    std::size_t rows = 0;    ///< with that of totals
    std::size_t columns = 0; ///< with that of totals
    std::vector<std::int64_t> counts{};
    std::vector<bool> hidden{}; ///< by cell; set by `hide`

    std::int64_t& at(std::size_t row, std::size_t column) { return counts[row * columns + column]; }
    std::int64_t at(std::size_t row, std::size_t column) const {
        return counts[row * columns + column];
    }
    bool is_hidden(std::size_t row, std::size_t column) const {
        return hidden[row * columns + column];
    }
};

/// A table with totals from counts without them, `columns` a row, all of them at least 0. Nothing
/// is hidden yet.
table with_totals(const std::vector<std::int64_t>& counts, std::size_t columns);

/// Hides what is below `threshold`, totals too; then, in every row and column whose hidden cells
/// could be worked out from the rest of it, the smallest cell still shown, until there is none. A
/// line tells its hidden cells where there is one of them, or where they add up to nothing. What
/// several lines or tables tell together is not looked at.
void hide(table& of, std::int64_t threshold);

} // namespace hjemmel::report
