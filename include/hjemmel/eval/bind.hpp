// SPDX-License-Identifier: Apache-2.0
// A case's facts held against their declarations: what evaluation may rely on from then on.
#pragma once

#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/eval/facts.hpp>
#include <hjemmel/eval/options.hpp>
#include <hjemmel/eval/record.hpp>

namespace hjemmel::eval {

/// Fills `into.root` (and its parent and children) with the facts of one case of this entity.
/// Every fault is an error in `found`, with the fact's path and, in a field of its own, the value;
/// what is only doubtful (identical or overlapping periods) is a warning. Missing facts become
/// undetermined values and are numbered in `into.unknowns`. A root of this entity is used again.
void bind(record& into, plan::index entity, const facts& given, const options& how,
          diagnostics& found);

} // namespace hjemmel::eval
