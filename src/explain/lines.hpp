// SPDX-License-Identifier: Apache-2.0
// A plain text that grows line by line, wrapped at about 100 characters.
#pragma once

#include <hjemmel/core/bilingual.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace hjemmel::explain::detail {

/// The words in the language wanted.
inline std::string say(language wanted, std::string_view da, std::string_view en) {
    return std::string(wanted == language::da ? da : en);
}

/// The text so far. Depth counts steps of two blanks.
class lines {
  public:
    /// One paragraph; lines after its first stand under its text.
    void put(std::size_t depth, std::string_view text) {
        append(std::string(2 * depth, ' '), 2 * depth, text);
    }
    /// One point of a list: a hyphen before it.
    void item(std::size_t depth, std::string_view text) {
        append(std::string(2 * depth, ' ') + "- ", 2 * depth + 2, text);
    }
    /// An empty line, but never two, and none at the top.
    void gap();
    /// A heading, with an empty line before it.
    void heading(std::string_view text) {
        gap();
        put(0, text);
    }
    /// Lines as they are, with an empty line before them.
    void raw(std::string_view text) {
        if (!text.empty()) gap();
        text_ += text;
    }
    std::string take() { return std::move(text_); }

  private:
    void append(std::string start, std::size_t indent, std::string_view given);

    std::string text_{};
};

} // namespace hjemmel::explain::detail
