// SPDX-License-Identifier: Apache-2.0
// Operators, paths, ranges and tests over missing facts: both laws.
#include <hjemmel/eval/machine_operators.hpp>

#include "support/rules.hpp"

#include <doctest/doctest.h>

using namespace hjemmel::test;

TEST_CASE("operators whose operands are open in two places") {
    hold_laws({
        {"k j", "k - j * k"},
        {"k j", "(k + j) / k"},
        {"k", "k ** 2 - k"},
        {"ok j", "ok * j"},
        {"m j", "m * j"},
        {"n k", "-n < -k"},
        {"k j", "k between j and 3"},
        {"ok j", "ok between 0 and j"},
        {"d u", "d + u > @\"2018-01-15\""},
    });
}

TEST_CASE("paths, ranges and unary tests") {
    hold_laws({
        {"g.a g.k", "g.k + (if g.a then 1 else 0)"},
        {"b k", "(if b then {z: k} else {z: 2}).z"},
        {"b", "(if b then {z: 1} else {y: 2}).z"},
        {"k j", "k in [j..3]"},
        {"k j", "k in (j, > 4)"},
        {"k ok", "k in [ok, 5]"},
        {"k j", "[k..j].end"},
        {"k", "sum(for i in 1..k return i)"},
        {"j", "count(for i in j..2 return i)"},
        {"ok", "ok instance of number"},
    });
}
