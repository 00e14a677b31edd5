// SPDX-License-Identifier: Apache-2.0
// Decision tables as tests/language/tables/ says: each hit policy, kept and violated.
#include "support/evaluated.hpp"
#include "support/feel_value.hpp"
#include "support/table.hpp"

#include <doctest/doctest.h>

#include <string>

namespace hjemmel {
namespace {

const std::string file = "tests/language/tables/hit-policies.tsv";

std::string blocks(const test::table_row& row) {
    std::string out = "decisions:\n";
    for (const std::size_t column : {std::size_t{1}, std::size_t{2}}) {
        out += column == 1 ? "  a" : "  b";
        out += ": {value: " + test::yaml_quoted(row.at(column)) + "}\n";
    }
    return out + "  x:\n    table: " + std::string(row.at(0)) + "\n";
}

std::string wanted(const test::table_row& row) {
    const auto text = row.at(3);
    const bool word = text.starts_with("failed:") || text.starts_with("null:");
    return word ? std::string(text) : feel::literal(test::feel_value(text));
}

TEST_CASE("decision tables give what the table of tables says") {
    std::string wrong;
    std::size_t rows = 0;
    for (const auto& row : test::read_table(file)) {
        const auto is = test::evaluated(blocks(row));
        if (is != wanted(row)) {
            wrong += std::to_string(row.line) + ": " + row.columns.front() + "  gives " + is +
                     ", not " + wanted(row) + "\n";
        }
        ++rows;
    }
    CHECK_MESSAGE(wrong.empty(), wrong);
    CHECK(rows > 70);
}

} // namespace
} // namespace hjemmel
