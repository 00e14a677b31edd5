// SPDX-License-Identifier: Apache-2.0
// From a checked version to the program that evaluation runs.
#pragma once

#include <hjemmel/check/checked.hpp>
#include <hjemmel/plan/program.hpp>

#include <memory>

namespace hjemmel::plan {

/// The program of a checked version. Cannot fail: every fault was the checker's to find.
std::shared_ptr<const program> from_checked(const check::version& checked);

} // namespace hjemmel::plan
