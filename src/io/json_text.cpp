// SPDX-License-Identifier: Apache-2.0
#include "json_text.hpp"

#include <hjemmel/core/utf8.hpp>

namespace hjemmel::io::detail {

namespace {

/// The escape of a character that may not stand as it is; empty for any other.
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
    if (code >= 0x20 && code != 0x7F) return {};
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
    quote(what);
    out_ += pretty_ ? ": " : ":";
    named_ = true;
}

void json_text::text(std::string_view what) {
    separate();
    quote(what);
}

void json_text::plain(std::string_view what) {
    separate();
    out_ += what;
}

void json_text::quote(std::string_view what) {
    out_ += '"';
    for (std::size_t at = 0; at < what.size();) {
        const auto length = utf8_length(what, at);
        if (length == 1) {
            const auto escaped = escape(what[at]);
            if (escaped.empty())
                out_ += what[at];
            else
                out_ += escaped;
        } else if (length == 0) {
            out_ += "\xEF\xBF\xBD";
        } else {
            out_ += what.substr(at, length);
        }
        at += length == 0 ? 1 : length;
    }
    out_ += '"';
}

} // namespace hjemmel::io::detail
