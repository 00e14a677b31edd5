// SPDX-License-Identifier: Apache-2.0
// The program of all tests.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <support/source_dir.hpp>

#include <doctest/doctest.h>

std::string hjemmel::test::source_dir() { return HJEMMEL_SOURCE_DIR; }
