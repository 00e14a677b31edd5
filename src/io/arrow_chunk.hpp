// SPDX-License-Identifier: Apache-2.0
// Rows of Arrow columns -> typed columns of facts, as one case's values would be read.
#pragma once

#include "arrow_layout.hpp"
#include "arrow_values.hpp"

#include <hjemmel/eval/column.hpp>

#include <cstdint>
#include <map>
#include <vector>

namespace hjemmel::io::detail {

/// Reads one table's columns for one thread. What cannot be read so is left; what is wrong with it
/// the reader of one case tells.
class arrow_chunks {
  public:
    arrow_chunks(bool gaps_absent, const facts_limits& limits, eval::text_codes& texts)
        : gaps_absent_(gaps_absent), limits_(limits), values_(gaps_absent, limits), texts_(texts) {}

    /// So many values from a position on. `gap` is what a null stands for.
    eval::column_ptr read(const arrow_column& from, std::int64_t first, std::int64_t count,
                          const type& of, eval::standing gap, bool optional);

  private:
    using column = eval::column;
    using standing = eval::standing;
    template<class T>
    using buffer = eval::buffer<T>;

    struct part {
        const arrow_column& from;
        std::int64_t first;
        std::int64_t count;
        const type& of;
        standing gap;
        bool optional;
    };

    buffer<standing> gaps(const part& p) const;
    eval::column_ptr booleans(const part& p) const;
    eval::column_ptr whole_numbers(const part& p) const;
    eval::column_ptr floating(const part& p);
    eval::column_ptr decimals(const part& p);
    eval::column_ptr days(const part& p) const;
    eval::column_ptr texts(const part& p);
    eval::column_ptr lists(const part& p);
    eval::column_ptr contexts(const part& p);
    eval::column_ptr by_values(const part& p);
    std::int32_t code(std::string_view text);
    const std::vector<std::int32_t>& dictionary(const arrow_column& entries);
    template<class T>
    void entries(const part& p, const std::vector<std::int32_t>& known, column& to);

    bool gaps_absent_;
    facts_limits limits_;
    arrow_values values_;
    eval::text_codes& texts_;
    std::map<const arrow_column*, std::vector<std::int32_t>> dictionaries_{};
    std::map<const type*, context_shape_ptr> shapes_{};
};

} // namespace hjemmel::io::detail
