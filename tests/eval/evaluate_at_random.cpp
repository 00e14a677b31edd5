// SPDX-License-Identifier: Apache-2.0
// Both laws over rulesets made at random from fixed seeds.
#include <hjemmel/eval/evaluate.hpp>

#include "support/random_rules.hpp"
#include "support/rules.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <utility>

using namespace hjemmel;
using namespace hjemmel::test;

namespace {

struct tally {
    std::size_t rulesets = 0;
    std::size_t refused = 0; ///< by the checker
    std::size_t cases = 0;
};

// One ruleset; a fact that is not of the finite ones may still be compared with constants only.
void try_one(std::uint32_t seed, tally& all) {
    const auto made = random_rules(seed);
    const std::pair<std::string, std::string> files[] = {
        {"rules.yaml", palette_rules(made.blocks)}};
    const auto read = catalog::from_memory(files);
    ++all.rulesets;
    if (!read) {
        ++all.refused;
        return;
    }
    const auto rules = read.value().versions("test").front();
    auto holes = holes_of(made.facts);
    const auto& entity = rules.program().entities.front();
    for (auto& one : holes)
        one.finite = one.finite || entity.slots[entity.find(one.name)].pieces.finite;
    const auto text = open_case(holes);
    law_check laws(rules, "", text, holes);
    const auto wrong = laws.run(40);
    all.cases += laws.cases();
    CHECK_MESSAGE(wrong.empty(), "seed " << seed << ", facts " << made.facts << "\n"
                                         << made.blocks << wrong);
}

} // namespace

TEST_CASE("both laws over random rulesets") {
    tally all;
    for (std::uint32_t seed = 1; seed <= 3000; ++seed)
        try_one(seed, all);
    MESSAGE(all.rulesets << " rulesets, " << all.refused << " refused, " << all.cases << " cases");
    CHECK(all.refused * 4 < all.rulesets);
}
