// SPDX-License-Identifier: Apache-2.0
#include "blocks.hpp"

#include "missing_words.hpp"
#include "numbers.hpp"
#include "phrases.hpp"
#include "values.hpp"

#include <hjemmel/core/mask.hpp>

#include <algorithm>

namespace hjemmel::explain::detail {

namespace {

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

void answer_parts(lines& out, const told& of, language w) {
    std::vector<std::string> parts;
    const auto& what = of.answer;
    if (what.is(kind::context)) {
        const auto& all = what.as_context();
        for (std::size_t i = 0; i < all.entries.size(); ++i) {
            if (says_nothing(all.entries[i])) continue;
            const auto& name = all.shape->names[i];
            parts.push_back(name + ": " + show(all.entries[i], w, name));
        }
    } else {
        const auto& all = what.as_list();
        for (std::size_t i = 0; i < all.items.size(); ++i) {
            const auto perhaps = all.certain(i) ? std::string() : say(w, " (måske)", " (perhaps)");
            parts.push_back(shown(all.items[i], {w, {}, false, is_money(of.tree.unit)}) + perhaps);
        }
    }
    const auto told_here = std::min(parts.size(), most_answer_lines);
    for (std::size_t i = 0; i < told_here; ++i)
        out.item(0, parts[i]);
    if (parts.size() > told_here) {
        out.item(0, say(w, "og ", "and ") + std::to_string(parts.size() - told_here) +
                        say(w, " til", " more"));
    }
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

/// The label of what has this name; the name where there is none.
template<class Things>
std::string label_in(const Things& all, const std::string& name, language w) {
    for (const auto& one : all) {
        if (one.name.text == name) return called(one.label, name, w);
    }
    return name;
}

const model::version* file_of(const eval::outcome& of) {
    return of.evidence && of.evidence->program ? of.evidence->program->source.get() : nullptr;
}

} // namespace

std::string answer_words(const told& what) {
    used one;
    one.what = used::kind::decision;
    one.name = what.of.decision;
    one.unit = what.tree.unit;
    one.value = what.answer;
    return shown_value(one, what.words.wanted());
}

std::string still_words(const told& what) {
    if (what.of.status != status::undetermined || !what.answer.is_undetermined()) return {};
    return still_possible(what.answer,
                          {what.words.wanted(), what.of.decision, false, is_money(what.tree.unit)});
}

std::string advice_words(language w) {
    return say(w, "Vejledende, indtil en sagsbehandler har taget stilling til sagen.",
               "Advice only, until a caseworker has decided the case.");
}

void answer(lines& out, const told& what) {
    const auto& of = what.of;
    const auto w = what.words.wanted();
    const auto& label = called(what.tree.label, of.decision, w);
    const bool partly = of.status == status::undetermined && in_parts(what.answer);
    if (of.status != status::known)
        out.put(0, label + ": " + status_words(of, w));
    else if (!in_parts(what.answer))
        out.put(0, label + ": " + answer_words(what));
    else
        out.put(0, label + ":");
    if (partly || (of.status == status::known && in_parts(what.answer))) answer_parts(out, what, w);
    const auto still = still_words(what);
    if (!still.empty()) out.put(0, say(w, "Kan endnu være: ", "Can still be: ") + still);
}

void assessment(lines& out, const told& what) {
    const auto& of = what.of;
    const auto w = what.words.wanted();
    const auto on = show(of.date, w);
    if (of.status == status::outside_validity || !of.evidence || !of.evidence->program) {
        const auto* file = file_of(of);
        const auto title = file == nullptr ? of.ruleset : called(file->title, of.ruleset, w);
        const auto named = say(w, "»", "“") + title + say(w, "«", "”");
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
    const auto& title = called(file.title, of.ruleset, w);
    out.put(0, say(w, "Vurderet pr. ", "Assessed as of ") + on +
                   say(w, " efter regelsættet »", " under the ruleset “") + title +
                   say(w, "«", "”") + in_force(file, w) + ".");
}

void changes(lines& out, const told& what) {
    const auto& of = what.of;
    const auto w = what.words.wanted();
    const auto* file = file_of(of);
    for (const auto& one : of.changed) {
        const auto label = file == nullptr ? one.name : label_in(file->parameters, one.name, w);
        out.put(0, say(w, "Ændret i forhold til regelsættet: »", "Changed from the ruleset: “") +
                       label + say(w, "« er sat til ", "” is set to ") +
                       show(what.words.spoken(one.to), w, one.name) + ".");
    }
    for (const auto& [decision, why] : of.presets) {
        const auto label = file == nullptr ? decision : label_in(file->decisions, decision, w);
        out.put(0, say(w, "Fastsat uden om reglerne: ", "Set in place of the rules: ") + label +
                       " (" + masked(why) + ").");
    }
    if (!of.complete.empty()) {
        auto names = of.complete;
        for (auto& name : names)
            name = file == nullptr ? name : label_in(file->facts, name, w);
        out.put(0, say(w, "Angivet som fuldstændigt oplyst: ", "Said to be supplied in full: ") +
                       listed(names, say(w, " og ", " and ")) + ".");
    }
    if (of.nulls_absent) {
        out.put(0,
                say(w, "Tomme felter er læst som »ingen«.", "Empty fields were read as “none”."));
    }
}

void missing(lines& out, const told& what) {
    const auto& of = what.of;
    const auto w = what.words.wanted();
    const auto points = missing_points(of, what.words);
    if (points.empty()) return;
    out.heading(say(w, "Manglende oplysninger", "Missing facts"));
    out.put(0, say(w, "Resultatet kan endnu ændre sig, når det oplyses:",
                   "The result can still change when these are supplied:"));
    for (const auto& point : points)
        out.item(0, point.named);
    perhaps_too_many(out, of, w);
}

void perhaps_too_many(lines& out, const eval::outcome& of, language w) {
    if (of.exact) return;
    out.put(0, say(w,
                   "Listen kan omfatte mere end nødvendigt: Ikke alle muligheder er prøvet "
                   "hver for sig.",
                   "The list may hold more than it must: not every possibility was tried by "
                   "itself."));
}

void source_lines(lines& out, const std::vector<cited>& all, language w) {
    if (all.empty()) return;
    out.heading(say(w, "Kilder", "Sources"));
    std::size_t number = 0;
    for (const auto& one : all)
        out.put(0, "[" + std::to_string(++number) + "] " + full_source(one, w));
}

} // namespace hjemmel::explain::detail
