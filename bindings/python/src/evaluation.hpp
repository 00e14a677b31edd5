// SPDX-License-Identifier: Apache-2.0
// An evaluation made ready, with the version that it is of.
#pragma once

#include "python.hpp"

#include <hjemmel/api/catalog.hpp>

#include <memory>

namespace hjemmel::python {

struct held_evaluation {
    evaluation content;
    std::shared_ptr<const version> of;
};

} // namespace hjemmel::python
