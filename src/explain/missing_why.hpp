// SPDX-License-Identifier: Apache-2.0
// What is missing, and why it matters.
#pragma once

#include "blocks.hpp"

namespace hjemmel::explain::detail {

/// The missing facts under their heading, each with the requirements and rows that it leaves
/// undecided; nothing where none is missing.
void missing_with_reasons(lines& out, const told& what);

} // namespace hjemmel::explain::detail
