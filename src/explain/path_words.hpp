// SPDX-License-Identifier: Apache-2.0
// Where a fact stands, in words.
#pragma once

#include "vocabulary.hpp"

#include <hjemmel/plan/program.hpp>

#include <string>
#include <string_view>

namespace hjemmel::explain::detail {

/// `ydelsesperioder[2].til` as "Ydelsesperioder, periode 2: slutdato", `borgere[sag-17].afgang` as
/// "Afgang – borgere: sag-17"; what the program does not know as it is. `in` may be null.
std::string path_words(const plan::program* in, std::string_view path, const vocabulary& words);

/// The name of related entities as it begins a line: "Borgere".
std::string relation_words(std::string_view plural, const vocabulary& words);

} // namespace hjemmel::explain::detail
