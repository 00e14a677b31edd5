// SPDX-License-Identifier: Apache-2.0
// Bytes as they were read -> a text that can be trusted: size, UTF-8, no control characters.
#pragma once

#include <hjemmel/core/limits.hpp>
#include <hjemmel/core/place.hpp>
#include <hjemmel/core/result.hpp>

#include <string>
#include <string_view>

namespace hjemmel::load {

/// The file `name` with `bytes` as its text, without a UTF-8 byte order mark. Errors:
/// `limit-bytes`, `utf-16`, `invalid-utf8` and `control-character` (any below U+0020 but tab, line
/// feed and a carriage return before one), each with the place of the first such byte.
result<source_file_ptr> checked_text(std::string name, std::string bytes,
                                     const load_limits& limits);

/// What names these exact bytes: their SHA-256 in lower-case hexadecimal.
std::string digest(std::string_view bytes);

} // namespace hjemmel::load
