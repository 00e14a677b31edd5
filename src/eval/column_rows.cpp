// SPDX-License-Identifier: Apache-2.0
// Rows of columns, picked by number or chosen from several columns.
#include <hjemmel/eval/column.hpp>

#include "column_parts.hpp"

#include <algorithm>

namespace hjemmel::eval {

namespace {

using detail::made;
using detail::truth_bits;
using form = column::form;

template<class T>
buffer<T> picked(const buffer<T>& from, const buffer<std::int32_t>& rows) {
    buffer<T> out(rows.size());
    auto* to = out.fill();
    const auto* source = from.data();
    for (std::size_t r = 0; r < rows.size(); ++r)
        to[r] = rows[r] < 0 ? T{} : source[rows[r]];
    return out;
}

bool has_none(const buffer<std::int32_t>& rows) {
    return std::any_of(rows.data(), rows.data() + rows.size(), [](auto r) { return r < 0; });
}

buffer<standing> picked_standings(const column& of, const buffer<std::int32_t>& rows,
                                  standing otherwise) {
    if (of.standings.empty() && !has_none(rows)) return {};
    buffer<standing> out(rows.size());
    auto* to = out.fill();
    for (std::size_t r = 0; r < rows.size(); ++r)
        to[r] = rows[r] < 0 ? otherwise : of.at(static_cast<std::size_t>(rows[r]));
    return out;
}

column_ptr picked_lists(const column& of, const buffer<std::int32_t>& rows, column& out) {
    out.offsets = buffer<std::int32_t>(rows.size() + 1);
    auto* offsets = out.offsets.fill();
    offsets[0] = 0;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const auto from = static_cast<std::size_t>(std::max(rows[r], 0));
        const auto size = rows[r] < 0 ? 0 : of.offsets[from + 1] - of.offsets[from];
        offsets[r + 1] = offsets[r] + size;
    }
    buffer<std::int32_t> items(static_cast<std::size_t>(offsets[rows.size()]));
    auto* to = items.fill();
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (rows[r] < 0) continue;
        for (auto i = of.offsets[static_cast<std::size_t>(rows[r])];
             i < of.offsets[static_cast<std::size_t>(rows[r]) + 1]; ++i)
            *to++ = i;
    }
    return gathered(of.items, items);
}

} // namespace

column_ptr gathered(const column_ptr& of, const buffer<std::int32_t>& rows, standing otherwise) {
    if (of->is(form::left)) return left_column(rows.size());
    if (of->is_constant() && !has_none(rows)) return constant_column(of->same, rows.size());
    auto out = made(of->what, rows.size());
    out->kind = of->kind;
    out->scale = of->scale;
    switch (of->what) {
    case form::constant: {
        out->what = form::values;
        out->values.assign(rows.size(), of->same);
        out->standings = buffer<standing>(rows.size());
        const auto how = of->same.is_null() ? null_standing(of->same) : standing::here;
        for (std::size_t r = 0; r < rows.size(); ++r)
            out->standings.fill()[r] = rows[r] < 0 ? otherwise : how;
        return out;
    }
    case form::truths: {
        out->truths = picked(of->truths, rows);
        const auto bits = truth_bits({}, otherwise);
        for (std::size_t r = 0; r < rows.size(); ++r) {
            if (rows[r] < 0) out->truths.fill()[r] = bits;
        }
        return out;
    }
    case form::integers:
        out->integers = picked(of->integers, rows);
        out->between = of->between;
        break;
    case form::texts:
        out->codes = picked(of->codes, rows);
        break;
    case form::contexts:
        out->shape = of->shape;
        out->fields = of->fields;
        out->picks = of->picks.empty() ? rows : picked(of->picks, rows);
        // Without rows there are no picks, and the fields are read as they are.
        for (auto& field : out->fields) {
            if (rows.empty()) field = gathered(field, rows);
        }
        break;
    case form::lists:
        out->items = picked_lists(*of, rows, *out);
        break;
    default:
        for (std::size_t r = 0; r < rows.size() && !of->values.empty(); ++r)
            out->values.push_back(rows[r] < 0 ? value()
                                              : of->values[static_cast<std::size_t>(rows[r])]);
    }
    out->standings = picked_standings(*of, rows, otherwise);
    return out;
}

