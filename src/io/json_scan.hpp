// SPDX-License-Identifier: Apache-2.0
// How far one JSON value reaches, told by its brackets and quotes alone.
#pragma once

#include <cstddef>
#include <string_view>

namespace hjemmel::io::detail {

/// Follows one value over as many pieces of text as it comes in.
class json_scan {
  public:
    enum class state : unsigned char {
        open,   ///< more is needed
        closed, ///< the value is complete
        torn,   ///< a line ended inside a string
    };

    /// Takes bytes from `text` until the value is complete; `used` says how many.
    state take(std::string_view text, std::size_t& used);

    bool in_string() const { return in_string_; }
    bool started() const { return started_; }
    /// The last byte outside of strings that is no blank.
    char last() const { return last_; }
    /// Whether the innermost open bracket is that of an array; not beyond 64 levels.
    bool in_array() const { return depth_ > 0 && (arrays_ & 1U) != 0; }

  private:
    void enter(char bracket);
    state outside(char c, bool& takes);

    std::size_t depth_ = 0;
    unsigned long long arrays_ = 0;
    bool in_string_ = false;
    bool escaped_ = false;
    bool started_ = false;
    bool bare_ = false; ///< a number or word, which ends before a comma, bracket or blank
    char last_ = '\0';
};

} // namespace hjemmel::io::detail
