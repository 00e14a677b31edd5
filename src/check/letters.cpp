// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/check/letters.hpp>

#include <hjemmel/core/nearest.hpp>

#include <algorithm>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace hjemmel::check {

namespace {

using model::letter;
using model::letter_piece;

constexpr std::string_view inline_names[] = {"result",  "possible", "label", "date",
                                             "ruleset", "id",       "fact"};
constexpr std::string_view block_names[] = {"answer", "why",     "reasons", "missing", "remarks",
                                            "appeal", "version", "sources", "advice"};

bool in(std::span<const std::string_view> all, std::string_view name) {
    return std::find(all.begin(), all.end(), name) != all.end();
}

bilingual named(std::string_view da, std::string_view en, std::string_view name,
                std::string_view da_rest, std::string_view en_rest) {
    bilingual out;
    out.da.append(da).append(" ").append(name).append(" ").append(da_rest);
    out.en.append(en).append(" ").append(name).append(" ").append(en_rest);
    return out;
}

/// Where a part of a letter is shown.
struct part_rules {
    bool known = false;        ///< only where the status is known
    bool undetermined = false; ///< only where it is undetermined
    bool blocks = true;
    bool frame = false; ///< the parts are put into it
};

part_rules rules_of(std::string_view key) {
    if (key == "title") return {.blocks = false};
    if (key == "text") return {.frame = true};
    if (key == "known" || key == "appeal") return {.known = true};
    if (key == "undetermined") return {.undetermined = true};
    return {};
}

class letter_check {
  public:
    explicit letter_check(const model::version& of) : version_(of) {}

    void check(const letter& one) {
        entities_.clear();
        if (one.decisions.empty()) no_decision(one);
        for (const auto& name : one.decisions)
            decision(name);
        for (const auto& part : model::letter_parts) {
            text((one.*part.text).da, rules_of(part.key));
            text((one.*part.text).en, rules_of(part.key));
        }
    }

    diagnostics take() { return std::move(found_); }

  private:
    void report(std::string_view code, const place& where, bilingual text, bilingual hint = {}) {
        diagnostic out;
        out.code = code;
        out.where = where;
        out.text = std::move(text);
        out.hint = std::move(hint);
        found_.push_back(std::move(out));
    }

    void no_decision(const letter& one) {
        std::vector<std::string> known;
        for (const auto& other : version_.letters)
            known.push_back(other.name.text);
        auto hint = meant(one.name.text, known);
        if (hint.empty()) hint = {"Tilføj »decision«.", "Add `decision`."};
        report("unknown-letter", one.name.where,
               named("Brevet", "The letter", one.name.text,
                     "findes ikke i regelsættet og siger ikke, hvad det er om.",
                     "is not in the ruleset and does not say what it is about."),
               std::move(hint));
    }

    void decision(const located_text& name) {
        std::vector<std::string> known;
        for (const auto& one : version_.decisions) {
            if (one.name.text == name.text) return entities_.push_back(one.entity.text);
            known.push_back(one.name.text);
        }
        report("unknown-name", name.where,
               named("Resultatet", "The decision", name.text, "findes ikke.", "does not exist."),
               meant(name.text, known));
    }

    void text(const located_text& of, const part_rules& rules) {
        std::size_t from = 0;
        while (from < of.text.size()) {
            const auto end = std::min(of.text.find('\n', from), of.text.size());
            line(of, from, std::string_view(of.text).substr(from, end - from), rules);
            from = end + 1;
        }
    }

    void line(const located_text& of, std::size_t from, std::string_view words,
              const part_rules& rules) {
        const auto pieces = model::letter_pieces(words);
        for (const auto& piece : pieces) {
            if (!piece.placeholder) continue;
            const auto where = of.at(from + piece.begin, from + piece.end);
            placeholder(piece, where, pieces.size() == 1, rules);
        }
    }

    void placeholder(const letter_piece& piece, const place& where, bool alone,
                     const part_rules& rules) {
        if (piece.open) {
            return report("unclosed-placeholder", where,
                          {"Pladsholderen er ikke lukket.", "The placeholder is not closed."},
                          {"Skriv }} efter navnet på samme linje.",
                           "Write }} after the name on the same line."});
        }
        if (piece.words == "fact") return fact(piece.about, where);
        const bool block = in(block_names, piece.words);
        if (!piece.about.empty() || (!block && !in(inline_names, piece.words)))
            return unknown(piece, where);
        if (block) return this->block(piece.words, where, alone, rules);
        if (piece.words == "result" && !rules.known) unguarded(where, "known");
        if (piece.words == "possible" && !rules.undetermined) unguarded(where, "undetermined");
    }

    void unknown(const letter_piece& piece, const place& where) {
        std::vector<std::string> known(std::begin(inline_names), std::end(inline_names));
        known.insert(known.end(), std::begin(block_names), std::end(block_names));
        report("unknown-placeholder", where,
               named("Pladsholderen", "The placeholder", piece.words, "er ukendt.", "is unknown."),
               meant(piece.words, known));
    }

    void block(std::string_view name, const place& where, bool alone, const part_rules& rules) {
        const bool of_frame = name == "answer" || name == "appeal";
        if (!rules.blocks || (of_frame && !rules.frame)) {
            return report("placeholder-line", where,
                          named("Pladsholderen", "The placeholder", name, "kan ikke stå her.",
                                "cannot stand here."),
                          {"Sæt den i brevets »text«.", "Put it into the letter's `text`."});
        }
        if (alone) return;
        report("placeholder-line", where,
               named("Pladsholderen", "The placeholder", name,
                     "er et afsnit og skal stå alene på sin linje.",
                     "is a block and must stand alone on its line."),
               {"Giv den en linje for sig selv.", "Give it a line of its own."});
    }

    void unguarded(const place& where, const std::string& part) {
        report("unguarded-result", where,
               {"Her ville resultatet stå, uanset om det er afklaret.",
                "The result would stand here whether or not it is determined."},
               {"Flyt sætningen til »" + part + "«, og skriv {{answer}} her.",
                "Move the sentence to `" + part + "`, and write {{answer}} here."});
    }

    /// The entity that has many of this one; empty where there is none.
    std::string above(const std::string& entity) const {
        for (const auto& one : version_.entities) {
            if (one.name.text != entity) continue;
            for (const auto& other : version_.entities) {
                if (!one.plural.empty() && other.has.text == one.plural) return other.name.text;
            }
        }
        return {};
    }

    void fact(std::string_view name, const place& where) {
        for (const auto& entity : entities_) {
            std::vector<std::string> known;
            const auto parent = above(entity);
            bool found = false;
            for (const auto& one : version_.facts) {
                const bool own = one.entity.text == entity;
                if (!own && (parent.empty() || one.entity.text != parent)) continue;
                known.push_back(one.name.text);
                found = found || one.name.text == name;
            }
            if (found) continue;
            return report("unknown-name", where,
                          named("Oplysningen", "The fact", name, "findes ikke.", "does not exist."),
                          meant(name, known));
        }
    }

    const model::version& version_;
    diagnostics found_{};
    std::vector<std::string> entities_{}; ///< of the letter's decisions
};

} // namespace

diagnostics letters(const model::version& of, const std::vector<model::letter>& all) {
    letter_check check(of);
    for (const auto& one : all)
        check.check(one);
    return check.take();
}

} // namespace hjemmel::check
