// SPDX-License-Identifier: Apache-2.0
// Diagnostics about examples.
#pragma once

#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/core/nearest.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::examples::detail {

inline diagnostic fault(std::string_view code, const place& where, bilingual text,
                        bilingual hint = {}) {
    diagnostic d;
    d.code = code;
    d.where = where;
    d.text = std::move(text);
    d.hint = std::move(hint);
    return d;
}

/// `what` does not exist, with what was meant as the hint.
inline diagnostic unknown(std::string_view code, const bilingual& what, const located_text& name,
                          const std::vector<std::string>& choices) {
    return fault(code, name.where,
                 {what.da + " »" + name.text + "« findes ikke.",
                  what.en + " `" + name.text + "` does not exist."},
                 meant(name.text, choices));
}

} // namespace hjemmel::examples::detail
