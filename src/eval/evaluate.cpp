// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/eval/evaluate.hpp>

#include <hjemmel/eval/bind.hpp>
#include <hjemmel/eval/case_run.hpp>

#include "data_warnings.hpp"

#include <algorithm>
#include <utility>

namespace hjemmel::eval {

namespace {

bool in_force(const model::version& v, date on) {
    return (!v.from || on >= *v.from) && (!v.to || on <= *v.to);
}

std::vector<value> parameters_on(const plan::program& p, date on) {
    std::vector<value> out;
    for (const auto& one : p.parameters) {
        const auto* best = &one.values.front();
        for (const auto& dated : one.values) {
            if (dated.from <= on) best = &dated;
        }
        out.push_back(best->value);
    }
    return out;
}

outcome blank(const request& what, const facts& given, const options& how, plan::slot_ref ref) {
    const auto& source = *what.program->source;
    const auto& entity = what.program->entities[ref.entity];
    outcome out;
    out.id = given.id();
    out.ruleset = source.ruleset.text;
    out.version = source.from ? source.from->text() : "";
    out.digest = source.digest;
    out.date = what.on;
    out.entity = entity.name;
    out.decision = entity.slots[ref.slot].name;
    out.changed = what.changed;
    out.complete = how.complete;
    out.nulls_absent = how.nulls == nulls::absent;
    out.slot = ref;
    return out;
}

std::string prefix_of(const record& r, const instance& where) {
    if (&where == r.root.get()) return "";
    const auto& entity = r.program->entities[where.entity];
    if (&where == r.parent.get()) return entity.name + ".";
    return prefix_of(r, *where.parent) + entity.plural + "[" + where.id + "].";
}

missing_fact missing_fact_of(const record& r, const unknown& u) {
    const auto& entity = r.program->entities[u.where->entity];
    missing_fact out;
    out.entity = entity.name;
    out.id = u.where->id;
    if (u.slot == plan::none) {
        out.name = u.path;
        out.path = prefix_of(r, *u.where) + u.path;
        return out;
    }
    const auto& slot = entity.slots[u.slot];
    out.name = slot.name;
    out.path = prefix_of(r, *u.where) + slot.name + u.path;
    out.label = r.program->source->facts[slot.source].label;
    return out;
}

// The preset decisions that a decision is or rests on; what one of them rests on does not count.
void note_presets(outcome& out, const record& r) {
    std::vector<plan::slot_ref> open{out.slot};
    std::vector<plan::slot_ref> seen;
    while (!open.empty()) {
        const auto ref = open.back();
        open.pop_back();
        if (std::find(seen.begin(), seen.end(), ref) != seen.end()) continue;
        seen.push_back(ref);
        const auto preset =
            std::find_if(r.presets.begin(), r.presets.end(), [&](const preset_decision& p) {
                return ref.entity == r.root->entity && p.slot == ref.slot;
            });
        const auto& slot = r.program->entities[ref.entity].slots[ref.slot];
        if (preset == r.presets.end()) {
            open.insert(open.end(), slot.needs.begin(), slot.needs.end());
        } else {
            out.presets.emplace_back(slot.name, preset->reason);
        }
    }
    std::sort(out.presets.begin(), out.presets.end());
}

// What the rules say of many values, as that they are hidden, is told once.
bool is_told(const diagnostics& found, const diagnostic& one) {
    return one.level == severity::note &&
           std::any_of(found.begin(), found.end(), [&one](const diagnostic& known) {
               return known.code == one.code && known.text == one.text &&
                      known.where.file == one.where.file && known.where.begin == one.where.begin;
           });
}

void fill(outcome& out, const std::shared_ptr<const record>& r) {
    const auto& root = *r->root;
    const auto& v = root.slots[out.slot.slot];
    out.evidence = r;
    if (!r->presets.empty()) note_presets(out, *r);
    out.value = v;
    out.exact = !root.inexact[out.slot.slot];
    std::vector<failure_ptr> failures;
    add_failures(failures, v);
    for (const auto& why : failures) {
        if (!is_told(out.diagnostics, *why)) out.diagnostics.push_back(*why);
    }
    if (root.failed[out.slot.slot]) {
        out.status = status::failed;
        out.value = value();
        return;
    }
    out.status = v.is_partial() ? status::undetermined : status::known;
    for (const auto id : missing_of(v))
        out.missing.push_back(missing_fact_of(*r, r->unknowns[id]));
    std::sort(out.missing.begin(), out.missing.end(),
              [](const missing_fact& a, const missing_fact& b) { return a.path < b.path; });
}

// Where no source says when the rules end, an answer after all of them is less sure than others.
void warn_beyond_sources(const model::version& rules, date on, diagnostics& found) {
    if (!rules.sources_until || on <= *rules.sources_until) return;
    diagnostic d;
    d.code = "beyond-sources";
    d.level = severity::warning;
    d.text = {
        "Ingen kilde omtaler så sen en dag som vurderingsdatoen; reglerne kan være ophørt.",
        "No source speaks of a day as late as the evaluation date; the rules may have ended."};
    d.hint = {"Find ud af, om reglerne fortsat gælder.", "Find out whether the rules still hold."};
    found.push_back(std::move(d));
}

// What texts about an outcome need where nothing was evaluated: the rules, for their words,
// and what could be read of the case.
std::shared_ptr<const record> unevaluated(const request& what, record& read) {
    auto made = std::make_shared<record>();
    made->program = what.program;
    made->on = what.on;
    made->parent = std::move(read.parent);
    made->given = std::move(read.root);
    return made;
}

std::shared_ptr<record> bound(const request& what, const facts& given, const options& how,
                              diagnostics& found) {
    auto made = std::make_shared<record>();
    made->program = what.program;
    made->on = what.on;
    made->changed = what.changed;
    made->parameters = parameters_on(*what.program, what.on);
    bind(*made, what.entity, given, how, found);
    warn_beyond_sources(*what.program->source, what.on, found);
    for (auto& d : found) {
        if (d.id.empty()) d.id = given.id();
    }
    return made;
}

// What the rules doubt about the facts, along with whatever is asked.
void warn(const request& what, const facts& given, case_run& work, const record& r,
          diagnostics& found) {
    if (what.program->warning.empty()) return;
    work.run_besides(detail::warning_about(r));
    for (auto& d : detail::data_warnings(r)) {
        d.id = given.id();
        found.push_back(std::move(d));
    }
}

void run(const request& what, const facts& given, const options& how,
         std::vector<outcome>& outcomes) {
    diagnostics found;
    auto made = bound(what, given, how, found);
    const bool refused = has_errors(found);
    case_run work(*made, how);
    if (!refused) work.run(what.decisions);
    if (!refused && !work.stopped()) warn(what, given, work, *made, found);
    std::shared_ptr<const record> rules;
    if (refused || work.stopped()) rules = unevaluated(what, *made);
    const std::shared_ptr<const record> evidence = std::move(made);
    for (auto& out : outcomes) {
        out.diagnostics = found;
        out.evidence = rules;
        if (refused) {
            out.status = status::refused;
        } else if (const auto& limit = work.stopped()) {
            out.status = status::failed;
            out.diagnostics.push_back(*limit);
        } else {
            fill(out, evidence);
        }
    }
}

} // namespace

diagnostics faults_of(const request& what, const facts& given, const options& how) {
    diagnostics found;
    if (in_force(*what.program->source, what.on)) bound(what, given, how, found);
    return found;
}

std::vector<outcome> evaluate(const request& what, const facts& given, const options& how) {
    std::vector<outcome> out;
    for (const auto& ref : what.decisions)
        out.push_back(blank(what, given, how, ref));
    if (in_force(*what.program->source, what.on)) {
        run(what, given, how, out);
        return out;
    }
    diagnostics unheeded;
    const auto rules = unevaluated(what, *bound(what, given, how, unheeded));
    for (auto& one : out) {
        one.status = status::outside_validity;
        one.evidence = rules;
        one.version.clear();
        one.digest.clear();
    }
    return out;
}

} // namespace hjemmel::eval
