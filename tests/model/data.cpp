// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/model/data.hpp>

#include <doctest/doctest.h>

using namespace hjemmel::model;

TEST_CASE("data that is not there, and keys that are") {
    const data none;
    CHECK_FALSE(bool(none));
    CHECK(none.find("a") == nullptr);
    data mapping;
    mapping.what = data::shape::mapping;
    mapping.entries.emplace_back().key.text = "a";
    CHECK(bool(mapping));
    CHECK(mapping.find("a") == &mapping.entries.front().content);
    CHECK(mapping.find("b") == nullptr);
}
