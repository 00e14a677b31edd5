// SPDX-License-Identifier: Apache-2.0
// Evaluations, and the outcomes of one case.
#include "shim.hpp"

#include "case.hpp"

#include <span>
#include <vector>

using namespace hjemmel::c;

namespace {

/// What decides the cases of one evaluation, with the outcomes of the last one.
struct decided_cases {
    decided_cases(const hjemmel::evaluation& all, hjemmel::version from)
        : with(all), of(std::move(from)) {}

    hjemmel::evaluator with;
    hjemmel::version of;
    std::vector<hjemmel_outcome> list{};
};

} // namespace

struct hjemmel_outcomes : handle<tag::outcomes> {
    std::optional<decided_cases> of{};
    bool shown = false; ///< whether the last run came to its end
};

namespace {

hjemmel::eval::options options_of(const hjemmel_evaluation_options* given) {
    const auto asked = options_in(given);
    demand_flags(asked.flags, HJEMMEL_EVALUATION_FLAG_NULLS_ABSENT);
    hjemmel::eval::options out;
    if ((asked.flags & HJEMMEL_EVALUATION_FLAG_NULLS_ABSENT) != 0)
        out.nulls = hjemmel::eval::nulls::absent;
    if (asked.complete == nullptr && asked.complete_count != 0)
        throw wrong_argument({"`complete` er NULL.", "`complete` is NULL."});
    for (const auto& one : std::span(asked.complete, asked.complete_count))
        out.complete.push_back(name_in(one.data, one.size, "complete"));
    if (asked.steps != 0) out.limits.steps = asked.steps;
    if (asked.list_items != 0) out.limits.list_items = asked.list_items;
    if (asked.memory != 0) out.limits.memory = asked.memory;
    if (asked.combinations != 0) out.limits.combinations = asked.combinations;
    if (asked.depth != 0) out.limits.depth = asked.depth;
    return out;
}

/// Numbers of facts are those of the evaluation that the case was made for: others need the names.
const std::vector<hjemmel::outcome>& run(hjemmel::evaluator& with,
                                         const hjemmel::evaluation& wanted,
                                         const hjemmel_facts& given, hjemmel::date on) {
    const auto& of = given.of;
    const bool fits =
        !of || (of->shared_program() == wanted.shared_program() && of->entity() == wanted.entity());
    if (fits) return with.run(given.content.content(), on);
    auto named = given.content.content();
    named.clear_numbered();
    const auto& slots = of->program().entities[of->entity()].slots;
    for (const auto& [slot, what] : given.content.content().numbered())
        named.set(slots[slot].name, what);
    return with.run(named, on);
}

} // namespace

hjemmel_result hjemmel_evaluation_new(const hjemmel_version* version, const char* entity,
                                      size_t entity_size, const hjemmel_text* decisions,
                                      size_t count, const hjemmel_evaluation_options* options,
                                      hjemmel_evaluation** out, hjemmel_error** error) noexcept {
    return make(out, error, [&] {
        demand(version, "version");
        const auto how = options_of(options);
        if (decisions == nullptr && count != 0)
            throw wrong_argument({"`decisions` er NULL.", "`decisions` is NULL."});
        std::vector<std::string> names;
        for (const auto& one : std::span(decisions, count))
            names.push_back(name_in(one.data, one.size, "decision"));
        const auto& of = version->content;
        auto ready = of.prepare(names, name_in(entity, entity_size, "entity"), how);
        if (!ready) throw failure{HJEMMEL_ERROR_NAME, ready.diagnostics()};
        return new hjemmel_evaluation(std::move(ready).value(), of);
    });
}

void hjemmel_evaluation_free(hjemmel_evaluation* evaluation) noexcept {
    if (usable(evaluation)) delete evaluation;
}

hjemmel_result hjemmel_evaluation_run(const hjemmel_evaluation* evaluation,
                                      const hjemmel_facts* facts, int64_t day,
                                      hjemmel_outcomes* into, hjemmel_error** error) noexcept {
    if (usable(into)) into->shown = false;
    return guarded(error, [&]() -> hjemmel_result {
        demand(evaluation, "evaluation");
        demand(facts, "facts");
        demand(into, "into");
        if (!facts->content.is_whole()) {
            throw failed(HJEMMEL_ERROR_STATE, "wrong-argument",
                         {"En liste, en kontekst eller et navn er ikke afsluttet.",
                          "A list, a context or a name is not ended."});
        }
        if (!facts->content.refused().empty())
            throw failure{HJEMMEL_ERROR_FACTS, facts->content.refused()};
        const auto on = day_in(day);
        auto& all = into->of;
        if (!all || !all->with.is_of(evaluation->content))
            all.emplace(evaluation->content, evaluation->of);
        const auto& found = run(all->with, evaluation->content, *facts, on);
        if (all->list.size() != found.size()) {
            all->list.clear();
            for (const auto& one : found)
                all->list.emplace_back(one, all->of);
        }
        into->shown = true;
        return HJEMMEL_OK;
    });
}

hjemmel_result hjemmel_outcomes_new(hjemmel_outcomes** out) noexcept {
    return make(out, nullptr, [] { return new hjemmel_outcomes; });
}

void hjemmel_outcomes_free(hjemmel_outcomes* outcomes) noexcept {
    if (usable(outcomes)) delete outcomes;
}

const hjemmel_outcome* hjemmel_outcomes_at(const hjemmel_outcomes* outcomes, size_t at) noexcept {
    if (!usable(outcomes) || !outcomes->shown) return nullptr;
    const auto& list = outcomes->of->list;
    return at < list.size() ? &list[at] : nullptr;
}
