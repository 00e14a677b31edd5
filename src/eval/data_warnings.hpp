// SPDX-License-Identifier: Apache-2.0
// What the rules doubt about a case's facts: requirements that warn, and are not met.
#pragma once

#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/eval/record.hpp>

namespace hjemmel::eval::detail {

/// A warning for each requirement of decisions that warn that is certainly not met, once these are
/// evaluated; the case's own first. Of what the case has many of only the first ones are told, and
/// how many more.
diagnostics data_warnings(const record& r);

} // namespace hjemmel::eval::detail
