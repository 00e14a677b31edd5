// SPDX-License-Identifier: Apache-2.0
// Models that are broken or mean harm: an error with a place, never more.
#include <hjemmel/dmn/import.hpp>

#include "support/small_stack.hpp"
#include <support/source_dir.hpp>

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>

namespace dmn = hjemmel::dmn;

namespace {

constexpr const char* space = "https://www.omg.org/spec/DMN/20230324/MODEL/";

std::string model(const std::string& inside, const std::string& own = "n") {
    return std::string("<definitions xmlns=\"") + space + "\" name=\"m\" namespace=\"" + own +
           "\">" + inside + "</definitions>";
}

std::string times(std::size_t count, const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i)
        out += text;
    return out;
}

std::string import_element(const std::string& of, const std::string& name) {
    return "<import name=\"" + name + "\" namespace=\"" + of + "\" importType=\"" + space + "\"/>";
}

/// The first error's code and place, or `done`.
std::string told(std::string text, const std::map<std::string, std::string>& others = {},
                 const dmn::limits& most = {}) {
    const auto find = [&](const std::string& of, const std::string&) -> std::optional<dmn::file> {
        const auto at = others.find(of);
        if (at == others.end()) return std::nullopt;
        return dmn::file{of + ".dmn", at->second};
    };
    const auto made = dmn::import_text("m.dmn", std::move(text), find, most);
    if (made) return "done";
    const auto& first = made.diagnostics().front();
    CHECK(first.level == hjemmel::severity::error);
    CHECK(!first.text.da.empty());
    CHECK(!first.text.en.empty());
    return first.code + " " + std::to_string(first.where.line()) + ":" +
           std::to_string(first.where.column());
}

} // namespace

TEST_CASE("bad files are refused with a place") {
    const std::string laughs =
        "<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>\n" +
        model("<description>&b;</description>");
    const std::string two = "<inputData name=\"a\"/>\n<decision name=\" a \"/>";
    struct row {
        std::string text;
        std::string expected;
    };
    const row rows[] = {
        {"", "dmn-xml 1:1"},
        {"hjemmel: 1\n", "dmn-xml 2:1"},
        {"{\"json\": true}", "dmn-xml 1:15"},
        {model(""), "done"},
        {"\xEF\xBB\xBF" + model(""), "done"},
        {std::string("\xFF\xFE<\0a\0", 6), "utf-16 1:1"},
        {model("<description>\xC3\x28</description>"), "invalid-utf8 1:103"},
        {model(std::string("<description>\0</description>", 28)), "control-character 1:103"},
        {model("<description>&#0;</description>"), "dmn-xml 1:103"},
        {model("<description>&#xD800;</description>"), "dmn-xml 1:103"},
        {model("<description>&#x1F600;&#9;</description>"), "done"},
        {laughs, "dmn-doctype 2:1"},
        {"<!DOCTYPE definitions SYSTEM \"file:///etc/passwd\">" + model(""), "dmn-doctype 1:1"},
        {"<!DOCTYPE " + model(""), "dmn-xml 1:11"},
        {model("<decision name=\"a\">\n</inputData>"), "dmn-xml 2:3"},
        {model("<decision name=a/>"), "dmn-xml 1:105"},
        {"<a/>", "dmn-not-dmn 1:2"},
        {"<definitions/>", "dmn-version 1:2"},
        {"<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>", "dmn-not-dmn 1:2"},
        {"<definitions xmlns=\"https://www.omg.org/spec/DMN/20990101/MODEL/\"/>",
         "dmn-version 1:2"},
        {"<x:definitions xmlns=\"" + std::string(space) + "\"/>", "dmn-version 1:2"},
        {model("<decision/>"), "dmn-no-name 1:91"},
        {model("<inputData name=\"  \"/>"), "dmn-no-name 1:91"},
        {model(two), "dmn-duplicate-name 2:2"},
        {model("<itemDefinition name=\"t\"/><itemDefinition name=\"t\"/>"),
         "dmn-duplicate-name 1:117"},
        {model(import_element("b", "b")), "dmn-import-missing 1:91"},
        {model(import_element("n", "n")), "dmn-import-cycle 1:2"},
        {model("<decision name=\"" + times(1'000'000, "a") + "\"/>"), "limit-scalar 1:91"},
        {model("<decision" + times(200, " a=\"\"") + "/>"), "limit-nodes 1:91"},
    };
    for (const auto& one : rows) {
        CAPTURE(one.text.substr(0, 200));
        CHECK(told(one.text) == one.expected);
    }
}

