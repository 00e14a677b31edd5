// SPDX-License-Identifier: Apache-2.0
#include "sections.hpp"

#include "phrases.hpp"
#include "values.hpp"

#include <hjemmel/core/mask.hpp>
#include <hjemmel/core/place.hpp>

#include <algorithm>

namespace hjemmel::explain::detail {

namespace {

/// A line longer than this is not said twice.
constexpr std::size_t long_line = 60;

bool is_known(const reason& node) {
    return node.mark == eval::mark::met || node.mark == eval::mark::not_met;
}

bool has_undecided(const reason& node) {
    return std::any_of(node.parts.begin(), node.parts.end(), [](const reason& part) {
        const bool own = part.what == reason::kind::requirement ||
                         part.what == reason::kind::group || part.what == reason::kind::row;
        return own && part.mark == eval::mark::undecided;
    });
}

bool is_section(const reason& node) {
    return node.what == reason::kind::decision || node.what == reason::kind::stand_in;
}

bool has_rows(const reason& node) {
    return std::any_of(node.parts.begin(), node.parts.end(),
                       [](const reason& part) { return part.what == reason::kind::row; });
}

std::string combination_words(const std::string& combination, language w) {
    if (combination == "any") {
        return say(w, "Mindst én af disse betingelser skal være opfyldt:",
                   "At least one of these requirements must be met:");
    }
    if (combination == "none") {
        return say(w, "Ingen af disse betingelser må være opfyldt:",
                   "None of these requirements may be met:");
    }
    return say(
        w, "Alle disse betingelser skal være opfyldt:", "All of these requirements must be met:");
}

std::string nested_words(const std::string& combination, language w) {
    if (combination == "any") return say(w, "mindst én af disse", "at least one of these");
    if (combination == "none") return say(w, "ingen af disse", "none of these");
    return say(w, "alle disse", "all of these");
}

} // namespace

namespace {

// Requirements and tables are reasons of their own; an expression's value says all that a reader
// needs beside the facts, and the whole tree has its parts.
bool has_own_section(const reason& node) { return !node.combination.empty() || has_rows(node); }

void collect_sections(const reason& node, std::set<std::string>& into) {
    for (const auto& part : node.parts) {
        if (is_section(part) && has_own_section(part)) into.insert(part.id);
        collect_sections(part, into);
    }
}

} // namespace

bool sections::begin(const eval::outcome& of, const reason& root) {
    const bool evaluated = of.status == status::known || of.status == status::undetermined ||
                           of.status == status::failed;
    if (!evaluated || (root.parts.empty() && root.facts.empty())) return false;
    out_.heading(say(w_, "Begrundelse", "Reasons"));
    return true;
}

void sections::reasons(const eval::outcome& of, const reason& root) {
    if (begin(of, root)) tell(root);
}

void sections::deciding_alone(const eval::outcome& of, const reason& root) {
    alone_ = true;
    if (begin(of, root)) body(root);
}

void sections::tell(const reason& root) {
    begun_.insert(root.id);
    collect_sections(root, planned_);
    body(root);
    further(root);
}

void sections::further(const reason& node) {
    for (const auto& part : node.parts) {
        if (is_section(part) && !part.brief && has_own_section(part))
            section(part);
        else
            further(part);
    }
}

void sections::section(const reason& node) {
    begun_.insert(node.id);
    used line;
    line.name = node.id;
    line.label = node.label;
    line.value = node.value;
    line.unit = node.unit;
    line.what = node.what == reason::kind::stand_in ? used::kind::stand_in : used::kind::decision;
    out_.heading(shown_use(line, w_));
    body(node);
    further(node);
}

void sections::body(const reason& node) {
    const bool own_sentence = !node.text.empty() && node.text != node.label;
    const auto note = grounds_note(node, sources_, w_);
    if (own_sentence)
        out_.put(0, node.text.in(w_) + note);
    else if (!note.empty())
        out_.put(0, say(w_, "Grundlag", "Grounds") + note + ".");
    if (!node.combination.empty()) return requirements(node);
    if (has_rows(node)) return table(node);
    expression(node);
}

void sections::requirements(const reason& node) {
    out_.put(0, combination_words(node.combination, w_));
    for (const auto& part : node.parts)
        requirement(part, 0);
    if (is_known(node) && has_undecided(node)) {
        out_.put(0, say(w_, "Det, der er uafklaret, kan ikke ændre resultatet.",
                        "What is undecided cannot change the result."));
    }
}

void sections::requirement(const reason& node, std::size_t depth) {
    const bool group = node.what == reason::kind::group;
    std::string sentence = node.text.empty() && !group ? node.id : node.text.in(w_);
    if (group) {
        const auto which = nested_words(node.combination, w_);
        sentence = sentence.empty() ? which : sentence + " – " + which;
    }
    const auto note = grounds_note(node, sources_, w_);
    out_.item(depth, mark_word(node.mark, w_) + ": " + sentence + note + (group ? ":" : ""));
    if (const auto why = node.value.failure()) {
        out_.put(depth + 1, say(w_, "Fejl: ", "Fault: ") + masked(why->text.in(w_)));
    }
    facts(node.facts, depth + 1, group);
    if (!group) return;
    for (const auto& part : node.parts)
        requirement(part, depth + 1);
}

void sections::expression(const reason& node) {
    if (node.facts.empty()) return;
    out_.put(0, node.what == reason::kind::decision
                    ? say(w_, "Resultatet bygger på:", "The result rests on:")
                    : say(w_, "Ikke oplyst. I stedet bygger svaret på:",
                          "Not supplied. The answer rests on this instead:"));
    facts(node.facts, 0, true);
}

void sections::facts(const std::vector<used>& list, std::size_t depth, bool as_items) {
    for (const auto& one : list) {
        // Where nothing was assessed there are no words about it either.
        if (!one.judgement.empty() && one.value.is_null()) continue;
        const auto line = use_line(one);
        if (as_items)
            out_.item(depth, line);
        else
            out_.put(depth, line);
    }
}

std::string sections::use_line(const used& what) {
    const auto line = shown_use(what, w_);
    const bool again = !told_.insert(what.name).second;
    if (what.what == used::kind::parameter)
        return again ? line : line + parameter_note(what, sources_, w_);
    if (what.what == used::kind::fact && again && code_points(line) > long_line)
        return called(what.label, what.name, w_) +
               say(w_, ": som nævnt ovenfor", ": as said above");
    return line + elsewhere(what);
}

std::string sections::elsewhere(const used& what) const {
    if (what.what != used::kind::decision) return {};
    if (begun_.count(what.name) != 0) return say(w_, " (se ovenfor)", " (see above)");
    return planned_.count(what.name) != 0 ? say(w_, " (se nedenfor)", " (see below)") : "";
}

} // namespace hjemmel::explain::detail
