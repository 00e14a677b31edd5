// SPDX-License-Identifier: Apache-2.0
// An evaluation over a whole table of cases: columns in, columns out. docs/batches.md has the form.
#pragma once

#include <hjemmel/api/evaluation.hpp>
#include <hjemmel/core/result.hpp>
#include <hjemmel/io/arrow.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace hjemmel {

/// A table of related cases: the citizens of the municipalities, or the municipalities of the
/// citizens, joined by the key that the rule file declares.
struct related_table {
    std::string entity{}; ///< its name or its plural
    io::arrow_view rows{};
};

/// Is told how many rows of how many are done, about every 1,000 rows (of several threads every
/// 8,192 at most) and at the end; true stops. Called on the thread that runs the batch.
using batch_progress = std::function<bool(std::uint64_t done, std::uint64_t total)>;

/// What a batch is about and how it is run. Tables are borrowed for the call.
struct batch {
    io::arrow_view cases{};
    std::vector<related_table> tables{};
    date on{};                ///< the evaluation date of every case
    std::string day_column{}; ///< or the column that has each case's
    /// Further columns of outcomes; `ids` follows the table of cases.
    io::arrow_write_options columns{};
    batch_progress progress{};
    /// How many threads decide rows, the calling one among them: 0 and 1 start none, more than 256
    /// are 256, and where the system starts fewer, these do it. The outcomes are the same to the
    /// byte.
    std::uint32_t threads = 1;
};

/// What came of it.
struct batch_outcomes {
    io::arrow_table table{}; ///< as many rows as cases, in their order
    /// Why rows of related tables were refused, at most 100: those that belong to no case among
    /// them. What belongs to a case has refused that case too.
    hjemmel::diagnostics refused_related{};
};

/// Decides every row of the table. A row that cannot be read, or whose date cannot
/// (`no-evaluation-date`), is refused, and the others go on. Errors: those of
/// `io::arrow_reader::open` for any of the tables; `unknown-table`, `duplicate-table`,
/// `duplicate-column` (two columns of outcomes have one name), `cancelled`.
result<batch_outcomes> run_batch(const evaluation& with, const batch& what);

} // namespace hjemmel
