// SPDX-License-Identifier: Apache-2.0
// `typing: dynamic`: what the checker warns of, and what evaluation gives.
#include <hjemmel/api/catalog.hpp>
#include <hjemmel/feel/text.hpp>

#include <doctest/doctest.h>

#include <string>
#include <utility>

using namespace hjemmel;

TEST_CASE("with dynamic typing, what cannot work is a warning and null") {
    const struct {
        const char* expression;
        const char* code;
        const char* value;
    } rows[] = {
        {"1 + \"a\"", "type-mismatch", "null"},
        {"[nope, 2]", "unknown-name", "[null, 2]"},
        {"[string length(3), 2]", "wrong-arguments", "[null, 2]"},
        {"[string length(text: \"a\"), 2]", "wrong-arguments", "[null, 2]"},
        {"[{x: 1, x: 2}, 2]", "duplicate-key", "[null, 2]"},
        {"if 1 then 2 else 3", "not-boolean", "3"},
        {"[(function(a: number) a)(\"x\"), 2]", "wrong-arguments", "[null, 2]"},
        {"[(function(a) a)(1, 2), 2]", "wrong-arguments", "[null, 2]"},
        {"{a: 1}.b", "unknown-field", "null"},
        {"[1 in \"a\", 2]", "type-mismatch", "[null, 2]"},
        {"{g: function(q) q(b: 1, a: 5), h: g(function(a, b) a - b)}.h", "", "4"},
        {"{g: function(q) q(c: 1, a: 5), h: g(function(a, b) a - b)}.h", "", "null"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.expression);
        const std::string text = "hjemmel: 1\nruleset: t\ntyping: dynamic\ndecisions:\n  x:\n"
                                 "    value: >-\n      " +
                                 std::string(row.expression) + "\nend: t\n";
        const std::pair<std::string, std::string> files[] = {{"rules.yaml", text}};
        const auto read = catalog::from_memory(files);
        REQUIRE(read);
        const auto& warnings = read.value().warnings();
        CHECK(std::string(warnings.empty() ? "" : warnings.front().code) == row.code);
        const auto given = read.value().versions("t").front().evaluate({}, {}, {2020, 1, 1});
        CHECK(feel::text(given.front().value()) == row.value);
    }
}
