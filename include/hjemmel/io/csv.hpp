// SPDX-License-Identifier: Apache-2.0
// Facts from CSV tables, and outcomes as CSV. docs/command-line.md has the form.
#pragma once

#include <hjemmel/core/limits.hpp>
#include <hjemmel/eval/options.hpp>
#include <hjemmel/eval/outcome.hpp>
#include <hjemmel/io/bytes.hpp>
#include <hjemmel/io/case_chunk.hpp>
#include <hjemmel/io/case_reader.hpp>
#include <hjemmel/plan/program.hpp>

#include <memory>
#include <optional>
#include <string>

namespace hjemmel::io {

/// Reads the cases of one table (RFC 4180): a row a case, the first row names the facts, `sags_id`
/// the id. The header tells whether columns are separated by comma or semicolon. A cell is read by
/// its fact's declared type: numbers with a point, `true` and `false`, lists and contexts as JSON,
/// all else as it stands. An empty cell is a gap; `""` is one too, but an empty text for a string.
/// A row that cannot be read is refused, and the next one follows; where the header has faults,
/// every row is refused with them. Holds one row at a time. One thread at a time; may be moved.
class csv_reader {
  public:
    /// Rows are cases of `entity`; the key of the entity that has it may be a column too.
    csv_reader(std::string name, byte_source from, std::shared_ptr<const plan::program> of,
               plan::index entity, eval::nulls gaps = eval::nulls::missing,
               const facts_limits& limits = {});
    csv_reader(const csv_reader&) = delete;
    csv_reader& operator=(const csv_reader&) = delete;
    csv_reader(csv_reader&&) noexcept;
    csv_reader& operator=(csv_reader&&) noexcept;
    ~csv_reader();

    /// The next case; nothing at the end.
    std::optional<given_case> next();
    /// The next cases at once, as many as fit or are there; false at the end.
    bool read(case_chunk& into);

  private:
    struct state;
    std::unique_ptr<state> state_;
};

/// The header of outcomes as CSV, with its line feed: id, ruleset, version, date, decision, status,
/// value, possible, missing.
std::string outcome_columns();

/// An outcome as one row, with its line feed. Lists, contexts and what is possible are JSON text,
/// missing facts are separated by blanks. Texts are written as they are: a spreadsheet may take
/// one that begins with `=`, `+`, `-` or `@` for a formula.
std::string write_outcome_row(const eval::outcome& of);

} // namespace hjemmel::io
