// SPDX-License-Identifier: Apache-2.0
// What the rules doubt about a case's facts: requirements that warn, and are not met.
#pragma once

#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/eval/record.hpp>

#include <vector>

namespace hjemmel::eval::detail {

/// The decisions that warn about the case itself, and about what it has many of.
std::vector<plan::slot_ref> warning_about(const record& r);

/// A warning for each of their requirements that is certainly not met, once they are evaluated; the
/// case's own first. Of what the case has many of only the first ones are told, and how many more.
diagnostics data_warnings(const record& r);

} // namespace hjemmel::eval::detail
