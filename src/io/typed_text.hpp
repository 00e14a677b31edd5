// SPDX-License-Identifier: Apache-2.0
// What the readers of typed values and types have in common.
#pragma once

#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/core/mask.hpp>
#include <hjemmel/core/value.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace hjemmel::io::detail {

/// A member of a decoded JSON object; nullptr where there is none or where it is null.
inline const value* entry(const value& json, std::string_view name) {
    if (!json.is(kind::context)) return nullptr;
    const auto* found = json.as_context().find(name);
    return found == nullptr || found->is_null() ? nullptr : found;
}

/// The fault of a typed value or type at this path.
inline diagnostic bad_typed(const std::string& path, bilingual text) {
    diagnostic d;
    d.code = "bad-typed-value";
    d.fact = masked(path);
    d.text = std::move(text);
    d.hint = {"Skriv {\"type\": \"number\", \"value\": \"1.5\"}.",
              "Write {\"type\": \"number\", \"value\": \"1.5\"}."};
    return d;
}

} // namespace hjemmel::io::detail
