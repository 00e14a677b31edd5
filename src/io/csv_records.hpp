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
    std::string text{};
    std::size_t begin = 0; ///< in the record
    std::size_t end = 0;
    bool quoted = false;
};

struct csv_record {
    std::vector<csv_cell> cells{};
    std::string text{}; ///< as it was read, without its last line end
    std::size_t line = 1;
    std::optional<fault> wrong{};
    std::size_t wrong_at = 0;
    bool rest_lost = false;
};

/// A record whose quotes are torn is its first line alone; the next one begins on the next line.
class csv_records {
  public:
    csv_records(byte_source from, std::size_t record_bytes)
        : queue_(std::move(from)), most_(record_bytes) {}

    /// The next record that is not an empty line; nothing at the end.
    std::optional<csv_record> next();
    char separator() const { return separator_; }

  private:
    csv_record take();
    csv_record first_line(fault wrong, std::size_t at);
    void tell_separator();
    bool need_more();

    byte_queue queue_;
    std::size_t most_;
    char separator_ = ',';
    bool begun_ = false;
};

} // namespace hjemmel::io::detail
