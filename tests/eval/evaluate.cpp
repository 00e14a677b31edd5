// SPDX-License-Identifier: Apache-2.0
// Statuses, and the limits of an evaluation.
#include <hjemmel/eval/evaluate.hpp>

#include "support/rules.hpp"
#include "support/small_stack.hpp"

#include <hjemmel/feel/text.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace hjemmel;
using namespace hjemmel::test;

namespace {

outcome decide(const std::string& decisions, const eval::options& how = {}, const char* name = "x",
               const char* text = "{b: true, k: 1, ok: null, m: 5}") {
    const auto rules = rules_of(palette_rules(decisions)).value();
    facts given;
    const auto all = with_absent(feel_value(text));
    for (std::size_t i = 0; i < all.as_context().entries.size(); ++i)
        given.set(all.as_context().shape->names[i], all.as_context().entries[i]);
    return rules.evaluate(given, std::vector<std::string>{name}, {2018, 3, 2}, "", how).front();
}

std::string value_of(std::string_view expression) {
    return "decisions:\n  x:\n    value: >-\n      " + std::string(expression);
}

void check_failed(const outcome& o, std::string_view code) {
    CHECK(o.status() == status::failed);
    CHECK(o.value().is_null());
    CHECK(o.missing().empty());
    REQUIRE(o.diagnostics().size() == 1);
    CHECK(o.diagnostics().front().code == code);
    CHECK(o.diagnostics().front().where.file != nullptr);
}

} // namespace

TEST_CASE("a requirement whose condition is null fails, and is never not met") {
    check_failed(decide("decisions:\n  x:\n    all:\n      - {id: p, when: ok > 1}\n"),
                 "null-operand");
    check_failed(
        decide("decisions:\n  x:\n    none:\n      - {id: p, when: 'if b then null else b'}"
               "\n"),
        "condition-null");
    const auto sure = decide("decisions:\n  x:\n    any:\n      - {id: p, when: ok > 1}\n"
                             "      - {id: q, when: b}\n");
    CHECK(sure.status() == status::known);
    CHECK(sure.value().is_true());
}

TEST_CASE("tables that contradict themselves fail, and what rests on them") {
    const auto table = [](const char* policy) {
        return std::string("decisions:\n  t:\n    table:\n      hit_policy: ") + policy +
               "\n      rows:\n        - {when: {b: true}, then: 1}\n"
               "        - {id: second, when: {k: 1}, then: 2}\n  x: {value: t + 1}\n";
    };
    check_failed(decide(table("UNIQUE"), {}, "t"), "unique-violated");
    check_failed(decide(table("ANY"), {}, "t"), "any-violated");
    check_failed(decide(table("UNIQUE")), "unique-violated");
    const auto o = decide(table("UNIQUE"), {}, "t");
    CHECK(o.diagnostics().front().text.en.find("1, second") != std::string::npos);
    const auto& where = o.diagnostics().front().where; // of the table, not of what was run last
    CHECK(where.file->text.substr(where.begin, 11) == "hit_policy:");
    CHECK(decide(table("FIRST")).status() == status::known);
    check_failed(decide("decisions:\n  x: {type: number, values: [1, 2], value: k + 5}\n"),
                 "value-not-allowed");
}

TEST_CASE("a parameter's value is data, or the name of a reading") {
    const auto chosen = [](const std::string& parameter) {
        const auto o =
            decide("parameters:\n  p: " + parameter + "\ndecisions:\n  x: {value: string(p)}\n");
        return feel::text(o.value());
    };
    const std::string two = "readings: {kort: {value: 2}, lang: {value: 3}}}";
    CHECK(chosen("{type: number, value: lang, " + two) == "3");
    CHECK(chosen("{type: number, value: 5, " + two) == "5");
    CHECK(chosen("{type: number, dated: [{value: kort}, {from: 2018-03-01, value: lang}], " +
                 two) == "3");
    CHECK(chosen("{value: lang, readings: {kort: {}, lang: {}}}") == "lang");
    // A text that is both is the name.
    CHECK(chosen("{type: string, value: a, readings: {a: {value: b}, b: {value: a}}}") == "b");
    CHECK(chosen("{type: string, value: c, readings: {a: {value: b}, b: {value: a}}}") == "c");
}

