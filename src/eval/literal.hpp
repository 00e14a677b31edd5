// SPDX-License-Identifier: Apache-2.0
// A FEEL literal as a value of a type: what a setting may be beside a plain scalar.
#pragma once

#include <hjemmel/core/type.hpp>
#include <hjemmel/core/value.hpp>

#include <optional>
#include <string>

namespace hjemmel::eval::detail {

/// The value of this type that the text writes: a scalar, a text in quotes, `@"..."`, a list or a
/// context of these, where a bare word is a text. Nothing when it is none of that type.
std::optional<value> literal_value(const std::string& text, const type& wanted);

} // namespace hjemmel::eval::detail
