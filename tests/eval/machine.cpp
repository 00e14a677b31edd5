// SPDX-License-Identifier: Apache-2.0
// Parameters by date, short circuits, limits and places as the machine runs them.
#include <hjemmel/api/catalog.hpp>
#include <hjemmel/eval/machine.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace hjemmel;

constexpr std::string_view rules = R"(hjemmel: 1
ruleset: prove
valid: {from: 2018-01-01, to: 2018-12-31}
title: Test
entities: {borger: {plural: borgere}}
parameters:
  graense: {type: number, dated: [{value: 10}, {from: 2018-07-01, value: 20}]}
facts:
  borger:
    tal: {type: number}
    noter: {type: string, optional: true}
    rest: {type: {list: number}}
decisions:
  over:
    entity: borger
    all:
      - {id: stor, text: Over, when: tal > graense}
      - {id: noter, text: Noter, when: noter = null}
  dobbelt:
    entity: borger
    value: 2 * tal
end: prove
)";

std::vector<outcome> outcomes(const facts& given, const std::vector<std::string>& decisions,
                              date on = {2018, 3, 2}, const eval::options& how = {}) {
    const std::vector<std::pair<std::string, std::string>> files{
        {"prove.yaml", std::string(rules)}};
    const auto catalog = catalog::from_memory(files).value();
    return catalog.versions("prove").front().evaluate(given, decisions, on, "borger", how);
}

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
