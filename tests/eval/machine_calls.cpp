// SPDX-License-Identifier: Apache-2.0
// Built-ins and functions over missing facts: both laws.
#include <hjemmel/eval/machine_calls.hpp>

#include "support/rules.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace hjemmel::test;

TEST_CASE("aggregates") {
    hold_laws({
        {"k j", "sum([k, j, 1])"},
        {"k j ok", "sum([k, j, ok])"},
        {"n m", "sum([n, m])"},
        {"n i", "sum([n, i, 2]) <= 10"},
        {"n", "sum([n, 1][item > 2])"},
        {"k j", "sum([k, j][item > 0])"},
        {"n i", "min([n, i])"},
        {"n i", "max([n, i, 3])"},
        {"k j", "min([k, j][item > 0])"},
        {"k j", "max([k, j, 1][item > 1])"},
        {"ok k", "max([ok, k])"},
        {"d od", "max([d, od])"},
        {"d", "min([d, @\"2018-01-15\"])"},
        {"k j", "count([k, j])"},
        {"l", "sum(l)"},
        {"l", "max(l)"},
        {"l", "count(l) >= 0"},
        {"ol", "count(ol) > 0"},
        {"k j", "sum(k, j)"},
        {"n i", "max(n, i)"},
        {"k j", "mean([k, j])"},
        {"b c", "all([b, c])"},
        {"b ob", "any([b, ob])"},
        {"b ob", "all([b, ob])"},
        {"lb b", "any(lb)"},
        {"s os", "min([s, os])"},
        {"k s", "sum([k, if s = \"x1\" then null else 3])"},
        {"u", "max([u, @\"P2D\"])"},
    });
}

TEST_CASE("lists and texts") {
    hold_laws({
        {"k j", "list contains([k, 2, j], 3)"},
        {"s os", "list contains([s, \"x2\"], os)"},
        {"l k", "list contains(l, k)"},
        {"ok", "list contains([1, 2, 3], ok)"},
        {"m!", "list contains([1, 2, 3], 2)"},
        {"k j", "append([k], j)"},
        {"k j", "concatenate([k], [j, 1])"},
        {"k j", "distinct values([k, j, 1])"},
        {"k j", "index of([k, j, 1], 1)"},
        {"k j", "reverse([k, j])"},
        {"k", "sublist([1, 2, 3], k)"},
        {"b k", "reverse([1, 2, 3][item > k])"},
        {"s", "string length(s)"},
        {"f", "upper case(f)"},
        {"s os", "contains(s, os)"},
        {"s", "substring(s, 2)"},
        {"k j", "string(k + j)"},
        {"b", "not(b)"},
        {"ob", "not(ob)"},
    });
}

TEST_CASE("numbers and dates") {
    hold_laws({
        {"n", "floor(n)"},
        {"n", "ceiling(n / 2)"},
        {"n", "abs(n - 2)"},
        {"n i", "modulo(n, i)"},
        {"m i", "decimal(m, i)"},
        {"n", "floor(n / 10)"},
        {"k j", "floor(k / j)"},
        {"om", "floor(om)"},
        {"n b", "floor(n, if b then 0 else 1)"},
        {"n i", "floor(n, i)"},
        {"d", "d.year"},
        {"d", "years and months duration(d, @\"2020-01-01\")"},
        {"d od", "years and months duration(d, od)"},
        {"k", "date(2018, k, 1)"},
        {"k j", "date(2018, k, j)"},
    });
}

namespace {

// Rules that declare functions before their decision.
void hold_with_functions(const std::string& facts, const std::string& expression) {
    hold_laws(facts, "functions:\n"
                     "  twice: {parameters: {z: number}, result: number, value: z * 2}\n"
                     "  pick: {parameters: {t: boolean, z: number}, value: if t then z else null}\n"
                     "  first of: {parameters: {xs: {list: number}}, value: 'xs[1]'}\n"
                     "  down: {parameters: {z: number}, result: number,\n"
                     "         value: 'if z <= 0 then 0 else down(z - 1) + 1'}\n"
                     "decisions:\n  x:\n    value: >-\n      " +
                         expression);
}

} // namespace

TEST_CASE("functions of the file and function values") {
    hold_with_functions("k j", "twice(k) + twice(j)");
    hold_with_functions("b k", "pick(b, k)");
    hold_with_functions("ob k", "pick(ob, k) = k");
    hold_with_functions("k", "down(k)");
    hold_with_functions("ok", "twice(ok)");
    hold_with_functions("k j", "first of([k, j])");
    hold_with_functions("k j", "first of([k, j][item > 0])");
    hold_with_functions("k", "first of(k)");
    hold_with_functions("l", "first of(l)");
    hold_with_functions("k j", "twice([k, j][item > 1])");
    hold_laws({
        {"k j", "(function(x) x + j)(k)"},
        {"b k j", "(if b then function(x) x + 1 else function(x) x + j)(k)"},
        {"k j", "sort([k, j, 1], function(x, y) x < y)"},
        {"b k j", "sort([k, j], function(x, y) if b then x < y else x > y)"},
        {"k j", "{f: function(x) x * j, z: f(k)}.z"},
    });
}
