// SPDX-License-Identifier: Apache-2.0
// Builds a JSON text: the same calls give the same bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace hjemmel::io::detail {

/// A text in quotes, escaped; bytes that are no UTF-8 become U+FFFD.
void append_quoted(std::string& to, std::string_view what);

class json_text {
  public:
    explicit json_text(bool pretty) : pretty_(pretty) {}

    void open_object() { open('{'); }
    void close_object() { close('}'); }
    void open_array() { open('['); }
    void close_array() { close(']'); }
    /// The name of the next member; members of an object must be named.
    void name(std::string_view what);

    void text(std::string_view what);
    void boolean(bool what) { plain(what ? "true" : "false"); }
    void null() { plain("null"); }
    /// A number, already in JSON's form.
    void number(std::string_view digits) { plain(digits); }

    void member(std::string_view key, std::string_view what) {
        name(key);
        text(what);
    }

    std::size_t size() const { return out_.size(); }
    std::string take() { return std::move(out_); }

  private:
    void open(char bracket);
    void close(char bracket);
    void plain(std::string_view what);
    void separate();
    void break_line();

    std::string out_{};
    std::size_t depth_ = 0;
    bool pretty_ = false;
    bool empty_ = true;  ///< nothing stands yet in what was opened last
    bool named_ = false; ///< a name waits for its value
};

} // namespace hjemmel::io::detail
