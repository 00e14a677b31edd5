// SPDX-License-Identifier: Apache-2.0
// Which facts, decisions and parameters an expression reads, from its code.
#pragma once

#include <hjemmel/plan/program.hpp>

#include <vector>

namespace hjemmel::explain::detail {

/// What expressions read, each once, in the order of their texts.
struct reads {
    std::vector<plan::index> slots{};        ///< of the entity itself
    std::vector<plan::index> parent_slots{}; ///< of the entity that has this one
    std::vector<plan::index> parents{};      ///< views of the entity that has this one
    std::vector<plan::index> related{};      ///< views of the entities that this one has
    std::vector<plan::index> parameters{};   ///< those of called functions too
};

/// Adds what one expression reads, with the functions that it calls. `none` adds nothing.
void add_reads(const plan::program& in, plan::index expression, reads& to);

} // namespace hjemmel::explain::detail
