// SPDX-License-Identifier: Apache-2.0
// Letters held against the version that they are about.
#pragma once

#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/model/version.hpp>

#include <vector>

namespace hjemmel::check {

/// Errors, in the order of the letters: placeholders that are unknown (`unknown-placeholder`), not
/// closed (`unclosed-placeholder`) or blocks within a line (`placeholder-line`); decisions and
/// facts that do not exist (`unknown-name`); the result where its status is not known to be so
/// (`unguarded-result`).
diagnostics letters(const model::version& of, const std::vector<model::letter>& all);

} // namespace hjemmel::check
