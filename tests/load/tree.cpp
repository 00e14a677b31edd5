// SPDX-License-Identifier: Apache-2.0
// Places of scalars of every style; hostile YAML; limits; cuts and damage; a small stack.
#include <hjemmel/load/tree.hpp>

#include "rule_text.hpp"

#include <support/table.hpp>

#include <doctest/doctest.h>

#include <pthread.h>

#include <memory>
#include <string>
#include <string_view>

using namespace hjemmel;
using namespace hjemmel::test;

namespace {

std::optional<model::data> tree_of(std::string text, diagnostics& faults,
                                   const load_limits& limits = {}) {
    const auto file = std::make_shared<const source_file>(source_file{"t.yaml", std::move(text)});
    return load::tree(file, limits, faults);
}

/// What the file has at the place of `part`, the first one in the value under the key `a`.
std::string written(const std::string& yaml, std::string_view part) {
    diagnostics faults;
    const auto tree = tree_of(yaml, faults);
    if (!tree) return listed(faults);
    const auto& scalar = tree->find("a")->scalar;
    const auto at = scalar.text.find(part);
    if (at == std::string::npos) return "not in: " + scalar.text;
    const auto where = scalar.at(at, at + part.size());
    const auto found = where.file->text.substr(where.begin, where.end - where.begin);
    return std::to_string(where.line()) + ":" + std::to_string(where.column()) + " " + found;
}

/// The text of the scalar under the key `a`.
std::string scalar_of(const std::string& yaml) {
    diagnostics faults;
    const auto tree = tree_of(yaml, faults);
    return tree ? tree->find("a")->scalar.text : listed(faults);
}

std::string repeated(std::string_view part, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i)
        out += part;
    return out;
}

/// A rule file around `part`, which stands under `types`.
std::string file_with(const std::string& part) {
    return "hjemmel: 1\nruleset: t\ntypes: " + part + "\nend: t\n";
}

} // namespace

TEST_CASE("a part of a scalar is found in the file, whatever the scalar's style") {
    struct row {
        std::string yaml;
        std::string part;
        std::string expected;
    };
    const row rows[] = {
        {"a: bcd\n", "cd", "1:5 cd"},
        {"å: 😀\na: æø cd\n", "cd", "2:7 cd"},
        {"{å: '😀', a: x cd}\n", "cd", "1:15 cd"},
        {"a: et\n  to  \n\n  tre # fire\n", "et", "1:4 et"},
        {"a: et\n  to  \n\n  tre # fire\n", "to", "2:3 to"},
        {"a: et\n  to  \n\n  tre # fire\n", "tre", "4:3 tre"},
        {"a:\n  et to\n   tre\n", "tre", "3:4 tre"},
        {"a: et\r\n  to\r\n\r\n  tre\r\n", "tre", "4:3 tre"},
        {"a: 'det''s x'\n", "x", "1:12 x"},
        {"a: 'det''s x'\n", "s", "1:10 s"},
        {"a: 'et\n   to\n\n   tre '\n", "to", "2:4 to"},
        {"a: 'et\n   to\n\n   tre '\n", "tre", "4:4 tre"},
        {"a: '  et'\n", "et", "1:7 et"},
        {"a: \"b\\u00e6 \\U0001F600 c\"\n", "c", "1:24 c"},
        {"a: \"b\\x41 c\"\n", "c", "1:11 c"},
        {"a: \"æ\\tb\\\\c\\\"d\"\n", "b", "1:8 b"},
        {"a: \"æ\\tb\\\\c\\\"d\"\n", "d", "1:14 d"},
        {"a: \"et\\n\\n to\"\n", "to", "1:12 to"},
        {"a: \"et \\\n    to\n    tre\"\n", "to", "2:5 to"},
        {"a: \"et \\\n    to\n    tre\"\n", "tre", "3:5 tre"},
        {"a: \"et\n\n    to\"\nb: 1\n", "to", "3:5 to"},
        {"a: |\n  et\n    to\n\n  tre\nb: 1\n", "et", "2:3 et"},
        {"a: |\n  et\n    to\n\n  tre\nb: 1\n", "  to", "3:3   to"},
        {"a: |\n  et\n    to\n\n  tre\nb: 1\n", "tre", "5:3 tre"},
        {"a: |- # note\n  et\n  to\n", "to", "3:3 to"},
        {"a: |+\n\n  et\n\n\nb: 1\n", "et", "3:3 et"},
        {"a: |2-\n    et\n   to\n", "to", "3:4 to"},
        {"a: |\r\n  et\r\n  tø\r\n", "tø", "3:3 tø"},
        {"a: >-\n  et\n  to\n\n  tre\n", "to", "3:3 to"},
        {"a: >-\n  et\n  to\n\n  tre\n", "tre", "5:3 tre"},
        {"a: >\n  et\n    mere\n    igen\n  to\nb: 1\n", "  mere", "3:3   mere"},
        {"a: >\n  et\n    mere\n    igen\n  to\nb: 1\n", "igen", "4:5 igen"},
        {"a: >\n  et\n    mere\n    igen\n  to\nb: 1\n", "to", "5:3 to"},
        {"a: >+\n\n\n  et\n  to\n\n\nb: 1\n", "to", "5:3 to"},
        {"a: >1-\n   et\n  to\n", "to", "3:3 to"},
        {"a: >-\r\n  et\r\n  å to\r\n", "to", "3:5 to"},
        {"a: >-\n  et\n  \n     \n  to\n", "to", "5:3 to"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.yaml);
        CHECK(written(row.yaml, row.part) == row.expected);
    }
}

