// SPDX-License-Identifier: Apache-2.0
// The letters that a command may use: a ruleset's, and those of a file beside it.
#pragma once

#include "arguments.hpp"
#include "messages.hpp"
#include "selection.hpp"
#include "terminal.hpp"

#include <hjemmel/core/result.hpp>
#include <hjemmel/model/letter.hpp>

#include <string>
#include <variant>
#include <vector>

namespace hjemmel::cli {

/// The files of letters under a path: one file, or all of a folder.
result<std::vector<model::letter_file>> letter_files(const std::string& path);

/// The version's letters as the files change them; faults are those of the changed letters.
result<std::vector<model::letter>> changed_letters(const model::version& of,
                                                   const std::vector<model::letter_file>& files);

/// The letters for an evaluation, or how the command ends after telling why there are none. Where
/// a letter but no decision is named, the letter's decisions are asked for.
std::variant<std::vector<model::letter>, exit_status>
letters_of(selection& chosen, evaluate_arguments& asked, const manner& how);

/// Adds what is wrong with letters beside the rules, against every version of their ruleset; of
/// their form alone where `rules` is null. `wrong_use` where they could not be read.
exit_status check_letters(const std::string& path, const catalog* rules, diagnostics& found);

} // namespace hjemmel::cli
