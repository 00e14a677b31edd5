// SPDX-License-Identifier: Apache-2.0
// Facts held against their declarations: each fault is one error, no value stands in a text.
#include <hjemmel/eval/bind.hpp>

#include "support/rules.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace hjemmel;
using namespace hjemmel::test;

namespace {

const char* const rules_text = R"yaml(hjemmel: 1
ruleset: test
entities:
  borger: {plural: borgere, begin: foedt}
  kommune: {has: borgere}
facts:
  borger:
    foedt: {type: date}
    aktiv: {type: boolean}
    alder: {type: {type: number, min: 0, max: 120, integer: true}}
    gruppe: {type: string, values: [gruppe_1, gruppe_2], optional: true}
    navn: {type: string}
    varighed: {type: years and months duration}
    perioder: {type: {list: {art: string, fra: date, til: date}, optional: [til]}}
    tal: {type: {list: number}, optional: true}
    bolig: {type: {context: {vej: string, nr: number}, optional: [nr]}, optional: true}
  kommune:
    navn: {type: string}
    stor: {type: boolean}
decisions:
  alt: {entity: borger, value: "{f: foedt, a: aktiv, p: perioder, t: tal, g: gruppe, b: bolig}"}
  begge: {entity: borger, value: "aktiv and kommune.stor"}
  antal: {entity: kommune, value: "count(borgere[aktiv])"}
end: test
)yaml";

const version& rules() {
    static const version one = rules_of(rules_text).value();
    return one;
}

facts facts_of(const std::string& text) {
    facts out("sag 7");
    const auto all = with_absent(feel_value(one_line(text)));
    const auto& c = all.as_context();
    for (std::size_t i = 0; i < c.entries.size(); ++i)
        out.set(c.shape->names[i], c.entries[i]);
    return out;
}

outcome decide(const std::string& text, const char* decision = "alt",
               const eval::options& how = {}) {
    const std::vector<std::string> names{decision};
    return rules().evaluate(facts_of(text), names, {2018, 3, 2}, "", how).front();
}

struct refusal {
    const char* facts;
    const char* code;
    const char* fact;
    const char* value = "";
    const char* hint = "";
};

} // namespace

