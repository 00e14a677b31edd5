// SPDX-License-Identifier: Apache-2.0
// A folder or one file -> the texts of all rule files in it.
#pragma once

#include <hjemmel/core/limits.hpp>
#include <hjemmel/core/place.hpp>
#include <hjemmel/core/result.hpp>

#include <filesystem>
#include <vector>

namespace hjemmel::load {

/// Every file ending in `.yaml` under the folder `rules` (or `rules` itself), checked as text and
/// sorted by path. Names that begin with a full stop are passed over, and so is every other ending
/// but `.yml` and other spellings of it, which are an error. One bad file fails the whole; all bad
/// files are told. Errors: those of `checked_text`, and `unreadable`, `not-a-file`, `link-loop`,
/// `wrong-extension`, `no-rules`, `limit-files`. Reads no more than the limit of any file.
result<std::vector<source_file_ptr>> read_rules(const std::filesystem::path& rules,
                                                const load_limits& limits);

} // namespace hjemmel::load
