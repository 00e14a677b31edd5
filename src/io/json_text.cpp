// SPDX-License-Identifier: Apache-2.0
#include "json_text.hpp"

#include <hjemmel/core/utf8.hpp>

namespace hjemmel::io::detail {

namespace {

/// The escape of a character that may not stand as it is.
std::string escape(char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    switch (c) {
    case '"':
        return "\\\"";
    case '\\':
        return "\\\\";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    default:
        break;
    }
    const auto code = static_cast<unsigned char>(c);
    return std::string("\\u00") + digits[code >> 4U] + digits[code & 0xFU];
}

} // namespace

void json_text::break_line() {
    if (!pretty_) return;
    out_ += '\n';
    out_.append(2 * depth_, ' ');
}

void json_text::separate() {
    if (std::exchange(named_, false)) return;
    if (!std::exchange(empty_, false)) out_ += ',';
    if (depth_ > 0) break_line();
}

void json_text::open(char bracket) {
    separate();
    out_ += bracket;
    ++depth_;
    empty_ = true;
}

void json_text::close(char bracket) {
    --depth_;
    if (!std::exchange(empty_, false)) break_line();
    out_ += bracket;
}

void json_text::name(std::string_view what) {
    separate();
    append_quoted(out_, what);
    out_ += pretty_ ? ": " : ":";
    named_ = true;
}

void json_text::text(std::string_view what) {
    separate();
    append_quoted(out_, what);
}

void json_text::plain(std::string_view what) {
    separate();
    out_ += what;
}

void append_quoted(std::string& to, std::string_view what) {
    const auto is_plain = [](char c) { // ASCII without escapes
        const auto code = static_cast<unsigned char>(c);
        return code >= 0x20 && code < 0x7F && c != '"' && c != '\\';
    };
    to += '"';
    for (std::size_t at = 0; at < what.size();) {
        auto end = at;
        while (end < what.size() && is_plain(what[end]))
            ++end;
        to += what.substr(at, end - at);
        at = end;
        if (at == what.size()) break;
        const auto length = utf8_length(what, at);
        if (length == 0)
            to += "\xEF\xBF\xBD";
        else if (length == 1)
            to += escape(what[at]);
        else
            to += what.substr(at, length);
        at += length == 0 ? 1 : length;
    }
    to += '"';
}

} // namespace hjemmel::io::detail
