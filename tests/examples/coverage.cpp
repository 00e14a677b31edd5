// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/examples/coverage.hpp>

#include "kursus.hpp"

#include <doctest/doctest.h>

using namespace hjemmel;
using examples::goal_kind;

namespace {

const char* const head = "entity: borger\nfacts: {alder: 45, ledig_siden: 2019-01-01, "
                         "samtykke: true}\n";

/// `seen/wanted` of one goal after these examples.
std::string reached(const std::string& body, const std::string& owner, const std::string& id) {
    const auto file = test::examples_in("kursus", head + body);
    const auto all = test::run_in(test::kursus_programs(), file);
    std::string out;
    for (const auto& one : all.coverage.front().goals()) {
        if (one.owner != owner || one.id != id) continue;
        if (!out.empty()) out += ", ";
        out += std::to_string(one.seen) + "/" + std::to_string(one.wanted);
        if (one.excused != 0) out += "-" + std::to_string(one.excused);
    }
    return out;
}

std::string example(const std::string& content) { return "examples: [{id: a, " + content + "}]\n"; }

} // namespace

TEST_CASE("what an example comes by counts, in all that its decisions rest on") {
    const auto one = example("expect: {gruppe: midt}");
    CHECK(reached(one, "maalgruppe", "alder") == "1/7");
    CHECK(reached(one, "gruppe", "midterst") == "1/1");
    CHECK(reached(one, "gruppe", "unge") == "0/1");
    const auto other = example("facts: {alder: 29}, expect: {maalgruppe: false}");
    CHECK(reached(other, "maalgruppe", "alder") == "2/7");
    CHECK(reached(other, "maalgruppe", "alder >= mindste_alder") == "1/7");
    const auto open = example("missing: [alder], undetermined: {maalgruppe: {}}");
    CHECK(reached(open, "maalgruppe", "alder") == "4/7");
    CHECK(reached(open, "maalgruppe", "samtykke") == "1/7");
    const auto senior = example("facts: {alder: 60}, expect: {gruppe: senior}");
    CHECK(reached(senior, "gruppe", "default") == "1/1");
}

TEST_CASE("comparisons in functions and filters count for each item") {
    const auto one = example("facts: {perioder: [{fra: 2019-01-01, til: 2019-01-29}, "
                             "{fra: 2019-01-01, til: 2019-01-28}]}, expect: {lange_perioder: 1}");
    CHECK(reached(one, "lang", "p.til - p.fra >= @\"P28D\"") == "3/7");
}

TEST_CASE("what only completions would reach does not count") {
    const auto open = example("missing: [alder], undetermined: {gruppe: {}}");
    CHECK(reached(open, "gruppe", "unge") == "0/1");
    CHECK(reached(open, "gruppe", "alder < 40") == "0/7");
}

TEST_CASE("what the type rules out is not demanded") {
    const auto all = test::programs_in(R"(facts:
  a: {type: number, min: 5, max: 9}
  v: {type: number, values: [1, 2, 9]}
  l: {type: {list: number}}
decisions:
  low: {value: "a > 5"}
  high: {value: "a < 9"}
  beyond: {value: "a < 20"}
  values: {value: "v < 3"}
  counted: {value: "count(l) > 0"}
)");
    const auto file = test::examples_in(
        "r", "examples: [{id: a, facts: {a: 6, v: 2, l: []}, reasons: {low: {}, high: {}, "
             "beyond: {}, values: {}, counted: {}}}]\n");
    const auto ran = test::run_in(all, file);
    std::string out;
    for (const auto& one : ran.coverage.front().goals())
        out += one.owner + " " + std::to_string(one.wanted) + ", ";
    CHECK(out == "low 6, high 3, beyond 0, values 1, counted 6, ");
}

TEST_CASE("entries of unreachable excuse, and are faults where they are wrong") {
    const auto entry = [](const std::string& what) {
        return example("expect: {gruppe: midt}") + "unreachable: [{decision: " + what +
               ", text: t}]\n";
    };
    CHECK(reached(entry("gruppe, row: unge"), "gruppe", "unge") == "0/1-1");
    CHECK(reached(entry("maalgruppe, requirement: alder, seen: [undecided, not_met]"), "maalgruppe",
                  "alder") == "1/7-6");
    CHECK(reached(entry("gruppe, threshold: '< 40', seen: at"), "gruppe", "alder < 40") == "0/7-2");
    CHECK(reached(entry("gruppe, threshold: 'alder < 40', row: uden, seen: at"), "gruppe",
                  "alder < 40") == "0/7");
    CHECK(reached(entry("gruppe, row: unge, version: 2018-01-01"), "gruppe", "unge") == "0/1");
    const auto file =
        test::examples_in("kursus", head + entry("maalgruppe, requirement: alder, seen: met"));
    const auto all = test::run_in(test::kursus_programs(), file);
    CHECK(test::places(all.faults) == "reached 6:15");
    CHECK_FALSE(all.passed());
}
