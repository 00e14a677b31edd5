// SPDX-License-Identifier: Apache-2.0
// The order in which what depends on each other can be worked out, or the cycles that prevent it.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace hjemmel::check {

struct ordering {
    /// All nodes, each after those it needs; among equals by number. Empty when there is a cycle.
    std::vector<std::size_t> order{};
    /// Each cycle's nodes, in the direction of the needs, from the smallest number on.
    std::vector<std::vector<std::size_t>> cycles{};
};

/// `needs` are pairs (node, what it needs) of nodes 0 ... nodes - 1.
ordering ordered(std::size_t nodes, const std::vector<std::pair<std::size_t, std::size_t>>& needs);

} // namespace hjemmel::check
