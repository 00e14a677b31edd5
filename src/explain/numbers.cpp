// SPDX-License-Identifier: Apache-2.0
#include "numbers.hpp"

#include <cstdint>

namespace hjemmel::explain::detail {

namespace {

constexpr std::string_view amount_ending = "_oere";

std::string in_thousands(std::string_view digits, char separator) {
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) out += separator;
        out += digits[i];
    }
    return out;
}

} // namespace

std::string grouped(const decimal& number, language wanted) {
    const bool danish = wanted == language::da;
    std::string plain = number.text();
    std::string out;
    if (plain.front() == '-') {
        out = "-";
        plain.erase(0, 1);
    }
    const auto point = plain.find('.');
    out += in_thousands(std::string_view(plain).substr(0, point), danish ? '.' : ',');
    if (point == std::string::npos) return out;
    return out + (danish ? "," : ".") + plain.substr(point + 1);
}

bool is_amount(std::string_view name) {
    return name.size() > amount_ending.size() &&
           name.substr(name.size() - amount_ending.size()) == amount_ending;
}

std::string amount(const decimal& oere, language wanted) {
    const auto whole = oere.to_int64();
    if (!whole) return grouped(oere, wanted) + " øre";
    const auto kroner = *whole / 100;
    const auto rest = *whole % 100;
    const bool danish = wanted == language::da;
    auto text = kroner == 0 && rest < 0 ? "-0" : grouped(decimal(kroner), wanted);
    if (rest != 0) {
        const auto two = std::to_string(100 + (rest < 0 ? -rest : rest)).substr(1);
        text += (danish ? "," : ".") + two;
    }
    return danish ? text + " kr." : "DKK " + text;
}

} // namespace hjemmel::explain::detail
