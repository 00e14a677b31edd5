// SPDX-License-Identifier: Apache-2.0
// Lines that ask for the value of an expression, and lines that answer.
#include <hjemmel/io/feel_line.hpp>

#include <hjemmel/io/json.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace hjemmel;

namespace {

result<io::feel_line> read(std::string_view json) {
    const auto line = io::read_case(json);
    REQUIRE(line);
    return io::read_feel_line(line.value());
}

} // namespace

TEST_CASE("a line with everything") {
    const auto asked =
        read(R"({"id": 7, "expression": "a + b.c d", "resultType": "number", "other": [1],)"
             R"( "context": {"a": {"type": "number", "value": "1"},)"
             R"( "b": {"type": "context", "value": {"c d": {"type": "null"}}}},)"
             R"( "inputTypes": {"a": "number", "unset": null}})");
    REQUIRE(asked);
    const auto& line = asked.value();
    CHECK(line.text == "a + b.c d");
    CHECK(line.result.scalar.text == "number");
    REQUIRE(line.names.size() == 3);
    CHECK(line.names[0].first == "a");
    CHECK(line.names[0].second.scalar.text == "number");
    CHECK(line.names[1].first == "b");
    CHECK_FALSE(line.names[1].second);
    CHECK(line.names[2].first == "unset");
    CHECK(line.values.size() == 2);
    CHECK(line.fields == std::vector<std::string>{"c d"});
}

TEST_CASE("lines that ask nothing") {
    const char* const rows[][3] = {
        {"{}", "bad-feel-line", "expression"},
        {R"({"expression": 1})", "bad-feel-line", "expression"},
        {R"({"expression": "1", "context": []})", "bad-feel-line", "context"},
        {R"({"expression": "1", "inputTypes": "a"})", "bad-feel-line", "inputTypes"},
        {R"({"expression": "1", "context": {"a": 1}})", "bad-typed-value", "a"},
        {R"({"expression": "1", "resultType": 1})", "bad-typed-value", "resultType"},
        {R"({"expression": "1", "inputTypes": {"a": []}})", "bad-typed-value", "inputTypes.a"},
    };
    for (const auto& one : rows) {
        const std::string json = one[0];
        CAPTURE(json);
        const auto asked = read(json);
        REQUIRE_FALSE(asked);
        CHECK(asked.diagnostics().front().code == one[1]);
        CHECK(asked.diagnostics().front().fact == one[2]);
    }
}

TEST_CASE("answers") {
    diagnostic told;
    told.code = "x-y";
    told.text = {"Nej.", "No."};
    CHECK(io::write_feel_line("a\"b", 1, {}, language::da) ==
          R"({"id":"a\"b","value":{"type":"number","value":"1"},"diagnostics":[]})");
    CHECK(io::write_feel_line({}, {}, {told, told}, language::en) ==
          R"({"id":null,"value":{"type":"null"},"diagnostics":[{"severity":"error","code":"x-y",)"
          R"("text":"No."},{"severity":"error","code":"x-y","text":"No."}]})");
    CHECK(io::write_feel_line(7, false, {}, language::da).starts_with(R"({"id":7,)"));
}
