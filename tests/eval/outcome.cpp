// SPDX-License-Identifier: Apache-2.0
// What an outcome carries beside its value.
#include <hjemmel/api/catalog.hpp>
#include <hjemmel/eval/outcome.hpp>

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

TEST_CASE("an outcome says what it is of") {
    facts given("sag-1");
    given.set("tal", 15);
    const auto out = outcomes(given, {"dobbelt", "over"});
    REQUIRE(out.size() == 2);
    const auto& known = out[0].content();
    CHECK(known.id == "sag-1");
    CHECK(known.ruleset == "prove");
    CHECK(known.version == "2018-01-01");
    CHECK(known.digest.size() == 64);
    CHECK(known.date == date(2018, 3, 2));
    CHECK(known.entity == "borger");
    CHECK(known.decision == "dobbelt");
    CHECK(identical(known.value, 30));
    CHECK(out[1].status() == status::undetermined);
    REQUIRE(out[1].missing().size() == 1);
    CHECK(out[1].missing().front().path == "noter");
}

TEST_CASE("each status has its own name") {
    CHECK(status_name(status::known) == "known");
    CHECK(status_name(status::undetermined) == "undetermined");
    CHECK(status_name(status::outside_validity) == "outside_validity");
    CHECK(status_name(status::failed) == "failed");
    CHECK(status_name(status::refused) == "refused");
}

} // namespace
