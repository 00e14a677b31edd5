// SPDX-License-Identifier: Apache-2.0
// What conditions leave of what they speak about: both laws, and how narrow a value then is.
#include <hjemmel/eval/machine_premises.hpp>

#include "support/rules.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace hjemmel;
using namespace hjemmel::test;

namespace {

// The outcome of `x` where nothing is supplied, over facts that are not tried out one by one.
outcome without_facts(const std::string& expression) {
    const auto rules = rules_of("hjemmel: 1\nruleset: test\nfacts:\n"
                                "  e: {type: {context: {a: date, b: {type: date}}, optional: [b]}, "
                                "optional: true}\n"
                                "  r: {type: {context: {a: date}}}\n"
                                "  l: {type: {list: {a: date, b: date}, optional: [b]}}\n"
                                "  w: {type: date, optional: true}\n"
                                "decisions:\n  x:\n    value: >-\n      " +
                                expression + "\nend: test\n");
    REQUIRE(rules);
    return rules->evaluate(facts(), {}, {2018, 3, 2}, "").front();
}

bool may_be_null(const std::string& expression) {
    const auto found = without_facts(expression);
    if (!found.value().is_undetermined()) return found.value().is_null();
    const auto& p = found.value().as_undetermined().possible;
    if (p.shape != possible::form::values) return p.or_null;
    for (const auto& one : p.values) {
        if (one.is_null()) return true;
    }
    return false;
}

} // namespace

TEST_CASE("what is guarded against null is not null behind its guard") {
    const char* const guarded[] = {
        "e = null or e.a > today()",
        "e != null and e.a > today()",
        "null = e or e.a > today()",
        "not(e = null) and e.a > today()",
        "not(e != null) or e.a > today()",
        "if e = null then true else e.a > today()",
        "if e != null then e.a > today() else true",
        "if not(e = null) then e.a > today() else true",
        "e != null and e.b != null and e.b > e.a",
        "e.b != null and e.b > e.a",
        "e = null or e.b = null or e.b > e.a",
        "e in (null) or e.a > today()",
        "if e.a > today() then e.a < @\"2030-01-01\" else false",
        "if before(e.a, today()) then e.a < @\"2030-01-01\" else false",
        "(e != null and r.a > today()) and e.a > today()",
        "(e = null or r.a > today()) or e.a > today()",
        "e != null and (if e.a > today() then e.a > r.a else e.a < r.a)",
        "every p in [e] satisfies p = null or p.a > today()",
        "count([e][item != null and a > today()]) > 0",
        "{t: e, u: t = null or t.a > today()}.u",
        "w = null or w > r.a",
    };
    for (const auto* expression : guarded) {
        INFO(std::string(expression));
        CHECK_FALSE(may_be_null(expression));
    }
}

TEST_CASE("what is not guarded may be null") {
    const char* const open[] = {
        "e.a > today()",
        "e != null or e.a > today()",
        "e = null and e.a > today()",
        "r.a > today() or e.a > today()",
        "(e != null or r.a > today()) and e.a > today()",
        "not(e != null and r.a > today()) or e.b > today()",
        "e = null or e.b > today()",
        "if e != null then e.b > today() else true",
        "(e != null and e.a > today()) or e.a < today()",
        "every p in [e, null] satisfies e = null or p.a > today()",
    };
    for (const auto* expression : open) {
        INFO(std::string(expression));
        CHECK(may_be_null(expression));
    }
}

TEST_CASE("both laws behind guards") {
    hold_laws({
        {"om!", "om = null or om > 2"},
        {"om k", "om != null and om + k > 2"},
        {"om m", "if om = null then m > 1 else om > m"},
        {"om ok", "not(om = null) and not(ok = null) and om > ok"},
        {"om ok", "(om = null and ok != null) or om > ok"},
        {"om b", "if om > 2 or b then om else 0"},
        {"om b", "if om <= 2 and not(b) then om else 0"},
        {"om od", "om = null or od = null or string(od) = string(om)"},
        {"ob om!", "if ob then om > 1 else if om != null then om < 1 else ob"},
        {"os om", "if os in (\"x1\", null) then om else if os = \"x1\" then 7 else 8"},
        {"od ps", "some p in ps satisfies p.til = null or p.til > od or od = null"},
        {"g.o g.k om", "g.o != null and g.o + g.k > om"},
        {"g om", "if g.o = null then om = null else g.o > om"},
        {"ol om", "ol != null and list contains(ol, om) and count(ol) > 1"},
        {"om", "(for v in [om, 1] return if v = null then 0 else v + 1)"},
        {"om ok", "[om, ok, 2][item != null and item > 1]"},
        {"om m", "{z: om, u: z != null and z > m}.u"},
        {"om ok", "(function(v) v != null and v > 1 or ok = null)(om)"},
        {"om", "om instance of number and om > 2"},
        {"om! ob", "(om = null) = ob and (om > 1) = ob"},
    });
}

TEST_CASE("both laws over decisions behind guards") {
    hold_laws("om m b", R"(decisions:
  w: {value: 'if b then om else if m > 2 then m else null'}
  x: {value: 'w = null or w > 1'}
  y: {value: 'if w != null and om != null then w - om else w'}
  z:
    all:
      - {id: r1, when: 'w != null and w > 1'}
      - {id: r2, when: 'x or w = null'}
  t:
    table:
      rows:
        - {when: {w: 'null, < 2'}, then: 1}
        - {when: {w: 'not(null)', m: '? > 1 and ? < 3'}, then: w}
      default: 'if w > 2 then 3 else 4'
)");
}
