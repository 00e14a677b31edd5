// SPDX-License-Identifier: Apache-2.0
// docs/language.md: each of its examples gives what it says, and it has each built-in as the table
// of built-ins describes it.
#include "support/evaluated.hpp"
#include "support/feel_value.hpp"
#include <support/source_dir.hpp>

#include <hjemmel/feel/builtin.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace hjemmel {
namespace {

std::vector<std::string> page() {
    std::ifstream in(hjemmel::test::source_dir() + "/docs/language.md", std::ios::binary);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

std::string wanted(std::string_view text) {
    const bool code = text.starts_with("null:") || text.starts_with("error:");
    return code || text == "function" ? std::string(text) : feel::literal(test::feel_value(text));
}

TEST_CASE("the examples of the language reference give what it says") {
    static constexpr std::string_view arrow = "  // -> ";
    bool inside = false;
    std::size_t examples = 0;
    for (const auto& line : page()) {
        if (line.starts_with("```")) {
            inside = line == "```feel";
            continue;
        }
        if (!inside) continue;
        const auto at = line.rfind(arrow);
        REQUIRE_MESSAGE(at != std::string::npos, line);
        const auto says = wanted(std::string_view(line).substr(at + arrow.size()));
        const auto gives = test::evaluated(test::decision_of(line.substr(0, at)));
        CHECK_MESSAGE(gives == says, line << " gives " << gives);
        ++examples;
    }
    CHECK(examples > 120);
}

/// One way of calling it, as the reference writes it.
std::string call_text(const feel::builtin& what, const feel::signature& way) {
    std::string out = "`" + std::string(what.name) + "(";
    for (std::size_t i = 0; i < way.formals.size(); ++i) {
        out += (i > 0 ? ", " : "") + std::string(way.formals[i].name);
        if (way.formals[i].optional) out += '?';
    }
    return out + (way.variadic ? ", ...)`" : ")`");
}

/// The row of the reference; ways that differ in types alone are one.
std::string row_of(const feel::builtin& what) {
    std::vector<std::string> calls;
    for (const auto& way : what.signatures) {
        const auto text = call_text(what, way);
        if (std::find(calls.begin(), calls.end(), text) == calls.end()) calls.push_back(text);
    }
    std::string out = "| ";
    for (std::size_t i = 0; i < calls.size(); ++i)
        out += (i > 0 ? "<br>" : "") + calls[i];
    return out + " | " + std::string(what.meaning) + " | `" + std::string(what.example) + "` | `" +
           std::string(what.gives) + "` |";
}

TEST_CASE("the language reference has each built-in") {
    const auto lines = page();
    for (const auto& one : feel::builtins()) {
        const auto row = row_of(one);
        CHECK_MESSAGE(std::count(lines.begin(), lines.end(), row) == 1, row);
    }
}

} // namespace
} // namespace hjemmel
