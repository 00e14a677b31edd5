// SPDX-License-Identifier: Apache-2.0
#include "lines.hpp"

#include <hjemmel/core/place.hpp>
#include <hjemmel/core/visible.hpp>

#include <algorithm>

namespace hjemmel::explain::detail {

namespace {

constexpr std::size_t widest = 100;

} // namespace

void lines::gap() {
    const bool double_gap = text_.size() > 1 && text_[text_.size() - 2] == '\n';
    if (!text_.empty() && !double_gap) text_ += '\n';
}

void lines::append(std::string start, std::size_t indent, std::string_view given) {
    const auto text = visible(given);
    std::string line = std::move(start);
    std::size_t width = code_points(line);
    bool fresh = true; // nothing of the text on this line yet
    std::size_t at = 0;
    while (at < text.size()) {
        if (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t') {
            ++at;
            continue;
        }
        const auto end = std::min(text.find_first_of(" \n\r\t", at), text.size());
        const auto word = std::string_view(text).substr(at, end - at);
        const auto size = code_points(word);
        if (!fresh && width + 1 + size > widest) {
            text_.append(line) += '\n';
            line = std::string(indent, ' ');
            width = indent;
            fresh = true;
        }
        if (!fresh) line += ' ';
        width += size + (fresh ? 0 : 1);
        line += word;
        fresh = false;
        at = end;
    }
    text_.append(line) += '\n';
}

} // namespace hjemmel::explain::detail
