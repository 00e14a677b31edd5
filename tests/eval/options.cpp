// SPDX-License-Identifier: Apache-2.0
// What a host may say about one evaluation.
#include <hjemmel/eval/options.hpp>

#include <support/small_ruleset.hpp>

#include <doctest/doctest.h>

namespace {

using namespace hjemmel;

using test::outcomes;

TEST_CASE("a fact said to be complete is absent or empty when it is left out") {
    facts given("s");
    given.set("tal", 15);
    CHECK(outcomes(given, {"over"}).front().status() == status::undetermined);
    eval::options how;
    how.complete = {"noter", "rest"};
    const auto out = outcomes(given, {"over"}, {2018, 3, 2}, how).front();
    CHECK(out.status() == status::known);
    CHECK(out.value().is_true());
    CHECK(out.content().complete == how.complete);
}

} // namespace
