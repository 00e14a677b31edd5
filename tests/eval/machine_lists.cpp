// SPDX-License-Identifier: Apache-2.0
// Lists, filters, quantifiers and iterations over missing facts: both laws.
#include <hjemmel/eval/machine_lists.hpp>

#include "support/rules.hpp"

#include <doctest/doctest.h>

using namespace hjemmel::test;

TEST_CASE("iterations over lists of any length") {
    hold_laws({
        {"l", "for x in l return x + 1"},
        {"ol", "for x in ol return x + 1"},
        {"l", "for x in l, y in null return x"},
        {"l b", "for x in l, y in (if b then null else [1]) return x + y"},
    });
    const auto rules = rules_of(palette_rules("decisions:\n  x: {value: 'for v in l return v'}\n"
                                              "  y: {value: 'for v in ol return v'}\n"));
    REQUIRE(rules);
    const auto found = rules->evaluate(hjemmel::facts(), {}, {2018, 3, 2}, "");
    CHECK_FALSE(found.at(0).value().as_undetermined().possible.or_null);
    CHECK(found.at(1).value().as_undetermined().possible.or_null);
}

TEST_CASE("quantifiers") {
    hold_laws({
        {"k j", "some x in [k, j, 3] satisfies x > 2"},
        {"k j", "every x in [k, j] satisfies x > 0"},
        {"ok k", "some x in [ok, k] satisfies x > 1"},
        {"ok k", "every x in [ok, k] satisfies x < 5"},
        {"l", "some x in l satisfies x > 1"},
        {"l", "every x in l satisfies x > 1"},
        {"l", "some x in l satisfies true"},
        {"l b", "every x in l satisfies b"},
        {"ol k", "some x in ol satisfies x >= k"},
        {"ol", "every x in ol satisfies x > 0"},
        {"b k", "some x in (if b then [1, 2] else null) satisfies x = k"},
        {"b c", "some x in [1, 2, 3][item > (if b then 1 else 2)] satisfies c"},
        {"k j", "some x in [1, k], y in [j, 2] satisfies x = y"},
        {"k l", "every x in [1, k], y in l satisfies x >= y"},
        {"k b", "some x in k..3 satisfies b"},
        {"b ob", "some x in [b, ob] satisfies x"},
        {"b ob", "every x in [b, ob] satisfies x"},
        {"lb b", "some x in lb satisfies x and b"},
        {"ps", "some p in ps satisfies p.fra <= @\"2018-01-10\" and p.til = null"},
        {"ps", "every p in ps satisfies p.til != null"},
        {"m!", "some x in [1, 2] satisfies m > 1"},
    });
}

TEST_CASE("filters and items") {
    hold_laws({
        {"k", "[1, 2, 3][item > k]"},
        {"k", "count([1, 2, 3][item > k])"},
        {"k j", "[k, j][item > 0]"},
        {"k j ok", "count([k, j, ok][item > 1])"},
        {"k j ok", "count([k, j, ok][item > 1]) >= 2"},
        {"k", "[10, 20, 30][k]"},
        {"j", "[10, 20, 30][j]"},
        {"b", "[10, 20, 30][if b then 1 else -1]"},
        {"k j", "[k, j][1]"},
        {"k j", "[k, j, 3][item > 1][1]"},
        {"l", "l[item > 1]"},
        {"l", "l[1]"},
        {"l k", "count(l[item > k]) > 1"},
        {"ol", "ol[item > 1]"},
        {"ol", "ol[1]"},
        {"ol", "count(ol)"},
        {"b", "(if b then [1, 2] else null)[item > 1]"},
        {"b", "(if b then [1, 2] else 1 / 0)[item > 1]"},
        {"b k", "(if b then [1, 2] else [k])[item > 1]"},
        {"k", "k[item > 1]"},
        {"m", "m[item > 1]"},
        {"b k", "[{a: 1, z: k}, {a: 2, z: 3}][a > (if b then 0 else 1)].z"},
        {"b k", "[{a: b, z: k}, {a: true, z: 3}][a].z"},
        {"b c", "[{z: b}, {z: c}].z"},
        {"b c", "[b, c][item]"},
        {"b ob", "count([b, ob][item])"},
        {"ps", "ps[fra > @\"2018-01-01\"]"},
        {"ps", "count(ps[til = null])"},
        {"g.a g.k g.o", "[g][a][1].k"},
        {"k j b", "[k, j][item >= 2][item < (if b then 3 else 5)]"},
    });
}

TEST_CASE("for") {
    hold_laws({
        {"k j", "for x in [k, j] return x + 1"},
        {"k", "for x in 1..k return x"},
        {"k j", "sum(for x in k..j return x)"},
        {"l k", "for x in l return x + k"},
        {"l", "count(for x in l return 1)"},
        {"ol", "for x in ol return x"},
        {"b k", "for x in [1, 2][item > (if b then 1 else 0)] return x + k"},
        {"b", "for x in (if b then [1] else null) return x"},
        {"b k", "for x in [1, 2], y in [k, 3] return if b then x else y"},
        {"b", "for x in [{q: [1]}, {q: null}][q != null or b], y in x.q return y"},
        {"k j", "for x in [k, j, 1] return sum(partial) + x"},
        {"k j", "for x in [k, j, 1][item > 0] return count(partial)"},
        {"ps", "for p in ps return p.til"},
    });
}

TEST_CASE("contexts and lists that are undetermined in parts") {
    hold_laws({
        {"k b", "{a: k, z: 1, c: if b then 2 else 3}"},
        {"k b", "{a: k, z: a + 1, c: b}.z"},
        {"k b", "[k, 1, b]"},
        {"k b", "{a: [k, {z: b}], c: null}"},
        {"k b j", "if b then {a: k} else {a: j}"},
        {"g", "g.a"},
        {"g", "g.k + 1"},
        {"g", "g.o"},
        {"g.a g.k g.o", "g"},
        {"g.a g.k", "{z: g.a, w: g.k + 1}"},
        {"k b", "{a: if b then [k] else [k, 1]}"},
    });
}
