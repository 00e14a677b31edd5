// SPDX-License-Identifier: Apache-2.0
#include "bearing.hpp"

#include <algorithm>

namespace hjemmel::examples::detail {

namespace {

relevance none_of(const plan::program& of) {
    relevance out;
    for (const auto& entity : of.entities)
        out.emplace_back(entity.slots.size());
    return out;
}

} // namespace

bearing::bearing(const plan::program& of, std::span<const goal> goals, std::span<const ways> left)
    : program_(of) {
    for (std::size_t g = 0; g < goals.size(); ++g) {
        if (left[g] == 0) continue;
        if (goals[g].of_function) {
            owners_.clear();
            return;
        }
        owners_.insert(goals[g].owner);
    }
    below_ = none_of(of);
    for (plan::index e = 0; e < of.entities.size(); ++e) {
        for (plan::index s = 0; s < of.entities[e].slots.size(); ++s) {
            const auto& slot = of.entities[e].slots[s];
            if (!slot.is_fact && owners_.count(slot.name) != 0) add_below({e, s});
        }
    }
}

void bearing::add_below(plan::slot_ref from) {
    std::vector<plan::slot_ref> waiting{from};
    while (!waiting.empty()) {
        const auto next = waiting.back();
        waiting.pop_back();
        if (below_[next.entity][next.slot]) continue;
        below_[next.entity][next.slot] = true;
        const auto& needs = program_.entities[next.entity].slots[next.slot].needs;
        waiting.insert(waiting.end(), needs.begin(), needs.end());
    }
}

bool bearing::is_about(const goal& one) const {
    if (below_.empty() || one.of_function) return true;
    for (std::size_t e = 0; e < below_.size(); ++e) {
        const auto at = program_.entities[e].find(one.owner);
        if (at != plan::none && below_[e][at]) return true;
    }
    return false;
}

bool bearing::leads(plan::slot_ref from, relevance& tried) const {
    std::vector<plan::slot_ref> waiting{from};
    while (!waiting.empty()) {
        const auto next = waiting.back();
        waiting.pop_back();
        if (tried[next.entity][next.slot]) continue;
        tried[next.entity][next.slot] = true;
        const auto& slot = program_.entities[next.entity].slots[next.slot];
        if (!slot.is_fact && owners_.count(slot.name) != 0) return true;
        waiting.insert(waiting.end(), slot.needs.begin(), slot.needs.end());
    }
    return false;
}

std::vector<plan::slot_ref> bearing::asked(plan::index entity) const {
    const auto& slots = program_.entities[entity].slots;
    std::vector<plan::slot_ref> out;
    for (plan::index s = 0; s < slots.size(); ++s) {
        if (slots[s].is_fact) continue;
        // Another entity's decision is come by through whatever here needs it.
        const auto across = [&](plan::slot_ref need) {
            auto tried = none_of(program_);
            return need.entity != entity && leads(need, tried);
        };
        const bool wanted = below_.empty() || owners_.count(slots[s].name) != 0 ||
                            std::any_of(slots[s].needs.begin(), slots[s].needs.end(), across);
        if (wanted) out.push_back({entity, s});
    }
    return out;
}

} // namespace hjemmel::examples::detail
