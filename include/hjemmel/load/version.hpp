// SPDX-License-Identifier: Apache-2.0
// One rule file -> one version of a ruleset, as plain data.
#pragma once

#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/core/limits.hpp>
#include <hjemmel/core/place.hpp>
#include <hjemmel/core/result.hpp>
#include <hjemmel/model/version.hpp>

#include <optional>

namespace hjemmel::load {

/// The version that `file` (a text from `checked_text`) states, or every fault of its form, up to
/// `limits.diagnostics`, in the order of the file. Warnings are added to `warnings`. Names are not
/// resolved and expressions not parsed: that is the checker's. docs/format.md lists the errors.
result<model::version> from_yaml(const source_file_ptr& file, const load_limits& limits,
                                 diagnostics& warnings);

/// The error `file-name` when the file that a version was read from is not called
/// `<valid.from>.yaml`; nothing for a version without `valid`.
std::optional<diagnostic> misnamed(const model::version& version);

} // namespace hjemmel::load
