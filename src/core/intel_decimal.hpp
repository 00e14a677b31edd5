// SPDX-License-Identifier: Apache-2.0
#pragma once

// Intel's decimal library as the files beside this one use it, and the way between its numbers and
// ours.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include <hjemmel/core/decimal.hpp>

// The library exports every function for one choice of these; ours keeps no state between calls.
#define DECIMAL_CALL_BY_REFERENCE 0
#define DECIMAL_GLOBAL_ROUNDING 0
#define DECIMAL_GLOBAL_EXCEPTION_FLAGS 0
#include <bid_conf.h>
#include <bid_functions.h>

namespace hjemmel::detail {

using intel_decimal = BID_UINT128;

inline constexpr int exponent_bias = 6176;
inline constexpr int lowest_exponent = -exponent_bias;
inline constexpr int highest_exponent = 6111;
inline constexpr int coefficient_bits_in_head = 49;
inline constexpr std::uint64_t sign_bit = std::uint64_t{1} << 63;

inline constexpr _IDEC_round nearest_even = BID_ROUNDING_TO_NEAREST;

/// A whole number below 2^128 in two halves, since the compilers' own type for it is no standard
/// one.
struct wide {
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    friend constexpr auto operator<=>(const wide&, const wide&) = default;
};

constexpr bool divides_by_ten(wide value) {
    return value.low % 2 == 0 && (value.high % 5 + value.low % 5) % 5 == 0; // 2^64 is 1 modulo 5
}

constexpr wide times_ten(wide value) {
    const wide eight{value.high << 3 | value.low >> 61, value.low << 3};
    const wide two{value.high << 1 | value.low >> 63, value.low << 1};
    const auto low = eight.low + two.low;
    return {eight.high + two.high + (low < eight.low ? 1U : 0U), low};
}

/// Leaves the quotient in value and gives the remainder.
constexpr std::uint32_t divide_in_place(wide& value, std::uint32_t divisor) {
    const std::array<std::uint64_t, 4> digits{value.high >> 32, value.high & 0xffffffffU,
                                              value.low >> 32, value.low & 0xffffffffU};
    std::array<std::uint64_t, 4> quotient{};
    std::uint64_t rest = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const auto part = rest << 32 | digits[i];
        quotient[i] = part / divisor;
        rest = part % divisor;
    }
    value = {quotient[0] << 32 | quotient[1], quotient[2] << 32 | quotient[3]};
    return static_cast<std::uint32_t>(rest);
}

/// A number taken apart.
struct unpacked_decimal {
    bool negative = false;
    wide coefficient;
    std::int64_t exponent = 0;
};

/// The one form of a number that `decimal` allows.
constexpr unpacked_decimal canonical(unpacked_decimal number) {
    constexpr wide ten_to_the_33rd{0x314dc6448d93, 0x38c15b0a00000000};
    if (number.coefficient == wide{}) return {};
    while (number.exponent < 0 && divides_by_ten(number.coefficient)) {
        divide_in_place(number.coefficient, 10);
        ++number.exponent;
    }
    while (number.exponent > 0 && number.coefficient < ten_to_the_33rd) {
        number.coefficient = times_ten(number.coefficient);
        --number.exponent;
    }
    return number;
}

struct decimal_access {
    static constexpr intel_decimal intel(decimal value) noexcept {
        return {{value.low_, value.high_}};
    }

    static unpacked_decimal unpack(intel_decimal value) noexcept {
        constexpr std::uint64_t mask = (std::uint64_t{1} << coefficient_bits_in_head) - 1;
        const auto biased = (value.w[1] & ~sign_bit) >> coefficient_bits_in_head;
        return {(value.w[1] & sign_bit) != 0,
                {value.w[1] & mask, value.w[0]},
                static_cast<std::int64_t>(biased) - exponent_bias};
    }

    /// For a canonical form whose exponent lies in the range.
    static decimal pack(const unpacked_decimal& number) noexcept {
        const auto biased = static_cast<std::uint64_t>(number.exponent + exponent_bias);
        decimal value;
        value.low_ = number.coefficient.low;
        value.high_ = biased << coefficient_bits_in_head | number.coefficient.high;
        if (number.negative) value.high_ |= sign_bit;
        return value;
    }

    /// A result of the library: nothing for infinity and not-a-number.
    static std::optional<decimal> finite(intel_decimal result) noexcept {
        constexpr std::uint64_t not_finite = std::uint64_t{0x78} << 56;
        if ((result.w[1] & not_finite) == not_finite) return std::nullopt;
        return pack(canonical(unpack(result)));
    }
};

inline intel_decimal ten_to_the(int exponent) noexcept {
    const auto biased = static_cast<std::uint64_t>(exponent + exponent_bias);
    return {{1, biased << coefficient_bits_in_head}};
}

/// Calls the library. Its status flags go to a word of this call's own: results tell all we ask.
template<class Function, class... Arguments>
auto call(Function function, Arguments... arguments) noexcept {
    _IDEC_flags flags = 0;
    return function(arguments..., &flags);
}

inline intel_decimal plus(intel_decimal a, intel_decimal b) noexcept {
    return call(bid128_add, a, b, nearest_even);
}
inline intel_decimal minus(intel_decimal a, intel_decimal b) noexcept {
    return call(bid128_sub, a, b, nearest_even);
}
inline intel_decimal times(intel_decimal a, intel_decimal b) noexcept {
    return call(bid128_mul, a, b, nearest_even);
}
inline intel_decimal through(intel_decimal a, intel_decimal b) noexcept {
    return call(bid128_div, a, b, nearest_even);
}
inline intel_decimal negated(intel_decimal a) noexcept { return {{a.w[0], a.w[1] ^ sign_bit}}; }

} // namespace hjemmel::detail
