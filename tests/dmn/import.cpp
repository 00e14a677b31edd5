// SPDX-License-Identifier: Apache-2.0
// Models under models/ against the rule files and notes that stand beside them.
#include <hjemmel/dmn/import.hpp>

#include <support/source_dir.hpp>

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace dmn = hjemmel::dmn;

namespace {

const std::string root = hjemmel::test::source_dir();

std::string read(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Compares with a file; HJEMMEL_GOLDEN=write writes it instead.
void check_golden(const std::string& path, const std::string& text) {
    const auto* mode = std::getenv("HJEMMEL_GOLDEN");
    if (mode != nullptr && std::string(mode) == "write")
        std::ofstream(path, std::ios::binary) << text;
    CHECK(text == read(path));
}

std::string lines(const hjemmel::diagnostics& all) {
    std::string out;
    for (const auto& one : all) {
        CHECK(one.where);
        CHECK(one.level != hjemmel::severity::error);
        out += std::to_string(one.where.line()) + ":" + std::to_string(one.where.column()) + " " +
               one.code + "\n  " + one.text.da + "\n  " + one.text.en + "\n";
    }
    return out;
}

/// The text between the first line that is `begin` and the next fence.
std::string block(const std::string& page, const std::string& begin) {
    const auto from = page.find(begin + "\n") + begin.size() + 1;
    return page.substr(from, page.find("```", from) - from);
}

std::string imported_text(std::string model) {
    const auto made = dmn::import_text("model.dmn", std::move(model), {});
    REQUIRE(made.has_value());
    return made.value().text;
}

/// A model with one decision and this inside of it.
std::string with_decision(const std::string& inside) {
    return R"(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" )"
           R"(namespace="n"><decision id="d" name="d">)" +
           inside + "</decision></definitions>";
}

} // namespace

TEST_CASE("models become the rule files beside them") {
    for (const std::string name : {"boxed", "tables", "not-run", "dmn11", "imports/main"}) {
        CAPTURE(name);
        const auto path = root + "/tests/dmn/models/" + name;
        const auto made = dmn::import_file(path + ".dmn");
        REQUIRE(made.has_value());
        check_golden(path + ".yaml", made.value().text);
        check_golden(path + ".notes", lines(made.value().notes));
    }
}

TEST_CASE("the guide's example is what the import makes of it") {
    const auto page = read(root + "/docs/dmn.md");
    CHECK(imported_text(block(page, "```xml")) == block(page, "```yaml"));
}

TEST_CASE("what imported models define is told by its new name") {
    const auto made = dmn::import_file(root + "/tests/dmn/models/imports/main.dmn");
    REQUIRE(made.has_value());
    std::string all;
    for (const auto& one : made.value().names)
        all += one.space + " " + one.from + " -> " + one.to + "\n";
    CHECK(all == "https://example.dk/rates sats -> satser.sats\n"
                 "https://example.dk/rates grundsats -> satser.grundsats\n"
                 "https://example.dk/rates tillæg for -> satser.tillæg for\n");
}

TEST_CASE("texts keep their lines, quotes and signs") {
    struct row {
        const char* feel;
        const char* yaml;
    };
    const row rows[] = {
        {"a", "{value: a}"},
        {"  a\n", "{value: a}"},
        {"", "{value: null}"},
        {"&quot;it's&quot;", "{value: '\"it''s\"'}"},
        {"a: b", "{value: no value"}, // no FEEL
        {"{a: 1}", "{value: '{a: 1}'}"},
        {"&quot;\\t&#9;x&quot;", "{value: \"\\\"\\\\t\\tx\\\"\"}"},
        {"&quot;\xC2\x85&quot;", "{value: \"\\\"\\N\\\"\"}"},
        {"&quot;\xE2\x80\xA8\xE2\x80\xA9&quot;", "{value: \"\\\"\\L\\P\\\"\"}"},
        {"&quot;\xEF\xBB\xBF&quot;", "{value: \"\\\"\\uFEFF\\\"\"}"},
        {"1 + // one\n    2\n  + 3", "\n    value: |-\n      1 + // one\n        2\n      + 3\n"},
        {"1\n\n+ 2", "\n    value: |-\n      1\n\n      + 2\n"},
        {"-1", "{value: '-1'}"},
        {"@&quot;P1D&quot;", "{value: '@\"P1D\"'}"},
    };
    for (const auto& one : rows) {
        CAPTURE(one.feel);
        const auto text = imported_text(with_decision(
            "<literalExpression><text>" + std::string(one.feel) + "</text></literalExpression>"));
        const std::string expected(one.yaml);
        const bool in_place =
            text.find("  d:" + expected) != std::string::npos ||
            text.find("  d: " + expected) != std::string::npos ||
            (expected == "{value: no value" && text.find("value: 'no value(") != std::string::npos);
        CHECK_MESSAGE(in_place, text);
    }
}

TEST_CASE("allowed values") {
    struct row {
        const char* base;
        const char* tests;
        const char* type;
    };
    const row rows[] = {
        {"string", R"("a", "b")", "{type: string, values: [a, b]}"},
        {"string", R"("a", null)", "{type: string, values: [a]}"},
        {"", R"("a", "b")", "{type: string, values: [a, b]}"},
        {"number", "1, -2.50", "{type: number, values: [1, '-2.5']}"},
        {"boolean", "true", "{type: boolean, values: [true]}"},
        {"number", "[0..9]", "{type: number, min: 0, max: 9}"},
        {"number", "[0..9], null", "{type: number, min: 0, max: 9}"},
        {"number", "&gt;= 0", "{type: number, min: 0}"},
        {"number", "&lt;= -1", "{type: number, max: '-1'}"},
        {"number", "&gt; 0", "{type: number, allowed: '> 0'}"},
        {"number", "[0..9)", "{type: number, allowed: '[0..9)'}"},
        {"number", "[0..3], [5..9]", "{type: number, allowed: '[0..3], [5..9]'}"},
        {"number", "not(1)", "{type: number, allowed: not(1)}"},
        {"number", "1, &quot;a&quot;", R"({type: number, allowed: '1, "a"'})"},
        {"string", "string length(?) &lt; 3", "{type: string, allowed: string length(?) < 3}"},
        {"number", "1 +", "number"},
        {"date", R"(@"2019-12-31", date("2020-01-01"))",
         "{type: date, values: [2019-12-31, 2020-01-01]}"},
        {"dateTime", R"(@"2019-12-31T10:00:00")",
         "{type: date and time, values: ['2019-12-31T10:00:00']}"},
        {"yearMonthDuration", R"([@"P1Y"..duration("P2Y")])",
         "{type: years and months duration, min: P1Y, max: P2Y}"},
        {"", "-", "Any"},
    };
    for (const auto& one : rows) {
        CAPTURE(one.tests);
        const auto text = imported_text(
            R"(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" )"
            R"(namespace="n"><itemDefinition name="t"><typeRef>)" +
            std::string(one.base) + "</typeRef><allowedValues><text>" + one.tests +
            "</text></allowedValues></itemDefinition></definitions>");
        CHECK_MESSAGE(text.find("\n  t: " + std::string(one.type) + "\n") != std::string::npos,
                      text);
    }
}
