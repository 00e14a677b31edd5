// SPDX-License-Identifier: Apache-2.0
// What a host sets: parameters otherwise than the file says, facts that are whole.
#pragma once

#include <hjemmel/core/result.hpp>
#include <hjemmel/eval/options.hpp>
#include <hjemmel/eval/record.hpp>
#include <hjemmel/plan/program.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace hjemmel::eval {

/// The value that a parameter takes when it is set to `text`: the reading of that name, or a value
/// written as the file writes it. Errors: `unknown-parameter`, `bad-setting`.
result<value> setting(const plan::program& of, const std::string& name, const std::string& text);

/// Values of parameters and readings that the tests of their types do not allow: one error each,
/// `value-not-allowed`, at its place.
diagnostics refused_parameters(const plan::program& of);

/// Names in `options::complete` that are neither facts nor lists of related entities: one error
/// each, `unknown-fact`.
diagnostics unknown_complete(const plan::program& of, const options& how);

/// A program with parameters set, and which.
struct changed_program {
    std::shared_ptr<const plan::program> program{};
    std::vector<changed_parameter> changed{};
};

/// The same rules with these parameters set on every day; each must be one of the program's. A
/// later setting replaces an earlier one, also among those of `base`.
changed_program with_settings(const changed_program& base,
                              const std::vector<changed_parameter>& settings);

} // namespace hjemmel::eval
