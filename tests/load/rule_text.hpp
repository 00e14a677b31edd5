// SPDX-License-Identifier: Apache-2.0
// Loading texts in tests, and diagnostics as short lines.
#pragma once

#include <support/source_dir.hpp>

#include <hjemmel/load/text.hpp>
#include <hjemmel/load/version.hpp>

#include <fstream>
#include <iterator>
#include <string>
#include <utility>

namespace hjemmel::test {

/// `code line:column, code line:column`, in their order.
inline std::string listed(const diagnostics& all) {
    std::string out;
    for (const auto& one : all) {
        if (!out.empty()) out += ", ";
        out += one.code + ' ' + std::to_string(one.where.line()) + ':' +
               std::to_string(one.where.column());
    }
    return out;
}

/// The version in `text`, or what is wrong with it; warnings into `warnings`.
inline result<model::version> load_text(std::string text, diagnostics& warnings,
                                        const load_limits& limits = {}) {
    const auto file = load::checked_text("t.yaml", std::move(text), limits);
    if (!file) return file.diagnostics();
    return load::from_yaml(file.value(), limits, warnings);
}

inline result<model::version> load_text(std::string text, const load_limits& limits = {}) {
    diagnostics warnings;
    return load_text(std::move(text), warnings, limits);
}

/// The bytes of a file of the project.
inline std::string file_bytes(const std::string& path) {
    std::ifstream in(hjemmel::test::source_dir() + "/" + path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

} // namespace hjemmel::test
