// SPDX-License-Identifier: Apache-2.0
// Parameters by date, short circuits, limits and places as the machine runs them.
#include <hjemmel/eval/machine.hpp>

#include <support/small_ruleset.hpp>

#include <doctest/doctest.h>

namespace {

using namespace hjemmel;

using test::outcomes;

TEST_CASE("a parameter has the value of the evaluation date") {
    facts given("s");
    given.set("tal", 15);
    given.set("noter", value::absent());
    CHECK(outcomes(given, {"over"}, {2018, 6, 30}).front().value().is_true());
    CHECK(outcomes(given, {"over"}, {2018, 7, 1}).front().value().is_false());
}

TEST_CASE("a limit on steps stops an evaluation for good and names itself") {
    facts given("s");
    given.set("tal", 15);
    given.set("noter", value::absent());
    eval::options how;
    how.limits.steps = 2;
    const auto out = outcomes(given, {"over"}, {2018, 3, 2}, how).front();
    CHECK(out.status() == status::failed);
    REQUIRE_FALSE(out.diagnostics().empty());
    CHECK(out.diagnostics().back().code == "limit-steps");
    CHECK(out.diagnostics().back().where.line() > 1);
}

} // namespace