TEST_CASE("a failed operation alone is null, with why") {
    const auto o = decide(value_of("ok + 1"));
    CHECK(o.status() == status::known);
    CHECK(o.value().is_null());
    REQUIRE(o.diagnostics().size() == 1);
}

TEST_CASE("outside its validity a version decides nothing") {
    const auto rules = rules_of("hjemmel: 1\nruleset: test\nvalid: {from: 2018-01-01, to: "
                                "2018-12-31}\ndecisions:\n  x: {value: 1}\nend: test\n");
    REQUIRE(rules);
    for (const auto& [day, expected] :
         std::vector<std::pair<date, status>>{{{2017, 12, 31}, status::outside_validity},
                                              {{2018, 1, 1}, status::known},
                                              {{2018, 12, 31}, status::known},
                                              {{2019, 1, 1}, status::outside_validity}}) {
        const auto o = rules->evaluate({}, {}, day).front();
        CHECK(o.status() == expected);
        CHECK(o.content().version == (expected == status::known ? "2018-01-01" : ""));
    }
}

TEST_CASE("an answer after all that the sources speak of carries a warning") {
    const auto rules =
        rules_of("hjemmel: 1\nruleset: test\nvalid: {from: 2018-01-01, to: unknown, sources_until: "
                 "2018-12-31}\ndecisions:\n  x: {value: 1}\nend: test\n");
    REQUIRE(rules);
    CHECK(rules->evaluate({}, {}, date(2018, 12, 31)).front().diagnostics().empty());
    const auto o = rules->evaluate({}, {}, date(2019, 1, 1)).front();
    CHECK(o.status() == status::known);
    REQUIRE(o.diagnostics().size() == 1);
    CHECK(o.diagnostics().front().code == "beyond-sources");
    CHECK(o.diagnostics().front().level == severity::warning);
}

namespace {

/// The warnings of a case, as "decision: text" by what was asked for.
std::vector<std::string> warnings_of(const outcome& o) {
    std::vector<std::string> out;
    for (const auto& one : o.diagnostics()) {
        if (one.code != "data-quality") continue;
        CHECK(one.level == severity::warning);
        CHECK(one.where.file != nullptr);
        out.push_back(one.fact + (one.fact.empty() ? "" : ": ") + one.text.en);
    }
    return out;
}

} // namespace

TEST_CASE("requirements that warn tell what is certainly wrong with the facts, whatever is asked") {
    const auto rules =
        rules_of("hjemmel: 1\nruleset: test\nsources: {lov: {title: {da: Lov, en: Act}}}\n"
                 "facts:\n  alder: {type: number}\n  navn: {type: string}\n"
                 "  paa: {type: number, optional: true}\n"
                 "decisions:\n  x: {value: alder > 18}\n"
                 "  ordentligt:\n    helper: true\n    warns: true\n    source: {lov: '1 §'}\n"
                 "    all:\n"
                 "      - {id: a, text: {da: Under 120, en: Below 120}, when: alder < 120}\n"
                 "      - id: g\n        text: {da: Begge, en: Both}\n"
                 "        all: [{id: p, when: alder >= 0}, {id: q, when: alder > -5}]\n"
                 "      - {id: f, when: paa > 1}\n"
                 "      - {id: n, text: {da: Et navn, en: A name}, when: 'navn != \"\"'}\n"
                 "end: test\n");
    REQUIRE(rules);
    const auto ask = [&](const value& alder, const char* name) {
        facts given;
        given.set("alder", alder);
        given.set("paa", value::absent());
        if (name != nullptr) given.set("navn", value(name));
        return rules->evaluate(given, std::vector<std::string>{"x"}, {2018, 3, 2}).front();
    };
    const std::string prefix = "The facts may be wrong, since this is not met: ";
    using told = std::vector<std::string>;
    CHECK(warnings_of(ask(value(47), "Bo")).empty()); // one that fails, is undecided: nothing
    CHECK(warnings_of(ask(value(47), nullptr)).empty());
    CHECK(warnings_of(ask(value(130), "Bo")) == told{prefix + "“Below 120” (Act, 1 §)."});
    CHECK(warnings_of(ask(value(-3), "")) ==
          told{prefix + "“Both” (Act, 1 §).", prefix + "“A name” (Act, 1 §)."});
    CHECK(ask(value(130), "Bo").status() == status::known);
    CHECK(ask(value(130), "Bo").value().is_true());
    CHECK(warnings_of(rules->evaluate({}, std::vector<std::string>{"x"}, {2018, 3, 2}).front())
              .empty());
}

