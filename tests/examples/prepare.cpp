// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/examples/prepare.hpp>

#include "kursus.hpp"

#include <doctest/doctest.h>

using namespace hjemmel;

namespace {

std::string faults(const std::string& body) {
    return test::places(
        examples::check(test::kursus_programs(), test::examples_in("kursus", body)));
}

/// The faults of one example, which stands on line 3 from column 12 on.
std::string of_one(const std::string& example) {
    return faults("examples: [{id: a, " + example + "}]\n");
}

} // namespace

TEST_CASE("what an example says must be there: names, types, marks") {
    struct row {
        const char* example;
        const char* codes;
    };
    const row rows[] = {
        {"expect: {maalgruppe: true}", ""},
        {"expect: {maalgrupe: true}", "which-entity 3:17, unknown-decision 3:29"},
        {"expect: {maalgrupe: true}, facts: {alder: x}", "unknown-decision 3:29, wrong-type 3:62"},
        {"entity: borgerr, expect: {maalgruppe: 1}", "unknown-entity 3:28, wrong-type 3:58"},
        {"entity: borger, expect: {maalgrupe: true}", "unknown-decision 3:45"},
        {"entity: borgerr, expect: {maalgruppe: true}", "unknown-entity 3:28"},
        {"expect: {gruppe: fjerde}", "value-not-allowed 3:37"},
        {"expect: {deltagere: mange}", "wrong-type 3:40"},
        {"undetermined: {gruppe: {possible: [ung, x]}}", "value-not-allowed 3:60"},
        {"reasons: {maalgruppe: {aldr: met}}", "unknown-reason 3:43"},
        {"reasons: {gruppe: {unge: met}}", ""},
        {"refused: wrong-type, facts: {alder: x}", "which-entity 3:17"},
        {"entity: borger, refused: wrong-type, facts: {alder: x}", ""},
        {"expect: {maalgruppe: true}, facts: {aldr: 45}", "unknown-fact 3:62"},
        {"expect: {maalgruppe: true}, facts: {alder: 145}", "value-not-allowed 3:63"},
        {"expect: {maalgruppe: true}, facts: {perioder: [{fra: 2019-13-01}]}", "invalid-date 3:73"},
        {"expect: {deltagere: 1}, facts: {borgere: [{repeat: 2}, {alder: x}]}", "wrong-type 3:83"},
        {"expect: {maalgruppe: true}, set: {mindste_aldr: 1}", "unknown-parameter 3:54"},
        {"expect: {maalgruppe: true}, set: {mindste_alder: x}", "bad-setting 3:69"},
        {"expect: {maalgruppe: true}, complete: [aldr]", "unknown-fact 3:59"},
        {"expect: {gruppe: ung}, presets: {maalgruppe: {value: x, reason: y}}", "wrong-type 3:73"},
    };
    for (const auto& r : rows) {
        CAPTURE(r.example);
        CHECK(of_one(r.example) == r.codes);
    }
}

TEST_CASE("what no case reaches must be there, too") {
    const std::string all = "examples: [{id: a, expect: {maalgruppe: true}}]\nunreachable: ";
    CHECK(faults(all + "[{decision: gruppe, row: unge, text: t}]\n").empty());
    CHECK(faults(all + "[{decision: gruppe, row: default, text: t}]\n").empty());
    CHECK(faults(all + "[{decision: grup, row: unge, text: t}]\n") == "unknown-goal 4:26");
    CHECK(faults(all + "[{decision: gruppe, row: unger, text: t}]\n") == "unknown-goal 4:39");
    CHECK(faults(all + "[{function: lang, threshold: 'p.til  - p.fra >= @\"P28D\"', seen: at, "
                       "text: t}]\n")
              .empty());
}

TEST_CASE("ids are unique among a ruleset's examples, over all its files") {
    const auto one = test::examples_in("kursus", "examples: [{id: a, refused: x}]\n");
    const auto two = test::examples_in("kursus", "examples: [{id: b, refused: x}, "
                                                 "{id: a, refused: x}]\n");
    const auto other = test::examples_in("andet", "examples: [{id: a, refused: x}]\n");
    const std::vector<const model::examples*> files{&one, &two, &other};
    CHECK(test::places(examples::check_ids(files)) == "duplicate-example 3:38");
}

TEST_CASE("the version in force decides, and settings make a program of their own") {
    const auto all = test::kursus_programs();
    CHECK(examples::version_on(all, *date::parse("2018-01-01")) == 0);
    const auto file = test::examples_in(
        "kursus", "examples: [{id: a, set: {mindste_alder: 50}, expect: {maalgruppe: true}}]\n");
    diagnostics found;
    const auto ready = examples::prepare(all, file, file.all.front(), found);
    REQUIRE(ready.has_value());
    CHECK(ready->request.changed.size() == 1);
    CHECK(ready->request.program != all.front());
    CHECK(ready->request.decisions.size() == 1);
}
