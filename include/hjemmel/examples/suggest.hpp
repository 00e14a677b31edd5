// SPDX-License-Identifier: Apache-2.0
// Finds cases that reach what no example does, by varying one or two facts of an example.
#pragma once

#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/eval/outcome.hpp>
#include <hjemmel/examples/coverage.hpp>
#include <hjemmel/examples/goals.hpp>
#include <hjemmel/examples/prepare.hpp>
#include <hjemmel/model/examples.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace hjemmel::examples {

/// A case that reaches something: an example with one or two facts changed.
struct suggestion {
    std::size_t version = 0;
    const model::examples* file = nullptr;
    const model::example* base = nullptr;
    model::example content{}; ///< the example as it would be; expects nothing yet
    std::string change{};     ///< the facts that differ and what they are: `alder: 30`
    std::vector<std::pair<goal, ways>> reaches{};
    std::vector<eval::outcome> outcomes{}; ///< what the rules make of it
};

/// Cases for what the coverages lack, in the order of the examples that they vary, those without
/// related entities first. Each reaches something that none before it does. For each version at
/// most `attempts` entities are decided with one fact changed, and as many with two: those changes
/// are varied again that, for the first time, came by other requirements, rows, sides of thresholds
/// or values.
std::vector<suggestion> suggest(versions all, std::span<const model::examples* const> files,
                                const std::vector<coverage>& reached, std::size_t attempts);

/// The errors `reached` for entries of `unreachable` that an example reaches, or a case found by
/// varying one as `suggest` does, in the facts that bear on what the entries name.
diagnostics refute(versions all, std::span<const model::examples* const> files,
                   std::size_t attempts);

/// A suggestion as YAML, an item of `examples`. What the rules give now is what it expects: the
/// author has to judge that. The language is that of the comment on what it reaches.
std::string yaml(const suggestion& of, std::string_view id, language lang);

} // namespace hjemmel::examples
