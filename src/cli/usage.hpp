// SPDX-License-Identifier: Apache-2.0
// What is wrong with a command line, said in the language asked for.
#pragma once

#include "messages.hpp"

#include <CLI/CLI.hpp>

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hjemmel::cli {

/// The words that values of some options are chosen among.
using option_words = std::map<const CLI::Option*, std::vector<std::string>>;

/// The language that the words ask for, also where the rest of them is wrong.
language language_of(std::span<const std::string> words);

/// The message about the first word that is wrong, or about what is missing; nothing where the
/// words can be read, and where they ask for help.
std::optional<std::string> misuse(CLI::App& app, const option_words& known,
                                  std::span<const std::string> words, const manner& how);

} // namespace hjemmel::cli
