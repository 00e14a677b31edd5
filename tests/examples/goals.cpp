// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/examples/goals.hpp>

#include "kursus.hpp"

#include <doctest/doctest.h>

using namespace hjemmel;
using examples::goal_kind;

namespace {

/// The goals of one decision `d` with facts a (number), l (list of numbers), t (date), b.
std::string goals(const std::string& logic) {
    const auto all = test::programs_in(R"(parameters:
  g: {type: number, value: 5}
facts:
  a: {type: number, min: 0}
  l: {type: {list: number}}
  t: {type: date}
  s: {type: string}
  b: {type: boolean, otherwise: "a > 99"}
functions:
  f: {parameters: {x: number}, value: "x > g"}
decisions:
  fast: {value: "g + 1"}
  d: )" + logic + "\n");
    std::string out;
    for (const auto& one : examples::goals_of(*all.front())) {
        if (one.owner != "d") continue;
        if (!out.empty()) out += ", ";
        out += one.id;
        if (one.wanted !=
            (one.what == goal_kind::threshold || one.what == goal_kind::requirement ? 7 : 1))
            out += "!";
        if (!one.within.empty()) out += " in " + one.within;
    }
    return out;
}

} // namespace

TEST_CASE("what is a threshold: one side rests on facts, the other on none") {
    struct row {
        const char* logic;
        const char* goals;
    };
    const row rows[] = {
        {"{value: 'a > 5'}", "a > 5"},
        {"{value: '5 <= a'}", "5 <= a"},
        {"{value: 'a > g + 1'}", "a > g + 1"},
        {"{value: 'a > fast'}", "a > fast"},
        {"{value: 'g > 5'}", ""},
        {"{value: 'a > count(l)'}", ""},
        {"{value: 'a = 5'}", ""},
        {"{value: 's > \"x\"'}", ""},
        {"{value: 't < today()'}", "t < today()"},
        {"{value: 'a between 1 and 5'}", "a between 1 and 5, a between 1 and 5"},
        {"{value: 'a in [1..5]'}", "[1..5], [1..5]"},
        {"{value: 'a in (< 5)'}", "< 5"},
        {"{value: 'count(l[item > g])'}", "item > g"},
        {"{value: 'some x in l satisfies x >= 2'}", "x >= 2"},
        {"{value: 'for x in [1, 2] return x > 1'}", ""},
        {"{value: 'for x in l return x + a > 1'}", "x + a > 1"},
        {"{value: 'f(g)'}", ""},
        {"{value: '{k: g, r: a > k}.r'}", "a > k"},
        {"{context: {k: {value: a}, return: {value: 'k > 1'}}}", "k > 1"},
    };
    for (const auto& r : rows) {
        CAPTURE(r.logic);
        CHECK(goals(r.logic) == r.goals);
    }
}

TEST_CASE("requirements, rows and defaults, with the thresholds in them") {
    CHECK(goals("{all: [{id: x, when: 'a > 5'}, {id: y, when: b}, {id: z, when: 'g > 1'}]}") ==
          "x, a > 5 in x, y, z!");
    CHECK(goals("{all: [{id: x, any: [{id: y, when: b}]}]}") == "y");
    CHECK(goals("{table: {hit_policy: FIRST, rows: [{id: r, when: {a: '< 5'}, then: 1}, "
                "{when: {b: true, a: '[5..7)'}, then: 2}], default: 3}}") ==
          "r, a < 5 in r, 2, a [5..7) in 2, a [5..7) in 2, default");
    CHECK(goals("{context: {return: {table: {rows: [{when: {a: '> 5'}, then: 1}]}}}}") ==
          "1, a > 5 in 1");
}

TEST_CASE("just below, at, just above: one step at most") {
    const auto n = [](const char* text) { return value(*decimal::parse(text)); };
    const auto d = [](const char* text) { return value(*date::parse(text)); };
    const auto days = [](const char* text) { return value(*days_duration::parse(text)); };
    const auto months = [](const char* text) { return value(*months_duration::parse(text)); };
    using namespace examples;
    CHECK(position(n("4"), n("5")) == way::below);
    CHECK(position(n("4.5"), n("5")) == way::below);
    CHECK(position(n("3"), n("5")) == 0);
    CHECK(position(n("5.0"), n("5")) == way::at);
    CHECK(position(n("6"), n("5")) == way::above);
    CHECK(position(n("37.4"), n("37.5")) == way::below);
    CHECK(position(n("37"), n("37.5")) == 0);
    CHECK(position(n("37.51"), n("37.5")) == way::above);
    CHECK(position(d("2019-12-31"), d("2020-01-01")) == way::below);
    CHECK(position(d("2020-01-03"), d("2020-01-01")) == 0);
    CHECK(position(days("P27D"), days("P28D")) == way::below);
    CHECK(position(days("P28DT1H"), days("P28D")) == way::above);
    CHECK(position(days("P30D"), days("P28D")) == 0);
    CHECK(position(months("P59M"), months("P5Y")) == way::below);
    CHECK(position(months("P5Y"), months("P60M")) == way::at);
    CHECK(position(n("5"), d("2020-01-01")) == 0);
}

TEST_CASE("texts on one line") { CHECK(examples::one_line(" a  >\n  5 ") == "a > 5"); }
