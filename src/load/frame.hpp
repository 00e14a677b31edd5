// SPDX-License-Identifier: Apache-2.0
// What all files under a rules folder share: how they end, and how their faults are told.
#pragma once

#include "parts.hpp"

#include <hjemmel/model/examples.hpp>

namespace hjemmel::load::detail {

/// An error unless the last key is `end` with the ruleset's id, and its line the last one.
void check_end(reader& r, const source_file_ptr& file, const data& root,
               const located_text& ruleset);

/// The id of a ruleset.
located_text read_id(reader& r, const data::entry& e);

/// In the order of the file, no more than the limit; a note says where some were left out.
void settle(diagnostics& faults, const load_limits& limits);

/// The version under `root`.
void read_version(reader& r, const data& root, draft& out);

/// The examples under `root`.
void read_examples(reader& r, const data& root, model::examples& out);

} // namespace hjemmel::load::detail
