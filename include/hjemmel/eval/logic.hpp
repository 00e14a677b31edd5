// SPDX-License-Identifier: Apache-2.0
// The logic of a decision: requirements, or a table under its hit policy, with the marks that
// reasons are made of.
#pragma once

#include <hjemmel/check/declared.hpp>
#include <hjemmel/eval/machine.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hjemmel::eval {

/// A decision's value and how it came about.
struct decided {
    hjemmel::value value{};
    std::vector<mark> marks{};
    std::vector<hjemmel::value> conditions{}; ///< beside the marks of requirements
};

namespace detail {

inline mark mark_of(truth t) {
    if (t.is(truth::yes)) return mark::met;
    if (t.is(truth::no)) return mark::not_met;
    return t.is(truth::other) ? mark::failed : mark::undecided;
}

/// Requirements: all are tried, whatever the first of them gives.
class group_run {
  public:
    group_run(machine& m, const plan::program& p) : machine_(m), program_(p) {}

    decided run(plan::index number) {
        const auto t = members(program_.groups[number]);
        out_.value = truth_value(t, missing_.take(), failure_);
        return std::move(out_);
    }

  private:
    using kind = model::requirement_group::kind;

    truth members(const plan::group& g) {
        truth all{g.which == kind::all ? truth::yes : truth::no};
        for (const auto& one : g.requirements) {
            const auto at = out_.marks.size();
            out_.marks.push_back(mark::not_reached);
            out_.conditions.emplace_back();
            const auto t = one.group != plan::none ? members(program_.groups[one.group])
                                                   : condition(one.condition, at);
            out_.marks[at] = mark_of(t);
            all = g.which == kind::all ? both(all, t) : either(all, t);
        }
        return g.which == kind::none ? opposite(all) : all;
    }

    truth condition(plan::index expression, std::size_t at) {
        auto v = machine_.evaluate(expression);
        collect_missing(v, missing_);
        const auto t = truth_of(v);
        if (t.is(truth::other) && !failure_.failure()) failure_ = failed(v);
        out_.conditions[at] = std::move(v);
        return t;
    }

    // A requirement whose condition is null has failed, whatever made it null.
    value failed(const value& v) {
        if (v.failure()) return v;
        return machine_.fail("condition-null", {"En betingelse kan ikke afgøres: den giver null.",
                                                "A requirement cannot be decided: it gives null."});
    }

    machine& machine_;
    const plan::program& program_;
    decided out_{};
    missing_collector missing_{};
    value failure_{};
};

/// Whether a null says that a table contradicted itself, or gave what is not allowed.
inline bool table_failure(const value& v) {
    const auto why = v.failure();
    return why && (why->code == "unique-violated" || why->code == "any-violated" ||
                   why->code == "value-not-allowed");
}

/// A table. Rows that are certain to match, or may match, give their outputs by the hit policy.
class table_run {
  public:
    table_run(machine& m, const plan::table& t) : machine_(m), table_(t) {}

    decided run() {
        columns_.resize(table_.columns.size());
        using policy = model::hit_policy;
        switch (table_.source->hit_policy) {
        case policy::first:
            out_.value = first();
            break;
        case policy::unique:
            out_.value = unique();
            break;
        case policy::any:
            out_.value = any();
            break;
        case policy::priority:
            out_.value = priority();
            break;
        default:
            out_.value = collected();
            break;
        }
        return std::move(out_);
    }

  private:
    struct hit {
        std::size_t row;
        bool certain;
        missing_set missing;
        value output;
    };

    // Read when the first row asks for it: what only rows that are not reached look at may fail.
    const value& column(plan::index number) {
        auto& known = columns_[number];
        if (!known) known = machine_.evaluate(table_.columns[number]);
        return *known;
    }

    // Marks the row and its cells, and gives what the row can be.
    truth match(const plan::row& row, missing_collector& missing) {
        const auto at = out_.marks.size();
        out_.marks.push_back(mark::not_reached);
        truth all{truth::yes};
        for (const auto& cell : row.cells) {
            truth t{truth::yes};
            if (cell.test != plan::none) {
                const auto v = machine_.evaluate(cell.test, &column(cell.column));
                collect_missing(v, missing);
                t = truth_of(v);
            }
            out_.marks.push_back(mark_of(t));
            // A cell that is null is not true, so that its row does not match.
            if (t.can(truth::other)) {
                t.bits = static_cast<std::uint8_t>((t.bits & ~truth::other) | truth::no);
            }
            all = both(all, t);
        }
        out_.marks[at] = mark_of(all);
        return all;
    }

