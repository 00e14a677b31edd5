// SPDX-License-Identifier: Apache-2.0

// Powers, exponentials and logarithms, computed with twice the digits of a number so that the
// result is rounded once.

#include "intel_decimal.hpp"

namespace hjemmel {
namespace {

using access = detail::decimal_access;
using detail::call;
using detail::minus;
using detail::nearest_even;
using detail::negated;
using detail::plus;
using detail::through;
using detail::times;
using number = detail::intel_decimal;

// The unevaluated sum of two numbers; `high` is the sum rounded to 34 digits.
struct pair {
    number high;
    number low;
};

constexpr number zero = access::intel(0);
constexpr number one = access::intel(1);

// The natural logarithm of 10: 2.302585092994045684017991454684364 and
// 2.076011014886287729760333279009676E-34.
constexpr pair ln_10{{{0x144d079b9275f4cc, 0x2ffe7186b5b3ada4}},
                     {{0x808aee9d09201b8c, 0x2fba665af15ef5e1}}};

// Beyond these e^x overflows or is nearer to 0 than to the smallest number.
constexpr decimal highest_logarithm = 14'200;
constexpr decimal lowest_logarithm = -14'300;

// a * b + c, rounded once.
number fused(number a, number b, number c) { return call(bid128_fma, a, b, c, nearest_even); }

// The exact sum of two numbers, whichever is the larger.
pair sum(number a, number b) {
    const auto high = plus(a, b);
    const auto of_b = minus(high, a);
    return {high, plus(minus(a, minus(high, of_b)), minus(b, of_b))};
}

pair add(const pair& a, const pair& b) {
    const auto high = sum(a.high, b.high);
    return sum(high.high, plus(high.low, plus(a.low, b.low)));
}

pair multiply(const pair& a, const pair& b) {
    const auto product = times(a.high, b.high);
    auto error = fused(a.high, b.high, negated(product));
    error = fused(a.high, b.low, error);
    error = fused(a.low, b.high, error);
    return sum(product, error);
}

pair divide(const pair& a, number divisor) {
    const auto quotient = through(a.high, divisor);
    const auto rest = plus(fused(negated(quotient), divisor, a.high), a.low);
    return sum(quotient, through(rest, divisor));
}

number reciprocal(const pair& value) {
    const auto estimate = through(one, value.high);
    auto rest = fused(negated(estimate), value.high, one);
    rest = fused(negated(estimate), value.low, rest);
    return plus(estimate, through(rest, value.high));
}

pair integer_power(number base, std::uint64_t exponent) {
    pair result{one, zero};
    pair square{base, zero};
    for (; exponent != 0; exponent >>= 1) {
        if ((exponent & 1) != 0) result = multiply(result, square);
        if (exponent > 1) square = multiply(square, square);
    }
    return result;
}

// e^value as a number between 0.3 and 3.2 and a power of ten.
struct scaled {
    pair value;
    int exponent = 0;
};

// The series of e^x for |x| < 0.005, where its 22 terms have more digits than a pair.
pair series(const pair& x) {
    pair result{one, zero};
    for (int term = 22; term > 0; --term)
        result = add({one, zero}, divide(multiply(x, result), access::intel(term)));
    return result;
}

// For values between the highest and the lowest logarithm.
scaled exponential_of(const pair& value) {
    constexpr int halvings = 8;
    const auto tens = call(bid128_round_integral_nearest_even, through(value.high, ln_10.high));
    const auto rest = add(value, multiply(ln_10, {negated(tens), zero}));
    auto result = series(divide(rest, access::intel(1 << halvings)));
    for (int i = 0; i < halvings; ++i)
        result = multiply(result, result);
    return {result, call(bid128_to_int32_int, tens)};
}

// e^value; nothing on overflow.
std::optional<decimal> exponential_within(const pair& value) {
    const auto size = access::finite(value.high);
    if (!size || *size > highest_logarithm) return std::nullopt;
    if (*size < lowest_logarithm) return decimal(0);
    const auto [mantissa, exponent] = exponential_of(value);
    return access::finite(call(bid128_scalbn, mantissa.high, exponent, nearest_even));
}

// For numbers above zero. Newton's step from the library's logarithm of a number near 1.
pair logarithm_of(number value) {
    auto exponent = call(bid128_ilogb, value);
    auto near_one = call(bid128_scalbn, value, -exponent, nearest_even);
    if (call(bid128_quiet_greater, near_one, access::intel(3)) != 0) {
        near_one = call(bid128_scalbn, near_one, -1, nearest_even);
        ++exponent;
    }
    const auto estimate = call(bid128_log, near_one, nearest_even);
    const auto [inverse, tens] = exponential_of({negated(estimate), zero});
    const auto ratio = multiply(inverse, {near_one, zero});
    const pair scaled_ratio{call(bid128_scalbn, ratio.high, tens, nearest_even),
                            call(bid128_scalbn, ratio.low, tens, nearest_even)};
    const auto error = add(scaled_ratio, {negated(one), zero});
    const auto logarithm = add({estimate, zero}, error);
    return add(logarithm, multiply(ln_10, {access::intel(exponent), zero}));
}

bool is_odd(decimal integer) { return modulo(integer, 2) == decimal(1); }

// |base|^exponent by logarithms, with the sign that an odd exponent gives.
std::optional<decimal> power_by_logarithm(decimal base, decimal exponent) {
    if (base.is_negative() && !exponent.is_integer()) return std::nullopt;
    const auto logarithm = logarithm_of(access::intel(absolute(base)));
    const auto result = exponential_within(multiply(logarithm, {access::intel(exponent), zero}));
    if (!result || !base.is_negative()) return result;
    return is_odd(exponent) ? -*result : *result;
}

// By repeated squaring, exact where the result has 34 digits; nothing when a product overflows or
// is too near to zero to have twice the digits.
std::optional<decimal> power_by_squaring(decimal base, std::int64_t exponent) {
    const auto bits = static_cast<std::uint64_t>(exponent);
    const auto size = exponent < 0 ? std::uint64_t{0} - bits : bits;
    const auto raised = integer_power(access::intel(base), size);
    constexpr int lowest = detail::lowest_exponent + 100;
    if (!access::finite(raised.low) || call(bid128_ilogb, raised.high) < lowest)
        return std::nullopt;
    return access::finite(exponent < 0 ? reciprocal(raised) : raised.high);
}

} // namespace

std::optional<decimal> power(decimal base, decimal exponent) noexcept {
    if (exponent.is_zero()) return decimal(1);
    if (base.is_zero()) return exponent.is_negative() ? std::nullopt : std::optional(decimal(0));
    if (const auto whole = exponent.to_int64()) {
        if (const auto result = power_by_squaring(base, *whole)) return result;
    }
    return power_by_logarithm(base, exponent);
}

std::optional<decimal> exponential(decimal value) noexcept {
    return exponential_within({access::intel(value), zero});
}

std::optional<decimal> logarithm(decimal value) noexcept {
    if (value.is_zero() || value.is_negative()) return std::nullopt;
    return access::finite(logarithm_of(access::intel(value)).high);
}

} // namespace hjemmel
