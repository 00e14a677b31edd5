// SPDX-License-Identifier: Apache-2.0
// FEEL text evaluated by the whole engine: as the one decision of a rule file, typed as DMN's are.
#pragma once

#include <hjemmel/api/catalog.hpp>
#include <hjemmel/feel/text.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace hjemmel::test {

/// `text` as a YAML scalar in double quotes.
inline std::string yaml_quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (c == '\n') {
            out += "\\n";
        } else {
            out += c;
        }
    }
    return out += '"';
}

/// The blocks of a rule file in which decision `x` is this expression.
inline std::string decision_of(std::string_view expression) {
    return "decisions:\n  x: {value: " + yaml_quoted(expression) + "}\n";
}

/// What decision `x` of these blocks of YAML gives on 2018-03-02, as FEEL source text; `null:CODE`
/// for the null of a failed operation; `failed:CODE` where the decision has no value at all;
/// `error:CODE` where the file does not load.
inline std::string evaluated(std::string_view blocks, const eval::options& how = {},
                             const load_limits& limits = {}) {
    const std::pair<std::string, std::string> files[] = {
        {"rules.yaml",
         "hjemmel: 1\nruleset: test\ntyping: dynamic\n" + std::string(blocks) + "end: test\n"}};
    const auto read = catalog::from_memory(files, limits);
    if (!read) return "error:" + read.diagnostics().front().code;
    const auto got = read.value().evaluate("test", date(2018, 3, 2), "x", facts(), how);
    if (got.status() != status::known) {
        return "failed:" + (got.diagnostics().empty() ? "" : got.diagnostics().front().code);
    }
    const auto why = got.value().failure();
    return why ? "null:" + why->code : feel::literal(got.value());
}

} // namespace hjemmel::test
