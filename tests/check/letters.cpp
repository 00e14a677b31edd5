// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/check/letters.hpp>

#include <hjemmel/check/from_model.hpp>

#include "load/rule_text.hpp"

#include <memory>
#include <string>

#include <doctest/doctest.h>

namespace {

using namespace hjemmel;

const std::string rules = R"yaml(hjemmel: 1
ruleset: t
entities:
  borger: {plural: borgere}
  kommune: {has: borgere, key: kode}
facts:
  borger:
    alder: {type: number}
    hus: {type: string}
  kommune:
    kode: {type: string}
parameters:
  graense: {type: number, value: 3}
  ord: {type: string, value: a}
decisions:
  myndig: {entity: borger, value: alder >= 18}
  antal: {entity: kommune, value: "count(borgere[myndig])"}
)yaml";

std::string found_in(const std::string& more, const std::string& in = rules) {
    auto read = test::load_text(in + more + "end: t\n");
    if (!read) return "load: " + test::listed(read.diagnostics());
    diagnostics warnings;
    const auto checked = check::from_model(
        std::make_shared<const model::version>(std::move(read).value()), {}, warnings);
    return checked ? std::string() : test::listed(checked.diagnostics());
}

std::string letter(const std::string& parts) {
    return found_in("letters:\n  svar: {decision: myndig, " + parts + "}\n");
}

} // namespace

TEST_CASE("what a letter may say where") {
    struct row {
        const char* parts;
        const char* wanted;
    };
    const row rows[] = {
        {"title: \"{{label}} {{date}} {{id}} {{ruleset}}\"", ""},
        {"text: \"{{answer}}\"", ""},
        {"known: \"Du er {{result}}, {{ fact:alder }} i {{fact:kode}}\"", ""},
        {"undetermined: \"{{possible}}\"", ""},
        {"appeal: \"{{result}}\"", ""},
        {"failed: \"{{missing}}\", outside: \"{{version}}\"", ""},
        {"known: \"{{reslut}}\"", "unknown-placeholder 19:36"},
        {"known: {da: \"{{result}}\", en: \"{{reslt}}\"}", "unknown-placeholder 19:59"},
        {"known: \"{{result:x}}\"", "unknown-placeholder 19:36"},
        {"known: \"{{result\"", "unclosed-placeholder 19:36"},
        {"known: \"{{fact:aldr}}\"", "unknown-name 19:36"},
        {"known: \"{{fact:}}\"", "unknown-name 19:36"},
        {"text: \"{{result}}\"", "unguarded-result 19:35"},
        {"title: \"{{result}}\"", "unguarded-result 19:36"},
        {"undetermined: \"{{result}}\"", "unguarded-result 19:43"},
        {"known: \"{{possible}}\"", "unguarded-result 19:36"},
        {"text: \"se {{reasons}}\"", "placeholder-line 19:38"},
        {"title: \"{{reasons}}\"", "placeholder-line 19:36"},
        {"known: \"{{answer}}\"", "placeholder-line 19:36"},
        {"failed: \"{{appeal}}\"", "placeholder-line 19:37"},
    };
    for (const auto& one : rows) {
        CAPTURE(one.parts);
        CHECK(letter(one.parts) == one.wanted);
    }
}

TEST_CASE("what a letter is about") {
    CHECK(found_in("letters:\n  svar: {decision: mydig}\n") == "unknown-name 19:20");
    CHECK(found_in("letters:\n  svar: {decisions: [myndig, antal], known: \"{{fact:kode}}\"}\n")
              .empty());
    CHECK(found_in("letters:\n  svar: {decisions: [myndig, antal], known: \"{{fact:alder}}\"}\n") ==
          "unknown-name 19:46");
    CHECK(found_in("letters:\n  svar: {known: x}\n") == "load: missing-key 19:3");
    CHECK(found_in("letters:\n  svar: {decision: a, decisions: [b]}\n") ==
          "load: conflicting-keys 19:3");
}

TEST_CASE("a letter of a file of its own that the ruleset does not have") {
    model::version version;
    model::letter one;
    one.name.text = "svar";
    const auto found = check::letters(version, {one});
    REQUIRE(found.size() == 1);
    CHECK(found.front().code == "unknown-letter");
}

TEST_CASE("what a report counts") {
    const auto report = [](const std::string& keys) {
        return found_in("reports:\n  r: {" + keys + "}\n");
    };
    CHECK(report("entity: borger, rows: hus, columns: myndig, threshold: graense").empty());
    CHECK(report("entity: borger, rows: kode, columns: myndig, threshold: graense, filter: myndig, "
                 "counts: {alle: {}, nogle: {filter: myndig}}")
              .empty());
    CHECK(report("entity: borgr, rows: hus, columns: myndig, threshold: graense") ==
          "unknown-name 19:15");
    CHECK(report("entity: borger, rows: huse, columns: myndig, threshold: graense") ==
          "unknown-name 19:29");
    CHECK(report("entity: borger, rows: alder, columns: myndig, threshold: graense") ==
          "type-mismatch 19:29");
    CHECK(report("entity: borger, rows: hus, columns: antal, threshold: graense") ==
          "unknown-name 19:43");
    CHECK(report("entity: borger, rows: hus, columns: myndig, threshold: grense") ==
          "unknown-name 19:62");
    CHECK(report("entity: borger, rows: hus, columns: myndig, threshold: ord") ==
          "type-mismatch 19:62");
    CHECK(report("entity: borger, rows: hus, columns: myndig, threshold: graense, filter: hus") ==
          "not-boolean 19:79");
    CHECK(report("entity: borger, columns: myndig, threshold: graense") ==
          "load: missing-key 19:3");
    CHECK(report("rows: hus, columns: myndig, threshold: graense") == "load: missing-key 19:3");
    const std::string undecided(rules, 0, std::string(rules).find("decisions:"));
    CHECK(found_in("reports:\n  r: {entity: borger, rows: hus, columns: hus, threshold: graense}\n",
                   undecided) == "empty-report 16:15");
}
