// SPDX-License-Identifier: Apache-2.0
// Sums, differences and products of columns of integers; what does not fit is left.
#include "integers.hpp"
#include "machine.hpp"

#include <hjemmel/core/checked.hpp>

#include <algorithm>

namespace hjemmel::eval::columns {

namespace {

using form = column::form;

} // namespace

std::optional<integers> integers_of(const column& c) {
    integers out;
    if (c.is(form::integers)) {
        out.data = c.integers.data();
        out.standings = c.standings.empty() ? nullptr : c.standings.data();
        out.scale = c.scale;
        out.kind = c.kind;
        return out;
    }
    if (!c.is_constant()) return std::nullopt;
    out.kind = c.same.kind();
    out.how = standing_of(c, 0);
    if (c.same.is_null()) return out;
    const auto n = integer_of(c.same);
    if (!n) return std::nullopt;
    out.same = n->number;
    out.scale = n->scale;
    return out;
}

bool rescale(integers& of, int scale, std::size_t rows, buffer<std::int64_t>& memory) {
    if (of.scale == scale) return true;
    if (of.data == nullptr) {
        const auto n = rescaled({of.same, of.scale}, scale);
        of.same = n.value_or(0);
        of.scale = scale;
        return n.has_value();
    }
    memory = buffer<std::int64_t>(rows);
    for (std::size_t r = 0; r < rows; ++r) {
        const auto n = rescaled({of.data[r], of.scale}, scale);
        if (!n) return false;
        memory.fill()[r] = *n;
    }
    of.data = memory.data();
    of.scale = scale;
    return true;
}

namespace {

/// How both stand together for an operation that needs both.
standing of_both(standing a, standing b) {
    if (a == standing::left || b == standing::left) return standing::left;
    if (a == standing::missing || b == standing::missing) return standing::missing;
    return a == standing::here && b == standing::here ? standing::here : standing::failed;
}

/// Each row's result; one without is left.
template<class Operate>
column_ptr each_row(const integers& a, const integers& b, std::size_t rows, kind result, int scale,
                    const Operate& operate) {
    auto out = std::make_shared<column>();
    out->what = form::integers;
    out->kind = result;
    out->scale = scale;
    out->rows = rows;
    out->integers = buffer<std::int64_t>(rows);
    auto* to = out->integers.fill();
    bool good = a.whole() && b.whole();
    if (good) {
        bool fits = true;
        for (std::size_t r = 0; r < rows; ++r)
            fits = operate(a[r], b[r], to[r]) && fits;
        if (fits) return out;
    }
    out->standings = buffer<standing>(rows);
    for (std::size_t r = 0; r < rows; ++r) {
        auto how = of_both(a.at(r), b.at(r));
        to[r] = 0;
        if (how == standing::here && !operate(a[r], b[r], to[r])) how = standing::left;
        out->standings.fill()[r] = how;
    }
    return out;
}

bool within_calendar(std::int64_t days) {
    return days >= date::min().days() && days <= date::max().days();
}

bool add_months(std::int64_t day, std::int64_t months, std::int64_t& to) {
    const auto moved = date::from_days(day)->add_months(months);
    if (moved) to = moved->days();
    return moved.has_value();
}

/// Days that are kept, and for how many rows and months that is worth it.
constexpr std::size_t worth_keeping = 256;
constexpr std::size_t most_moved = 16;
constexpr std::int64_t first_moved = date(1900, 1, 1).days();
constexpr std::int64_t last_moved = date(2100, 1, 1).days();

bool add_seconds(std::int64_t day, std::int64_t seconds, std::int64_t& to) {
    const auto days = hjemmel::detail::floor_divide(seconds, days_duration::seconds_a_day);
    return !__builtin_add_overflow(day, days, &to) && within_calendar(to);
}

} // namespace

// The same months are added to the same days again and again: where each of these comes to is kept.
column_ptr machine::moved(const integers& days, std::int64_t months) {
    if (moved_.size() >= most_moved && !moved_.contains(months)) moved_.clear();
    auto& known = moved_[months];
    known.resize(static_cast<std::size_t>(last_moved - first_moved));
    return each_row(days, {}, now_->rows, kind::date, 0, [&](auto day, auto, auto& to) {
        if (day < first_moved || day >= last_moved) return add_months(day, months, to);
        auto& by = known[static_cast<std::size_t>(day - first_moved)];
        if (by == 0) {
            if (!add_months(day, months, to)) return false;
            by = static_cast<std::int32_t>(to - day);
        }
        to = day + by;
        return true;
    });
}

column_ptr machine::arithmetic(const instruction& i, const column& a, const column& b) {
    auto x = integers_of(a);
    auto y = integers_of(b);
    if (!x || !y || x->kind == kind::null || y->kind == kind::null) return nullptr;
    const auto rows = now_->rows;
    const auto negative = [](std::int64_t n, std::int64_t& to) {
        return !__builtin_sub_overflow(std::int64_t{0}, n, &to);
    };
    const bool plus = i.code == op::add;
    if (!plus && i.code != op::subtract && i.code != op::multiply) return nullptr;
    if (i.code == op::multiply) {
        if (x->kind != kind::number) std::swap(x, y);
        if (x->kind != kind::number || x->scale + y->scale > 6) return nullptr;
        if (y->kind != kind::number && x->scale != 0) return nullptr;
        if (y->kind == kind::date) return nullptr;
        return each_row(*x, *y, rows, y->kind, x->scale + y->scale, [](auto n, auto m, auto& to) {
            return !__builtin_mul_overflow(n, m, &to);
        });
    }
    if (x->kind != kind::date && y->kind == kind::date && plus) std::swap(x, y);
    if (x->kind == kind::date && y->kind == kind::months_duration) {
        std::int64_t back = 0;
        const bool again = y->data == nullptr && y->whole() && rows >= worth_keeping;
        if (again && negative(y->same, back)) return moved(*x, plus ? y->same : back);
        return each_row(*x, *y, rows, kind::date, 0, [&](auto day, auto months, auto& to) {
            return (plus || negative(months, months)) && add_months(day, months, to);
        });
    }
    if (x->kind == kind::date && y->kind == kind::days_duration) {
        return each_row(*x, *y, rows, kind::date, 0, [&](auto day, auto seconds, auto& to) {
            return (plus || negative(seconds, seconds)) && add_seconds(day, seconds, to);
        });
    }
    if (x->kind != y->kind || x->kind == kind::date) return nullptr;
    buffer<std::int64_t> memory[2];
    const auto scale = std::max(x->scale, y->scale);
    if (!rescale(*x, scale, rows, memory[0]) || !rescale(*y, scale, rows, memory[1]))
        return nullptr;
    return each_row(*x, *y, rows, x->kind, scale, [&](auto n, auto m, auto& to) {
        return plus ? !__builtin_add_overflow(n, m, &to) : !__builtin_sub_overflow(n, m, &to);
    });
}

} // namespace hjemmel::eval::columns
