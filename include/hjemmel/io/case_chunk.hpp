// SPDX-License-Identifier: Apache-2.0
// Some cases of a file as columns, and each of them by itself where columns cannot tell it.
#pragma once

#include <hjemmel/core/limits.hpp>
#include <hjemmel/eval/columns.hpp>
#include <hjemmel/eval/options.hpp>
#include <hjemmel/io/case_reader.hpp>
#include <hjemmel/plan/program.hpp>

#include <cstddef>
#include <memory>
#include <string>

namespace hjemmel::io {

/// Cases that follow each other in one file. A reader fills it, time after time; memory is kept.
/// One thread at a time.
class case_chunk {
  public:
    /// Cases of this entity; `gaps`: what an empty cell of a table is.
    case_chunk(std::shared_ptr<const plan::program> of, plan::index entity,
               eval::nulls gaps = eval::nulls::missing, const facts_limits& limits = {});
    case_chunk(const case_chunk&) = delete;
    case_chunk& operator=(const case_chunk&) = delete;
    case_chunk(case_chunk&&) noexcept;
    case_chunk& operator=(case_chunk&&) noexcept;
    ~case_chunk();

    /// Empties it. The texts to come are numbered here, which must live as long as it is filled.
    void begin(eval::text_codes& texts);

    std::size_t rows() const;
    /// Whether no more rows fit; a reader that stopped before is at the end or would have to wait.
    bool full() const;
    /// Empty where the case has none, or its row is left.
    const std::string& id(std::size_t row) const;
    /// The facts of all rows, once after they were read. A row that is not plain is left: what it
    /// says, or what is wrong with it, `at` tells.
    eval::case_columns columns(date on);
    /// The same case as `next` of its reader would give it. The reader must be there still.
    given_case at(std::size_t row) const;

    struct state;
    state& inside() { return *state_; } ///< for readers

  private:
    std::unique_ptr<state> state_;
};

} // namespace hjemmel::io
