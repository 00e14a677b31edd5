// SPDX-License-Identifier: Apache-2.0
// Test data as text: a file of lines with tab separated columns; lines that begin with `#`, and
// empty ones, are comments.
#pragma once

#include <support/source_dir.hpp>

#include <cstddef>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::test {

/// One line of a table.
struct table_row {
    std::size_t line = 0; ///< counted from 1
    std::vector<std::string> columns;

    /// The column's text; empty where the line has fewer.
    std::string_view at(std::size_t column) const {
        return column < columns.size() ? std::string_view(columns[column]) : std::string_view{};
    }
};

inline std::vector<std::string> split(std::string_view line, char separator) {
    std::vector<std::string> out;
    for (;;) {
        const auto end = line.find(separator);
        out.emplace_back(line.substr(0, end));
        if (end == std::string_view::npos) return out;
        line.remove_prefix(end + 1);
    }
}

/// The rows of a file under the source folder, such as "tests/language/grammar.tsv". None when
/// it cannot be read: a test that uses a table requires that it is not empty.
inline std::vector<table_row> read_table(const std::string& path) {
    std::ifstream in(hjemmel::test::source_dir() + "/" + path, std::ios::binary);
    std::vector<table_row> out;
    std::string text;
    for (std::size_t line = 1; std::getline(in, text); ++line) {
        if (!text.empty() && text.back() == '\r') text.pop_back();
        if (text.empty() || text.front() == '#') continue;
        out.push_back({line, split(text, '\t')});
    }
    return out;
}

/// `text` with `\n`, `\t` and `\\` as those characters, for data that cannot stand in a line.
inline std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        const char next = text[++i];
        out += next == 'n' ? '\n' : next == 't' ? '\t' : next;
    }
    return out;
}

} // namespace hjemmel::test
