// SPDX-License-Identifier: Apache-2.0
// Declared things and their citations.
#pragma once

#include "builder.hpp"

namespace hjemmel::check::detail {

/// Fills entities with their slots, parameters and functions, and puts every name in scope.
void declare(builder& b);

/// The entity of this name; reports where there is none.
index entity_of(builder& b, const located_text& name);

/// A service as a function, called and typed like the facts and decisions that it is given.
void declare_service(builder& b, const model::service& service);

/// The entity whose decisions a service gives; none where that is not clear.
index entity_of(const builder& b, const model::service& service);

/// Reports every source that is cited and not declared.
void check_citations(builder& b);

/// What reports count must be there and be countable; after types are known.
void check_reports(builder& b);

} // namespace hjemmel::check::detail
