// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/explain/letter.hpp>

#include "blocks.hpp"
#include "missing_why.hpp"
#include "numbers.hpp"
#include "phrases.hpp"
#include "sections.hpp"
#include "values.hpp"

#include <hjemmel/core/mask.hpp>

#include <algorithm>
#include <utility>

namespace hjemmel::explain {

namespace {

using detail::lines;
using detail::say;
using model::letter_piece;

/// The frame of a letter that has none of its own.
constexpr std::string_view default_frame = "{{answer}}\n\n{{advice}}\n\n{{reasons}}\n\n"
                                           "{{missing}}\n\n{{remarks}}\n\n{{appeal}}\n\n"
                                           "{{version}}\n\n{{sources}}\n";

std::string default_title(language w) {
    return say(w, "Vejledende vurdering: {{label}}", "Advisory assessment: {{label}}");
}

std::string advice(language w) {
    return say(w,
               "Vurderingen er vejledende, indtil en sagsbehandler har taget stilling til sagen "
               "og skrevet under.",
               "The assessment is advice only, until a caseworker has decided the case and "
               "signed.");
}

/// Where a decision's case, or the one above it, has this fact.
struct fact_place {
    const eval::instance* where = nullptr;
    plan::index slot = plan::none;
};

fact_place place_of(const plan::program& in, const eval::instance* where, std::string_view name) {
    if (where == nullptr) return {};
    const auto slot = in.entities[where->entity].find(name);
    if (slot != plan::none && in.entities[where->entity].slots[slot].is_fact) return {where, slot};
    return place_of(in, where->parent, name);
}

/// The part of the letter that this status chooses; empty where the letter has none.
const std::string& part_for(const model::letter& form, status of, language w) {
    switch (of) {
    case status::known:
        return form.known.in(w);
    case status::undetermined:
        return form.undetermined.in(w);
    case status::outside_validity:
        return form.outside.in(w);
    default:
        return form.failed.in(w);
    }
}

class writer {
  public:
    writer(const eval::outcome& of, const reason& tree, const model::letter& form, language w)
        : form_(form), w_(w), words_(detail::words_of(of, w)), what_(of, tree, words_) {
        // Told first, since sources are numbered in the order in which the letter cites them.
        const bool in_full = has("reasons");
        lines reasons;
        detail::sections why(reasons, words_);
        if (in_full)
            why.reasons(of, what_.tree);
        else
            why.deciding_alone(of, what_.tree);
        (in_full ? reasons_ : why_) = reasons.take();
        lines sources;
        detail::source_lines(sources, why.sources(), w);
        sources_ = sources.take();
    }

    std::string take() {
        fill(form_.title.empty() ? default_title(w_) : form_.title.in(w_));
        out_.gap();
        fill(frame());
        if (!advised_) {
            out_.gap();
            out_.put(0, advice(w_));
        }
        auto text = out_.take();
        while (text.ends_with("\n\n"))
            text.pop_back();
        return text;
    }

  private:
    std::string frame() const {
        return form_.text.empty() ? std::string(default_frame) : form_.text.in(w_);
    }

    /// Whether this block stands in the frame or in the part that the status chooses.
    bool has(std::string_view name) const {
        const auto names = [name](const std::string& text) {
            const auto pieces = model::letter_pieces(text);
            return std::any_of(pieces.begin(), pieces.end(), [name](const letter_piece& one) {
                return one.placeholder && one.words == name;
            });
        };
        return names(frame()) || names(part_for(form_, what_.of.status, w_));
    }

    /// Line by line: a placeholder alone on its line may be a block, all others are put into it.
    void fill(const std::string& text) {
        for (std::size_t at = 0; at < text.size();) {
            const auto end = std::min(text.find('\n', at), text.size());
            line(std::string_view(text).substr(at, end - at));
            at = end + 1;
        }
    }

    void line(std::string_view text) {
        const auto pieces = model::letter_pieces(text);
        if (pieces.size() == 1 && pieces.front().placeholder && block(pieces.front().words)) return;
        std::string filled;
        for (const auto& piece : pieces)
            filled += piece.placeholder ? inline_value(piece) : std::string(piece.words);
        if (filled.find_first_not_of(" \t\r") == std::string::npos) return out_.gap();
        out_.put(0, filled);
    }

