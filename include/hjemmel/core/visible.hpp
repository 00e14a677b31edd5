// SPDX-License-Identifier: Apache-2.0
// Text from outside made safe to print: nothing in it can steer a terminal or turn a line around.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hjemmel {

namespace detail {

/// How many bytes from `at` on are a character that must not be printed; 0 where none does.
inline std::size_t unprintable_length(std::string_view text, std::size_t at) {
    const auto byte = [text](std::size_t i) -> unsigned {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const auto lead = byte(at);
    if (lead < 0x20 || lead == 0x7F) return lead == '\n' || lead == '\t' ? 0 : 1;
    if (lead == 0xC2 && byte(at + 1) >= 0x80 && byte(at + 1) < 0xA0) return 2; // C1
    if (lead != 0xE2) return 0;
    const auto last = byte(at + 2);
    const bool line_ends = byte(at + 1) == 0x80 && (last == 0xA8 || last == 0xA9);
    const bool turns = byte(at + 1) == 0x80 && last >= 0xAA && last <= 0xAE;
    const bool isolates = byte(at + 1) == 0x81 && last >= 0xA6 && last <= 0xA9;
    return line_ends || turns || isolates ? 3 : 0;
}

} // namespace detail

/// `text` with each control character but line feed and tab shown: the picture of it (U+241B for
/// escape) where there is one, else U+FFFD. So are characters that end a line or turn the direction
/// of writing (U+2028 to U+202E, U+2066 to U+2069).
inline std::string visible(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto length = detail::unprintable_length(text, at);
        if (length == 0) {
            out += text[at++];
            continue;
        }
        const auto lead = static_cast<unsigned char>(text[at]);
        if (length > 1) {
            out += "\xEF\xBF\xBD";
        } else {
            out += "\xE2\x90";
            out += static_cast<char>(lead == 0x7F ? 0xA1 : 0x80 + lead);
        }
        at += length;
    }
    return out;
}

} // namespace hjemmel
