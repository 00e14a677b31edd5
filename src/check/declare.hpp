// SPDX-License-Identifier: Apache-2.0
// Declared things and their citations.
#pragma once

#include "builder.hpp"

namespace hjemmel::check::detail {

/// Fills entities with their slots, parameters and functions, and puts every name in scope.
void declare(builder& b);

/// The entity whose decisions a service gives, or none.
index entity_of(const builder& b, const model::service& service);

/// Reports every source that is cited and not declared.
void check_citations(builder& b);

/// What reports count must be there and be countable; after types are known.
void check_reports(builder& b);

} // namespace hjemmel::check::detail
