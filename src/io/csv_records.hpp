// SPDX-License-Identifier: Apache-2.0
// Bytes -> records of a table: quotes, separators and line ends, nothing of what cells mean.
#pragma once

#include "byte_queue.hpp"
#include "fault.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hjemmel::io::detail {

struct csv_cell {
    std::size_t begin = 0; ///< in the record's text, quotes included
    std::size_t end = 0;
    std::size_t content = 0; ///< where what was quoted begins in `unquoted`, and its size
    std::size_t size = 0;
    bool quoted = false;
};

struct csv_record {
    std::vector<csv_cell> cells{};
    std::string text{}; ///< as it was read, without its last line end
    std::string unquoted{};
    std::size_t line = 1;
    std::optional<fault> wrong{};
    std::size_t wrong_at = 0;
    bool rest_lost = false;

    /// What a cell says.
    std::string_view said(const csv_cell& cell) const {
        return cell.quoted ? std::string_view(unquoted).substr(cell.content, cell.size)
                           : std::string_view(text).substr(cell.begin, cell.end - cell.begin);
    }
};

/// A record whose quotes are torn is its first line alone; the next one begins on the next line.
class csv_records {
  public:
    csv_records(byte_source from, std::size_t record_bytes)
        : queue_(std::move(from)), most_(record_bytes) {}

    /// The next record that is not an empty line, in the memory of the last; false at the end.
    bool next(csv_record& into);
    /// A record that was read before, from its text.
    csv_record again(std::string_view text, std::size_t line) const;
    char separator() const { return separator_; }
    /// Whether the next record would have to wait for more than is there.
    bool waits() const;

  private:
    void take(csv_record& out);
    void first_line(csv_record& out, fault wrong, std::size_t at);
    void tell_separator();
    bool need_more();

    byte_queue queue_;
    std::size_t most_;
    char separator_ = ',';
    bool begun_ = false;
};

} // namespace hjemmel::io::detail
