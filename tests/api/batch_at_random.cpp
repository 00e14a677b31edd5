// SPDX-License-Identifier: Apache-2.0
// Whole rule files and facts at random from fixed seeds: each case by itself, in columns of chunks
// of several sizes, by several threads and with related tables, all the same.
#include <hjemmel/api/batch.hpp>

#include "support/same_everywhere.hpp"

#include <doctest/doctest.h>

#include <cstdint>

using namespace hjemmel;
using namespace hjemmel::test;

namespace {

same_everywhere try_seeds(std::uint32_t first, std::uint32_t last) {
    same_everywhere all;
    for (auto seed = first; seed <= last; ++seed) {
        const auto bytes = bytes_of_seed(seed);
        choices from(bytes);
        const auto world = world_maker(from).make();
        const auto wrong = all.differences(world);
        CHECK_MESSAGE(wrong.empty(), "seed " << seed << "\n" << world.rules << "\n" << wrong);
    }
    MESSAGE(all.worlds << " rule files, " << all.refused << " refused, " << all.tally.known
                       << " cases known, " << all.tally.told << " in columns");
    return all;
}

} // namespace

TEST_CASE("batch: rule files at random are decided alike in every way") {
    const auto all = try_seeds(1, 250);
    CHECK(all.refused * 4 < all.worlds);
    CHECK(all.tally.told * 8 > all.tally.known);
}

TEST_CASE("batch: more rule files at random are decided alike in every way" * doctest::skip()) {
    try_seeds(251, 20'000);
}

TEST_CASE("choices without bytes are the first") {
    choices none({});
    CHECK(none.below(1000) == 0);
    CHECK_FALSE(none.once_in(2));
    choices from(none);
    same_everywhere all;
    CHECK(all.differences(world_maker(from).make()) == "");
    CHECK(all.refused == 0);
}