column_ptr standing_column(standing how, std::size_t rows) {
    auto out = made(form::values, rows);
    out->standings = buffer<standing>(rows, how);
    return out;
}

column_ptr field_column(const column& of, std::size_t field, text_codes& texts) {
    auto own = of.picks.empty() ? of.fields[field] : gathered(of.fields[field], of.picks);
    if (of.standings.empty()) return own;
    // A field of what is not there cannot be read.
    buffer<std::uint8_t> choice(of.rows);
    static constexpr std::uint8_t by_standing[] = {0, 1, 1, 1, 2, 3};
    for (std::size_t r = 0; r < of.rows; ++r)
        choice.fill()[r] = by_standing[static_cast<std::size_t>(of.standings[r])];
    return chosen({own, standing_column(standing::failed, of.rows),
                   standing_column(standing::missing, of.rows)},
                  choice, texts);
}

namespace {

/// The form and kind that all of them have, constants aside; values where they differ.
struct common_form {
    form what = form::values;
    hjemmel::kind kind = hjemmel::kind::null;
    int scale = 0;
    bool found = false;
    bool differ = false;

    void add(form other, hjemmel::kind of, int digits) {
        differ = differ || (found && (what != other || kind != of));
        found = true;
        what = other;
        kind = of;
        scale = std::max(scale, digits);
    }
};

common_form common_of(const std::vector<column_ptr>& from) {
    common_form out;
    for (const auto& one : from) {
        if (is_blank(*one)) continue;
        if (!one->is_constant()) {
            out.add(one->what, one->is(form::integers) ? one->kind : kind::null, one->scale);
            continue;
        }
        const auto& v = one->same;
        if (v.is(kind::boolean))
            out.add(form::truths, kind::null, 0);
        else if (v.is(kind::string))
            out.add(form::texts, kind::null, 0);
        else if (const auto n = integer_of(v))
            out.add(form::integers, v.kind(), n->scale);
        else
            out.add(form::values, kind::null, 0);
    }
    return out;
}

/// One of the columns that are chosen from: rows of data, or the same for all.
template<class T>
struct source {
    const T* data = nullptr;
    T same{};
    const standing* standings = nullptr;
    standing how = standing::here;
    column_ptr owner{};

