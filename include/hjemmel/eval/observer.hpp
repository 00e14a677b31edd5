// SPDX-License-Identifier: Apache-2.0
// Who wants to know what an evaluation came by: the measure of coverage.
#pragma once

#include <hjemmel/core/value.hpp>
#include <hjemmel/eval/record.hpp>
#include <hjemmel/plan/program.hpp>

#include <cstddef>
#include <span>

namespace hjemmel::eval {

/// Is told of what is evaluated with the facts as they are; not of completions that are only
/// tried. Called from within the evaluation; what it is given lives no longer than the call.
class observer {
  public:
    /// An operator was applied to these operands.
    virtual void operated(plan::index instruction, std::span<const value> operands) = 0;
    /// A requirement's condition, an expression, got this mark.
    virtual void required(plan::index condition, mark found) = 0;
    /// A row of a table certainly matched, and counts.
    virtual void row_hit(plan::index table, std::size_t row) = 0;
    /// No row of a table matched, so that its default counts.
    virtual void fell_back(plan::index table) = 0;

  protected:
    ~observer() = default;
};

} // namespace hjemmel::eval
