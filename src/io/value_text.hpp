// SPDX-License-Identifier: Apache-2.0
// Values as JSON, the undetermined with the names of the facts that they lack.
#pragma once

#include "json_text.hpp"

#include <hjemmel/core/value.hpp>
#include <hjemmel/eval/record.hpp>

#include <string>

namespace hjemmel::io::detail {

/// Any value. `known` names missing facts and may be null: then none is named.
void write(json_text& out, const value& what, const eval::record* known);

/// What an undetermined value can still be.
void write(json_text& out, const possible& what, const eval::record* known);

/// A missing fact as outcomes name it: `til`, `perioder[2].til`, `borgere[sag-17].afgang`.
std::string missing_path(const eval::record& in, const eval::unknown& what);

} // namespace hjemmel::io::detail
