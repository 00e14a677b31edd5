// SPDX-License-Identifier: Apache-2.0
// Bytes that were read and not yet used up, with the line that they begin on.
#pragma once

#include <hjemmel/io/bytes.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace hjemmel::io::detail {

class byte_queue {
  public:
    explicit byte_queue(byte_source from) : from_(std::move(from)) {}

    /// What is read and not yet dropped; valid until `more`.
    std::string_view rest() const { return std::string_view(bytes_).substr(begin_); }
    /// Reads on; false at the end and when reading failed.
    bool more();
    /// Uses up the first `count` bytes of `rest()`.
    void drop(std::size_t count);
    /// Reads until `rest()` has `count` bytes, if there are so many.
    bool has(std::size_t count);

    std::size_t line() const { return line_; }
    bool failed() const { return failed_; }
    /// Whether the source gave less than it could have: more may take its time.
    bool drained() const { return drained_ && !ended_; }

  private:
    byte_source from_;
    std::string bytes_{};
    std::size_t begin_ = 0;
    std::size_t line_ = 1;
    bool ended_ = false;
    bool failed_ = false;
    bool drained_ = false;
};

/// Drops a UTF-8 byte order mark at the beginning.
void drop_mark(byte_queue& queue);

} // namespace hjemmel::io::detail
