// SPDX-License-Identifier: Apache-2.0
// YAML events -> a tree of plain data in which each scalar knows where its bytes stand.
#pragma once

#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/core/limits.hpp>
#include <hjemmel/core/place.hpp>
#include <hjemmel/model/data.hpp>

#include <optional>

namespace hjemmel::load {

/// The one YAML document of `file` (a text from `checked_text`); every fault is added to `faults`.
/// Nothing when the tree cannot be trusted: no YAML, empty, beyond a limit, aliases, merge keys,
/// keys that are no scalars, content after the document. A tree comes in spite of anchors, tags
/// and duplicate keys (the first counts), so that faults further on are found in the same run.
/// Scalars keep their text whatever their quoting; an empty value and `~` are an empty text.
std::optional<model::data> tree(const source_file_ptr& file, const load_limits& limits,
                                diagnostics& faults);

} // namespace hjemmel::load
