// SPDX-License-Identifier: Apache-2.0
// What has no operation over columns, row by row over values.
#include "machine.hpp"

#include "table_index.hpp"

#include <algorithm>

namespace hjemmel::eval::columns {

namespace {

using form = column::form;

standing worse(standing a, standing b) {
    if (b == standing::failed) b = standing::left;
    if (b != standing::missing && b != standing::left) return a;
    return std::max(a, b);
}

standing given(const value& v, bool stopped) {
    return stopped || v.is_partial() ? standing::left : standing::here;
}

} // namespace

std::size_t machine::row_of_case(std::size_t row) const {
    const auto* at = now_;
    while (at->outer != nullptr) {
        row = static_cast<std::size_t>(at->parents()[row]);
        at = at->outer;
    }
    return row;
}

void machine::set_day(std::size_t row) {
    auto on = cases_->on;
    if (!cases_->days.empty())
        on = date::from_days(cases_->days[row_of_case(row)]).value_or(date());
    if (scratch_.on == on && scratch_.parameters.size() == program_.parameters.size()) return;
    scratch_.on = on;
    scratch_.parameters.clear();
    for (const auto& p : program_.parameters) {
        const auto* best = &p.values.front();
        for (const auto& dated : p.values) {
            if (dated.from <= on) best = &dated;
        }
        scratch_.parameters.push_back(best->value);
    }
    for (auto& [number, known] : tables_)
        known->forget();
    remembered_.clear();
    fitting_texts_.clear();
}

// One operand that differs, and takes the same few values again and again: each is worked out once.
column_ptr machine::by_distinct(index n, std::span<const column_ptr> operands) {
    std::vector<column_ptr> few(operands.begin(), operands.end());
    column_ptr* differs = nullptr;
    for (auto& one : few) {
        if (one->is_constant()) continue;
        if (differs != nullptr) return nullptr;
        differs = &one;
    }
    const bool whole = differs != nullptr && (*differs)->standings.empty() &&
                       ((*differs)->is(form::integers) || (*differs)->is(form::texts));
    if (!whole || !cases_->days.empty()) return nullptr;
    const auto& all = **differs;
    const auto most = now_->rows / 4;
    std::unordered_map<std::int64_t, std::int32_t> known;
    std::vector<std::int32_t> firsts;
    buffer<std::int32_t> places(now_->rows);
    for (std::size_t r = 0; r < now_->rows; ++r) {
        const auto key = all.is(form::integers) ? all.integers[r] : std::int64_t{all.codes[r]};
        const auto found = known.try_emplace(key, static_cast<std::int32_t>(firsts.size()));
        if (found.second) firsts.push_back(static_cast<std::int32_t>(r));
        if (firsts.size() > most) return nullptr;
        places.fill()[r] = found.first->second;
    }
    buffer<std::int32_t> rows(firsts.size());
    std::copy(firsts.begin(), firsts.end(), rows.fill());
    *differs = gathered(*differs, rows);
    return gathered(rows_by_value(n, few, firsts.size()), places);
}

column_ptr machine::by_rows(index n, std::span<const column_ptr> operands) {
    auto out = by_distinct(n, operands);
    return out ? out : rows_by_value(n, operands, now_->rows);
}

column_ptr machine::rows_by_value(index n, std::span<const column_ptr> operands, std::size_t all) {
    const bool same = std::all_of(operands.begin(), operands.end(),
                                  [](const column_ptr& c) { return c->is_constant(); });
    const auto rows = same ? std::min<std::size_t>(all, 1) : all;
    std::vector<value> values(rows);
    std::vector<standing> standings(rows, standing::here);
    std::vector<value> x(operands.size());
    for (std::size_t r = 0; r < rows; ++r) {
        auto how = standing::here;
        for (std::size_t k = 0; k < operands.size(); ++k) {
            auto one = boxed(*operands[k], r, texts_);
            how = worse(how, one.how);
            x[k] = std::move(one.what);
        }
        standings[r] = how;
        if (how != standing::here) continue;
        set_day(r);
        one_.enter(*scratch_.root);
        values[r] = code(n).code == op::list ? make_list(x) : one_.operated(n, x);
        standings[r] = given(values[r], one_.stopped() != nullptr);
        row_steps_ = std::max(row_steps_, one_.steps());
        one_.restart();
    }
    if (!same || all == 0) return column_of(std::move(values), std::move(standings), texts_);
    if (standings[0] != standing::here) return left();
    if (values[0].failure()) return standing_column(standing::failed, now_->rows);
    return constant(values[0]);
}

// A part of an expression, whatever it is, by the evaluation of one case: over the slots that it
// reads and the registers that are set.
column_ptr machine::whole_by_rows(index n) {
    const auto& needed = reads_of(n);
    if (!needed.possible) return left();
    auto& self = *scratch_.root;
    const auto count = slots_.size();
    self.entity = cases_->entity;
    self.slots.resize(count);
    self.origins.assign(count, origin::supplied);
    self.failed.assign(count, false);
    self.may_fail.assign(count, false);
    std::vector<column_ptr> read;
    for (const auto number : needed.slots)
        read.push_back(brought(slots_[number], base_level_));
    std::vector<column_ptr> registers(registers_.size() - base_);
    for (const auto k : needed.locals) {
        const auto& r = registers_[base_ + k];
        if (r.what) registers[k] = brought(r.what, *r.of);
    }
    const auto rows = now_->rows;
    std::vector<value> values(rows);
    std::vector<standing> standings(rows, standing::here);
    std::vector<value> given_registers(registers.size());
    for (std::size_t r = 0; r < rows; ++r) {
        auto how = standing::here;
        const auto take = [&](const column_ptr& from, value& to) {
            if (!from) return;
            auto one = boxed(*from, r, texts_);
            how = worse(how, one.how);
            to = std::move(one.what);
        };
        for (std::size_t k = 0; k < read.size(); ++k)
            take(read[k], self.slots[needed.slots[k]]);
        for (std::size_t k = 0; k < registers.size(); ++k)
            take(registers[k], given_registers[k]);
        standings[r] = how;
        if (how != standing::here) continue;
        set_day(r);
        one_.enter(self);
        values[r] = one_.evaluate_part(n, given_registers);
        const bool failed = one_.poison().failure() || one_.doubtful_poison().failure();
        standings[r] = failed ? standing::left : given(values[r], one_.stopped() != nullptr);
        row_steps_ = std::max(row_steps_, one_.steps());
        one_.restart();
    }
    return column_of(std::move(values), std::move(standings), texts_);
}

} // namespace hjemmel::eval::columns
