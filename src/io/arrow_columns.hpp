// SPDX-License-Identifier: Apache-2.0
// Arrow columns that grow value by value, and the arrays that they become.
#pragma once

#include <hjemmel/core/type.hpp>
#include <hjemmel/core/value.hpp>
#include <hjemmel/eval/column.hpp>
#include <hjemmel/io/arrow.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace hjemmel::io::detail {

/// What a written column holds.
enum class written_as : std::uint8_t {
    boolean,
    small_integer, ///< 8 bits: a number of a dictionary
    integer,       ///< 64 bits
    decimal,       ///< 128 bits: a number of the column's scale
    number,        ///< its exact text
    text,
    date,     ///< 32 bits of days
    months,   ///< 32 bits
    duration, ///< 64 bits of microseconds
    json,
    list,
    structure,
};

/// A column that grows. Offsets of texts and lists have 64 bits, so that no table is too long.
class growing_column {
  public:
    /// `scale`: how many decimals the numbers of a decimal column have.
    growing_column(std::string name, written_as what, std::int32_t scale = 0);

    /// The column of values of a type; `depth` counts down as lists and contexts nest.
    static growing_column of(std::string name, const type& what, int depth = 32);
    /// A list of these items.
    static growing_column list_of(std::string name, written_as what);

    /// Whether the column can hold the value as it is. Null always fits.
    bool fits(const value& what) const;
    /// Only what fits.
    void add(const value& what);
    void add_null();
    /// Whether every row of a column that is known fits, whatever it is.
    bool takes(const eval::column& what) const;
    /// Whether a row of a column that is known fits.
    bool fits(const eval::column& what, std::size_t row, const eval::text_codes& texts) const;
    /// So many rows from one on, known and fitting.
    void add(const eval::column& what, std::size_t first, std::size_t count,
             const eval::text_codes& texts);
    /// Takes over the rows of another column of the same kind.
    void append(growing_column other);
    void add_text(std::string_view what);
    void add_small(std::int8_t what, std::size_t times);
    void add_integer(std::int64_t what);
    void add_list(const std::vector<std::string>& texts);
    /// The columns of a structure's fields, or of a list's items: filled one by one, each row of
    /// theirs is then ended here.
    growing_column& child(std::size_t number) { return children_[number]; }
    void end_row();

    /// The words that a column of small integers numbers.
    void set_dictionary(const std::vector<std::string_view>& words);
    void add_child(growing_column child) { children_.push_back(std::move(child)); }
    /// Sets how many rows a structure has whose children were filled by themselves.
    void set_length(std::int64_t length) { length_ = length; }

    /// The array with its schema; the column is then at its end.
    arrow_table take();

  private:
    friend struct array_data;
    friend struct schema_data;

    bool is_nested() const { return what_ == written_as::list || what_ == written_as::structure; }
    bool structure_fits(const value& what) const;
    void mark(bool valid);
    void mark_valid(std::size_t rows);
    void add_row(const eval::column& what, std::size_t row, const eval::text_codes& texts);
    void add_decimals(const eval::column& what, std::size_t first, std::size_t count);
    template<class T>
    void put(T what);
    void put_bit(std::vector<std::uint8_t>& bits, std::size_t at, bool what);
    std::string format() const;
    std::vector<const void*> buffers() const;

    std::string name_;
    written_as what_;
    std::int32_t scale_;
    std::int64_t length_ = 0;
    std::int64_t nulls_ = 0;
    std::vector<std::uint8_t> validity_{};
    std::vector<std::uint8_t> data_{};
    std::vector<std::int64_t> offsets_{};
    std::vector<growing_column> children_{};
    std::unique_ptr<growing_column> dictionary_{};
};

} // namespace hjemmel::io::detail
