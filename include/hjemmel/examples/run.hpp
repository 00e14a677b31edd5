// SPDX-License-Identifier: Apache-2.0
// Runs an example and compares what it gave with what it expects.
#pragma once

#include <hjemmel/core/bilingual.hpp>
#include <hjemmel/eval/outcome.hpp>
#include <hjemmel/examples/prepare.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace hjemmel::examples {

/// One thing that came out otherwise than expected.
struct mismatch {
    std::string decision{}; ///< empty: the case as a whole
    bilingual what{};       ///< what was compared: the value, the missing facts, ...
    bilingual expected{};   ///< values as JSON
    bilingual actual{};
    std::size_t outcome = 0; ///< which of the outcomes it is about
};

/// What running an example gave.
struct verdict {
    std::vector<eval::outcome> outcomes{};
    std::vector<mismatch> wrong{};
    bool passed() const { return wrong.empty(); }
};

verdict run(const prepared& one);

/// The outcome's status, with its value or what it can still be, in one line.
bilingual answer(const eval::outcome& of);

} // namespace hjemmel::examples
