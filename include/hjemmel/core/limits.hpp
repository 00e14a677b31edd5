// SPDX-License-Identifier: Apache-2.0
// What hostile or mistaken input may cost: documented defaults, lowered or raised by the host.
#pragma once

#include <cstddef>
#include <cstdint>

namespace hjemmel {

/// Limits on a rule file. A file at a limit loads; one beyond it gets an error that names the
/// limit.
struct load_limits {
    std::size_t bytes = std::size_t{1} << 20U;         ///< size of one file
    std::size_t depth = 32;                            ///< nesting of YAML collections, at most 64
    std::size_t nodes = 100'000;                       ///< YAML keys, items and scalars
    std::size_t scalar_bytes = std::size_t{64} << 10U; ///< one scalar
    std::size_t expression_bytes = std::size_t{8} << 10U; ///< one FEEL expression
    std::size_t expression_depth = 32;      ///< nesting of one FEEL expression, at most 64
    std::size_t rows = 10'000;              ///< rows of all tables of one file
    std::size_t dependencies = 100'000;     ///< edges between decisions and facts
    std::size_t service_decisions = 10'000; ///< decisions that services work out, in all
    std::size_t diagnostics = 100;          ///< reported for one file
    std::size_t files = 10'000;             ///< rule files in one catalog
};

/// Limits on an evaluation. Steps are counted per entity evaluated.
struct evaluation_limits {
    std::uint64_t steps = 1'000'000;             ///< operations for one entity's decisions
    std::size_t list_items = 100'000;            ///< items of one list that an expression makes
    std::size_t memory = std::size_t{64} << 20U; ///< bytes of values made for one entity
    std::size_t combinations = 4'096; ///< completions tried for an exact undetermined outcome
    std::size_t depth = 128;          ///< nested operations, calls of functions included
};

/// Limits on facts that come as JSON or CSV.
struct facts_limits {
    std::size_t case_bytes = std::size_t{64} << 20U; ///< one case, a municipality with its citizens
    std::size_t depth = 32;                          ///< nesting of JSON
    std::size_t text_bytes = std::size_t{1} << 20U;  ///< one text value
};

} // namespace hjemmel
