// SPDX-License-Identifier: Apache-2.0
// Values in both directions between Python's types and the engine's.
#pragma once

#include "python.hpp"

#include <hjemmel/core/value.hpp>
#include <hjemmel/eval/facts.hpp>
#include <hjemmel/plan/program.hpp>

namespace hjemmel::python {

/// A value as Python has it. What Python's types cannot hold (a year beyond 9999, nanoseconds) is
/// its ISO text; what is undetermined is what it can still be.
py::object value_out(const value& what);

/// The facts of one case of this entity from a dictionary. Raises FactError, with the fact's path,
/// for what is no fact's value: floats, texts that are no UTF-8, lists that contain themselves.
facts facts_in(py::handle given, const plan::program& of, plan::index entity);

/// Presets from a dictionary of decision -> (value, reason).
void presets_in(facts& to, py::handle given);

/// A parameter's value as a rule file writes it.
std::string setting_in(py::handle given);

} // namespace hjemmel::python
