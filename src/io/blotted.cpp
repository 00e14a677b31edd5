// SPDX-License-Identifier: Apache-2.0
#include "blotted.hpp"

#include <hjemmel/core/utf8.hpp>

#include <hjemmel/core/mask.hpp>

#include <array>
#include <cstddef>

namespace hjemmel::io::detail {

namespace {

/// One character as long as what it stands for, so that no place moves.
std::string_view blot(std::size_t length) {
    constexpr std::array<std::string_view, 5> blots{"?", "*", "·", "•", "🞄"};
    return blots[length];
}

std::size_t blot_one(std::string_view text, std::size_t at, std::string& out) {
    const auto length = text[at] == '\0' ? 0 : utf8_length(text, at);
    out += blot(length);
    return length == 0 ? 1 : length;
}

/// The end of the string that begins at `at`, behind its closing quote or where its line ends.
std::size_t string_end(std::string_view text, std::size_t at) {
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        if (text[i] == '"') return i + 1;
        if (text[i] == '\n') return i;
        if (text[i] == '\\') ++i;
    }
    return text.size();
}

bool names(std::string_view text, std::size_t end) {
    const auto next = text.find_first_not_of(" \t\r\n", end);
    return next != std::string_view::npos && text[next] == ':';
}

void blot_string(std::string_view text, std::size_t at, std::size_t end, std::string& out) {
    while (at < end) {
        if (text[at] == '"')
            out += text[at++];
        else
            at += blot_one(text, at, out);
    }
}

bool is_shown_name(std::string_view string) {
    return first_bad_or_nul(string) == string.size() && masked(string) == string;
}

} // namespace

std::string blotted_json(std::string_view text) {
    constexpr std::string_view kept = "{}[]:,\" \t\r\n";
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '"') {
            const auto end = string_end(text, at);
            const auto string = text.substr(at, end - at);
            if (names(text, end) && is_shown_name(string)) {
                out += string;
                at = end;
                continue;
            }
            blot_string(text, at, end, out);
            at = end;
            continue;
        }
        if (kept.find(text[at]) != std::string_view::npos)
            out += text[at++];
        else
            at += blot_one(text, at, out);
    }
    return out;
}

std::string blotted_row(std::string_view text, char separator) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        const bool kept = c == separator || c == '"' || c == '\r' || c == '\n';
        if (kept)
            out += text[at++];
        else
            at += blot_one(text, at, out);
    }
    return out;
}

} // namespace hjemmel::io::detail
