// SPDX-License-Identifier: Apache-2.0
// Diagnostics about rule files in the form that code review and editors read.
#pragma once

#include <hjemmel/core/diagnostic.hpp>

#include <string>
#include <string_view>

namespace hjemmel::io {

/// A SARIF 2.1.0 log with one run: each diagnostic a result, columns in code points, texts in
/// `wanted`. `version` is that of the program which found them.
std::string write_sarif(const diagnostics& found, std::string_view version, language wanted);

} // namespace hjemmel::io
