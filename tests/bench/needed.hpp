// SPDX-License-Identifier: Apache-2.0
// What a benchmark cannot do without.
#pragma once

#include <hjemmel/core/result.hpp>

#include <cstdlib>
#include <iostream>
#include <utility>

namespace hjemmel::bench {

/// The value, or the end of the program with the faults told.
template<class T>
T needed(result<T> of) {
    if (of) return std::move(of).value();
    for (const auto& one : of.diagnostics())
        std::cerr << one.code << ": " << one.text.en << "\n";
    std::exit(1);
}

} // namespace hjemmel::bench