TEST_CASE("each fault is one error that names the fact and keeps the value apart") {
    const refusal rows[] = {
        {"{alderr: 3}", "unknown-fact", "alderr", "", "alder"},
        {"{alt: 3}", "unknown-fact", "alt", "", "is a decision"},
        {"{zzzzzzzz: 3}", "unknown-fact", "zzzzzzzz"},
        {"{alder: \"47 years\"}", "wrong-type", "alder", "47 years", "decimal point"},
        {"{alder: \"47\"}", "wrong-type", "alder", "47"},
        {"{alder: true}", "wrong-type", "alder", "true"},
        {"{aktiv: \"true\"}", "wrong-type", "aktiv", "true", "true or false"},
        {"{aktiv: 1}", "wrong-type", "aktiv", "1"},
        {"{navn: 12345}", "wrong-type", "navn", "12345"},
        {"{alder: 121}", "value-not-allowed", "alder", "121", "<= 120"},
        {"{alder: -3}", "value-not-allowed", "alder", "-3"},
        {"{alder: 30.75}", "value-not-allowed", "alder", "30.75"},
        {"{gruppe: \"gruppe_3\"}", "value-not-allowed", "gruppe", "gruppe_3", "gruppe_"},
        {"{gruppe: \"0101011234\"}", "value-not-allowed", "gruppe"},
        {"{foedt: \"2001-02-29\"}", "invalid-date", "foedt", "2001-02-29", "Correct the day"},
        {"{foedt: \"2001-13-01\"}", "invalid-date", "foedt", "2001-13-01"},
        {"{foedt: \"2001-00-10\"}", "invalid-date", "foedt", "2001-00-10"},
        {"{foedt: \"2001-2-9\"}", "wrong-type", "foedt", "2001-2-9", "exists"},
        {"{foedt: \"2001-02-29x\"}", "wrong-type", "foedt", "2001-02-29x"},
        {"{foedt: \"i dag-02-29\"}", "wrong-type", "foedt"},
        {"{foedt: \"\"}", "wrong-type", "foedt"},
        {"{foedt: \"31-12-2001\"}", "wrong-type", "foedt", "31-12-2001"},
        {"{foedt: 20010203}", "wrong-type", "foedt", "20010203"},
        {"{varighed: \"P3D\"}", "wrong-type", "varighed", "P3D"},
        {"{foedt: null}", "null-not-allowed", "foedt", "", "Leave it out"},
        {"{perioder: null}", "null-not-allowed", "perioder"},
        {"{perioder: {art: \"x\"}}", "wrong-type", "perioder"},
        {"{perioder: [7654]}", "wrong-type", "perioder[1]", "7654"},
        {"{perioder: [null]}", "null-not-allowed", "perioder[1]"},
        {"{perioder: [{art: \"x\", fra: null}]}", "null-not-allowed", "perioder[1].fra"},
        {"{perioder: [{art: \"x\", fraa: @\"2018-01-01\"}]}", "unknown-field", "perioder[1].fraa",
         "", "fra"},
        {"{perioder: [{fra: @\"2018-02-01\", til: @\"2018-01-31\"}]}", "period-reversed",
         "perioder[1]", "2018-01-31"},
        {"{perioder: [{fra: @\"2018-01-01\"}, {fra: \"2018-13-01\"}]}", "invalid-date",
         "perioder[2].fra", "2018-13-01"},
        {"{tal: [1, \"2\"]}", "wrong-type", "tal[2]", "2"},
        {"{tal: 8888}", "wrong-type", "tal", "8888"},
        {"{bolig: \"Vej 1\"}", "wrong-type", "bolig", "Vej 1"},
        {"{bolig: {vej: \"x\", nr: \"4b\"}}", "wrong-type", "bolig.nr", "4b"},
        {"{bolig: {by: \"Aalborg\"}}", "unknown-field", "bolig.by"},
        {"{foedt: @\"1990-05-01\", perioder: [{fra: @\"1990-04-30\"}]}", "before-begin",
         "perioder[1].fra", "1990-04-30"},
        {"{kommune: 5555}", "wrong-type", "kommune", "5555"},
        {"{kommune: {stor: \"nej\"}}", "wrong-type", "kommune.stor", "nej"},
        {"{kommune: {stort: true}}", "unknown-fact", "kommune.stort", "", "stor"},
    };
    for (const auto& row : rows) {
        INFO(std::string(row.facts));
        const auto o = decide(row.facts);
        CHECK(o.status() == status::refused);
        CHECK(o.value().is_null());
        CHECK(o.missing().empty());
        REQUIRE(o.diagnostics().size() == 1);
        const auto& d = o.diagnostics().front();
        CHECK(d.code == row.code);
        CHECK(d.level == severity::error);
        CHECK(d.fact == row.fact);
        CHECK(d.id == "sag 7");
        CHECK(d.value.find(row.value) != std::string::npos);
        CHECK((d.hint.en + d.hint.da).find(row.hint) != std::string::npos);
        CHECK(d.text.da.ends_with('.'));
        CHECK(d.text.en.ends_with('.'));
        const std::string shown = row.value;
        if (shown.size() < 3) continue;
        CHECK(d.text.da.find(shown) == std::string::npos);
        CHECK(d.text.en.find(shown) == std::string::npos);
    }
}

TEST_CASE("a CPR number is masked wherever it stands") {
    for (const auto* text : {"{aktiv: \"010101-1234\"}", "{gruppe: \"0101011234\"}",
                             "{alder: \"0101011234\"}", "{perioder: [{fra: \"0101011234\"}]}"}) {
        const auto o = decide(text);
        REQUIRE(o.diagnostics().size() == 1);
        CHECK(o.diagnostics().front().value.find("1234") == std::string::npos);
    }
}

TEST_CASE("all faults of a case are told at once") {
    const auto o = decide("{alder: 300, aktiv: 1, gruppe: \"x\", navnn: \"y\", foedt: null}");
    CHECK(o.status() == status::refused);
    CHECK(o.diagnostics().size() == 5);
}

