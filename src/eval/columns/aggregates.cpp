// SPDX-License-Identifier: Apache-2.0
// What the items of each list come to together.
#include "machine.hpp"

#include <algorithm>

namespace hjemmel::eval::columns {

namespace {

using form = column::form;

/// Items as integers, all here; nothing where they are not.
const std::int64_t* plain_integers(const column& items) {
    return items.is(form::integers) && items.standings.empty() ? items.integers.data() : nullptr;
}

std::shared_ptr<column> integers_like(const column& items, std::size_t rows) {
    auto out = std::make_shared<column>();
    out->what = form::integers;
    out->kind = items.kind;
    out->scale = items.scale;
    out->rows = rows;
    out->integers = buffer<std::int64_t>(rows, 0);
    return out;
}

/// How the result of a list stands: what an empty one gives is a null, or left.
standing of_list(const column& list, std::size_t row, const value& of_none) {
    const auto how = list.at(row);
    if (how == standing::missing || how == standing::left) return how;
    if (how != standing::here) return standing::left;
    if (list.offsets[row] != list.offsets[row + 1]) return standing::here;
    if (!of_none.is_null()) return standing::left;
    return of_none.failure() ? standing::failed : standing::null;
}

} // namespace

column_ptr machine::extreme(const column& list, bool greatest, const value& of_none) {
    const auto* data = plain_integers(*list.items);
    if (data == nullptr) return nullptr;
    auto out = integers_like(*list.items, list.rows);
    buffer<standing> how(list.rows);
    bool whole = true;
    for (std::size_t r = 0; r < list.rows; ++r) {
        how.fill()[r] = of_list(list, r, of_none);
        whole = whole && how[r] == standing::here;
        const auto* begin = data + list.offsets[r];
        const auto* end = data + list.offsets[r + 1];
        if (begin == end) continue;
        out->integers.fill()[r] =
            greatest ? *std::max_element(begin, end) : *std::min_element(begin, end);
    }
    if (!whole) out->standings = std::move(how);
    return out;
}

column_ptr machine::sum(const column& list, const value& of_none) {
    const auto* data = plain_integers(*list.items);
    const bool fits = data != nullptr && list.items->kind != kind::date;
    if (!fits) return nullptr;
    auto out = integers_like(*list.items, list.rows);
    buffer<standing> how(list.rows);
    bool whole = true;
    for (std::size_t r = 0; r < list.rows; ++r) {
        how.fill()[r] = of_list(list, r, of_none);
        std::int64_t total = 0;
        for (auto k = list.offsets[r]; k < list.offsets[r + 1]; ++k) {
            if (__builtin_add_overflow(total, data[k], &total)) how.fill()[r] = standing::left;
        }
        out->integers.fill()[r] = total;
        whole = whole && how[r] == standing::here;
    }
    if (!whole) out->standings = std::move(how);
    return out;
}

column_ptr machine::count(const column& list) {
    auto out = std::make_shared<column>();
    out->what = form::integers;
    out->kind = kind::number;
    out->rows = list.rows;
    out->integers = buffer<std::int64_t>(list.rows);
    for (std::size_t r = 0; r < list.rows; ++r)
        out->integers.fill()[r] = list.offsets[r + 1] - list.offsets[r];
    if (list.standings.empty()) return out;
    out->standings = buffer<standing>(list.rows);
    for (std::size_t r = 0; r < list.rows; ++r) {
        const auto how = list.at(r);
        const bool null = how != standing::here && how != standing::missing;
        out->standings.fill()[r] = null ? standing::left : how;
    }
    return out;
}

} // namespace hjemmel::eval::columns
