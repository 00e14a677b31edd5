// SPDX-License-Identifier: Apache-2.0

// Decimal numbers through Intel's library: whatever the fast path in the header leaves.

#include <hjemmel/core/decimal.hpp>

#include <algorithm>
#include <array>

// The library exports every function for one choice of these; ours keeps no state between calls.
#define DECIMAL_CALL_BY_REFERENCE 0
#define DECIMAL_GLOBAL_ROUNDING 0
#define DECIMAL_GLOBAL_EXCEPTION_FLAGS 0
#include <bid_conf.h>
#include <bid_functions.h>

namespace hjemmel {
namespace {

constexpr int bias = 6176;
constexpr int lowest_exponent = -bias;
constexpr int highest_exponent = 6111;
constexpr int coefficient_bits_in_head = 49;
constexpr std::uint64_t sign_bit = std::uint64_t{1} << 63;
constexpr std::uint64_t head_mask = (std::uint64_t{1} << coefficient_bits_in_head) - 1;
constexpr std::uint64_t not_finite = std::uint64_t{0x78} << 56;

constexpr _IDEC_round nearest_even = BID_ROUNDING_TO_NEAREST;

// A whole number below 2^128 in two halves, since the compilers' own type for it is no standard
// one.
struct wide {
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    friend constexpr auto operator<=>(const wide&, const wide&) = default;
};

constexpr wide ten_to_the_33rd{0x314dc6448d93, 0x38c15b0a00000000};

constexpr bool divides_by_ten(wide value) {
    return value.low % 2 == 0 && (value.high % 5 + value.low % 5) % 5 == 0; // 2^64 is 1 modulo 5
}

constexpr wide times_ten(wide value) {
    const wide eight{value.high << 3 | value.low >> 61, value.low << 3};
    const wide two{value.high << 1 | value.low >> 63, value.low << 1};
    const auto low = eight.low + two.low;
    return {eight.high + two.high + (low < eight.low ? 1U : 0U), low};
}

// Leaves the quotient in value and gives the remainder.
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

std::string digits_of(wide value) {
    std::string reversed;
    do {
        reversed.push_back(static_cast<char>('0' + divide_in_place(value, 10)));
    } while (value != wide{});
    return {reversed.rbegin(), reversed.rend()};
}

struct unpacked {
    bool negative = false;
    wide coefficient;
    std::int64_t exponent = 0;
};

// One form for each number; see the class.
constexpr unpacked canonical(unpacked number) {
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

} // namespace

struct detail::decimal_access {
    static BID_UINT128 intel(decimal value) { return {{value.low_, value.high_}}; }

    static decimal bits(std::uint64_t low, std::uint64_t high) {
        decimal value;
        value.low_ = low;
        value.high_ = high;
        return value;
    }

