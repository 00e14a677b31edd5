// SPDX-License-Identifier: Apache-2.0
// What rulesets that are published hold to, beyond being free of mistakes.
#pragma once

#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/model/version.hpp>

namespace hjemmel::check {

/// Errors, in the order of the file, for each name that is not ASCII (`strict-name`), each
/// parameter, reading, requirement and row without a source (`strict-source`), each fact and
/// decision without a label, each requirement, parameter and reading without a text
/// (`strict-text`), and each title, label and text in one language only (`strict-language`).
/// A group's source counts for the requirements in it.
diagnostics strict(const model::version& what);

} // namespace hjemmel::check
