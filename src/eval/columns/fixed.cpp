// SPDX-License-Identifier: Apache-2.0
// What an expression reads, and what of it is the same for all cases: that is worked out once, at a
// level without cases, and brought to their rows.
#include "machine.hpp"

#include <algorithm>

namespace hjemmel::eval::columns {

namespace {

using form = column::form;
using plan::index;
using plan::op;

/// Lists that are the same for all cases come to no more items than these, over all rows.
constexpr std::size_t most_items = std::size_t{1} << 24U;

/// Walks what an instruction runs.
struct walk {
    const plan::program& program;
    std::vector<bool> seen;
    std::vector<index> slots{};
    std::vector<index> read{};
    std::vector<index> bound{};
    bool of_others = false; ///< it reads another entity, or a table

    void visit(index n, bool own_registers) {
        if (seen[n]) return;
        seen[n] = true;
        const auto& i = program.code[n];
        of_others = of_others || i.code == op::related || i.code == op::parent ||
                    i.code == op::parent_slot || i.code == op::table;
        if (i.code == op::slot) slots.push_back(i.a);
        if (own_registers) note_registers(i);
        const bool function = i.code == op::call_function || (i.code == op::closure && i.b == 1);
        if (function) {
            const auto expression = program.functions[i.a].expression;
            if (expression != plan::none) visit(program.expressions[expression].root, false);
        }
        if (i.code == op::closure && i.b == 0) {
            const auto& l = program.literals[i.a];
            if (own_registers) bind(l.first, static_cast<index>(l.formals.size()));
            visit(l.body, own_registers);
        }
        for (index k = 0; k < i.count; ++k)
            visit(program.operands[i.first + k], own_registers);
    }

  private:
    void bind(index first, index count) {
        for (index k = 0; k < count; ++k)
            bound.push_back(first + k);
    }

    void note_registers(const plan::instruction& i) {
        if (i.code == op::local) read.push_back(i.a);
        if (i.code == op::filter) bind(i.a, 1);
        if (i.code == op::context) bind(i.b, i.count);
        const bool loop = i.code == op::iteration || i.code == op::some || i.code == op::every;
        if (loop) bind(i.a, i.count - 1);
        if (i.code == op::iteration && i.b != plan::none) bind(i.b, 1);
    }
};

void make_set(std::vector<index>& all) {
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
}

} // namespace

const buffer<std::int32_t>& level::fixed_rows() const {
    if (!known_fixed_rows.empty() || outer == nullptr || rows == 0) return known_fixed_rows;
    const auto& above = outer->fixed_rows();
    const auto& up = parents();
    known_fixed_rows = buffer<std::int32_t>(rows);
    auto* to = known_fixed_rows.fill();
    for (std::size_t k = 0; k < rows; ++k)
        to[k] = above[static_cast<std::size_t>(up[k])];
    return known_fixed_rows;
}

const machine::reads& machine::reads_of(index n) {
    const auto known = reads_.find(n);
    if (known != reads_.end()) return known->second;
    walk all{program_, std::vector<bool>(program_.code.size())};
    reads out;
    all.visit(n, true);
    out.possible = !all.of_others;
    make_set(all.slots);
    make_set(all.read);
    make_set(all.bound);
    out.slots = std::move(all.slots);
    std::set_difference(all.read.begin(), all.read.end(), all.bound.begin(), all.bound.end(),
                        std::back_inserter(out.locals));
    return reads_.emplace(n, std::move(out)).first->second;
}

/// Whether an expression is the same for all cases.
bool machine::is_fixed(index n) {
    if (now_->fixed == nullptr || !now_->has_cases()) return false;
    const auto& read = reads_of(n);
    return read.possible && read.slots.empty() &&
           std::all_of(read.locals.begin(), read.locals.end(), [&](index local) {
               const auto* of = registers_[base_ + local].of;
               return of != nullptr && !of->has_cases();
           });
}

/// Runs it at the level without cases. What it takes counts in full for every row that asks, as if
/// each had worked it out.
column_ptr machine::run_fixed(index n) {
    auto* here = now_;
    const auto before = fixed_operations_;
    now_ = here->fixed;
    auto out = run(n);
    now_ = here;
    here->operations += fixed_operations_ - before;
    return out;
}

/// What is known at the level without cases, for the rows that are run.
column_ptr machine::for_cases(const column_ptr& fixed) {
    if (fixed->is_constant()) return constant(fixed->same);
    if (now_->fixed->rows != 1) return gathered(fixed, now_->fixed_rows());
    auto only = boxed(*fixed, 0, texts_);
    if (only.how == standing::here || only.how == standing::null || only.how == standing::absent)
        return constant(std::move(only.what));
    return standing_column(only.how, now_->rows);
}

/// An argument of a function, at the level that knows it.
machine::register_ machine::argument(index n) {
    if (code(n).code == op::local && registers_[base_ + code(n).a].what)
        return registers_[base_ + code(n).a];
    if (is_fixed(n)) return {run_fixed(n), now_->fixed};
    return {run(n), now_};
}

machine::listed machine::list_of(index n) {
    const bool same = is_fixed(n);
    auto list = same ? run_fixed(n) : run(n);
    const bool for_all =
        same || (list->is_constant() && now_->has_cases() && now_->fixed != nullptr);
    auto* here = now_;
    if (for_all) now_ = here->fixed;
    list = spread(list);
    now_ = here;
    if (list->is(form::lists)) list = from_zero(list);
    if (!for_all) return {list};
    return list->is(form::lists) ? list_for_cases(list) : listed{for_cases(list)};
}

machine::listed machine::list_for_cases(column_ptr fixed) {
    const bool one = now_->fixed->rows == 1;
    const auto* rows = one ? nullptr : now_->fixed_rows().data();
    auto out = std::make_shared<column>();
    out->what = form::lists;
    out->rows = now_->rows;
    out->offsets = buffer<std::int32_t>(out->rows + 1);
    auto* offsets = out->offsets.fill();
    offsets[0] = 0;
    const auto row_of = [&](std::size_t r) { return one ? 0 : static_cast<std::size_t>(rows[r]); };
    std::size_t size = 0;
    for (std::size_t r = 0; r < out->rows; ++r) {
        const auto* ends = fixed->offsets.data() + row_of(r);
        size += static_cast<std::size_t>(ends[1] - ends[0]);
        if (size > most_items) return {left()};
        offsets[r + 1] = static_cast<std::int32_t>(size);
    }
    buffer<std::int32_t> items(size);
    auto* to = items.fill();
    for (std::size_t r = 0; r < out->rows; ++r) {
        auto item = fixed->offsets[row_of(r)];
        for (auto k = offsets[r]; k < offsets[r + 1]; ++k)
            to[k] = item++;
    }
    if (!fixed->standings.empty()) {
        out->standings = buffer<standing>(out->rows);
        for (std::size_t r = 0; r < out->rows; ++r)
            out->standings.fill()[r] = fixed->standings[row_of(r)];
    }
    out->items = gathered(fixed->items, items);
    return {std::move(out), std::move(fixed), std::move(items)};
}

} // namespace hjemmel::eval::columns
