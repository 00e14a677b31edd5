// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/check/order.hpp>

#include <doctest/doctest.h>

#include <vector>

using hjemmel::check::ordered;
using numbers = std::vector<std::size_t>;

TEST_CASE("each after what it needs, else by number") {
    CHECK(ordered(0, {}).order.empty());
    CHECK(ordered(3, {}).order == numbers{0, 1, 2});
    CHECK(ordered(4, {{0, 3}, {3, 1}, {0, 3}}).order == numbers{1, 2, 3, 0});
}

TEST_CASE("circles, each from its smallest number on") {
    const auto found = ordered(6, {{1, 2}, {2, 3}, {3, 1}, {4, 4}, {5, 1}});
    CHECK(found.order.empty());
    CHECK(found.cycles == std::vector<numbers>{{1, 2, 3}, {4}});
}
