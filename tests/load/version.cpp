// SPDX-License-Identifier: Apache-2.0
// Every mistake with its code and place; what a good file says; names of files.
#include <hjemmel/load/version.hpp>

#include "rule_text.hpp"

#include <support/table.hpp>

#include <doctest/doctest.h>

#include <variant>

using namespace hjemmel;
using namespace hjemmel::test;

namespace {

std::string framed(std::string part) {
    if (part.find("hjemmel:") != std::string::npos) return part;
    if (part.find("\nend:") == std::string::npos) part += "end: t\n";
    return "hjemmel: 1\nruleset: t\n" + part;
}

model::version whole_format() {
    return load_text(file_bytes("tests/language/loader/good/whole_format.yaml")).value();
}

template<class Part>
const Part& called(const std::vector<Part>& parts, std::string_view name) {
    for (const auto& part : parts) {
        if (part.name.text == name) return part;
    }
    FAIL("no part called " << name);
    return parts.front();
}

} // namespace

TEST_CASE("each mistake is told with its code and place") {
    const auto rows = read_table("tests/language/loader/bad.tsv");
    REQUIRE(rows.size() > 50);
    for (const auto& row : rows) {
        CAPTURE(row.line);
        diagnostics found;
        const auto loaded = load_text(framed(unescaped(row.at(1))), found);
        CHECK(loaded.has_value() == row.at(0).starts_with("danish-"));
        found.insert(found.end(), loaded.diagnostics().begin(), loaded.diagnostics().end());
        CHECK(listed(found) == row.at(0));
        for (const auto& one : found) {
            CHECK_FALSE(one.text.da.empty());
            CHECK_FALSE(one.text.en.empty());
            CHECK_FALSE(one.hint.da.empty());
            CHECK_FALSE(one.hint.en.empty());
        }
    }
}

TEST_CASE("a misspelt key is told with the one that was meant") {
    const auto loaded = load_text("hjemmel: 1\nruleset: t\ndecisons: {}\nend: t\n");
    REQUIRE(loaded.diagnostics().size() == 1);
    CHECK(loaded.diagnostics().front().hint.da == "Skriv »decisions«.");
}

TEST_CASE("the frame and the declarations of a whole file") {
    const auto version = whole_format();
    CHECK(version.ruleset.text == "hele-formatet");
    CHECK(version.digest.size() == 64);
    CHECK(version.from->text() == "2017-08-01");
    CHECK(version.end_unknown);
    CHECK(version.sources_until->text() == "2019-12-31");
    CHECK(version.title == bilingual{"Hele formatet – 😀 æøå", "The whole format"});
    REQUIRE(version.sources.size() == 2);
    CHECK(version.sources[0].published->text() == "2017-06-01");
    CHECK(version.sources[1].title.en == "Memorandum");
    REQUIRE(version.entities.size() == 2);
    CHECK(version.entities[1].has.text == "borgere");
    CHECK(version.types.size() == 7);
    const auto& group = called(version.facts, "gruppe");
    CHECK(group.optional);
    CHECK(group.entity.text == "borger");
    CHECK(group.values.items.size() == 3);
    CHECK(group.judgement.text == "begrundelse");
    const auto& twice = called(version.functions, "dobbelt");
    CHECK(std::get<located_text>(twice.body).text == "2 * x");
    CHECK(twice.parameters.front().type.scalar.text == "number");
    CHECK(version.services.size() == 1);
    CHECK(version.words.size() == 1);
    CHECK(version.letters.size() == 2);
    CHECK(version.reports.size() == 1);
}

TEST_CASE("parameters: one value, values by date, readings, an empty text") {
    const auto version = whole_format();
    CHECK(called(version.parameters, "mindste_alder").values.front().value.scalar.text == "18");
    const auto& rates = called(version.parameters, "satser").values;
    REQUIRE(rates.size() == 2);
    CHECK_FALSE(rates[0].from.has_value());
    CHECK(rates[1].from->text() == "2018-01-01");
    CHECK(rates[1].grounds.interpretation);
    CHECK(rates[1].grounds.citations.front().where.da == "§ 2");
    const auto& way = called(version.parameters, "opgoerelse");
    CHECK_FALSE(bool(way.type));
    REQUIRE(way.readings.size() == 2);
    CHECK(way.readings[0].grounds.citations.size() == 2);
    CHECK(way.readings[1].grounds.citations.front().where.en == "p. 1");
    const auto& empty = called(version.parameters, "tom").values.front().value;
    CHECK(empty.what == model::data::shape::scalar);
    CHECK(empty.scalar.text.empty());
}

