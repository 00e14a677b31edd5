// SPDX-License-Identifier: Apache-2.0
// Variations of an example in one fact.
#pragma once

#include <hjemmel/core/value.hpp>
#include <hjemmel/model/examples.hpp>
#include <hjemmel/plan/program.hpp>

#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace hjemmel::examples::detail {

/// What a value that is varied may have to do with: a limit, and what was compared with it.
struct hint {
    value fact{}; ///< null where nothing was compared
    value limit{};
};

/// Whether a slot matters, by entity and slot; empty: all do.
using relevance = std::vector<std::vector<bool>>;

/// Calls `each` with the facts of a case of this entity changed in one place, and with what was
/// changed, for each change of a fact that matters and is worth a try: steps about the limits,
/// declared values, truth values, null, missing, one more or less of related entities. Ends when
/// `each` gives false.
void vary(const plan::program& of, plan::index entity, const std::vector<model::named_data>& facts,
          std::span<const hint> hints, const relevance& matters,
          const std::function<bool(std::vector<model::named_data>, std::string)>& each);

} // namespace hjemmel::examples::detail
