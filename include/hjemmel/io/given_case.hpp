// SPDX-License-Identifier: Apache-2.0
// One case as a reader hands it over: its facts, or why it is refused.
#pragma once

#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/eval/facts.hpp>

#include <cstddef>

namespace hjemmel::io {

/// One case of a file. Places in `faults` count lines from the case's own first line, and the text
/// that they point into shows names and structure alone: each value in it is blotted out.
struct given_case {
    facts content{};        ///< when refused, what could be read of it
    diagnostics faults{};   ///< not empty: the case is refused
    std::size_t line = 1;   ///< the line of the file that the case begins on, from 1
    bool rest_lost = false; ///< what follows in the file cannot be read: this is its last case
};

} // namespace hjemmel::io
