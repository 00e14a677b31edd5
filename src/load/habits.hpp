// SPDX-License-Identifier: Apache-2.0
// Danish ways of writing numbers, dates and truth values, which rule files write otherwise.
#pragma once

#include <hjemmel/core/bilingual.hpp>

#include <optional>
#include <string>
#include <string_view>

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

} // namespace hjemmel::load::detail
