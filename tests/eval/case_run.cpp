// SPDX-License-Identifier: Apache-2.0
// Entities, stand-ins and decisions on decisions over missing facts: both laws.
#include <hjemmel/eval/case_run.hpp>

#include "support/rules.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace hjemmel;
using namespace hjemmel::test;

namespace {

const char* const town = R"(hjemmel: 1
ruleset: test
entities:
  borger: {plural: borgere}
  kommune: {has: borgere}
facts:
  borger:
    b: {type: boolean}
    k: {type: number, values: [1, 2, 5]}
    g: {type: string, values: [x, y], optional: true}
    h: {type: number}
    ps: {type: {list: {fra: date, til: date}, optional: [til]}}
  kommune:
    stor: {type: boolean}
    antal: {type: number, otherwise: 'count(borgere[aktiv])'}
    sats: {type: number, values: [1, 3]}
decisions:
  aktiv: {entity: borger, value: 'b and k > 1'}
  gruppe:
    entity: borger
    table:
      hit_policy: FIRST
      rows:
        - {when: {g: x}, then: '"first"'}
        - {when: {k: '>= 2', b: true}, then: '"second"'}
        - {when: {}, then: 'if kommune.stor then "third" else "fourth"'}
  sum: {entity: borger, value: k * kommune.sats}
  rest: {entity: borger, value: 'h > 3'}
  flere: {entity: kommune, value: 'antal >= 2'}
  andel: {entity: kommune, value: 'count(borgere[gruppe = "second"])'}
  navne: {entity: kommune, value: 'borgere.gruppe'}
  nogen: {entity: kommune, value: 'some p in borgere satisfies p.aktiv and p.g = "y"'}
  alle: {entity: kommune, value: 'every p in borgere satisfies p.rest or stor'}
  i alt: {entity: kommune, value: 'sum(borgere.sum) + (if stor then 1 else 0)'}
  mest: {entity: kommune, value: 'max(borgere[aktiv].k)'}
  krav:
    entity: kommune
    all:
      - {id: p, when: antal >= 1}
      - id: q
        any:
          - {id: r, when: 'count(borgere) > 1'}
          - {id: t, when: stor}
end: test
)";

void hold_town(const std::string& entity, const char* text, std::vector<hole> holes,
               std::size_t most = 300) {
    const auto rules = rules_of(town);
    REQUIRE(rules);
    const auto whole = with_absent(feel_value(one_line(text)));
    const auto wrong = law_check(*rules, entity, whole, std::move(holes)).run(most);
    CHECK_MESSAGE(wrong.empty(), text << "\n" << wrong);
}

hole of(const char* name, const char* path, const char* values, bool finite = true) {
    return {name, path, values_of(values), finite};
}

} // namespace

TEST_CASE("a citizen and its municipality") {
    hold_town("borger",
              R"({b: "?b", k: "?k", g: "?g", h: "?h", kommune: {stor: "?s", sats: "?t"}})",
              {of("b", "b", "[true, false]"), of("k", "k", "[1, 2, 5]"),
               of("g", "g", R"(["x", "y", null])"), of("h", "h", "[2, 3, 4]"),
               of("s", "kommune.stor", "[true, false]"), of("t", "kommune.sats", "[1, 3]")});
}

TEST_CASE("a municipality and its citizens") {
    hold_town("kommune",
              R"({stor: "?s", sats: 1, borgere: [
                  {sags_id: "1", b: "?b1", k: "?k1", g: "x", h: 1},
                  {sags_id: "2", b: "?b2", k: 2, g: "?g2", h: "?h2"},
                  {sags_id: "3", b: true, k: "?k3", g: null, h: 7}]})",
              {of("s", "stor", "[true, false]"), of("b1", "borgere[1].b", "[true, false]"),
               of("k1", "borgere[1].k", "[1, 2, 5]"), of("b2", "borgere[2].b", "[true, false]"),
               of("g2", "borgere[2].g", R"(["x", "y", null])"),
               of("h2", "borgere[2].h", "[2, 3, 4]"), of("k3", "borgere[3].k", "[1, 2, 5]")});
    hold_town("kommune",
              R"({stor: "?s", sats: "?t", borgere: [
                  {sags_id: "1", b: "?b1", k: "?k1", g: "?g1", h: 1}]})",
              {of("s", "stor", "[true, false]"), of("t", "sats", "[1, 3]"),
               of("b1", "borgere[1].b", "[true, false]"), of("k1", "borgere[1].k", "[1, 2, 5]"),
               of("g1", "borgere[1].g", R"(["x", "y", null])")});
}

