// SPDX-License-Identifier: Apache-2.0
// Reasons and values as text for people, in Danish and in English.
#pragma once

#include <hjemmel/eval/outcome.hpp>
#include <hjemmel/explain/reason.hpp>

#include <string>

namespace hjemmel::explain {

/// A value as people write it: 2. marts 2018; 11.749.000; ja; "ukendt" for what is undetermined.
std::string show(const value& what, language wanted);

/// The outcome with its reasons, fit to paste into a letter: the result, why, what is missing,
/// the version and its sources.
std::string text(const eval::outcome& of, const reason& tree, language wanted);

} // namespace hjemmel::explain
