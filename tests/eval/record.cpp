// SPDX-License-Identifier: Apache-2.0
// What an evaluation leaves behind for its reasons.
#include <hjemmel/eval/record.hpp>

#include <support/small_ruleset.hpp>

#include <doctest/doctest.h>

#include <vector>

namespace {

using namespace hjemmel;

using test::outcomes;

TEST_CASE("the record keeps marks, origins and what is missing") {
    facts given("s");
    given.set("tal", 5);
    const auto out = outcomes(given, {"over"}).front();
    CHECK(out.value().is_false());
    REQUIRE(out.content().evidence);
    const auto& record = *out.content().evidence;
    const auto& root = *record.root;
    const auto& entity = record.program->entities[root.entity];
    using eval::mark;
    CHECK(root.marks[entity.find("over")] == std::vector<mark>{mark::not_met, mark::undecided});
    CHECK(root.origins[entity.find("tal")] == eval::origin::supplied);
    CHECK(root.origins[entity.find("noter")] == eval::origin::missing);
    CHECK(record.unknowns.size() == 2);
}

} // namespace
