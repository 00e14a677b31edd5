// SPDX-License-Identifier: Apache-2.0
// The checker: from what a rule file says to what it means, or to every mistake in it.
#pragma once

#include <hjemmel/check/checked.hpp>
#include <hjemmel/core/limits.hpp>
#include <hjemmel/core/result.hpp>

#include <memory>

namespace hjemmel::check {

/// Parses and types every expression of a version, finds the order of its decisions, and reports
/// every fault in one run (up to `limits.diagnostics`). Warnings go to `warnings`.
result<version> from_model(std::shared_ptr<const model::version> source, const load_limits& limits,
                           diagnostics& warnings);

} // namespace hjemmel::check
