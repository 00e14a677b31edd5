// SPDX-License-Identifier: Apache-2.0
// What the items of each list come to together.
#include "integers.hpp"
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

namespace {

/// What a row is that may be in its list: open where its fact is missing, else left to its case.
std::uint8_t open_or_left(standing of_list, standing of_item) {
    const bool open = of_list == standing::here && of_item == standing::missing;
    return open ? column::open_bits : column::left_bit;
}

/// Whether each row's item is among those of its list, by the numbers that they go by.
template<class Number, class Wanted>
column_ptr found_in(const column& list, const column& item, const Number* numbers,
                    const Wanted& wanted) {
    buffer<std::uint8_t> out(list.rows);
    auto* to = out.fill();
    for (std::size_t r = 0; r < list.rows; ++r) {
        const auto how = standing_of(item, r);
        if (list.at(r) != standing::here || how != standing::here) {
            to[r] = open_or_left(list.at(r), how);
            continue;
        }
        const auto* begin = numbers + list.offsets[r];
        const auto* end = numbers + list.offsets[r + 1];
        to[r] = std::find(begin, end, wanted(r)) == end ? truth::no : truth::yes;
    }
    return truth_column(std::move(out));
}

} // namespace

column_ptr machine::contained(const column& list, const column& item) {
    const auto& items = *list.items;
    if (items.rows == 0) {
        const std::int32_t* none = nullptr;
        return found_in(list, item, none, [](std::size_t) { return 0; });
    }
    if (!items.standings.empty()) return nullptr;
    const bool text = item.is(form::texts) || (item.is_constant() && item.same.is(kind::string));
    if (items.is(form::texts) && text) {
        const auto same = item.is_constant() ? texts_.code(item.same.as_string()) : 0;
        return found_in(list, item, items.codes.data(),
                        [&](std::size_t r) { return item.is_constant() ? same : item.codes[r]; });
    }
    const auto x = integers_of(item);
    const bool alike = x && items.is(form::integers) && x->kind == items.kind;
    if (!alike || x->scale != items.scale) return nullptr;
    return found_in(list, item, items.integers.data(), [&](std::size_t r) { return (*x)[r]; });
}

} // namespace hjemmel::eval::columns
