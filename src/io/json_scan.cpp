// SPDX-License-Identifier: Apache-2.0
#include "json_scan.hpp"

namespace hjemmel::io::detail {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

} // namespace

void json_scan::enter(char bracket) {
    arrays_ = (arrays_ << 1U) | (bracket == '[' ? 1U : 0U);
    ++depth_;
}

json_scan::state json_scan::outside(char c, bool& takes) {
    if (bare_ && (is_blank(c) || c == ',' || c == ']' || c == '}')) {
        takes = false;
        return state::closed;
    }
    if (is_blank(c)) return state::open;
    started_ = true;
    last_ = c;
    if (c == '"')
        in_string_ = true;
    else if (c == '{' || c == '[')
        enter(c);
    else if (depth_ == 0)
        bare_ = true;
    else if (c == '}' || c == ']') {
        arrays_ >>= 1U;
        if (--depth_ == 0) return state::closed;
    }
    return state::open;
}

json_scan::state json_scan::take(std::string_view text, std::size_t& used) {
    for (used = 0; used < text.size(); ++used) {
        const char c = text[used];
        if (!in_string_) {
            bool takes = true;
            const auto now = outside(c, takes);
            if (now == state::open) continue;
            used += takes ? 1U : 0U;
            return now;
        }
        if (c == '\n') return state::torn;
        if (escaped_) {
            escaped_ = false;
        } else if (c == '\\') {
            escaped_ = true;
        } else if (c == '"') {
            in_string_ = false;
            if (depth_ > 0) continue;
            ++used;
            return state::closed;
        }
    }
    return state::open;
}

} // namespace hjemmel::io::detail
