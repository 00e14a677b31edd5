// SPDX-License-Identifier: Apache-2.0
#pragma once

// Exact decimal numbers with 34 digits: the only numbers that rules and amounts are made of.

#include <bit>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hjemmel {

class decimal;

/// A number as coefficient x 10^exponent.
struct decimal_parts {
    std::int64_t coefficient = 0;
    std::int32_t exponent = 0;

    friend constexpr bool operator==(const decimal_parts&, const decimal_parts&) = default;
};

namespace detail {

struct decimal_access;

/// Integers, but neither truth values nor characters.
template<class T>
concept exact_integer = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char> &&
                        !std::same_as<T, wchar_t> && !std::same_as<T, char8_t> &&
                        !std::same_as<T, char16_t> && !std::same_as<T, char32_t>;

// The general operations; the ones without `wide` in their name try the fast path first.
std::optional<decimal> add_wide(decimal a, decimal b) noexcept;
std::optional<decimal> subtract_wide(decimal a, decimal b) noexcept;
std::optional<decimal> multiply_wide(decimal a, decimal b) noexcept;
std::strong_ordering compare_wide(decimal a, decimal b) noexcept;

} // namespace detail

/// An IEEE 754 decimal128 number in binary integer encoding, always in one canonical form: a
/// fraction without trailing zeros, integers below 10^34 at exponent 0, larger ones at the smallest
/// exponent above it, no negative zero, never infinite or not-a-number. Equal numbers are therefore
/// equal bits. A value type: 16 bytes, trivially copyable, safe to use from any thread.
class decimal {
  public:
    /// Zero.
    constexpr decimal() noexcept = default;

    /// The integer itself, exactly.
    template<detail::exact_integer T>
    constexpr decimal(T value) noexcept {
        // Without branches, which random signs would make the processor guess wrong.
        const auto negative = static_cast<std::uint64_t>(value < 0);
        const std::uint64_t ones = std::uint64_t{0} - negative;
        low_ = (static_cast<std::uint64_t>(value) ^ ones) - ones;
        high_ = integer_ | negative << 63;
    }

    /// Binary floating point never enters a number.
    template<std::floating_point T>
    decimal(T) = delete;

    /// Reads `12`, `-0.5`, `.5`, `+1.2e-3`; nothing else, no blanks. More than 34 digits are
    /// rounded half-even. Nothing for malformed text and for numbers of 10^6145 and more.
    static std::optional<decimal> parse(std::string_view text);

    /// coefficient x 10^exponent; nothing where that has no exact form.
    static std::optional<decimal> from_parts(std::int64_t coefficient,
                                             std::int32_t exponent) noexcept;

    /// The inverse of `from_parts`; nothing where the coefficient does not fit.
    [[nodiscard]] std::optional<decimal_parts> to_parts() const noexcept;

    /// Written plainly, with all its digits and never an exponent.
    [[nodiscard]] std::string text() const;

    /// The number as an integer, if it is one and fits.
    [[nodiscard]] constexpr std::optional<std::int64_t> to_int64() const noexcept {
        constexpr std::uint64_t limit = std::uint64_t{1} << 63;
        if ((high_ & ~sign_) != integer_ || low_ > limit) return std::nullopt;
        if (low_ == limit && !is_negative()) return std::nullopt;
        const auto bits = is_negative() ? std::uint64_t{0} - low_ : low_;
        return static_cast<std::int64_t>(bits);
    }

    [[nodiscard]] constexpr bool is_integer() const noexcept {
        return (high_ & ~sign_) >= integer_;
    }
    /// How many digits it has after the point: 2 for 37.25, 0 for 37 and for 3700.
    [[nodiscard]] constexpr std::int32_t decimals() const noexcept {
        return is_integer()
                   ? 0
                   : static_cast<std::int32_t>((integer_ >> 49) - ((high_ & ~sign_) >> 49));
    }
    [[nodiscard]] constexpr bool is_negative() const noexcept { return (high_ & sign_) != 0; }
    [[nodiscard]] constexpr bool is_zero() const noexcept { return low_ == 0 && high_ == integer_; }

    [[nodiscard]] constexpr std::size_t hash() const noexcept {
        const auto mixed = (low_ ^ (high_ * 0x9e3779b97f4a7c15U)) * 0xbf58476d1ce4e5b9U;
        return static_cast<std::size_t>(mixed ^ (mixed >> 32));
    }

    constexpr decimal operator-() const noexcept {
        decimal negated = *this;
        if (!is_zero()) negated.high_ ^= sign_;
        return negated;
    }

    friend constexpr bool operator==(const decimal&, const decimal&) noexcept = default;

