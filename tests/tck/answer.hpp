// SPDX-License-Identifier: Apache-2.0
// What the engine answers to one record.
#pragma once

#include "record.hpp"

#include <hjemmel/api/catalog.hpp>
#include <hjemmel/dmn/import.hpp>

#include <map>
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
    /// A model as rules, or why there are none.
    struct model {
        std::vector<version> rules{}; ///< one, or none
        std::vector<dmn::renamed> names{};
        diagnostics found{};
    };
    const model& read(const std::string& path);
    static facts given_to(const model& from, const record& what);

    std::string folder_;
    std::map<std::string, model> models_{};
};

/// What was expected and found, on a few lines.
std::string failure_text(const record& what, const answer& found);

} // namespace hjemmel::tck
