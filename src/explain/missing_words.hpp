// SPDX-License-Identifier: Apache-2.0
// What is missing, and what an answer can still be, in words.
#pragma once

#include "values.hpp"
#include "vocabulary.hpp"

#include <hjemmel/core/bilingual.hpp>
#include <hjemmel/eval/outcome.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace hjemmel::explain::detail {

/// "gruppe_1 eller gruppe_2" or "fra 473 til 483" of an undetermined value; empty where anything of
/// its type is possible.
std::string still_possible(const value& what, const manner& how);

/// A missing fact, or the same one of many related entities, counted.
struct missing_point {
    std::string named; ///< its label and path
    std::string plain; ///< its label, without names that only the rule file knows
    std::vector<std::string> paths{};
    bilingual text{}; ///< what the rules say of the fact; empty where they say nothing
};

std::vector<missing_point> missing_points(const eval::outcome& of, const vocabulary& words);

} // namespace hjemmel::explain::detail
