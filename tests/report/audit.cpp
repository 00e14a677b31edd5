// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/report/audit.hpp>

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

/// "0/1 2/0" by row and column.
std::string named(const std::vector<report::cell>& all) {
    std::string out;
    for (const auto& one : all) {
        out += (out.empty() ? "" : " ") + std::to_string(one.row);
        out += "/" + std::to_string(one.column);
    }
    return out;
}

bool same_where_shown(const report::table& one, const report::table& other) {
    for (std::size_t i = 0; i < one.counts.size(); ++i) {
        if (!one.hidden[i] && one.counts[i] != other.counts[i]) return false;
    }
    return true;
}

/// Tries every table whose numbers differ from this one's by at most one; a number that can be
/// another at all can be so.
class neighbours {
  public:
    neighbours(const report::table& of) : of_(of), varies_(of.counts.size()) { fill_in({}); }

    std::vector<report::cell> told() const {
        std::vector<report::cell> out;
        for (std::size_t i = 0; i < of_.counts.size(); ++i) {
            if (of_.hidden[i] && !varies_[i]) out.push_back({i / of_.columns, i % of_.columns});
        }
        return out;
    }

  private:
    void fill_in(counts inner) {
        const auto columns = of_.columns - 1;
        if (inner.size() == columns * (of_.rows - 1)) return take(inner);
        const auto row = inner.size() / columns;
        const auto column = inner.size() % columns;
        const auto is = of_.at(row, column);
        inner.push_back(is);
        fill_in(inner);
        if (!of_.is_hidden(row, column)) return;
        inner.back() = is + 1;
        fill_in(inner);
        inner.back() = is - 1;
        if (is > 0) fill_in(inner);
    }

    void take(const counts& inner) {
        const auto other = report::with_totals(inner, of_.columns - 1);
        if (!same_where_shown(of_, other)) return;
        for (std::size_t i = 0; i < of_.counts.size(); ++i)
            varies_[i] = varies_[i] || of_.counts[i] != other.counts[i];
    }

    const report::table& of_;
    std::vector<bool> varies_;
};

} // namespace

TEST_CASE("cells that the whole table tells") {
    struct row {
        counts given;
        std::size_t columns;
        const char* wanted;
    };
    const row rows[] = {
        {{5, 9, 7, 8}, 2, ""},
        {{2, 9, 7, 8}, 2, ""},
        // nobody at all, and nobody to be counted
        {{0, 0}, 2, ""},
        {{}, 2, "0/0 0/1 0/2"},
    };
    for (const auto& one : rows)
        CHECK(named(report::derivable_cells(published(one.given, one.columns, 3))) == one.wanted);
    // Two rows that tell each other's hidden cells, though each line has two of them.
    auto of = report::with_totals({0, 4, 9, 5, 0, 9, 9, 9, 9}, 3);
    of.hidden = {true,  true,  false, false, //
                 true,  true,  false, false, //
                 false, false, false, false, //
                 false, false, false, false};
    CHECK(named(report::derivable_cells(of)) == "");
    of.counts[1] = 0;
    of.counts[4] = 0;
    CHECK(named(report::derivable_cells(of)) == "0/0 0/1 1/0 1/1");
}

TEST_CASE("the audit finds what trying all tables finds") {
    std::mt19937 random(11);
    int told = 0;
    for (int round = 0; round < 400; ++round) {
        const std::size_t columns = 1 + random() % 3;
        const std::size_t rows = 1 + random() % 3;
        const auto largest = static_cast<std::int64_t>(1 + random() % 9);
        counts given(rows * columns);
        for (auto& one : given)
            one = static_cast<std::int64_t>(random()) % (largest + 1);
        const auto of = published(given, columns, 1 + static_cast<std::int64_t>(random() % 4));
        const auto wanted = named(neighbours(of).told());
        CHECK(named(report::derivable_cells(of)) == wanted);
        told += wanted.empty() ? 0 : 1;
    }
    // The rule by rows and columns leaves some.
    CHECK(told > 0);
}

TEST_CASE("a table of very many rows is audited") {
    counts given(200'000);
    for (std::size_t i = 0; i < given.size(); ++i)
        given[i] = static_cast<std::int64_t>(i % 7);
    CHECK(report::derivable_cells(published(given, 2, 3)).empty());
}
