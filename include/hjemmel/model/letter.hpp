// SPDX-License-Identifier: Apache-2.0
// Letters as a rule file states them: texts with placeholders, which are all that is replaced.
#pragma once

#include <hjemmel/core/bilingual.hpp>
#include <hjemmel/core/place.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hjemmel::model {

/// A text in both languages that knows where its words stand. English may be left out.
struct located_words {
    located_text da{};
    located_text en{};

    bool empty() const { return da.text.empty() && en.text.empty(); }
    /// The text in `wanted`, or in the other language where that one is empty.
    const std::string& in(language wanted) const {
        const auto& first = wanted == language::da ? da : en;
        const auto& second = wanted == language::da ? en : da;
        return first.text.empty() ? second.text : first.text;
    }
};

/// What a value, or a field of one, is called in texts for people: `gruppe_1` is "gruppe 1".
struct word {
    located_text name{};
    bilingual text{};
};

/// What the name is called; nullptr where it has no word.
inline const word* find_word(const std::vector<word>& all, std::string_view name) {
    const auto at = std::find_if(all.begin(), all.end(),
                                 [name](const word& one) { return one.name.text == name; });
    return at == all.end() ? nullptr : &*at;
}

/// A letter about decisions: a frame, and parts of which the outcome's status chooses one.
struct letter {
    located_text name{};
    std::vector<located_text> decisions{};
    located_words title{};
    located_words text{};         ///< the frame, `{{answer}}` in it is the part below
    located_words known{};        ///< what it says when the status is known, and so on
    located_words undetermined{}; ///< also where parts of the answer alone are
    located_words failed{};       ///< also where the facts were refused
    located_words outside{};      ///< no version is in force
    located_words appeal{};       ///< guidance on complaints; shown with a known outcome only
};

/// A part of a letter, as its key names it.
struct letter_part {
    std::string_view key;
    located_words letter::*text;
};

inline constexpr letter_part letter_parts[] = {
    {"title", &letter::title},   {"text", &letter::text},
    {"known", &letter::known},   {"undetermined", &letter::undetermined},
    {"failed", &letter::failed}, {"outside", &letter::outside},
    {"appeal", &letter::appeal},
};

/// Letters of a file of their own, that change those of a ruleset.
struct letter_file {
    source_file_ptr file{};
    located_text ruleset{};
    std::vector<letter> letters{};
};

/// `base` with what `changes` says: by name and part, so that what a change leaves out stands.
inline std::vector<letter> merged(std::vector<letter> base, const std::vector<letter>& changes) {
    for (const auto& change : changes) {
        const auto same = [&](const letter& one) { return one.name.text == change.name.text; };
        const auto at = std::find_if(base.begin(), base.end(), same);
        if (at == base.end()) {
            base.push_back(change);
            continue;
        }
        if (!change.decisions.empty()) at->decisions = change.decisions;
        for (const auto& part : letter_parts) {
            if (!(change.*part.text).empty()) (*at).*part.text = change.*part.text;
        }
    }
    return base;
}

/// A piece of a letter's text: words as they stand, or a placeholder `{{name}}`, `{{name:about}}`.
struct letter_piece {
    bool placeholder = false;
    bool open = false;      ///< a placeholder without its `}}`
    std::string_view words; ///< what stands as it is, or the placeholder's name
    std::string_view about; ///< what follows its colon
    std::size_t begin = 0;  ///< bytes of the text
    std::size_t end = 0;
};

namespace detail {

inline std::string_view without_blanks(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\n") - first + 1);
}

} // namespace detail

/// The pieces of a text, in its order. They point into it.
inline std::vector<letter_piece> letter_pieces(std::string_view text) {
    std::vector<letter_piece> out;
    const auto add = [&](letter_piece one) {
        if (one.end > one.begin) out.push_back(one);
    };
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = std::min(text.find("{{", at), text.size());
        add({false, false, text.substr(at, begin - at), {}, at, begin});
        if (begin == text.size()) break;
        const auto close = text.find("}}", begin);
        if (close == std::string_view::npos) {
            add({true, true, text.substr(begin), {}, begin, text.size()});
            break;
        }
        const auto inside = text.substr(begin + 2, close - begin - 2);
        const auto colon = std::min(inside.find(':'), inside.size());
        const auto about = colon < inside.size() ? inside.substr(colon + 1) : std::string_view();
        add({true, false, detail::without_blanks(inside.substr(0, colon)),
             detail::without_blanks(about), begin, close + 2});
        at = close + 2;
    }
    return out;
}

} // namespace hjemmel::model
