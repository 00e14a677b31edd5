// SPDX-License-Identifier: Apache-2.0
// `for`, `some` and `every` over the items of lists: each domain is a level within the one before.
#include "items_level.hpp"

#include <algorithm>
#include <span>

namespace hjemmel::eval::columns {

namespace {

using form = column::form;

constexpr std::uint8_t left_bit = column::left_bit;
constexpr std::uint8_t open_bits = column::open_bits;

/// Whether each is true or false.
bool is_two_valued(const buffer<std::uint8_t>& bits) {
    bool more = false;
    for (const auto t : std::span(bits.data(), bits.size()))
        more |= (t != truth::yes) & (t != truth::no);
    return !more;
}

/// What the truths of each list's items come to: strong where one is.
buffer<std::uint8_t> folded_truths(const column& list, const buffer<std::uint8_t>& bits,
                                   std::uint8_t strong, std::uint8_t start) {
    buffer<std::uint8_t> out(list.rows);
    if (list.standings.empty() && is_two_valued(bits)) {
        for (std::size_t r = 0; r < list.rows; ++r) {
            const auto* begin = bits.data() + list.offsets[r];
            const auto* end = bits.data() + list.offsets[r + 1];
            out.fill()[r] = std::find(begin, end, strong) == end ? start : strong;
        }
        return out;
    }
    for (std::size_t r = 0; r < list.rows; ++r) {
        std::uint8_t all = start;
        std::uint8_t seen = 0;
        bool certain = false;
        for (auto k = list.offsets[r]; k < list.offsets[r + 1]; ++k) {
            const auto t = bits[static_cast<std::size_t>(k)];
            certain = certain || t == strong;
            seen = static_cast<std::uint8_t>(seen | t);
        }
        if (certain)
            all = strong;
        else if ((seen & strong) != 0)
            all = static_cast<std::uint8_t>(seen | start);
        else if ((seen & truth::other) != 0)
            all = truth::other;
        const auto how = list.at(r);
        if ((seen & left_bit) != 0 || how == standing::left)
            all = left_bit;
        else if (how == standing::missing)
            all = open_bits;
        else if (how != standing::here)
            all = truth::other;
        // What is open in one item and null in another is told apart by the case alone.
        else if ((all & truth::other) != 0 && all != truth::other)
            all = open_bits;
        out.fill()[r] = all;
    }
    return out;
}

} // namespace

bool holds_left(const column& of) {
    if (of.is(form::left)) return of.rows != 0;
    if (of.is(form::truths)) {
        const auto* bits = of.truths.data();
        return std::any_of(bits, bits + of.rows, [](auto t) { return (t & left_bit) != 0; });
    }
    const auto* how = of.standings.data();
    return std::find(how, how + of.standings.size(), standing::left) != how + of.standings.size();
}

column_ptr with_open_items(const std::shared_ptr<column>& list) {
    const auto& items = *list->items;
    if (list->standings.empty() && !holds_left(items)) return list;
    buffer<standing> how(list->rows, standing::here);
    for (std::size_t r = 0; r < list->rows; ++r) {
        auto own = list->at(r);
        if (own == standing::null || own == standing::absent) own = standing::failed;
        for (auto k = list->offsets[r]; k < list->offsets[r + 1]; ++k) {
            if (standing_of(items, static_cast<std::size_t>(k)) == standing::left)
                own = standing::left;
        }
        how.fill()[r] = own;
    }
    list->standings = std::move(how);
    return list;
}

column_ptr machine::quantified(index n, const instruction& i, bool some) {
    auto out = quantified_over(i, 0, some);
    return out ? out : whole_by_rows(n);
}

// Null where a domain is none of lists, or the condition is neither true nor false nor null.
column_ptr machine::quantified_over(const instruction& i, index domain, bool some) {
    const auto over = list_of(operand(i, domain));
    const auto& list = over.each;
    // Of several domains, one that is open or null stops them all.
    const bool plain = i.count == 2 || list->standings.empty();
    if (!list->is(form::lists) || !plain) return nullptr;
    column_ptr condition;
    {
        const items_level items(*this, over);
        registers_[base_ + i.a + domain] = items.item;
        const bool last = domain + 2 == i.count;
        condition = last ? run(operand(i, domain + 1)) : quantified_over(i, domain + 1, some);
    }
    const bool boolean =
        condition && (condition->is(form::truths) || is_blank(*condition) ||
                      (condition->is_constant() && condition->same.is(kind::boolean)));
    if (!boolean) return nullptr;
    const std::uint8_t strong = some ? truth::yes : truth::no;
    const std::uint8_t start = some ? truth::no : truth::yes;
    return truth_column(folded_truths(*list, truths_of(*condition), strong, start));
}

column_ptr machine::iteration(index n, const instruction& i) {
    const auto& read = reads_of(operand(i, i.count - 1)).locals;
    const bool partial = i.b != plan::none && std::binary_search(read.begin(), read.end(), i.b);
    auto out = partial ? nullptr : iterated_over(i, 0);
    return out ? out : whole_by_rows(n);
}

// Null where a domain is none of lists, or, of several, is not known of every row.
column_ptr machine::iterated_over(const instruction& i, index domain) {
    const auto over = list_of(operand(i, domain));
    const auto& list = over.each;
    if (!list->is(form::lists) || (i.count != 2 && !list->standings.empty())) return nullptr;
    const bool last = domain + 2 == i.count;
    column_ptr each;
    {
        const items_level items(*this, over);
        registers_[base_ + i.a + domain] = items.item;
        each = last ? run(operand(i, domain + 1)) : iterated_over(i, domain + 1);
    }
    if (!each || (!last && !each->standings.empty())) return nullptr;
    auto out = std::make_shared<column>();
    out->what = form::lists;
    out->rows = list->rows;
    if (!last) {
        out->offsets = buffer<std::int32_t>(list->rows + 1);
        for (std::size_t r = 0; r <= list->rows; ++r)
            out->offsets.fill()[r] = each->offsets[static_cast<std::size_t>(list->offsets[r])];
        out->items = each->items;
        return out;
    }
    out->offsets = list->offsets;
    out->items = each;
    out->standings = list->standings;
    return with_open_items(out);
}

} // namespace hjemmel::eval::columns
