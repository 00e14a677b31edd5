// SPDX-License-Identifier: Apache-2.0
// What rule elements rest on: their sources resolved, a parameter's own grounds.
#pragma once

#include <hjemmel/explain/reason.hpp>

#include <vector>

namespace hjemmel::explain::detail {

/// The sources that an element cites, with the places in them.
std::vector<cited> cited_by(const model::version& file, const model::grounds& grounds);

/// The grounds of the value that a parameter has on that day: those of the chosen reading, of the
/// value in force, or of the parameter itself. A value that the host set has those of a reading,
/// or none.
const model::grounds& grounds_in_force(const plan::program& in, plan::index parameter,
                                       const value& has, date on, bool changed);

} // namespace hjemmel::explain::detail
