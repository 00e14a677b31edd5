// SPDX-License-Identifier: Apache-2.0
// Requirements and decision tables for the rows of columns, and what a decision makes of them.
#include "machine.hpp"

#include "table_index.hpp"

#include <algorithm>
#include <bit>

namespace hjemmel::eval::columns {

namespace {

using form = column::form;

constexpr std::uint8_t left_bit = column::left_bit;

std::uint8_t folded(std::uint8_t a, std::uint8_t b, bool all) {
    if (((a | b) & left_bit) != 0) return left_bit;
    const truth x{a};
    const truth y{b};
    return all ? both(x, y).bits : either(x, y).bits;
}

/// By both operands' bits, what requirements make of them together.
struct fold_table {
    explicit fold_table(bool all) {
        for (unsigned a = 0; a < 16; ++a) {
            for (unsigned b = 0; b < 16; ++b) {
                of[a * 16 + b] =
                    folded(static_cast<std::uint8_t>(a), static_cast<std::uint8_t>(b), all);
            }
        }
    }
    std::uint8_t of[256]{};
};

} // namespace

column_ptr machine::group(const plan::group& g, decision_marks* marks) {
    using kind = model::requirement_group::kind;
    const bool all = g.which == kind::all;
    const fold_table fold(all);
    buffer<std::uint8_t> out(now_->rows, all ? truth::yes : truth::no);
    auto* to = out.fill();
    for (const auto& one : g.requirements) {
        const auto place = marks == nullptr ? 0 : marks->requirements.size();
        if (marks != nullptr) marks->requirements.emplace_back();
        const auto part = one.group != plan::none ? group(program_.groups[one.group], marks)
                                                  : evaluate(one.condition);
        const auto bits = truths_of(*part);
        if (marks != nullptr) marks->requirements[place] = bits;
        const auto* from = bits.data();
        for (std::size_t r = 0; r < now_->rows; ++r)
            to[r] = fold.of[to[r] * 16U + from[r]];
    }
    if (g.which == kind::none) {
        for (std::size_t r = 0; r < now_->rows; ++r) {
            const auto yes = (to[r] & truth::no) != 0 ? truth::yes : 0;
            const auto no = (to[r] & truth::yes) != 0 ? truth::no : 0;
            const auto kept = to[r] & ~(truth::yes | truth::no);
            to[r] = static_cast<std::uint8_t>(kept | yes | no);
        }
    }
    return truth_column(std::move(out));
}

namespace {

constexpr std::uint32_t undecided = ~std::uint32_t{0};

/// Which row of a table each case hits: its number, that of the default (as many as there are
/// rows), or undecided.
class row_finder {
  public:
    row_finder(table_index& index, std::size_t table_rows, const std::vector<column_ptr>& inputs,
               eval::machine& by, text_codes& texts)
        : index_(index), rows_(table_rows), words_(index.words()), certain_(words_), open_(words_) {
        for (std::size_t c = 0; c < inputs.size(); ++c)
            met_.push_back(index_.columns()[c].met(*inputs[c], by, texts));
        last_ = rows_ % 64 == 0 ? ~std::uint64_t{0} : (std::uint64_t{1} << (rows_ % 64)) - 1;
    }

    std::uint32_t find(std::size_t row, bool first) {
        return words_ == 1 ? find_in_one(row, first) : find_in_many(row, first);
    }

  private:
    std::uint32_t find_in_one(std::size_t row, bool first) {
        auto certain = last_;
        std::uint64_t open = 0;
        for (std::size_t c = 0; c < met_.size(); ++c) {
            const auto which = met_[c].numbers[row];
            if (which >= 0) {
                certain &= met_[c].sets->bits[static_cast<std::size_t>(which)];
            } else {
                certain &= index_.columns()[c].passed()[0];
                open |= index_.looking(c)[0];
            }
        }
        return decide(&certain, &open, open != 0, first);
    }

