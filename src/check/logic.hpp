// SPDX-License-Identifier: Apache-2.0
// The logic of facts' stand-ins, decisions and functions.
#pragma once

#include "builder.hpp"

namespace hjemmel::check::detail {

/// Parses every expression, and finds what each slot needs.
void parse_logic(builder& b);

/// Types every expression, in the order found.
void infer_logic(builder& b);

} // namespace hjemmel::check::detail
