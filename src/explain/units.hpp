// SPDX-License-Identifier: Apache-2.0
// Units behind numbers.
#pragma once

#include <hjemmel/core/bilingual.hpp>
#include <hjemmel/core/decimal.hpp>

#include <string>

namespace hjemmel::explain::detail {

/// The unit of so many, in the language wanted: "år" as "years", "borgere" of one as "borger". What
/// is no unit of time, share or persons that is known here comes back as it is.
std::string unit_words(const std::string& unit, const decimal& count, language wanted);

} // namespace hjemmel::explain::detail