    std::uint32_t find_in_many(std::size_t row, bool first) {
        std::fill(certain_.begin(), certain_.end(), ~std::uint64_t{0});
        std::fill(open_.begin(), open_.end(), std::uint64_t{0});
        certain_.back() = last_;
        bool any_open = false;
        for (std::size_t c = 0; c < met_.size(); ++c) {
            const auto which = met_[c].numbers[row];
            const auto* bits =
                which < 0 ? index_.columns()[c].passed().data()
                          : met_[c].sets->bits.data() + static_cast<std::size_t>(which) * words_;
            for (std::size_t w = 0; w < words_; ++w)
                certain_[w] &= bits[w];
            if (which >= 0) continue;
            any_open = true;
            for (std::size_t w = 0; w < words_; ++w)
                open_[w] |= index_.looking(c)[w];
        }
        return decide(certain_.data(), open_.data(), any_open, first);
    }

    std::size_t first_of(const std::uint64_t* bits) const {
        for (std::size_t w = 0; w < words_; ++w) {
            if (bits[w] != 0) return w * 64 + static_cast<std::size_t>(std::countr_zero(bits[w]));
        }
        return words_ * 64;
    }

    std::uint32_t decide(const std::uint64_t* certain, const std::uint64_t* open, bool any_open,
                         bool first) const {
        const auto hit = first_of(certain);
        if (any_open && first_of(open) < std::min(hit, rows_)) return undecided;
        if (hit >= rows_) return static_cast<std::uint32_t>(rows_);
        if (first) return static_cast<std::uint32_t>(hit);
        std::size_t hits = 0;
        for (std::size_t w = 0; w < words_; ++w)
            hits += static_cast<std::size_t>(std::popcount(certain[w]));
        return any_open || hits != 1 ? undecided : static_cast<std::uint32_t>(hit);
    }

