// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/eval/column.hpp>

#include "column_parts.hpp"

#include <algorithm>
#include <cstring>

namespace hjemmel::eval {

namespace {

using detail::made;
using detail::truth_bits;
using form = column::form;

constexpr std::int64_t tens[] = {1, 10, 100, 1'000, 10'000, 100'000, 1'000'000};
constexpr int most_scale = 6;

bool all_here(const std::vector<standing>& of) {
    return std::all_of(of.begin(), of.end(), [](standing s) { return s == standing::here; });
}

buffer<standing> kept(const std::vector<standing>& of) {
    if (all_here(of)) return {};
    buffer<standing> out(of.size());
    std::copy(of.begin(), of.end(), out.fill());
    return out;
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

bool is_blank(const column& of) {
    if (of.is(form::left)) return true;
    if (of.is_constant()) return of.same.is_null();
    return !of.standings.empty() && std::none_of(of.standings.data(), of.standings.data() + of.rows,
                                                 [](standing s) { return s == standing::here; });
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
