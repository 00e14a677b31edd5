// SPDX-License-Identifier: Apache-2.0
#pragma once

// Time zones of the IANA database, as the machine has it installed.

#include <cstdint>
#include <optional>
#include <string_view>

namespace hjemmel {

/// One time zone. A handle of a pointer's size, valid as long as the program runs; safe to use from
/// any thread. The database is read once, when the first zone is asked for.
class zone {
  public:
    /// The zone of this name, `Europe/Copenhagen`, capitals as the database has them; nothing for
    /// any other name, and where there is no database.
    static std::optional<zone> find(std::string_view name);

    [[nodiscard]] std::string_view name() const noexcept;

    /// Seconds ahead of UTC at an instant, given in seconds since 1970-01-01T00:00:00Z. After 2037
    /// the rules of that year are taken to last.
    [[nodiscard]] int offset_at(std::int64_t instant) const;

    /// The same for a local time, in seconds since 1970-01-01T00:00:00 there. Of a time that the
    /// clock shows twice, and of one that it skips, the offset before the change.
    [[nodiscard]] int offset_of_local(std::int64_t local) const;

    /// The offset of a zone that never had and will have but one, as Etc/UTC.
    [[nodiscard]] std::optional<int> constant_offset() const;

    friend bool operator==(const zone&, const zone&) = default;

  private:
    explicit zone(const void* entry) noexcept : entry_(entry) {}

    const void* entry_;
};

} // namespace hjemmel
