// SPDX-License-Identifier: Apache-2.0
// The built-ins on periods for lists in columns, each from the algebra's one definition.
#pragma once

#include <hjemmel/eval/column.hpp>

namespace hjemmel::eval::columns {

/// The first and last days of periods, one a row; `date::max()` where one is open.
struct day_spans {
    buffer<std::int64_t> first{};
    buffer<std::int64_t> last{};
    /// Whether every row is a period whose days are known.
    bool regular = false;
};
/// Of contexts that have `fra` and `til`; not regular where they have not.
day_spans spans_of(const column& items);

/// Null where the items are no periods in order, or an argument is of another form.
column_ptr joined(const column_ptr& list, const value& tolerance);
column_ptr within(const column_ptr& list, const column& first, const column& last);
column_ptr covers(const column_ptr& list, const column& day);

} // namespace hjemmel::eval::columns
