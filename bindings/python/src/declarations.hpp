// SPDX-License-Identifier: Apache-2.0
// What a version declares, as dictionaries from which the package makes its own classes.
#pragma once

#include "python.hpp"

#include <hjemmel/api/catalog.hpp>

namespace hjemmel::python {

py::dict version_info(const version& of);
py::list version_sources(const version& of);
py::list entities_out(const version& of);
py::list facts_out(const version& of);
py::list decisions_out(const version& of);
py::list parameters_out(const version& of);

} // namespace hjemmel::python
