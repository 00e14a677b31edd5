// SPDX-License-Identifier: Apache-2.0
// What columns are made of wherever they are made.
#pragma once

#include <hjemmel/eval/column.hpp>

namespace hjemmel::eval::detail {

inline std::shared_ptr<column> made(column::form what, std::size_t rows) {
    auto out = std::make_shared<column>();
    out->what = what;
    out->rows = rows;
    return out;
}

/// What a row of truths is of this value.
inline std::uint8_t truth_bits(const value& v, standing how) {
    switch (how) {
    case standing::here:
        return v.is_true() ? truth::yes : truth::no;
    case standing::missing:
        return column::open_bits;
    case standing::left:
        return column::left_bit;
    default:
        return truth::other;
    }
}

} // namespace hjemmel::eval::detail
