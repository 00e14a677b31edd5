// SPDX-License-Identifier: Apache-2.0
// Where the bytes of facts come from: a file, a text, or whatever the host reads from.
#pragma once

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string_view>

namespace hjemmel::io {

/// Fills at most `room` bytes and says how many: 0 at the end, nothing when reading failed.
using byte_source = std::function<std::optional<std::size_t>(char* into, std::size_t room)>;

/// The bytes of a stream, which must outlive the source.
byte_source bytes_of(std::istream& stream);

/// The bytes of a text, which must outlive the source.
byte_source bytes_of(std::string_view text);

} // namespace hjemmel::io
