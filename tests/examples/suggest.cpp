// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/examples/suggest.hpp>

#include "kursus.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace hjemmel;

namespace {

constexpr std::size_t enough = 20'000;

std::string pasted(const std::vector<examples::suggestion>& all) {
    std::string out;
    for (const auto& one : all)
        out += examples::yaml(one, "forslag-" + std::to_string(out.size()), language::da);
    return out;
}

} // namespace

TEST_CASE("suggestions, pasted as they are, cover what the examples lack") {
    const auto versions = test::kursus_programs();
    const auto& file = test::kursus().examples().front();
    const std::vector<const model::examples*> files{&file};
    const auto before = examples::run_all(versions, files);
    const auto found = examples::suggest(versions, files, before.coverage, enough);
    CHECK(found.size() > 10);
    // As a file of its own, without facts that all begin with.
    auto text = pasted(found);
    for (auto at = text.find("    missing: ["); at != std::string::npos;
         at = text.find("    missing: [", at))
        text.erase(at, text.find('\n', at) + 1 - at);
    const auto more = test::examples_in("kursus", "examples:\n" + text);
    const std::vector<const model::examples*> both{&file, &more};
    const auto after = examples::run_all(versions, both);
    CHECK(after.passed());
    for (const auto& one : after.coverage.front().goals())
        CHECK_MESSAGE(one.lacking() == 0, one.owner << ", " << one.id);
    CHECK(examples::suggest(versions, both, after.coverage, enough).empty());
}

TEST_CASE("a suggestion says what it changes and reaches, and expects what came") {
    const auto versions = test::kursus_programs();
    const auto file = test::examples_in("kursus", R"(entity: borger
facts: {alder: 45, ledig_siden: 2019-01-01}
examples: [{id: a, facts: {samtykke: true}, expect: {maalgruppe: true}}]
)");
    const std::vector<const model::examples*> files{&file};
    const auto ran = examples::run_all(versions, files);
    const auto found = examples::suggest(versions, files, ran.coverage, enough);
    const auto at = std::find_if(found.begin(), found.end(),
                                 [](const auto& one) { return one.change == "samtykke: false"; });
    REQUIRE(at != found.end());
    CHECK(examples::yaml(*at, "x", language::da) == R"(  - id: x
    text: "a, samtykke: false"
    # maalgruppe, samtykke: ikke opfyldt
    on: 2019-06-01
    entity: borger
    facts:
      alder: 45
      ledig_siden: 2019-01-01
      samtykke: false
    expect:
      maalgruppe: false
)");
}

TEST_CASE("a case by itself is proposed before one with its related ones") {
    const auto versions = test::programs_in(R"(entities:
  borger: {plural: borgere}
  kommune: {has: borgere, key: kode}
facts:
  borger: {alder: {type: number}}
  kommune: {kode: {type: string}}
decisions:
  voksen: {entity: borger, value: alder >= 18}
  antal: {entity: kommune, value: 'count(borgere[voksen])'}
)");
    const auto many = test::examples_in("r", "entity: kommune\nexamples: [{id: mange, facts: "
                                             "{borgere: [{alder: 40}]}, expect: {antal: 1}}]\n");
    const auto one = test::examples_in("r", "entity: borger\nexamples: [{id: en, facts: "
                                            "{alder: 40}, expect: {voksen: true}}]\n");
    const std::vector<const model::examples*> files{&many, &one};
    const auto ran = examples::run_all(versions, files);
    const auto found = examples::suggest(versions, files, ran.coverage, enough);
    REQUIRE(!found.empty());
    for (const auto& each : found)
        CHECK(each.base->id.text == "en");
}

TEST_CASE("a fact that is changed twice is told once") {
    const auto versions = test::programs_in(R"(facts:
  perioder: {type: {list: {fra: date, til: date}, optional: [til]}}
decisions:
  lang_tid:
    all:
      - id: aar
        when: >-
          some p in joined(perioder, @"P28D") satisfies
          p.fra + @"P1Y" <= today() and (p.til = null or p.til >= today())
)");
    // Across a leap day: a year and a day is not found by the first change.
    const auto file = test::examples_in("r", "examples: [{id: a, on: 2024-09-02, facts: {perioder: "
                                             "[{fra: 2022-05-01, til: null}]}, expect: "
                                             "{lang_tid: true}}]\n");
    const std::vector<const model::examples*> files{&file};
    const auto ran = examples::run_all(versions, files);
    const auto found = examples::suggest(versions, files, ran.coverage, enough);
    REQUIRE(!found.empty());
    CHECK(found.back().change == "perioder[1].fra: 2023-09-01");
}

TEST_CASE("an entry that a varied example reaches is refuted") {
    const auto versions = test::kursus_programs();
    const std::string head = "entity: borger\nfacts: {alder: 45, ledig_siden: 2019-01-01, "
                             "samtykke: true}\nexamples: [{id: a, expect: {gruppe: midt}}]\n";
    const auto refuted = [&](const std::string& entry) {
        const auto file =
            test::examples_in("kursus", head + "unreachable: [{decision: " + entry + "}]\n");
        const std::vector<const model::examples*> files{&file};
        return examples::refute(versions, files, enough);
    };
    const auto found = refuted("gruppe, row: unge, text: t");
    CHECK(test::places(found) == "reached 6:15");
    CHECK(found.front().text.en.find("the example a (alder: ") != std::string::npos);
    CHECK(refuted("gruppe, threshold: 'alder < 40', seen: at, text: t").size() == 1);
    CHECK(refuted("maalgruppe, requirement: alder, seen: met, text: t").size() == 1);
}

TEST_CASE("an entry that takes two changes to reach is refuted") {
    const auto versions = test::programs_in(R"(facts:
  alder: {type: number}
  land: {type: string, values: [dk, se]}
  samtykke: {type: boolean}
  hoejde: {type: number}
decisions:
  voksen: {value: "alder >= 18"}
  hoej: {value: "hoejde >= 200 and samtykke"}
  ret: {all: [{id: alt, when: 'voksen and land = "se"'}]}
)");
    const auto refuted = [&](const std::string& entry) {
        const auto file = test::examples_in("r", "examples: [{id: a, facts: {alder: 3, land: dk, "
                                                 "samtykke: false, hoejde: 1}, expect: "
                                                 "{ret: false, hoej: false}}]\n"
                                                 "unreachable: [{decision: " +
                                                     entry + "}]\n");
        const std::vector<const model::examples*> files{&file};
        return examples::refute(versions, files, 1'000);
    };
    const auto found = refuted("ret, requirement: alt, seen: met, text: t");
    REQUIRE(found.size() == 1);
    CHECK(found.front().text.da == "En sag når det alligevel: eksemplet a (alder: 18, land: se).");
    CHECK(refuted("hoej, threshold: 'hoejde >= 200', seen: above, text: t").size() == 1);
}

TEST_CASE("what no two changes reach is left, and the search ends") {
    const auto versions = test::programs_in(R"(facts:
  tal: {type: {list: number}}
decisions:
  ret: {all: [{id: ingen, when: "count(tal) < 0"}]}
)");
    const auto file = test::examples_in("r", "examples: [{id: a, facts: {tal: [1, 2]}, expect: "
                                             "{ret: false}}]\nunreachable: [{decision: ret, "
                                             "requirement: ingen, seen: met, text: t}]\n");
    const std::vector<const model::examples*> files{&file};
    CHECK(examples::refute(versions, files, 1'000).empty());
}
