// SPDX-License-Identifier: Apache-2.0
// Decision tables under their hit policies, with the marks that reasons are made of.
#pragma once

#include <hjemmel/eval/machine.hpp>

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace hjemmel::eval {

/// A decision's value and how it came about.
struct decided {
    hjemmel::value value{};
    std::vector<mark> marks{};
    std::vector<hjemmel::value> conditions{}; ///< beside the marks of requirements
    hjemmel::value failure{}; ///< how a table fails in some completions of what is missing

    /// Forgets all, and keeps the room.
    void clear() {
        value = failure = hjemmel::value();
        marks.clear();
        conditions.clear();
    }
};

namespace detail {

inline mark mark_of(truth t) {
    if (t.is(truth::yes)) return mark::met;
    if (t.is(truth::no)) return mark::not_met;
    return t.is(truth::other) ? mark::failed : mark::undecided;
}

/// Whether a null says that a table contradicted itself, or gave what is not allowed.
inline bool table_failure(const value& v) {
    const auto why = v.failure();
    return why && (why->code == "unique-violated" || why->code == "any-violated" ||
                   why->code == "value-not-allowed" || why->code == "input-not-allowed");
}

/// A table. Rows that are certain to match, or may match, give their outputs by the hit policy.
class table_run {
  public:
    /// `seen`: what the table's expressions find in their first registers.
    table_run(machine& m, const plan::table& t, decided& into, std::span<const value> seen = {})
        : machine_(m), table_(t), seen_(seen), out_(into) {}

    void run() {
        columns_.resize(table_.columns.size());
        if (auto refused = check_inputs(); refused.failure()) {
            for (const auto& row : table_.rows)
                skip(row);
            out_.value = std::move(refused);
            return;
        }
        const auto doubtful = std::exchange(out_.failure, value());
        const machine::doubt in_some(machine_, doubtful.failure() != nullptr);
        by_policy();
        if (!doubtful.failure()) return;
        join cases; // what is tested may not be allowed
        cases.add(std::move(out_.value));
        cases.add(doubtful);
        out_.value = of_cases(cases, why_inputs_);
        if (!out_.failure.failure()) out_.failure = doubtful;
    }

  private:
    void by_policy() {
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
    }

    struct hit {
        std::size_t row;
        bool certain;
        missing_set missing;
        value output;
    };

    // Read when the first row asks for it: what only rows that are not reached look at may fail.
    const value& column(plan::index number) {
        auto& known = columns_[number];
        if (!known) known = machine_.evaluate(table_.columns[number], nullptr, seen_);
        return *known;
    }

    // The failure of what is tested and never allowed; what only may not be is `out_.failure`.
    value check_inputs() {
        missing_collector why;
        for (plan::index i = 0; i < table_.inputs.size(); ++i) {
            const auto& allowed = table_.inputs[i];
            if (allowed == nullptr || machine_.surely_allows(*allowed, column(i))) continue;
            auto wrong = machine_.fail(
                "input-not-allowed", {"Tabellen prøver en værdi, der ikke er blandt de tilladte.",
                                      "The table tests a value that is not among those allowed."});
            const auto& v = column(i);
            if (!v.is_partial() || !may_be_allowed(*allowed, v)) return wrong;
            collect_missing(v, why);
            out_.failure = std::move(wrong);
        }
        why_inputs_ = why.take();
        return {};
    }

    bool may_be_allowed(const type& allowed, const value& v) {
        const auto all = completions(v, most_points);
        return !all || std::any_of(all->begin(), all->end(),
                                   [&](const value& one) { return machine_.allows(allowed, one); });
    }

    // Marks the row and its cells, and gives what the row can be.
    truth match(const plan::row& row, missing_collector& missing) {
        const auto at = out_.marks.size();
        out_.marks.push_back(mark::not_reached);
        truth all{truth::yes};
        for (const auto& cell : row.cells) {
            truth t{truth::yes};
            if (cell.test != plan::none) {
                const auto v = machine_.tested(cell, column(cell.column), seen_);
                if (v.is(kind::boolean)) { // what follows comes to the same
                    const bool met = v.is_true();
                    out_.marks.push_back(met ? mark::met : mark::not_met);
                    if (!met) all = {truth::no};
                    continue;
                }
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
        if (all.is(truth::yes))
            machine_.tell_row(table_, static_cast<std::size_t>(&row - table_.rows.data()));
        return all;
    }

    void skip(const plan::row& row) {
        out_.marks.insert(out_.marks.end(), row.cells.size() + 1, mark::not_reached);
    }

    value output_of(const std::vector<plan::index>& outputs) {
        auto earlier = std::exchange(out_.failure, value());
        auto out = output_parts(outputs);
        // A part that may not be allowed may make the row no answer.
        if (table_.shape != nullptr && out.is(kind::context) && out_.failure.failure()) {
            join cases;
            const auto missing = missing_of(out);
            cases.add(std::move(out));
            cases.add(out_.failure);
            out = cases.take(missing);
        }
        if (!out_.failure.failure()) out_.failure = std::move(earlier);
        return out;
    }

    value output_part(const std::vector<plan::index>& outputs, std::size_t i) {
        const bool none = outputs[i] == plan::none;
        return allowed(i, none ? value() : machine_.evaluate(outputs[i], nullptr, seen_));
    }

    value output_parts(const std::vector<plan::index>& outputs) {
        if (table_.shape == nullptr) return outputs.empty() ? value() : output_part(outputs, 0);
        std::vector<value> all;
        for (std::size_t i = 0; i < outputs.size(); ++i)
            all.push_back(output_part(outputs, i));
        // One output that is not allowed makes the row no answer.
        const auto wrong = std::find_if(all.begin(), all.end(), table_failure);
        if (wrong != all.end()) return std::move(*wrong);
        return context_value{table_.shape, std::move(all)};
    }

    value allowed(std::size_t output, value v) {
        // Another decision's failure is not this table's.
        if (table_failure(v)) return {};
        const auto& type = *table_.outputs[output];
        if (v.is_null() || machine_.surely_allows(type, v)) return v;
        if (v.is_partial()) {
            const machine::doubt in_some(machine_, true);
            return lift_points(std::array{v}, types::any(),
                               [&](auto now) { return allowed(output, now[0]); });
        }
        auto wrong = machine_.fail("value-not-allowed",
                                   {"Tabellen gav en værdi, der ikke er blandt de tilladte.",
                                    "The table gave a value that is not among those allowed."});
        if (machine_.in_doubt()) out_.failure = wrong;
        return wrong;
    }

    bool has_fallback() const {
        const auto& all = table_.fallbacks;
        return std::any_of(all.begin(), all.end(), [](plan::index i) { return i != plan::none; });
    }

    value fallback() {
        if (!has_fallback()) return {};
        machine_.tell_fallback(table_);
        return output_of(table_.fallbacks);
    }

    // Without a default, the number of no rows is 0.
    bool counted_none() const {
        return table_.source->aggregation == model::aggregation::count && !has_fallback();
    }

    // Among several cases, a null that is no failure of the table stays apart from one that is.
    static value of_cases(join& cases, const missing_set& why) {
        if (cases.size() > 1) {
            cases.change(
                [](const value& v) { return v.is_null() && !table_failure(v) ? value() : v; });
        }
        return cases.take(why);
    }

    // Whether some row fits each combination of what the columns can be: then none is left for the
    // fallback, although no row is certain. Tried where the combinations are few.
    bool surely_one_fits() {
        constexpr std::size_t most = 64;
        std::vector<std::vector<value>> choices;
        std::size_t total = 1;
        for (const auto& known : columns_) {
            const auto all =
                known && known->is_partial() ? completions(*known, most) : std::nullopt;
            choices.push_back(all ? *all : std::vector{known.value_or(value())});
            total *= choices.back().size();
            if (total > most || total == 0) return false;
        }
        if (total < 2) return false;
        const machine::doubt only_tried(machine_, true);
        auto* watcher = machine_.watch(nullptr);
        std::size_t fitting = 0;
        while (fitting < total && some_row_fits(choices, fitting))
            ++fitting;
        machine_.watch(watcher);
        return fitting == total;
    }

    bool some_row_fits(const std::vector<std::vector<value>>& choices, std::size_t number) {
        std::vector<const value*> chosen;
        for (const auto& all : choices) {
            chosen.push_back(&all[number % all.size()]);
            number /= all.size();
        }
        const auto fits = [&](const plan::cell& cell) {
            return cell.test == plan::none ||
                   (columns_[cell.column] &&
                    machine_.evaluate(cell.test, chosen[cell.column], seen_).is_true());
        };
        return std::any_of(table_.rows.begin(), table_.rows.end(), [&](const plan::row& row) {
            return std::all_of(row.cells.begin(), row.cells.end(), fits);
        });
    }

    // The fallback as one more case of those that are possible, if any are.
    void otherwise(join& cases) {
        if (!cases.empty() && surely_one_fits()) return;
        const machine::doubt unsure(machine_, !cases.empty());
        cases.add(fallback());
    }

    value first() {
        join cases;
        std::optional<value> only;
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
            auto output = output_of(row.outputs);
            if (certain && cases.empty() && !output.is_partial())
                only = std::move(output); // most tables end here
            else
                cases.add(std::move(output));
        }
        if (only) return std::move(*only);
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
            code,
            {"Tabellens rækker modsiger hinanden for denne sag: " + rows + ".",
             "The table's rows contradict each other for this case: " + rows + "."},
            table_.source->where);
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
        if (found.size() > 1) {
            out_.failure = violated("unique-violated", found);
            cases.add(out_.failure);
        }
        return of_cases(cases, why_of(found));
    }

    value any() {
        auto found = hits();
        for (auto& one : found) { // why a row gives null does not make it another one
            if (one.output.is_null() && !table_failure(one.output)) one.output = value();
        }
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
        if (differ) {
            out_.failure = violated("any-violated", found);
            cases.add(out_.failure);
        }
        return of_cases(cases, why_of(found));
    }

    // By output column, the place of its value among the allowed ones; later columns break ties.
    std::vector<std::size_t> rank(const value& output) const {
        std::vector<std::size_t> out;
        for (std::size_t i = 0; i < table_.outputs.size(); ++i) {
            const auto& domain = table_.outputs[i]->domain;
            if (!domain) continue;
            const auto& values = domain->values;
            const bool whole = table_.shape == nullptr || !output.is(kind::context);
            const auto& part = whole ? output : output.as_context().entries[i];
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
            return counted_none() ? value(0) : fallback();
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
        if (certain || counted_none()) return out;
        join cases; // no row at all may match
        cases.add(std::move(out));
        otherwise(cases);
        return of_cases(cases, why_of(found));
    }

    machine& machine_;
    const plan::table& table_;
    std::span<const value> seen_;
    std::vector<std::optional<value>> columns_{};
    missing_set why_inputs_{};
    decided& out_;
};

} // namespace detail

// A table inside a boxed expression: one that contradicts itself fails the decision.
inline value machine::table(const instruction& i) {
    std::vector<value> seen;
    for (index k = 0; k < i.count; ++k)
        seen.push_back(run(operand(i, k)));
    decided found;
    detail::table_run(*this, program_.tables[i.a], found, seen).run();
    if (detail::table_failure(found.value)) {
        auto& into = doubts_ == 0 ? poison_ : doubtful_poison_;
        if (into.failure() == nullptr) into = found.value;
    } else {
        note_doubtful(found.failure);
    }
    return std::move(found.value);
}

} // namespace hjemmel::eval
