// SPDX-License-Identifier: Apache-2.0
// A decision table's section: the row that decided, and briefly why the others did not.
#include "cell_words.hpp"
#include "numbers.hpp"
#include "phrases.hpp"
#include "sections.hpp"
#include "values.hpp"

#include <hjemmel/core/place.hpp>

#include <algorithm>

namespace hjemmel::explain::detail {

namespace {

/// More rows that do not fit than this are only counted.
constexpr std::size_t most_rows = 12;

/// A value longer than this is not repeated beside a test.
constexpr std::size_t long_value = 50;

/// What the column names, where it is one fact or decision; nullptr for a longer expression.
const used* subject(const reason& cell) {
    for (const auto& one : cell.facts) {
        if (one.name == cell.id) return &one;
    }
    return nullptr;
}

std::string subject_name(const reason& cell, language w) {
    if (!cell.label.empty()) return cell.label.in(w);
    if (subject(cell) != nullptr) return cell.id;
    return say(w, "»", "“") + cell.id + say(w, "«", "”");
}

std::string quoted_name(const reason& cell, language w) {
    const auto& name = cell.label.empty() ? cell.id : cell.label.in(w);
    return say(w, "»", "“") + name + say(w, "«", "”");
}

std::size_t count_rows(const reason& node, eval::mark mark) {
    return static_cast<std::size_t>(
        std::count_if(node.parts.begin(), node.parts.end(), [mark](const reason& part) {
            return part.what == reason::kind::row && part.mark == mark;
        }));
}

/// That a row fits, in a table that is still open: what that means is told by the hit policy.
std::string fits(std::string_view hit_policy, language w) {
    if (hit_policy == "FIRST") {
        return say(w, " – passer, men en række før den kan gå forud",
                   " – fits, but a row before it can take precedence");
    }
    if (hit_policy == "PRIORITY") {
        return say(w, " – passer, men en række med højere prioritet kan gå forud",
                   " – fits, but a row of higher priority can take precedence");
    }
    if (hit_policy == "UNIQUE" || hit_policy == "ANY") return say(w, " – passer", " – fits");
    return say(w, " – passer og tæller med, hvad enten de uafklarede rækker passer eller ej",
               " – fits and counts, whether or not the undecided rows fit");
}

} // namespace

void sections::table(const reason& node) {
    const bool open = node.mark == eval::mark::undecided;
    const auto hits = count_rows(node, eval::mark::met);
    const auto faults = count_rows(node, eval::mark::failed);
    if (open) {
        candidates(node);
    } else if (node.mark == eval::mark::failed && hits + faults > 0) {
        stopped(node);
    } else if (hits == 0) {
        out_.put(0, say(w_, "Ingen række i beslutningstabellen passer.",
                        "No row of the decision table fits."));
    } else {
        for (std::size_t i = 0; i < node.parts.size(); ++i) {
            const auto& row = node.parts[i];
            if (row.what == reason::kind::row && row.mark == eval::mark::met) deciding(row, i + 1);
        }
    }
    if (alone_) return;
    excluded(node);
    if (!open && count_rows(node, eval::mark::undecided) > 0) {
        out_.put(0, say(w_, "Rækker, der er uafklarede, kan ikke ændre resultatet.",
                        "Rows that are undecided cannot change the result."));
    }
    if (!open && count_rows(node, eval::mark::not_reached) > 0 && hits > 0) {
        out_.put(0, say(w_, "De øvrige rækker er ikke nået, for den første, der passer, gælder.",
                        "The other rows were not reached, since the first that fits counts."));
    }
}

std::string sections::row_name(const reason& row, std::size_t number, bool with_answer) const {
    const auto word = with_answer ? say(w_, "Række ", "Row ") : say(w_, "række ", "row ");
    auto name = word + std::to_string(number);
    const bool answers = with_answer && !row.value.is_null();
    const auto answer =
        answers ? shown(row.value, {w_, {}, false, is_money(row.unit)}) : std::string();
    const bool own_name = row.id != std::to_string(number) && row.id != answer;
    if (own_name && row.text.empty()) name += " (" + row.id + ")";
    return answers ? name + say(w_, ", »", ", “") + answer + say(w_, "«", "”") : name;
}

void sections::deciding(const reason& row, std::size_t number) {
    if (alone_ && !row.text.empty()) {
        out_.put(0, row.text.in(w_) + grounds_note(row, sources_, w_) +
                        (row.parts.empty() ? "." : ":"));
        return deciding_cells(row);
    }
    auto intro = say(w_, "Resultatet følger af beslutningstabellens ",
                     "The result follows from the decision table's ") +
                 row_name(row, number, false);
    if (!row.text.empty()) intro += ": " + row.text.in(w_);
    out_.put(0, intro + grounds_note(row, sources_, w_) + (row.parts.empty() ? "." : ":"));
    if (row.parts.empty()) {
        out_.put(0, say(w_, "Rækken gælder for alle, som rækkerne før ikke passer på.",
                        "The row holds for all whom no row before it fits."));
    }
    deciding_cells(row);
}

void sections::deciding_cells(const reason& row) {
    for (const auto& cell : row.parts) {
        if (cell.what != reason::kind::cell) continue;
        out_.item(0, cell_line(cell));
        std::vector<used> said_beside;
        for (const auto& one : cell.facts) {
            if (one.name != cell.id) said_beside.push_back(one);
        }
        facts(said_beside, 1, false);
    }
    facts(row.facts, 0, true);
}

std::string sections::cell_line(const reason& cell) {
    const auto* about = subject(cell);
    const auto test = cell_words(cell.text.in(w_), words_);
    const auto required = say(w_, "krav: ", "required: ") + test;
    const auto name = subject_name(cell, w_);
    const auto mark = mark_word(cell.mark, w_) + ": ";
    if (about == nullptr) return mark + name + " (" + required + ")";
    told_.insert(about->name);
    const bool plain = cell.mark == eval::mark::met && names_values(cell.text.da);
    const bool derived = about->what == used::kind::stand_in;
    const auto shown =
        mark + name + ": " + (derived ? in_its_place(*about, w_) : shown_value(*about, w_));
    return shown + (plain ? std::string() : " (" + required + ")") + elsewhere(*about);
}

void sections::stopped(const reason& node) {
    out_.put(0, say(w_, "Beslutningstabellen giver intet resultat:",
                    "The decision table gives no result:"));
    for (std::size_t i = 0; i < node.parts.size(); ++i) {
        const auto& row = node.parts[i];
        if (row.what != reason::kind::row) continue;
        const auto name = row_name(row, i + 1, true);
        if (row.mark == eval::mark::met) out_.item(0, name + say(w_, ": passer", ": fits"));
        if (row.mark == eval::mark::failed) out_.item(0, name + say(w_, ": fejler", ": fails"));
    }
}

void sections::candidates(const reason& node) {
    out_.put(0, say(w_, "Disse rækker i beslutningstabellen kan endnu give resultatet:",
                    "These rows of the decision table can still give the result:"));
    for (std::size_t i = 0; i < node.parts.size(); ++i) {
        const auto& row = node.parts[i];
        const bool open = row.mark == eval::mark::undecided || row.mark == eval::mark::met;
        if (row.what != reason::kind::row || !open) continue;
        auto line = row_name(row, i + 1, true);
        if (!row.text.empty()) line.append(": ").append(row.text.in(w_));
        if (row.mark == eval::mark::met) line += fits(node.hit_policy, w_);
        out_.item(0, line + grounds_note(row, sources_, w_));
        for (const auto& cell : row.parts) {
            if (cell.what == reason::kind::cell && cell.mark == eval::mark::undecided)
                out_.item(1, cell_line(cell));
        }
    }
}

std::string sections::why_not(const reason& row) const {
    const auto failing = std::find_if(row.parts.begin(), row.parts.end(), [](const reason& cell) {
        return cell.what == reason::kind::cell && cell.mark == eval::mark::not_met;
    });
    if (failing == row.parts.end()) return {};
    const auto test = cell_words(failing->text.in(w_), words_);
    auto out = ": " + quoted_name(*failing, w_) + say(w_, " skal være ", " must be ") + test;
    const auto* about = subject(*failing);
    const auto value = about == nullptr ? std::string() : shown_value(*about, w_);
    if (value.empty() || code_points(value) > long_value || is_open(*about)) return out;
    return out + say(w_, ", men er ", " but is ") + value;
}

void sections::excluded(const reason& node) {
    const auto count = count_rows(node, eval::mark::not_met);
    if (count == 0) return;
    out_.put(0, say(w_, "Rækker, der ikke passer:", "Rows that do not fit:"));
    std::size_t told = 0;
    for (std::size_t i = 0; i < node.parts.size() && told < most_rows; ++i) {
        const auto& row = node.parts[i];
        if (row.what != reason::kind::row || row.mark != eval::mark::not_met) continue;
        out_.item(0, row_name(row, i + 1, true) + why_not(row));
        ++told;
    }
    if (count > told) {
        out_.item(0, say(w_, "og ", "and ") +
                         counted(static_cast<std::int64_t>(count - told), say(w_, "række", "row"),
                                 say(w_, "rækker", "rows"), w_) +
                         say(w_, " til", " more"));
    }
}

} // namespace hjemmel::explain::detail