TEST_CASE("a place over two lines of a folded text covers both") {
    CHECK(written("a: >-\n  et\n  to\n", "et to") == "2:3 et\n  to");
}

TEST_CASE("every byte of every scalar of a whole file is where its place says") {
    const auto text = file_bytes("tests/language/loader/good/whole_format.yaml");
    diagnostics faults;
    const auto root = tree_of(text, faults);
    REQUIRE(root);
    std::vector<const model::data*> left = {&*root};
    std::size_t compared = 0;
    while (!left.empty()) {
        const auto* node = left.back();
        left.pop_back();
        for (const auto& item : node->items)
            left.push_back(&item);
        for (const auto& entry : node->entries)
            left.push_back(&entry.content);
        const auto& scalar = node->scalar.text;
        for (std::size_t i = 0; i < scalar.size(); ++i) {
            if (scalar[i] == ' ' || scalar[i] == '\n') continue;
            CAPTURE(scalar);
            CHECK(text[node->scalar.at(i, i + 1).begin] == scalar[i]);
            ++compared;
        }
    }
    CHECK(compared > 700);
}

TEST_CASE("quoting never changes what a scalar says") {
    CHECK(scalar_of("a: 010\n") == "010");
    CHECK(scalar_of("a: 0x1F\n") == "0x1F");
    CHECK(scalar_of("a: yes\n") == "yes");
    CHECK(scalar_of("a: .inf\n") == ".inf");
    CHECK(scalar_of("a: null\n") == "null");
    CHECK(scalar_of("a: 'null'\n") == "null");
    CHECK(scalar_of("a: ~\n") == "");
    CHECK(scalar_of("a:\nnull: b\n") == "");
}

TEST_CASE("hostile files are refused with a code and a place") {
    const auto rows = read_table("tests/language/loader/hostile.tsv");
    REQUIRE(rows.size() > 30);
    for (const auto& row : rows) {
        CAPTURE(row.line);
        const auto loaded = load_text(unescaped(row.at(1)));
        CHECK(listed(loaded.diagnostics()) == row.at(0));
    }
}

TEST_CASE("a bomb of references does not go off") {
    std::string bomb = "a0: &a0 [x]\n";
    for (int i = 1; i < 9; ++i) {
        const auto before = std::to_string(i - 1);
        bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" +
                repeated("*a" + before + ", ", 9) + "]\n";
    }
    diagnostics faults;
    CHECK_FALSE(tree_of(bomb, faults).has_value());
    CHECK(faults.front().code == "anchor");
}

