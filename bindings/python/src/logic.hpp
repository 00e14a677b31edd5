// SPDX-License-Identifier: Apache-2.0
// How a decision is stated in its file, and what the file calls values in texts for people.
#pragma once

#include "python.hpp"

#include <hjemmel/api/catalog.hpp>

#include <string>

namespace hjemmel::python {

/// A decision's expression, table or requirements as a dictionary; raises UsageError where the
/// entity has no such decision.
py::dict logic_out(const version& of, const std::string& entity, const std::string& decision);

/// Name -> Bilingual, of all words that the file declares.
py::dict words_out(const version& of);

} // namespace hjemmel::python
