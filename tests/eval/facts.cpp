// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/eval/facts.hpp>

#include <doctest/doctest.h>

using namespace hjemmel;

TEST_CASE("a fact that is set again replaces the earlier one") {
    facts given("7");
    given.set("a", 1);
    given.set("b", value::absent());
    given.set("a", 2);
    REQUIRE(given.entries().size() == 2);
    CHECK(identical(given.entries().front().second, value(2)));
    CHECK(given.entries().back().second.is_absent());
    CHECK(given.id() == "7");
}
