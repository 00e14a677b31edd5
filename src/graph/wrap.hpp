// SPDX-License-Identifier: Apache-2.0
// Breaks labels into lines without knowing the font.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hjemmel::graph::detail {

/// How wide a text is at most in a common sans-serif of this size, in pixels.
int text_width(std::string_view text, int size);

/// The text in lines that are no wider than this, broken at blanks, after underscores and hyphens,
/// or where a word alone is too wide. At most so many lines: then the last ends with an ellipsis.
std::vector<std::string> wrapped(std::string_view text, int size, int width, std::size_t lines);

} // namespace hjemmel::graph::detail
