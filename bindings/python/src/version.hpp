// SPDX-License-Identifier: Apache-2.0
// A version that Python holds.
#pragma once

#include "python.hpp"

#include <hjemmel/api/catalog.hpp>

#include <memory>

namespace hjemmel::python {

struct held_version {
    explicit held_version(version of) : content(std::make_shared<const version>(std::move(of))) {}

    std::shared_ptr<const version> content;
};

} // namespace hjemmel::python