TEST_CASE("doubtful periods are warnings and count once") {
    const auto* twice = R"({perioder: [{art: "x", fra: @"2018-01-01", til: @"2018-01-31"},
                                       {art: "x", fra: @"2018-01-01", til: @"2018-01-31"}]})";
    auto o = decide(twice);
    REQUIRE(o.diagnostics().size() == 1);
    CHECK(o.diagnostics().front().code == "duplicate-period");
    CHECK(o.diagnostics().front().level == severity::warning);
    CHECK(o.value().as_context().find("p")->as_list().items.size() == 1);
    o = decide(R"({perioder: [{art: "x", fra: @"2018-01-01", til: null},
                              {art: "x", fra: @"2018-01-31", til: @"2018-02-01"}]})");
    REQUIRE(o.diagnostics().size() == 1);
    CHECK(o.diagnostics().front().code == "overlapping-periods");
    o = decide(R"({perioder: [{art: "x", fra: @"2018-01-01", til: null},
                              {art: "y", fra: @"2018-01-31", til: @"2018-02-01"}]})");
    CHECK(o.diagnostics().empty());
}

TEST_CASE("left out is missing, null is absent, empty is empty") {
    const auto o = decide("{gruppe: null, perioder: [], tal: null}");
    REQUIRE(o.status() == status::undetermined);
    const auto& c = o.value().as_context();
    CHECK(c.find("f")->is_undetermined());
    CHECK(c.find("a")->is_undetermined());
    CHECK(c.find("b")->is_undetermined());
    CHECK(c.find("g")->is_absent());
    CHECK(c.find("t")->is_absent());
    CHECK(c.find("p")->as_list().items.empty());
    std::vector<std::string> paths;
    for (const auto& one : o.missing())
        paths.push_back(one.path);
    CHECK(paths == std::vector<std::string>{"aktiv", "bolig", "foedt"});
    // What is not optional can be anything but null.
    CHECK_FALSE(c.find("f")->as_undetermined().possible.or_null);
    CHECK(c.find("a")->as_undetermined().possible.values.size() == 2);
    CHECK(c.find("b")->as_undetermined().possible.or_null);
}

TEST_CASE("missing fields of what was supplied have their own paths") {
    const auto o = decide(R"({foedt: "1990-01-01", aktiv: true, tal: [], gruppe: null,
                              bolig: {nr: null}, perioder: [{fra: "2018-01-01"}]})");
    REQUIRE(o.status() == status::undetermined);
    std::vector<std::string> paths;
    for (const auto& one : o.missing())
        paths.push_back(one.path);
    CHECK(paths == std::vector<std::string>{"bolig.vej", "perioder[1].art", "perioder[1].til"});
    CHECK(o.value().as_context().find("f")->is(kind::date));
}

TEST_CASE("registers known to be whole") {
    eval::options whole;
    whole.complete = {"perioder", "gruppe", "tal", "foedt", "borgere"};
    const auto o = decide("{aktiv: true, bolig: null}", "alt", whole);
    const auto& c = o.value().as_context();
    CHECK(c.find("p")->as_list().items.empty());
    CHECK(c.find("g")->is_absent());
    CHECK(c.find("t")->is_absent());
    CHECK(c.find("f")->is_undetermined()); // neither a list nor optional
    CHECK(o.content().complete == whole.complete);
    const auto count = decide("{}", "antal", whole);
    CHECK(count.status() == status::known);
    CHECK(identical(count.value(), value(0)));
    CHECK(decide("{}", "antal").status() == status::undetermined);
}

