// SPDX-License-Identifier: Apache-2.0
#include "integers.hpp"
#include "machine.hpp"

#include <hjemmel/core/checked.hpp>

#include <algorithm>
#include <limits>

namespace hjemmel::eval::columns {

namespace {

using form = column::form;

constexpr std::uint8_t left_bit = column::left_bit;
constexpr std::uint8_t open_bits = column::open_bits;

/// How each standing of an operand makes an ordered comparison: 0 where it has a value.
constexpr std::uint8_t unordered(standing s) {
    switch (s) {
    case standing::here:
        return 0;
    case standing::missing:
        return open_bits;
    case standing::left:
        return left_bit;
    default:
        return truth::other;
    }
}

bool is_null(standing s) {
    return s == standing::null || s == standing::absent || s == standing::failed;
}

/// Equality where not both have a value; 0 where both have.
std::uint8_t unequal_standings(standing a, standing b) {
    if (a == standing::left || b == standing::left) return left_bit;
    if (a == standing::missing || b == standing::missing) return open_bits;
    if (is_null(a) || is_null(b)) return is_null(a) && is_null(b) ? truth::yes : truth::no;
    return 0;
}

template<class Compare>
void compare_all(const integers& a, const integers& b, std::size_t rows, std::uint8_t* to,
                 const Compare& compare) {
    const auto bits = [&](std::int64_t x, std::int64_t y) {
        return static_cast<std::uint8_t>(compare(x, y) ? truth::yes : truth::no);
    };
    if (a.data != nullptr && b.data == nullptr) {
        const auto y = b.same;
        for (std::size_t r = 0; r < rows; ++r)
            to[r] = bits(a.data[r], y);
    } else if (a.data == nullptr && b.data != nullptr) {
        const auto x = a.same;
        for (std::size_t r = 0; r < rows; ++r)
            to[r] = bits(x, b.data[r]);
    } else {
        for (std::size_t r = 0; r < rows; ++r)
            to[r] = bits(a[r], b[r]);
    }
}

void compare_all(plan::op how, const integers& a, const integers& b, std::size_t rows,
                 std::uint8_t* to) {
    switch (how) {
    case plan::op::equal:
        return compare_all(a, b, rows, to, [](auto x, auto y) { return x == y; });
    case plan::op::unequal:
        return compare_all(a, b, rows, to, [](auto x, auto y) { return x != y; });
    case plan::op::less:
        return compare_all(a, b, rows, to, [](auto x, auto y) { return x < y; });
    case plan::op::less_equal:
        return compare_all(a, b, rows, to, [](auto x, auto y) { return x <= y; });
    case plan::op::greater:
        return compare_all(a, b, rows, to, [](auto x, auto y) { return x > y; });
    default:
        return compare_all(a, b, rows, to, [](auto x, auto y) { return x >= y; });
    }
}

std::uint8_t opposite_bits(std::uint8_t bits) {
    const auto kept = bits & ~(truth::yes | truth::no);
    const auto yes = (bits & truth::no) != 0 ? truth::yes : 0;
    const auto no = (bits & truth::yes) != 0 ? truth::no : 0;
    return static_cast<std::uint8_t>(kept | yes | no);
}

/// Where an operand has no value, what the comparison then is.
template<class At>
void mend(plan::op how, std::size_t rows, std::uint8_t* to, const At& standings) {
    const bool equality = how == plan::op::equal || how == plan::op::unequal;
    for (std::size_t r = 0; r < rows; ++r) {
        const auto [a, b] = standings(r);
        if (a == standing::here && b == standing::here) continue;
        if (!equality) {
            const auto bits = static_cast<std::uint8_t>(unordered(a) | unordered(b));
            to[r] = (bits & left_bit) != 0 ? left_bit : (bits & truth::yes) != 0 ? open_bits : bits;
            continue;
        }
        const auto bits = unequal_standings(a, b);
        to[r] = how == plan::op::equal ? bits : opposite_bits(bits);
    }
}

/// What is left of both for a conjunction; `weak` is what it gives at last.
std::uint8_t folded(std::uint8_t a, std::uint8_t b, std::uint8_t strong, std::uint8_t weak) {
    if (a == strong) return strong;
    if (((a | b) & left_bit) != 0) return left_bit;
    unsigned out = ((a | b) & strong) | (a & b & weak);
    const bool nulls = ((a & truth::other) != 0 && b != strong) || (b & truth::other) != 0;
    if (nulls) out |= truth::other;
    return static_cast<std::uint8_t>(out);
}

} // namespace

buffer<std::uint8_t> truths_of(const column& of) {
    if (of.is(form::truths)) return of.truths;
    if (of.is_constant()) {
        const auto& v = of.same;
        const auto bits = v.is_true() ? truth::yes : v.is_false() ? truth::no : truth::other;
        return {of.rows, bits};
    }
    buffer<std::uint8_t> out(of.rows);
    for (std::size_t r = 0; r < of.rows; ++r) {
        const auto how = standing_of(of, r);
        out.fill()[r] = how == standing::here ? truth::other : unordered(how);
    }
    return out;
}

column_ptr truth_column(buffer<std::uint8_t> bits) {
    auto out = std::make_shared<column>();
    out->what = form::truths;
    out->rows = bits.size();
    out->truths = std::move(bits);
    return out;
}

column_ptr machine::logic(const instruction& i, bool conjunction) {
    const auto strong = conjunction ? truth::no : truth::yes;
    const auto weak = conjunction ? truth::yes : truth::no;
    const auto left = run(operand(i, 0));
    if (left->is_constant() && truths_of(*left)[0] == strong) return constant(!conjunction);
    const auto a = truths_of(*left);
    const auto* first = a.data();
    const bool decided = std::all_of(first, first + a.size(), [&](auto t) { return t == strong; });
    if (decided) return truth_column(a);
    const auto right = run(operand(i, 1));
    if (left->is_constant() && right->is(form::truths) && a[0] == weak) return right;
    const auto b = truths_of(*right);
    buffer<std::uint8_t> out(now_->rows);
    auto* to = out.fill();
    const auto* second = b.data();
    for (std::size_t r = 0; r < now_->rows; ++r)
        to[r] = folded(first[r], second[r], strong, weak);
    return truth_column(std::move(out));
}

column_ptr machine::negation(const instruction& i) {
    const auto v = run(operand(i, 0));
    const auto a = truths_of(*v);
    buffer<std::uint8_t> out(a.size());
    for (std::size_t r = 0; r < a.size(); ++r)
        out.fill()[r] = opposite_bits(a[r]);
    return truth_column(std::move(out));
}

column_ptr machine::conditional(const instruction& i) {
    const auto condition = run(operand(i, 0));
    const auto t = truths_of(*condition);
    std::uint8_t any = 0;
    for (std::size_t r = 0; r < t.size(); ++r)
        any = static_cast<std::uint8_t>(any | t[r]);
    if (any == truth::yes) return run(operand(i, 1));
    if ((any & (truth::yes | left_bit)) == 0) return run(operand(i, 2));
    const auto yes = run(operand(i, 1));
    const auto no = run(operand(i, 2));
    buffer<std::uint8_t> choice(t.size());
    for (std::size_t r = 0; r < t.size(); ++r) {
        auto& to = choice.fill()[r];
        if (t[r] == truth::yes)
            to = 0;
        else if ((t[r] & (truth::yes | left_bit)) == 0)
            to = 1;
        else if ((t[r] & left_bit) != 0)
            to = 3;
        else
            to = standing_of(*yes, r) == standing::left || standing_of(*no, r) == standing::left
                     ? 3
                     : 2;
    }
    return chosen({yes, no, standing_column(standing::missing, t.size())}, choice, texts_);
}

column_ptr machine::compared_texts(op how, const column& a, const column& b) {
    const bool equality = how == op::equal || how == op::unequal;
    if (!equality) return nullptr;
    const auto fits = [](const column& c) {
        return c.is(form::texts) || (c.is_constant() && (c.same.is(kind::string)));
    };
    if (!fits(a) || !fits(b)) return nullptr;
    const auto code = [&](const column& c) {
        return c.is_constant() ? texts_.code(c.same.as_string()) : 0;
    };
    const auto rows = now_->rows;
    const auto code_a = code(a);
    const auto code_b = code(b);
    buffer<std::uint8_t> out(rows);
    auto* to = out.fill();
    const std::uint8_t same = how == op::equal ? truth::yes : truth::no;
    const std::uint8_t other = how == op::equal ? truth::no : truth::yes;
    if (a.is(form::texts) && b.is_constant()) {
        const auto* codes = a.codes.data();
        for (std::size_t r = 0; r < rows; ++r)
            to[r] = codes[r] == code_b ? same : other;
    } else {
        for (std::size_t r = 0; r < rows; ++r) {
            const auto x = a.is_constant() ? code_a : a.codes[r];
            const auto y = b.is_constant() ? code_b : b.codes[r];
            to[r] = x == y ? same : other;
        }
    }
    if (!a.standings.empty() || !b.standings.empty()) {
        mend(how, rows, to, [&](std::size_t r) { return std::pair(a.at(r), b.at(r)); });
    }
    return truth_column(std::move(out));
}

column_ptr machine::compared(op how, const column& a, const column& b) {
    const auto rows = now_->rows;
    const bool equality = how == op::equal || how == op::unequal;
    if (is_blank(a) || is_blank(b)) { // of any kind
        buffer<std::uint8_t> out(rows);
        mend(how, rows, out.fill(),
             [&](std::size_t r) { return std::pair(standing_of(a, r), standing_of(b, r)); });
        return truth_column(std::move(out));
    }
    if (auto texts = compared_texts(how, a, b)) return texts;
    if (equality && (a.is(form::truths) || b.is(form::truths))) {
        const auto is_boolean = [](const column& c) {
            return c.is(form::truths) || (c.is_constant() && c.same.is(kind::boolean));
        };
        if (!is_boolean(a) || !is_boolean(b)) return nullptr;
        const auto x = truths_of(a);
        const auto y = truths_of(b);
        buffer<std::uint8_t> out(rows);
        for (std::size_t r = 0; r < rows; ++r)
            out.fill()[r] = (x[r] == y[r]) == (how == op::equal) ? truth::yes : truth::no;
        mend(how, rows, out.fill(),
             [&](std::size_t r) { return std::pair(standing_of(a, r), standing_of(b, r)); });
        return truth_column(std::move(out));
    }
    auto x = integers_of(a);
    auto y = integers_of(b);
    if (!x || !y || x->kind != y->kind) return nullptr;
    buffer<std::int64_t> memory[2];
    const auto scale = std::max(x->scale, y->scale);
    if (!rescale(*x, scale, rows, memory[0]) || !rescale(*y, scale, rows, memory[1]))
        return nullptr;
    buffer<std::uint8_t> out(rows);
    compare_all(how, *x, *y, rows, out.fill());
    if (!x->whole() || !y->whole())
        mend(how, rows, out.fill(), [&](std::size_t r) { return std::pair(x->at(r), y->at(r)); });
    return truth_column(std::move(out));
}

column_ptr machine::path(const instruction& i, const column_ptr& of) {
    const auto& name = program_.names[i.a];
    if (of->is(form::contexts)) {
        const auto at = of->shape->find(name);
        return at == context_shape::npos ? nullptr : field_column(*of, at, texts_);
    }
    if (of->is(form::lists) && of->items->is(form::contexts)) {
        const auto at = of->items->shape->find(name);
        if (at == context_shape::npos) return nullptr;
        auto out = std::make_shared<column>(*of);
        out->items = field_column(*of->items, at, texts_);
        return with_open_items(out);
    }
    return nullptr;
}

namespace {

/// Whether every value of the column is of the type without being made another one.
bool conforms(const column& what, const type& wanted) {
    if (wanted.kind == type_kind::any || what.rows == 0) return true;
    switch (what.what) {
    case form::left:
        return true;
    case form::constant:
        return what.same.is_null() || eval::conforms(what.same, wanted);
    case form::truths:
        return wanted.kind == type_kind::boolean;
    case form::integers:
        return eval::detail::type_kind_of(what.kind) == wanted.kind;
    case form::texts:
        return wanted.kind == type_kind::string;
    case form::lists:
        return wanted.kind == type_kind::list &&
               (!wanted.element || conforms(*what.items, *wanted.element));
    case form::contexts:
        return wanted.kind == type_kind::context &&
               std::all_of(wanted.fields.begin(), wanted.fields.end(), [&](const auto& field) {
                   const auto at = what.shape->find(field.name);
                   if (at == context_shape::npos) return field.optional;
                   return conforms(*what.fields[at], *field.what);
               });
    default:
        return false;
    }
}

} // namespace

column_ptr machine::converted(const column_ptr& what, const type& wanted) {
    if (!conforms(*what, wanted)) return nullptr;
    return eval::detail::is_restricted(wanted) ? fitted(what, wanted) : what;
}

column_ptr machine::context(const instruction& i) {
    auto out = std::make_shared<column>();
    out->what = form::contexts;
    out->rows = now_->rows;
    out->shape = program_.shapes[i.a];
    for (index k = 0; k < i.count; ++k) {
        out->fields.push_back(run(operand(i, k)));
        registers_[base_ + i.b + k] = {out->fields.back(), now_};
    }
    return left_with(out, out->fields);
}

// Operators: all operands first.
column_ptr machine::operation(index n, const instruction& i) {
    std::vector<column_ptr> x;
    for (index k = 0; k < i.count; ++k)
        x.push_back(run(operand(i, k)));
    column_ptr out;
    switch (i.code) {
    case op::equal:
    case op::unequal:
    case op::less:
    case op::less_equal:
    case op::greater:
    case op::greater_equal:
        out = compared(i.code, *x[0], *x[1]);
        break;
    case op::between: {
        // Where one end already says no, the other one does not count, as in `and`.
        const auto above = compared(op::greater_equal, *x[0], *x[1]);
        const auto below = compared(op::less_equal, *x[0], *x[2]);
        if (!above || !below) break;
        buffer<std::uint8_t> both(now_->rows);
        for (std::size_t r = 0; r < now_->rows; ++r) {
            const auto a = above->truths[r];
            const auto b = below->truths[r];
            both.fill()[r] =
                ((a | b) & left_bit) != 0 ? left_bit : folded(a, b, truth::no, truth::yes);
        }
        out = truth_column(std::move(both));
        break;
    }
    case op::add:
    case op::subtract:
    case op::multiply:
        out = arithmetic(i, *x[0], *x[1]);
        break;
    case op::path:
        out = path(i, x[0]);
        break;
    case op::list:
        out = list_literal(x);
        break;
    case op::convert:
        out = converted(x[0], *program_.types[i.a]);
        break;
    default:
        break;
    }
    return out ? out : by_rows(n, x);
}

} // namespace hjemmel::eval::columns
