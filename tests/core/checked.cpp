// SPDX-License-Identifier: Apache-2.0

#include <hjemmel/core/checked.hpp>

#include <doctest/doctest.h>

namespace {

using namespace hjemmel::detail;

constexpr auto most = int64_limits::max();
constexpr auto least = int64_limits::min();

} // namespace

TEST_CASE("checked: results that fit, and nothing for those that do not") {
    CHECK(checked_add(most - 1, 1) == most);
    CHECK(checked_add(most, 1) == std::nullopt);
    CHECK(checked_add(least + 1, -1) == least);
    CHECK(checked_add(least, -1) == std::nullopt);
    CHECK(checked_add(most, least) == -1);
    CHECK(checked_negate(most) == -most);
    CHECK(checked_negate(least) == std::nullopt);
    CHECK(checked_scale(most / 7, 7) == most / 7 * 7);
    CHECK(checked_scale(most / 7 + 1, 7) == std::nullopt);
    CHECK(checked_scale(least / 8, 8) == least);
    CHECK(checked_scale(least / 8 - 1, 8) == std::nullopt);
}

TEST_CASE("checked: division rounds down") {
    CHECK(floor_divide(7, 7) == 1);
    CHECK(floor_divide(6, 7) == 0);
    CHECK(floor_divide(-1, 7) == -1);
    CHECK(floor_divide(-7, 7) == -1);
    CHECK(floor_divide(-8, 7) == -2);
    CHECK(floor_divide(least, 1) == least);
}
