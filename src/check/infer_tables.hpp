// SPDX-License-Identifier: Apache-2.0
// Types of decision tables, of a decision or inside a boxed expression.
#pragma once

#include "builder.hpp"

namespace hjemmel::check::detail {

/// What a table's result must be; `declared`: said by the file, not only by its allowed values.
struct wanted_type {
    type_ptr what{};
    bool declared = false;
};

/// Reports where an expression gives what it may not give.
void check_fit(builder& b, index expression, const type_ptr& made, const type_ptr& wanted);

/// Types a table's columns, cells and outputs. `where`: the place of what it is the logic of.
type_ptr infer_table(builder& b, index table, const environment& seen, const wanted_type& wanted,
                     const place& where);

} // namespace hjemmel::check::detail
