// SPDX-License-Identifier: Apache-2.0
#include "answer.hpp"

#include <hjemmel/api/expression.hpp>
#include <hjemmel/feel/text.hpp>
#include <hjemmel/io/feel_line.hpp>

namespace hjemmel::tck {

namespace {

// Any day: no result of the kit depends on which.
constexpr date evaluation_date{2024, 1, 15};

answer failed(const diagnostics& why) { return {{}, why}; }

answer of_expression(const record& what) {
    const auto line = io::read_feel_line(what.line);
    if (!line) return failed(line.diagnostics());
    const auto& asked = line.value();
    const auto compiled =
        expression::compile(asked.text, {asked.names, asked.fields, asked.result});
    if (!compiled) return failed(compiled.diagnostics());
    auto found = compiled.value().evaluate(asked.values, evaluation_date);
    return {std::move(found.value), std::move(found.diagnostics)};
}

} // namespace

answer answers::to(const record& what) {
    if (what.is_feel) return of_expression(what);
    return {};
}

std::string failure_text(const record& what, const answer& found) {
    std::string out = what.id + "\n";
    for (const auto& [name, content] : what.line.entries()) {
        if (name == "expression" || name == "description")
            out += "  " + name + ": " + feel::text(content) + "\n";
    }
    out += "  expected: " + (what.expects_error ? "an error" : feel::literal(what.expected)) + "\n";
    out += "  found:    " + feel::literal(found.value) + "\n";
    for (const auto& one : found.diagnostics)
        out += "  " + one.code + ": " + one.text.en + "\n";
    return out;
}

} // namespace hjemmel::tck
