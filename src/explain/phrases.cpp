// SPDX-License-Identifier: Apache-2.0
#include "phrases.hpp"

#include "numbers.hpp"
#include "units.hpp"
#include "values.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace hjemmel::explain::detail {

namespace {

std::string in_parentheses(const std::vector<std::string>& notes) {
    std::string out;
    for (const auto& note : notes)
        out += (out.empty() ? " (" : "; ") + note;
    return out.empty() ? out : out + ")";
}

std::string interpretation_word(language wanted) {
    return say(wanted, "Fortolkning", "Interpretation");
}

/// "kilder: [1] Målgruppe; [2]"; empty for none.
std::string sources_note(const std::vector<cited>& cited_here, source_list& sources,
                         language wanted) {
    std::string out;
    for (const auto& one : cited_here) {
        out += (out.empty() ? "[" : "; [") + std::to_string(sources.number(one)) + "]";
        if (!one.where.empty()) out.append(" ").append(one.where.in(wanted));
    }
    if (out.empty()) return out;
    return (cited_here.size() == 1 ? say(wanted, "kilde: ", "source: ")
                                   : say(wanted, "kilder: ", "sources: ")) +
           out;
}

/// A sentence that goes on: without its full stop.
std::string clause(std::string text) {
    if (!text.empty() && text.back() == '.') text.pop_back();
    return text;
}

std::string counted_value(const std::string& name, language wanted) {
    if (name == "true") return say(wanted, "ja", "yes");
    if (name == "false") return say(wanted, "nej", "no");
    if (name == "?") return say(wanted, "uafklaret", "undetermined");
    return show(value(name), wanted);
}

/// "ja: 960, nej: 250, uafklaret: 10".
std::string shown_counts(const context_value& counts, language wanted) {
    std::string out;
    std::string open;
    for (std::size_t i = 0; i < counts.entries.size(); ++i) {
        const auto& name = counts.shape->names[i];
        const auto one = counted_value(name, wanted) + ": " + show(counts.entries[i], wanted);
        if (name == "?")
            open = one;
        else
            out += (out.empty() ? std::string() : ", ") + one;
    }
    if (open.empty()) return out;
    return out.empty() ? open : out + ", " + open;
}

/// What comes before a full stop in a name: the entity that it belongs to.
std::string_view entity_in(const std::string& name) {
    const auto stop = name.find('.');
    return stop == std::string::npos ? std::string_view() : std::string_view(name).substr(0, stop);
}

std::string shown_words(const used& what, language wanted) {
    const auto intro = say(wanted, "Sagsbehandlerens begrundelse: ", "The caseworker's reason: ");
    if (!what.value.is(kind::string)) return intro + shown_value(what, wanted);
    return intro + say(wanted, "»", "“") + show(what.value, wanted) + say(wanted, "«", "”");
}

} // namespace

const std::string& called(const bilingual& label, const std::string& name, language wanted) {
    return label.empty() ? name : label.in(wanted);
}

std::string mark_word(eval::mark mark, language wanted) {
    switch (mark) {
    case eval::mark::met:
        return say(wanted, "Opfyldt", "Met");
    case eval::mark::not_met:
        return say(wanted, "Ikke opfyldt", "Not met");
    case eval::mark::undecided:
        return say(wanted, "Uafklaret", "Undecided");
    case eval::mark::failed:
        return say(wanted, "Fejlet", "Failed");
    case eval::mark::not_reached:
        break;
    }
    return say(wanted, "Ikke nået", "Not reached");
}

std::size_t source_list::number(const cited& source) {
    const auto at = std::find_if(all_.begin(), all_.end(),
                                 [&](const cited& other) { return other.id == source.id; });
    const auto before = static_cast<std::size_t>(at - all_.begin());
    if (at == all_.end()) all_.push_back(source);
    return before + 1;
}

std::string full_source(const cited& source, language wanted) {
    std::string out = called(source.title, source.id, wanted);
    const auto add = [&out](const std::string& more) {
        if (!more.empty()) out += ", " + more;
    };
    add(source.issuer);
    const auto day = date::parse(source.published);
    add(day ? show(*day, wanted) : std::string());
    add(source.reference);
    add(source.url);
    return out;
}

std::string grounds_note(const reason& of, source_list& sources, language wanted) {
    std::vector<std::string> notes;
    if (of.interpretation) notes.push_back(interpretation_word(wanted));
    auto cites = sources_note(of.sources, sources, wanted);
    if (!cites.empty()) notes.push_back(std::move(cites));
    return in_parentheses(notes);
}

std::string shown_value(const used& what, language wanted) {
    const bool fact = what.what == used::kind::fact;
    if (what.what == used::kind::related) {
        if (what.value.is_null()) return say(wanted, "ikke oplyst", "not supplied");
        if (what.value.is(kind::context)) return shown_counts(what.value.as_context(), wanted);
    }
    auto out = shown(what.value, {wanted, what.name, fact, is_money(what.unit)});
    if (!what.unit.empty() && what.value.is(kind::number) && !is_money(what.unit))
        out += " " + unit_words(what.unit, what.value.as_number(), wanted);
    return out;
}

std::string in_its_place(const used& what, language wanted) {
    if (what.value.is_partial()) {
        return say(wanted, "ikke oplyst, og det, der kan træde i stedet, er uafklaret",
                   "not supplied, and what can take its place is undetermined");
    }
    return say(wanted, "ikke oplyst; regnet ud efter reglerne i stedet: ",
               "not supplied; worked out by the rules instead: ") +
           shown_value(what, wanted);
}

std::string shown_use(const used& what, language wanted) {
    if (!what.judgement.empty()) return shown_words(what, wanted);
    auto name = called(what.label, what.name, wanted);
    const auto entity = entity_in(what.name);
    if (!entity.empty() && !what.label.empty()) name += " (" + std::string(entity) + ")";
    return name + ": " +
           (what.what == used::kind::stand_in ? in_its_place(what, wanted)
                                              : shown_value(what, wanted));
}

std::string parameter_note(const used& what, source_list& sources, language wanted) {
    std::vector<std::string> notes;
    if (what.changed) {
        notes.push_back(
            say(wanted, "ændret i forhold til regelsættet", "changed from what the ruleset says"));
    }
    const auto colon = what.text.empty() ? "" : ": ";
    const auto flag = what.interpretation ? interpretation_word(wanted) + colon : std::string();
    if (!flag.empty() || !what.text.empty()) notes.push_back(flag + clause(what.text.in(wanted)));
    auto cites = sources_note(what.sources, sources, wanted);
    if (!cites.empty()) notes.push_back(std::move(cites));
    return in_parentheses(notes);
}

bool is_open(const used& what) {
    if (what.what == used::kind::related) return what.value.is_null();
    return what.value.is_partial();
}

} // namespace hjemmel::explain::detail
