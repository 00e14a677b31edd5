// SPDX-License-Identifier: Apache-2.0
// The blocks that texts about an outcome are made of: answer, assessment, what is missing, sources.
#pragma once

#include "lines.hpp"
#include "vocabulary.hpp"

#include <hjemmel/eval/outcome.hpp>
#include <hjemmel/explain/reason.hpp>

#include <string>
#include <vector>

namespace hjemmel::explain::detail {

/// An outcome ready to be told.
struct told {
    const eval::outcome& of;
    const vocabulary& words;
    reason tree;  ///< in words
    value answer; ///< in words

    told(const eval::outcome& what, const reason& why, const vocabulary& spoken_in)
        : of(what), words(spoken_in), tree(spoken_in.spoken(why)),
          answer(spoken_in.spoken(what.value)) {}
};

/// The answer in one line, with its unit.
std::string answer_words(const told& what);

/// What the answer can still be; empty where that says nothing.
std::string still_words(const told& what);

/// That it is advice.
std::string advice_words(language wanted);

// Each block is written with its heading where it has one, and not at all where it is empty.

void answer(lines& out, const told& what);
/// On which day, by which version.
void assessment(lines& out, const told& what);
/// What the host set or said otherwise.
void changes(lines& out, const told& what);
void missing(lines& out, const told& what);
/// That the list of what is missing may hold more than it must, where that is so.
void perhaps_too_many(lines& out, const eval::outcome& of, language wanted);
/// Faults and warnings, without the values of facts.
void remarks(lines& out, const told& what);
void source_lines(lines& out, const std::vector<cited>& all, language wanted);

} // namespace hjemmel::explain::detail
