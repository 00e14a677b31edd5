// SPDX-License-Identifier: Apache-2.0
// Kleene's tables and conditionals over missing facts: both laws.
#include <hjemmel/eval/machine_logic.hpp>

#include "support/rules.hpp"

#include <doctest/doctest.h>

using namespace hjemmel::test;

TEST_CASE("and, or, not") {
    hold_laws({
        {"b c", "b and c"},
        {"b c", "b or c"},
        {"b ob", "b and ob"},
        {"b ob", "b or ob"},
        {"b", "b and not(b)"},
        {"b", "b or not(b)"},
        {"ob", "not(ob)"},
        {"b k", "b and k / 0 = 1"},
        {"ob m", "ob or m = m"},
    });
}

TEST_CASE("if") {
    hold_laws({
        {"b k j", "if b then k else j"},
        {"b k", "if b then k else k"},
        {"ob k", "if ob then k else null"},
        {"b c", "if b and c then 1 else if b then 2 else 3"},
        {"k j", "if k > j then k else j"},
        {"b k", "if b then [k, 1] else [k, 2]"},
        {"b k", "(if b then {z: k} else {z: 3}).z"},
    });
}
