// SPDX-License-Identifier: Apache-2.0
// What a declaration allows, for the rows of a column: those that it does not are left.
#include "machine.hpp"

#include <algorithm>

namespace hjemmel::eval::columns {

namespace {

using form = column::form;

bool in_bounds(const type_domain& d, const column& of, std::size_t row) {
    const auto v = integer_value(of.kind, of.scale, of.integers[row]);
    if (d.low && order(v, *d.low) < 0) return false;
    if (d.high && order(v, *d.high) > 0) return false;
    return check::has_few_decimals(d, v);
}

/// Whether the numbers of all rows that are here have no more decimals than the domain allows.
bool all_have_few_decimals(const type_domain& d, const column& of) {
    if (!d.scale || of.scale <= *d.scale) return true;
    const auto unit = rescaled({1, *d.scale}, of.scale);
    if (!unit) return false;
    for (std::size_t r = 0; r < of.rows; ++r) {
        if (of.at(r) == standing::here && of.integers[r] % *unit != 0) return false;
    }
    return true;
}

/// A bound as an integer of a scale; nothing where there is none, or none that fits.
std::optional<std::int64_t> bound_of(const std::shared_ptr<const value>& bound, int scale) {
    const auto n = bound ? integer_of(*bound) : std::nullopt;
    return n ? rescaled(*n, scale) : std::nullopt;
}

std::vector<bool> all_here(const column& of) {
    std::vector<bool> out(of.rows);
    for (std::size_t r = 0; r < of.rows; ++r)
        out[r] = standing_of(of, r) == standing::here;
    return out;
}

} // namespace

column_ptr leaving(const column_ptr& of, const std::vector<bool>& rows) {
    if (std::none_of(rows.begin(), rows.end(), [](bool b) { return b; })) return of;
    auto out = std::make_shared<column>(*of);
    if (of->is(form::truths)) {
        out->truths = buffer<std::uint8_t>(of->rows);
        for (std::size_t r = 0; r < of->rows; ++r)
            out->truths.fill()[r] = rows[r] ? column::left_bit : of->truths[r];
        return out;
    }
    out->standings = buffer<standing>(of->rows);
    for (std::size_t r = 0; r < of->rows; ++r)
        out->standings.fill()[r] = rows[r] ? standing::left : of->at(r);
    return out;
}

// Each text is asked for once.
std::vector<bool> machine::unfit_texts(const column& what, const type& wanted) {
    auto& known = fitting_texts_[&wanted];
    known.resize(std::max(known.size(), texts_.size()));
    const auto* codes = what.codes.data();
    const auto fits = [&](std::size_t r) {
        auto& one = known[static_cast<std::size_t>(codes[r])];
        if (one == 0) one = one_.allows(wanted, texts_.text(codes[r])) ? 1 : 2;
        return one == 1;
    };
    bool all = true;
    for (std::size_t r = 0; r < what.rows; ++r)
        all = all && (what.at(r) != standing::here || fits(r));
    if (all) return {};
    std::vector<bool> bad(what.rows);
    for (std::size_t r = 0; r < what.rows; ++r)
        bad[r] = what.at(r) == standing::here && !fits(r);
    return bad;
}

namespace {

bool all_within(const column& what, std::int64_t low, std::int64_t high) {
    if (what.between && what.between->least >= low && what.between->greatest <= high) return true;
    const auto* n = what.integers.data();
    const auto* how = what.standings.data();
    bool out = false;
    if (how == nullptr) {
        for (std::size_t r = 0; r < what.rows; ++r)
            out |= (n[r] < low) | (n[r] > high);
    } else {
        for (std::size_t r = 0; r < what.rows; ++r)
            out |= ((n[r] < low) | (n[r] > high)) & (how[r] == standing::here);
    }
    return !out;
}

} // namespace

std::vector<bool> machine::unfit_integers(const column& what, const type& wanted) {
    const auto& d = *wanted.domain;
    const bool simple = d.values.empty() && d.tests.empty();
    const bool few_decimals = all_have_few_decimals(d, what);
    if (simple && few_decimals && !d.low && !d.high) return {};
    const auto low = bound_of(d.low, what.scale);
    const auto high = bound_of(d.high, what.scale);
    const bool quick = simple && few_decimals && (!d.low || low) && (!d.high || high);
    if (quick && all_within(what, low.value_or(INT64_MIN), high.value_or(INT64_MAX))) return {};
    std::vector<bool> bad(what.rows);
    for (std::size_t r = 0; r < what.rows; ++r) {
        if (what.at(r) != standing::here) continue;
        bad[r] = simple
                     ? !in_bounds(d, what, r)
                     : !one_.allows(wanted, integer_value(what.kind, what.scale, what.integers[r]));
    }
    return bad;
}

column_ptr machine::fitted_lists(const column_ptr& what, const type& wanted) {
    if (wanted.kind != type_kind::list || wanted.domain) return leaving(what, all_here(*what));
    if (!wanted.element || wanted.element->kind == type_kind::any) return what;
    auto items = fitted(what->items, *wanted.element);
    if (items == what->items) return what;
    std::vector<bool> bad(what->rows);
    for (std::size_t r = 0; r < what->rows; ++r) {
        for (auto k = what->offsets[r]; k < what->offsets[r + 1]; ++k) {
            const auto item = static_cast<std::size_t>(k);
            bad[r] = bad[r] || standing_of(*items, item) == standing::left;
        }
    }
    auto out = std::make_shared<column>(*what);
    out->items = std::move(items);
    return leaving(out, bad);
}

column_ptr machine::fitted_contexts(const column_ptr& what, const type& wanted) {
    if (wanted.kind != type_kind::context || wanted.domain) return leaving(what, all_here(*what));
    std::vector<bool> bad(what->rows);
    for (const auto& field : wanted.fields) {
        const auto at = what->shape->find(field.name);
        if (at == context_shape::npos && !field.optional) return leaving(what, all_here(*what));
        if (at == context_shape::npos) continue;
        if (fitted(what->fields[at], *field.what) == what->fields[at]) continue;
        const auto part = fitted(field_column(*what, at, texts_), *field.what);
        for (std::size_t r = 0; r < what->rows; ++r) {
            const bool here = what->at(r) == standing::here;
            bad[r] = bad[r] || (here && standing_of(*part, r) == standing::left);
        }
    }
    return leaving(what, bad);
}

column_ptr machine::fitted_values(const column_ptr& what, const type& wanted) {
    std::vector<bool> bad(what->rows);
    for (std::size_t r = 0; r < what->rows; ++r) {
        if (what->at(r) != standing::here) continue;
        const auto& v = what->values[r];
        bad[r] = !eval::conforms(v, wanted) || !one_.allows(wanted, v);
    }
    return leaving(what, bad);
}

column_ptr machine::fitted(const column_ptr& what, const type& wanted) {
    const bool anything = wanted.kind == type_kind::any && !wanted.domain;
    if (anything || what->is(form::left)) return what;
    if (what->is_constant()) {
        const auto& v = what->same;
        const bool fits = eval::conforms(v, wanted) && one_.surely_allows(wanted, v);
        return v.is_null() || fits ? what : left();
    }
    const bool restricted = eval::detail::is_restricted(wanted);
    switch (what->what) {
    case form::truths:
        if (wanted.kind == type_kind::boolean && !restricted) return what;
        return leaving(what, all_here(*what));
    case form::texts:
        if (wanted.kind != type_kind::string) return leaving(what, all_here(*what));
        return restricted ? leaving(what, unfit_texts(*what, wanted)) : what;
    case form::integers:
        if (eval::detail::type_kind_of(what->kind) != wanted.kind)
            return leaving(what, all_here(*what));
        return restricted ? leaving(what, unfit_integers(*what, wanted)) : what;
    case form::lists:
        return fitted_lists(what, wanted);
    case form::contexts:
        return fitted_contexts(what, wanted);
    default:
        return fitted_values(what, wanted);
    }
}

} // namespace hjemmel::eval::columns
