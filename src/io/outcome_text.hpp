// SPDX-License-Identifier: Apache-2.0
// Where an outcome's id and value stand in its text, for texts that differ in nothing else.
#pragma once

#include <hjemmel/eval/outcome.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace hjemmel::io::detail {

struct outcome_text {
    std::string text{};
    std::size_t id_begin = 0;
    std::size_t id_end = 0;
    std::size_t value_begin = 0;
    std::size_t value_end = 0;
};

/// `write_outcome` without reasons, and `write_outcome_row`.
outcome_text json_outcome(const eval::outcome& of);
outcome_text csv_outcome(const eval::outcome& of);

/// A cell of a table, in quotes where it needs them.
void append_cell(std::string& to, std::string_view text);

/// A text as it is, anything else as JSON; null is an empty cell. `known` names missing facts.
std::string cell_text(const value& what, const eval::record* known = nullptr);

/// A number without exponent and without zeros behind its last decimal.
void append_scaled(std::string& to, std::int64_t number, int scale);

} // namespace hjemmel::io::detail
