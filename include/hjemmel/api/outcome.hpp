// SPDX-License-Identifier: Apache-2.0
// What users hold of an answer: status, value, what is missing, and the reasons.
#pragma once

#include <hjemmel/eval/outcome.hpp>
#include <hjemmel/explain/reason.hpp>
#include <hjemmel/explain/text.hpp>

#include <string>
#include <utility>
#include <vector>

namespace hjemmel {

/// The answer for one decision of one case. Owns what its reasons need.
class outcome {
  public:
    outcome() = default;
    explicit outcome(eval::outcome content) : content_(std::move(content)) {}

    hjemmel::status status() const { return content_.status; }
    /// The answer when the status is known; what is known of it when it is undetermined.
    const hjemmel::value& value() const { return content_.value; }
    const std::vector<eval::missing_fact>& missing() const { return content_.missing; }
    bool exact() const { return content_.exact; }
    const hjemmel::diagnostics& diagnostics() const { return content_.diagnostics; }

    /// The reasons as a tree: each requirement, row and cell with its mark, facts and sources.
    explain::reason reason_tree() const { return explain::reasons(content_); }
    /// The reasons as text for a person.
    std::string reasons(language wanted) const {
        return explain::text(content_, reason_tree(), wanted);
    }

    const eval::outcome& content() const { return content_; }

  private:
    friend class evaluator;

    eval::outcome content_{};
};

} // namespace hjemmel