TEST_CASE("requirements nest") {
    const auto version = whole_format();
    using group = model::requirement_group;
    const auto& all = std::get<group>(called(version.decisions, "voksen").logic);
    CHECK(all.which == group::kind::all);
    REQUIRE(all.requirements.size() == 2);
    REQUIRE(all.requirements[1].group.size() == 1);
    const auto& none = all.requirements[1].group.front();
    CHECK(none.which == group::kind::none);
    const auto& any = none.requirements.at(1).group.at(0);
    CHECK(any.requirements.at(1).when.text == "gruppe = \"b\" and\n  alder > 7\n");
}

TEST_CASE("tables: columns from rows, cells of any style, defaults") {
    const auto version = whole_format();
    const auto& steps = std::get<model::table>(called(version.decisions, "trin").logic);
    CHECK(steps.hit_policy == model::hit_policy::first);
    REQUIRE(steps.inputs.size() == 2);
    CHECK(steps.inputs[1].expression.text == "gruppe");
    REQUIRE(steps.outputs.size() == 1);
    CHECK(steps.outputs[0].name.text.empty());
    CHECK(steps.outputs[0].fallback.text == "lav");
    REQUIRE(steps.rows.size() == 3);
    CHECK(steps.rows[0].when[1].text.text == "-");
    CHECK(steps.rows[1].when[1].text.text == "null");
    CHECK(steps.rows[2].when.empty());
    const auto& points = std::get<model::table>(called(version.decisions, "point").logic);
    CHECK(points.aggregation == model::aggregation::sum);
    CHECK(points.inputs.size() == 1);
    CHECK(points.rows[1].then[0].column.text == "antal");
    CHECK(points.rows[1].when[0].text.text == "-");
}

TEST_CASE("without entities there is one without a name") {
    const auto version = load_text("hjemmel: 1\nruleset: t\nfacts: {f: {type: number}}\n"
                                   "decisions: {d: {value: f}}\nend: t\n")
                             .value();
    REQUIRE(version.entities.size() == 1);
    CHECK(version.entities[0].name.text.empty());
    CHECK(version.facts[0].name.text == "f");
    CHECK(version.decisions[0].entity.text.empty());
}

TEST_CASE("a decision of the only entity need not name it") {
    const auto version = load_text("hjemmel: 1\nruleset: t\nentities: {borger: {}}\n"
                                   "decisions: {d: {value: 1}}\nend: t\n")
                             .value();
    CHECK(version.decisions[0].entity.text == "borger");
}

TEST_CASE("what looks Danish in a text is a text") {
    diagnostics warnings;
    const auto loaded = load_text("hjemmel: 1\nruleset: t\nfacts:\n"
                                  "  f: {type: string, values: [ja, nej, '37,5']}\nend: t\n",
                                  warnings);
    CHECK(loaded.has_value());
    CHECK(warnings.empty());
}

TEST_CASE("a version's file is called after its first day") {
    const std::string text = "hjemmel: 1\nruleset: t\nvalid: {from: 2017-08-01}\nend: t\n";
    diagnostics warnings;
    const auto read = [&](std::string name) {
        const auto file = load::checked_text(std::move(name), text, {}).value();
        return load::misnamed(load::from_yaml(file, {}, warnings).value());
    };
    CHECK_FALSE(read("rules/t/2017-08-01.yaml").has_value());
    const auto wrong = read("rules/t/2017-08-02.yaml");
    REQUIRE(wrong.has_value());
    CHECK(listed({*wrong}) == "file-name 3:15");
    CHECK(wrong->text.da == "Filen hedder »2017-08-02.yaml«, men versionen gælder fra 2017-08-01.");
    CHECK(wrong->hint.da == "Kald filen »2017-08-01.yaml«, eller ret dagen.");
}
