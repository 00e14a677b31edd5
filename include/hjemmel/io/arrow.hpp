// SPDX-License-Identifier: Apache-2.0
// Facts from tables of Arrow's C data interface, and outcomes as one. docs/batches.md has the form.
#pragma once

#include <hjemmel/core/bilingual.hpp>
#include <hjemmel/core/date.hpp>
#include <hjemmel/core/limits.hpp>
#include <hjemmel/core/result.hpp>
#include <hjemmel/eval/columns.hpp>
#include <hjemmel/eval/options.hpp>
#include <hjemmel/eval/outcome.hpp>
#include <hjemmel/io/case_reader.hpp>
#include <hjemmel/plan/program.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>

// The layout of these two is Arrow's, the same in every program and in hjemmel.h.
// NOLINTBEGIN(readability-identifier-naming)
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

extern "C" {

struct ArrowSchema {
    const char* format;
    const char* name;
    const char* metadata;
    int64_t flags;
    int64_t n_children;
    struct ArrowSchema** children;
    struct ArrowSchema* dictionary;
    void (*release)(struct ArrowSchema*);
    void* private_data;
};

struct ArrowArray {
    int64_t length;
    int64_t null_count;
    int64_t offset;
    int64_t n_buffers;
    int64_t n_children;
    const void** buffers;
    struct ArrowArray** children;
    struct ArrowArray* dictionary;
    void (*release)(struct ArrowArray*);
    void* private_data;
};
}

#endif
// NOLINTEND(readability-identifier-naming)

namespace hjemmel::io {

/// A table that belongs to others and is only looked at: a struct array, a row a case.
struct arrow_view {
    const ArrowSchema* schema = nullptr;
    const ArrowArray* array = nullptr;
};

/// A struct array with its schema, released at its end. May be moved.
class arrow_table {
  public:
    arrow_table() = default;
    /// Takes both over: theirs are then marked as released.
    arrow_table(ArrowSchema& schema, ArrowArray& array) noexcept;
    arrow_table(const arrow_table&) = delete;
    arrow_table& operator=(const arrow_table&) = delete;
    arrow_table(arrow_table&& other) noexcept;
    arrow_table& operator=(arrow_table&& other) noexcept;
    ~arrow_table();

    arrow_view view() const { return {&schema_, &array_}; }
    /// Hands both over to whoever releases them; this is then empty.
    void move_to(ArrowSchema& schema, ArrowArray& array) noexcept;

  private:
    ArrowSchema schema_{};
    ArrowArray array_{};
};

/// How a table is read.
struct arrow_read_options {
    eval::nulls gaps = eval::nulls::missing;
    std::string day_column{}; ///< has each case's evaluation date; no fact, unless it is known
    facts_limits limits{};
};

/// Reads the cases of one table: a row a case, columns named as the facts are, `sags_id` the id.
/// The key of the entity that has the rows' entity may be a column too, and its facts or the
/// related cases as structs. Null is a gap in a fact's own column, and absent in an optional field
/// below it; so is NaN. A row that cannot be read is refused, and the next one follows. The table
/// is borrowed: it must stay as it is until the reader ends. One thread at a time; may be moved.
class arrow_reader {
  public:
    /// Rows are cases of `entity`; `name` stands in diagnostics. Looks at the whole layout first.
    /// Errors: `arrow-layout` (a released, cut or contradictory array), `arrow-type` (a type that
    /// no fact has), `limit-depth`, `limit-rows`, `unknown-fact`, `duplicate-column`,
    /// `unknown-column` (there is no such day column). What is behind a pointer that is not NULL
    /// cannot be checked: it must be as long as the layout says.
    static result<arrow_reader> open(const std::string& name, arrow_view table,
                                     std::shared_ptr<const plan::program> of, plan::index entity,
                                     const arrow_read_options& how = {});
    arrow_reader(const arrow_reader&) = delete;
    arrow_reader& operator=(const arrow_reader&) = delete;
    arrow_reader(arrow_reader&&) noexcept;
    arrow_reader& operator=(arrow_reader&&) noexcept;
    ~arrow_reader();

