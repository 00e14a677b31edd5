// SPDX-License-Identifier: Apache-2.0
// Decision tables of every hit policy over missing facts: both laws.
#include <hjemmel/eval/machine_tables.hpp>

#include "support/rules.hpp"

#include <hjemmel/feel/text.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace hjemmel::test;

namespace {

// The rows of a table: when and then, as the file has them.
struct rows {
    const char* facts;
    const char* outputs; ///< of the table, or empty
    std::vector<std::pair<const char*, const char*>> all;
    const char* fallback = "";
};

std::string table_of(const rows& of, const std::string& policy, const std::string& aggregation) {
    std::string out = "decisions:\n  x:\n    table:\n      hit_policy: " + policy + "\n";
    if (!aggregation.empty()) out += "      aggregation: " + aggregation + "\n";
    if (*of.outputs != 0) out += "      outputs: " + std::string(of.outputs) + "\n";
    if (*of.fallback != 0) out += "      default: " + std::string(of.fallback) + "\n";
    out += "      rows:\n";
    for (const auto& [when, then] : of.all)
        out += "        - {when: {" + std::string(when) + "}, then: " + then + "}\n";
    return out;
}

const char* const policies[] = {"FIRST", "UNIQUE", "ANY", "RULE ORDER", "COLLECT"};
const char* const ordered[] = {"PRIORITY", "OUTPUT ORDER", "FIRST", "ANY", "UNIQUE", "COLLECT"};

const rows plain_tables[] = {
    {"b c", "", {{"b: true", "1"}, {"c: true", "2"}, {"", "3"}}},
    {"b c", "", {{"b: true", "1"}, {"c: true", "1"}}},
    {"b c", "", {{"b: true, c: false", "1"}, {"b: false", "2"}, {"c: true", "2"}}, "9"},
    {"k", "", {{"k: 1", "1"}, {"k: '> 1'", "2"}}},
    {"k j", "", {{"k: 1", "j"}, {"k: '[1..2]'", "k"}, {"j: '< 0'", "5"}}, "0"},
    {"ok s", "", {{"ok: 'null'", "1"}, {"s: 'x1, x2'", "2"}, {"s: 'not(x1)', ok: 2", "3"}}},
    {"m!", "", {{"m: '< 1'", "1"}, {"m: '[1..3)'", "2"}, {"m: '>= 3'", "3"}}},
    {"om!", "", {{"om: '< 1'", "1"}, {"om: '(1..3]'", "2"}, {"om: 'null'", "3"}}, "4"},
    {"d!", "", {{"d: '< @\"2018-01-01\"'", "1"}, {"d: '<= @\"2018-02-01\"'", "2"}, {"", "3"}}},
    {"n k", "", {{"n: '< k'", "n"}, {"n: '>= k'", "k"}}},
    {"k j", "", {{"k: '< j'", "1"}, {"k: '? > j + 3'", "2"}, {"k: '-'", "j"}}},
    {"ob b", "", {{"ob: true", "1"}, {"ob and b: false", "2"}, {"b: true", "3"}}},
    {"k j b", "", {{"b: true", "k"}, {"b: true", "j"}}},
    {"k b", "", {{"b: true", "k"}, {"b: true", "1"}, {"b: false", "k / 0"}}, "k"},
    {"l b", "", {{"'count(l)': '> 1'", "1"}, {"b: true", "2"}}},
    {"b", "", {{"b: true", "1"}}},
};

const rows named_tables[] = {
    {"b k",
     "{p: {type: number}, q: {type: string}}",
     {{"b: true", "{p: k, q: '\"u\"'}"}, {"k: 1", "{p: 1, q: '\"v\"'}"}},
     "{p: 0, q: '\"w\"'}"},
    {"b c",
     "{p: {type: number}, q: {type: boolean}}",
     {{"b: true", "{p: 1, q: c}"}, {"c: true", "{p: 1, q: true}"}}},
};

const rows ranked_tables[] = {
    {"b c s",
     "{p: {type: string, values: [hi, mid, lo]}}",
     {{"b: true", "{p: lo}"}, {"c: true", "{p: hi}"}, {"s: x1", "{p: mid}"}}},
    {"b c k",
     "{p: {type: number, values: [5, 2, 1]}}",
     {{"b: true", "{p: k}"}, {"c: true", "{p: 2}"}},
     "{p: 1}"},
    {"b k j", "{p: {type: number, values: [5, 1]}}", {{"b: true", "{p: k}"}, {"j: 0", "{p: 5}"}}},
    {"b k j",
     "{p: {type: number, values: [5, 2, 1, 0]}}",
     {{"b: true", "{p: k}"}, {"k: '> 1'", "{p: k}"}},
     "{p: 'abs(j)'}"},
    {"b c k",
     "{p: {type: string, values: [hi, lo]}, q: {type: number, values: [2, 1]}}",
     {{"b: true", "{p: lo, q: 1}"}, {"c: true", "{p: lo, q: 2}"}, {"k: 1", "{p: hi, q: 1}"}}},
};

} // namespace