TEST_CASE("a limit in what warns costs the warning alone") {
    const auto rules = rules_of("hjemmel: 1\nruleset: test\nfacts:\n  alder: {type: number}\n"
                                "decisions:\n  x: {value: alder > 18}\n  y:\n    warns: true\n"
                                "    all: [{id: p, when: 'count(for i in 1..5000 return i) < 2'}]\n"
                                "end: test\n");
    REQUIRE(rules);
    facts given;
    given.set("alder", value(20));
    eval::options how;
    how.limits.steps = 1000;
    const auto o =
        rules->evaluate(given, std::vector<std::string>{"x"}, {2018, 3, 2}, "", how).front();
    CHECK(o.status() == status::known);
    CHECK(o.diagnostics().empty());
}

TEST_CASE("a municipality's outcome carries the warnings about its citizens") {
    const auto rules =
        rules_of("hjemmel: 1\nruleset: test\nentities:\n  borger: {plural: borgere}\n"
                 "  kommune: {has: borgere}\nfacts:\n  borger:\n    alder: {type: number}\n"
                 "decisions:\n  antal: {entity: kommune, value: count(borgere)}\n"
                 "  rimelig:\n    entity: borger\n    warns: true\n"
                 "    all: [{id: a, text: {da: Under 120, en: Below 120}, when: alder < 120}]\n"
                 "end: test\n");
    REQUIRE(rules);
    facts given;
    std::vector<value> citizens;
    const auto shape = std::make_shared<const context_shape>(context_shape{{"alder"}});
    for (int i = 0; i < 130; ++i)
        citizens.emplace_back(context_value{shape, {value(i == 0 ? 30 : 121)}});
    given.set("borgere", make_list(std::move(citizens)));
    const auto o = rules->evaluate(given, std::vector<std::string>{"antal"}, {2018, 3, 2}).front();
    CHECK(o.status() == status::known);
    REQUIRE(o.diagnostics().size() == 101); // a hundred of them, and how many more
    CHECK(o.diagnostics().front().fact == "borgere[2]");
    CHECK(o.diagnostics().back().text.en == "A further 29 warnings of the same kind are not told.");
}

TEST_CASE("limits of steps, items and memory end in an error that names the expression") {
    eval::options how;
    how.limits.steps = 1000;
    check_failed(decide(value_of("count(for p in 1..2000 return p + 1)"), how), "limit-steps");
    how = {};
    how.limits.list_items = 100;
    check_failed(decide(value_of("count(for p in 1..5000 return p)"), how), "limit-items");
    check_failed(decide(value_of("count(for p in 1..1000, q in 1..1000 return p)"), how),
                 "limit-items");
    how = {};
    how.limits.memory = 100'000;
    check_failed(decide(value_of("count(for p in 1..5000 return count(partial))"), how),
                 "limit-memory");
    check_failed(decide(value_of("count(for p in 1..5000 return {u: p, z: [p, p]})"), how),
                 "limit-memory");
    CHECK(decide(value_of("count(for p in 1..500 return p)"), how).status() == status::known);
}

