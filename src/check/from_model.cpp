// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/check/from_model.hpp>

#include "declare.hpp"
#include "logic.hpp"

#include <hjemmel/check/order.hpp>

#include <algorithm>

namespace hjemmel::check {

namespace {

using detail::builder;

struct numbering {
    std::vector<std::size_t> first; ///< by entity: number of its slot 0

    std::size_t of(slot_ref ref) const { return first[ref.entity] + ref.slot; }
    slot_ref at(std::size_t number) const {
        index entity = 0;
        while (entity + 1 < first.size() && first[entity + 1] <= number)
            ++entity;
        return {entity, static_cast<index>(number - first[entity])};
    }
};

numbering numbered(const version& v, std::size_t& total) {
    numbering out;
    total = 0;
    for (const auto& e : v.entities) {
        out.first.push_back(total);
        total += e.slots.size();
    }
    return out;
}

bool has_logic(const slot& s) { return s.expression != none || s.table != none || s.group != none; }

std::string named(const version& v, slot_ref ref) {
    const auto& e = v.entities[ref.entity];
    return e.name.empty() ? e.slots[ref.slot].name : e.name + "." + e.slots[ref.slot].name;
}

const place& place_of(const builder& b, slot_ref ref) {
    const auto& s = b.out.entities[ref.entity].slots[ref.slot];
    return s.is_fact ? b.model.facts[s.source].name.where : b.model.decisions[s.source].name.where;
}

void report_cycle(builder& b, const numbering& n, const std::vector<std::size_t>& cycle) {
    std::string path;
    for (const auto number : cycle)
        path += named(b.out, n.at(number)) + " -> ";
    path += named(b.out, n.at(cycle.front()));
    b.report("cycle", place_of(b, n.at(cycle.front())),
             {"Resultaterne afhænger af hinanden i ring: " + path + ".",
              "The decisions depend on each other in a circle: " + path + "."},
             {"Bryd ringen: lad et af dem bygge på oplysninger alene.",
              "Break the circle: let one of them rest on facts alone."});
}

bool find_order(builder& b) {
    std::size_t total = 0;
    const auto numbers = numbered(b.out, total);
    std::vector<std::pair<std::size_t, std::size_t>> needs;
    for (index e = 0; e < b.out.entities.size(); ++e) {
        for (index s = 0; s < b.out.entities[e].slots.size(); ++s) {
            for (const auto need : b.out.entities[e].slots[s].needs)
                needs.emplace_back(numbers.of({e, s}), numbers.of(need));
        }
    }
    if (needs.size() > b.limits.dependencies) {
        b.report("too-many-dependencies", b.model.ruleset.where,
                 {"Filen har flere afhængigheder end grænsen tillader.",
                  "The file has more dependencies than the limit allows."});
        return false;
    }
    const auto found = ordered(total, needs);
    for (const auto& cycle : found.cycles)
        report_cycle(b, numbers, cycle);
    for (const auto number : found.order) {
        const auto ref = numbers.at(number);
        if (has_logic(b.out.entities[ref.entity].slots[ref.slot])) b.out.order.push_back(ref);
    }
    return found.cycles.empty();
}

// A fact seen through a view may be used there in any way.
void mark_compared(builder& b) {
    for (const auto& view : b.out.views) {
        for (const auto slot : view.slots)
            ++b.uses[view.entity][slot].first;
    }
    for (index e = 0; e < b.out.entities.size(); ++e) {
        for (index s = 0; s < b.out.entities[e].slots.size(); ++s) {
            auto& slot = b.out.entities[e].slots[s];
            const auto& [all, compared] = b.uses[e][s];
            slot.compared_only = slot.is_fact && all == compared;
        }
    }
}

} // namespace

result<version> from_model(std::shared_ptr<const model::version> source, const load_limits& limits,
                           diagnostics& warnings) {
    diagnostics found;
    diagnostics notices;
    builder b(*source, limits, found, notices);
    b.out.source = source;
    detail::declare(b);
    detail::check_citations(b);
    detail::parse_logic(b);
    if (find_order(b)) detail::infer_logic(b);
    mark_compared(b);
    warnings.insert(warnings.end(), notices.begin(), notices.end());
    if (!found.empty()) {
        std::stable_sort(found.begin(), found.end(), [](const auto& x, const auto& y) {
            return x.where.begin < y.where.begin;
        });
        if (found.size() > limits.diagnostics) found.resize(limits.diagnostics);
        return found;
    }
    return std::move(b.out);
}

} // namespace hjemmel::check
