// SPDX-License-Identifier: Apache-2.0
// Danish ways of writing numbers, dates and truth values, which rule files write otherwise.
#pragma once

#include <hjemmel/core/bilingual.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hjemmel::load::detail {

/// What was written the Danish way, and what to write instead.
struct habit {
    std::string code; ///< danish-number, danish-date or danish-boolean
    std::string instead;
};

/// `37,5` and `11.749.000`.
std::optional<habit> danish_number(std::string_view text);
/// `31-12-2019`, `31.12.2019` and `31/12/2019`, where there is such a day.
std::optional<habit> danish_date(std::string_view text);
/// `ja` and `nej`.
std::optional<habit> danish_boolean(std::string_view text);

/// The key that a Danish word for it may mean, among those known here; empty where none is.
std::string_view danish_key(std::string_view word, const std::vector<std::string_view>& known);

} // namespace hjemmel::load::detail