TEST_CASE("recursion ends in the limit's error, also on a small stack") {
    const std::string endless =
        "functions:\n"
        "  grow: {parameters: {z: number}, result: number, value: grow(z + 1) + 1}\n"
        "  sink: {parameters: {z: number}, value: 'if z in (1, 2) then max([sink(z), 3]) else "
        "[z][item > sink(z)]'}\n";
    std::vector<version> all;
    for (const auto* expression :
         {"grow(k)", "sink(k)", "sink(m)", "{u: function(h, z) h(h, z + 1) + 1, y: u(u, 1)}.y",
          "{u: function(h, z) some v in [z] satisfies h(h, v), y: u(u, 1)}.y"}) {
        const auto rules = rules_of(palette_rules(endless + value_of(expression)));
        if (rules) all.push_back(*rules);
    }
    facts given;
    given.set("k", 1);
    given.set("m", 5);
    std::vector<outcome> found;
    // Half the default on half of the 256 KB that the default is meant for.
    eval::options how;
    how.limits.depth /= 2;
    const bool ran = on_small_stack([&] {
        for (const auto& rules : all)
            found.push_back(rules.evaluate(given, {}, {2018, 3, 2}, "", how).front());
    });
    CHECK(ran);
    REQUIRE(found.size() == 5);
    for (const auto& one : found)
        check_failed(one, "limit-depth");
}

TEST_CASE(
    "a stand-in is undetermined within its bounds, and told by name where it may leave them") {
    const auto rules = test::rules_of(R"(hjemmel: 1
ruleset: test
facts:
  d: {type: date}
  n: {type: number, min: 0, max: 9}
  a: {type: {type: number, min: 0, max: 120, integer: true}, otherwise: 2018 - d.year}
  c: {type: {type: number, min: 0, max: 5}, otherwise: n + 1}
  e: {type: {type: number, min: 0, max: 5}, otherwise: n + 10}
decisions:
  x: {value: a <= 120}
  y: {value: c >= 1}
  z: {value: c}
  w: {value: e}
end: test
)");
    REQUIRE(rules);
    const auto found = rules->evaluate(facts(), {}, {2018, 3, 2}, "");
    for (const auto k : {0U, 1U}) { // true, or failed
        std::string told;
        for (const auto& one : found.at(k).value().as_undetermined().possible.values) {
            CHECK_FALSE(one.is_false());
            if (const auto why = one.failure()) told = why->text.en;
        }
        CHECK(told.find(k == 0 ? "The fact a," : "The fact c,") == 0);
    }
    const auto& part = found.at(2).value().as_undetermined().possible;
    CHECK(feel::text(part.low) == "1");
    CHECK(feel::text(part.high) == "5");
    CHECK(found.at(3).status() == status::failed);
}

TEST_CASE("what the rules leave out on purpose is a note, told once") {
    const auto rules = test::rules_of(R"(hjemmel: 1
ruleset: test
facts:
  n: {type: number}
decisions:
  x:
    value: >-
      for i in [n, n, 5] return if i < 3 then no value("vises ikke", "not shown") else i
  y:
    all:
      - {id: r, when: 'if n < 3 then no value("vises ikke") else true'}
end: test
)");
    REQUIRE(rules);
    facts given;
    given.set("n", value(1));
    const auto found = rules->evaluate(given, {}, {2018, 3, 2}, "");
    CHECK(found.at(0).status() == status::known);
    REQUIRE(found.at(0).diagnostics().size() == 1);
    CHECK(found.at(0).diagnostics().front().code == "no-value");
    CHECK(found.at(0).diagnostics().front().level == severity::note);
    CHECK(found.at(0).value().as_list().items.front().is_null());
    CHECK(found.at(1).status() == status::failed);
    CHECK(has_errors(found.at(1).diagnostics()));
}
