// SPDX-License-Identifier: Apache-2.0
// An outcome as a letter: a template of the ruleset or of a municipality, filled in.
#pragma once

#include <hjemmel/eval/outcome.hpp>
#include <hjemmel/explain/reason.hpp>
#include <hjemmel/model/letter.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace hjemmel::explain {

/// The letter called `name` if it is about this decision, or the first that is where no name is
/// given; nullptr where there is none.
const model::letter* letter_for(const std::vector<model::letter>& all, std::string_view decision,
                                std::string_view name = {});

/// The outcome by the template `form`, or by the default one where it is null. Only the
/// placeholders that docs/letters.md lists are replaced, once: braces in a value stay as they are.
/// The part that tells the answer is chosen by the status, so that nothing undetermined is stated
/// as fact; that the letter is advice is said in every one. Lines of about 100 characters.
std::string letter(const eval::outcome& of, const reason& tree, const model::letter* form,
                   language wanted);

} // namespace hjemmel::explain
