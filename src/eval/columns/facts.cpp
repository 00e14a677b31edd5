// SPDX-License-Identifier: Apache-2.0
#include "facts.hpp"

#include "periods.hpp"

#include <algorithm>

namespace hjemmel::eval::columns {

namespace {

using form = column::form;

bool is_null(standing s) {
    return s == standing::null || s == standing::absent || s == standing::failed;
}

/// A list's items, or the rows themselves: which case each belongs to.
struct owners {
    const owners* outer = nullptr;
    const column* list = nullptr;

    std::size_t of(std::size_t row) const {
        if (outer == nullptr) return row;
        const auto* ends = list->offsets.data();
        const auto item = static_cast<std::int32_t>(row);
        const auto* after = std::upper_bound(ends, ends + list->rows + 1, item);
        return outer->of(static_cast<std::size_t>(after - ends) - 1);
    }
};

class checker {
  public:
    checker(machine& by, case_columns& cases) : machine_(by), cases_(cases) {}

    void check(const column_ptr& c, const type& t, bool optional, const owners& of) {
        if (!optional) refuse_nulls(*c, of);
        if (t.kind == type_kind::list) return check_list(c, t, of);
        if (t.kind == type_kind::context) return check_context(c, t, of);
        const auto fits = machine_.fitted(c, t);
        if (!holds_open(*fits, standing::left)) return;
        for (std::size_t r = 0; r < c->rows; ++r) {
            if (standing_of(*fits, r) == standing::left) leave(of.of(r));
        }
    }

    /// Nothing in a case may lie before the day that its entity begins on: the first day of each
    /// case, and the greatest of them.
    void check_beginning(const column& c, const buffer<std::int64_t>& least, std::int64_t greatest,
                         const owners& of) {
        if (c.is(form::lists)) {
            check_beginning(*c.items, least, greatest, {&of, &c});
        } else if (c.is(form::contexts)) {
            for (const auto& field : c.fields)
                check_beginning(*field, least, greatest, of);
        } else if (c.is(form::integers) && c.kind == kind::date) {
            if (all_from(c, greatest)) return;
            for (std::size_t r = 0; r < c.rows; ++r) {
                if (c.at(r) == standing::here && c.integers[r] < least[of.of(r)]) leave(of.of(r));
            }
        } else if (c.is(form::left) || c.is(form::values)) { // may hold a date
            for (std::size_t r = 0; r < c.rows; ++r) {
                if (standing_of(c, r) == standing::here) leave(of.of(r));
            }
        }
    }

  private:
    void leave(std::size_t row) { cases_.left.fill()[row] = 1; }

    static bool all_from(const column& dates, std::int64_t day) {
        if (dates.between && dates.between->least >= day) return true;
        const auto* days = dates.integers.data();
        const auto* how = dates.standings.data();
        bool before = false;
        if (how == nullptr) {
            for (std::size_t r = 0; r < dates.rows; ++r)
                before |= days[r] < day;
        } else {
            for (std::size_t r = 0; r < dates.rows; ++r)
                before |= (days[r] < day) & (how[r] == standing::here);
        }
        return !before;
    }

    void refuse_nulls(const column& c, const owners& of) {
        if (c.is(form::truths)) {
            for (std::size_t r = 0; r < c.rows; ++r) {
                if (c.truths[r] == truth::other) leave(of.of(r));
            }
        } else if (c.is_constant() ? c.same.is_null() : !c.standings.empty()) {
            for (std::size_t r = 0; r < c.rows; ++r) {
                if (is_null(standing_of(c, r))) leave(of.of(r));
            }
        }
    }

    void leave_all_here(const column& c, const owners& of) {
        for (std::size_t r = 0; r < c.rows; ++r) {
            const auto how = standing_of(c, r);
            if (how == standing::here || how == standing::left) leave(of.of(r));
        }
    }

    void check_list(const column_ptr& c, const type& t, const owners& of) {
        if (!c->is(form::lists) || t.domain) return leave_all_here(*c, of);
        const owners items{&of, c.get()};
        const auto& element = t.element ? *t.element : *types::any();
        check(c->items, element, false, items);
        if (is_period(element)) check_periods(*c, element, of);
    }

    void check_context(const column_ptr& c, const type& t, const owners& of) {
        if (!c->is(form::contexts) || t.domain || t.open) return leave_all_here(*c, of);
        for (const auto& field : t.fields) {
            const auto at = c->shape->find(field.name);
            if (at == context_shape::npos) return leave_all_here(*c, of);
            check(c->fields[at], *field.what, field.optional, of);
        }
        if (is_period(t)) check_order(*c, of);
    }

    static bool is_period(const type& t) {
        const auto is_date = [&](std::string_view name) {
            return std::any_of(t.fields.begin(), t.fields.end(), [&](const type_field& f) {
                return f.name == name && f.what->kind == type_kind::date;
            });
        };
        return is_date("fra") && is_date("til");
    }

    /// A period's two days; `ends` is null where all are open.
    struct period_fields {
        const column* first = nullptr;
        const column* last = nullptr;
        bool plain = false;

        explicit period_fields(const column& c) {
            first = c.fields[c.shape->find("fra")].get();
            last = c.fields[c.shape->find("til")].get();
            const auto dates = [](const column& one) { return one.is(form::integers); };
            const bool no_end = !dates(*last);
            if (no_end) last = nullptr;
            plain = dates(*first);
        }
        std::int64_t end(std::size_t k) const {
            const bool known = last != nullptr && last->at(k) == standing::here;
            return known ? last->integers[k] : date::max().days();
        }
        bool missing(std::size_t k) const {
            const bool of_last = last != nullptr && last->at(k) == standing::missing;
            return of_last || first->at(k) == standing::missing;
        }
    };