TEST_CASE("each limit: one less, the limit, one more") {
    struct row {
        std::string code;
        std::size_t load_limits::*limit;
        std::size_t at;
        std::string (*file)(std::size_t);
    };
    const row rows[] = {
        {"limit-bytes", &load_limits::bytes, 200,
         [](std::size_t n) {
             const std::string frame = file_with("{}");
             return "#" + repeated("x", n - frame.size() - 2) + "\n" + frame;
         }},
        {"limit-depth", &load_limits::depth, 7,
         [](std::size_t n) {
             return file_with("{t: " + repeated("[", n - 2) + repeated("]", n - 2) + "}");
         }},
        {"limit-nodes", &load_limits::nodes, 100,
         [](std::size_t n) { return file_with("{t: [" + repeated("x, ", n - 11) + "]}"); }},
        {"limit-scalar", &load_limits::scalar_bytes, 50,
         [](std::size_t n) { return file_with("{t: " + repeated("x", n) + "}"); }},
        {"limit-expression", &load_limits::expression_bytes, 50,
         [](std::size_t n) {
             return "hjemmel: 1\nruleset: t\ndecisions: {d: {value: " + repeated("x", n) +
                    "}}\nend: t\n";
         }},
        {"limit-rows", &load_limits::rows, 20,
         [](std::size_t n) {
             return "hjemmel: 1\nruleset: t\ndecisions: {d: {table: {rows: [" +
                    repeated("{when: {}, then: 1}, ", n) + "]}}}\nend: t\n";
         }},
    };
    for (const auto& row : rows) {
        CAPTURE(row.code);
        load_limits limits;
        limits.*row.limit = row.at;
        CHECK(listed(load_text(row.file(row.at - 1), limits).diagnostics()).empty());
        CHECK(listed(load_text(row.file(row.at), limits).diagnostics()).empty());
        const auto beyond = load_text(row.file(row.at + 1), limits);
        REQUIRE(beyond.diagnostics().size() == 1);
        CHECK(beyond.diagnostics().front().code == row.code);
    }
}

TEST_CASE("more faults than the limit are told as a number") {
    load_limits limits;
    limits.diagnostics = 3;
    std::string file = "hjemmel: 1\nruleset: t\n";
    for (char c = 'a'; c < 'e'; ++c) {
        if (c == 'd') CHECK(load_text(file + "end: t\n", limits).diagnostics().size() == 3);
        file += std::string(1, c) + ": 1\n";
    }
    const auto all = load_text(file + "end: t\n", limits);
    REQUIRE(all.diagnostics().size() == 4);
    CHECK(all.diagnostics().back().code == "more-faults");
    CHECK(all.diagnostics().back().text.en == "1 further messages are left out.");
}

namespace {

/// How many of a file's beginnings load: of each length that `step` divides, and of the last 40.
std::size_t beginnings_that_load(const std::string& path, std::size_t step) {
    const auto whole = file_bytes(path);
    REQUIRE(load_text(whole).has_value());
    std::size_t loaded = 0;
    for (std::size_t size = 0; size < whole.size();) {
        if (load_text(whole.substr(0, size)).has_value()) ++loaded;
        const bool early = size + 40 <= whole.size();
        size += early ? step : 1;
    }
    return loaded;
}

const std::string longest = "rules/flere-skal-med/2017-08-01.yaml";

} // namespace

TEST_CASE("a file that is cut at any byte never loads") {
    CHECK(beginnings_that_load("tests/language/loader/good/whole_format.yaml", 3) == 0);
    CHECK(beginnings_that_load(longest, 1009) == 0);
}

TEST_CASE("a file that is cut at any byte never loads, every byte" * doctest::skip()) {
    CHECK(beginnings_that_load("tests/language/loader/good/whole_format.yaml", 1) == 0);
    CHECK(beginnings_that_load(longest, 1) == 0);
}