    void skip(const plan::row& row) {
        out_.marks.insert(out_.marks.end(), row.cells.size() + 1, mark::not_reached);
    }

    value output_of(const std::vector<plan::index>& outputs) {
        std::vector<value> all;
        for (std::size_t i = 0; i < outputs.size(); ++i) {
            auto v = outputs[i] == plan::none ? value() : machine_.evaluate(outputs[i]);
            // Another decision's failure is not this table's.
            if (table_failure(v)) v = value();
            all.push_back(allowed(i, std::move(v)));
        }
        if (table_.shape == nullptr) return all.empty() ? value() : std::move(all.front());
        return context_value{table_.shape, std::move(all)};
    }

    value allowed(std::size_t output, value v) {
        const auto& values = table_.output_values[output];
        if (values.empty() || v.is_null()) return v;
        if (v.is_partial()) {
            return lift_points(std::vector{v}, types::any(),
                               [&](auto now) { return allowed(output, now[0]); });
        }
        const bool known = std::any_of(values.begin(), values.end(),
                                       [&](const value& one) { return identical(one, v); });
        if (known) return v;
        return machine_.fail("value-not-allowed",
                             {"Tabellen gav en værdi, der ikke er blandt de tilladte.",
                              "The table gave a value that is not among those allowed."});
    }

    value fallback() {
        const auto& all = table_.fallbacks;
        const bool none =
            std::all_of(all.begin(), all.end(), [](plan::index i) { return i == plan::none; });
        return none ? value() : output_of(all);
    }

    // Among several cases, a null that is no failure of the table stays apart from one that is.
    static value of_cases(join& cases, const missing_set& why) {
        if (cases.size() > 1) {
            cases.change(
                [](const value& v) { return v.is_null() && !table_failure(v) ? value() : v; });
        }
        return cases.take(why);
    }

    // The fallback as one more case of those that are possible, if any are.
    void otherwise(join& cases) {
        const machine::doubt unsure(machine_, !cases.empty());
        cases.add(fallback());
    }

    value first() {
        join cases;
        missing_collector why;
        bool certain = false;
        for (const auto& row : table_.rows) {
            if (certain) {
                skip(row);
                continue;
            }
            missing_collector missing;
            const machine::doubt after_a_possible_hit(machine_, !cases.empty());
            const auto t = match(row, missing);
            if (!t.can(truth::yes)) continue;
            certain = t.is(truth::yes);
            if (!certain) why.add(missing.take());
            const machine::doubt possible_hit(machine_, !certain);
            cases.add(output_of(row.outputs));
        }
        if (!certain) otherwise(cases);
        return of_cases(cases, why.take());
    }

    std::vector<hit> hits() {
        std::vector<hit> out;
        for (std::size_t i = 0; i < table_.rows.size(); ++i) {
            missing_collector missing;
            const auto t = match(table_.rows[i], missing);
            if (!t.can(truth::yes)) continue;
            const bool certain = t.is(truth::yes);
            const machine::doubt possible_hit(machine_, !certain);
            out.push_back({i, certain, certain ? missing_set{} : missing.take(),
                           output_of(table_.rows[i].outputs)});
        }
        return out;
    }

    std::string row_names(const std::vector<hit>& of) const {
        std::string out;
        for (const auto& one : of) {
            if (!one.certain) continue;
            const auto& id = table_.source->rows[one.row].id.text;
            out += (out.empty() ? "" : ", ") + (id.empty() ? std::to_string(one.row + 1) : id);
        }
        return out;
    }

    value violated(std::string_view code, const std::vector<hit>& of) {
        const auto rows = row_names(of);
        return machine_.fail(
            code, {"Tabellens rækker modsiger hinanden for denne sag: " + rows + ".",
                   "The table's rows contradict each other for this case: " + rows + "."});
    }

    static missing_set why_of(const std::vector<hit>& of) {
        missing_collector all;
        for (const auto& one : of)
            all.add(one.missing);
        return all.take();
    }

