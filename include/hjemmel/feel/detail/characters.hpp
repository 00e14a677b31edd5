// SPDX-License-Identifier: Apache-2.0
// Which characters FEEL's names are made of and which are blanks (DMN 1.5, 10.3.1.2).
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace hjemmel::feel::detail {

/// One code point of a text, and how many bytes it takes there.
struct code_point {
    char32_t value = 0;
    std::size_t size = 0; ///< 0 at the end of the text
};

inline constexpr char32_t no_character = 0xFFFFFFFF;

/// The code point at byte `at`. A byte that is not UTF-8 comes as `no_character`, alone.
inline code_point read(std::string_view text, std::size_t at) {
    if (at >= text.size()) return {no_character, 0};
    const auto byte = [text](std::size_t i) -> std::uint32_t {
        return static_cast<unsigned char>(text[i]);
    };
    const auto lead = byte(at);
    if (lead < 0x80) return {static_cast<char32_t>(lead), 1};
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() - at < size) return {no_character, 1};
    std::uint32_t all = lead & (0x7FU >> size);
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U) return {no_character, 1};
        all = (all << 6U) | (byte(at + i) & 0x3FU);
    }
    return {static_cast<char32_t>(all), size};
}

inline void append(std::string& out, char32_t c) {
    const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
    const auto code = static_cast<std::uint32_t>(c);
    if (code < 0x80) return put(code);
    if (code < 0x800) {
        put(0xC0U | (code >> 6U));
        return put(0x80U | (code & 0x3FU));
    }
    if (code < 0x10000) {
        put(0xE0U | (code >> 12U));
    } else {
        put(0xF0U | (code >> 18U));
        put(0x80U | ((code >> 12U) & 0x3FU));
    }
    put(0x80U | ((code >> 6U) & 0x3FU));
    put(0x80U | (code & 0x3FU));
}

struct span_of_characters {
    char32_t first;
    char32_t last;
};

template<std::size_t N>
constexpr bool within(const std::array<span_of_characters, N>& spans, char32_t c) {
    return std::any_of(spans.begin(), spans.end(),
                       [c](const auto& s) { return c >= s.first && c <= s.last; });
}

inline constexpr std::array<span_of_characters, 10> blank_spans{{
    {0x85, 0x85},
    {0xA0, 0xA0},
    {0x1680, 0x1680},
    {0x180E, 0x180E},
    {0x2000, 0x200B},
    {0x2028, 0x2029},
    {0x202F, 0x202F},
    {0x205F, 0x205F},
    {0x3000, 0x3000},
    {0xFEFF, 0xFEFF},
}};

inline constexpr std::array<span_of_characters, 12> letter_spans{{
    {0xC0, 0xD6},
    {0xD8, 0xF6},
    {0xF8, 0x2FF},
    {0x370, 0x37D},
    {0x37F, 0x1FFF},
    {0x200C, 0x200D},
    {0x2070, 0x218F},
    {0x2C00, 0x2FEF},
    {0x3001, 0xD7FF},
    {0xF900, 0xFDCF},
    {0xFDF0, 0xFFFD},
    {0x10000, 0xEFFFF},
}};

inline bool is_break(char32_t c) { return c >= 0x0A && c <= 0x0D; }

inline bool is_blank(char32_t c) {
    if (c < 0x80) return c == ' ' || (c >= 0x09 && c <= 0x0D);
    return within(blank_spans, c);
}

inline bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

inline bool is_name_start(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '?';
    return within(letter_spans, c) && !is_blank(c);
}

inline bool is_name_part(char32_t c) {
    if (is_name_start(c) || is_digit(c)) return true;
    return c == 0xB7 || (c >= 0x300 && c <= 0x36F) || c == 0x203F || c == 0x2040;
}

/// What a name may hold beside letters, digits and blanks.
inline bool is_name_symbol(char32_t c) {
    return c == '.' || c == '/' || c == '-' || c == '\'' || c == '+' || c == '*';
}

} // namespace hjemmel::feel::detail