TEST_CASE("damage to any one byte is told inside the file, or changes a text") {
    const std::string whole = "hjemmel: 1\nruleset: tæ\ntitle: {da: 'x', en: \"y\\n\"}\n"
                              "facts:\n  f: {type: {list: number}, values: [1, 2]}\n"
                              "decisions:\n  d:\n    all:\n      - id: a\n        when: >-\n"
                              "          f > 1 and\n          f < 2\nend: tæ\n";
    REQUIRE(load_text(whole).has_value());
    const auto sound = [](const std::string& text) {
        const auto loaded = load_text(text);
        for (const auto& one : loaded.diagnostics()) {
            if (!one.where || one.where.begin > one.where.file->text.size()) return false;
        }
        return loaded.has_value() || has_errors(loaded.diagnostics());
    };
    const std::string nasty("\0\t\n\r\"'&*%[{\xFF", 12);
    for (std::size_t at = 0; at < whole.size(); ++at) {
        CAPTURE(at);
        CHECK(sound(std::string(whole).erase(at, 1)));
        for (const char c : nasty) {
            std::string damaged = whole;
            damaged[at] = c;
            CHECK(sound(damaged));
        }
    }
}

namespace {

// An unoptimised build with sanitizers needs several times the stack for the same calls.
#if defined(__SANITIZE_ADDRESS__)
constexpr std::size_t small_stack = 1024 * 1024;
#else
constexpr std::size_t small_stack = 128 * 1024;
#endif

struct deep_run {
    std::vector<std::string> files;
    std::vector<std::string> told;
};

void* load_deep_files(void* argument) {
    auto& run = *static_cast<deep_run*>(argument);
    load_limits limits;
    limits.depth = 1000; // the loader's own ceiling holds
    for (const auto& file : run.files) {
        const auto loaded = load_text(file, limits);
        run.told.push_back(loaded ? "loaded" : loaded.diagnostics().front().code);
    }
    return nullptr;
}

} // namespace

TEST_CASE("deep nesting is refused on a small stack") {
    struct nest {
        std::string_view open;
        std::string_view close;
        std::string_view code;
    };
    // What is never closed could be a key yet, and is told as one.
    const nest nests[] = {
        {"[", "]", "limit-depth"},      {"{a: ", "}", "limit-depth"},
        {"[{a: ", "}]", "limit-depth"}, {"- ", "", "limit-depth"},
        {"? ", "", "key-shape"},        {": ", "", "key-shape"},
        {"t: {a: ", "", "yaml-syntax"}, {"[", "", "key-shape"},
        {"{{{", "", "key-shape"},
    };
    deep_run run;
    std::vector<std::string> expected;
    for (const auto& [open, close, code] : nests) {
        run.files.push_back(repeated(open, 50'000) + repeated(close, 50'000));
        expected.emplace_back(code);
    }
    std::string indented;
    for (std::size_t i = 0; i < 700; ++i)
        indented += std::string(i, ' ') + "a:\n";
    run.files.push_back(indented);
    expected.emplace_back("limit-depth");
    // As deep as may be, so that it is built, walked and destroyed.
    run.files.push_back(file_with("{t: " + repeated("[", 62) + repeated("]", 62) + "}"));
    expected.emplace_back("loaded");
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, small_stack);
    pthread_t thread{};
    REQUIRE(pthread_create(&thread, &attributes, load_deep_files, &run) == 0);
    pthread_join(thread, nullptr);
    pthread_attr_destroy(&attributes);
    REQUIRE(run.told.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CAPTURE(i);
        CHECK(run.told[i] == expected[i]);
    }
}

TEST_CASE("keys are checked in linear time") {
    std::string file = "hjemmel: 1\nruleset: t\ntypes:\n";
    for (int i = 0; i < 30'000; ++i)
        file += "  k" + std::to_string(i) + ": number\n";
    const auto loaded = load_text(file + "end: t\n");
    REQUIRE(loaded.has_value());
    CHECK(loaded.value().types.size() == 30'000);
}
