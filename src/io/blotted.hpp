// SPDX-License-Identifier: Apache-2.0
// Texts of facts with each value blotted out, byte for byte as long: fit to point into.
#pragma once

#include <string>
#include <string_view>

namespace hjemmel::io::detail {

/// A JSON text of which names, punctuation and blanks are left, also where it is torn.
std::string blotted_json(std::string_view text);

/// A CSV record of which separators, quotes and line ends are left.
std::string blotted_row(std::string_view text, char separator);

} // namespace hjemmel::io::detail
