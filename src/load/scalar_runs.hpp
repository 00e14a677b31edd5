// SPDX-License-Identifier: Apache-2.0
// Where each byte of a YAML scalar's value stands in the file, whatever the scalar's style.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::load::detail {

/// Ascending pairs (byte in the value, byte in the file), as `located_text::runs` has them, and
/// the byte in the file after the scalar, its closing quote included.
struct scalar_place {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> runs;
    std::size_t end = 0;
};

/// Reads the scalar that begins at byte `begin` of `file` once more, in step with the value that
/// the YAML parser made of it. Nothing when a quoted scalar has no closing quote.
std::optional<scalar_place> scalar_runs(std::string_view file, std::size_t begin,
                                        std::string_view value);

} // namespace hjemmel::load::detail
