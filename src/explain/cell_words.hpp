// SPDX-License-Identifier: Apache-2.0
// A table cell's test in words.
#pragma once

#include "vocabulary.hpp"

#include <string>
#include <string_view>

namespace hjemmel::explain::detail {

/// `>= 30` as "mindst 30", `not("a", "b")` as "ikke a eller b", `false` as "nej"; what is no such
/// simple test comes back as the file writes it, in quotation marks.
std::string cell_words(std::string_view test, const vocabulary& words);

/// Whether a test only names values: then a met cell says no more than its value.
bool names_values(std::string_view test);

} // namespace hjemmel::explain::detail
