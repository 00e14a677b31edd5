// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/check/from_model.hpp>

#include "declare.hpp"
#include "logic.hpp"

#include <hjemmel/check/letters.hpp>
#include <hjemmel/check/order.hpp>

#include <algorithm>

namespace hjemmel::check {

namespace {

using detail::builder;

struct numbering {
    std::vector<std::size_t> first{}; ///< by entity: number of its slot 0
    std::size_t total = 0;

    explicit numbering(const version& v) {
        for (const auto& e : v.entities) {
            first.push_back(total);
            total += e.slots.size();
        }
    }
    std::size_t of(slot_ref ref) const { return first[ref.entity] + ref.slot; }
    slot_ref at(std::size_t number) const {
        const auto next = std::upper_bound(first.begin(), first.end(), number);
        const auto entity = static_cast<index>(next - first.begin() - 1);
        return {entity, static_cast<index>(number - first[entity])};
    }
};

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

using edges = std::vector<std::pair<std::size_t, std::size_t>>;

// What slots need, as they say at the moment.
edges needs_of(const builder& b, const numbering& numbers) {
    edges out;
    for (index e = 0; e < b.out.entities.size(); ++e) {
        for (index s = 0; s < b.out.entities[e].slots.size(); ++s) {
            for (const auto need : b.out.entities[e].slots[s].needs)
                out.emplace_back(numbers.of({e, s}), numbers.of(need));
        }
    }
    return out;
}

void put_in_order(builder& b, const numbering& numbers, const std::vector<std::size_t>& order) {
    b.out.order.clear();
    for (const auto number : order) {
        const auto ref = numbers.at(number);
        if (has_logic(b.out.entities[ref.entity].slots[ref.slot])) b.out.order.push_back(ref);
    }
}

// An order in which types become known. Names alone may show circles that are none, where a
// field is called like a decision: then those needs are left out, and in the end the file's order
// serves.
bool order_by_names(builder& b, const numbering& numbers) {
    const auto sure = needs_of(b, numbers);
    auto all = sure;
    for (const auto& [from, to] : b.doubtful_needs)
        all.emplace_back(numbers.of(from), numbers.of(to));
    if (all.size() > b.limits.dependencies) {
        b.report("too-many-dependencies", b.model.ruleset.where,
                 {"Filen har flere afhængigheder, end grænsen tillader.",
                  "The file has more dependencies than the limit allows."});
        return false;
    }
    auto order = ordered(numbers.total, all).order;
    if (order.empty()) order = ordered(numbers.total, sure).order;
    for (std::size_t i = 0; order.size() < numbers.total; ++i)
        order.push_back(i);
    put_in_order(b, numbers, order);
    return true;
}

// The order of evaluation, from what expressions turned out to read.
void order_by_needs(builder& b, const numbering& numbers) {
    const auto found = ordered(numbers.total, needs_of(b, numbers));
    for (const auto& cycle : found.cycles)
        report_cycle(b, numbers, cycle);
    put_in_order(b, numbers, found.order);
}

// A fact seen through a view may be used there in any way.
void mark_compared(builder& b) {
    for (const auto number : b.views_seen) {
        const auto& view = b.out.views[number];
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

void in_file_order(diagnostics& all, std::size_t most) {
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& x, const auto& y) { return x.where.begin < y.where.begin; });
    if (all.size() > most) all.resize(most);
}

} // namespace

result<version> from_model(std::shared_ptr<const model::version> source, const load_limits& limits,
                           diagnostics& warnings) {
    diagnostics found;
    diagnostics notices;
    builder b(*source, limits, found, notices);
    b.out.source = std::move(source);
    detail::declare(b);
    detail::check_citations(b);
    detail::parse_logic(b);
    const numbering numbers(b.out);
    if (order_by_names(b, numbers)) {
        detail::infer_logic(b);
        order_by_needs(b, numbers);
    }
    mark_compared(b);
    detail::check_reports(b);
    for (auto& one : letters(b.model, b.model.letters))
        found.push_back(std::move(one));
    in_file_order(notices, limits.diagnostics);
    warnings.insert(warnings.end(), notices.begin(), notices.end());
    if (!found.empty()) {
        in_file_order(found, limits.diagnostics);
        return found;
    }
    return std::move(b.out);
}

} // namespace hjemmel::check
