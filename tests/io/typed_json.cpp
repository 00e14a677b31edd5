// SPDX-License-Identifier: Apache-2.0
// Values and types as JSON that tells the type of each.
#include <hjemmel/io/typed_json.hpp>

#include <hjemmel/feel/text.hpp>
#include <hjemmel/io/json.hpp>

#include "support/feel_value.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace hjemmel;

namespace {

/// JSON as readers of cases decode it.
value decoded(const std::string& json) {
    const auto read = io::read_case("{\"x\": " + json + "}");
    REQUIRE(read);
    return read.value().entries().front().second;
}

std::string type_shown(const model::data& of) {
    using shape = model::data::shape;
    std::string out;
    switch (of.what) {
    case shape::none:
        return "-";
    case shape::scalar:
        return of.scalar.text;
    case shape::list:
        for (const auto& one : of.items)
            out += (out.empty() ? "" : ", ") + type_shown(one);
        return "[" + out + "]";
    case shape::mapping:
        for (const auto& one : of.entries)
            out += (out.empty() ? "" : ", ") + one.key.text + ": " + type_shown(one.content);
        return "{" + out + "}";
    }
    return out;
}

} // namespace

TEST_CASE("values there and back") {
    const char* const rows[][2] = {
        {R"({"type":"string","value":"  æ \" "})", R"("  æ \" ")"},
        {R"({"type":"boolean","value":false})", "false"},
        {R"({"type":"number","value":"-0.00000000000000000000000000000000012"})",
         "-0.00000000000000000000000000000000012"},
        {R"({"type":"date","value":"2018-03-02"})", R"(@"2018-03-02")"},
        {R"({"type":"date","value":"-9999-03-02"})", R"(@"-9999-03-02")"},
        {R"({"type":"time","value":"10:30:00+02:00"})", R"(@"10:30:00+02:00")"},
        {R"({"type":"date and time","value":"2018-03-02T10:30:00.5Z"})",
         R"(@"2018-03-02T10:30:00.5Z")"},
        {R"({"type":"days and time duration","value":"-P1DT2H"})", R"(@"-P1DT2H")"},
        {R"({"type":"years and months duration","value":"P1Y2M"})", R"(@"P1Y2M")"},
        {R"({"type":"null"})", "null"},
        {R"({"type":"list","value":[{"type":"number","value":"1"},{"type":"null"}]})", "[1, null]"},
        {R"({"type":"context","value":{"b":{"type":"number","value":"1"},"a b":{"type":"list",)"
         R"("value":[]}}})",
         R"({b: 1, "a b": []})"},
    };
    for (const auto& one : rows) {
        const std::string json = one[0];
        const std::string text = one[1];
        CAPTURE(json);
        const auto read = io::read_typed(decoded(json), "x");
        REQUIRE(read);
        CHECK(feel::literal(read.value()) == text);
        CHECK(io::write_typed(read.value()) == json);
    }
}

TEST_CASE("values that are read in more than one form") {
    const char* const rows[][2] = {
        {R"({"type":"number","value":"007.50"})", "7.5"},
        {R"({"type":"number","value":7.5})", "7.5"},
        {R"({"type":"days and time duration","value":"PT24H"})", R"(@"P1D")"},
        {R"({"type":"null","value":null})", "null"},
    };
    for (const auto& one : rows) {
        const std::string json = one[0];
        const std::string text = one[1];
        CAPTURE(json);
        const auto read = io::read_typed(decoded(json), "x");
        REQUIRE(read);
        CHECK(feel::literal(read.value()) == text);
    }
}

TEST_CASE("values that are only written") {
    CHECK(io::write_typed(test::feel_value("[1..3)")) == R"j({"type":"range","value":"[1..3)"})j");
    CHECK(io::write_typed(test::feel_value("(>= 2)")).find("range") != std::string::npos);
    undetermined_value open;
    open.possible.what = types::number();
    CHECK(io::write_typed(value(std::move(open))) == R"({"type":"undetermined"})");
}

TEST_CASE("what is no typed value says where") {
    const char* const rows[][2] = {
        {"1", "x"},
        {R"({"value":"1"})", "x"},
        {R"({"type":"number"})", "x"},
        {R"({"type":"numbr","value":"1"})", "x"},
        {R"({"type":"number","value":"1,5"})", "x"},
        {R"({"type":"boolean","value":"true"})", "x"},
        {R"({"type":"date","value":"2018-02-30"})", "x"},
        {R"({"type":"list","value":[{"type":"null"},2]})", "x[2]"},
        {R"({"type":"list","value":{}})", "x"},
        {R"({"type":"context","value":{"a":{"type":"list","value":[null]}}})", "x.a[1]"},
        {R"({"type":"context","value":[]})", "x"},
    };
    for (const auto& one : rows) {
        const std::string json = one[0];
        const std::string path = one[1];
        CAPTURE(json);
        const auto read = io::read_typed(decoded(json), "x");
        REQUIRE_FALSE(read);
        CHECK(read.diagnostics().front().code == "bad-typed-value");
        CHECK(read.diagnostics().front().fact == path);
    }
}

TEST_CASE("types") {
    const char* const rows[][2] = {
        {"null", "-"},
        {R"("date and time")", "date and time"},
        {R"({"list": "number"})", "{list: number}"},
        {R"({"list": {"list": "Any"}})", "{list: {list: Any}}"},
        {R"({"range": "date"})", "{range: date}"},
        {R"({"context": {"full name": "string", "n": {"list": "number"}}})",
         "{context: {full name: string, n: {list: number}}}"},
        {R"({"function": {"params": ["number", null], "result": "string"}})",
         "{function: {parameters: [number, Any], result: string}}"},
        {R"({"function": {}})", "{function: {parameters: [], result: Any}}"},
        {R"({"allowed": "\"a\", \"b\"", "base": "string"})",
         R"({type: string, allowed: "a", "b"})"},
        {R"({"allowed": "[0..10]", "base": "number"})", "{type: number, allowed: [0..10]}"},
        {R"({"allowed": ">= -5", "base": "number"})", "{type: number, allowed: >= -5}"},
        {R"j({"allowed": "not(1)", "base": "number"})j", "{type: number, allowed: not(1)}"},
        {"1", "!"},
        {"{}", "!"},
        {R"(["number"])", "!"},
        {R"({"context": "number"})", "!"},
    };
    for (const auto& one : rows) {
        const std::string json = one[0];
        const std::string shown = one[1];
        CAPTURE(json);
        const auto read = io::read_type(decoded(json), "x");
        CHECK((read ? type_shown(read.value()) : "!") == shown);
    }
}
