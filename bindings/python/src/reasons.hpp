// SPDX-License-Identifier: Apache-2.0
// The tree of reasons, sources and missing facts as Python has them.
#pragma once

#include "python.hpp"

#include <hjemmel/explain/reason.hpp>
#include <hjemmel/model/version.hpp>

namespace hjemmel::python {

py::object reason_out(const explain::reason& tree);
py::object missing_out(const eval::missing_fact& one);
py::object source_out(const explain::cited& one);

/// The sources that something rests on, with the places in them.
py::tuple sources_out(const model::version& of, const model::grounds& grounds);

} // namespace hjemmel::python
