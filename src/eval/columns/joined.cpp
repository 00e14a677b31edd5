// SPDX-License-Identifier: Apache-2.0
// Columns of several chunks and several runs made into one.
#include <hjemmel/eval/columns.hpp>

#include "machine.hpp"

#include <algorithm>

namespace hjemmel::eval {

namespace {

using form = column::form;

std::shared_ptr<column> made(form what, std::size_t rows) {
    auto out = std::make_shared<column>();
    out->what = what;
    out->rows = rows;
    return out;
}

/// What all parts can be together, blank ones aside; values where they differ.
struct common_parts {
    form what = form::values;
    hjemmel::kind kind = hjemmel::kind::null;
    int scale = 0;
    std::size_t rows = 0;

    explicit common_parts(const std::vector<column_ptr>& parts) {
        bool found = false;
        bool same = true;
        for (const auto& one : parts) {
            rows += one->rows;
            if (is_blank(*one)) continue;
            const auto [own, of, digits] = form_of(*one);
            same = same && (!found || (own == what && of == kind && digits == scale));
            what = own;
            kind = of;
            scale = digits;
            found = true;
        }
        if (!same) what = form::values;
    }

  private:
    struct description {
        form what;
        hjemmel::kind kind;
        int scale;
    };

    static description form_of(const column& of) {
        if (of.is(form::integers)) return {of.what, of.kind, of.scale};
        if (!of.is_constant()) return {of.what, hjemmel::kind::null, 0};
        const auto& v = of.same;
        if (v.is(hjemmel::kind::boolean)) return {form::truths, hjemmel::kind::null, 0};
        if (v.is(hjemmel::kind::string)) return {form::texts, hjemmel::kind::null, 0};
        if (const auto n = integer_of(v)) return {form::integers, v.kind(), n->scale};
        return {form::values, hjemmel::kind::null, 0};
    }
};

column_ptr joined_truths(const std::vector<column_ptr>& parts, std::size_t rows) {
    auto out = made(form::truths, rows);
    out->truths = buffer<std::uint8_t>(rows);
    auto* to = out->truths.fill();
    for (const auto& one : parts) {
        const auto bits = columns::truths_of(*one);
        to = std::copy_n(bits.data(), one->rows, to);
    }
    return out;
}

/// The standings of all parts; empty where every row is here.
buffer<standing> joined_standings(const std::vector<column_ptr>& parts, std::size_t rows) {
    buffer<standing> out(rows);
    bool whole = true;
    std::size_t at = 0;
    for (const auto& one : parts) {
        for (std::size_t r = 0; r < one->rows; ++r) {
            const auto how = standing_of(*one, r);
            whole = whole && how == standing::here;
            out.fill()[at++] = how;
        }
    }
    return whole ? buffer<standing>{} : out;
}

template<class T, class Own, class Same>
buffer<T> joined_data(const std::vector<column_ptr>& parts, std::size_t rows, const Own& own,
                      const Same& same) {
    buffer<T> out(rows);
    auto* to = out.fill();
    for (const auto& one : parts) {
        const auto& from = own(*one);
        if (is_blank(*one))
            to = std::fill_n(to, one->rows, T{});
        else if (one->is_constant())
            to = std::fill_n(to, one->rows, same(one->same));
        else
            to = std::copy_n(from.data(), one->rows, to);
    }
    return out;
}

column_ptr joined_values(const std::vector<column_ptr>& parts, text_codes& texts) {
    std::vector<value> values;
    std::vector<standing> standings;
    for (const auto& one : parts) {
        for (std::size_t r = 0; r < one->rows; ++r) {
            auto each = boxed(*one, r, texts);
            values.push_back(std::move(each.what));
            standings.push_back(each.how);
        }
    }
    return column_of(std::move(values), std::move(standings), texts);
}

} // namespace

column_ptr joined_parts(const std::vector<column_ptr>& parts, text_codes& texts) {
    if (parts.size() == 1) return parts.front();
    const common_parts common(parts);
    if (common.what == form::truths) return joined_truths(parts, common.rows);
    if (common.what != form::integers && common.what != form::texts)
        return joined_values(parts, texts);
    auto out = made(common.what, common.rows);
    out->kind = common.kind;
    out->scale = common.scale;
    out->standings = joined_standings(parts, common.rows);
    if (common.what == form::integers) {
        out->integers = joined_data<std::int64_t>(
            parts, common.rows, [](const column& of) -> auto& { return of.integers; },
            [](const value& v) { return integer_of(v)->number; });
    } else {
        out->codes = joined_data<std::int32_t>(
            parts, common.rows, [](const column& of) -> auto& { return of.codes; },
            [&](const value& v) { return texts.code(v.as_string()); });
    }
    return out;
}

std::int32_t text_recoder::code(std::int32_t known) {
    const auto at = static_cast<std::size_t>(known);
    if (at >= codes_.size()) codes_.resize(from_.size(), -1);
    if (codes_[at] < 0) codes_[at] = to_.code(from_.text(known).as_string());
    return codes_[at];
}

column_ptr text_recoder::operator()(const column_ptr& what) {
    const bool nested = what->is(form::contexts) || what->is(form::lists);
    if (!what->is(form::texts) && !nested) return what;
    auto out = std::make_shared<column>(*what);
    for (auto& field : out->fields)
        field = (*this)(field);
    if (out->items) out->items = (*this)(out->items);
    if (nested) return out;
    out->codes = buffer<std::int32_t>(what->rows);
    for (std::size_t r = 0; r < what->rows; ++r)
        out->codes.fill()[r] = what->at(r) == standing::here ? code(what->codes[r]) : 0;
    return out;
}

} // namespace hjemmel::eval
