// SPDX-License-Identifier: Apache-2.0
// RapidJSON's error codes as messages for people.
#pragma once

#include "fault.hpp"

#include <rapidjson/error/error.h>

namespace hjemmel::io::detail {

/// `at_end`: the text ended where the error is.
fault syntax_fault(rapidjson::ParseErrorCode code, bool at_end);

/// Half of a character that is written as two.
fault lone_surrogate();

} // namespace hjemmel::io::detail
