// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/check/from_model.hpp>

#include "../support/checked.hpp"
#include "../support/small_stack.hpp"
#include "../support/text.hpp"
#include <support/source_dir.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

using namespace hjemmel;
using test::check_text;
using test::listed;
using test::rule_file;

namespace {

/// What `#! code column, ...` says of its own line (`code line:column`: of another one), in order.
std::string expected(const std::string& text) {
    std::istringstream lines(text);
    std::vector<std::pair<std::pair<int, int>, std::string>> all;
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        const auto mark = line.find("#! ");
        if (mark == std::string::npos) continue;
        std::istringstream words(line.substr(mark + 3));
        std::string code;
        for (std::string where; words >> code >> where;) {
            const auto colon = where.find(':');
            const bool other = colon != std::string::npos;
            const auto of = other ? std::stoi(where) : number;
            all.push_back({{of, std::stoi(other ? where.substr(colon + 1) : where)}, code});
        }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::string out;
    for (const auto& [where, name] : all) {
        out += out.empty() ? "" : ", ";
        out += name + ' ' + std::to_string(where.first) + ':' + std::to_string(where.second);
    }
    return out;
}

std::string told(const std::string& text) {
    diagnostics all;
    const auto made = check_text(text, all);
    if (!made) all.insert(all.end(), made.diagnostics().begin(), made.diagnostics().end());
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return std::pair(a.where.line(), a.where.column()) <
               std::pair(b.where.line(), b.where.column());
    });
    for (const auto& one : all) {
        CHECK(!one.text.da.empty());
        CHECK(!one.text.en.empty());
    }
    return listed(all);
}

std::vector<std::string> rule_files(const std::string& folder) {
    const auto under = std::filesystem::path(hjemmel::test::source_dir()) / folder;
    std::vector<std::string> out;
    for (const auto& one : std::filesystem::directory_iterator(under))
        out.push_back(folder + "/" + one.path().filename().string());
    std::sort(out.begin(), out.end());
    return out;
}

std::string hints(const std::string& text) {
    std::string out;
    const auto made = check_text(text);
    if (made) return out;
    for (const auto& one : made.diagnostics())
        out += one.hint.en;
    return out;
}

} // namespace

TEST_CASE("every mistake of a file is told in one run, at its place") {
    const auto files = rule_files("tests/language/check/bad");
    REQUIRE(files.size() > 5);
    for (const auto& name : files) {
        CAPTURE(name);
        const auto text = test::file_bytes(name);
        CHECK(told(text) == expected(text));
    }
}

TEST_CASE("files without a mistake pass without a word") {
    for (const auto& name : rule_files("tests/language/check/good")) {
        CAPTURE(name);
        CHECK(told(test::file_bytes(name)).empty());
    }
}

TEST_CASE("the hint has the nearest name") {
    struct row {
        std::string expression;
        std::string hint;
    };
    const std::vector<row> rows{
        {"aldre > 3", "alder"},
        {"coumt(perioder)", "count"},
        {"perioder.frra", "fra"},
        {"perioder[frra > til]", "fra"},
        {"some periode in perioder satisfies perioden.fra = til", "periode"},
        {"abs(graensen)", "graense"},
        {"ydelse = \"kontanthjelp\"", "kontanthjaelp"},
        {"alder instance of numbr", "number"},
        {"alder in (ja, 1)", "true"},
        {"substring(\"a\")", "start position"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.expression);
        const auto found =
            hints(rule_file("parameters:\n  graense: {type: number, value: 3}\n"
                            "facts:\n  alder: {type: number}\n  til: {type: date}\n"
                            "  ydelse: {type: string, values: [kontanthjaelp, andet]}\n"
                            "  perioder: {type: {list: {fra: date, til: date}}}\n"
                            "decisions:\n  d:\n    value: >-\n      " +
                            row.expression + "\n"));
        CHECK(found.find(row.hint) != std::string::npos);
    }
}

TEST_CASE("each member of a circle is named") {
    const auto made = check_text(rule_file("decisions:\n  a: {value: b}\n  b: {value: c}\n"
                                           "  c: {value: a}\n"));
    REQUIRE(!made);
    REQUIRE(made.diagnostics().size() == 1);
    CHECK(made.diagnostics()[0].text.en.find("a -> b -> c -> a") != std::string::npos);
}

TEST_CASE("not more faults than the limit") {
    std::string text = "decisions:\n";
    for (int i = 0; i < 50; ++i)
        text += "  d" + std::to_string(i) + ": {value: ukendt}\n";
    load_limits limits;
    limits.diagnostics = 10;
    diagnostics warnings;
    const auto made = check_text(rule_file(text), warnings, limits);
    REQUIRE(!made);
    CHECK(made.diagnostics().size() == 10);
}

TEST_CASE("the tallest expressions and the deepest types fit into a small stack") {
    const std::vector<std::string> texts{
        "decisions:\n  a: {value: 1" + test::repeat(" + 1", 2000) + "}\n",
        "decisions:\n  a: {value: 1" + test::repeat(" + 1", 190) + "}\n",
        "decisions:\n  a: {value: \"" + test::repeat("[", 31) + "1" + test::repeat("]", 31) +
            "\"}\n",
        "decisions:\n  a: {value: \"" + test::repeat("if true then 1 else ", 30) + "1\"}\n",
    };
    for (const auto& text : texts) {
        CAPTURE(text);
        bool done = false;
        CHECK(test::on_small_stack([&] {
            diagnostics warnings;
            const auto made = check_text(rule_file(text), warnings);
            done = true;
        }));
        CHECK(done);
    }
}

TEST_CASE("types that grow without end are refused, inferred ones are not followed") {
    std::string types = "types:\n  t0: number\n";
    std::string decisions = "decisions:\n  d0: {value: 1}\n";
    for (int i = 1; i < 300; ++i) {
        const auto before = std::to_string(i - 1);
        const auto now = std::to_string(i);
        types += "  t" + now + ": {a: t" + before + ", b: t" + before + "}\n";
        decisions += "  d" + now + ": {value: \"{a: d" + before + ", b: d" + before + "}\"}\n";
    }
    CHECK(test::on_small_stack([&] { CHECK(check_text(rule_file(decisions))); }));
    CHECK(test::on_small_stack([&] {
        const auto made = check_text(rule_file(types));
        REQUIRE(!made);
        CHECK(made.diagnostics()[0].code == "type-too-large");
    }));
}
