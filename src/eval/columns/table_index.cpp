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
    of_text_.clear();
    of_constant_.reset();
    for (auto& one : of_truth_)
        one.reset();
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

row_bits column_index::tried(const value& input, eval::machine& by) const {
    auto out = passed_;
    for (std::size_t r = 0; r < tests_.size(); ++r) {
        if (tests_[r] != plan::none && by.evaluate(tests_[r], &input).is_true()) set(out, r);
    }
    return out;
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
    p.met.resize(2 * p.cuts.size() + 1);
}

// Between two cuts all values meet the same tests, so that the one that asks first stands for all.
const row_bits& column_index::of_integer(std::int64_t n, int scale, kind what, eval::machine& by) {
    auto& p = *pieces_;
    const auto at = std::lower_bound(p.cuts.begin(), p.cuts.end(), n);
    const auto before = 2 * static_cast<std::size_t>(at - p.cuts.begin());
    const auto piece = before + (at != p.cuts.end() && *at == n ? 1 : 0);
    if (!p.met[piece]) p.met[piece] = tried(integer_value(what, scale, n), by);
    return *p.met[piece];
}

const row_bits* column_index::met(const column& of, std::size_t row, eval::machine& by,
                                  text_codes& texts) {
    const auto how = standing_of(of, row);
    if (how == standing::missing || how == standing::left) return nullptr;
    const bool here = how == standing::here;
    if (of.is_constant()) {
        if (!of_constant_ || !identical(of_constant_->first, of.same))
            of_constant_.emplace(of.same, tried(of.same, by));
        return &of_constant_->second;
    }
    const auto truth_of_row = [&](std::size_t which, const value& v) -> const row_bits* {
        if (!of_truth_[which]) of_truth_[which] = tried(v, by);
        return &*of_truth_[which];
    };
    if (!here) return truth_of_row(2, value());
    if (of.is(column::form::truths)) {
        const bool yes = of.truths[row] == truth::yes;
        return truth_of_row(yes ? 1 : 0, yes);
    }
    if (of.is(column::form::texts)) {
        const auto code = static_cast<std::size_t>(of.codes[row]);
        if (code >= of_text_.size()) of_text_.resize(texts.size());
        if (!of_text_[code]) of_text_[code] = tried(texts.text(of.codes[row]), by);
        return &*of_text_[code];
    }
    if (!of.is(column::form::integers)) return nullptr;
    if (!pieces_ || pieces_->what != of.kind) {
        pieces_.emplace();
        pieces_->what = of.kind;
        cut(by);
    }
    const auto n = rescaled({of.integers[row], of.scale}, std::max(of.scale, pieces_->scale));
    if (!pieces_->fits || !n || of.scale > pieces_->scale) return nullptr;
    return &of_integer(*n, pieces_->scale, of.kind, by);
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
