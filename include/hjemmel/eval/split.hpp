// SPDX-License-Identifier: Apache-2.0
// Law 2: a decision that missing facts leave open is worked out for every combination of them,
// where these are few; what it can be, and which facts matter, is then exact.
#pragma once

#include <hjemmel/eval/logic.hpp>
#include <hjemmel/eval/schedule.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace hjemmel::eval {

namespace detail {

/// The results of all combinations as one value: exact in each of its parts.
class combination {
  public:
    combination(std::vector<std::uint32_t> facts, std::vector<std::size_t> sizes)
        : facts_(std::move(facts)), sizes_(std::move(sizes)) {}

    value of(const std::vector<value>& results) const {
        const auto& first = results.front();
        const bool alike = std::all_of(results.begin(), results.end(),
                                       [&](const value& v) { return detail::alike(v, first); });
        if (alike && !first.is_partial()) return first;
        const bool contexts = std::all_of(results.begin(), results.end(), [&](const value& v) {
            return v.is(kind::context) && first.is(kind::context) &&
                   v.as_context().shape->names == first.as_context().shape->names;
        });
        if (contexts) return of_contexts(results);
        const bool lists = std::all_of(results.begin(), results.end(), [&](const value& v) {
            return v.is(kind::list) && first.is(kind::list) && v.as_list().maybe.empty() &&
                   v.as_list().items.size() == first.as_list().items.size();
        });
        if (lists) return of_lists(results);
        join all;
        for (const auto& v : results)
            all.add(v);
        return all.take(missing(results));
    }

  private:
    value of_contexts(const std::vector<value>& results) const {
        context_value out{results.front().as_context().shape, {}};
        for (std::size_t i = 0; i < out.shape->names.size(); ++i) {
            std::vector<value> part;
            for (const auto& v : results)
                part.push_back(v.as_context().entries[i]);
            out.entries.push_back(of(part));
        }
        return out;
    }

    value of_lists(const std::vector<value>& results) const {
        std::vector<value> items;
        for (std::size_t i = 0; i < results.front().as_list().items.size(); ++i) {
            std::vector<value> part;
            for (const auto& v : results)
                part.push_back(v.as_list().items[i]);
            items.push_back(of(part));
        }
        return make_list(std::move(items));
    }

    // A fact matters when two combinations that differ in it alone differ in the result.
    missing_set missing(const std::vector<value>& results) const {
        std::vector<std::uint32_t> out;
        std::size_t stride = 1;
        for (std::size_t d = 0; d < sizes_.size(); ++d) {
            if (matters(results, stride, sizes_[d])) out.push_back(facts_[d]);
            stride *= sizes_[d];
        }
        return missing_set(std::move(out));
    }

    static bool matters(const std::vector<value>& results, std::size_t stride, std::size_t size) {
        for (std::size_t n = 0; n < results.size(); ++n) {
            const auto digit = n / stride % size;
            if (digit != 0 && !alike(results[n], results[n - digit * stride])) return true;
        }
        return false;
    }

    std::vector<std::uint32_t> facts_;
    std::vector<std::size_t> sizes_;
};

/// Whether everything that is open in the value is a list of values, so that nothing more is in it.
inline bool listed(const value& v) {
    if (!v.is_partial()) return true;
    if (v.is_undetermined()) return v.as_undetermined().possible.shape == possible::form::values;
    const auto& parts = v.is(kind::list) ? v.as_list().items : v.as_context().entries;
    return std::all_of(parts.begin(), parts.end(), listed);
}

/// The value with each of these missing facts replaced by a completion of it.
inline value completed(const value& v, const std::vector<std::uint32_t>& facts,
                       const std::vector<const value*>& by) {
    if (!v.is_partial()) return v;
    if (v.is_undetermined()) {
        const auto& missing = v.as_undetermined().missing;
        for (std::size_t i = 0; i < facts.size(); ++i) {
            if (missing.contains(facts[i])) return *by[i];
        }
        return v;
    }
    if (v.is(kind::list)) {
        list_value out{{}, v.as_list().maybe};
        for (const auto& item : v.as_list().items)
            out.items.push_back(completed(item, facts, by));
        return out;
    }
    context_value out{v.as_context().shape, {}};
    for (const auto& entry : v.as_context().entries)
        out.entries.push_back(completed(entry, facts, by));
    return out;
}

} // namespace detail

/// Tries every completion of the missing facts that a slot rests on.
class split {
  public:
    split(record& r, const options& o, machine& m, std::vector<std::vector<instance*>>& entities)
        : record_(r), options_(o), machine_(m), entities_(entities) {}

    /// What all combinations make of a slot.
    struct outcome {
        value found{};
        bool exact = true; ///< false: the answers are more than a value can list
        bool some_fail = false;
        bool all_fail = true;
    };

    /// The exact value, or nothing where the facts have no finite domains or too many combinations.
    std::optional<outcome> run(instance& one, plan::index slot, const schedule& needed) {
        return over(missing_of(one.slots[slot]), one, slot, needed);
    }

