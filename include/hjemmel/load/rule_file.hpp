// SPDX-License-Identifier: Apache-2.0
// One file under a rules folder -> a version of a ruleset, or examples of one.
#pragma once

#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/core/limits.hpp>
#include <hjemmel/core/place.hpp>
#include <hjemmel/core/result.hpp>
#include <hjemmel/model/examples.hpp>
#include <hjemmel/model/version.hpp>

#include <variant>

namespace hjemmel::load {

using rule_file = std::variant<model::version, model::examples>;

/// What `file` (a text from `checked_text`) states: examples where it has the key `examples_of`,
/// else a version; or every fault of its form, as `from_yaml` tells them. docs/examples.md has the
/// form of examples.
result<rule_file> read_file(const source_file_ptr& file, const load_limits& limits,
                            diagnostics& warnings);

} // namespace hjemmel::load
