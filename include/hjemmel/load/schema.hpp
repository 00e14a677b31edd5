// SPDX-License-Identifier: Apache-2.0
// The file formats as a JSON Schema, for editors that complete and check while one writes.
#pragma once

#include <hjemmel/core/bilingual.hpp>
#include <hjemmel/load/keys.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hjemmel::load {

/// What is said of one key of the format.
struct key_text {
    std::string_view mapping{};
    std::string_view key{};   ///< empty: of the mapping itself
    std::string_view shape{}; ///< what stands under it: a definition of the schema, with `{}`
                              ///< before it a mapping of such by name, with `[]` a list of such
    std::string_view da{};
    std::string_view en{};
};

/// What the schema says of every key of rule files and of examples files, by mapping.
std::span<const key_text> key_texts();

/// JSON Schema, draft-07, of the files whose mappings `known` tells: rule files, and examples files
/// where "examples" is among them. It takes every file that the loader takes, whether scalars come
/// as texts or as YAML's numbers and truth values; not every fault of form is one to it. Texts are
/// in `lang`. The same bytes each time.
std::string schema(const std::vector<known_mapping>& known, language lang);

} // namespace hjemmel::load
