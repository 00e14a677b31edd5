// SPDX-License-Identifier: Apache-2.0
// The whole text: the answer, by which rules, why, what is missing, the sources.
#include <hjemmel/explain/text.hpp>

#include "lines.hpp"
#include "missing_words.hpp"
#include "phrases.hpp"
#include "sections.hpp"
#include "values.hpp"

#include <hjemmel/core/mask.hpp>

#include <algorithm>

namespace hjemmel::explain {

namespace {

using detail::lines;
using detail::say;

/// Longer answers are cut: the value itself is in the outcome.
constexpr std::size_t most_answer_lines = 30;

std::string status_words(const eval::outcome& of, language w) {
    switch (of.status) {
    case status::undetermined:
        return of.value.is_undetermined() ? say(w, "uafklaret", "undetermined")
                                          : say(w, "delvis uafklaret", "partly undetermined");
    case status::outside_validity:
        return say(w, "uden for regelsættets gyldighed", "outside the ruleset's validity");
    case status::refused:
        return say(w, "kan ikke opgøres, fordi oplysningerne har fejl",
                   "cannot be determined, since the facts have faults");
    default:
        return say(w, "kan ikke opgøres", "cannot be determined");
    }
}

bool in_parts(const value& what) {
    if (what.is(kind::context)) return true;
    return what.is(kind::list) && !what.as_list().items.empty();
}

void answer_parts(lines& out, const value& what, language w) {
    std::vector<std::string> parts;
    if (what.is(kind::context)) {
        const auto& all = what.as_context();
        for (std::size_t i = 0; i < all.entries.size(); ++i) {
            const auto& name = all.shape->names[i];
            parts.push_back(name + ": " + show(all.entries[i], w, name));
        }
    } else {
        const auto& all = what.as_list();
        for (std::size_t i = 0; i < all.items.size(); ++i) {
            const auto perhaps = all.certain(i) ? std::string() : say(w, " (måske)", " (perhaps)");
            parts.push_back(show(all.items[i], w) + perhaps);
        }
    }
    const auto shown = std::min(parts.size(), most_answer_lines);
    for (std::size_t i = 0; i < shown; ++i)
        out.item(0, parts[i]);
    if (parts.size() > shown) {
        out.item(0, say(w, "og ", "and ") + std::to_string(parts.size() - shown) +
                        say(w, " til", " more"));
    }
}

void answer(lines& out, const eval::outcome& of, const reason& tree, language w) {
    const auto& label = detail::called(tree.label, of.decision, w);
    const bool partly = of.status == status::undetermined && in_parts(of.value);
    if (of.status != status::known)
        out.put(0, label + ": " + status_words(of, w));
    else if (!in_parts(of.value))
        out.put(0, label + ": " + show(of.value, w, of.decision));
    else
        out.put(0, label + ":");
    if (partly || (of.status == status::known && in_parts(of.value)))
        answer_parts(out, of.value, w);
    if (of.status != status::undetermined || !of.value.is_undetermined()) return;
    const auto still = detail::still_possible(of.value, of.decision, w);
    if (!still.empty()) out.put(0, say(w, "Kan endnu være: ", "Can still be: ") + still);
}

std::string in_force(const model::version& file, language w) {
    if (!file.from && !file.to && !file.end_unknown) return {};
    std::string out = say(w, " (version gældende", " (version in force");
    if (file.from) out += say(w, " fra ", " from ") + show(*file.from, w);
    if (file.to) out += say(w, " til ", " to ") + show(*file.to, w);
    if (file.end_unknown)
        out += say(w, "; slutdatoen fremgår ikke af kilderne", "; no source gives its end");
    return out + ")";
}

void assessment(lines& out, const eval::outcome& of, language w) {
    const auto on = show(of.date, w);
    if (of.status == status::outside_validity || !of.evidence || !of.evidence->program) {
        const auto named = say(w, "»", "“") + of.ruleset + say(w, "«", "”");
        if (of.status != status::outside_validity) {
            out.put(0, say(w, "Vurderet pr. ", "Assessed as of ") + on +
                           say(w, " efter regelsættet ", " under the ruleset ") + named + ".");
            return;
        }
        out.put(0, say(w, "Ingen version af regelsættet ", "No version of the ruleset ") + named +
                       say(w, " gælder den ", " is in force on ") + on +
                       say(w, ". Det er ikke det samme som et nej.", ". That is not a no."));
        return;
    }
    const auto& file = *of.evidence->program->source;
    const auto& title = detail::called(file.title, of.ruleset, w);
    out.put(0, say(w, "Vurderet pr. ", "Assessed as of ") + on +
                   say(w, " efter regelsættet »", " under the ruleset “") + title +
                   say(w, "«", "”") + in_force(file, w) + ".");
}

bilingual parameter_label(const eval::outcome& of, const std::string& name) {
    if (!of.evidence || !of.evidence->program) return {};
    for (const auto& one : of.evidence->program->source->parameters) {
        if (one.name.text == name) return one.label;
    }
    return {};
}

std::string decision_called(const eval::outcome& of, const std::string& name, language w) {
    for (const auto& one : of.evidence->program->source->decisions) {
        if (one.name.text == name) return detail::called(one.label, name, w);
    }
    return name;
}

/// What the host said about this evaluation, and that it is advice.
void conditions(lines& out, const eval::outcome& of, language w) {
    for (const auto& one : of.changed) {
        const auto label = parameter_label(of, one.name);
        out.put(0, say(w, "Ændret i forhold til regelsættet: ", "Changed from the ruleset: ") +
                       detail::called(label, one.name, w) + say(w, " er sat til ", " is set to ") +
                       show(one.to, w, one.name) + ".");
    }
    for (const auto& [decision, why] : of.presets) {
        out.put(0, say(w, "Fastsat uden om reglerne: ", "Set in place of the rules: ") +
                       decision_called(of, decision, w) + " (" + why + ").");
    }
    if (!of.complete.empty()) {
        out.put(0, say(w, "Angivet som fuldstændigt oplyst: ", "Said to be supplied in full: ") +
                       detail::listed(of.complete, say(w, " og ", " and ")) + ".");
    }
    if (of.nulls_absent) {
        out.put(0,
                say(w, "Tomme felter er læst som »ingen«.", "Empty fields were read as “none”."));
    }
    out.put(0, say(w, "Vejledende, indtil en sagsbehandler har taget stilling til sagen.",
                   "Advice only, until a caseworker has decided the case."));
}

/// Faults and warnings, without the values of facts.
void remarks(lines& out, const eval::outcome& of, language w) {
    if (of.diagnostics.empty()) return;
    out.heading(say(w, "Bemærkninger", "Remarks"));
    for (const auto& one : of.diagnostics) {
        const auto& said = one.text.in(w);
        const bool named = one.fact.empty() || said.find(one.fact) != std::string::npos;
        out.item(0, masked(named ? said : one.fact + ": " + said));
    }
}

void missing(lines& out, const eval::outcome& of, language w) {
    const auto points = detail::missing_points(of.missing, w);
    if (points.empty()) return;
    out.heading(say(w, "Manglende oplysninger", "Missing facts"));
    out.put(0, say(w, "Resultatet kan endnu ændre sig, når det oplyses:",
                   "The result can still change when these are supplied:"));
    for (const auto& point : points)
        out.item(0, point);
    if (of.exact) return;
    out.put(0, say(w,
                   "Listen kan omfatte mere end nødvendigt: Ikke alle muligheder er prøvet "
                   "hver for sig.",
                   "The list may hold more than it must: not every possibility was tried by "
                   "itself."));
}

void sources(lines& out, const std::vector<cited>& all, language w) {
    if (all.empty()) return;
    out.heading(say(w, "Kilder", "Sources"));
    std::size_t number = 0;
    for (const auto& one : all)
        out.put(0, "[" + std::to_string(++number) + "] " + detail::full_source(one, w));
}

} // namespace

std::string text(const eval::outcome& of, const reason& tree, language wanted) {
    lines out;
    answer(out, of, tree, wanted);
    out.gap();
    assessment(out, of, wanted);
    conditions(out, of, wanted);
    const bool evaluated = of.status == status::known || of.status == status::undetermined ||
                           of.status == status::failed;
    detail::sections why(out, wanted);
    if (evaluated && (!tree.parts.empty() || !tree.facts.empty())) {
        out.heading(say(wanted, "Begrundelse", "Reasons"));
        why.tell(tree);
    }
    missing(out, of, wanted);
    remarks(out, of, wanted);
    sources(out, why.sources(), wanted);
    return out.take();
}

} // namespace hjemmel::explain
