// SPDX-License-Identifier: Apache-2.0
#include "json_decoder.hpp"

#include <hjemmel/core/decimal.hpp>

#include <algorithm>
#include <cstddef>
#include <string>

namespace hjemmel::io::detail {

namespace {

constexpr std::size_t most_digits = 34;
constexpr std::int64_t least_exponent = -6176;

struct digits {
    std::size_t count = 0;          ///< from the first to the last that is not 0
    std::int64_t last_exponent = 0; ///< the power of ten of the last one
};

/// The exponent behind the `e`, cut off far beyond what a number can have.
std::int64_t written_exponent(std::string_view text) {
    constexpr std::int64_t beyond = 1'000'000'000;
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    std::int64_t exponent = 0;
    for (const char c : text)
        exponent = std::min(beyond, exponent * 10 + (c - '0'));
    return negative ? -exponent : exponent;
}

/// For a number without sign in JSON's form.
digits significant(std::string_view text) {
    const auto e = text.find_first_of("eE");
    const auto exponent = e == std::string_view::npos ? 0 : written_exponent(text.substr(e + 1));
    const auto mantissa = text.substr(0, e);
    const auto point = std::min(mantissa.find('.'), mantissa.size());
    const auto first = mantissa.find_first_of("123456789");
    if (first == std::string_view::npos) return {};
    const auto last = mantissa.find_last_of("123456789");
    const bool spans = first < point && point < last;
    const auto after = last < point ? static_cast<std::int64_t>(point - last) - 1
                                    : -static_cast<std::int64_t>(last - point);
    return {last - first + 1 - (spans ? 1U : 0U), after + exponent};
}

} // namespace

namespace {

constexpr std::string_view digit = "0123456789";
constexpr std::size_t most_plain = 300; // digits that are not beyond 10^308

/// How many digits the text begins with.
std::size_t digits_at(std::string_view text, std::size_t at) {
    return std::min(text.find_first_not_of(digit, at), text.size()) - at;
}

/// Whether it is a whole number in JSON's grammar that has an exponent or many digits. What is none
/// stays, and is told as what it is.
bool is_large(std::string_view text) {
    std::size_t at = text.starts_with('-') ? 1 : 0;
    const auto whole = digits_at(text, at);
    if (whole == 0 || (whole > 1 && text[at] == '0')) return false;
    at += whole;
    if (at < text.size() && text[at] == '.') {
        const auto decimals = digits_at(text, at + 1);
        if (decimals == 0) return false;
        at += 1 + decimals;
    }
    if (at == text.size()) return whole > most_plain;
    if (text[at] != 'e' && text[at] != 'E') return false;
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    return at < text.size() && at + digits_at(text, at) == text.size();
}

/// The end of the string that begins at `at`, behind its quote.
std::size_t end_of_string(std::string_view text, std::size_t at) {
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\') ++at;
    }
    return std::min(at + 1, text.size());
}

} // namespace

std::string with_small_numbers(std::string_view text) {
    std::string out(text);
    std::size_t at = 0;
    while (at < text.size()) {
        if (text[at] == '"') {
            at = end_of_string(text, at);
            continue;
        }
        const auto end = std::min(text.find_first_not_of("0123456789+-.eE", at), text.size());
        const auto one = text.substr(at, end - at);
        if (is_large(one)) {
            const auto begin = at + (one.front() == '-' ? 1 : 0);
            std::fill(out.begin() + static_cast<std::ptrdiff_t>(begin),
                      out.begin() + static_cast<std::ptrdiff_t>(end), '0');
            out[begin + 1] = '.';
        }
        at = std::max(end, at + 1);
    }
    return out;
}

std::optional<fault> read_number(std::string_view text, decimal& into) {
    const auto found = significant(text.starts_with('-') ? text.substr(1) : text);
    if (found.count > most_digits) {
        return fault{.code = "number-digits",
                     .text = {"Tallet har flere end 34 betydende cifre.",
                              "The number has more than 34 significant digits."},
                     .hint = {"Skriv det med højst 34 betydende cifre.",
                              "Write it with at most 34 significant digits."}};
    }
    const auto parsed = found.last_exponent >= least_exponent ? decimal::parse(text) : std::nullopt;
    if (!parsed) {
        return fault{.code = "number-range",
                     .text = {"Tallet er for stort eller for lille til at regnes med.",
                              "The number is too large or too small to calculate with."}};
    }
    into = *parsed;
    return std::nullopt;
}

} // namespace hjemmel::io::detail
