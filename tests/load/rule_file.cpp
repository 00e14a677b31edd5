// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/load/rule_file.hpp>

#include "rule_text.hpp"

#include <doctest/doctest.h>

#include <string>
#include <variant>

using namespace hjemmel;

namespace {

result<load::rule_file> read(std::string text) {
    const auto file = load::checked_text("t.yaml", std::move(text), {});
    diagnostics warnings;
    return load::read_file(file.value(), {}, warnings);
}

model::examples examples(std::string text) {
    return std::get<model::examples>(read(std::move(text)).value());
}

std::string faults(const std::string& body) {
    return test::listed(read("examples_of: r\n" + body + "end: r\n").diagnostics());
}

} // namespace

TEST_CASE("the key examples_of tells examples from a version") {
    CHECK(std::holds_alternative<model::version>(
        read("hjemmel: 1\nruleset: r\ndecisions: {d: {value: '1'}}\nend: r\n").value()));
    CHECK(std::holds_alternative<model::examples>(read("examples_of: r\nend: r\n").value()));
    CHECK(test::listed(read("a: 1\nend: a\n").diagnostics()).find("missing-key") !=
          std::string::npos);
}

TEST_CASE("what the file gives is filled in, and an example's own facts win") {
    const auto file = examples(R"(examples_of: r
on: 2019-10-01
entity: borger
facts: {alder: 30, by: ~, navn: "null"}
examples:
  - {id: a, facts: {alder: null}, missing: [by], expect: {d: true}}
  - {id: b, on: 2020-01-01, entity: kommune, expect: {d: [1, 2]}}
end: r
)");
    REQUIRE(file.all.size() == 2);
    const auto& a = file.all[0];
    CHECK(*a.on == *date::parse("2019-10-01"));
    CHECK(a.entity.text == "borger");
    REQUIRE(a.facts.size() == 2);
    CHECK(a.facts[0].content.scalar.text == "null");
    CHECK(a.facts[0].content.what == model::data::shape::scalar);
    CHECK(a.facts[1].content.what == model::data::shape::none);
    const auto& b = file.all[1];
    CHECK(*b.on == *date::parse("2020-01-01"));
    CHECK(b.entity.text == "kommune");
    CHECK(b.facts.size() == 3);
    CHECK(b.facts[1].content.what == model::data::shape::none);
}

TEST_CASE("all that an example can say is read") {
    const auto file = examples(R"(examples_of: r
on: 2019-10-01
examples:
  - id: a
    text: {da: "tekst", en: "text"}
    note: bemærkning
    set: {p: v}
    nulls: absent
    complete: [x]
    presets: {d: {value: [1], reason: "fordi"}}
    undetermined: {d: {possible: {from: 1, to: 2}, missing: [], exact: false}, e: {}}
    failed: {f: code}
    outside_validity: [g]
    refused: [c1, c2]
    warnings: w
    reasons: {d: {r1: met, r2: not_reached}}
unreachable:
  - {decision: d, requirement: r1, seen: [met, undecided], text: t}
  - {decision: d, row: r2, text: t, version: 2019-01-01}
  - {function: f, threshold: "a > 1", requirement: r1, seen: below, text: t}
end: r
)");
    const auto& e = file.all.front();
    CHECK(e.nulls_absent);
    CHECK(e.presets.front().reason == "fordi");
    CHECK(e.expect.undetermined[0].names_missing);
    CHECK_FALSE(e.expect.undetermined[1].names_missing);
    CHECK(e.expect.refused.size() == 2);
    CHECK(e.expect.warnings.front().text == "w");
    CHECK(e.expect.reasons.front().marks.size() == 2);
    using kind = model::unreachable::kind;
    REQUIRE(file.unreachable.size() == 3);
    CHECK(file.unreachable[0].what == kind::requirement);
    CHECK(file.unreachable[0].name.text == "r1");
    CHECK(file.unreachable[1].what == kind::row);
    CHECK(file.unreachable[1].version.has_value());
    CHECK(file.unreachable[2].what == kind::threshold);
    CHECK(file.unreachable[2].of_function);
    CHECK(file.unreachable[2].within.text == "r1");
}

TEST_CASE("faults of form, each at its place") {
    struct row {
        const char* body;
        const char* codes;
    };
    const row rows[] = {
        {"exampels: []\n", "unknown-key 2:1"},
        {"examples: []\n", "empty-list 2:1"},
        {"examples: [{id: a, on: 2019-01-01}]\n", "missing-key 2:12"},
        {"examples: [{id: a, expect: {d: 1}}]\n", "missing-key 2:12"},
        {"examples: [{on: 2019-01-01, expect: {d: 1}}]\n", "missing-key 2:12"},
        {"examples: [{id: a, on: 31-12-2019, refused: x}]\n",
         "missing-key 2:12, invalid-date 2:24"},
        {"on: 2019-01-01\nexamples: [{id: a, refused: x, missing: [b]}]\n",
         "nothing-to-leave-out 3:42"},
        {"on: 2019-01-01\nexamples: [{id: a, refused: x, nulls: gone}]\n", "unknown-word 3:39"},
        {"on: 2019-01-01\nexamples: [{id: a, reasons: {d: {r: mett}}}]\n", "unknown-word 3:37"},
        {"on: 2019-01-01\nexamples: [{id: a, refused: x, presets: {d: {value: 1}}}]\n",
         "missing-key 3:42"},
        {"unreachable: [{decision: d, row: 1, requirement: a, seen: met, text: t}]\n",
         "conflicting-keys 2:15"},
        {"unreachable: [{row: 1, text: t}]\n", "missing-key 2:15"},
        {"unreachable: [{decision: d, requirement: a, text: t}]\n", "missing-key 2:15"},
        {"unreachable: [{decision: d, requirement: a, seen: below, text: t}]\n",
         "unknown-word 2:51"},
        {"unreachable: [{decision: d, row: a}]\n", "missing-key 2:15"},
    };
    for (const auto& r : rows) {
        CAPTURE(r.body);
        CHECK(faults(r.body) == r.codes);
    }
    CHECK(test::listed(read("examples_of: r\nend: s\n").diagnostics()) == "missing-end 2:6");
    CHECK(test::listed(read("examples_of: r\n").diagnostics()) == "missing-end 2:1");
}
