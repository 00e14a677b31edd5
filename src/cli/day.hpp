// SPDX-License-Identifier: Apache-2.0
// The evaluation date on the command line.
#pragma once

#include "messages.hpp"

#include <hjemmel/core/date.hpp>

#include <string>
#include <variant>

namespace hjemmel::cli {

/// What `--on` says, or the message that it is no date.
std::variant<date, std::string> day_of(const std::string& text, const manner& how);

} // namespace hjemmel::cli
