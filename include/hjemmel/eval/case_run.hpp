// SPDX-License-Identifier: Apache-2.0
// Works out what the decisions asked for need, in the program's order, and makes exact what missing
// facts leave open where that is cheap.
#pragma once

#include <hjemmel/eval/logic.hpp>
#include <hjemmel/eval/split.hpp>

#include <cstdint>
#include <set>
#include <utility>
#include <vector>

namespace hjemmel::eval {

/// One evaluation of one case. Fills the record's slots and marks.
class case_run {
  public:
    case_run(record& r, const options& o) : record_(r), options_(o), machine_(r, o) {
        entities_.resize(r.program->entities.size());
        if (r.parent) entities_[r.parent->entity].push_back(r.parent.get());
        enlist(*r.root);
    }

    /// Evaluates these decisions of the root and all that they need.
    void run(const std::vector<plan::slot_ref>& decisions) {
        needed_ = closure_of(decisions);
        seen_ = seen_by_others();
        for (const auto& ref : record_.program->order) {
            if (!needed_.contains({ref.entity, ref.slot})) continue;
            for (auto* one : entities_[ref.entity])
                decide(*one, ref.slot);
            if (machine_.stopped()) return;
        }
        for (const auto& ref : decisions)
            make_exact(*record_.root, ref.slot);
    }

    /// The limit that stopped it, if one did.
    const failure_ptr& stopped() const { return machine_.stopped(); }

    /// Evaluates further decisions after `run`, of any entity of the case, and leaves all that
    /// `run` found as it is. What missing facts leave open is not made exact; a limit ends it.
    void run_besides(const std::vector<plan::slot_ref>& decisions) {
        const auto done = std::exchange(needed_, closure_of(decisions));
        seen_.clear();
        for (const auto& ref : record_.program->order) {
            const key one{ref.entity, ref.slot};
            if (machine_.stopped() || !needed_.contains(one) || done.contains(one)) continue;
            for (auto* where : entities_[ref.entity])
                decide(*where, ref.slot);
        }
        machine_.restart();
    }

  private:
    using key = std::pair<plan::index, plan::index>;

    void enlist(instance& one) {
        entities_[one.entity].push_back(&one);
        for (const auto& child : one.children)
            enlist(*child);
    }

    std::set<key> closure_of(const std::vector<plan::slot_ref>& decisions) const {
        std::set<key> out;
        std::vector<plan::slot_ref> open(decisions);
        while (!open.empty()) {
            const auto ref = open.back();
            open.pop_back();
            if (!out.insert({ref.entity, ref.slot}).second) continue;
            const auto& needs = record_.program->entities[ref.entity].slots[ref.slot].needs;
            open.insert(open.end(), needs.begin(), needs.end());
        }
        return out;
    }

    // What other entities see is made exact first, so that counts over them are as narrow as can
    // be.
    std::set<key> seen_by_others() const {
        std::set<key> out;
        for (const auto& [entity, slot] : needed_) {
            for (const auto& need : record_.program->entities[entity].slots[slot].needs) {
                if (need.entity != entity) out.insert({need.entity, need.slot});
            }
        }
        return out;
    }

    void decide(instance& one, plan::index number) {
        const auto& slot = record_.program->entities[one.entity].slots[number];
        const auto from = one.origins[number];
        if (from == origin::preset || (slot.is_fact && from == origin::supplied)) return;
        auto out = settle(machine_, *record_.program, one, number);
        one.slots[number] = std::move(out.found.value);
        one.failed[number] = out.failed;
        one.may_fail[number] = out.may_fail;
        one.marks[number] = std::move(out.found.marks);
        one.conditions[number] = std::move(out.found.conditions);
        if (slot.is_fact) one.origins[number] = origin::stand_in;
        if (seen_.contains({one.entity, number})) make_exact(one, number);
    }

    void make_exact(instance& one, plan::index number) {
        if (!one.slots[number].is_partial()) return;
        split s(record_, options_, machine_, entities_);
        auto out = s.run(one, number, needed_);
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
    std::set<key> needed_{};
    std::set<key> seen_{};
};

} // namespace hjemmel::eval
