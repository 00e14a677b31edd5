// SPDX-License-Identifier: Apache-2.0

// Decimal numbers from text and parts, and back.

#include <algorithm>

#include "intel_decimal.hpp"

namespace hjemmel {

using access = detail::decimal_access;

namespace {

std::string digits_of(detail::wide value) {
    std::string reversed;
    do {
        reversed.push_back(static_cast<char>('0' + detail::divide_in_place(value, 10)));
    } while (value != detail::wide{});
    return {reversed.rbegin(), reversed.rend()};
}

} // namespace

std::optional<decimal> decimal::from_parts(std::int64_t coefficient,
                                           std::int32_t exponent) noexcept {
    if (exponent == 0) return decimal(coefficient);
    const auto integer = access::unpack(access::intel(coefficient));
    const auto number = detail::canonical({integer.negative, integer.coefficient, exponent});
    if (number.exponent < detail::lowest_exponent || number.exponent > detail::highest_exponent)
        return std::nullopt;
    return access::pack(number);
}

std::optional<decimal_parts> decimal::to_parts() const noexcept {
    if (const auto whole = to_int64()) return decimal_parts{*whole, 0};
    auto number = access::unpack(access::intel(*this));
    constexpr detail::wide limit{0, std::uint64_t{1} << 63};
    while (number.coefficient >= limit && detail::divides_by_ten(number.coefficient)) {
        detail::divide_in_place(number.coefficient, 10);
        ++number.exponent;
    }
    if (number.coefficient > limit) return std::nullopt;
    const decimal magnitude(number.coefficient.low);
    const auto coefficient = (number.negative ? -magnitude : magnitude).to_int64();
    if (!coefficient) return std::nullopt;
    return decimal_parts{*coefficient, static_cast<std::int32_t>(number.exponent)};
}

std::string decimal::text() const {
    const auto number = access::unpack(access::intel(*this));
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
    if (rest.empty() || characters.find(rest.front()) == std::string_view::npos) return false;
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
    return access::finite(detail::call(bid128_from_string, cleaned.data(), detail::nearest_even));
}

} // namespace hjemmel
