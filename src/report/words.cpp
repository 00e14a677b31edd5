// SPDX-License-Identifier: Apache-2.0
#include "words.hpp"

#include <hjemmel/core/mask.hpp>

#include <iterator>

namespace hjemmel::report {

std::string called(const bilingual& label, const std::string& name, language wanted) {
    return label.empty() ? name : label.in(wanted);
}

std::string capital(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string word(const model::version& in, const std::string& name, language wanted) {
    const auto* found = model::find_word(in.words, name);
    return masked(found == nullptr ? name : found->text.in(wanted));
}

std::string heading_text(const model::version& in, const heading& of, language wanted) {
    switch (of.what) {
    case heading::kind::none:
        return say(wanted, "Ingen", "None");
    case heading::kind::not_supplied:
        return say(wanted, "Ikke oplyst", "Not supplied");
    case heading::kind::undetermined:
        return say(wanted, "Uafklaret", "Undetermined");
    case heading::kind::failed:
        return say(wanted, "Kan ikke opgøres", "Cannot be determined");
    case heading::kind::total:
        return say(wanted, "I alt", "Total");
    case heading::kind::value:
        break;
    }
    if (of.id == "true") return say(wanted, "Ja", "Yes");
    if (of.id == "false") return say(wanted, "Nej", "No");
    return capital(word(in, of.id, wanted));
}

std::string derivable_text(const model::version& in, const sheet& of, language wanted) {
    std::string cells;
    for (auto at = of.derivable.begin(); at != of.derivable.end(); ++at) {
        const bool first = at == of.derivable.begin();
        if (!first && at->row == std::prev(at)->row)
            cells += ", ";
        else
            cells += (first ? "" : "; ") + heading_text(in, of.rows[at->row], wanted) + ": ";
        cells += heading_text(in, of.columns[at->column], wanted);
    }
    if (cells.empty()) return {};
    return say(wanted,
               "Advarsel: Disse skjulte tal kan regnes ud af tabellen læst som helhed, så den bør "
               "ikke offentliggøres, som den er: ",
               "Warning: these hidden numbers can be worked out from the table read as a whole, so "
               "it should not be published as it is: ") +
           cells + ".";
}

} // namespace hjemmel::report
