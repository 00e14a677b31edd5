// SPDX-License-Identifier: Apache-2.0
// The language as the tables in tests/language/feel/ say: expressions and what they give.
#include "support/evaluated.hpp"
#include "support/feel_value.hpp"
#include "support/table.hpp"
#include <support/source_dir.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace hjemmel {
namespace {

const std::string folder = "tests/language/feel";

std::vector<std::string> tables() {
    std::vector<std::string> out;
    for (const auto& file :
         std::filesystem::directory_iterator(hjemmel::test::source_dir() + "/" + folder)) {
        if (file.path().extension() == ".tsv") out.push_back(file.path().filename().string());
    }
    std::sort(out.begin(), out.end());
    return out;
}

/// A table cannot hold a line end; it writes this sign instead.
std::string with_line_ends(std::string_view text) {
    static constexpr std::string_view sign = "⏎";
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const bool found = text.substr(at).starts_with(sign);
        out += found ? '\n' : text[at];
        at += found ? sign.size() : 1;
    }
    return out;
}

/// The expected result in the spelling of `test::evaluated`.
std::string wanted(std::string_view column) {
    for (const std::string_view form : {"null:", "error:", "failed:"}) {
        if (column.starts_with(form)) return std::string(column);
    }
    return column == "function" ? "function" : feel::literal(test::feel_value(column));
}

std::string difference(const std::string& table, const test::table_row& row) {
    const auto should = wanted(row.at(1));
    const auto is = test::evaluated(test::decision_of(with_line_ends(row.at(0))));
    if (is == should) return {};
    return table + ":" + std::to_string(row.line) + ": " + std::string(row.at(0)) + "  gives " +
           is + ", not " + should + "\n";
}

TEST_CASE("expressions give what the tables say") {
    std::size_t rows = 0;
    for (const auto& table : tables()) {
        std::string wrong;
        for (const auto& row : test::read_table(folder + "/" + table)) {
            wrong += difference(table, row);
            ++rows;
        }
        CHECK_MESSAGE(wrong.empty(), wrong);
    }
    CHECK(rows >= 600);
}

} // namespace
} // namespace hjemmel
