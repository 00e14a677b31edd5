// SPDX-License-Identifier: Apache-2.0
// What of a version bears on goals that are still to be reached.
#pragma once

#include "vary.hpp"

#include <hjemmel/examples/goals.hpp>
#include <hjemmel/plan/program.hpp>

#include <set>
#include <span>
#include <string>
#include <vector>

namespace hjemmel::examples::detail {

/// Slots that decisions with something left to reach rest on, and what to ask for to reach them.
class bearing {
  public:
    /// `left`: by goal, what is to be reached. The program must outlive this.
    bearing(const plan::program& of, std::span<const goal> goals, std::span<const ways> left);

    /// The facts that matter; empty: all, since functions may be called from anywhere.
    const relevance& facts() const { return below_; }
    /// Whether a goal stands in a decision or function that matters.
    bool is_about(const goal& one) const;
    /// The decisions of an entity to ask for; none where nothing of it leads to what is left.
    std::vector<plan::slot_ref> asked(plan::index entity) const;

  private:
    void add_below(plan::slot_ref from);
    bool leads(plan::slot_ref from, relevance& tried) const;

    const plan::program& program_;
    std::set<std::string> owners_{};
    relevance below_{};
};

} // namespace hjemmel::examples::detail
