// SPDX-License-Identifier: Apache-2.0
// An example held against the rules: which version decides it, its facts, and what it expects.
#pragma once

#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/core/value.hpp>
#include <hjemmel/eval/evaluate.hpp>
#include <hjemmel/model/examples.hpp>
#include <hjemmel/plan/program.hpp>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hjemmel::examples {

/// The versions of one ruleset, oldest first.
using versions = std::span<const std::shared_ptr<const plan::program>>;

/// An example ready to be run. Holds its file's data by pointer: it must outlive this.
struct prepared {
    const model::examples* file = nullptr;
    const model::example* source = nullptr;
    std::size_t version = 0; ///< which of the versions decides it
    eval::request request{};
    facts given{};
    eval::options how{};
};

/// The version in force on `on`; where none is, the last that began before it, which says so.
std::size_t version_on(versions all, date on);

/// The example under these versions (at least one), or nothing after an error in `found`: an
/// entity, decision, parameter or fact in `complete` that does not exist, a setting that cannot be.
std::optional<prepared> prepare(versions all, const model::examples& file,
                                const model::example& one, diagnostics& found);

/// As far as it can be made ready: what is wrong is told and left out. Nothing where it is not
/// clear which entity the example is about.
std::optional<prepared> prepare_partly(versions all, const model::examples& file,
                                       const model::example& one, diagnostics& found);

/// Every fault of one file of examples: those of `prepare`, facts that are faulty where no refusal
/// is expected, expected values of other types than their decisions, ids of requirements and rows
/// that do not exist, and entries of `unreachable` that name nothing. Each has its place.
diagnostics check(versions all, const model::examples& file);

/// Two examples of one ruleset with the same id.
diagnostics check_ids(std::span<const model::examples* const> files);

} // namespace hjemmel::examples
