// SPDX-License-Identifier: Apache-2.0
// A file of letters -> letters that change those of a ruleset.
#pragma once

#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/core/limits.hpp>
#include <hjemmel/core/place.hpp>
#include <hjemmel/core/result.hpp>
#include <hjemmel/model/letter.hpp>

namespace hjemmel::load {

/// The letters that `file` (a text from `checked_text`) states under `letters`, for the ruleset
/// that `letters_of` names, or every fault of its form. What a letter leaves out is the ruleset's
/// own.
result<model::letter_file> letters_from_yaml(const source_file_ptr& file,
                                             const load_limits& limits);

} // namespace hjemmel::load
