// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/plan/program.hpp>

#include <doctest/doctest.h>

using namespace hjemmel::plan;

TEST_CASE("slots are found by name") {
    entity one;
    one.slots.resize(2);
    one.slots[0].name = "a";
    one.slots[1].name = "b";
    CHECK(one.find("b") == 1);
    CHECK(one.find("c") == none);
}
