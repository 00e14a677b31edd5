// SPDX-License-Identifier: Apache-2.0
// Boxed expressions and decision services in rule files: what they give, both laws over missing
// facts, and their faults.
#include <hjemmel/feel/text.hpp>

#include "support/rules.hpp"
#include "support/small_stack.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace hjemmel;
using namespace hjemmel::test;

namespace {

struct value_row {
    const char* blocks; ///< of a rule file whose decision is x
    const char* gives;
};

const value_row values[] = {
    {"decisions: {x: {context: {a: 2, b: a * 3}}}", "{a: 2, b: 6}"},
    {"decisions: {x: {context: {a: 2, b: a * 3}, return: b - a}}", "4"},
    {"decisions: {x: {context: {to ord: 2, b: to ord * 3}, return: b}}", "6"},
    {"decisions: {x: {context: {a: {type: number, value: '[7]'}}}}", "{a: 7}"},
    {"decisions: {x: {context: {a: {context: {b: 1}, return: b + 1}, c: a + 1}}}", "{a: 2, c: 3}"},
    {"decisions: {x: {relation: {columns: [n, v], rows: [['\"a\"', 1], ['\"b\"', 1 + 1]]}}}",
     "[{n: \"a\", v: 1}, {n: \"b\", v: 2}]"},
    {"decisions: {x: {list: [1, {context: {a: 1}}, '[2]']}}", "[1, {a: 1}, [2]]"},
    {"decisions: {x: {list: []}}", "[]"},
    {"decisions: {x: {if: 1 > 2, then: '\"ja\"', else: {list: [1]}}}", "[1]"},
    {"decisions: {x: {filter: '[1, 2, 3]', match: item > 1}}", "[2, 3]"},
    {"decisions: {x: {filter: {relation: {columns: [v], rows: [[1], [2]]}}, match: v > 1}}",
     "[{v: 2}]"},
    {"decisions: {x: {for: e, in: '[1, 2, 3]', return: e * e}}", "[1, 4, 9]"},
    {"decisions: {x: {for: e, in: '[1, 2, 3]', return: count(partial) + e}}", "[1, 3, 5]"},
    {"decisions: {x: {for: e, in: 1..3, return: e * e}}", "[1, 4, 9]"},
    {"decisions: {x: {for: e, in: 3..1 + 1, return: e}}", "[3, 2]"},
    {"decisions: {x: {some: e, in: 1..3, satisfies: e = 3}}", "true"},
    {"decisions: {x: {some: e, in: '[1, 2]', satisfies: e > 1}}", "true"},
    {"decisions: {x: {every: e, in: '[1, 2]', satisfies: e > 1}}", "false"},
    {"decisions: {x: {context: {f: {function: {a: number, b: number}, return: a - b}}, "
     "return: 'f(b: 1, a: 5)'}}",
     "4"},
    {"functions: {fn: {parameters: {a: number, b: number}, value: a - b}}\n"
     "decisions: {x: {call: fn, with: {b: 1, a: 5}}}",
     "4"},
    {"functions: {fn: {parameters: {a: number}, result: string, context: {b: a + 1}, "
     "return: string(b)}}\ndecisions: {x: {value: fn(1)}}",
     "2"},
    {"functions: {fn: {parameters: {a: number}, table: {rows: [{when: {a: '< 3'}, then: a + 1}, "
     "{when: {a: '>= 3'}, then: '0'}]}}}\ndecisions: {x: {value: 'fn(1) + fn(5)'}}",
     "2"},
    {"decisions: {x: {for: e, in: '[1, 5]', return: {table: {hit_policy: FIRST, rows: "
     "[{when: {e: '> 3'}, then: '\"stor\"'}, {when: {}, then: string(e)}]}}}}",
     "[\"1\", \"stor\"]"},
    {"decisions: {x: {filter: '[{a: 1}, {a: 5}]', match: {table: {hit_policy: FIRST, rows: "
     "[{when: {a: '> 3'}, then: 'true'}], default: 'false'}}}}",
     "[{a: 5}]"},
    {"decisions: {x: {context: {t: {type: {type: string, values: [hi, lo]}, table: {hit_policy: "
     "PRIORITY, rows: [{when: {}, then: lo}, {when: {}, then: hi}]}}}, return: t}}",
     "hi"},
    {"services: {sv: {inputs: [y], outputs: [z]}}\n"
     "decisions: {y: {value: '1'}, z: {value: y + 1}, x: {value: 'sv(10) + z'}}",
     "13"},
    {"services: {sv: {inputs: [y], outputs: [z, w]}}\n"
     "decisions: {y: {value: '1'}, z: {value: y + 1}, w: {none: [{id: a, when: z > 5}]}, "
     "x: {value: sv(10)}}",
     "{z: 11, w: false}"},
    {"services: {sv: {inputs: [y], outputs: [z]}}\ndecisions: {y: {type: number, value: '0'}, "
     "q: {type: number, value: y + 1}, z: {value: '[1, 2, 3][item > q]'}, x: {value: sv(1)}}",
     "[3]"},
    {"services: {sv: {inputs: [y], outputs: [z]}}\ndecisions: {y: {type: number, value: '0'}, "
     "z: {values: [lav, hoej], table: {rows: [{when: {y: '< 3'}, then: lav}, {when: {y: '>= 3'}, "
     "then: hoej}]}}, x: {value: sv(5)}}",
     "hoej"},
    {"services: {sv: {inputs: [y], outputs: [z]}}\ndecisions: {y: {type: number, value: '0'}, "
     "z: {type: {type: number, max: 3}, value: y}, x: {value: 'sv(5) = null'}}",
     "true"},
    {"decisions: {y: {value: '5'}, x: {relation: {columns: [y, z], rows: [[1, y]]}}}",
     "[{y: 1, z: 5}]"},
    {"services: {sv: {inputs: [], outputs: [y]}}\ndecisions: {y: {value: '1'}, x: {value: sv()}}",
     "1"},
    {"services: {sv: {outputs: [z]}}\ndecisions: {y: {value: '1'}, z: {value: y + 1}, "
     "x: {value: sv() * 2}}",
     "4"},
};

const struct {
    const char* facts;
    const char* blocks;
} laws[] = {
    {"k j", "decisions: {x: {context: {a: k + 1, b: a + j}, return: b}}"},
    {"k j", "decisions: {x: {context: {a: k, b: {list: [a, j]}}}}"},
    {"b k j", "decisions: {x: {if: b, then: k, else: {list: [j]}}}"},
    {"k j", "decisions: {x: {filter: '[1, k, j]', match: item > 1}}"},
    {"k j", "decisions: {x: {for: e, in: '[k, 2]', return: e + j}}"},
    {"k j", "decisions: {x: {some: e, in: '[k, j]', satisfies: e > 1}}"},
    {"k j", "decisions: {x: {every: e, in: '[k, j]', satisfies: e > 0}}"},
    {"k b", "decisions: {x: {context: {a: k + 1, t: {table: {rows: [{when: {a: '< 3'}, then: '1'}, "
            "{when: {a: '>= 3', b: true}, then: a}]}}}, return: t}}"},
    {"k b", "decisions: {x: {context: {a: k + 1, t: {table: {rows: [{when: {a: '> 2'}, then: '1'}, "
            "{when: {b: true}, then: '2'}]}}}, return: t = null}}"},
    {"b k", "decisions: {x: {context: {a: {table: {rows: [{when: {}, then: k}, {when: {b: true}, "
            "then: '1'}]}}}, return: 'true'}}"},
    {"b m", "decisions: {x: {context: {a: {table: {rows: [{when: {}, then: '[1, m]'}, {when: "
            "{b: true}, then: '1'}]}}}, return: 'true'}}"},
    {"b k", "decisions: {x: {context: {a: {table: {hit_policy: ANY, rows: [{when: {}, then: k}, "
            "{when: {b: true}, then: '1'}]}}}, return: '5'}}"},
    {"b ob", "decisions: {x: {context: {a: {table: {rows: [{when: {ob: 'null'}, then: 'true'}, "
             "{when: {}, then: 'not(ob)'}]}}}, return: '5'}}"},
    {"ok",
     "decisions: {x: {table: {hit_policy: ANY, rows: [{when: {}, then: '1 + (if ok = 2 then 1 "
     "else null)'}, {when: {}, then: 'null'}]}}}"},
    {"b",
     "decisions: {t: {table: {hit_policy: FIRST, default: '1 + null', rows: [{when: {b: true}, "
     "then: '5'}]}}, x: {value: 't[false]'}}"},
    {"k os",
     "decisions: {x: {table: {hit_policy: FIRST, outputs: {o: {type: string, values: [x1]}, "
     "r: {type: number}}, rows: [{when: {k: '> 1'}, then: {o: os, r: k}}], default: "
     "{o: x1, r: '0'}}}}"},
    {"k b", "functions: {fn: {parameters: {a: number, c: boolean}, table: {hit_policy: ANY, rows: "
            "[{when: {a: '> 1'}, then: '1'}, {when: {c: true}, then: '2'}], default: '3'}}}\n"
            "decisions: {x: {value: 'fn(k, b)'}}"},
    {"k b", "services: {sv: {inputs: [k, b], outputs: [z]}}\n"
            "decisions: {z: {table: {hit_policy: FIRST, rows: [{when: {b: true}, then: k}], "
            "default: '0'}}, x: {value: 'sv(k, b) + sv(1, b)'}}"},
};

const struct {
    const char* blocks;
    const char* code;
} faults[] = {
    {"decisions: {x: {if: b, then: 1}}", "missing-key"},
    {"decisions: {x: {for: e, in: '[1]'}}", "missing-key"},
    {"decisions: {x: {value: '1', match: b}}", "conflicting-keys"},
    {"decisions: {x: {value: '1', context: {a: 1}}}", "conflicting-keys"},
    {"decisions: {x: {context: {a: {value: '1', list: [1]}}}}", "conflicting-keys"},
    {"decisions: {x: {context: {a: {valu: '1', list: [1]}}}}", "unknown-key"},
    {"decisions: {x: {context: {a: [1]}}}", "quote-needed"},
    {"decisions: {x: {relation: {columns: [a, b], rows: [[1]]}}}", "wrong-shape"},
    {"decisions: {x: {context: {a: {type: string, value: '1'}}}}", "type-mismatch"},
    {"decisions: {x: {context: {a: 1, b: zz}}}", "unknown-name"},
    {"decisions: {x: {context: {b: a, a: 1}}}", "unknown-name"},
    {"decisions: {x: {call: sum, with: {nope: 1}}}", "wrong-arguments"},
    {"functions: {fn: {parameters: {a: number}}}\ndecisions: {x: {value: fn(1)}}", "missing-key"},
    {"services: {sv: {inputs: [nope], outputs: [x]}}\ndecisions: {x: {value: '1'}}",
     "unknown-name"},
    {"services: {sv: {outputs: [k]}}\ndecisions: {x: {value: '1'}}", "fact-as-output"},
    {"decisions: {x: {for: 1x, in: '[1]', return: '2'}}", "bad-name"},
    {"decisions: {x: {some: 1x, in: '[1]', satisfies: 'true'}}", "bad-name"},
    {"typing: dynamic\ndecisions: {x: {every: 1x, in: '[1]', satisfies: 'true'}}", "bad-name"},
    {"decisions: {x: {list: [{for: 1x, in: '[1]', return: '2'}]}}", "bad-name"},
    {"decisions: {x: {function: {1x: number}, return: '2'}}", "bad-name"},
    {"decisions: {x: {function: {a b: number, a  b: number}, return: '2'}}", "duplicate-name"},
    {"typing: dynamic\ndecisions: {x: {value: 'function(a, a) a'}}", "duplicate-name"},
    {"functions: {fn: {parameters: {a b: number, a  b: number}, value: '2'}}\n"
     "decisions: {x: {value: '1'}}",
     "duplicate-name"},
    {"functions: {fn: {parameters: {1x: number}, value: '2'}}\ndecisions: {x: {value: '1'}}",
     "bad-name"},
    {"services: {sv: {outputs: [z]}}\ndecisions: {z: {value: k}, x: {value: '1'}}", "unknown-name"},
    {"decisions: {x: {context: {t: {table: {rows: [{when: {k: '1'}, then: '1', source: s}]}}}}}",
     "unknown-source"},
};

} // namespace

