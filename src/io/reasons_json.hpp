// SPDX-License-Identifier: Apache-2.0
// The tree of reasons as JSON.
#pragma once

#include "json_text.hpp"

#include <hjemmel/eval/outcome.hpp>

namespace hjemmel::io::detail {

/// The outcome's reasons, texts in `wanted`; null where nothing was evaluated.
void write_reasons(json_text& out, const eval::outcome& of, language wanted);

} // namespace hjemmel::io::detail
