// SPDX-License-Identifier: Apache-2.0
#include "table_index.hpp"

#include <algorithm>

namespace hjemmel::eval::columns {

namespace {

using plan::index;
using plan::op;

void set(row_bits& bits, std::size_t row) { bits[row / 64] |= std::uint64_t{1} << (row % 64); }

} // namespace

column_index::column_index(const plan::program& p, std::vector<index> tests)
    : program_(p), tests_(std::move(tests)) {
    passed_.resize((tests_.size() + 63) / 64);
    for (std::size_t r = 0; r < tests_.size(); ++r) {
        if (tests_[r] == plan::none) {
            set(passed_, r);
        } else {
            const auto& e = program_.expressions[tests_[r]];
            works_ = works_ && e.registers == 1 && collect(e.root);
        }
    }
}

void column_index::forget() {
    pieces_.reset();
    for (auto* one : {&of_truths_, &of_texts_, &of_pieces_, &of_constant_})
        *one = {};
}

bool column_index::is_constant(index at) const {
    const auto& i = program_.code[at];
    switch (i.code) {
    case op::constant:
    case op::parameter:
        return true;
    case op::range:
    case op::list:
    case op::negate:
        for (index k = 0; k < i.count; ++k) {
            if (!is_constant(program_.operands[i.first + k])) return false;
        }
        return true;
    default:
        return false;
    }
}

// Finds the constants that the value is held against; false where something else is done with it.
bool column_index::collect(index at) {
    const auto& i = program_.code[at];
    const auto part = [&](index k) { return program_.operands[i.first + k]; };
    const auto is_input = [&](index n) { return program_.code[n].code == op::local; };
    switch (i.code) {
    case op::conjunction:
    case op::disjunction:
    case op::negation:
    case op::test_outcome: {
        bool all = true;
        for (index k = 0; k < i.count; ++k)
            all = collect(part(k)) && all;
        return all;
    }
    case op::value_test:
    case op::equal:
    case op::unequal:
    case op::less:
    case op::less_equal:
    case op::greater:
    case op::greater_equal:
    case op::between: {
        for (index k = 0; k < i.count; ++k) {
            if (is_input(part(k))) continue;
            if (!is_constant(part(k))) return false;
            constants_.push_back(part(k));
        }
        return true;
    }
    case op::constant:
    case op::local:
        return true;
    default:
        return false;
    }
}

void column_index::try_all(row_sets& into, std::size_t set_number, const value& input,
                           eval::machine& by) const {
    auto met = passed_;
    for (std::size_t r = 0; r < tests_.size(); ++r) {
        if (tests_[r] != plan::none && by.evaluate(tests_[r], &input).is_true()) set(met, r);
    }
    std::copy(met.begin(), met.end(),
              into.bits.begin() + static_cast<std::ptrdiff_t>(set_number * met.size()));
    into.known[set_number] = 1;
}

namespace {

/// Every number, date or duration in a constant of the tests.
void ends_of(const value& v, std::vector<value>& into) {
    if (v.is(kind::list)) {
        for (const auto& item : v.as_list().items)
            ends_of(item, into);
    } else if (v.is(kind::range)) {
        ends_of(v.as_range().low, into);
        ends_of(v.as_range().high, into);
    } else {
        into.push_back(v);
    }
}

} // namespace

void column_index::cut(eval::machine& by) {
    auto& p = *pieces_;
    std::vector<value> ends;
    for (const auto at : constants_)
        ends_of(by.evaluate_part(at, {}), ends);
    p.fits = true;
    std::vector<scaled> found;
    for (const auto& one : ends) {
        if (one.kind() != p.what) continue;
        const auto n = integer_of(one);
        p.fits = p.fits && n.has_value();
        if (!n) continue;
        p.scale = std::max(p.scale, n->scale);
        found.push_back(*n);
    }
    for (const auto& one : found) {
        const auto n = rescaled(one, p.scale);
        p.fits = p.fits && n.has_value();
        p.cuts.push_back(n.value_or(0));
    }
    std::sort(p.cuts.begin(), p.cuts.end());
    p.cuts.erase(std::unique(p.cuts.begin(), p.cuts.end()), p.cuts.end());
    p.finish();
    of_pieces_ = {};
    of_pieces_.resize(2 * p.cuts.size() + 2, passed_.size());
}

void value_pieces::finish() {
    constexpr std::int64_t most = 4096;
    std::int64_t width = 0;
    if (cuts.empty() || __builtin_sub_overflow(cuts.back(), cuts.front(), &width) || width > most)
        return;
    close.push_back(0);
    for (std::int64_t k = 0; k <= width; ++k)
        close.push_back(static_cast<std::int32_t>(searched(cuts.front() + k)));
    close.push_back(static_cast<std::int32_t>(2 * cuts.size()));
}

std::size_t value_pieces::piece_of(std::int64_t n) const {
    if (close.empty()) return searched(n);
    const auto inside = std::clamp(n, cuts.front(), cuts.back());
    const auto at = inside - cuts.front() + 1 + (n > inside ? 1 : 0) - (n < inside ? 1 : 0);
    return static_cast<std::size_t>(close[static_cast<std::size_t>(at)]);
}

std::size_t value_pieces::searched(std::int64_t n) const {
    const auto* from = cuts.data();
    auto size = cuts.size();
    while (size > 1) { // without a branch on what is read
        const auto half = size / 2;
        from += from[half - 1] < n ? half : 0;
        size -= half;
    }
    auto before = static_cast<std::size_t>(from - cuts.data());
    if (size == 1 && *from < n) ++before;
    return 2 * before + (before < cuts.size() && cuts[before] == n ? 1 : 0);
}

void column_index::met_truths(const column& of, std::int32_t* to, eval::machine& by) {
    of_truths_.resize(3, passed_.size());
    static constexpr std::int32_t by_bits[] = {-1, 2,  1,  -1, 0,  -1, -1, -1,
                                               -1, -1, -1, -1, -1, -1, -1, -1};
    for (std::size_t r = 0; r < of.rows; ++r)
        to[r] = by_bits[of.truths[r]];
    const value values[] = {value(), value(false), value(true)};
    for (std::size_t which = 0; which < 3; ++which) {
        const bool needed =
            std::find(to, to + of.rows, static_cast<std::int32_t>(which)) != to + of.rows;
        if (needed && of_truths_.known[which] == 0) try_all(of_truths_, which, values[which], by);
    }
}

// Rows without a value: null meets what it meets, and the rest is open.
void column_index::mend(const column& of, std::int32_t* to, row_sets& sets, std::size_t of_null,
                        eval::machine& by) {
    for (std::size_t r = 0; r < of.standings.size(); ++r) {
        const auto how = of.standings[r];
        if (how == standing::here) continue;
        if (how == standing::missing || how == standing::left) {
            to[r] = -1;
            continue;
        }
        if (sets.known[of_null] == 0) try_all(sets, of_null, value(), by);
        to[r] = static_cast<std::int32_t>(of_null);
    }
}

void column_index::met_texts(const column& of, std::int32_t* to, eval::machine& by,
                             text_codes& texts) {
    of_texts_.resize(std::max(texts.size() + 1, of_texts_.known.size()), passed_.size());
    for (std::size_t r = 0; r < of.rows; ++r) {
        const auto which = static_cast<std::size_t>(of.codes[r]) + 1;
        if (of_texts_.known[which] == 0 && of.at(r) == standing::here)
            try_all(of_texts_, which, texts.text(of.codes[r]), by);
        to[r] = static_cast<std::int32_t>(which);
    }
    mend(of, to, of_texts_, 0, by);
}

// Between two cuts all values meet the same tests, so that the one that asks first stands for all.
bool column_index::met_integers(const column& of, std::int32_t* to, eval::machine& by) {
    if (!pieces_ || pieces_->what != of.kind || pieces_->scale < of.scale) {
        pieces_.emplace();
        pieces_->what = of.kind;
        pieces_->scale = of.scale;
        cut(by);
    }
    const auto& p = *pieces_;
    if (!p.fits) return false;
    const auto number = [&](std::size_t r) {
        return of.scale == p.scale ? std::optional(of.integers[r])
                                   : rescaled({of.integers[r], of.scale}, p.scale);
    };
    const auto* known = of_pieces_.known.data();
    for (std::size_t r = 0; r < of.rows; ++r) {
        const auto n = number(r);
        to[r] = n ? static_cast<std::int32_t>(p.piece_of(*n)) + 1 : -1;
        const bool fresh = n && known[to[r]] == 0 && of.at(r) == standing::here;
        if (!fresh) continue;
        try_all(of_pieces_, static_cast<std::size_t>(to[r]), integer_value(of.kind, p.scale, *n),
                by);
    }
    mend(of, to, of_pieces_, 0, by);
    return true;
}

column_index::met_rows column_index::met(const column& of, eval::machine& by, text_codes& texts) {
    met_rows out{&of_constant_, buffer<std::int32_t>(of.rows)};
    auto* to = out.numbers.fill();
    if (of.is_constant()) {
        of_constant_.resize(1, passed_.size());
        const bool same = of_constant_.known[0] != 0 && identical(constant_, of.same);
        if (!same) try_all(of_constant_, 0, of.same, by);
        constant_ = of.same;
        std::fill_n(to, of.rows, 0);
        return out;
    }
    if (of.is(column::form::truths)) {
        met_truths(of, to, by);
        out.sets = &of_truths_;
        return out;
    }
    if (of.is(column::form::texts)) {
        met_texts(of, to, by, texts);
        out.sets = &of_texts_;
        return out;
    }
    if (of.is(column::form::integers) && met_integers(of, to, by)) {
        out.sets = &of_pieces_;
        return out;
    }
    std::fill_n(to, of.rows, -1);
    if (of.is(column::form::left)) return out;
    of_constant_.resize(1, passed_.size());
    of_constant_.known[0] = 0; // no longer that of `constant_`
    mend(of, to, of_constant_, 0, by);
    constant_ = value();
    return out;
}

table_index::table_index(const plan::program& p, const plan::table& t) : rows_(t.rows.size()) {
    std::vector<std::vector<index>> tests(t.columns.size(),
                                          std::vector<index>(t.rows.size(), plan::none));
    looking_.assign(t.columns.size(), row_bits(words()));
    for (std::size_t r = 0; r < t.rows.size(); ++r) {
        for (const auto& cell : t.rows[r].cells) {
            works_ = works_ && tests[cell.column][r] == plan::none;
            tests[cell.column][r] = cell.test;
            if (cell.test != plan::none) set(looking_[cell.column], r);
        }
    }
    for (auto& one : tests) {
        columns_.emplace_back(p, std::move(one));
        works_ = works_ && columns_.back().works();
    }
}

void table_index::forget() {
    for (auto& one : columns_)
        one.forget();
}

} // namespace hjemmel::eval::columns
