// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/core/diagnostic.hpp>

#include <doctest/doctest.h>

using namespace hjemmel;

TEST_CASE("warnings and notes are no errors") {
    diagnostics list(2);
    list[0].level = severity::warning;
    list[1].level = severity::note;
    CHECK_FALSE(has_errors(list));
    CHECK_FALSE(has_errors({}));
    list.emplace_back();
    CHECK(has_errors(list));
}
