// SPDX-License-Identifier: Apache-2.0
// What a declaration allows, as the hint of a message.
#pragma once

#include <hjemmel/core/bilingual.hpp>
#include <hjemmel/plan/program.hpp>

namespace hjemmel::eval::detail {

/// "Allowed values are a, b." or "Allowed is what meets: >= 0; <= 100."; of a text that is nearly
/// an allowed one, that one.
bilingual allowed_words(const plan::program& in, const type_domain& domain, const value& given);

} // namespace hjemmel::eval::detail