    /// Writes a block; false where the name is of none.
    bool block(std::string_view name) {
        if (inside_ && (name == "answer" || name == "appeal")) return true; // never in each other
        if (name == "answer") {
            answer();
        } else if (name == "reasons") {
            out_.raw(reasons_);
        } else if (name == "why") {
            out_.raw(why_);
        } else if (name == "missing") {
            detail::missing_with_reasons(out_, what_);
        } else if (name == "remarks") {
            detail::remarks(out_, what_);
        } else if (name == "version") {
            version();
        } else if (name == "sources") {
            out_.raw(sources_);
        } else if (name == "advice") {
            out_.put(0, advice(w_));
            advised_ = true;
        } else if (name == "appeal") {
            if (what_.of.status == status::known) part(form_.appeal.in(w_));
        } else {
            return false;
        }
        return true;
    }

    /// A letter that says itself that no version is in force does not say it twice.
    void version() {
        const bool outside = what_.of.status == status::outside_validity;
        if (outside && !part_for(form_, what_.of.status, w_).empty()) {
            out_.put(0, say(w_, "Regelsæt: »", "Ruleset: “") + ruleset() + say(w_, "«.", "”."));
        } else {
            detail::assessment(out_, what_);
        }
        detail::changes(out_, what_);
    }

    void answer() {
        const auto& chosen = part_for(form_, what_.of.status, w_);
        if (chosen.empty()) return detail::answer(out_, what_);
        part(chosen);
    }

    void part(const std::string& text) {
        inside_ = true;
        fill(text);
        inside_ = false;
    }

    std::string inline_value(const letter_piece& piece) const {
        if (piece.words == "result" && what_.of.status == status::known)
            return detail::answer_words(what_);
        if (piece.words == "possible") return detail::still_words(what_);
        if (piece.words == "label") return detail::called(what_.tree.label, what_.of.decision, w_);
        if (piece.words == "date") return show(what_.of.date, w_);
        if (piece.words == "ruleset") return ruleset();
        if (piece.words == "id") return masked(what_.of.id);
        if (piece.words == "fact") return fact(piece.about);
        return {};
    }

    std::string ruleset() const {
        const auto& record = what_.of.evidence;
        if (!record || !record->program) return what_.of.ruleset;
        return detail::called(record->program->source->title, what_.of.ruleset, w_);
    }

    std::string fact(std::string_view name) const {
        const auto missing = say(w_, "ikke oplyst", "not supplied");
        const auto& record = what_.of.evidence;
        if (!record || !record->program) return missing;
        const bool evaluated = record->root != nullptr;
        const auto at =
            place_of(*record->program, evaluated ? record->root.get() : record->given.get(), name);
        if (at.where == nullptr || at.slot >= at.where->slots.size()) return missing;
        const auto& slot = record->program->entities[at.where->entity].slots[at.slot];
        const auto& found = at.where->slots[at.slot];
        if ((found.is_partial() || found.is_null()) && is_faulty(slot.name))
            return say(w_, "oplyst med fejl", "supplied with a fault");
        used one;
        one.name = slot.name;
        if (at.slot < at.where->origins.size() &&
            at.where->origins[at.slot] == eval::origin::stand_in)
            one.what = used::kind::stand_in;
        const auto& unit = record->program->source->facts[slot.source].unit;
        one.unit = detail::is_money(unit) ? unit : words_.called(unit);
        one.value = words_.spoken(found);
        return one.what == used::kind::stand_in ? detail::in_its_place(one, w_)
                                                : detail::shown_value(one, w_);
    }

    /// Whether the fact, or a part of it, was refused.
    bool is_faulty(std::string_view name) const {
        const auto about = [name](const diagnostic& one) {
            const bool whole = one.fact.size() == name.size();
            return one.level == severity::error && one.fact.starts_with(name) &&
                   (whole || one.fact[name.size()] == '.' || one.fact[name.size()] == '[');
        };
        return std::any_of(what_.of.diagnostics.begin(), what_.of.diagnostics.end(), about);
    }

    const model::letter& form_;
    language w_;
    detail::vocabulary words_;
    detail::told what_;
    lines out_{};
    std::string reasons_{}; ///< one of these: a letter tells them in full or in short
    std::string why_{};
    std::string sources_{};
    bool advised_ = false;
    bool inside_ = false; ///< in a part of the letter, not in its frame
};

} // namespace

const model::letter* letter_for(const std::vector<model::letter>& all, std::string_view decision,
                                std::string_view name) {
    const auto fits = [&](const model::letter& one) {
        if (!name.empty() && one.name.text != name) return false;
        return std::any_of(one.decisions.begin(), one.decisions.end(),
                           [&](const located_text& of) { return of.text == decision; });
    };
    const auto at = std::find_if(all.begin(), all.end(), fits);
    return at == all.end() ? nullptr : &*at;
}

std::string letter(const eval::outcome& of, const reason& tree, const model::letter* form,
                   language wanted) {
    static const model::letter none{};
    return writer(of, tree, form == nullptr ? none : *form, wanted).take();
}

} // namespace hjemmel::explain