    /// The next case, with its row from 1 as its line; nothing at the end.
    std::optional<given_case> next();
    /// The case of a row, from 0, as `next` gives it.
    given_case at(std::uint64_t row);
    /// Rows as columns of facts; those that are left there `at` gives. `texts` must be the same at
    /// every call. `on` is their evaluation date, where no column has it.
    eval::case_columns columns(std::uint64_t first, std::uint64_t count, date on,
                               eval::text_codes& texts);
    /// The id of a row that `columns` did not leave; empty where it has none.
    void read_id(std::uint64_t row, std::string& to) const;
    /// Another reader of the same table, for another thread.
    arrow_reader fork() const;

    std::uint64_t rows() const;
    /// Whether a column has the ids.
    bool has_ids() const;
    /// Whether a column has the evaluation dates.
    bool day_of_each() const;
    /// The evaluation date of a row, from 0; nothing where it is null or no day, or there is no
    /// day column.
    std::optional<date> day(std::uint64_t row) const;

  private:
    struct state;
    explicit arrow_reader(std::unique_ptr<state> made);
    std::unique_ptr<state> state_;
};

/// Which columns a table of outcomes has, beside a decision's NAME and NAME_status.
struct arrow_write_options {
    bool ids = false;         ///< `sags_id`
    bool possible = false;    ///< NAME_possible: what it can still be, as JSON
    bool missing = false;     ///< NAME_missing: the paths of facts, as a list
    bool reasons = false;     ///< NAME_reasons: the tree as JSON
    bool diagnostics = false; ///< NAME_diagnostics: a list of JSON objects
    /// NAME_marks: of requirements a struct of what each contributed, of a table the numbers of the
    /// rows that are met, from 1; none for a decision that has neither.
    bool marks = false;
    hjemmel::language language = hjemmel::language::da; ///< of reasons and diagnostics
};

/// Collects outcomes row by row into one table. A decision's column has the type that follows from
/// its declared one; a value that does not fit its column makes the row's status failed, with the
/// diagnostic `column-fit`, and is never changed. One thread at a time; may be moved.
class arrow_writer {
  public:
    /// Columns of these decisions, in their order.
    arrow_writer(const plan::program& of, std::span<const plan::slot_ref> decisions,
                 const arrow_write_options& how = {});
    arrow_writer(const arrow_writer&) = delete;
    arrow_writer& operator=(const arrow_writer&) = delete;
    arrow_writer(arrow_writer&&) noexcept;
    arrow_writer& operator=(arrow_writer&&) noexcept;
    ~arrow_writer();

    /// The next row: the outcomes of one case, one a decision, in their order.
    void add(const std::string& id, std::span<const eval::outcome* const> row);
    /// Marks the rows, of those that are not, of which a value does not fit its column.
    void leave_misfits(std::span<const eval::column_ptr> decisions, const eval::text_codes& texts,
                       eval::buffer<std::uint8_t>& left) const;
    /// The next rows, known for every decision and fitting, from columns of them; with an id each
    /// where the table has ids, and with what their parts contributed where it has marks.
    void add(std::span<const std::string> ids, std::span<const eval::column_ptr> decisions,
             std::span<const eval::decision_marks> marks, std::size_t first, std::size_t count,
             const eval::text_codes& texts);
    /// The next row, refused before it was evaluated: every decision says so, with why.
    void refuse(const std::string& id, const diagnostics& why);

    /// What was collected; the writer is then at its end.
    arrow_table take();
    /// Takes over the rows of another writer of the same columns, after its own.
    void append(arrow_writer other);

  private:
    struct state;
    std::unique_ptr<state> state_;
};

} // namespace hjemmel::io