TEST_CASE("boxed expressions and services give what their FEEL would give") {
    for (const auto& row : values) {
        CAPTURE(std::string(row.blocks));
        const auto rules = rules_of(palette_rules(row.blocks));
        if (!rules) continue;
        const std::string asked[] = {"x"};
        const auto all = rules->evaluate({}, asked, {2018, 3, 2});
        CHECK(feel::text(plain(all.front().value())) == row.gives);
    }
}

TEST_CASE("boxed expressions over missing facts") {
    for (const auto& row : laws)
        hold_laws(row.facts, row.blocks);
}

TEST_CASE("a table that contradicts itself inside a boxed expression fails the decision") {
    const auto rules = rules_of(
        palette_rules("decisions: {x: {context: {t: {table: {rows: [{when: {k: '> 1'}, then: '1'}, "
                      "{when: {k: '< 3'}, then: '2'}]}}}, return: 'if t = null then 0 else t'}}"));
    REQUIRE(rules);
    facts given;
    given.set("k", value(2));
    const std::string asked[] = {"x"};
    const auto all = rules->evaluate(given, asked, {2018, 3, 2});
    CHECK(all.front().status() == status::failed);
    REQUIRE(!all.front().diagnostics().empty());
    CHECK(all.front().diagnostics().front().code == "unique-violated");
}

