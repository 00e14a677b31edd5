// SPDX-License-Identifier: Apache-2.0
// Which hidden cells a table tells after all, read as a whole.
#pragma once

#include <hjemmel/report/table.hpp>

#include <cstddef>
#include <vector>

namespace hjemmel::report {

/// A cell by its place; the last row and column are those of totals.
struct cell {
    std::size_t row = 0;
    std::size_t column = 0;
    friend bool operator==(const cell&, const cell&) = default;
};

/// The hidden cells that can be only one number, row by row: no other table of whole numbers from 0
/// on has the same shown numbers, and its totals in all rows and columns, and another number there.
/// What other tables tell, what the choice of hidden cells tells, and how few numbers a cell can
/// otherwise be, is not looked at. Takes time in proportion to the number of cells.
std::vector<cell> derivable_cells(const table& of);

} // namespace hjemmel::report
