// SPDX-License-Identifier: Apache-2.0
// The rules that a command works on.
#pragma once

#include "messages.hpp"
#include "terminal.hpp"

#include <hjemmel/api/catalog.hpp>

#include <string>
#include <variant>

namespace hjemmel::cli {

/// The rules, or how the command ends after telling on standard error why there are none.
std::variant<catalog, exit_status> load_rules(const std::string& path, const manner& how);

/// Whether the rules were not even read: nothing there, or not to be read.
exit_status status_of(const diagnostics& faults);

} // namespace hjemmel::cli
