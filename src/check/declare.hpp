// SPDX-License-Identifier: Apache-2.0
// Declared things and their citations.
#pragma once

#include "builder.hpp"

namespace hjemmel::check::detail {

/// Fills entities with their slots, parameters and functions, and puts every name in scope.
void declare(builder& b);

/// Reports every source that is cited and not declared.
void check_citations(builder& b);

} // namespace hjemmel::check::detail
