// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/model/version.hpp>

#include <doctest/doctest.h>

#include <utility>

using namespace hjemmel::model;

TEST_CASE("a version is plain data: empty to begin with, copied and moved whole") {
    version one;
    CHECK_FALSE(one.from.has_value());
    CHECK_FALSE(one.end_unknown);
    decision named;
    named.name.text = "d";
    table rows;
    CHECK(rows.hit_policy == hit_policy::unique);
    CHECK(rows.aggregation == aggregation::none);
    named.logic = rows;
    one.decisions.push_back(named);
    const version copy = one;
    const version moved = std::move(one);
    CHECK(copy.decisions.front().name.text == "d");
    CHECK(std::holds_alternative<table>(moved.decisions.front().logic));
}
