// SPDX-License-Identifier: Apache-2.0
#include "wrap.hpp"

#include <algorithm>
#include <utility>

namespace hjemmel::graph::detail {

namespace {

/// Hundredths of the font's size, a little more than most fonts in common use need.
int character_width(unsigned char c) {
    constexpr std::string_view narrow = " .,:;'|!iljIft()[]-";
    constexpr std::string_view wide = "mwMW@%";
    const char letter = static_cast<char>(c);
    if (narrow.find(letter) != std::string_view::npos) return 32;
    if (wide.find(letter) != std::string_view::npos) return 88;
    if (c >= 'A' && c <= 'Z') return 68;
    return 56;
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// Pieces that a line may be broken between; blanks stay at the end of theirs.
std::vector<std::string_view> pieces_of(std::string_view text, int size, int width) {
    std::vector<std::string_view> out;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t next = i + 1;
        if (next < text.size() && is_continuation(text[next])) continue;
        const bool end = next == text.size();
        const bool apart = text[i] == ' ' || text[i] == '_' || text[i] == '-';
        const bool full = text_width(text.substr(begin, next - begin), size) > width - size;
        if (!end && !apart && !full) continue;
        out.push_back(text.substr(begin, next - begin));
        begin = next;
    }
    return out;
}

std::string_view without_blanks(std::string_view line) {
    while (!line.empty() && line.back() == ' ')
        line.remove_suffix(1);
    return line;
}

std::vector<std::string> in_lines(std::string_view text, int size, int width) {
    std::vector<std::string> out;
    std::string line;
    for (const auto piece : pieces_of(text, size, width)) {
        const auto longer = line + std::string(piece);
        if (!line.empty() && text_width(without_blanks(longer), size) > width) {
            out.emplace_back(without_blanks(line));
            line = piece;
        } else {
            line = longer;
        }
    }
    if (!without_blanks(line).empty()) out.emplace_back(without_blanks(line));
    return out;
}

} // namespace

int text_width(std::string_view text, int size) {
    int sum = 0;
    for (const char c : text)
        sum += is_continuation(c) ? 0 : character_width(static_cast<unsigned char>(c));
    return (sum * size + 99) / 100;
}

std::vector<std::string> wrapped(std::string_view text, int size, int width, std::size_t lines) {
    auto out = in_lines(text, size, width);
    int widest = 0;
    for (const auto piece : pieces_of(text, size, width))
        widest = std::max(widest, text_width(piece, size) + size);
    // As narrow as so many lines allow: they come out of about the same length.
    for (int narrower = width - size; narrower >= width / 2; narrower -= size / 2) {
        auto evener = in_lines(text, size, narrower);
        if (evener.size() != out.size() || narrower < widest) break;
        out = std::move(evener);
    }
    if (out.size() > lines) {
        out.resize(lines);
        out.back() += "…";
    }
    return out;
}

} // namespace hjemmel::graph::detail