TEST_CASE("tables of one result under each hit policy") {
    for (const auto& one : plain_tables) {
        for (const auto* policy : policies)
            hold_laws(one.facts, table_of(one, policy, ""), 200);
    }
}

TEST_CASE("tables of named results") {
    for (const auto& one : named_tables) {
        for (const auto* policy : policies)
            hold_laws(one.facts, table_of(one, policy, ""), 200);
    }
}

TEST_CASE("tables whose results have an order") {
    for (const auto& one : ranked_tables) {
        for (const auto* policy : ordered)
            hold_laws(one.facts, table_of(one, policy, ""), 200);
    }
}

TEST_CASE("tables that test what is not allowed") {
    const char* const tables[] = {
        "inputs: {k: {max: 2}}, rows: [{when: {k: 1}, then: 1}, {when: {}, then: 2}]",
        "inputs: {k: {values: [1, 5]}}, rows: [{when: {k: '< 2'}, then: 1}], default: 9",
        "inputs: {k + j: {allowed: 'not(5)'}}, rows: [{when: {k + j: '< 2'}, then: 1}]",
        "inputs: {k: {max: 2}}, hit_policy: FIRST, rows: [{when: {j: 0}, then: 3}, "
        "{when: {k: 1}, then: 1}]",
        "inputs: {k: {min: 9}}, rows: [{when: {k: '? > 1'}, then: 1}]",
        "inputs: {k: {max: 4}, j: {min: 0}}, hit_policy: COLLECT, "
        "rows: [{when: {k: 1}, then: 1}, {when: {j: 0}, then: k}]",
        "hit_policy: COLLECT, aggregation: COUNT, default: -1, "
        "rows: [{when: {k: 1}, then: 1}, {when: {j: 0}, then: k}]",
        "outputs: {p: {max: 2}}, rows: [{when: {j: 0}, then: {p: k}}]",
    };
    for (const auto* one : tables)
        hold_laws("k j", "decisions:\n  x: {table: {" + std::string(one) + "}}\n", 200);
}

TEST_CASE("collected results added up") {
    for (const auto& one : plain_tables) {
        for (const auto* aggregation : {"SUM", "MIN", "MAX", "COUNT"})
            hold_laws(one.facts, table_of(one, "COLLECT", aggregation), 200);
    }
}

TEST_CASE("rows that cover all that their columns can be leave nothing for no row at all") {
    const auto possible = [](const std::string& rows) {
        const auto rules =
            rules_of(palette_rules("decisions:\n  x:\n    table:\n      hit_policy: FIRST\n"
                                   "      rows:\n" +
                                   rows));
        REQUIRE(rules);
        const auto o = rules->evaluate({}, std::vector<std::string>{"x"}, {2018, 3, 2}).front();
        REQUIRE(o.status() == hjemmel::status::undetermined);
        std::string out;
        for (const auto& one : o.value().as_undetermined().possible.values)
            out += (out.empty() ? "" : " ") + hjemmel::feel::text(one);
        return out;
    };
    const std::string covered = "        - {when: {'covers(ps, today())': ";
    CHECK(possible(covered + "true}, then: 1}\n" + covered + "false}, then: 2}\n") == "1 2");
    CHECK(possible(covered + "true}, then: 1}\n" + covered + "true}, then: 2}\n") == "null 1 2");
    const std::string both = "        - {when: {b: B, 'covers(ps, today())': C}, then: N}\n";
    const auto row = [&both](const char* b, const char* c, const char* n) {
        auto out = both;
        out.replace(out.find(" B,"), 2, std::string(" ") + b);
        out.replace(out.find(" C}"), 2, std::string(" ") + c);
        out.replace(out.find(" N}"), 2, std::string(" ") + n);
        return out;
    };
    CHECK(possible(row("true", "true", "1") + row("true", "false", "2") + row("false", "-", "3")) ==
          "1 2 3");
    CHECK(possible(row("true", "true", "1") + row("false", "-", "3")) == "null 1 3");
}
