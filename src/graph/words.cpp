// SPDX-License-Identifier: Apache-2.0
#include "words.hpp"

namespace hjemmel::graph::detail {

std::string day_words(date day, language lang) {
    return lang == language::da ? day.danish() : day.english();
}

std::string heading_of(const decision_graph& of, language lang) {
    std::string out = of.title.empty() ? of.ruleset : of.title.in(lang);
    if (!of.from) return out;
    const bool danish = lang == language::da;
    out += (danish ? ", gælder fra " : ", in force from ") + day_words(*of.from, lang);
    if (of.to) out += (danish ? " til " : " to ") + day_words(*of.to, lang);
    return out;
}

} // namespace hjemmel::graph::detail
