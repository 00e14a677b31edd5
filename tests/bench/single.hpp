// SPDX-License-Identifier: Apache-2.0
// Cases decided one at a time: what a case-management system asks for while somebody waits.
#pragma once

#include <string>

namespace hjemmel::bench {

/// Adds the benchmarks; `folder` has the rules. The ways are `hand`, `call` (the C++ interface) and
/// `c` (the C interface).
void add_single(const std::string& folder);

} // namespace hjemmel::bench
