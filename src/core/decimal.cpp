// SPDX-License-Identifier: Apache-2.0

// Decimal arithmetic through Intel's library: whatever the fast path in the header leaves.

#include "intel_decimal.hpp"

namespace hjemmel {

using access = detail::decimal_access;
using detail::call;

// --- the general case of the operations that the header begins

std::optional<decimal> detail::add_wide(decimal a, decimal b) noexcept {
    return access::finite(detail::plus(access::intel(a), access::intel(b)));
}

std::optional<decimal> detail::subtract_wide(decimal a, decimal b) noexcept {
    return access::finite(detail::minus(access::intel(a), access::intel(b)));
}

std::optional<decimal> detail::multiply_wide(decimal a, decimal b) noexcept {
    return access::finite(detail::times(access::intel(a), access::intel(b)));
}

std::strong_ordering detail::compare_wide(decimal a, decimal b) noexcept {
    if (a == b) return std::strong_ordering::equal;
    return call(bid128_quiet_less, access::intel(a), access::intel(b)) != 0
               ? std::strong_ordering::less
               : std::strong_ordering::greater;
}

std::optional<decimal> divide(decimal a, decimal b) noexcept {
    if (b.is_zero()) return std::nullopt;
    return access::finite(detail::through(access::intel(a), access::intel(b)));
}

std::optional<decimal> modulo(decimal a, decimal b) noexcept {
    if (b.is_zero()) return std::nullopt;
    const auto rest = access::finite(call(bid128_fmod, access::intel(a), access::intel(b)));
    if (!rest || rest->is_zero() || rest->is_negative() == b.is_negative()) return rest;
    return add(*rest, b);
}

std::optional<decimal> square_root(decimal value) noexcept {
    return access::finite(call(bid128_sqrt, access::intel(value), detail::nearest_even));
}

// --- rounding

decimal floor(decimal value) noexcept {
    if (value.is_integer()) return value;
    const auto rounded = call(bid128_round_integral_negative, access::intel(value));
    return access::finite(rounded).value_or(value);
}

decimal ceiling(decimal value) noexcept { return -floor(-value); }

namespace {

// To a multiple of 10^-scale, in one of the library's directions.
std::optional<decimal> rounded(decimal value, std::int32_t scale, _IDEC_round direction) {
    if (scale < -detail::highest_exponent || scale > -detail::lowest_exponent) return std::nullopt;
    if (value.is_zero() || access::unpack(access::intel(value)).exponent >= -scale) return value;
    return access::finite(
        call(bid128_quantize, access::intel(value), detail::ten_to_the(-scale), direction));
}

// Whether value lies in the middle between two multiples of 10^-scale, one of them `towards_zero`.
bool is_tie(decimal value, decimal towards_zero, std::int32_t scale) {
    if (value == towards_zero) return false;
    const auto rest = subtract(absolute(value), absolute(towards_zero));
    const auto half = detail::times(detail::ten_to_the(-scale - 1), access::intel(5));
    return rest == access::finite(half);
}

} // namespace

std::optional<decimal> round_half_even(decimal value, std::int32_t scale) noexcept {
    return rounded(value, scale, BID_ROUNDING_TO_NEAREST);
}

std::optional<decimal> round_half_up(decimal value, std::int32_t scale) noexcept {
    return rounded(value, scale, BID_ROUNDING_TIES_AWAY);
}

std::optional<decimal> round_half_down(decimal value, std::int32_t scale) noexcept {
    const auto cut = rounded(value, scale, BID_ROUNDING_TO_ZERO);
    if (!cut || is_tie(value, *cut, scale)) return cut;
    return rounded(value, scale, BID_ROUNDING_TO_NEAREST);
}

std::optional<decimal> round_up(decimal value, std::int32_t scale) noexcept {
    return rounded(value, scale, value.is_negative() ? BID_ROUNDING_DOWN : BID_ROUNDING_UP);
}

std::optional<decimal> round_down(decimal value, std::int32_t scale) noexcept {
    return rounded(value, scale, BID_ROUNDING_TO_ZERO);
}

// --- integers of 128 bits

std::optional<wide_integer> scaled_integer(decimal value, std::int32_t scale) noexcept {
    constexpr detail::wide ten_to_the_37th{0x785ee10d5da46d9, 0xf436a000000000};
    auto number = access::unpack(access::intel(value));
    if (number.coefficient == detail::wide{}) return wide_integer{};
    if (number.exponent < -std::int64_t{scale}) return std::nullopt;
    for (auto times = number.exponent + scale; times > 0; --times) {
        if (number.coefficient >= ten_to_the_37th) return std::nullopt;
        number.coefficient = detail::times_ten(number.coefficient);
    }
    const auto [high, low] = number.coefficient;
    if (!number.negative) return wide_integer{low, high};
    return wide_integer{~low + 1, ~high + (low == 0 ? 1U : 0U)};
}

} // namespace hjemmel
