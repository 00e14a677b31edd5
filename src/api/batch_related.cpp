// SPDX-License-Identifier: Apache-2.0
#include "batch_related.hpp"

#include <algorithm>
#include <utility>

namespace hjemmel::detail {

namespace {

using form = eval::column::form;
using eval::standing;

constexpr std::int32_t not_found_yet = -3;

} // namespace

key_rows::key_rows(const plan::program& of, plan::index entity, io::arrow_reader& table)
    : left_(table.rows(), std::uint8_t{0}) {
    for (std::size_t r = 0; r < left_.size(); ++r) {
        const auto one = table.at(r);
        const auto key = io::related_key(of, entity, one.content);
        const auto known = rows_.try_emplace(key, static_cast<std::int32_t>(r));
        const bool twice = !known.second;
        const bool lost = key.empty() && left_.size() > 1;
        if (twice) left_[static_cast<std::size_t>(known.first->second)] = 1;
        if (twice || lost || !one.faults.empty()) left_[r] = 1;
    }
}

std::int32_t key_rows::of(const std::string& key) const {
    if (key.empty()) return left_.size() == 1 ? 0 : none;
    const auto found = rows_.find(key);
    return found == rows_.end() ? none : found->second;
}

eval::buffer<std::int32_t> key_finder::rows_of(const eval::case_columns& cases,
                                               const eval::text_codes& texts) {
    if (!cases.key) return {cases.rows, rows_.of({})};
    eval::buffer<std::int32_t> out(cases.rows);
    for (std::size_t r = 0; r < cases.rows; ++r)
        out.fill()[r] = row_of(*cases.key, r, texts);
    return out;
}

std::int32_t key_finder::row_of(const eval::column& key, std::size_t row,
                                const eval::text_codes& texts) {
    const auto how = standing_of(key, row);
    if (how == standing::left) return key_rows::unsure;
    if (how != standing::here) return rows_.of({});
    if (key.is(form::texts)) {
        const auto code = static_cast<std::size_t>(key.codes[row]);
        if (code >= by_code_.size()) by_code_.resize(texts.size(), not_found_yet);
        if (by_code_[code] == not_found_yet)
            by_code_[code] = rows_.of(texts.text(key.codes[row]).as_string());
        return by_code_[code];
    }
    const bool whole = key.is(form::integers) && key.kind == kind::number && key.scale == 0;
    if (!whole) return key_rows::unsure;
    const auto number = key.integers[row];
    const auto known = by_number_.try_emplace(number, key_rows::none);
    if (known.second) known.first->second = rows_.of(std::to_string(number));
    return known.first->second;
}

above_columns::above_columns(const evaluation& with, plan::index entity, io::arrow_reader table,
                             std::vector<plan::slot_ref> reads, date on)
    : with_(with), entity_(entity), reads_(std::move(reads)), keys_(with.program(), entity, table),
      run_(with.shared_program(), entity, reads_, with.options()), texts_(run_.texts()),
      left_(keys_.rows()) {
    if (keys_.rows() == 0) return;
    auto cases = table.columns(0, keys_.rows(), on, run_.texts());
    found_ = run_.decide(cases);
    for (std::size_t r = 0; r < keys_.rows(); ++r)
        left_.fill()[r] = cases.left[r] | keys_.left()[r];
}

eval::columns_above above_columns::for_run(eval::text_codes& texts) const {
    eval::columns_above out;
    out.slots.resize(with_.program().entities[entity_].slots.size());
    eval::text_recoder recode(texts_, texts);
    for (std::size_t i = 0; i < found_.size(); ++i)
        out.slots[reads_[i].slot] = recode(found_[i]);
    return out;
}

void above_columns::leave_unknown(const eval::buffer<std::int32_t>& rows,
                                  eval::case_columns& cases) const {
    for (std::size_t r = 0; r < cases.rows; ++r) {
        if (rows[r] < 0 || left_[static_cast<std::size_t>(rows[r])] != 0) cases.left.fill()[r] = 1;
    }
}

} // namespace hjemmel::detail
