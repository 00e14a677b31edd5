// SPDX-License-Identifier: Apache-2.0
// The built-ins on periods for lists in columns, each from the algebra's one definition.
#pragma once

#include <hjemmel/eval/column.hpp>

#include <map>
#include <utility>

namespace hjemmel::eval::columns {

/// The first and last days of periods; `date::max()` where one is open.
struct day_spans {
    const std::int64_t* first = nullptr;
    const std::int64_t* last = nullptr;
    const std::int32_t* picks = nullptr; ///< where the periods are, or one after the other
    /// Whether every one is a period whose days are known.
    bool regular = false;

    std::size_t place(std::int32_t item) const {
        return static_cast<std::size_t>(picks == nullptr ? item : picks[item]);
    }
};

/// The last days of columns of periods, each worked out once.
class period_memory {
  public:
    /// Of contexts that have `fra` and `til`; not regular where they have not. Lives as long as
    /// this and the column.
    day_spans spans_of(const column& items);
    void clear() { known_.clear(); }

  private:
    struct days {
        column_ptr first; ///< kept, since they are known by their addresses
        column_ptr last;
        buffer<std::int64_t> ends{};
        bool regular = false;
    };
    static days days_of(const column_ptr& first, const column_ptr& last);

    std::map<std::pair<const column*, const column*>, days> known_{};
};

/// Null where the items are no periods in order, or an argument is of another form.
column_ptr joined(const column_ptr& list, const value& tolerance, period_memory& memory);
column_ptr within(const column_ptr& list, const column& first, const column& last,
                  period_memory& memory);
column_ptr covers(const column_ptr& list, const column& day, period_memory& memory);

} // namespace hjemmel::eval::columns