TEST_CASE("faults in boxed expressions and services") {
    for (const auto& row : faults) {
        CAPTURE(std::string(row.blocks));
        const std::pair<std::string, std::string> files[] = {
            {"rules.yaml", palette_rules(row.blocks)}};
        const auto read = catalog::from_memory(files);
        REQUIRE(!read);
        CHECK(read.diagnostics().front().code == row.code);
        CHECK(read.diagnostics().front().where);
    }
}

TEST_CASE("a table inside a boxed expression sees the fields of related entities") {
    const std::string text = "hjemmel: 1\nruleset: t\nentities:\n  borger: {plural: borgere}\n"
                             "  kommune: {has: borgere}\nfacts:\n  borger: {b: {type: boolean}}\n"
                             "  kommune: {sats: {type: number}}\ndecisions:\n"
                             "  x: {entity: kommune, for: p, in: borgere, return: {table: {rows: "
                             "[{when: {p.b: true}, then: '2'}]}}}\n"
                             "  y: {entity: borger, context: {k: kommune}, return: {table: {rows: "
                             "[{when: {k.sats: 1}, then: '2'}]}}}\nend: t\n";
    const std::pair<std::string, std::string> files[] = {{"rules.yaml", text}};
    const auto read = catalog::from_memory(files);
    REQUIRE(read);
    facts given;
    given.set("sats", value(1));
    given.set("borgere", feel_value("[{b: true}]"));
    const std::string asked[] = {"x"};
    const auto all = read.value().versions("t").front().evaluate(given, asked, {2018, 3, 2});
    CHECK(feel::text(all.front().value()) == "[2]");
}

