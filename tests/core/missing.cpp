// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/core/missing.hpp>

#include <doctest/doctest.h>

using namespace hjemmel;

TEST_CASE("sets of missing facts") {
    const missing_set none;
    const missing_set one(7);
    const missing_set some({9, 3, 7, 3});
    CHECK(none.empty());
    CHECK(none == missing_set(std::vector<std::uint32_t>{}));
    CHECK(some.size() == 3);
    CHECK(some.contains(9));
    CHECK_FALSE(one.contains(9));
    CHECK(unite(one, some) == some);
    CHECK(unite(some, one) == some);
    CHECK(unite(none, one) == one);
    CHECK(unite(one, missing_set(2)) == missing_set({2, 7}));
}

TEST_CASE("many sets gathered at once") {
    missing_collector all;
    all.add(missing_set(2));
    all.add({});
    all.add(missing_set({1, 2}));
    CHECK(all.take() == missing_set({1, 2}));
    CHECK(all.take().empty());
}
