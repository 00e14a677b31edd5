// SPDX-License-Identifier: Apache-2.0
// Requirements over missing facts, and decisions that rest on failed ones: both laws.
#include <hjemmel/eval/logic.hpp>

#include "support/rules.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace hjemmel::test;

TEST_CASE("requirements, nested") {
    const auto hold = [](const char* facts, const std::string& lines) {
        hold_laws(facts, "decisions:\n  x:\n" + lines);
    };
    const auto when = [](const char* id, const std::string& text) {
        return std::string("      - {id: ") + id + ", when: '" + text + "'}\n";
    };
    for (const auto* which : {"all", "any", "none"}) {
        const auto head = "    " + std::string(which) + ":\n";
        hold("b c", head + when("p", "b") + when("q", "c"));
        hold("b ob", head + when("p", "b") + when("q", "ob"));
        hold("ok k", head + when("p", "ok > 1") + when("q", "k > 1"));
        hold("m! b", head + when("p", "m > 1") + when("q", "m <= 1 or b"));
        hold("b k", head + when("p", "b") + when("q", "k / 0 > 1"));
        for (const auto* inner : {"all", "any", "none"}) {
            hold("b c ob", head + when("p", "b") + "      - id: z\n        " + inner +
                               ":\n          - {id: q, when: c}\n          - {id: r, when: ob}\n");
        }
    }
}

TEST_CASE("another decision's failure is not the failure of a table that reads it") {
    hold_laws(
        "ob k ok",
        "decisions:\n"
        "  r:\n    table:\n      hit_policy: ANY\n      rows:\n"
        "        - {when: {'k < 5': ob}, then: 3}\n"
        "        - {when: {'k < 5': 'true'}, then: 'if ob then 4 else ok'}\n"
        "  x:\n    table:\n      hit_policy: PRIORITY\n"
        "      outputs: {p: {type: number, values: [2, 1, 0, 3]}}\n      rows:\n"
        "        - {when: {}, then: {p: '(if ob then k else 1) / (if ob then r else ok)'}}\n");
}

TEST_CASE("decisions that rest on others, failed ones among them") {
    const std::string failing = "decisions:\n"
                                "  r:\n    all:\n      - {id: p, when: ok > 1}\n"
                                "  t:\n    table:\n      rows:\n"
                                "        - {when: {k: 1}, then: 1}\n"
                                "        - {when: {k: '<= 2'}, then: 2}\n"
                                "  v: {type: number, values: [1, 2], value: k}\n"
                                "  w: {value: ok + 1}\n";
    for (const auto* value :
         {"if b then r else true", "b or r", "b and r", "r = null", "t = null", "[t, v]", "t + v",
          "if b then 1 else t", "{a: b, z: t}", "w", "w = null", "if r then v else t",
          "some x in [1, 2] satisfies (b or r)", "[1, 2][item > 1 or b or r]", "k > 2 or r",
          "if m > 0 then 1 else t", "m > 0 or r", "if r then 1 else 1"}) {
        hold_laws("b k ok m!", failing + "  x:\n    value: >-\n      " + value, 150);
    }
    hold_laws("k ok m", failing + "  x: {value: 't = m'}\n  y: {value: 'm + w > 2 or r'}\n");
    hold_laws("b k ok m!", failing + "  x:\n    table:\n      hit_policy: FIRST\n      rows:\n"
                                     "        - {when: {b: true}, then: 1}\n"
                                     "        - {when: {m: '> 0'}, then: 2}\n"
                                     "        - {when: {r: true}, then: t}\n"
                                     "        - {when: {}, then: 3}\n");
    hold_laws("b k ok m!", failing + "  x:\n    any:\n      - {id: a1, when: b}\n"
                                     "      - {id: a2, when: r}\n      - {id: a3, when: m > 0}\n");
    hold_laws("b k ok", failing + "  x: {type: number, value: 'if b then t else v'}\n"
                                  "  y: {type: number, values: [1, 2, 3], value: k + v}\n"
                                  "  z: {value: 'if y = 2 then x else y'}\n");
}
