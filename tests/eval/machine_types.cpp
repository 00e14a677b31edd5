// SPDX-License-Identifier: Apache-2.0
// What types allow, over facts that are there and facts that are missing: both laws.
#include <hjemmel/eval/machine_types.hpp>

#include "support/evaluated.hpp"
#include "support/feel_value.hpp"
#include "support/rules.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace hjemmel;

namespace {

const std::string declared = "types:\n"
                             "  lige: {type: number, allowed: \"modulo(?, 2) = 0\"}\n"
                             "  lille_lige: {type: lige, max: 4}\n"
                             "  kode: {type: string, allowed: 'string length(?) = 3, \"xx\"'}\n"
                             "  koder: {type: {list: kode}, allowed: 'count(?) <= 2'}\n"
                             "  par: {context: {a: lige, b: {list: kode}}, optional: [a, b]}\n"
                             "parameters:\n  graense: {type: number, value: 5}\n";

} // namespace

TEST_CASE("a value that its type does not allow is null, wherever it stands in it") {
    const struct {
        const char* type;
        const char* value;
        const char* gives;
    } rows[] = {
        {"lige", "4", "4"},
        {"lige", "3", "failed:value-not-allowed"},
        {"lige", "null", "null"},
        {"lige", "[4]", "4"},
        {"lille_lige", "4", "4"},
        {"lille_lige", "6", "failed:value-not-allowed"},
        {"lille_lige", "3", "failed:value-not-allowed"},
        {"kode", "\"abc\"", "\"abc\""},
        {"kode", "\"xx\"", "\"xx\""},
        {"kode", "\"abcd\"", "failed:value-not-allowed"},
        {"{list: kode}", "[\"abc\", \"xx\", \"abc\"]", R"(["abc", "xx", "abc"])"},
        {"{list: kode}", "[\"abc\", \"x\"]", "failed:value-not-allowed"},
        {"{list: kode}", "[]", "[]"},
        {"koder", "[\"abc\", \"xx\"]", R"(["abc", "xx"])"},
        {"koder", "[\"abc\", \"xx\", \"abc\"]", "failed:value-not-allowed"},
        {"par", "{a: 2, b: [\"abc\"]}", R"({a: 2, b: ["abc"]})"},
        {"par", "{a: 2, b: [\"abcd\"]}", "failed:value-not-allowed"},
        {"par", "{a: 1, b: []}", "failed:value-not-allowed"},
        {"par", "{a: null, b: null}", "{a: null, b: null}"},
        {"{type: number, allowed: '< graense'}", "4", "4"},
        {"{type: number, allowed: '< graense'}", "5", "failed:value-not-allowed"},
        {"{type: number, allowed: 'not(3)'}", "3", "failed:value-not-allowed"},
        {"{type: number, allowed: '? / 0 > 1'}", "3", "failed:value-not-allowed"},
        {"{type: {range: lige}}", "[2..4]", "[2..4]"},
        {"{type: {range: lige}}", "[2..5]", "failed:value-not-allowed"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.type);
        CAPTURE(row.value);
        CHECK(test::evaluated(declared + "decisions:\n  x:\n    type: " + row.type +
                              "\n    value: " + test::yaml_quoted(row.value) + "\n") == row.gives);
    }
}

TEST_CASE("parts with types of their own are null where a value is not allowed") {
    const struct {
        const char* logic;
        const char* gives;
    } rows[] = {
        {"context: {p: {type: lige, value: 3}, q: {type: lige, value: 4}}", "{p: null, q: 4}"},
        {"call: f, with: {n: 3}", "null"},
        {"call: f, with: {n: 4}", "5"},
        {"value: 'f(1)'", "null"},
        {"value: 'f(2)'", "3"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.logic);
        const auto text = declared + "functions:\n  f: {parameters: {n: lige}, value: n + 1}\n" +
                          "decisions:\n  x: {" + row.logic + "}\n";
        auto gives = test::evaluated(text);
        if (gives.rfind("null:", 0) == 0) gives = "null";
        CHECK(gives == row.gives);
    }
}

TEST_CASE("what is allowed, over missing facts") {
    using namespace hjemmel::test;
    const std::string called =
        "functions:\n  fem: {parameters: {a: {type: number, allowed: '< 5'}}, value: a * 2}\n"
        "decisions:\n  x: {value: fem(k) + j}\n";
    const std::string blocks[] = {
        called,
        "decisions:\n  x: {type: {type: number, allowed: 'not(2)'}, value: k}\n",
        "decisions:\n  x: {type: {type: number, allowed: '? > 1'}, value: k + j}\n",
        "decisions:\n  x: {type: {list: {type: number, allowed: '? > 1'}}, value: '[k, 5]'}\n",
        "decisions:\n  x: {type: {context: {p: {type: number, max: 2}}}, value: '{p: k}'}\n",
    };
    for (const auto& one : blocks)
        hold_laws("k j", one);
}
