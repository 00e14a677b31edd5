// SPDX-License-Identifier: Apache-2.0
// Facts in columns held against their declarations, as binding does it for one case.
#pragma once

#include "machine.hpp"

namespace hjemmel::eval::columns {

/// Marks in `cases.left` every row of which binding would say something, and gives what was not
/// supplied its column.
void check_facts(machine& by, const options& how, case_columns& cases);

} // namespace hjemmel::eval::columns