    value unique() {
        const auto found = hits();
        const auto certain =
            std::count_if(found.begin(), found.end(), [](const hit& h) { return h.certain; });
        if (certain > 1) return violated("unique-violated", found);
        join cases;
        for (const auto& one : found) {
            if (certain == 0 || one.certain) cases.add(one.output);
        }
        if (certain == 0) otherwise(cases);
        // Two rows that may both match would contradict each other.
        if (found.size() > 1) cases.add(violated("unique-violated", found));
        return of_cases(cases, why_of(found));
    }

    value any() {
        const auto found = hits();
        join cases;
        join sure;
        for (const auto& one : found) {
            cases.add(one.output);
            if (one.certain) sure.add(one.output);
        }
        // What is open in two rows may differ, even where the same is possible for both.
        const bool open = std::any_of(found.begin(), found.end(), [](const hit& h) {
            return !h.certain || h.output.is_partial();
        });
        const bool differ = std::any_of(found.begin(), found.end(), [&](const hit& h) {
            const bool partial = h.output.is_partial() && found.size() > 1;
            return partial || !identical(h.output, found.front().output);
        });
        if (differ && !open) return violated("any-violated", found);
        if (sure.empty()) otherwise(cases);
        if (differ) cases.add(violated("any-violated", found));
        return of_cases(cases, why_of(found));
    }

    // By output column, the place of its value among the allowed ones; later columns break ties.
    std::vector<std::size_t> rank(const value& output) const {
        std::vector<std::size_t> out;
        for (std::size_t i = 0; i < table_.output_values.size(); ++i) {
            const auto& values = table_.output_values[i];
            const auto& part = table_.shape == nullptr ? output : output.as_context().entries[i];
            const auto at = std::find_if(values.begin(), values.end(),
                                         [&](const value& v) { return identical(v, part); });
            out.push_back(static_cast<std::size_t>(at - values.begin()));
        }
        return out;
    }

    std::vector<hit> ranked() {
        auto found = hits();
        std::stable_sort(found.begin(), found.end(), [&](const hit& a, const hit& b) {
            return rank(a.output) < rank(b.output);
        });
        return found;
    }

    value priority() {
        const auto found = ranked();
        const bool by_rank = std::none_of(found.begin(), found.end(),
                                          [](const hit& h) { return h.output.is_partial(); });
        join cases;
        bool certain = false;
        for (const auto& one : found) {
            cases.add(one.output);
            certain = certain || one.certain;
            if (certain && by_rank) break;
        }
        if (!certain) otherwise(cases);
        return of_cases(cases, why_of(found));
    }

    value collected() {
        using policy = model::hit_policy;
        const bool by_rank = table_.source->hit_policy == policy::output_order;
        const auto found = by_rank ? ranked() : hits();
        if (found.empty()) {
            if (table_.source->aggregation == model::aggregation::count) return value(0);
            return fallback();
        }
        list_value all;
        bool open = false;
        bool certain = false;
        for (const auto& one : found) {
            all.items.push_back(one.output);
            all.maybe.push_back(one.missing);
            open = open || !one.missing.empty();
            certain = certain || one.certain;
        }
        if (!open) all.maybe.clear();
        const bool order_is_open = by_rank && found.size() > 1 && any_partial(all.items);
        const value outputs(std::move(all));
        auto out = order_is_open ? any_of(types::list(types::any()), false, missing_of(outputs))
                                 : machine_.aggregate(table_.source->aggregation, outputs);
        if (certain || table_.source->aggregation == model::aggregation::count) return out;
        join cases; // no row at all may match
        cases.add(std::move(out));
        otherwise(cases);
        return of_cases(cases, why_of(found));
    }

    machine& machine_;
    const plan::table& table_;
    std::vector<std::optional<value>> columns_{};
    decided out_{};
};

} // namespace detail

/// A slot worked out: its value fits its declaration.
struct settled {
    decided found{};
    bool failed = false;   ///< requirements or a table that failed, or what rests on such
    bool may_fail = false; ///< the same, in some completions of what is missing
};

