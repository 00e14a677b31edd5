// SPDX-License-Identifier: Apache-2.0
// Where the project's files lie, for tests that read them. Only main.cpp is compiled with the
// path, so that a compiler cache serves every clone.
#pragma once

#include <string>

namespace hjemmel::test {

/// The project's folder, without a slash at its end.
std::string source_dir();

} // namespace hjemmel::test
