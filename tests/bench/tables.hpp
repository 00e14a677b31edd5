// SPDX-License-Identifier: Apache-2.0
// Decision tables of any size, their cases as an Arrow table, and what they give by hand.
#pragma once

#include "support/arrow.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace hjemmel::bench {

/// A first-hit table: a cell is a range of whole numbers, both ends included, or passes all.
struct number_table {
    struct cell {
        std::int64_t low = 0;
        std::int64_t high = 0;
        bool passes = true;
    };
    std::size_t columns = 0;
    std::vector<std::vector<cell>> rows{};
};

/// The same table every time. Each row tests about half of its columns.
inline number_table make_table(std::size_t rows, std::size_t columns) {
    std::uint64_t state = 11;
    const auto below = [&state](std::uint64_t limit) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::int64_t>((state >> 33U) % limit);
    };
    number_table out{columns, {}};
    for (std::size_t r = 0; r < rows; ++r) {
        auto& row = out.rows.emplace_back(columns);
        for (std::size_t c = 0; c < columns; ++c) {
            if (below(2) == 0 && c != r % columns) continue;
            const auto low = below(800);
            row[c] = {low, low + 100 + below(300), false};
        }
    }
    return out;
}

/// The rules: decision `svar`, the number of the row that is hit, or 0.
inline std::string rules_of(const number_table& of) {
    std::string out = "hjemmel: 1\nruleset: tabel\nfacts:\n";
    for (std::size_t c = 0; c < of.columns; ++c)
        out += "  tal" + std::to_string(c) + ": {type: {type: number, integer: true}}\n";
    out += "decisions:\n  svar:\n    type: {type: number, integer: true}\n    table:\n"
           "      hit_policy: FIRST\n      default: 0\n      rows:\n";
    for (std::size_t r = 0; r < of.rows.size(); ++r) {
        std::string cells;
        for (std::size_t c = 0; c < of.columns; ++c) {
            const auto& one = of.rows[r][c];
            if (one.passes) continue;
            cells += (cells.empty() ? "" : ", ") + ("tal" + std::to_string(c)) + ": \"[" +
                     std::to_string(one.low) + ".." + std::to_string(one.high) + "]\"";
        }
        out += "        - {when: {" + cells + "}, then: " + std::to_string(r + 1) + "}\n";
    }
    return out + "end: tabel\n";
}

/// The columns' numbers, column by column.
using table_cases = std::vector<std::vector<std::int64_t>>;

inline table_cases make_cases(std::size_t columns, std::size_t rows) {
    std::uint64_t state = 5;
    table_cases out(columns, std::vector<std::int64_t>(rows));
    for (auto& column : out) {
        for (auto& n : column) {
            state = state * 6364136223846793005ULL + 1442695040888963407ULL;
            n = static_cast<std::int64_t>((state >> 33U) % 1200);
        }
    }
    return out;
}

inline test::arrow_node arrow_of(const table_cases& cases) {
    std::vector<test::arrow_node> columns;
    for (std::size_t c = 0; c < cases.size(); ++c) {
        columns.push_back({.name = "tal" + std::to_string(c),
                           .format = "l",
                           .length = static_cast<std::int64_t>(cases[c].size()),
                           .buffers = {{}, test::bytes_of(cases[c])}});
    }
    return test::struct_column("", static_cast<std::int64_t>(cases.front().size()),
                               std::move(columns));
}

/// By hand, row at a time.
inline std::int64_t decide(const number_table& table, const table_cases& cases, std::size_t at) {
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const auto& row = table.rows[r];
        bool met = true;
        for (std::size_t c = 0; met && c < table.columns; ++c)
            met = row[c].passes || (row[c].low <= cases[c][at] && cases[c][at] <= row[c].high);
        if (met) return static_cast<std::int64_t>(r) + 1;
    }
    return 0;
}

} // namespace hjemmel::bench