  private:
    std::optional<outcome> over(const missing_set& missing, instance& one, plan::index slot,
                                const schedule& needed) {
        for (const auto id : missing) {
            auto domain = domain_of(record_.unknowns[id]);
            if (!domain || domain->empty()) return std::nullopt;
            total_ *= domain->size();
            if (total_ > options_.limits.combinations) return std::nullopt;
            facts_.push_back(id);
            domains_.push_back(std::move(*domain));
        }
        gather(missing, needed, one, slot);
        outcome out;
        auto* watcher = machine_.watch(nullptr);
        auto results = try_all(one, slot, out);
        machine_.watch(watcher);
        restore();
        if (!results) return std::nullopt;
        // Where one combination still seems to rest on other facts, those are tried, too.
        auto more = missing;
        for (const auto& v : *results)
            more = unite(more, missing_of(v));
        if (more.size() > missing.size())
            return split(record_, options_, machine_, entities_).over(more, one, slot, needed);
        const bool partial = std::any_of(results->begin(), results->end(),
                                         [](const value& v) { return v.is_partial(); });
        if (partial) return std::nullopt;
        std::vector<std::size_t> sizes;
        for (const auto& domain : domains_)
            sizes.push_back(domain.size());
        out.found = detail::combination(facts_, std::move(sizes)).of(*results);
        if (out.found.is_null() && !out.all_fail) out.found = first_null_;
        out.exact = detail::listed(out.found);
        return out;
    }

    struct saved_slot {
        instance* where;
        plan::index slot;
        value was;
        bool failed;
        bool may_fail;
    };

    void restore() {
        for (const auto& saved : facts_given_)
            saved.where->slots[saved.slot] = saved.was;
        for (const auto& saved : again_) {
            saved.where->slots[saved.slot] = saved.was;
            saved.where->failed[saved.slot] = saved.failed;
            saved.where->may_fail[saved.slot] = saved.may_fail;
        }
    }

    // The values to try for a missing fact: all of them, or one of each piece between constants.
    std::optional<std::vector<value>> domain_of(const unknown& u) {
        if (u.slot == plan::none) return std::nullopt;
        std::vector<value> out;
        const auto& domain = u.type->domain;
        if (u.type->kind == type_kind::boolean) {
            out = {value(false), value(true)};
        } else if (domain && !domain->values.empty()) {
            out = domain->values;
        } else if (holds_tests(u.type->domain) || !pieces(u, out)) {
            return std::nullopt;
        }
        if (domain) {
            machine_.enter(*u.where);
            std::erase_if(out, [&](const value& v) { return !machine_.allows(*u.type, v); });
        }
        if (u.optional) out.push_back(value::absent());
        return out;
    }

    // Then one value of a piece may be allowed where another is not.
    static bool holds_tests(const std::shared_ptr<const type_domain>& domain) {
        return domain && !domain->tests.empty();
    }

    bool pieces(const unknown& u, std::vector<value>& out) {
        const auto& slot = record_.program->entities[u.where->entity].slots[u.slot];
        const auto k = u.type->kind;
        const bool ordered = k == type_kind::number || k == type_kind::date;
        if (!u.path.empty() || !slot.pieces.finite || !ordered) return false;
        std::vector<value> borders;
        for (const auto expression : slot.pieces.constants) {
            machine_.enter(*u.where);
            if (!add_borders(machine_.evaluate(expression), k, borders)) return false;
        }
        if (u.type->domain) {
            for (const auto& bound : {u.type->domain->low, u.type->domain->high}) {
                if (bound) borders.push_back(*bound);
            }
        }
        detail::sort_distinct(borders);
        if (borders.empty())
            borders.push_back(k == type_kind::number ? value(0) : value(record_.on));
        for (std::size_t i = 0; i < borders.size(); ++i) {
            if (i == 0)
                add_beside(borders[i], -1, out);
            else
                add_inside(borders[i - 1], borders[i], decimals_of(*u.type), out);
            out.push_back(borders[i]);
        }
        add_beside(borders.back(), 1, out);
        detail::sort_distinct(out);
        return true;
    }

    static bool add_borders(const value& constant, type_kind k, std::vector<value>& borders) {
        if (constant.is_null()) return true;
        if (constant.is(kind::range)) {
            return add_borders(constant.as_range().low, k, borders) &&
                   add_borders(constant.as_range().high, k, borders);
        }
        if (constant.is(kind::list)) {
            const auto& items = constant.as_list().items;
            return std::all_of(items.begin(), items.end(),
                               [&](const value& v) { return add_borders(v, k, borders); });
        }
        if (!constant.is(k == type_kind::number ? kind::number : kind::date)) return false;
        borders.push_back(constant);
        return true;
    }

    // A value of the open piece below the first border or above the last.
    static void add_beside(const value& border, int direction, std::vector<value>& out) {
        if (border.is(kind::number)) {
            // A whole number, since numbers may have to be whole.
            const auto whole = direction < 0 ? hjemmel::floor(border.as_number())
                                             : hjemmel::ceiling(border.as_number());
            if (const auto n = hjemmel::add(whole, decimal(direction))) out.emplace_back(*n);
        } else if (const auto d = border.as_date().add_days(direction)) {
            out.emplace_back(*d);
        }
    }

