// SPDX-License-Identifier: Apache-2.0
// All examples of one ruleset, run.
#pragma once

#include <hjemmel/examples/coverage.hpp>
#include <hjemmel/examples/prepare.hpp>
#include <hjemmel/examples/run.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace hjemmel::examples {

/// One example that was run, and under which of the versions.
struct tested {
    const model::examples* file = nullptr;
    const model::example* source = nullptr;
    std::size_t version = 0;
    verdict result{};
};

/// What all examples of a ruleset gave, in the order of the files.
struct suite {
    std::vector<tested> all{};
    std::vector<examples::coverage> coverage{}; ///< by version
    diagnostics faults{}; ///< examples that could not be run, `unreachable` that was reached
    bool passed() const;
    /// Whether nothing that is demanded is left to reach.
    bool covered() const;
};

/// Runs all examples of these files, which are all of the one ruleset that has these versions.
/// The files must outlive what comes back.
suite run_all(versions all, std::span<const model::examples* const> files);

} // namespace hjemmel::examples
