// SPDX-License-Identifier: Apache-2.0
// The keys that rule files and examples files may have: the tables that the loader itself reads by.
#pragma once

#include <string_view>
#include <vector>

namespace hjemmel::load {

struct known_key {
    std::string_view name{};
    bool required = false;
};

/// One kind of mapping and all keys that it may have.
struct known_mapping {
    std::string_view name{};
    std::vector<known_key> keys{};
};

/// A key that makes a mapping logic, the keys that must stand beside it, and one that may.
struct known_form {
    std::string_view key{};
    std::vector<std::string_view> needed{};
    std::string_view optional{};
};

/// Every kind of mapping in a rule file that has keys of the format, the file itself ("file")
/// first, then those in examples files ("examples"). Mappings whose keys are the author's names are
/// none of them.
std::vector<known_mapping> known_keys();

/// `value`, `table` and the boxed expressions: of these a mapping with logic has exactly one.
std::vector<known_form> known_forms();

} // namespace hjemmel::load