    static unpacked unpack(decimal value) {
        const auto exponent =
            static_cast<int>((value.high_ & ~sign_bit) >> coefficient_bits_in_head);
        return {value.is_negative(), {value.high_ & head_mask, value.low_}, exponent - bias};
    }
};

namespace {

using access = detail::decimal_access;

// For a canonical form whose exponent lies in the range.
decimal pack(const unpacked& number) {
    const auto biased = static_cast<std::uint64_t>(number.exponent + bias);
    const auto head = biased << coefficient_bits_in_head | number.coefficient.high;
    return access::bits(number.coefficient.low, number.negative ? head | sign_bit : head);
}

// Results of the library: nothing for infinity and not-a-number, else the canonical form.
std::optional<decimal> finite(BID_UINT128 result) {
    if ((result.w[1] & not_finite) == not_finite) return std::nullopt;
    const auto number = access::unpack(access::bits(result.w[0], result.w[1]));
    return pack(canonical(number));
}

BID_UINT128 ten_to_the(int exponent) {
    const auto biased = static_cast<std::uint64_t>(exponent + bias);
    return {{1, biased << coefficient_bits_in_head}};
}

// The status flags go to a word of this call's own; the results tell all that is asked here.
template<class Function, class... Arguments>
auto call(Function function, Arguments... arguments) {
    _IDEC_flags flags = 0;
    return function(arguments..., &flags);
}

BID_UINT128 plus(BID_UINT128 a, BID_UINT128 b) { return call(bid128_add, a, b, nearest_even); }
BID_UINT128 minus(BID_UINT128 a, BID_UINT128 b) { return call(bid128_sub, a, b, nearest_even); }
BID_UINT128 times(BID_UINT128 a, BID_UINT128 b) { return call(bid128_mul, a, b, nearest_even); }
BID_UINT128 through(BID_UINT128 a, BID_UINT128 b) { return call(bid128_div, a, b, nearest_even); }
BID_UINT128 negated(BID_UINT128 a) { return {{a.w[0], a.w[1] ^ sign_bit}}; }

// a * b + c, rounded once.
BID_UINT128 fused(BID_UINT128 a, BID_UINT128 b, BID_UINT128 c) {
    return call(bid128_fma, a, b, c, nearest_even);
}

} // namespace

// --- the general case of the operations that the header begins

std::optional<decimal> detail::add_wide(decimal a, decimal b) noexcept {
    return finite(plus(access::intel(a), access::intel(b)));
}

std::optional<decimal> detail::subtract_wide(decimal a, decimal b) noexcept {
    return finite(minus(access::intel(a), access::intel(b)));
}

std::optional<decimal> detail::multiply_wide(decimal a, decimal b) noexcept {
    return finite(times(access::intel(a), access::intel(b)));
}

std::strong_ordering detail::compare_wide(decimal a, decimal b) noexcept {
    if (a == b) return std::strong_ordering::equal;
    return call(bid128_quiet_less, access::intel(a), access::intel(b)) != 0
               ? std::strong_ordering::less
               : std::strong_ordering::greater;
}

std::optional<decimal> divide(decimal a, decimal b) noexcept {
    if (b.is_zero()) return std::nullopt;
    return finite(through(access::intel(a), access::intel(b)));
}

std::optional<decimal> modulo(decimal a, decimal b) noexcept {
    if (b.is_zero()) return std::nullopt;
    const auto rest = finite(call(bid128_fmod, access::intel(a), access::intel(b)));
    if (!rest || rest->is_zero() || rest->is_negative() == b.is_negative()) return rest;
    return add(*rest, b);
}

std::optional<decimal> square_root(decimal value) noexcept {
    return finite(call(bid128_sqrt, access::intel(value), nearest_even));
}

std::optional<decimal> exponential(decimal value) noexcept {
    return finite(call(bid128_exp, access::intel(value), nearest_even));
}

std::optional<decimal> logarithm(decimal value) noexcept {
    return finite(call(bid128_log, access::intel(value), nearest_even));
}

// --- powers

namespace {

// The unevaluated sum of two numbers, 68 digits, so that a product of many rounds only once.
struct double_decimal {
    BID_UINT128 high;
    BID_UINT128 low;
};

double_decimal multiply(const double_decimal& a, const double_decimal& b) {
    const auto product = times(a.high, b.high);
    auto error = fused(a.high, b.high, negated(product));
    error = fused(a.high, b.low, error);
    error = fused(a.low, b.high, error);
    const auto high = plus(product, error);
    return {high, plus(minus(product, high), error)};
}

double_decimal integer_power(BID_UINT128 base, std::uint64_t exponent) {
    double_decimal result{access::intel(1), access::intel(0)};
    double_decimal square{base, access::intel(0)};
    for (; exponent != 0; exponent >>= 1) {
        if ((exponent & 1) != 0) result = multiply(result, square);
        if (exponent > 1) square = multiply(square, square);
    }
    return result;
}

BID_UINT128 reciprocal(const double_decimal& value) {
    const auto one = access::intel(1);
    const auto estimate = through(one, value.high);
    auto rest = fused(negated(estimate), value.high, one);
    rest = fused(negated(estimate), value.low, rest);
    return plus(estimate, through(rest, value.high));
}

} // namespace

std::optional<decimal> power(decimal base, decimal exponent) noexcept {
    if (exponent.is_zero()) return decimal(1);
    if (base.is_zero() && exponent.is_negative()) return std::nullopt;
    const auto whole = exponent.to_int64();
    if (whole) {
        const auto size = absolute(exponent).to_int64().value_or(0);
        const auto raised = integer_power(access::intel(base), static_cast<std::uint64_t>(size));
        const auto exact = finite(*whole < 0 ? reciprocal(raised) : raised.high);
        if (exact && finite(raised.high)) return exact;
    }
    return finite(call(bid128_pow, access::intel(base), access::intel(exponent), nearest_even));
}

// --- rounding

decimal floor(decimal value) noexcept {
    if (value.is_integer()) return value;
    const auto rounded = call(bid128_round_integral_negative, access::intel(value));
    return finite(rounded).value_or(value);
}

decimal ceiling(decimal value) noexcept { return -floor(-value); }

namespace {

// To a multiple of 10^-scale, in one of the library's directions.
std::optional<decimal> rounded(decimal value, std::int32_t scale, _IDEC_round direction) {
    if (scale < -highest_exponent || scale > -lowest_exponent) return std::nullopt;
    if (value.is_zero() || access::unpack(value).exponent >= -scale) return value;
    return finite(call(bid128_quantize, access::intel(value), ten_to_the(-scale), direction));
}

// Whether value lies in the middle between two multiples of 10^-scale, one of them `towards_zero`.
bool is_tie(decimal value, decimal towards_zero, std::int32_t scale) {
    if (value == towards_zero) return false;
    const auto rest = subtract(absolute(value), absolute(towards_zero));
    const auto half = times(ten_to_the(-scale - 1), access::intel(5));
    return rest == finite(half);
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

// --- parts and text

std::optional<decimal> decimal::from_parts(std::int64_t coefficient,
                                           std::int32_t exponent) noexcept {
    const auto integer = access::unpack(coefficient);
    const auto number = canonical({integer.negative, integer.coefficient, exponent});
    if (number.exponent < lowest_exponent || number.exponent > highest_exponent)
        return std::nullopt;
    return pack(number);
}

std::optional<decimal_parts> decimal::to_parts() const noexcept {
    auto number = access::unpack(*this);
    constexpr wide limit{0, std::uint64_t{1} << 63};
    while (number.coefficient >= limit && divides_by_ten(number.coefficient)) {
        divide_in_place(number.coefficient, 10);
        ++number.exponent;
    }
    if (number.coefficient > limit) return std::nullopt;
    const decimal magnitude(number.coefficient.low);
    const auto coefficient = (number.negative ? -magnitude : magnitude).to_int64();
    if (!coefficient) return std::nullopt;
    return decimal_parts{*coefficient, static_cast<std::int32_t>(number.exponent)};
}

std::string decimal::text() const {
    const auto number = access::unpack(*this);
    auto digits = digits_of(number.coefficient);
    if (number.exponent >= 0) {
        digits.append(static_cast<std::size_t>(number.exponent), '0');
    } else {
        const auto decimals = static_cast<std::size_t>(-number.exponent);
        if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
        digits.insert(digits.size() - decimals, 1, '.');
    }
    return number.negative ? "-" + digits : digits;
}

namespace {

// What has been read of a number: up to 35 significant digits, the last one standing for all that
// follow it, and the power of ten of the first.
class digit_reader {
  public:
    // Takes the digits at the front of rest; gives how many there were.
    std::size_t take(std::string_view& rest, bool after_point) {
        const auto end =
            std::find_if_not(rest.begin(), rest.end(), [](char c) { return c >= '0' && c <= '9'; });
        const auto count = static_cast<std::size_t>(end - rest.begin());
        for (const char digit : rest.substr(0, count))
            take(digit, after_point);
        rest.remove_prefix(count);
        return count;
    }

    [[nodiscard]] bool is_zero() const { return digits_.empty(); }
    [[nodiscard]] const std::string& digits() const { return digits_; }
    [[nodiscard]] std::int64_t exponent() const { return exponent_; }

  private:
    static constexpr std::size_t kept = 35; // one more than a number holds, to round by

    void take(char digit, bool after_point) {
        const bool leading_zero = digits_.empty() && digit == '0';
        if (digits_.size() < kept && !leading_zero) {
            digits_.push_back(digit);
            exponent_ -= after_point ? 1 : 0;
        } else if (leading_zero) {
            exponent_ -= after_point ? 1 : 0;
        } else {
            // Beyond a tie or an exact digit any further one but 0 counts as a little more.
            if (digit != '0' && (digits_.back() == '0' || digits_.back() == '5')) ++digits_.back();
            exponent_ += after_point ? 0 : 1;
        }
    }

    std::string digits_;
    std::int64_t exponent_ = 0;
};

bool take(std::string_view& rest, std::string_view characters) {
    if (rest.empty() || characters.find(rest.front()) == characters.npos) return false;
    rest.remove_prefix(1);
    return true;
}

// Nothing where there is no digit; large ones are cut to one that no number reaches.
std::optional<std::int64_t> take_exponent(std::string_view& rest) {
    const bool negative = !rest.empty() && rest.front() == '-';
    take(rest, "+-");
    if (rest.empty()) return std::nullopt;
    constexpr std::int64_t unreachable = 1'000'000'000'000;
    std::int64_t exponent = 0;
    for (; !rest.empty() && rest.front() >= '0' && rest.front() <= '9'; rest.remove_prefix(1))
        exponent = std::min(exponent * 10 + (rest.front() - '0'), unreachable);
    return negative ? -exponent : exponent;
}

} // namespace

std::optional<decimal> decimal::parse(std::string_view text) {
    auto rest = text;
    const bool negative = !rest.empty() && rest.front() == '-';
    take(rest, "+-");
    digit_reader reader;
    const auto before_point = reader.take(rest, false);
    const bool has_point = take(rest, ".");
    const auto after_point = has_point ? reader.take(rest, true) : 0;
    if (has_point ? after_point == 0 : before_point == 0) return std::nullopt;
    std::optional<std::int64_t> exponent = 0;
    if (take(rest, "eE")) exponent = take_exponent(rest);
    if (!exponent || !rest.empty()) return std::nullopt;
    if (reader.is_zero()) return decimal();
    // Clamped to where every number has long become infinite or zero.
    const auto scale =
        std::clamp(reader.exponent() + *exponent, std::int64_t{-7000}, std::int64_t{7000});
    auto cleaned = (negative ? "-" : "") + reader.digits() + "E" + std::to_string(scale);
    return finite(call(bid128_from_string, cleaned.data(), nearest_even));
}

} // namespace hjemmel
