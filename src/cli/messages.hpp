// SPDX-License-Identifier: Apache-2.0
// Messages for the person at the command line.
#pragma once

#include "terminal.hpp"

#include <hjemmel/core/diagnostic.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hjemmel::cli {

/// How messages are written.
struct manner {
    language lang = language::da;
    bool colour = false;
};

/// A diagnostic as lines of text. `first_line` is that of the case in its file.
std::string message(const diagnostic& what, const manner& how, std::size_t first_line = 1);

/// Wrong use: `hjemmel: fejl: …` and what to do about it.
std::string wrong_use(const bilingual& text, const bilingual& hint, const manner& how);

/// Wrong use: this name is not known; the nearest of the known ones, or all of them, as the hint.
std::string unknown_name(const bilingual& what, std::string_view name,
                         const std::vector<std::string>& known, const manner& how);

/// Writes one whole result on standard output; a message where it cannot be written.
exit_status write_whole(std::string_view text, const manner& how);

} // namespace hjemmel::cli