    void check_order(const column& c, const owners& of) {
        const period_fields p(c);
        if (!p.plain || p.last == nullptr || machine_.periods().spans_of(c).regular) return;
        for (std::size_t k = 0; k < c.rows; ++k) {
            const bool both = p.first->at(k) == standing::here && p.last->at(k) == standing::here;
            if (both && p.last->integers[k] < p.first->integers[k]) leave(of.of(k));
        }
    }

    /// Rows of a case that follow each other need no second look.
    void check_periods(const column& list, const type& element, const owners& of) {
        const auto& items = *list.items;
        if (!items.is(form::contexts)) return;
        const period_fields p(items);
        if (!p.plain) return leave_all_here(list, of);
        const auto spans = machine_.periods().spans_of(items);
        const bool plain = spans.regular && spans.picks == nullptr;
        for (std::size_t r = 0; r < list.rows; ++r) {
            bool follows = true;
            for (auto k = list.offsets[r] + 1; plain && k < list.offsets[r + 1]; ++k)
                follows &= spans.first[k] > spans.last[k - 1];
            if (follows && plain) continue;
            follows = true;
            const auto begin = static_cast<std::size_t>(list.offsets[r]);
            const auto end = static_cast<std::size_t>(list.offsets[r + 1]);
            for (auto k = begin; k < end; ++k) {
                follows =
                    follows && !p.missing(k) && (k == begin || p.first->integers[k] > p.end(k - 1));
            }
            if (!follows && shares_days(items, element, p, begin, end)) leave(of.of(r));
        }
    }

    /// Whether two rows that say the same otherwise share days, or may.
    bool shares_days(const column& items, const type& element, const period_fields& p,
                     std::size_t begin, std::size_t end) const {
        for (auto a = begin; a < end; ++a) {
            for (auto b = begin; b < a; ++b) {
                if (p.missing(a) || p.missing(b)) return true;
                const bool overlap =
                    p.first->integers[a] <= p.end(b) && p.first->integers[b] <= p.end(a);
                if (overlap && says_same(items, element, a, b)) return true;
            }
        }
        return false;
    }

    bool says_same(const column& items, const type& element, std::size_t a, std::size_t b) const {
        for (const auto& field : element.fields) {
            if (field.name == "fra" || field.name == "til") continue;
            const auto& c = *items.fields[items.shape->find(field.name)];
            const auto x = boxed(c, a, machine_.texts());
            const auto y = boxed(c, b, machine_.texts());
            const bool open = x.how == standing::missing || y.how == standing::missing ||
                              x.how == standing::left || y.how == standing::left;
            if (!open && !identical(x.what, y.what)) return false;
        }
        return true;
    }

    machine& machine_;
    case_columns& cases_;
};

column_ptr missing_column(const plan::slot& s, std::size_t rows) {
    if (s.type->kind != type_kind::boolean) return standing_column(standing::missing, rows);
    const std::uint8_t bits = s.optional ? column::open_bits : truth::yes | truth::no;
    return truth_column(buffer<std::uint8_t>(rows, bits));
}

bool is_complete(const options& how, const plan::slot& s) {
    const bool told =
        std::find(how.complete.begin(), how.complete.end(), s.name) != how.complete.end();
    return told && (s.optional || s.type->kind == type_kind::list);
}

/// What is missing is absent, or an empty list.
column_ptr completed(const column& fact, bool optional) {
    auto out = std::make_shared<column>(fact);
    if (fact.is(form::truths)) {
        out->truths = buffer<std::uint8_t>(fact.rows);
        for (std::size_t r = 0; r < fact.rows; ++r) {
            const auto open =
                fact.truths[r] == (truth::yes | truth::no) || fact.truths[r] == column::open_bits;
            out->truths.fill()[r] = open ? truth::other : fact.truths[r];
        }
        return out;
    }
    if (fact.standings.empty()) return out;
    out->standings = buffer<standing>(fact.rows);
    const auto whole = optional ? standing::absent : standing::here;
    for (std::size_t r = 0; r < fact.rows; ++r) {
        const auto how = fact.standings[r];
        out->standings.fill()[r] = how == standing::missing ? whole : how;
    }
    return optional || fact.is(form::lists) ? out : left_column(fact.rows);
}

} // namespace

void check_facts(machine& by, const options& how, case_columns& cases) {
    const auto& entity = by.program().entities[cases.entity];
    checker check(by, cases);
    const owners rows;
    for (plan::index i = 0; i < entity.slots.size(); ++i) {
        const auto& s = entity.slots[i];
        if (!s.is_fact) continue;
        auto& fact = cases.facts[i];
        if (fact) check.check(fact, *s.type, s.optional, rows);
        if (is_complete(how, s)) {
            fact = fact ? completed(*fact, s.optional)
                        : constant_column(s.optional ? value::absent() : make_list({}), cases.rows);
        }
        if (!fact) fact = missing_column(s, cases.rows);
    }
    const auto& source = by.program().source->entities;
    if (source.empty() || source[cases.entity].begin.text.empty()) return;
    const auto begin = entity.find(source[cases.entity].begin.text);
    if (begin == plan::none || !cases.facts[begin]->is(form::integers)) return;
    const auto& first = *cases.facts[begin];
    buffer<std::int64_t> least(cases.rows);
    for (std::size_t r = 0; r < cases.rows; ++r)
        least.fill()[r] = first.at(r) == standing::here ? first.integers[r] : INT64_MIN;
    const auto greatest = std::max_element(least.data(), least.data() + cases.rows);
    if (cases.rows == 0) return;
    for (plan::index i = 0; i < entity.slots.size(); ++i) {
        if (i != begin && entity.slots[i].is_fact)
            check.check_beginning(*cases.facts[i], least, *greatest, rows);
    }
}

} // namespace hjemmel::eval::columns
