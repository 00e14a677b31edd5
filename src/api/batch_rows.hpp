// SPDX-License-Identifier: Apache-2.0
// The rows of a batch -> outcomes, some at a time, for one thread.
#pragma once

#include "batch_related.hpp"

#include <hjemmel/api/batch.hpp>
#include <hjemmel/eval/columns.hpp>
#include <hjemmel/io/related.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hjemmel::detail {

/// What all rows of a batch share, made before the first of them is decided.
struct batch_shared {
    const evaluation& with;
    const batch& what;
    io::arrow_write_options columns{};
    bool has_children = false;                         ///< a table of them is given
    std::optional<io::related_parents> up{};           ///< what is above the cases
    std::optional<std::vector<io::given_case>> held{}; ///< all cases, joined with what they have
    std::optional<above_columns> above{};  ///< the same in columns, where rows can go there
    std::optional<decided_rows> decided{}; ///< cases with a table of children, in columns
    /// The faults of related rows that were refused, by the key of the case they belong to.
    std::map<std::string, diagnostics> refused{};

    /// Reasons are told by the evaluation of each case, and so is what all outcomes carry.
    bool wants_columns() const { return !columns.reasons && !columns.diagnostics; }
    /// Whether rows go in columns by themselves.
    bool rows_in_columns() const { return wants_columns() && !has_children && (!up || above); }

    const plan::program& program() const { return with.program(); }
    const plan::entity& entity() const { return program().entities[with.entity()]; }
};

/// At most so many faults of related rows are told.
inline constexpr std::size_t most_faults = 100;
/// Adds to these as long as there is room.
void append_some(diagnostics& to, const diagnostics& more);

/// Decides rows by what is shared. One thread at a time; another one has its own.
class batch_rows {
  public:
    batch_rows(batch_shared& shared, io::arrow_reader reader);

    /// Decides so many rows from one on; each case that is held is used up.
    void decide(std::uint64_t first, std::uint64_t count, io::arrow_writer& to);

  private:
    const evaluation& with() const { return shared_.with; }
    void decide_alone(std::uint64_t row, io::arrow_writer& to);
    void add_decided(std::uint64_t row, io::arrow_writer& to);
    void renew_columns();
    void decide_in_columns(std::uint64_t first, std::uint64_t count, io::arrow_writer& to);
    void decide_one(io::given_case one, std::uint64_t row, io::arrow_writer& to);
    void explain_refusal(io::given_case& one) const;

    std::span<const std::string> ids(std::uint64_t first, std::uint64_t count);

    batch_shared& shared_;
    evaluator alone_; ///< of the cases that columns leave
    eval::column_memory memory_{};
    io::arrow_reader reader_;
    std::optional<eval::column_run> run_{};
    std::optional<eval::columns_above> above_{};
    std::optional<key_finder> finder_{};
    std::vector<std::string> ids_{};
    std::vector<const eval::outcome*> row_{};
};

} // namespace hjemmel::detail
