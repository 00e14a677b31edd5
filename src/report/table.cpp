// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/report/table.hpp>

namespace hjemmel::report {

namespace {

/// One row or column: the numbers of its cells, the total last.
using line = std::vector<std::size_t>;

std::vector<line> lines_of(const table& of) {
    std::vector<line> out;
    for (std::size_t row = 0; row < of.rows; ++row) {
        line cells;
        for (std::size_t column = 0; column < of.columns; ++column)
            cells.push_back(row * of.columns + column);
        out.push_back(std::move(cells));
    }
    for (std::size_t column = 0; column < of.columns; ++column) {
        line cells;
        for (std::size_t row = 0; row < of.rows; ++row)
            cells.push_back(row * of.columns + column);
        out.push_back(std::move(cells));
    }
    return out;
}

/// Whether the line, read alone, tells one of its hidden cells.
bool tells(const table& of, const line& cells) {
    std::size_t hidden = 0;
    std::int64_t sum = 0;
    for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
        if (!of.hidden[cells[i]]) continue;
        ++hidden;
        sum += of.counts[cells[i]];
    }
    const bool total_hidden = of.hidden[cells.back()];
    if (total_hidden) return hidden == 0;
    // Hidden cells that add up to nothing are all zero.
    return hidden == 1 || (hidden > 1 && sum == 0);
}

/// Hides the smallest cell still shown, a total only where nothing else is; false where none is.
bool hide_next(table& of, const line& cells) {
    const std::size_t* least = nullptr;
    for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
        if (of.hidden[cells[i]]) continue;
        if (least == nullptr || of.counts[cells[i]] < of.counts[*least]) least = &cells[i];
    }
    if (least == nullptr && !of.hidden[cells.back()]) least = &cells.back();
    if (least == nullptr) return false;
    of.hidden[*least] = true;
    return true;
}

} // namespace

table with_totals(const std::vector<std::int64_t>& counts, std::size_t columns) {
    table out;
    const std::size_t rows = columns == 0 ? 0 : counts.size() / columns;
    out.rows = rows + 1;
    out.columns = columns + 1;
    out.counts.resize(out.rows * out.columns);
    out.hidden.resize(out.rows * out.columns);
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t column = 0; column < columns; ++column) {
            const auto count = counts[row * columns + column];
            out.at(row, column) = count;
            out.at(row, columns) += count;
            out.at(rows, column) += count;
            out.at(rows, columns) += count;
        }
    }
    return out;
}

void hide(table& of, std::int64_t threshold) {
    for (std::size_t i = 0; i < of.counts.size(); ++i)
        of.hidden[i] = of.counts[i] < threshold;
    const auto lines = lines_of(of);
    for (bool changed = true; changed;) {
        changed = false;
        for (const auto& cells : lines) {
            while (tells(of, cells) && hide_next(of, cells))
                changed = true;
        }
    }
}

} // namespace hjemmel::report
