// SPDX-License-Identifier: Apache-2.0
// The order of names in Danish lists.
#pragma once

#include <string>
#include <string_view>

namespace hjemmel::report {

/// A text whose bytes are in the order of the Danish alphabet: capitals as small letters; æ, ø, å
/// after z; aa as å.
inline std::string danish_key(std::string_view name) {
    std::string out;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto two = name.substr(i, 2);
        if (two == "æ" || two == "Æ" || two == "ø" || two == "Ø" || two == "å" || two == "Å") {
            out += two == "æ" || two == "Æ" ? '{' : two == "ø" || two == "Ø" ? '|' : '}';
            ++i;
        } else if (two == "aa" || two == "Aa" || two == "AA") {
            out += '}';
            ++i;
        } else {
            const char c = name[i];
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    return out;
}

} // namespace hjemmel::report
