// SPDX-License-Identifier: Apache-2.0
// How far apart numbers are that lie just beside each other.
#pragma once

#include <hjemmel/core/decimal.hpp>

#include <cstdint>
#include <string>

namespace hjemmel::examples::detail {

/// 1, or one of the last decimal place that the number has.
inline decimal step_of(const decimal& limit) {
    const auto text = limit.text();
    const auto point = text.find('.');
    if (point == std::string::npos) return decimal(1);
    const auto places = static_cast<std::int32_t>(text.size() - point - 1);
    return decimal::from_parts(1, -places).value_or(decimal(1));
}

} // namespace hjemmel::examples::detail
