// SPDX-License-Identifier: Apache-2.0
// A ruleset of two decisions, and the outcomes of one case under it.
#pragma once

#include <hjemmel/api/catalog.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::test {

inline constexpr std::string_view small_ruleset = R"(hjemmel: 1
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

inline std::vector<outcome> outcomes(const facts& given, const std::vector<std::string>& decisions,
                                     date on = {2018, 3, 2}, const eval::options& how = {}) {
    const std::vector<std::pair<std::string, std::string>> files{
        {"prove.yaml", std::string(small_ruleset)}};
    const auto catalog = catalog::from_memory(files).value();
    return catalog.versions("prove").front().evaluate(given, decisions, on, "borger", how);
}

} // namespace hjemmel::test