namespace detail {

inline decided run_logic(machine& m, const plan::program& p, const plan::slot& s) {
    if (s.group != plan::none) return group_run(m, p).run(s.group);
    if (s.table != plan::none) return table_run(m, p.tables[s.table]).run();
    return {m.evaluate(s.expression), {}, {}};
}

// A requirement that is null, rows that contradict each other, a value that is not allowed.
inline bool has_failed(const plan::slot& s, const value& v) {
    // A null that an expression gives may carry another decision's failure: not this one's.
    return (s.table != plan::none && table_failure(v)) ||
           (s.group != plan::none && v.failure() != nullptr);
}

/// Whether some completions of an undetermined value have failed.
inline bool may_have_failed(const plan::slot& s, const value& v) {
    if (!v.is_undetermined()) return false;
    const auto& p = v.as_undetermined().possible;
    if (p.shape != possible::form::values)
        return p.or_null && (s.table != plan::none || s.type->domain);
    return std::any_of(p.values.begin(), p.values.end(), [&](const value& one) {
        const bool failure = one.is_null() && one.failure() != nullptr;
        return failure || (s.group != plan::none && one.is_null());
    });
}

/// Whether the type's domain allows every completion of an undetermined value.
inline bool surely_allowed(const type& t, const value& v) {
    if (!t.domain || !v.is_undetermined()) return true;
    const auto& p = v.as_undetermined().possible;
    if (p.shape == possible::form::any) return p.what->domain == t.domain;
    if (p.shape == possible::form::values) {
        return std::all_of(p.values.begin(), p.values.end(),
                           [&](const value& one) { return check::allowed_by(t, one); });
    }
    const bool whole = p.what->domain && p.what->domain->integer;
    return t.domain->values.empty() && (whole || !t.domain->integer) && !p.low.is_null() &&
           !p.high.is_null() && check::allowed_by(t, p.low) && check::allowed_by(t, p.high);
}

inline value fitted(machine& m, const plan::slot& s, value v) {
    if (v.is_null() || s.type->kind == type_kind::any) return v;
    auto out = m.converted(v, *s.type);
    if (out.is_partial()) {
        if (surely_allowed(*s.type, out)) return out;
        return lift_points(std::vector{out}, s.type,
                           [&](auto now) { return fitted(m, s, now[0]); });
    }
    if (out.is_null() || check::allowed_by(*s.type, out)) return out;
    return m.fail("value-not-allowed", {"Værdien af " + s.name + " er ikke blandt de tilladte.",
                                        "The value of " + s.name + " is not among those allowed."});
}

/// Every missing fact that the slot's logic may have met.
inline missing_set met_missing(const instance& of, const plan::slot& s) {
    missing_collector all;
    for (const auto& need : s.needs) {
        if (need.entity == of.entity) {
            collect_missing(of.slots[need.slot], all);
        } else if (of.parent != nullptr && need.entity == of.parent->entity) {
            collect_missing(of.parent->slots[need.slot], all);
        } else {
            for (const auto& child : of.children)
                collect_missing(child->slots[need.slot], all);
        }
    }
    if (of.children_missing) all.add(missing_set(of.children_unknown));
    return all.take();
}

} // namespace detail

/// Works out a decision or a fact's stand-in of one entity.
inline settled settle(machine& m, const plan::program& p, const instance& of, plan::index number) {
    const auto& slot = p.entities[of.entity].slots[number];
    m.enter(of);
    settled out;
    out.found = detail::run_logic(m, p, slot);
    if (m.poison().failure()) {
        out.found.value = m.poison();
        out.failed = true;
        return out;
    }
    const bool null = out.found.value.is_null();
    out.failed = detail::has_failed(slot, out.found.value);
    out.found.value = detail::fitted(m, slot, std::move(out.found.value));
    const auto unfit = out.found.value.failure();
    out.failed = out.failed || (!null && unfit && unfit->code == "value-not-allowed");
    out.may_fail = detail::may_have_failed(slot, out.found.value);
    if (!out.failed && m.doubtful_poison().failure()) {
        auto missing = detail::met_missing(of, slot);
        join cases;
        // A null of another kind than a failure, so that the two stay apart.
        cases.add(out.found.value.is_null() ? value() : std::move(out.found.value));
        cases.add(m.doubtful_poison());
        out.found.value = cases.take(missing);
        out.may_fail = true;
    }
    return out;
}

} // namespace hjemmel::eval