    table_index& index_;
    std::size_t rows_;
    std::size_t words_;
    std::uint64_t last_ = 0;
    std::vector<column_index::met_rows> met_{};
    row_bits certain_;
    row_bits open_;
};

/// Why a row of an ANY table gives null does not make it another one.
column_ptr with_plain_nulls(const column_ptr& of) {
    if (of->is_constant()) return of->same.is_null() ? constant_column({}, of->rows) : of;
    if (of->standings.empty()) return of;
    auto out = std::make_shared<column>(*of);
    out->standings = buffer<standing>(of->rows);
    for (std::size_t r = 0; r < of->rows; ++r) {
        const auto s = of->standings[r];
        out->standings.fill()[r] = s == standing::absent ? standing::null : s;
    }
    return out;
}

} // namespace

column_ptr machine::table(index number, decision_marks* marks) {
    using policy = model::hit_policy;
    const auto& t = program_.tables[number];
    const auto how = t.source->hit_policy;
    const bool single = how == policy::first || how == policy::unique || how == policy::any;
    auto& known = tables_[number];
    if (!known) known = std::make_unique<table_index>(program_, t);
    if (!single || !known->works() || !cases_->days.empty() || t.rows.empty()) return left();
    set_day(0);
    one_.enter(*scratch_.root);
    std::vector<column_ptr> inputs;
    for (std::size_t c = 0; c < t.columns.size(); ++c) {
        inputs.push_back(evaluate(t.columns[c]));
        if (c < t.inputs.size() && t.inputs[c] != nullptr)
            inputs.back() = fitted(inputs.back(), *t.inputs[c]);
    }
    row_finder finder(*known, t.rows.size(), inputs, one_, texts_);
    // The outputs of the rows that are hit, each evaluated once.
    std::vector<std::uint8_t> place(t.rows.size() + 1, 255);
    std::vector<std::size_t> hit_rows;
    buffer<std::uint8_t> choice(now_->rows);
    auto hits = marks == nullptr ? buffer<std::int32_t>() : buffer<std::int32_t>(now_->rows);
    for (std::size_t r = 0; r < now_->rows; ++r) {
        const auto hit = finder.find(r, how == policy::first);
        if (marks != nullptr) {
            const bool in_table = hit < t.rows.size();
            hits.fill()[r] = in_table ? static_cast<std::int32_t>(hit) : decision_marks::no_hit;
        }
        if (hit == undecided) {
            choice.fill()[r] = 255;
            continue;
        }
        if (place[hit] == 255 && hit_rows.size() < 255) {
            place[hit] = static_cast<std::uint8_t>(hit_rows.size());
            hit_rows.push_back(hit);
        }
        choice.fill()[r] = place[hit];
    }
    if (marks != nullptr) marks->hits = std::move(hits);
    const auto outputs = [&](std::size_t row) -> const std::vector<plan::index>& {
        return row == t.rows.size() ? t.fallbacks : t.rows[row].outputs;
    };
    const auto output = [&](std::size_t o) {
        std::vector<column_ptr> each;
        for (const auto row : hit_rows) {
            const auto& all = outputs(row);
            const bool none = o >= all.size() || all[o] == plan::none;
            auto one = none ? constant(value()) : evaluate(all[o]);
            each.push_back(fitted(one, *t.outputs[o]));
        }
        return chosen(each, choice, texts_);
    };
    if (t.shape == nullptr && t.outputs.empty()) return left();
    if (t.shape == nullptr) return how == policy::any ? with_plain_nulls(output(0)) : output(0);
    auto out = std::make_shared<column>();
    out->what = form::contexts;
    out->rows = now_->rows;
    out->shape = t.shape;
    const bool falls_through = place[t.rows.size()] != 255;
    const bool no_default = std::all_of(t.fallbacks.begin(), t.fallbacks.end(),
                                        [](plan::index i) { return i == plan::none; });
    if (falls_through && no_default) return left();
    for (std::size_t o = 0; o < t.outputs.size(); ++o)
        out->fields.push_back(output(o));
    buffer<standing> standings(now_->rows, standing::here);
    for (std::size_t r = 0; r < now_->rows; ++r) {
        for (const auto& field : out->fields) {
            const auto s = standing_of(*field, r);
            if (s == standing::left || s == standing::missing || s == standing::failed)
                standings.fill()[r] = standing::left;
        }
    }
    out->standings = standings;
    return out;
}

// What is read of a decision that is open may have failed: that only its case can tell, unless it
// is one of true and false alone.
column_ptr machine::decided(const plan::slot& s, decision_marks* marks) {
    column_ptr out;
    if (s.group != plan::none)
        out = group(program_.groups[s.group], marks);
    else if (s.table != plan::none)
        out = table(s.table, marks);
    else
        out = evaluate(s.expression);
    out = fitted(out, *s.type);
    if (out->is_constant() || !holds_open(*out, standing::failed)) return out;
    const bool inside = out->items && holds_open(*out->items, standing::left);
    const bool deep = inside || out->is(form::contexts);
    std::vector<bool> bad(out->rows);
    for (std::size_t r = 0; r < out->rows; ++r) {
        const auto how = standing_of(*out, r);
        bad[r] = how == standing::missing || how == standing::failed || how == standing::left ||
                 (deep && inner_standing(*out, r) == standing::left);
        if (out->is(form::truths) && out->truths[r] == (truth::yes | truth::no)) bad[r] = false;
    }
    return out->is(form::left) ? out : leaving(out, bad);
}

// A fact that is supplied keeps its value; elsewhere its stand-in takes its place.
void machine::decide(index number, decision_marks* marks) {
    const auto& s = program_.entities[cases_->entity].slots[number];
    auto stand_in = decided(s, marks);
    const auto& fact = slots_[number];
    if (!s.is_fact || !fact) {
        slots_[number] = std::move(stand_in);
        return;
    }
    const auto standings = standings_of(*fact);
    if (standings.empty()) return;
    const auto* begin = standings.data();
    if (std::all_of(begin, begin + cases_->rows, [](auto t) { return t == standing::missing; })) {
        slots_[number] = std::move(stand_in);
        return;
    }
    buffer<std::uint8_t> choice(cases_->rows);
    for (std::size_t r = 0; r < cases_->rows; ++r)
        choice.fill()[r] = standings[r] == standing::missing ? 1 : 0;
    slots_[number] = chosen({fact, stand_in}, choice, texts_);
}

} // namespace hjemmel::eval::columns
