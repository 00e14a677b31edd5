// SPDX-License-Identifier: Apache-2.0
// Outcomes on standard output, in the form asked for.
#pragma once

#include "arguments.hpp"
#include "known_cases.hpp"
#include "messages.hpp"
#include "terminal.hpp"

#include <hjemmel/eval/outcome.hpp>
#include <hjemmel/model/version.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace hjemmel::cli {

class outcome_writer {
  public:
    outcome_writer(results& out, const evaluate_arguments& asked, const model::version& file,
                   std::vector<model::letter> letters, bool colour)
        : out_(out), asked_(asked), file_(file), letters_(std::move(letters)), colour_(colour) {}

    bool begin();
    /// The outcomes of one case, which begins on this line of its file. False when nothing more
    /// can be written.
    bool write(const std::vector<eval::outcome>& of, std::size_t first_line);
    /// The outcomes of a row that is known.
    bool write(known_cases& of, std::size_t row);
    bool end();

  private:
    std::string block(const std::vector<eval::outcome>& of) const;
    std::string letter(const eval::outcome& of) const;
    std::string letters(const std::vector<eval::outcome>& of) const;
    std::string answer(const eval::outcome& of) const;
    std::string bold(const std::string& text) const;

    results& out_;
    const evaluate_arguments& asked_;
    const model::version& file_;
    std::vector<model::letter> letters_;
    bool colour_;
    bool any_ = false;
    std::string text_{}; ///< of one case; its memory is kept
};

} // namespace hjemmel::cli