TEST_CASE("imports that lead nowhere, in a ring, or too far") {
    const auto a = model(import_element("b", "b"), "a");
    CHECK(told(a, {{"b", model("", "b")}}) == "done");
    CHECK(told(a, {{"b", model("", "c")}}) == "dmn-import-missing 1:91");
    CHECK(told(a, {{"b", "<"}}) == "dmn-xml 1:1");
    CHECK(told(a, {{"b", model(import_element("a", "a"), "b")}}) == "dmn-import-cycle 1:2");
    CHECK(told(a, {{"b", model(import_element("c", "c"), "b")},
                   {"c", model(import_element("b", "b"), "c")}}) == "dmn-import-cycle 1:2");
    std::map<std::string, std::string> chain;
    for (int i = 0; i < 200; ++i) {
        const auto own = std::to_string(i);
        chain[own] = model(import_element(std::to_string(i + 1), "x"), own);
    }
    CHECK(told(chain["0"], chain).rfind("limit-files ", 0) == 0);
}

TEST_CASE("limits of size, number and depth") {
    dmn::limits small;
    small.bytes = 1'000;
    small.elements = 20;
    small.depth = 10;
    CHECK(told(model("<!--" + times(1'000, "x") + "-->"), {}, small) == "limit-bytes 1:1");
    CHECK(told(model(times(20, "<association/>")), {}, small) == "limit-nodes 1:1");
    CHECK(told(model(times(19, "<association/>")), {}, small) == "done");
    CHECK(told(model(times(9, "<a>") + times(9, "</a>")), {}, small) == "done");
    CHECK(told(model(times(10, "<a>") + times(10, "</a>")), {}, small).rfind("limit-depth", 0) ==
          0);
    const auto deep = times(150'000, "<list>") + times(150'000, "</list>");
    CHECK(told(model("<decision name=\"d\">" + deep + "</decision>")).rfind("limit-depth", 0) == 0);
    CHECK(told(model(times(150'000, "<a>"))).rfind("dmn-xml", 0) == 0);
}

TEST_CASE("a file beyond the limit is not read whole") {
    const auto path = std::filesystem::temp_directory_path() / "hjemmel-large-model.dmn";
    std::ofstream(path) << model("<!--" + times(300'000, "x") + "-->");
    dmn::limits small;
    small.bytes = 100'000;
    const auto made = dmn::import_file(path.string(), small);
    std::filesystem::remove(path);
    REQUIRE(!made);
    CHECK(made.diagnostics().front().code == "limit-bytes");
}

TEST_CASE("the deepest model that is allowed needs little stack") {
    const auto nested = times(60, "<list>") + times(60, "</list>");
    std::string outcome;
    CHECK(hjemmel::test::on_small_stack(
        [&] { outcome = told(model("<decision name=\"d\">" + nested + "</decision>")); }));
    CHECK(outcome == "done");
}

TEST_CASE("a model that is cut short anywhere is an error, or a model") {
    const std::string root = hjemmel::test::source_dir();
    for (const std::string name : {"boxed", "tables", "not-run"}) {
        std::ifstream file(root + "/tests/dmn/models/" + name + ".dmn", std::ios::binary);
        const std::string whole{std::istreambuf_iterator<char>(file), {}};
        REQUIRE(whole.size() > 100);
        for (std::size_t size = 0; size + 20 < whole.size(); size += 7) {
            CAPTURE(size);
            CHECK(told(whole.substr(0, size)) != "done");
        }
    }
}

TEST_CASE("what stands in the wrong place never crashes") {
    const std::string parts[] = {
        "decision",
        "inputData",
        "businessKnowledgeModel",
        "decisionService",
        "decisionTable",
        "context",
        "contextEntry",
        "invocation",
        "binding",
        "relation",
        "row",
        "list",
        "for",
        "filter",
        "conditional",
        "functionDefinition",
        "encapsulatedLogic",
        "itemDefinition",
        "itemComponent",
        "functionItem",
        "literalExpression",
        "input",
        "output",
        "rule",
        "informationRequirement",
        "requiredInput",
        "variable",
        "text",
        "import",
        "typeRef",
        "some",
        "allowedValues",
    };
    for (const auto& outer : parts) {
        for (const auto& inner : parts) {
            CAPTURE(outer + "/" + inner);
            const auto pair = "<" + outer + " name=\"a\" id=\"a\" href=\"#a\" typeRef=\"a\"><" +
                              inner + " name=\"b\" href=\"#a\" typeRef=\"b\"/></" + outer + ">";
            told(model(pair));
            told(model("<decision name=\"d\" id=\"d\">" + pair + "</decision>"));
        }
    }
}