TEST_CASE("a citizen's municipality, a municipality's citizens, and ids") {
    CHECK(decide("{aktiv: true, kommune: {stor: true}}", "begge").value().is_true());
    const auto alone = decide("{aktiv: true}", "begge");
    REQUIRE(alone.missing().size() == 1);
    CHECK(alone.missing().front().path == "kommune.stor");
    CHECK(alone.missing().front().entity == "kommune");

    const auto many =
        decide(R"({navn: "Aalborg", borgere: [{sags_id: "a-1", aktiv: true}, {}]})", "antal");
    REQUIRE(many.missing().size() == 1);
    CHECK(many.missing().front().path == "borgere[2].aktiv");
    CHECK(many.missing().front().id == "2");
    CHECK(many.missing().front().name == "aktiv");
    const auto wrong = decide(R"({borgere: [{sags_id: "a-1", aktiv: 17}, 4]})", "antal");
    REQUIRE(wrong.diagnostics().size() == 2);
    CHECK(wrong.diagnostics()[0].fact == "borgere[a-1].aktiv");
    CHECK(wrong.diagnostics()[0].id == "a-1");
    CHECK(wrong.diagnostics()[1].fact == "borgere[2]");
    CHECK(decide("{borgere: 5}", "antal").diagnostics().front().code == "wrong-type");
}

TEST_CASE("under dynamic typing a fact is converted to its type, or null with a warning") {
    const std::pair<std::string, std::string> files[] = {
        {"rules.yaml", "hjemmel: 1\nruleset: t\ntyping: dynamic\nfacts:\n  n: {type: number}\n"
                       "  l: {type: {list: number}}\n  v: {type: string, values: [a, b]}\n"
                       "  t: {type: date and time}\n"
                       "decisions: {x: {value: '[n, l, v, string(t)]'}}\nend: t\n"}};
    const auto rules = catalog::from_memory(files).value().versions("t").front();
    const struct {
        const char* name;
        value given;
        const char* gives;
        bool warns;
    } rows[] = {
        {"n", make_list({value(7)}), "[7, null, null, null]", false},
        {"n", value("7"), "[null, null, null, null]", true},
        {"n", make_list({value(7), value(8)}), "[null, null, null, null]", true},
        {"l", value(7), "[null, [7], null, null]", false},
        {"l", make_list({value(), value(1)}), "[null, [null, 1], null, null]", false},
        {"v", value("c"), "[null, null, null, null]", true},
        {"t", value(date(2020, 1, 2)), "[null, null, null, \"2020-01-02T00:00:00Z\"]", false},
        {"n", value(), "[null, null, null, null]", false},
    };
    for (const auto& row : rows) {
        facts given;
        for (const auto* name : {"n", "l", "v", "t"})
            given.set(name, value::absent());
        given.set(row.name, row.given);
        const auto out = rules.evaluate(given, {}, {2020, 1, 1}).front();
        CHECK(out.status() == status::known);
        CHECK(feel::literal(test::plain(out.value())) == row.gives);
        CHECK(out.diagnostics().empty() == !row.warns);
    }
}

TEST_CASE("what is above the one above is missing, or given with it") {
    const std::pair<std::string, std::string> files[] = {{"r.yaml", R"(hjemmel: 1
ruleset: tre
entities:
  c: {plural: cer}
  b: {has: cer, plural: ber}
  a: {has: ber}
facts:
  a:
    x: {type: number}
  b:
    y: {type: number, otherwise: a.x + 1}
  c:
    z: {type: number}
decisions:
  svar: {entity: c, value: b.y + z}
  alle: {entity: a, value: sum(ber.y)}
end: tre
)"}};
    const auto rules = catalog::from_memory(files).value().versions("tre").front();
    const auto answer = [&](const std::string& text, const char* decision, const char* entity) {
        const std::vector<std::string> decisions{decision};
        return rules.evaluate(facts_of(text), decisions, date(2018, 3, 2), entity).front();
    };
    const auto open = answer("{z: 1}", "svar", "c");
    REQUIRE(open.missing().size() == 1);
    CHECK(open.missing().front().path == "b.a.x");
    CHECK(open.missing().front().entity == "a");
    CHECK(answer("{z: 1, b: {a: {x: 3}}}", "svar", "c").value().as_number() == decimal(5));
    CHECK(answer("{z: 1, b: {y: 3}}", "svar", "c").value().as_number() == decimal(4));
    CHECK(answer("{z: 1, b: {a: {q: 3}}}", "svar", "c").diagnostics().front().code ==
          "unknown-fact");
    CHECK(answer("{x: 1, ber: [{cer: []}, {y: 5}]}", "alle", "a").value().as_number() ==
          decimal(7));
}
