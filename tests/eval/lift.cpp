// SPDX-License-Identifier: Apache-2.0
// Operators, conditionals and logic over missing facts: both laws against all completions.
#include <hjemmel/eval/lift.hpp>

#include "support/rules.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace hjemmel;
using namespace hjemmel::test;

TEST_CASE("an end that cannot be worked out says nothing of what lies before it") {
    const auto rules = rules_of("hjemmel: 1\nruleset: test\nfacts:\n"
                                "  d: {type: {type: date, min: 2018-01-01}}\n"
                                "  e: {type: {type: date, max: 2018-01-01}}\n"
                                "decisions:\n  x: {value: 'd + @\"P5Y\"'}\n"
                                "  y: {value: 'e + @\"P5Y\"'}\nend: test\n");
    REQUIRE(rules);
    const std::vector<std::string> names{"x", "y"};
    const auto all = rules->evaluate({}, names, {2018, 3, 2});
    const auto& open = all[0].value().as_undetermined().possible;
    CHECK(open.shape == possible::form::any);
    CHECK(open.or_null);
    const auto& bounded = all[1].value().as_undetermined().possible;
    CHECK(bounded.shape == possible::form::between);
    CHECK(identical(bounded.high, value(date(2023, 1, 1))));
    CHECK(!bounded.or_null);
}

TEST_CASE("arithmetic") {
    hold_laws({
        {"k j", "k + j"},
        {"n j", "n + j"},
        {"n i", "n - i"},
        {"n i", "n * i"},
        {"m j", "m * j"},
        {"m k", "m / k"},
        {"n j", "n / j"},
        {"m n", "m / n"},
        {"k j", "k ** j"},
        {"n k", "n ** k"},
        {"n", "-n + 3"},
        {"k j", "-k - j"},
        {"om k", "om + k"},
        {"ok j", "ok * j"},
        {"ok k", "k / ok"},
        {"f s", "f + s"},
        {"s os", "s + os"},
        {"d", "d + @\"P1M\""},
        {"d u", "d + u"},
        {"d u", "d - u > @\"2018-01-01\""},
        {"d od", "d - od"},
        {"u k", "u * k"},
        {"u k", "u / k"},
        {"n", "if n * 0 = 0 then \"zero\" else \"more\""},
        {"n i", "n + i <= 8"},
        {"n i", "n * i - 1 < 17"},
        {"n b", "(if b then n else \"text\") + 1"},
        {"om! n", "(if om > 2 then null else n) + 1"},
    });
}

TEST_CASE("comparisons") {
    hold_laws({
        {"k j", "k < j"},
        {"k j", "k <= j"},
        {"k j", "k > j"},
        {"k j", "k >= j"},
        {"k j", "k = j"},
        {"k j", "k != j"},
        {"ok k", "ok = k"},
        {"ok j", "ok < j"},
        {"ok j", "ok != j"},
        {"n i", "n < i"},
        {"n m", "n = m"},
        {"n", "n + 1 <= 5"},
        {"n", "n + 1 < 5"},
        {"n", "n + 1 > 5"},
        {"n", "n + 1 >= 5"},
        {"om m", "om < m"},
        {"om m", "om >= m"},
        {"om m", "om = m"},
        {"om m", "om != m"},
        {"om", "om + 0 = null"},
        {"om!", "om = null"},
        {"ob", "ob = null"},
        {"ob b", "ob = b"},
        {"f s", "f = s"},
        {"f s", "f < s"},
        {"l ol", "l = ol"},
        {"l", "l = [1]"},
        {"g", "g = {a: true, k: 1, o: null}"},
        {"g.a g.k g.o", "g = {a: true, k: 1, o: 7}"},
        {"g.a g.k", "g.a and g.k = 1"},
        {"g.a g.k g.o", "g.o = null"},
        {"d od", "d < od"},
        {"m n j", "m between n and j"},
        {"k j ok", "j between ok and k"},
        {"om n", "om between n and 3"},
    });
}

TEST_CASE("conditionals and Kleene's logic") {
    hold_laws({
        {"b c", "b and c"},
        {"b c", "b or c"},
        {"b ob", "b and ob"},
        {"b ob", "b or ob"},
        {"ob", "not(ob)"},
        {"b", "b and not(b)"},
        {"b", "b or not(b)"},
        {"ob", "ob or not(ob)"},
        {"b c ob", "(b and c) or (not(b) and ob)"},
        {"b k j", "if b then k else j"},
        {"ob k", "if ob then k else 2"},
        {"b n", "if b then n else n"},
        {"b n m", "if b then n else m"},
        {"b f", "if b then f else null"},
        {"b s os", "if b then s else os"},
        {"ob b", "if ob = null then b else ob"},
        {"b k", "b or k > 1"},
        {"b g.a g.k", "if b then {a: 1, z: g.k} else {a: 1, z: 3}"},
        {"b g.k", "if b then {a: 1} else {z: g.k}"},
        {"b k", "if b then [k, 1] else [1, 1]"},
        {"b k", "if b then [k, 1] else [1]"},
        {"b c k", "if b then (if c then 1 else k) else (if c then 5 else 2)"},
        {"b k", "(if b then null else k) = k"},
    });
}

TEST_CASE("tests of a value against ranges and lists") {
    hold_laws({
        {"m!", "m in [1..3]"},
        {"m!", "m in (1..3)"},
        {"m!", "m in (1, 2, > 3)"},
        {"om!", "om in [1..3)"},
        {"om!", "om in (null, < 2)"},
        {"n", "n + 0 in [1..3]"},
        {"m n", "m in [1..n]"},
        {"k j", "k in [j..4]"},
        {"k j", "k in [1, j]"},
        {"s os", "s in (\"x1\", os)"},
        {"s", "s in (\"x1\", \"x2\")"},
        {"s", "s in [\"x1\", \"x2\"]"},
        {"k l", "k in l"},
        {"k l", "l in (l)"},
        {"d!", "d in [@\"2018-01-01\"..@\"2018-02-01\"]"},
        {"od!", "od in (>= @\"2018-01-01\")"},
        {"ob b", "b in (ob, false)"},
        {"k b", "k in (if b then [1..2] else [5])"},
        {"m", "m instance of number"},
        {"om", "om instance of number"},
        {"b k", "(if b then k else \"a\") instance of number"},
    });
}
