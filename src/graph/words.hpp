// SPDX-License-Identifier: Apache-2.0
// Words in pictures: names, headings, what shapes mean.
#pragma once

#include <hjemmel/graph/graph.hpp>

#include <string>

namespace hjemmel::graph::detail {

/// What a person reads in a node: its label, else its name.
inline const std::string& label_of(const node& one, language lang) {
    return one.label.empty() ? one.name : one.label.in(lang);
}

inline const std::string& label_of(const group& one, language lang) {
    return one.label.empty() ? one.name : one.label.in(lang);
}

/// What nodes of this kind are called.
inline bilingual kind_words(const node& one) {
    switch (one.kind) {
    case node_kind::fact:
        return {"Oplysning", "Fact"};
    case node_kind::parameter:
        return {"Parameter", "Parameter"};
    case node_kind::function:
        return {"Funktion", "Function"};
    case node_kind::service:
        return {"Tjeneste", "Service"};
    default:
        return one.helper ? bilingual{"Mellemresultat", "Intermediate result"}
                          : bilingual{"Resultat", "Decision"};
    }
}

/// 1. august 2017, 1 August 2017.
std::string day_words(date day, language lang);

/// The ruleset's title and the days on which the version is in force.
std::string heading_of(const decision_graph& of, language lang);

} // namespace hjemmel::graph::detail
