// SPDX-License-Identifier: Apache-2.0
// What expressions read, with the values that one evaluation found there.
#pragma once

#include "reads.hpp"

#include <hjemmel/explain/reason.hpp>

#include <string>
#include <vector>

namespace hjemmel::explain::detail {

/// Facts, decisions and parameters with their values; beside them what has reasons of its own.
struct uses {
    std::vector<used> facts{};
    std::vector<plan::index> further{}; ///< slots: decisions, and facts with a stand-in in place
};

/// What was read in the case of this instance.
uses found(const eval::record& in, const eval::instance& where, const reads& what);

/// The value in an instance's slot; null where it never came to one.
value value_of(const eval::instance& where, plan::index slot);

/// The paths of the missing facts that these values rest on, sorted.
std::vector<std::string> missing_in(const eval::record& in, const std::vector<value>& values);

} // namespace hjemmel::explain::detail
