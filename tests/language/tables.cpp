// SPDX-License-Identifier: Apache-2.0
// What tests/language/tables/ says: each hit policy, kept and violated, and declared types.
#include "support/evaluated.hpp"
#include "support/feel_value.hpp"
#include "support/table.hpp"

#include <doctest/doctest.h>

#include <string>

namespace hjemmel {
namespace {

std::string blocks(const test::table_row& row) {
    std::string out = "decisions:\n";
    for (const std::size_t column : {std::size_t{1}, std::size_t{2}}) {
        out += column == 1 ? "  a" : "  b";
        out += ": {value: " + test::yaml_quoted(row.at(column)) + "}\n";
    }
    return out + "  x:\n    table: " + std::string(row.at(0)) + "\n";
}

std::string wanted(std::string_view text) {
    const bool word = text.starts_with("failed:") || text.starts_with("null:");
    return word ? std::string(text) : feel::literal(test::feel_value(text));
}

std::string difference(const test::table_row& row, const std::string& is,
                       const std::string& should) {
    if (is == should) return {};
    return std::to_string(row.line) + ": " + row.columns.front() + ": " + row.columns[1] +
           "  gives " + is + ", not " + should + "\n";
}

TEST_CASE("decision tables give what the table of tables says") {
    std::string wrong;
    std::size_t rows = 0;
    for (const auto& row : test::read_table("tests/language/tables/hit-policies.tsv")) {
        wrong += difference(row, test::evaluated(blocks(row)), wanted(row.at(3)));
        ++rows;
    }
    CHECK_MESSAGE(wrong.empty(), wrong);
    CHECK(rows > 70);
}

TEST_CASE("a decision's value becomes one of its type, or null") {
    std::string wrong;
    std::size_t rows = 0;
    for (const auto& row : test::read_table("tests/language/tables/types.tsv")) {
        const auto is = test::evaluated("decisions:\n  x: {type: " + std::string(row.at(0)) +
                                        ", value: " + test::yaml_quoted(row.at(1)) + "}\n");
        wrong += difference(row, is, wanted(row.at(2)));
        ++rows;
    }
    CHECK_MESSAGE(wrong.empty(), wrong);
    CHECK(rows > 40);
}

} // namespace
} // namespace hjemmel
