// SPDX-License-Identifier: Apache-2.0
// Numbers and amounts as people write them.
#pragma once

#include <hjemmel/core/bilingual.hpp>
#include <hjemmel/core/decimal.hpp>

#include <string>
#include <string_view>

namespace hjemmel::explain::detail {

/// 11.749.000 and 4,5 in Danish; 11,749,000 and 4.5 in English.
std::string grouped(const decimal& number, language wanted);

/// Whether a name ends in `_oere`.
bool is_amount(std::string_view name);

/// Whether numbers of this unit are amounts in øre.
inline bool is_money(std::string_view unit) { return unit == "øre"; }

/// An amount in øre, in kroner: "117.490 kr."; what is no whole number of øre, in øre.
std::string amount(const decimal& oere, language wanted);

} // namespace hjemmel::explain::detail
