// SPDX-License-Identifier: Apache-2.0
// Cases decided in columns, where nothing but plain answers is asked for.
#pragma once

#include "arguments.hpp"
#include "selection.hpp"

#include <hjemmel/eval/columns.hpp>
#include <hjemmel/io/case_chunk.hpp>
#include <hjemmel/io/known_rows.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace hjemmel::cli {

/// One run over chunks of cases. What columns do not know of a row, or what must be told of it, the
/// evaluation of that case tells.
class known_cases {
  public:
    /// Nothing where every case is evaluated by itself: for reasons, letters, texts, one id or
    /// related tables, and where something is told of each outcome.
    static std::optional<known_cases> of(const selection& chosen, const evaluate_arguments& asked);

    /// `like`: an outcome of each decision, in their order.
    void set_outcomes(std::vector<eval::outcome> like);

    /// The chunk that is to be filled next, empty.
    io::case_chunk& begin();
    /// Decides the cases that it was filled with.
    void decide();

    std::size_t rows() const { return cases_.rows; }
    /// Whether more may take its time.
    bool waits() const { return !chunk_.full(); }
    bool knows(std::size_t row) const { return cases_.left[row] == 0; }
    io::given_case at(std::size_t row) const { return chunk_.at(row); }
    std::size_t decisions() const { return lines_.size(); }
    /// Appends the outcome of a row that is known.
    void write(std::string& to, std::size_t row, std::size_t decision) {
        lines_[decision].write(to, chunk_.id(row), *found_[decision], row, run_.texts());
    }

  private:
    known_cases(const selection& chosen, evaluation how, std::vector<plan::slot_ref> warning,
                io::known_rows::form as);

    eval::column_run make_run() const;
    void leave_warned();

    evaluation how_;
    date on_;
    io::known_rows::form as_;
    std::vector<plan::slot_ref> warning_;
    eval::column_run run_;
    io::case_chunk chunk_;
    eval::case_columns cases_{};
    std::vector<eval::column_ptr> found_{};
    std::vector<io::known_rows> lines_{};
};

} // namespace hjemmel::cli
