// SPDX-License-Identifier: Apache-2.0
#include "arrow_marks.hpp"

#include <hjemmel/io/json.hpp>

#include <string>
#include <utility>
#include <vector>

namespace hjemmel::io::detail {

namespace {

using eval::mark;

void add_names(const model::requirement_group& group, std::vector<std::string>& to) {
    for (const auto& one : group.requirements) {
        to.push_back(one.id.text.empty() ? std::to_string(to.size() + 1) : one.id.text);
        for (const auto& inner : one.group)
            add_names(inner, to);
    }
}

std::int8_t number_of(mark what) { return static_cast<std::int8_t>(what); }

mark mark_of(std::uint8_t truth_bits) {
    if (truth_bits == eval::truth::yes) return mark::met;
    return truth_bits == eval::truth::no ? mark::not_met : mark::failed;
}

} // namespace

std::optional<marks_column> marks_column::of(const plan::program& program,
                                             const plan::slot& decision) {
    const auto name = decision.name + "_marks";
    if (decision.table != plan::none) {
        std::vector<std::size_t> rows;
        for (const auto& row : program.tables[decision.table].rows)
            rows.push_back(row.cells.size() + 1);
        return marks_column(growing_column::list_of(name, written_as::integer), std::move(rows));
    }
    if (decision.group == plan::none) return std::nullopt;
    growing_column all(name, written_as::structure);
    std::vector<std::string> names;
    add_names(*program.groups[decision.group].source, names);
    const std::vector<std::string_view> words{mark_name(mark::not_reached), mark_name(mark::met),
                                              mark_name(mark::not_met), mark_name(mark::undecided),
                                              mark_name(mark::failed)};
    for (auto& one : names) {
        growing_column field(std::move(one), written_as::small_integer);
        field.set_dictionary(words);
        all.add_child(std::move(field));
    }
    return marks_column(std::move(all), {});
}

void marks_column::add(std::span<const mark> row) {
    if (row.empty()) return column_.add_null();
    for (std::size_t i = 0; table_rows_.empty() && i < row.size(); ++i)
        column_.child(i).add_small(number_of(row[i]), 1);
    std::size_t at = 0;
    for (std::size_t r = 0; r < table_rows_.size(); ++r) {
        if (row[at] == mark::met) column_.child(0).add_integer(static_cast<std::int64_t>(r) + 1);
        at += table_rows_[r];
    }
    column_.end_row();
}

void marks_column::add(const eval::decision_marks& marks, std::size_t first, std::size_t count) {
    for (std::size_t i = 0; i < marks.requirements.size(); ++i) {
        const auto& bits = marks.requirements[i];
        for (std::size_t r = first; r < first + count; ++r)
            column_.child(i).add_small(number_of(mark_of(bits[r])), 1);
    }
    for (std::size_t r = first; r < first + count; ++r) {
        const bool hit = !table_rows_.empty() && marks.hits[r] != eval::decision_marks::no_hit;
        if (hit) column_.child(0).add_integer(std::int64_t{marks.hits[r]} + 1);
        column_.end_row();
    }
}

} // namespace hjemmel::io::detail
