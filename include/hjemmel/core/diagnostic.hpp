// SPDX-License-Identifier: Apache-2.0
// A message about a rule file, an expression or facts: code, severity, place, text, hint.
#pragma once

#include <hjemmel/core/bilingual.hpp>
#include <hjemmel/core/place.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace hjemmel {

enum class severity : std::uint8_t { error, warning, note };

/// What is wrong, where, and what to write instead. A diagnostic about facts keeps the fact's
/// value in `value` alone, so that a host can leave it out of its log.
struct diagnostic {
    std::string code; ///< stable kebab-case name, e.g. "unknown-key"; listed in docs/diagnostics.md
    severity level = severity::error;
    place where;       ///< in a rule file or a facts file; may be empty
    bilingual text;    ///< what is wrong, one sentence
    bilingual hint;    ///< what to write instead; may be empty
    std::string fact;  ///< the fact's path (`ydelsesperioder[2].til`), where it is about facts
    std::string value; ///< that fact's value, masked where it looks like a CPR number
    std::string id;    ///< the case's id, where it is about a case
};

using diagnostics = std::vector<diagnostic>;

inline bool has_errors(const diagnostics& list) {
    return std::any_of(list.begin(), list.end(),
                       [](const diagnostic& d) { return d.level == severity::error; });
}

} // namespace hjemmel
