// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/model/examples.hpp>

#include <doctest/doctest.h>

using namespace hjemmel::model;

TEST_CASE("examples are plain data: empty to begin with, copied whole") {
    examples file;
    CHECK(file.all.empty());
    example one;
    one.id.text = "E-1";
    CHECK_FALSE(one.on.has_value());
    CHECK_FALSE(one.nulls_absent);
    file.all.push_back(one);
    const auto copy = file;
    CHECK(copy.all.front().id.text == "E-1");
    CHECK(unreachable{}.what == unreachable::kind::requirement);
}