TEST_CASE("services over long chains of decisions, and too many of them") {
    std::string chain = "decisions:\n  d0: {value: '1'}\n";
    for (int i = 1; i < 5000; ++i)
        chain += "  d" + std::to_string(i) + ": {value: d" + std::to_string(i - 1) + " + 1}\n";
    const auto load = [&](const std::string& services) {
        const std::pair<std::string, std::string> files[] = {
            {"rules.yaml", "hjemmel: 1\nruleset: t\nservices:\n" + services + chain + "end: t\n"}};
        return catalog::from_memory(files);
    };
    bool loaded = false;
    CHECK(on_small_stack([&] { loaded = load("  s: {outputs: [d4999]}\n").has_value(); }));
    CHECK(loaded);
    std::string many;
    for (int i = 0; i < 5; ++i)
        many += "  s" + std::to_string(i) + ": {outputs: [d4999]}\n";
    const auto read = load(many);
    REQUIRE(!read);
    CHECK(read.diagnostics().front().code == "too-many-dependencies");
}

TEST_CASE("one of two functions, as long as it is open which, is not taken for the other") {
    const auto rules =
        rules_of(palette_rules("decisions: {h: {value: 'if b then (function(x) x + 1) "
                               "else (function(x) x)'}, x: {value: 'h(4)'}}"));
    REQUIRE(rules);
    const std::string asked[] = {"h", "x"};
    const auto all = rules->evaluate({}, asked, {2018, 3, 2});
    CHECK(all[0].status() == status::undetermined);
    CHECK(all[1].status() == status::undetermined);
}
