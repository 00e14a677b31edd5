// SPDX-License-Identifier: Apache-2.0
// A small version with citizens and municipalities, for tests of whole tables.
#pragma once

#include <hjemmel/api/catalog.hpp>

#include <string>
#include <utility>
#include <vector>

namespace hjemmel::test {

inline constexpr const char* prove_rules = R"(hjemmel: 1
ruleset: prove
valid: {from: 2018-01-01, to: 2018-12-31}
entities:
  borger: {plural: borgere}
  kommune: {has: borgere, key: kode}
facts:
  borger:
    tal: {type: number}
    navn: {type: string, optional: true}
    dag: {type: date, optional: true}
  kommune:
    kode: {type: string}
    graense: {type: number}
decisions:
  over: {entity: borger, all: [{id: stor, text: Over, when: tal > kommune.graense}]}
  dobbelt: {entity: borger, value: 2 * tal}
  heltal: {entity: borger, type: {type: number, integer: true}, value: tal}
  oere: {entity: borger, type: {type: number, scale: 2}, value: tal}
  fint: {entity: borger, type: {type: number, scale: 18}, value: tal}
  oerer: {entity: borger, type: {list: {type: number, scale: 2}}, value: "[tal, 1]"}
  andel:
    {entity: borger, type: {context: {pct: {type: number, scale: 18}}}, value: '{pct: tal / 4}'}
  naeste: {entity: borger, value: 'if dag = null then null else dag + @"P1D"'}
  ventetid: {entity: borger, value: '@"P1D" * tal'}
  maaneder: {entity: borger, value: '@"P1M" * tal'}
  hilsen: {entity: borger, value: 'if navn = null then "ukendt" else navn'}
  samlet: {entity: borger, value: '{a: tal, b: [tal, 1], c: @"10:00:00"}'}
  antal: {entity: kommune, value: 'count(borgere[tal > 10])'}
end: prove
)";

inline version prove() {
    const std::vector<std::pair<std::string, std::string>> files{{"prove.yaml", prove_rules}};
    return catalog::from_memory(files).value().versions("prove").front();
}

} // namespace hjemmel::test