TEST_CASE("a municipality whose citizens were not told") {
    hold_town("kommune", R"({stor: "?s", sats: 1, borgere: "?c"})",
              {of("s", "stor", "[true, false]"), of("c", "borgere",
                                                    R"([[], [{b: true, k: 2, g: "x", h: 1}],
                     [{b: true, k: 5, g: "y", h: 9}, {b: false, k: 2, g: "y", h: 9}]])",
                                                    false)});
}

TEST_CASE("counts over undecided citizens are a range that comparisons decide") {
    const auto rules = rules_of(town);
    REQUIRE(rules);
    facts given;
    std::vector<value> citizens;
    for (int i = 0; i < 483; ++i) {
        const auto* sure = R"({b: true, k: 2, g: "y", h: 1})";
        citizens.push_back(feel_value(i < 473 ? sure : R"({k: 2, g: "y", h: 1})"));
    }
    given.set("borgere", make_list(std::move(citizens)));
    given.set("stor", true);
    const auto name = [](const char* one) { return std::vector<std::string>{one}; };
    const date on{2018, 3, 2};
    const auto count = rules->evaluate(given, name("andel"), on, "kommune").front();
    REQUIRE(count.value().is_undetermined());
    const auto& p = count.value().as_undetermined().possible;
    CHECK(p.values.size() == 11); // 2 to the 10th combinations: exact
    CHECK(identical(p.values.front(), value(473)));
    CHECK(identical(p.values.back(), value(483)));
    CHECK(count.missing().size() == 10);
    CHECK(count.missing().front().path == "borgere[474].b");
    CHECK(rules->evaluate(given, name("flere"), on, "kommune").front().value().is_true());

    eval::options fewer;
    fewer.limits.combinations = 1023;
    const auto range = rules->evaluate(given, name("andel"), on, "kommune", fewer).front();
    REQUIRE(range.value().is_undetermined());
    CHECK_FALSE(range.exact());
    const auto& r = range.value().as_undetermined().possible;
    CHECK(identical(r.low, value(473)));
    CHECK(identical(r.high, value(483)));
    CHECK_FALSE(r.or_null);
}

TEST_CASE("stand-ins: supplied they count, else only what the expression lacks is missing") {
    const std::string head = "hjemmel: 1\nruleset: test\nfacts:\n"
                             "  b: {type: boolean}\n  k: {type: number, values: [1, 2, 5]}\n"
                             "  mark: {type: boolean, otherwise: 'b and k > 1'}\n"
                             "  old: {type: number, otherwise: 'if mark then k else 0'}\n"
                             "decisions:\n";
    const auto rules = rules_of(head + "  x: {value: 'if mark then old else -1'}\n"
                                       "  y: {value: mark = b}\nend: test\n");
    REQUIRE(rules);
    const std::vector<hole> open{of("b", "b", "[true, false]"), of("k", "k", "[1, 2, 5]")};
    for (const auto* text :
         {R"({b: "?b", k: "?k"})", R"({b: "?b", k: "?k", mark: true})",
          R"({b: "?b", k: "?k", mark: false, old: 7})", R"({b: "?b", k: "?k", old: 7})"}) {
        const auto whole = feel_value(text);
        const auto wrong = law_check(*rules, "", whole, open).run(100);
        CHECK_MESSAGE(wrong.empty(), text << "\n" << wrong);
    }
}
