// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/examples/run.hpp>

#include "kursus.hpp"

#include <doctest/doctest.h>

using namespace hjemmel;

namespace {

const char* const begin = "entity: borger\nfacts: {alder: 45, ledig_siden: 2019-01-01, "
                          "samtykke: true}\nexamples: [{id: a, ";

/// What is wrong with one example: `what: expected / actual`, one after the other.
std::string wrong(const std::string& example) {
    const auto file = test::examples_in("kursus", begin + example + "}]\n");
    const auto all = test::run_in(test::kursus_programs(), file);
    REQUIRE(all.all.size() == 1);
    std::string out;
    for (const auto& one : all.all.front().result.wrong) {
        if (!out.empty()) out += "; ";
        out += one.what.en + ": " + one.expected.en + " / " + one.actual.en;
    }
    return out;
}

} // namespace

TEST_CASE("each expectation holds, or says what came instead") {
    struct row {
        const char* example;
        const char* wrong;
    };
    const row rows[] = {
        {"expect: {maalgruppe: true, gruppe: midt}", ""},
        {"expect: {gruppe: ung}", "value: \"ung\" / \"midt\""},
        {"missing: [samtykke], expect: {maalgruppe: true}",
         "value: true / undetermined: [false, true]; lacks [samtykke]"},
        {"missing: [samtykke], undetermined: {maalgruppe: {possible: [true, false], "
         "missing: [samtykke], exact: true}}",
         ""},
        {"missing: [samtykke], undetermined: {maalgruppe: {possible: [true]}}",
         "possible values: [true] / undetermined: [false, true]; lacks [samtykke]"},
        {"missing: [samtykke], undetermined: {maalgruppe: {missing: [alder], exact: false}}",
         "missing facts: [alder] / [samtykke]; exactness: not exact / exact"},
        {"undetermined: {gruppe: {}}", "outcome: undetermined / \"midt\""},
        {"failed: {gruppe: x}", "outcome: failed / \"midt\""},
        {"on: 2020-01-01, outside_validity: [gruppe]", ""},
        {"outside_validity: gruppe", "outcome: outside the rules' validity / \"midt\""},
        {"facts: {alder: 121}, refused: value-not-allowed", ""},
        {"facts: {alder: 121}, refused: [wrong-type]",
         "refused with: wrong-type / [value-not-allowed]"},
        {"expect: {gruppe: midt}, warnings: x", "message: x / []"},
        {"reasons: {maalgruppe: {alder: met}, gruppe: {uden: not_met, unge: not_met}}", ""},
        {"reasons: {maalgruppe: {alder: not_met}}", "the reason alder: not_met / met"},
    };
    for (const auto& r : rows) {
        CAPTURE(r.example);
        CHECK(wrong(r.example) == r.wrong);
    }
}

TEST_CASE("ranges of what is possible, and facts that any related entity lacks") {
    const auto file = test::examples_in("kursus", R"(entity: kommune
examples:
  - id: a
    facts:
      borgere: [{repeat: 3, alder: 45, ledig_siden: 2019-01-01}, {alder: 20}]
    undetermined:
      deltagere: {possible: [0, 1, 2, 3], missing: ["borgere[].samtykke"]}
  - id: b
    facts: {borgere: [{repeat: 30, alder: 45, ledig_siden: 2019-01-01}]}
    undetermined: {deltagere: {possible: {from: 0, to: 30}, missing: ["borgere[].samtykke"]}}
)");
    const auto all = test::run_in(test::kursus_programs(), file);
    for (const auto& one : all.all) {
        for (const auto& wrong : one.result.wrong)
            FAIL_CHECK(wrong.expected.en << " / " << wrong.actual.en);
    }
    CHECK(all.all.size() == 2);
}
