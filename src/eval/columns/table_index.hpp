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

/// Sets of rows by number, each worked out when it is first asked for.
struct row_sets {
    std::vector<std::uint64_t> bits{};
    std::vector<std::uint8_t> known{};

    void resize(std::size_t sets, std::size_t words) {
        bits.resize(sets * words);
        known.resize(sets);
    }
};

/// What lies between the constants of a column's tests: before, at and after each cut in turn.
struct value_pieces {
    kind what = kind::null;
    int scale = 0;
    bool fits = false;
    std::vector<std::int64_t> cuts{};
    /// Where the cuts lie close: the pieces of the numbers from before the first to after the last.
    std::vector<std::int32_t> close{};

    void finish();
    std::size_t piece_of(std::int64_t n) const;

  private:
    std::size_t searched(std::int64_t n) const;
};

/// The rows of one table column that values meet, may meet, or leave.
class column_index {
  public:
    /// `tests`: by row of the table, an expression or none.
    column_index(const plan::program& p, std::vector<plan::index> tests);

    /// Whether each test is about the value and constants alone, of which `cuts` has all.
    bool works() const { return works_; }
    /// Rows that do not look at this column.
    const row_bits& passed() const { return passed_; }

    /// The rows that each of a column's values meets, as numbers of sets; those passed are among
    /// them. -1 where a value is open or left.
    struct met_rows {
        const row_sets* sets = nullptr;
        buffer<std::int32_t> numbers{};
    };
    met_rows met(const column& of, eval::machine& by, text_codes& texts);
    /// Forgets what depends on parameters.
    void forget();

  private:
    bool collect(plan::index at);
    bool is_constant(plan::index at) const;
    void try_all(row_sets& into, std::size_t set, const value& input, eval::machine& by) const;
    void cut(eval::machine& by);
    void met_truths(const column& of, std::int32_t* to, eval::machine& by);
    void met_texts(const column& of, std::int32_t* to, eval::machine& by, text_codes& texts);
    bool met_integers(const column& of, std::int32_t* to, eval::machine& by);
    void mend(const column& of, std::int32_t* to, row_sets& sets, std::size_t of_null,
              eval::machine& by);

    const plan::program& program_;
    std::vector<plan::index> tests_;
    bool works_ = true;
    row_bits passed_{};
    std::vector<plan::index> constants_{};
    // What is known, by form of the input. In the first place what null meets.
    row_sets of_truths_{};
    row_sets of_texts_{};
    row_sets of_pieces_{};
    row_sets of_constant_{};
    value constant_{};
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