    /// Of a column that has no value in any row, or is of the form.
    source(const column_ptr& of, const buffer<T>& rows, bool has_rows) : owner(of) {
        if (has_rows) data = rows.data();
        const bool single = of->is_constant() || of->is(form::left);
        if (single) how = of->is(form::left) ? standing::left : standing_of(*of, 0);
        if (!single && !of->standings.empty()) standings = of->standings.data();
    }
    explicit source(standing all) : how(all) {}
};

template<class T>
void choose(const std::vector<source<T>>& from, const buffer<std::uint8_t>& choice, T* to,
            standing* how) {
    for (std::size_t r = 0; r < choice.size(); ++r) {
        const auto& one = from[std::min<std::size_t>(choice[r], from.size() - 1)];
        to[r] = one.data == nullptr ? one.same : one.data[r];
        how[r] = one.standings == nullptr ? one.how : one.standings[r];
    }
}

/// The integers at another scale; what does not fit is left.
column_ptr at_scale(const column_ptr& of, int scale) {
    if (!of->is(form::integers) || of->scale == scale) return of;
    auto out = std::make_shared<column>(*of);
    out->scale = scale;
    out->between.reset();
    out->integers = buffer<std::int64_t>(of->rows);
    out->standings = buffer<standing>(of->rows);
    for (std::size_t r = 0; r < of->rows; ++r) {
        const auto n = rescaled({of->integers[r], of->scale}, scale);
        const bool lost = of->at(r) == standing::here && !n;
        out->integers.fill()[r] = n.value_or(0);
        out->standings.fill()[r] = lost ? standing::left : of->at(r);
    }
    return out;
}

void keep_standings(column& of, buffer<standing> how) {
    const auto* begin = how.data();
    const bool whole =
        std::all_of(begin, begin + how.size(), [](standing s) { return s == standing::here; });
    if (!whole) of.standings = std::move(how);
}

column_ptr chosen_truths(const std::vector<column_ptr>& from, const buffer<std::uint8_t>& choice) {
    std::vector<buffer<std::uint8_t>> each;
    for (const auto& one : from) {
        if (one->is(form::truths)) {
            each.push_back(one->truths);
            continue;
        }
        each.emplace_back(one->rows);
        for (std::size_t r = 0; r < one->rows; ++r)
            each.back().fill()[r] = truth_bits(one->same, standing_of(*one, r));
    }
    auto out = made(form::truths, choice.size());
    out->truths = buffer<std::uint8_t>(choice.size());
    for (std::size_t r = 0; r < choice.size(); ++r)
        out->truths.fill()[r] = choice[r] < each.size() ? each[choice[r]][r] : column::left_bit;
    return out;
}

column_ptr chosen_integers(const std::vector<column_ptr>& from, const buffer<std::uint8_t>& choice,
                           const common_form& common) {
    std::vector<source<std::int64_t>> each;
    for (const auto& any : from) {
        const auto one = at_scale(any, common.scale);
        each.emplace_back(one, one->integers, one->is(form::integers));
        if (!one->is_constant() || one->same.is_null()) continue;
        const auto own = rescaled(*integer_of(one->same), common.scale);
        each.back().same = own.value_or(0);
        if (!own) each.back().how = standing::left;
    }
    each.emplace_back(standing::left);
    auto out = made(form::integers, choice.size());
    out->kind = common.kind;
    out->scale = common.scale;
    out->integers = buffer<std::int64_t>(choice.size());
    buffer<standing> how(choice.size());
    choose(each, choice, out->integers.fill(), how.fill());
    keep_standings(*out, std::move(how));
    return out;
}

column_ptr chosen_texts(const std::vector<column_ptr>& from, const buffer<std::uint8_t>& choice,
                        text_codes& texts) {
    std::vector<source<std::int32_t>> each;
    for (const auto& one : from) {
        each.emplace_back(one, one->codes, one->is(form::texts));
        const bool same = one->is_constant() && one->same.is(kind::string);
        if (same) each.back().same = texts.code(one->same.as_string());
    }
    each.emplace_back(standing::left);
    auto out = made(form::texts, choice.size());
    out->codes = buffer<std::int32_t>(choice.size());
    buffer<standing> how(choice.size());
    choose(each, choice, out->codes.fill(), how.fill());
    keep_standings(*out, std::move(how));
    return out;
}

} // namespace

column_ptr chosen(const std::vector<column_ptr>& from, const buffer<std::uint8_t>& choice,
                  text_codes& texts) {
    const auto common = common_of(from);
    const auto form_of_all = common.found && !common.differ ? common.what : form::values;
    if (form_of_all == form::truths) return chosen_truths(from, choice);
    if (form_of_all == form::integers) return chosen_integers(from, choice, common);
    if (form_of_all == form::texts) return chosen_texts(from, choice, texts);
    const auto rows = choice.size();
    std::vector<value> values(rows);
    std::vector<standing> standings(rows, standing::left);
    for (std::size_t r = 0; r < rows; ++r) {
        if (choice[r] >= from.size()) continue;
        auto one = boxed(*from[choice[r]], r, texts);
        values[r] = std::move(one.what);
        standings[r] = one.how;
    }
    return column_of(std::move(values), std::move(standings), texts);
}

} // namespace hjemmel::eval
