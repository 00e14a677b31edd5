// SPDX-License-Identifier: Apache-2.0
// Which rows of a decision table a value meets: worked out once for each piece between the
// constants of a column's tests, by the tests themselves.
#pragma once

#include <hjemmel/eval/column.hpp>
#include <hjemmel/eval/machine.hpp>

#include <optional>
#include <utility>
#include <vector>

namespace hjemmel::eval::columns {

/// Rows of a table as bits.
using row_bits = std::vector<std::uint64_t>;

/// What lies between the constants of a column's tests, and the rows that each piece meets.
struct value_pieces {
    kind what = kind::null;
    int scale = 0;
    bool fits = false;
    std::vector<std::int64_t> cuts{};
    std::vector<std::optional<row_bits>> met{}; ///< before, at and after each cut in turn
};

/// The rows of one table column that a value meets, may meet, or leaves.
class column_index {
  public:
    /// `tests`: by row of the table, an expression or none.
    column_index(const plan::program& p, std::vector<plan::index> tests);

    /// Whether each test is about the value and constants alone, of which `cuts` has all.
    bool works() const { return works_; }
    /// Rows that do not look at this column.
    const row_bits& passed() const { return passed_; }

    /// The rows that the value of this row meets; those passed are among them. Nothing where it is
    /// open or left.
    const row_bits* met(const column& of, std::size_t row, eval::machine& by, text_codes& texts);
    /// Forgets what depends on parameters.
    void forget();

  private:
    bool collect(plan::index at);
    bool is_constant(plan::index at) const;
    void add_cut(plan::index at);
    row_bits tried(const value& input, eval::machine& by) const;
    void cut(eval::machine& by);
    const row_bits& of_integer(std::int64_t n, int scale, kind what, eval::machine& by);

    const plan::program& program_;
    std::vector<plan::index> tests_;
    bool works_ = true;
    row_bits passed_{};
    std::vector<plan::index> constants_{};
    // What is known, by form of the input.
    std::optional<row_bits> of_truth_[3]{}; ///< false, true, null
    std::vector<std::optional<row_bits>> of_text_{};
    std::optional<std::pair<value, row_bits>> of_constant_{};
    std::optional<value_pieces> pieces_{};
};

/// A table that can be looked up; its columns in order.
class table_index {
  public:
    table_index(const plan::program& p, const plan::table& t);

    bool works() const { return works_; }
    std::size_t words() const { return (rows_ + 63) / 64; }
    std::vector<column_index>& columns() { return columns_; }
    /// Rows that look at this column.
    const row_bits& looking(std::size_t column) const { return looking_[column]; }
    void forget();

  private:
    std::size_t rows_;
    bool works_ = true;
    std::vector<column_index> columns_{};
    std::vector<row_bits> looking_{};
};

} // namespace hjemmel::eval::columns
