// SPDX-License-Identifier: Apache-2.0
// What decisions rest on, in the order in which it is worked out: found once, for any number of
// cases.
#pragma once

#include <hjemmel/plan/program.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace hjemmel::eval {

/// The slots that decisions need, themselves included. Immutable; shared between threads.
class schedule {
  public:
    /// A decision, or a fact that may have a stand-in.
    struct step {
        plan::slot_ref of{};
        bool seen_by_others = false; ///< another entity's logic reads it
    };

    schedule() = default;
    schedule(const plan::program& of, std::span<const plan::slot_ref> decisions) {
        for (const auto& entity : of.entities)
            needed_.emplace_back(entity.slots.size());
        auto seen = needed_;
        gather(of, {decisions.begin(), decisions.end()}, seen);
        for (const auto& ref : of.order) {
            if (needs(ref)) steps_.push_back({ref, seen[ref.entity][ref.slot]});
        }
    }

    bool needs(plan::slot_ref one) const {
        return one.entity < needed_.size() && needed_[one.entity][one.slot];
    }
    /// In the program's order.
    const std::vector<step>& steps() const { return steps_; }

  private:
    using marks = std::vector<std::vector<bool>>; // by entity and slot

    void gather(const plan::program& of, std::vector<plan::slot_ref> open, marks& seen) {
        while (!open.empty()) {
            const auto ref = open.back();
            open.pop_back();
            if (needs(ref)) continue;
            needed_[ref.entity][ref.slot] = true;
            for (const auto& need : of.entities[ref.entity].slots[ref.slot].needs) {
                if (need.entity != ref.entity) seen[need.entity][need.slot] = true;
                open.push_back(need);
            }
        }
    }

    marks needed_{};
    std::vector<step> steps_{};
};

} // namespace hjemmel::eval
