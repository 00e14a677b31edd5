// SPDX-License-Identifier: Apache-2.0
// Operands of comparisons and arithmetic over integers.
#pragma once

#include <hjemmel/eval/column.hpp>

#include <optional>

namespace hjemmel::eval::columns {

/// One operand of integers: a column's, or one for all rows.
struct integers {
    const std::int64_t* data = nullptr;
    const standing* standings = nullptr;
    std::int64_t same = 0;
    int scale = 0;
    hjemmel::kind kind = hjemmel::kind::null;
    standing how = standing::here; ///< of a constant

    standing at(std::size_t row) const {
        if (data == nullptr) return how;
        return standings == nullptr ? standing::here : standings[row];
    }
    std::int64_t operator[](std::size_t row) const { return data == nullptr ? same : data[row]; }
    bool whole() const { return data == nullptr ? how == standing::here : standings == nullptr; }
};

/// Nothing where the operand is none of integers; null fits any.
std::optional<integers> integers_of(const column& c);
/// The same at another scale; nothing where one does not fit. `memory` holds what is made.
bool rescale(integers& of, int scale, std::size_t rows, buffer<std::int64_t>& memory);

} // namespace hjemmel::eval::columns