    static std::int32_t decimals_of(const type& t) {
        return t.domain ? t.domain->scale.value_or(0) : 0;
    }

    // Values of the piece between two borders: the middle, and what follows the lower one among
    // the numbers of so few decimals, where they may have no more.
    static void add_inside(const value& low, const value& high, std::int32_t decimals,
                           std::vector<value>& out) {
        if (low.is(kind::date)) {
            const auto next = low.as_date().add_days(1);
            if (next && *next < high.as_date()) out.emplace_back(*next);
            return;
        }
        const auto sum = hjemmel::add(low.as_number(), high.as_number());
        const auto middle = sum ? hjemmel::divide(*sum, decimal(2)) : std::nullopt;
        if (middle && *middle > low.as_number() && *middle < high.as_number()) {
            out.emplace_back(*middle);
        }
        const auto step = decimal::from_parts(1, -decimals);
        const auto steps = step ? hjemmel::divide(low.as_number(), *step) : std::nullopt;
        const auto next = steps ? hjemmel::add(hjemmel::floor(*steps), decimal(1)) : std::nullopt;
        const auto scaled = next ? hjemmel::multiply(*next, *step) : std::nullopt;
        if (scaled && *scaled > low.as_number() && *scaled < high.as_number())
            out.emplace_back(*scaled);
    }

    static bool touches(const value& v, const missing_set& missing) {
        const auto own = missing_of(v);
        return std::any_of(own.begin(), own.end(),
                           [&](std::uint32_t id) { return missing.contains(id); });
    }

    // Only what rests on these facts can change; all else keeps its value.
    void gather(const missing_set& missing, const schedule& needed, const instance& target,
                plan::index slot) {
        for (const auto id : missing) {
            const auto& u = record_.unknowns[id];
            auto* where = u.where;
            const auto known = [&](const saved_slot& s) {
                return s.where == where && s.slot == u.slot;
            };
            if (std::any_of(facts_given_.begin(), facts_given_.end(), known)) continue;
            facts_given_.push_back({where, u.slot, where->slots[u.slot], false, false});
        }
        for (const auto& step : needed.steps()) {
            const auto& ref = step.of;
            for (auto* one : entities_[ref.entity]) {
                const auto& v = one->slots[ref.slot];
                const bool made = one->origins[ref.slot] != origin::supplied;
                if (!made || !touches(v, missing)) continue;
                again_.push_back(
                    {one, ref.slot, v, one->failed[ref.slot], one->may_fail[ref.slot]});
            }
            if (ref == plan::slot_ref{target.entity, slot}) break;
        }
    }

    std::optional<std::vector<value>> try_all(const instance& one, plan::index slot, outcome& out) {
        std::vector<value> results;
        std::vector<std::size_t> at(facts_.size(), 0);
        std::vector<const value*> by(facts_.size());
        std::uint64_t steps = 0;
        const auto budget = options_.limits.steps * (1 + record_.root->children.size());
        for (std::size_t n = 0; n < total_; ++n) {
            for (std::size_t i = 0; i < facts_.size(); ++i)
                by[i] = &domains_[i][at[i]];
            for (const auto& fact : facts_given_)
                fact.where->slots[fact.slot] = detail::completed(fact.was, facts_, by);
            steps += work_out();
            if (machine_.stopped() || steps > budget) {
                machine_.restart();
                return std::nullopt;
            }
            results.push_back(answer(one, slot));
            out.some_fail = out.some_fail || one.failed[slot];
            out.all_fail = out.all_fail && one.failed[slot];
            for (std::size_t i = 0; i < at.size() && ++at[i] == domains_[i].size(); ++i)
                at[i] = 0;
        }
        return results;
    }

    // Why an answer is null does not make it another one, unless the decision itself has failed.
    value answer(const instance& one, plan::index slot) {
        const auto& v = one.slots[slot];
        if (one.failed[slot] || !v.is_null()) return v;
        if (!first_null_.failure()) first_null_ = v;
        return {};
    }

    std::uint64_t work_out() {
        std::uint64_t steps = 0;
        for (const auto& again : again_) {
            settle(machine_, *record_.program, *again.where, again.slot, settled_);
            again.where->slots[again.slot] = std::move(settled_.found.value);
            again.where->failed[again.slot] = settled_.failed;
            again.where->may_fail[again.slot] = settled_.may_fail;
            steps += machine_.steps();
        }
        return steps;
    }

    record& record_;
    const options& options_;
    machine& machine_;
    std::vector<std::vector<instance*>>& entities_;
    std::vector<std::uint32_t> facts_{};
    std::vector<std::vector<value>> domains_{};
    std::size_t total_ = 1;
    std::vector<saved_slot> facts_given_{};
    std::vector<saved_slot> again_{};
    value first_null_{};
    settled settled_{}; ///< kept for its room
};

} // namespace hjemmel::eval
