// SPDX-License-Identifier: Apache-2.0
// The values that many cases have in one place: typed columns, which share their memory.
#pragma once

#include <hjemmel/core/value.hpp>
#include <hjemmel/eval/column_memory.hpp>
#include <hjemmel/eval/lift.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace hjemmel::eval {

/// What is known of one row of a column.
enum class standing : std::uint8_t {
    here,    ///< the column has its value
    null,    ///< FEEL's null
    absent,  ///< the host said that there is none
    failed,  ///< the null of a failed operation; what failed is not kept
    missing, ///< undetermined: the host has not supplied what it rests on
    left,    ///< left to the evaluation of the case by itself
};

struct column;
using column_ptr = std::shared_ptr<const column>;

/// The values of one fact, decision or expression for so many rows. Immutable once made.
struct column {
    enum class form : std::uint8_t {
        left,     ///< every row is left to the evaluation of its case
        constant, ///< `same` for every row
        truths,   ///< `truths`: what each can be, as bits of `truth`, or `left_bit`
        integers, ///< `integers`: numbers of `scale` decimals, days, months or seconds, by `kind`
        texts,    ///< `codes`
        contexts, ///< `fields` by `shape`; with `picks`, of those rows
        lists,    ///< `items` from `offsets[row]` to `offsets[row + 1]`
        values,   ///< `values`
    };
    static constexpr std::uint8_t left_bit = 8;
    /// What a row of truths is of which nothing is known.
    static constexpr std::uint8_t open_bits = 7;

    form what = form::left;
    hjemmel::kind kind = hjemmel::kind::null; ///< of integers
    int scale = 0;
    std::size_t rows = 0;
    value same{};
    buffer<standing> standings{}; ///< empty: every row is here; none for truths and constants
    buffer<std::uint8_t> truths{};
    buffer<std::int64_t> integers{};
    /// What the integers of rows that are here lie between, where that is known.
    struct bounds {
        std::int64_t least = std::numeric_limits<std::int64_t>::max();
        std::int64_t greatest = std::numeric_limits<std::int64_t>::min();
    };
    std::optional<bounds> between{};
    buffer<std::int32_t> codes{};
    context_shape_ptr shape{};
    std::vector<column_ptr> fields{};
    buffer<std::int32_t> picks{};
    buffer<std::int32_t> offsets{};
    column_ptr items{};
    std::vector<value> values{};

    standing at(std::size_t row) const {
        return standings.empty() ? standing::here : standings[row];
    }
    bool is(form f) const { return what == f; }
    bool is_constant() const { return what == form::constant; }
};

/// How the null of a value stands.
inline standing null_standing(const value& v) {
    if (v.failure()) return standing::failed;
    return v.is_absent() ? standing::absent : standing::null;
}

/// How a row stands, whatever form the column has.
inline standing standing_of(const column& of, std::size_t row) {
    if (of.is(column::form::left)) return standing::left;
    if (of.is_constant()) return of.same.is_null() ? null_standing(of.same) : standing::here;
    if (!of.is(column::form::truths)) return of.at(row);
    const auto bits = of.truths[row];
    if (bits == truth::yes || bits == truth::no) return standing::here;
    if (bits == truth::other) return standing::failed;
    return (bits & column::left_bit) != 0 ? standing::left : standing::missing;
}

/// The texts of one run by number, so that equal texts have equal numbers. One thread.
class text_codes {
  public:
    std::int32_t code(std::string_view text) {
        const auto known = codes_.find(text);
        return known != codes_.end() ? known->second : add(value(text));
    }
    /// Nothing where the text is not among those numbered.
    std::optional<std::int32_t> find(std::string_view text) const {
        const auto known = codes_.find(text);
        return known == codes_.end() ? std::nullopt : std::optional(known->second);
    }
    const value& text(std::int32_t code) const { return texts_[static_cast<std::size_t>(code)]; }
    std::size_t size() const { return texts_.size(); }
    /// What they take, about.
    std::size_t bytes() const { return bytes_; }

  private:
    /// What a text takes beside its bytes: its value, its box, its place in the table.
    static constexpr std::size_t overhead = 128;

    std::int32_t add(value text) {
        bytes_ += text.as_string().size() + overhead;
        texts_.push_back(std::move(text));
        const auto code = static_cast<std::int32_t>(texts_.size() - 1);
        codes_.emplace(texts_.back().as_string(), code); // the text itself never moves
        return code;
    }

    std::vector<value> texts_{};
    std::unordered_map<std::string_view, std::int32_t> codes_{};
    std::size_t bytes_ = 0;
};

/// Of these rows all are left.
column_ptr left_column(std::size_t rows);
/// Of these rows all are the same: determined, and no null of a failed operation.
column_ptr constant_column(value same, std::size_t rows);
/// The typed form of these values; where `standings` says otherwise than here, a value is not
/// looked at. A value that is partial is left; a failed null has its standing.
column_ptr column_of(std::vector<value> values, std::vector<standing> standings, text_codes& texts);
/// The rows of these numbers, in this order; -1 stands for `otherwise`.
column_ptr gathered(const column_ptr& of, const buffer<std::int32_t>& rows,
                    standing otherwise = standing::left);
/// A field of contexts by its number, for the rows that they have.
column_ptr field_column(const column& of, std::size_t field, text_codes& texts);
/// Of these rows all stand so; not here.
column_ptr standing_column(standing how, std::size_t rows);
/// By row one of these columns: `choice` counts from 0; beyond them a row is left.
column_ptr chosen(const std::vector<column_ptr>& from, const buffer<std::uint8_t>& choice,
                  text_codes& texts);

/// The value of one row, and how it stands: a value is given for here, null and absent alone.
/// What is nested in it and is not such makes it missing or left.
struct boxed_value {
    value what{};
    standing how = standing::here;
};
boxed_value boxed(const column& of, std::size_t row, const text_codes& texts);

/// Those of all rows; empty where every row is here.
buffer<standing> standings_of(const column& of);
/// Whether no row is here.
bool is_blank(const column& of);
/// Whether a row, or what is nested in it, stands so or worse: failed, missing, left.
bool holds_open(const column& of, standing least);
/// The worst that is nested in a row, itself included: here, failed, missing or left.
standing inner_standing(const column& of, std::size_t row);

/// An integer of a column of integers as the value that it stands for.
value integer_value(kind what, int scale, std::int64_t n);
/// The integer that a value is in such a column, with its scale; nothing where it is none.
struct scaled {
    std::int64_t number = 0;
    int scale = 0;
};
std::optional<scaled> integer_of(const value& what);
/// The same at this scale; nothing where it does not fit.
std::optional<std::int64_t> rescaled(scaled what, int scale);

} // namespace hjemmel::eval
