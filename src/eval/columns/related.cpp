// SPDX-License-Identifier: Apache-2.0
// What the rows of columns see of related cases: a row of the case above, a list of those below.
#include "machine.hpp"

#include <algorithm>

namespace hjemmel::eval::columns {

namespace {

using form = column::form;

/// Lists that are seen from each item of other lists come to no more items than these.
constexpr std::int64_t most_items = std::int64_t{1} << 24U;

std::shared_ptr<column> contexts_of(const plan::view& view, std::size_t rows) {
    auto out = std::make_shared<column>();
    out->what = form::contexts;
    out->rows = rows;
    out->shape = view.shape;
    return out;
}

} // namespace

column_ptr machine::parent_slot(index number) {
    if (with_.above == nullptr || !with_.above->slots[number]) return left_column(cases_->rows);
    auto& known = above_[number];
    if (!known) known = gathered(with_.above->slots[number], with_.above->rows);
    return known;
}

column_ptr machine::parent(index number) {
    auto& known = parents_[number];
    if (known) return known;
    const auto& view = program_.views[number];
    auto out = contexts_of(view, cases_->rows);
    for (const auto slot : view.slots)
        out->fields.push_back(parent_slot(slot));
    buffer<standing> how(cases_->rows, standing::left);
    for (std::size_t r = 0; with_.above != nullptr && r < cases_->rows; ++r) {
        if (with_.above->rows[r] >= 0) how.fill()[r] = standing::here;
    }
    out->standings = std::move(how);
    return known = std::move(out);
}

column_ptr machine::related(index number) {
    const auto& view = program_.views[number];
    const auto* below = with_.below;
    const bool seen = below != nullptr && std::all_of(view.slots.begin(), view.slots.end(),
                                                      [&](index i) { return below->slots[i]; });
    if (!seen) return left_column(cases_->rows);
    auto& known = related_[number];
    if (known) return known;
    auto out = std::make_shared<column>();
    out->what = form::lists;
    out->rows = cases_->rows;
    out->offsets = below->offsets;
    auto items = contexts_of(view, static_cast<std::size_t>(below->offsets[out->rows]));
    for (const auto slot : view.slots)
        items->fields.push_back(below->slots[slot]);
    out->items = std::move(items);
    buffer<standing> how(out->rows, standing::here);
    for (std::size_t r = 0; r < out->rows; ++r) {
        if (below->left[r] != 0) how.fill()[r] = standing::left;
    }
    out->standings = std::move(how);
    return known = std::move(out);
}

// Whether to see a list from each item of the level that is run would take too much.
bool machine::too_many(const column& list) const {
    if (!list.is(form::lists)) return false;
    std::int64_t all = 0;
    const auto& parents = now_->parents();
    for (std::size_t k = 0; k < now_->rows; ++k) {
        const auto row = static_cast<std::size_t>(parents[k]);
        all += list.offsets[row + 1] - list.offsets[row];
    }
    return all > most_items;
}

} // namespace hjemmel::eval::columns
