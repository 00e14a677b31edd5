// SPDX-License-Identifier: Apache-2.0
// Rule files as texts, loaded and checked.
#pragma once

#include "../load/rule_text.hpp"

#include <hjemmel/check/from_model.hpp>

#include <memory>
#include <string>
#include <utility>

namespace hjemmel::test {

/// The checked version of a rule file, or what the loader or the checker found; warnings into
/// `warnings`.
inline result<check::version> check_text(std::string text, diagnostics& warnings,
                                         const load_limits& limits = {}) {
    auto read = load_text(std::move(text), warnings, limits);
    if (!read) return read.diagnostics();
    auto model = std::make_shared<const model::version>(std::move(read).value());
    return check::from_model(std::move(model), limits, warnings);
}

inline result<check::version> check_text(std::string text) {
    diagnostics warnings;
    return check_text(std::move(text), warnings);
}

/// A whole rule file around its parts: `hjemmel`, `ruleset` and `end` added.
inline std::string rule_file(const std::string& parts) {
    return "hjemmel: 1\nruleset: r\n" + parts + "end: r\n";
}

} // namespace hjemmel::test
