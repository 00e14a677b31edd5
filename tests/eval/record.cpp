// SPDX-License-Identifier: Apache-2.0
// What an evaluation leaves behind for its reasons.
#include <hjemmel/api/catalog.hpp>
#include <hjemmel/eval/record.hpp>

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
