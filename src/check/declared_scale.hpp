// SPDX-License-Identifier: Apache-2.0
// The decimals that a declared number may have.
#pragma once

#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/core/type.hpp>
#include <hjemmel/model/data.hpp>

#include <cstdint>
#include <optional>

namespace hjemmel::check::detail {

/// What `integer` and `scale` beside a type say; nothing where neither does, or after an error.
std::optional<std::int32_t> declared_scale(const model::data& declared, const type& base,
                                           diagnostics& found);

} // namespace hjemmel::check::detail
