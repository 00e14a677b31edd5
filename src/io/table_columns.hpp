// SPDX-License-Identifier: Apache-2.0
// What the columns of a table of cases may be, whatever the table is written in.
#pragma once

#include "fault.hpp"

#include <hjemmel/core/type.hpp>
#include <hjemmel/plan/program.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::io::detail {

/// The column, or key in JSON, that has the case's id.
inline constexpr std::string_view id_name = "sags_id";

/// What a column holds.
struct table_column {
    std::string name{};
    type_ptr type{}; ///< of the fact, or of related cases; null for the id and what is not known
    bool is_id = false;
};

/// The columns that were found, with the faults of those that cannot be read: which column, why.
struct matched_columns {
    std::vector<table_column> columns{};
    std::vector<std::pair<std::size_t, fault>> faults{};
};

/// Columns of a table of the entity's cases by their names: its facts, the id, what relates it to
/// others. Faults: `unknown-fact`, `duplicate-column`.
matched_columns match_columns(const plan::program& of, plan::index entity,
                              const std::vector<std::string>& names);

} // namespace hjemmel::io::detail
