// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/eval/column.hpp>

#include <algorithm>
#include <cstring>

namespace hjemmel::eval {

namespace {

using form = column::form;

constexpr std::int64_t tens[] = {1, 10, 100, 1'000, 10'000, 100'000, 1'000'000};
constexpr int most_scale = 6;

std::shared_ptr<column> made(form what, std::size_t rows) {
    auto out = std::make_shared<column>();
    out->what = what;
    out->rows = rows;
    return out;
}

bool all_here(const std::vector<standing>& of) {
    return std::all_of(of.begin(), of.end(), [](standing s) { return s == standing::here; });
}

buffer<standing> kept(const std::vector<standing>& of) {
    if (all_here(of)) return {};
    buffer<standing> out(of.size());
    std::copy(of.begin(), of.end(), out.fill());
    return out;
}

std::uint8_t truth_bits(const value& v, standing how) {
    switch (how) {
    case standing::here:
        return v.is_true() ? truth::yes : truth::no;
    case standing::missing:
        return column::open_bits;
    case standing::left:
        return column::left_bit;
    default:
        return truth::other;
    }
}

column_ptr truths_of(const std::vector<value>& values, const std::vector<standing>& standings) {
    auto out = made(form::truths, values.size());
    out->truths = buffer<std::uint8_t>(values.size());
    for (std::size_t r = 0; r < values.size(); ++r)
        out->truths.fill()[r] = truth_bits(values[r], standings[r]);
    return out;
}

column_ptr texts_of(const std::vector<value>& values, const std::vector<standing>& standings,
                    text_codes& texts) {
    auto out = made(form::texts, values.size());
    out->codes = buffer<std::int32_t>(values.size());
    for (std::size_t r = 0; r < values.size(); ++r) {
        const bool here = standings[r] == standing::here;
        out->codes.fill()[r] = here ? texts.code(values[r].as_string()) : 0;
    }
    out->standings = kept(standings);
    return out;
}

/// Nothing where one of them is no integer of a scale that fits all.
column_ptr integers_of(kind what, const std::vector<value>& values,
                       const std::vector<standing>& standings) {
    int scale = 0;
    std::vector<scaled> numbers(values.size());
    for (std::size_t r = 0; r < values.size(); ++r) {
        if (standings[r] != standing::here) continue;
        const auto one = integer_of(values[r]);
        if (!one) return nullptr;
        numbers[r] = *one;
        scale = std::max(scale, one->scale);
    }
    auto out = made(form::integers, values.size());
    out->kind = what;
    out->scale = scale;
    out->integers = buffer<std::int64_t>(values.size());
    for (std::size_t r = 0; r < values.size(); ++r) {
        const auto n = rescaled(numbers[r], scale);
        if (!n) return nullptr;
        out->integers.fill()[r] = *n;
    }
    out->standings = kept(standings);
    return out;
}

column_ptr lists_of(const std::vector<value>& values, std::vector<standing> standings,
                    text_codes& texts) {
    auto out = made(form::lists, values.size());
    out->offsets = buffer<std::int32_t>(values.size() + 1);
    std::vector<value> items;
    out->offsets.fill()[0] = 0;
    for (std::size_t r = 0; r < values.size(); ++r) {
        if (standings[r] == standing::here) {
            const auto& all = values[r].as_list().items;
            items.insert(items.end(), all.begin(), all.end());
        }
        out->offsets.fill()[r + 1] = static_cast<std::int32_t>(items.size());
    }
    std::vector<standing> each(items.size(), standing::here);
    out->items = column_of(std::move(items), std::move(each), texts);
    out->standings = kept(standings);
    return out;
}

/// Nothing where not all have the same names.
column_ptr contexts_of(const std::vector<value>& values, const std::vector<standing>& standings,
                       text_codes& texts) {
    context_shape_ptr shape;
    for (std::size_t r = 0; r < values.size(); ++r) {
        if (standings[r] != standing::here) continue;
        const auto& own = values[r].as_context().shape;
        if (!shape) shape = own;
        if (own != shape && own->names != shape->names) return nullptr;
    }
    auto out = made(form::contexts, values.size());
    out->shape = shape;
    for (std::size_t f = 0; f < shape->names.size(); ++f) {
        std::vector<value> entries(values.size());
        std::vector<standing> each(values.size(), standing::missing); // of what is not there
        for (std::size_t r = 0; r < values.size(); ++r) {
            if (standings[r] != standing::here) continue;
            entries[r] = values[r].as_context().entries[f];
            each[r] = standing::here;
        }
        out->fields.push_back(column_of(std::move(entries), std::move(each), texts));
    }
    out->standings = kept(standings);
    return out;
}

bool same_value(const std::vector<value>& values) {
    const auto same = [&](const value& v) {
        return identical(v, values.front()) && v.is_absent() == values.front().is_absent();
    };
    return std::all_of(values.begin(), values.end(), same);
}

} // namespace

column_ptr left_column(std::size_t rows) { return made(form::left, rows); }

column_ptr constant_column(value same, std::size_t rows) {
    auto out = made(form::constant, rows);
    out->same = std::move(same);
    return out;
}

value integer_value(kind what, int scale, std::int64_t n) {
    switch (what) {
    case kind::date:
        return *date::from_days(n);
    case kind::months_duration:
        return months_duration{n};
    case kind::days_duration:
        return days_duration{n, 0};
    default:
        return *decimal::from_parts(n, -scale);
    }
}

std::optional<scaled> integer_of(const value& what) {
    switch (what.kind()) {
    case kind::date:
        return scaled{what.as_date().days(), 0};
    case kind::months_duration:
        return scaled{what.as_months().months, 0};
    case kind::days_duration:
        if (what.as_days().nanoseconds != 0) return std::nullopt;
        return scaled{what.as_days().seconds, 0};
    case kind::number:
        break;
    default:
        return std::nullopt;
    }
    if (const auto whole = what.as_number().to_int64()) return scaled{*whole, 0};
    const auto parts = what.as_number().to_parts();
    if (!parts || parts->exponent < -most_scale) return std::nullopt;
    if (parts->exponent >= 0) return std::nullopt; // beyond 64 bits
    return scaled{parts->coefficient, -parts->exponent};
}

std::optional<std::int64_t> rescaled(scaled what, int scale) {
    std::int64_t out = 0;
    const bool over = scale < what.scale || scale - what.scale > most_scale ||
                      __builtin_mul_overflow(what.number, tens[scale - what.scale], &out);
    return over ? std::nullopt : std::optional(out);
}

column_ptr column_of(std::vector<value> values, std::vector<standing> standings,
                     text_codes& texts) {
    auto what = kind::null;
    bool mixed = false;
    bool whole = true;
    for (std::size_t r = 0; r < values.size(); ++r) {
        if (standings[r] == standing::here && values[r].is_partial()) standings[r] = standing::left;
        if (standings[r] == standing::here && values[r].is_null())
            standings[r] = null_standing(values[r]);
        if (standings[r] != standing::here) {
            whole = whole && (standings[r] == standing::null || standings[r] == standing::absent);
            continue;
        }
        mixed = mixed || (what != kind::null && what != values[r].kind());
        what = values[r].kind();
    }
    if (!values.empty() && whole && what == kind::null && same_value(values))
        return constant_column(values.front(), values.size());
    column_ptr out;
    mixed = mixed || what == kind::null;
    if (!mixed && what == kind::boolean) out = truths_of(values, standings);
    if (!mixed && what == kind::string) out = texts_of(values, standings, texts);
    if (!mixed && what == kind::list) out = lists_of(values, standings, texts);
    if (!mixed && what == kind::context) out = contexts_of(values, standings, texts);
    if (!mixed && !out) out = integers_of(what, values, standings);
    if (out) return out;
    auto all = made(form::values, values.size());
    all->values = std::move(values);
    all->standings = kept(standings);
    return all;
}

// ---------------------------------------------------------------- rows

namespace {

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
        break;
    case form::texts:
        out->codes = picked(of->codes, rows);
        break;
    case form::contexts:
        out->shape = of->shape;
        out->fields = of->fields;
        out->picks = of->picks.empty() ? rows : picked(of->picks, rows);
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

// ---------------------------------------------------------------- choosing

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

} // namespace

bool is_blank(const column& of) {
    if (of.is(form::left)) return true;
    if (of.is_constant()) return of.same.is_null();
    return !of.standings.empty() && std::none_of(of.standings.data(), of.standings.data() + of.rows,
                                                 [](standing s) { return s == standing::here; });
}

column_ptr chosen(const std::vector<column_ptr>& from, const buffer<std::uint8_t>& choice,
                  text_codes& texts) {
    const auto rows = choice.size();
    const auto common = common_of(from);
    const bool typed = common.found && !common.differ &&
                       (common.what == form::truths || common.what == form::integers ||
                        common.what == form::texts);
    if (!typed) {
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
    auto out = made(common.what, rows);
    out->kind = common.kind;
    out->scale = common.scale;
    if (common.what == form::truths) out->truths = buffer<std::uint8_t>(rows);
    if (common.what == form::integers) out->integers = buffer<std::int64_t>(rows, 0);
    if (common.what == form::texts) out->codes = buffer<std::int32_t>(rows, 0);
    buffer<standing> standings(rows, standing::left);
    bool whole = true;
    for (std::size_t c = 0; c < from.size(); ++c) {
        const auto& one = *from[c];
        const bool same = one.is_constant();
        const auto n = same ? integer_of(one.same) : std::nullopt;
        const auto code = same && one.same.is(kind::string) ? texts.code(one.same.as_string()) : 0;
        for (std::size_t r = 0; r < rows; ++r) {
            if (choice[r] != c) continue;
            auto how = standing_of(one, r);
            if (common.what == form::truths) {
                out->truths.fill()[r] =
                    one.is(form::truths) ? one.truths[r] : truth_bits(one.same, how);
                continue;
            }
            if (how == standing::here && common.what == form::texts)
                out->codes.fill()[r] = same ? code : one.codes[r];
            if (how == standing::here && common.what == form::integers) {
                const auto own = same ? rescaled(*n, common.scale)
                                      : rescaled({one.integers[r], one.scale}, common.scale);
                if (own)
                    out->integers.fill()[r] = *own;
                else
                    how = standing::left;
            }
            standings.fill()[r] = how;
        }
    }
    if (common.what == form::truths) {
        for (std::size_t r = 0; r < rows; ++r) {
            if (choice[r] >= from.size()) out->truths.fill()[r] = column::left_bit;
        }
        return out;
    }
    for (std::size_t r = 0; r < rows; ++r)
        whole = whole && standings[r] == standing::here;
    if (!whole) out->standings = standings;
    return out;
}

buffer<standing> standings_of(const column& of) {
    if (!of.is(form::truths) && !of.is_constant() && !of.is(form::left)) return of.standings;
    if (of.is_constant() && !of.same.is_null()) return {};
    buffer<standing> out(of.rows);
    bool whole = true;
    for (std::size_t r = 0; r < of.rows; ++r) {
        out.fill()[r] = standing_of(of, r);
        whole = whole && out[r] == standing::here;
    }
    return whole ? buffer<standing>() : out;
}

bool holds_open(const column& of, standing least) {
    const auto* begin = of.standings.data();
    switch (of.what) {
    case form::left:
        return of.rows != 0;
    case form::constant:
        return of.same.failure() && least == standing::failed;
    case form::truths:
        for (std::size_t r = 0; r < of.rows; ++r) {
            const auto bits = of.truths[r];
            const bool plain = bits == truth::yes || bits == truth::no;
            if (!plain && standing_of(of, r) >= least) return true;
        }
        return false;
    default:
        break;
    }
    const auto open = [least](standing s) { return s >= least; };
    if (std::any_of(begin, begin + of.standings.size(), open)) return true;
    if (of.is(form::lists)) return holds_open(*of.items, least);
    return of.is(form::contexts) &&
           std::any_of(of.fields.begin(), of.fields.end(),
                       [&](const column_ptr& field) { return holds_open(*field, least); });
}

standing inner_standing(const column& of, std::size_t row) {
    auto out = standing_of(of, row);
    if (out == standing::null || out == standing::absent) return standing::here;
    if (out != standing::here) return out;
    if (of.is(form::lists)) {
        for (auto k = of.offsets[row]; k < of.offsets[row + 1]; ++k)
            out = std::max(out, inner_standing(*of.items, static_cast<std::size_t>(k)));
    } else if (of.is(form::contexts)) {
        const auto at = of.picks.empty() ? row : static_cast<std::size_t>(of.picks[row]);
        for (const auto& field : of.fields)
            out = std::max(out, inner_standing(*field, at));
    }
    return out;
}

// ---------------------------------------------------------------- boxing

namespace {

boxed_value boxed_list(const column& of, std::size_t row, const text_codes& texts) {
    std::vector<value> items;
    boxed_value out;
    for (auto i = of.offsets[row]; i < of.offsets[row + 1]; ++i) {
        auto one = boxed(*of.items, static_cast<std::size_t>(i), texts);
        if (one.how == standing::failed) one.how = standing::left;
        if (one.how == standing::missing || one.how == standing::left)
            out.how = std::max(out.how, one.how);
        items.push_back(std::move(one.what));
    }
    if (out.how == standing::here) out.what = make_list(std::move(items));
    return out;
}

boxed_value boxed_context(const column& of, std::size_t row, const text_codes& texts) {
    context_value content{of.shape, {}};
    boxed_value out;
    const auto at = of.picks.empty() ? row : static_cast<std::size_t>(of.picks[row]);
    for (const auto& field : of.fields) {
        auto one = boxed(*field, at, texts);
        if (one.how == standing::failed) one.how = standing::left;
        if (one.how == standing::missing || one.how == standing::left)
            out.how = std::max(out.how, one.how);
        content.entries.push_back(std::move(one.what));
    }
    if (out.how == standing::here) out.what = std::move(content);
    return out;
}

} // namespace

boxed_value boxed(const column& of, std::size_t row, const text_codes& texts) {
    boxed_value out{{}, standing_of(of, row)};
    if (out.how == standing::absent) out.what = value::absent();
    if (out.how != standing::here) return out;
    switch (of.what) {
    case form::constant:
        out.what = of.same;
        break;
    case form::truths:
        out.what = of.truths[row] == truth::yes;
        break;
    case form::integers:
        out.what = integer_value(of.kind, of.scale, of.integers[row]);
        break;
    case form::texts:
        out.what = texts.text(of.codes[row]);
        break;
    case form::contexts:
        return boxed_context(of, row, texts);
    case form::lists:
        return boxed_list(of, row, texts);
    default:
        out.what = of.values[row];
    }
    return out;
}

} // namespace hjemmel::eval
