// SPDX-License-Identifier: Apache-2.0
// What is missing, and what an answer can still be, in words.
#pragma once

#include <hjemmel/core/bilingual.hpp>
#include <hjemmel/eval/outcome.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace hjemmel::explain::detail {

/// "gruppe_1, gruppe_2" or "fra 473 til 483" of an undetermined value; empty where anything of
/// its type is possible.
std::string still_possible(const value& what, std::string_view name, language wanted);

/// One point a missing fact, with its label and path; the same fact of many related entities is
/// one point that counts them.
std::vector<std::string> missing_points(const std::vector<eval::missing_fact>& all,
                                        language wanted);

} // namespace hjemmel::explain::detail
