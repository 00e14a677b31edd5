// SPDX-License-Identifier: Apache-2.0
// Works out what the decisions asked for need, in the program's order, and makes exact what missing
// facts leave open where that is cheap.
#pragma once

#include <hjemmel/eval/logic.hpp>
#include <hjemmel/eval/schedule.hpp>
#include <hjemmel/eval/split.hpp>

#include <span>
#include <utility>
#include <vector>

namespace hjemmel::eval {

/// Evaluates a case. Fills the record's slots and marks.
class case_run {
  public:
    case_run(record& r, const options& o) : record_(r), options_(o), machine_(r, o) { begin(); }

    /// The record was filled with another case.
    void begin() {
        entities_.resize(record_.program->entities.size());
        for (auto& all : entities_)
            all.clear();
        for (auto* up = record_.root->own_parent.get(); up != nullptr; up = up->own_parent.get())
            entities_[up->entity].push_back(up);
        enlist(*record_.root);
        machine_.begin();
    }

    /// Evaluates these decisions of the root and all that they need.
    void run(std::span<const plan::slot_ref> decisions, const schedule& all) {
        for (const auto& step : all.steps()) {
            for (auto* one : entities_[step.of.entity]) {
                if (decide(*one, step.of.slot) && step.seen_by_others)
                    make_exact(*one, step.of.slot, all);
            }
            if (machine_.stopped()) return;
        }
        for (const auto& ref : decisions)
            make_exact(*record_.root, ref.slot, all);
    }

    /// The limit that stopped it, if one did.
    const failure_ptr& stopped() const { return machine_.stopped(); }

    /// Evaluates further decisions after `run`, of any entity of the case, and leaves all that
    /// `run` found as it is. What missing facts leave open is not made exact; a limit ends it.
    void run_besides(const schedule& more, const schedule& done) {
        for (const auto& step : more.steps()) {
            if (machine_.stopped() || done.needs(step.of)) continue;
            for (auto* where : entities_[step.of.entity])
                decide(*where, step.of.slot);
        }
        machine_.restart();
    }

  private:
    void enlist(instance& one) {
        entities_[one.entity].push_back(&one);
        for (const auto& child : one.children)
            enlist(*child);
    }

    // False where the slot was given.
    bool decide(instance& one, plan::index number) {
        const auto& slot = record_.program->entities[one.entity].slots[number];
        const auto from = one.origins[number];
        if (from == origin::preset || (slot.is_fact && from == origin::supplied)) return false;
        const auto swap_room = [&] {
            settled_.found.marks.swap(one.marks[number]);
            settled_.found.conditions.swap(one.conditions[number]);
        };
        swap_room();
        settle(machine_, *record_.program, one, number, settled_);
        swap_room();
        one.slots[number] = std::move(settled_.found.value);
        one.failed[number] = settled_.failed;
        one.may_fail[number] = settled_.may_fail;
        if (slot.is_fact) one.origins[number] = origin::stand_in;
        return true;
    }

    // What other entities see is made exact first, so that counts over them are as narrow as can
    // be.
    void make_exact(instance& one, plan::index number, const schedule& all) {
        if (!one.slots[number].is_partial()) return;
        split s(record_, options_, machine_, entities_);
        auto out = s.run(one, number, all);
        one.inexact[number] = !out || !out->exact;
        if (!out) return;
        one.slots[number] = std::move(out->found);
        one.failed[number] = out->all_fail;
        one.may_fail[number] = out->some_fail && !out->all_fail;
    }

    record& record_;
    const options& options_;
    machine machine_;
    std::vector<std::vector<instance*>> entities_{};
    settled settled_{}; ///< kept for its room
};

} // namespace hjemmel::eval
