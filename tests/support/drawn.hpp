// SPDX-License-Identifier: Apache-2.0
// A version with one of everything that a graph shows.
#pragma once

#include "checked.hpp"

#include <doctest/doctest.h>

#include <hjemmel/graph/graph.hpp>

#include <string>
#include <string_view>

namespace hjemmel::test {

inline constexpr std::string_view drawn_rules = R"(hjemmel: 1
ruleset: tegning
valid: {from: 2018-08-01, to: 2019-01-31}
title: {da: "Regler & <tegn>", en: "Rules & <signs>"}
entities:
  borger: {plural: borgere, label: {da: Borger, en: Citizen}}
  kommune: {has: borgere, key: nummer, label: {da: Kommune, en: Municipality}}
parameters:
  sats: {type: number, value: 10}
  maade: {value: a, label: {da: Måde, en: Manner}, readings: {a: {}, b: {}}}
facts:
  borger:
    alder: {type: number, label: {da: Alder, en: Age}}
    nummer: {type: string}
    ubrugt: {type: number}
  kommune:
    nummer: {type: string}
functions:
  dobbelt: {parameters: {n: number}, result: number, value: n * sats}
decisions:
  voksen:
    entity: borger
    helper: true
    label: {da: Er voksen, en: Is an adult}
    all:
      - {id: alder, when: alder >= 18}
      - {id: maade, any: [{id: m, when: maade = "a"}, {id: d, when: dobbelt(alder) > 1}]}
  ydelse:
    entity: borger
    label: {da: Ydelse, en: Benefit}
    type: number
    table:
      hit_policy: FIRST
      rows:
        - {when: {voksen: "true"}, then: sats}
        - {when: {}, then: 0}
  antal:
    entity: kommune
    label: {da: "Antal \"voksne\"", en: Number}
    context:
      a: {type: number, value: 1}
      b: {table: {hit_policy: FIRST, rows: [{when: {maade: '"a"'}, then: 1}, {when: {}, then: 2}]}}
    return: count(borgere[ydelse > 0]) * b
end: tegning
)";

inline check::version drawn() {
    auto made = check_text(std::string(drawn_rules));
    for (const auto& one : made.diagnostics())
        MESSAGE(one.text.en);
    return std::move(made).value();
}

} // namespace hjemmel::test
