// SPDX-License-Identifier: Apache-2.0
// One outcome with the version that gave it, whose letters it is written by.
#pragma once

#include "python.hpp"

#include <hjemmel/api/catalog.hpp>

#include <memory>

namespace hjemmel::python {

struct held_outcome {
    hjemmel::outcome content;
    std::shared_ptr<const version> of;
};

} // namespace hjemmel::python
