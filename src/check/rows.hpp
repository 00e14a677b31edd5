// SPDX-License-Identifier: Apache-2.0
// Rows of tables that can never decide anything.
#pragma once

#include "builder.hpp"

namespace hjemmel::check::detail {

/// Warns of rows that stand after one that always hits, and of rows that test the same.
void check_rows(builder& b, const table& t);

} // namespace hjemmel::check::detail
