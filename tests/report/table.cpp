// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/report/table.hpp>

#include <algorithm>
#include <optional>
#include <random>
#include <string>

#include <doctest/doctest.h>

namespace {

using namespace hjemmel;
using counts = std::vector<std::int64_t>;

report::table published(const counts& all, std::size_t columns, std::int64_t threshold) {
    auto out = report::with_totals(all, columns);
    report::hide(out, threshold);
    return out;
}

/// "5 .. 9 / .. 1 .." by rows.
std::string shown(const report::table& of) {
    std::string out;
    for (std::size_t row = 0; row < of.rows; ++row) {
        if (row > 0) out += " /";
        for (std::size_t column = 0; column < of.columns; ++column) {
            if (!out.empty()) out += ' ';
            out += of.is_hidden(row, column) ? ".." : std::to_string(of.at(row, column));
        }
    }
    return out;
}

/// The numbers that a line publishes, the total last; nothing where one is hidden.
using line = std::vector<std::optional<std::int64_t>>;

/// Every way of filling in what is hidden with numbers up to `most`, one cell after the other;
/// `found` takes what each can be.
void fill_in(const line& said, std::int64_t most, counts& cells, std::vector<counts>& found) {
    const auto at = cells.size();
    if (at + 1 == said.size()) {
        std::int64_t sum = 0;
        for (const auto cell : cells)
            sum += cell;
        if (said.back() && *said.back() != sum) return;
        for (std::size_t i = 0; i < cells.size(); ++i)
            found[i].push_back(cells[i]);
        found.back().push_back(sum);
        return;
    }
    for (std::int64_t guess = 0; guess <= most; ++guess) {
        if (said[at] && *said[at] != guess) continue;
        cells.push_back(guess);
        fill_in(said, most, cells, found);
        cells.pop_back();
    }
}

/// Whether what the line publishes leaves some hidden cell only one number.
bool tells(const line& said, std::int64_t most) {
    std::vector<counts> found(said.size());
    counts cells;
    fill_in(said, most, cells, found);
    for (std::size_t i = 0; i < said.size(); ++i) {
        if (said[i]) continue;
        const auto [low, high] = std::minmax_element(found[i].begin(), found[i].end());
        if (found[i].empty() || *low == *high) return true;
    }
    return false;
}

line row_of(const report::table& of, std::size_t row) {
    line out;
    for (std::size_t column = 0; column < of.columns; ++column)
        out.push_back(of.is_hidden(row, column) ? std::nullopt : std::optional(of.at(row, column)));
    return out;
}

line column_of(const report::table& of, std::size_t column) {
    line out;
    for (std::size_t row = 0; row < of.rows; ++row)
        out.push_back(of.is_hidden(row, column) ? std::nullopt : std::optional(of.at(row, column)));
    return out;
}

} // namespace

TEST_CASE("what is hidden") {
    struct row {
        counts given;
        std::size_t columns;
        std::int64_t threshold;
        const char* wanted;
    };
    const row rows[] = {
        {{5, 9, 7, 8}, 2, 3, "5 9 14 / 7 8 15 / 12 17 29"},
        {{5, 9, 7, 8}, 2, 0, "5 9 14 / 7 8 15 / 12 17 29"},
        // the threshold itself is shown
        {{3, 3, 3, 3}, 2, 3, "3 3 6 / 3 3 6 / 6 6 12"},
        // one small cell takes the next smallest of its row and column along, and these others
        {{2, 9, 7, 8}, 2, 3, ".. .. 11 / .. .. 15 / 9 17 26"},
        {{2, 9, 5, 7, 8, 6, 4, 9, 9}, 3, 3, ".. 9 .. 16 / .. .. .. 21 / .. .. 9 22 / 13 26 20 59"},
        // none, one and two are small alike
        {{0, 1, 2, 9}, 2, 3, ".. .. .. / .. .. .. / .. .. 12"},
        // a row of one: its total would tell
        {{2, 7, 8}, 1, 3, ".. .. / .. .. / 8 8 / 17 17"},
        // nothing at all
        {{0, 0}, 2, 3, ".. .. .. / .. .. .."},
        {{}, 2, 3, ".. .. .."},
    };
    for (const auto& one : rows)
        CHECK(shown(published(one.given, one.columns, one.threshold)) == one.wanted);
}

TEST_CASE("no row or column alone tells a hidden cell") {
    std::mt19937 random(7);
    for (int round = 0; round < 1500; ++round) {
        const std::size_t columns = 1 + random() % 3;
        const std::size_t rows = 1 + random() % 3;
        const auto largest = static_cast<std::int64_t>(1 + random() % 6);
        counts given(rows * columns);
        for (auto& one : given)
            one = static_cast<std::int64_t>(random()) % (largest + 1);
        const auto threshold = static_cast<std::int64_t>(1 + random() % 5);
        const auto of = published(given, columns, threshold);
        CAPTURE(shown(of));
        // Lines of totals, too; no number of any line is as large as what is tried.
        const auto most = largest * 3 + 1;
        for (std::size_t row = 0; row < of.rows; ++row)
            CHECK(!tells(row_of(of, row), most));
        for (std::size_t column = 0; column < of.columns; ++column)
            CHECK(!tells(column_of(of, column), most));
        for (std::size_t i = 0; i < of.counts.size(); ++i) {
            if (of.counts[i] < threshold) CHECK(of.hidden[i]);
        }
    }
}

TEST_CASE("totals are those of the counts") {
    const auto of = report::with_totals({1, 2, 3, 4, 5, 6}, 3);
    CHECK(of.rows == 3);
    CHECK(of.columns == 4);
    CHECK(of.counts == counts{1, 2, 3, 6, 4, 5, 6, 15, 5, 7, 9, 21});
}