    friend constexpr std::strong_ordering operator<=>(const decimal& a, const decimal& b) noexcept {
        if (both_small(a, b)) return a.small() <=> b.small();
        return detail::compare_wide(a, b);
    }

    /// a + b, rounded half-even at the 34th digit; nothing on overflow.
    friend constexpr std::optional<decimal> add(decimal a, decimal b) noexcept {
        if (both_small(a, b)) return decimal(a.small() + b.small());
        return detail::add_wide(a, b);
    }

    /// a - b, rounded half-even at the 34th digit; nothing on overflow.
    friend constexpr std::optional<decimal> subtract(decimal a, decimal b) noexcept {
        if (both_small(a, b)) return decimal(a.small() - b.small());
        return detail::subtract_wide(a, b);
    }

    /// a * b, rounded half-even at the 34th digit; nothing on overflow.
    friend constexpr std::optional<decimal> multiply(decimal a, decimal b) noexcept {
        if (both_small(a, b) && std::bit_width(a.low_) + std::bit_width(b.low_) < 64)
            return decimal(a.small() * b.small());
        return detail::multiply_wide(a, b);
    }

  private:
    friend struct detail::decimal_access;

    static constexpr std::uint64_t sign_ = std::uint64_t{1} << 63;
    static constexpr std::uint64_t integer_ = 0x3040000000000000U; // exponent 0, biased by 6176

    // Integers below 2^62: their sums and differences fit in 64 bits unconditionally.
    static constexpr bool both_small(decimal a, decimal b) noexcept {
        const auto heads = ((a.high_ ^ integer_) | (b.high_ ^ integer_)) & ~sign_;
        return (heads | ((a.low_ | b.low_) >> 62)) == 0;
    }

    [[nodiscard]] constexpr std::int64_t small() const noexcept {
        const std::uint64_t ones = std::uint64_t{0} - (high_ >> 63);
        return static_cast<std::int64_t>((low_ ^ ones) - ones);
    }

    std::uint64_t low_ = 0;
    std::uint64_t high_ = integer_;
};

// Visible without an argument of the class, so that add(1, 2) works.
constexpr std::optional<decimal> add(decimal a, decimal b) noexcept;
constexpr std::optional<decimal> subtract(decimal a, decimal b) noexcept;
constexpr std::optional<decimal> multiply(decimal a, decimal b) noexcept;

/// a / b, rounded half-even at the 34th digit; nothing on overflow and division by zero.
std::optional<decimal> divide(decimal a, decimal b) noexcept;

/// base to the power of exponent; 1 for exponent 0. Exact where the result has 34 digits or fewer
/// and the exponent is an integer; nothing on overflow and where undefined (0 to a negative power,
/// a negative base to a fraction).
std::optional<decimal> power(decimal base, decimal exponent) noexcept;

/// FEEL's modulo, a - b * floor(a / b), with the sign of b; nothing for b = 0.
std::optional<decimal> modulo(decimal a, decimal b) noexcept;

/// The square root, rounded half-even; nothing for negative numbers.
std::optional<decimal> square_root(decimal value) noexcept;

/// e to the power of value; nothing on overflow.
std::optional<decimal> exponential(decimal value) noexcept;

/// The natural logarithm; nothing for zero and negative numbers.
std::optional<decimal> logarithm(decimal value) noexcept;

/// The largest integer that is not above value, and the smallest that is not below.
decimal floor(decimal value) noexcept;
decimal ceiling(decimal value) noexcept;

/// The number without its sign.
constexpr decimal absolute(decimal value) noexcept { return value.is_negative() ? -value : value; }

/// Rounding to `scale` digits after the point; a negative scale rounds to tens, hundreds and so on.
/// Ties go to the even digit, away from zero or towards zero; `up` is always away from zero, `down`
/// towards it. Nothing for a scale outside -6111..6176 and on overflow.
std::optional<decimal> round_half_even(decimal value, std::int32_t scale) noexcept;
std::optional<decimal> round_half_up(decimal value, std::int32_t scale) noexcept;
std::optional<decimal> round_half_down(decimal value, std::int32_t scale) noexcept;
std::optional<decimal> round_up(decimal value, std::int32_t scale) noexcept;
std::optional<decimal> round_down(decimal value, std::int32_t scale) noexcept;

/// An integer of 128 bits in two's complement.
struct wide_integer {
    std::uint64_t low = 0;
    std::uint64_t high = 0;

    friend constexpr bool operator==(const wide_integer&, const wide_integer&) = default;
};

/// value x 10^scale, for a scale of 0 to 38; nothing where it is no integer of at most 38 digits.
std::optional<wide_integer> scaled_integer(decimal value, std::int32_t scale) noexcept;

} // namespace hjemmel
