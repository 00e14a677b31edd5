// SPDX-License-Identifier: Apache-2.0
#pragma once

// Whole-number arithmetic that says when a result does not fit.

#include <cstdint>
#include <limits>
#include <optional>

namespace hjemmel::detail {

using int64_limits = std::numeric_limits<std::int64_t>;

constexpr std::optional<std::int64_t> checked_add(std::int64_t a, std::int64_t b) noexcept {
    if (b > 0 && a > int64_limits::max() - b) return std::nullopt;
    if (b < 0 && a < int64_limits::min() - b) return std::nullopt;
    return a + b;
}

constexpr std::optional<std::int64_t> checked_negate(std::int64_t a) noexcept {
    if (a == int64_limits::min()) return std::nullopt;
    return -a;
}

/// For a factor above zero.
constexpr std::optional<std::int64_t> checked_scale(std::int64_t a, std::int64_t factor) noexcept {
    if (a > int64_limits::max() / factor || a < int64_limits::min() / factor) return std::nullopt;
    return a * factor;
}

/// Division that rounds down, for a divisor above zero.
constexpr std::int64_t floor_divide(std::int64_t a, std::int64_t divisor) noexcept {
    return a / divisor - (a % divisor < 0 ? 1 : 0);
}

} // namespace hjemmel::detail
