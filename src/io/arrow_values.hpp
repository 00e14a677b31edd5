// SPDX-License-Identifier: Apache-2.0
// A value of an Arrow column -> the value that it says, guided by the declared type.
#pragma once

#include "arrow_layout.hpp"
#include "fault.hpp"

#include <hjemmel/core/limits.hpp>
#include <hjemmel/core/value.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hjemmel::io::detail {

/// Reads the values of one row. Faults are collected; where there are any, values mean nothing.
class arrow_values {
  public:
    arrow_values(bool gaps_absent, const facts_limits& limits)
        : gaps_absent_(gaps_absent), limits_(limits) {}

    /// Begins a new row.
    void begin();
    /// What stands there; nothing for a gap. `of` is the fact's type, `name` its name.
    std::optional<value> read(const arrow_column& from, std::int64_t at, const type& of,
                              std::string_view name);
    diagnostics take_faults() { return std::move(faults_); }
    bool failed() const { return !faults_.empty(); }

  private:
    /// Where a value stands below its fact; written out only where something is wrong.
    struct step {
        const step* above = nullptr;
        std::string_view name{};
        std::int64_t item = 0; ///< from 1; 0 for a field
    };
    static std::string path(const step& to);

    std::optional<value> read(const arrow_column& from, std::int64_t at, const type& of,
                              const step& here);
    std::optional<value> scalar(const arrow_column& from, std::int64_t at, const type& of,
                                const step& here);
    std::optional<value> floating(const arrow_column& from, std::int64_t at, const step& here);
    std::optional<value> decimal_number(const arrow_column& from, std::int64_t at,
                                        const step& here);
    std::optional<value> text(const arrow_column& from, std::int64_t at, const step& here);
    std::optional<value> timestamp(const arrow_column& from, std::int64_t at, const type& of,
                                   const step& here);
    std::optional<value> time(const arrow_column& from, std::int64_t at, const step& here);
    value items(const arrow_column& from, std::int64_t first, std::int64_t count, const type& of,
                const step& here);
    value fields(const arrow_column& from, std::int64_t at, const type& of, const step& here);
    context_shape_ptr shape_of(const arrow_column& from, const std::vector<bool>& left_out);

    std::nullopt_t fail(fault why, const step& here);
    bool charge(std::size_t bytes, const step& here);

    bool gaps_absent_;
    facts_limits limits_;
    diagnostics faults_{};
    std::size_t spent_ = 0;
    std::vector<std::pair<const arrow_column*, context_shape_ptr>> shapes_{};
};

/// The day that a date, or a timestamp without a zone at midnight, says; nothing for any other.
std::optional<date> arrow_day(const arrow_column& from, std::int64_t at);

} // namespace hjemmel::io::detail
