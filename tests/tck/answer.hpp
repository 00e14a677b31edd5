// SPDX-License-Identifier: Apache-2.0
// What the engine answers to one record.
#pragma once

#include "record.hpp"

#include <string>

namespace hjemmel::tck {

/// The value of a decision, and what was told of it.
struct answer {
    hjemmel::value value{};
    hjemmel::diagnostics diagnostics{};
};

/// Answers records: expressions directly, others through the model that they name.
class answers {
  public:
    /// `folder` has the models under `dmn/`.
    explicit answers(std::string folder) : folder_(std::move(folder)) {}

    answer to(const record& what);

  private:
    std::string folder_;
};

/// What was expected and found, on a few lines.
std::string failure_text(const record& what, const answer& found);

} // namespace hjemmel::tck
