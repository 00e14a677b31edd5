// SPDX-License-Identifier: Apache-2.0
// Data of an example -> values of declared types, as JSON facts would give them.
#pragma once

#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/core/type.hpp>
#include <hjemmel/core/value.hpp>
#include <hjemmel/model/data.hpp>
#include <hjemmel/plan/program.hpp>

#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::examples {

/// The value that `written` means as one of this type. What does not fit is taken as a text, list
/// or context, for whoever binds it to refuse; with `faults`, `wrong-type` and `value-not-allowed`
/// are told there, with their places. Where the type says nothing, `like` does: a value to which
/// this one will be compared; without it, true, false and numbers are what they look like. Data of
/// no shape is null.
value read_data(const model::data& written, const type& wanted, diagnostics* faults = nullptr,
                const value* like = nullptr);

/// A case's facts as an entity of the program declares them, with its related entities: an item
/// of theirs with the key `repeat` counts so many times. What is not declared is taken as it is.
std::vector<std::pair<std::string, value>> read_facts(const plan::program& of, plan::index entity,
                                                      const std::vector<model::data::entry>& given);

/// Whether two values are the same answer: entries of contexts in any order, all nulls alike.
bool same_answer(const value& a, const value& b);

/// Where the fact with this path, as diagnostics about facts name it, stands among the facts: its
/// value, or the last part of the path that is there. No place when nothing is.
place place_of(const std::vector<model::data::entry>& facts, std::string_view path);

} // namespace hjemmel::examples
