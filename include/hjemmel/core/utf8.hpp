// SPDX-License-Identifier: Apache-2.0
// Strict UTF-8: no overlong forms, no surrogates, nothing beyond U+10FFFF.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace hjemmel {

/// The length of the UTF-8 sequence that begins at `at`; 0 where there is none.
inline std::size_t utf8_length(std::string_view text, std::size_t at) {
    const auto byte = [text](std::size_t i) -> unsigned {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const auto lead = byte(at);
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (byte(at + 1) < low || byte(at + 1) > high) return 0;
    for (std::size_t i = 2; i < length; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U) return 0;
    }
    return length;
}

/// Whether eight bytes are ASCII and none is NUL.
inline bool is_plain_ascii(const char* eight) {
    std::uint64_t all = 0;
    std::memcpy(&all, eight, sizeof(all));
    constexpr std::uint64_t ones = 0x0101010101010101U;
    constexpr std::uint64_t high = 0x8080808080808080U;
    return ((all | (all - ones)) & high) == 0;
}

/// The first byte that is no UTF-8, or the text's size.
inline std::size_t first_bad_byte(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const auto length = utf8_length(text, at);
        if (length == 0) return at;
        at += length;
    }
    return at;
}

/// The first byte that is no UTF-8 or is NUL, or the text's size.
inline std::size_t first_bad_or_nul(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (text.size() - at >= 8 && is_plain_ascii(text.data() + at)) {
            at += 8;
            continue;
        }
        const auto length = text[at] == '\0' ? 0 : utf8_length(text, at);
        if (length == 0) return at;
        at += length;
    }
    return at;
}

} // namespace hjemmel
