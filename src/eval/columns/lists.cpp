// SPDX-License-Identifier: Apache-2.0
#include "items_level.hpp"

#include <algorithm>
#include <numeric>

namespace hjemmel::eval::columns {

namespace {

using form = column::form;

constexpr std::uint8_t left_bit = column::left_bit;
constexpr std::uint8_t open_bits = column::open_bits;

std::size_t size_of(const column& list) {
    return static_cast<std::size_t>(list.offsets[list.rows] - list.offsets[0]);
}

} // namespace

column_ptr from_zero(const column_ptr& list) {
    const auto first = list->offsets[0];
    if (first == 0 && static_cast<std::size_t>(list->offsets[list->rows]) == list->items->rows)
        return list;
    const auto size = size_of(*list);
    buffer<std::int32_t> rows(size);
    for (std::size_t k = 0; k < size; ++k)
        rows.fill()[k] = first + static_cast<std::int32_t>(k);
    auto out = std::make_shared<column>(*list);
    out->items = gathered(list->items, rows);
    out->offsets = buffer<std::int32_t>(list->rows + 1);
    for (std::size_t r = 0; r <= list->rows; ++r)
        out->offsets.fill()[r] = list->offsets[r] - first;
    return out;
}

buffer<std::int32_t> parents_of(const column& list) {
    buffer<std::int32_t> out(list.items->rows);
    auto* to = out.fill();
    for (std::size_t r = 0; r < list.rows; ++r) {
        for (auto k = list.offsets[r]; k < list.offsets[r + 1]; ++k)
            to[k] = static_cast<std::int32_t>(r);
    }
    return out;
}

const buffer<std::int32_t>& level::parents() const {
    if (known_parents.empty()) known_parents = parents_of(*list);
    return known_parents;
}

// The same list for every row as a list of each.
column_ptr machine::spread(column_ptr list) {
    if (!list->is_constant() || !list->same.is(kind::list)) return list;
    std::vector<value> all(now_->rows, list->same);
    std::vector<standing> standings(now_->rows, standing::here);
    auto out = column_of(std::move(all), std::move(standings), texts_);
    return out->is(form::lists) ? out : list;
}

namespace {

/// What is kept of one list, as rows of its items.
struct filtered {
    buffer<std::int32_t> offsets;
    buffer<std::int32_t> items;
    buffer<standing> standings{}; ///< empty: every row is here
};

/// Whether each is true, false or null, and none open.
bool is_settled(const buffer<std::uint8_t>& bits) {
    bool open = false;
    for (const auto t : std::span(bits.data(), bits.size()))
        open |= (t != truth::yes) & (t != truth::no) & (t != truth::other);
    return !open;
}

/// How a row stands of whose items these bits are seen.
standing filtered_standing(standing how, unsigned seen) {
    if ((seen & left_bit) != 0) return standing::left;
    if ((seen & truth::other) != 0 && how == standing::here) return standing::missing;
    const bool null = how == standing::null || how == standing::absent || how == standing::failed;
    return null ? standing::here : how; // nothing is left of no list
}

filtered filter_rows(const column& list, const buffer<std::uint8_t>& bits) {
    filtered out{buffer<std::int32_t>(list.rows + 1), buffer<std::int32_t>(list.items->rows)};
    auto* to = out.items.fill();
    auto* offsets = out.offsets.fill();
    const auto* truths = bits.data();
    const auto* ends = list.offsets.data();
    offsets[0] = 0;
    std::int32_t size = 0;
    for (std::size_t r = 0; r < list.rows; ++r) {
        for (auto k = ends[r]; k < ends[r + 1]; ++k) {
            to[size] = k;
            size += truths[k] == truth::yes ? 1 : 0;
        }
        offsets[r + 1] = size;
    }
    out.items.shorten(static_cast<std::size_t>(size));
    if (list.standings.empty() && is_settled(bits)) return out;
    out.standings = buffer<standing>(list.rows);
    for (std::size_t r = 0; r < list.rows; ++r) {
        unsigned seen = 0;
        for (auto k = ends[r]; k < ends[r + 1]; ++k) {
            const auto t = truths[k];
            // Whether an item is in the list is open where its truth is.
            const bool open = (t & truth::yes) != 0 && t != truth::yes;
            const bool out_of_it = t == truth::other || t == (truth::other | truth::no);
            seen |= out_of_it ? unsigned{truth::no} : open ? unsigned{t} | open_bits : unsigned{t};
        }
        out.standings.fill()[r] = filtered_standing(list.at(r), seen);
    }
    return out;
}

column_ptr list_of_rows(const column& list, filtered found) {
    auto out = std::make_shared<column>();
    out->what = form::lists;
    out->rows = list.rows;
    out->offsets = std::move(found.offsets);
    out->standings = std::move(found.standings);
    const bool all = found.items.size() == list.items->rows;
    out->items = all ? list.items : gathered(list.items, found.items);
    return out;
}

} // namespace

column_ptr machine::filter(index n, const instruction& i) {
    const auto& type = code(operand(i, 1)).type;
    const bool by_number = type && type->kind == type_kind::number;
    if (!by_number && (!type || type->kind != type_kind::boolean)) return whole_by_rows(n);
    const auto over = list_of(operand(i, 0));
    const auto& list = over.each;
    if (!list->is(form::lists)) {
        const bool empty = list->is_constant() && list->same.is_null() && !by_number;
        return empty ? constant(make_list({})) : whole_by_rows(n);
    }
    if (by_number) {
        const auto number = run(operand(i, 1));
        auto out = item_at(*list, *number);
        return out ? out : whole_by_rows(n);
    }
    buffer<std::uint8_t> bits;
    {
        const items_level items(*this, over);
        registers_[base_ + i.a] = items.item;
        bits = truths_of(*run(operand(i, 1)));
    }
    return list_of_rows(*list, filter_rows(*list, bits));
}

column_ptr machine::item_at(const column& list, const column& number) {
    if (!number.is_constant() || !number.same.is(kind::number)) return nullptr;
    const auto at = number.same.as_number().to_int64();
    if (!at || *at == 0) return nullptr;
    buffer<std::int32_t> rows(list.rows);
    for (std::size_t r = 0; r < list.rows; ++r) {
        const std::int64_t begin = list.offsets[r];
        const std::int64_t end = list.offsets[r + 1];
        const bool inside = *at <= end - begin && *at >= begin - end;
        const auto item = *at > 0 ? begin + *at - 1 : end + *at;
        rows.fill()[r] = inside ? static_cast<std::int32_t>(item) : -1;
    }
    auto out = gathered(list.items, rows, standing::failed);
    if (list.standings.empty()) return out;
    buffer<std::uint8_t> choice(list.rows);
    static constexpr std::uint8_t by_standing[] = {0, 3, 3, 3, 1, 2}; // a null list: as it is
    for (std::size_t r = 0; r < list.rows; ++r)
        choice.fill()[r] = by_standing[static_cast<std::size_t>(list.standings[r])];
    return chosen({out, standing_column(standing::missing, list.rows),
                   standing_column(standing::left, list.rows)},
                  choice, texts_);
}

// `sort` by a function that compares the same key of both.
column_ptr machine::sort(index n, const instruction& i) {
    const auto& function = code(operand(i, 1));
    const bool literal = function.code == op::closure && function.b == 0;
    if (!literal) return whole_by_rows(n);
    const auto& l = program_.literals[function.a];
    const auto& body = code(l.body);
    const bool rises = body.code == op::less || body.code == op::less_equal;
    const bool falls = body.code == op::greater || body.code == op::greater_equal;
    if ((!rises && !falls) || l.formals.size() != 2) return whole_by_rows(n);
    const auto key = [&](index at) {
        const auto& path = code(at);
        const bool fits = path.code == op::path && code(operand(path, 0)).code == op::local;
        return fits ? std::pair(code(operand(path, 0)).a, path.a) : std::pair(plan::none, index{0});
    };
    const auto [first, name] = key(operand(body, 0));
    const auto [second, other] = key(operand(body, 1));
    const bool strict = body.code == op::less || body.code == op::greater;
    if (first != l.first || second != l.first + 1 ||
        program_.names[name] != program_.names[other] || !strict)
        return whole_by_rows(n);
    auto list = spread(run(operand(i, 0)));
    if (!list->is(form::lists) || !list->items->is(form::contexts)) return whole_by_rows(n);
    list = from_zero(list);
    const auto at = list->items->shape->find(program_.names[name]);
    if (at == context_shape::npos) return whole_by_rows(n);
    const auto keys = field_column(*list->items, at, texts_);
    if (!keys->is(form::integers)) return whole_by_rows(n);
    buffer<std::int32_t> rows(list->items->rows);
    buffer<standing> standings(list->rows, standing::here);
    bool whole = true;
    bool moved = false;
    for (std::size_t r = 0; r < list->rows; ++r) {
        auto how = list->at(r);
        auto* begin = rows.fill() + list->offsets[r];
        auto* end = rows.fill() + list->offsets[r + 1];
        std::iota(begin, end, list->offsets[r]);
        if (!keys->standings.empty()) {
            for (const auto k : std::span(begin, end)) {
                if (keys->at(static_cast<std::size_t>(k)) != standing::here) how = standing::left;
            }
        }
        const auto before = [&](auto x, auto y) {
            const auto a = keys->integers[static_cast<std::size_t>(x)];
            const auto b = keys->integers[static_cast<std::size_t>(y)];
            return rises ? a < b : a > b;
        };
        if (!std::is_sorted(begin, end, before)) {
            std::stable_sort(begin, end, before);
            moved = true;
        }
        if (how == standing::null || how == standing::absent) how = standing::left;
        whole = whole && how == standing::here;
        standings.fill()[r] = how;
    }
    if (whole && !moved) return list;
    auto out = std::make_shared<column>(*list);
    if (!whole) out->standings = std::move(standings);
    if (moved) out->items = gathered(list->items, rows);
    return out;
}

namespace {

/// The rows of all parts in turns: the first of each, then the second of each.
column_ptr in_turns(std::span<const column_ptr> parts, text_codes& texts) {
    const auto rows = parts[0]->rows;
    const auto alike = [&](const column_ptr& one) {
        return one->is(form::contexts) && one->picks.empty() && one->standings.empty() &&
               one->shape->names == parts[0]->shape->names;
    };
    if (parts[0]->is(form::contexts) && std::all_of(parts.begin(), parts.end(), alike)) {
        auto out = std::make_shared<column>();
        out->what = form::contexts;
        out->rows = rows * parts.size();
        out->shape = parts[0]->shape;
        std::vector<column_ptr> fields(parts.size());
        for (std::size_t f = 0; f < out->shape->names.size(); ++f) {
            for (std::size_t k = 0; k < parts.size(); ++k)
                fields[k] = parts[k]->fields[f];
            out->fields.push_back(in_turns(fields, texts));
        }
        return out;
    }
    buffer<std::int32_t> order(rows * parts.size());
    auto* to = order.fill();
    for (std::size_t r = 0; r < rows; ++r) {
        for (std::size_t k = 0; k < parts.size(); ++k)
            *to++ = static_cast<std::int32_t>(k * rows + r);
    }
    return gathered(joined_parts({parts.begin(), parts.end()}, texts), order);
}

} // namespace

column_ptr machine::list_literal(std::span<const column_ptr> items) {
    const bool same = std::all_of(items.begin(), items.end(),
                                  [](const column_ptr& one) { return one->is_constant(); });
    if (same) return nullptr;
    auto out = std::make_shared<column>();
    out->what = form::lists;
    out->rows = now_->rows;
    out->offsets = buffer<std::int32_t>(now_->rows + 1);
    for (std::size_t r = 0; r <= now_->rows; ++r)
        out->offsets.fill()[r] = static_cast<std::int32_t>(r * items.size());
    out->items = in_turns(items, texts_);
    return with_open_items(out);
}

// Of texts, what the built-in says of each is remembered.
column_ptr machine::list_contains(const instruction& i, const column_ptr& list,
                                  const column_ptr& item, index n) {
    if (!list->is_constant() || !item->is(form::texts)) {
        const column_ptr operands[] = {list, item};
        auto out = list->is(form::lists) ? contained(*list, *item) : nullptr;
        return out ? out : by_rows(n, operands);
    }
    auto& memory = remembered_[n];
    if (!identical(memory.of, list->same)) memory = {list->same, {}};
    auto& known = memory.truths;
    known.resize(std::max(known.size(), texts_.size()));
    const auto& what = feel::builtins()[i.a];
    const auto ask = [&](const value& v) {
        const std::vector<value> arguments{list->same, v};
        const auto found = what.define(one_, arguments);
        return found.is_true() ? truth::yes : found.is_false() ? truth::no : left_bit;
    };
    buffer<std::uint8_t> out(item->rows);
    auto* to = out.fill();
    const auto* codes = item->codes.data();
    for (std::size_t r = 0; r < item->rows; ++r) {
        auto& bits = known[static_cast<std::size_t>(codes[r])];
        if (bits == 0) bits = ask(texts_.text(codes[r]));
        to[r] = bits;
    }
    if (item->standings.empty()) return truth_column(std::move(out));
    const auto of_null = ask(value());
    for (std::size_t r = 0; r < item->rows; ++r) {
        const auto how = item->standings[r];
        if (how == standing::here) continue;
        to[r] = how == standing::missing                           ? open_bits
                : how == standing::null || how == standing::absent ? of_null
                                                                   : left_bit;
    }
    return truth_column(std::move(out));
}

} // namespace hjemmel::eval::columns
