// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/examples/coverage.hpp>

#include "faults.hpp"

#include <hjemmel/check/declared.hpp>

#include <algorithm>
#include <map>
#include <string>

namespace hjemmel::examples {

namespace {

using kind = model::unreachable::kind;

/// Whether the type has a value that lies so by the limit.
bool possible(const type_domain& domain, const value& limit, ways how) {
    const auto lies_so = [&](const value& v) { return position(v, limit) == how; };
    if (!domain.values.empty())
        return std::any_of(domain.values.begin(), domain.values.end(), lies_so);
    const auto near = [&](const auto& bound, ways side) { return position(*bound, limit) == side; };
    if (how == way::below) {
        const bool above_all = domain.low && order(limit, *domain.low) <= 0;
        const bool far = domain.high && order(*domain.high, limit) < 0 && !near(domain.high, how);
        return !above_all && !far;
    }
    if (how == way::above) {
        const bool below_all = domain.high && order(limit, *domain.high) >= 0;
        const bool far = domain.low && order(*domain.low, limit) > 0 && !near(domain.low, how);
        return !below_all && !far;
    }
    const bool under = domain.low && order(limit, *domain.low) < 0;
    const bool over = domain.high && order(limit, *domain.high) > 0;
    return !under && !over && check::has_few_decimals(domain, limit);
}

/// What can be demanded of a threshold whose limit is known.
ways possible_ways(const goal& of) {
    auto out = of.wanted;
    const auto& limit = *of.limited_by;
    const bool zero = limit.is(hjemmel::kind::number) && limit.as_number() <= decimal(0);
    if (of.counts && zero) out = static_cast<ways>(out & ~way::below);
    if (!of.type || !of.type->domain) return out;
    for (const auto how : way::each) {
        if (!possible(*of.type->domain, limit, how)) out = static_cast<ways>(out & ~how);
    }
    return out;
}

bool same_kind(kind entry, goal_kind of) {
    if (entry == kind::row) return of == goal_kind::row || of == goal_kind::fallback;
    return (entry == kind::threshold) == (of == goal_kind::threshold) &&
           (entry == kind::requirement) == (of == goal_kind::requirement);
}

bool is_about(const model::unreachable& entry, const plan::program& version) {
    return !entry.version || entry.version == version.source->from;
}

std::vector<std::string> way_names(const goal& of, ways all) {
    std::vector<std::string> out;
    for (const auto one : way::each) {
        if ((all & one) != 0) out.emplace_back(way_name(of.what, one));
    }
    return out;
}

std::string joined(const std::vector<std::string>& all) {
    std::string out;
    for (const auto& one : all)
        out += (out.empty() ? "" : ", ") + one;
    return out;
}

diagnostic reached_after_all(const model::unreachable& entry, const goal& of, ways how) {
    const auto names = joined(way_names(of, how));
    return detail::fault(
        "reached", entry.where,
        {"Et eksempel når det alligevel: " + of.owner + ", " + of.id + " (" + names + ").",
         "An example does reach it: " + of.owner + ", " + of.id + " (" + names + ")."},
        {"Slet det fra »unreachable«, eller skriv »row« eller »requirement« for at skelne.",
         "Delete it from `unreachable`, or write `row` or `requirement` to tell it apart."});
}

} // namespace

std::string way_words(goal_kind kind, ways some, language lang) {
    static const std::map<std::string_view, bilingual> words{
        {"met", {"opfyldt", "met"}},
        {"not_met", {"ikke opfyldt", "not met"}},
        {"undecided", {"uafklaret", "undecided"}},
        {"hit", {"ramt", "hit"}},
        {"below", {"lige under", "just below"}},
        {"at", {"lige på", "at"}},
        {"above", {"lige over", "just above"}}};
    std::string out;
    for (const auto one : way::each) {
        if ((some & one) == 0) continue;
        out += (out.empty() ? "" : ", ") + words.at(way_name(kind, one)).in(lang);
    }
    return out;
}

coverage::coverage(const plan::program& of) : goals_(goals_of(of)) {
    by_instruction_.resize(of.code.size());
    for (std::size_t g = 0; g < goals_.size(); ++g) {
        const auto& one = goals_[g];
        if (one.what == goal_kind::requirement)
            by_condition_[one.number] = g;
        else if (one.what == goal_kind::row)
            by_row_[{one.number, one.row}] = g;
        else if (one.what == goal_kind::fallback)
            by_fallback_[one.number] = g;
        else
            by_instruction_[one.number].push_back(g);
    }
}

void coverage::reset() {
    for (auto& one : goals_)
        one.seen = 0;
}

void coverage::settle() {
    for (auto& one : goals_) {
        if (one.limited_by) one.wanted = possible_ways(one);
    }
}

void coverage::operated(plan::index instruction, std::span<const value> operands) {
    for (const auto g : by_instruction_[instruction]) {
        auto& one = goals_[g];
        const auto* fact = one.fact.of(operands);
        const auto* limit = one.limit.of(operands);
        if (limit == nullptr || limit->is_partial()) continue;
        if (limit->is_null()) {
            one.wanted = 0; // no limit on that side
            continue;
        }
        if (!one.limited_by) one.limited_by = *limit;
        if (fact == nullptr || fact->is_partial()) continue;
        one.seen = static_cast<ways>(one.seen | position(*fact, *limit));
        if (compared_ != nullptr) compared_->push_back({g, *fact, *limit});
    }
}

void coverage::required(plan::index condition, eval::mark found) {
    const auto at = by_condition_.find(condition);
    if (at == by_condition_.end()) return;
    auto& seen = goals_[at->second].seen;
    if (found == eval::mark::met) seen = static_cast<ways>(seen | way::met);
    if (found == eval::mark::not_met) seen = static_cast<ways>(seen | way::not_met);
    if (found == eval::mark::undecided) seen = static_cast<ways>(seen | way::undecided);
}

void coverage::row_hit(plan::index table, std::size_t row) {
    const auto at = by_row_.find({table, row});
    if (at != by_row_.end()) goals_[at->second].seen = way::hit;
}

void coverage::fell_back(plan::index table) {
    const auto at = by_fallback_.find(table);
    if (at != by_fallback_.end()) goals_[at->second].seen = way::hit;
}

std::vector<goal*> meant_by(const model::unreachable& entry, std::vector<goal>& goals) {
    const auto name = one_line(entry.name.text);
    const auto within = one_line(entry.within.text);
    std::vector<goal*> out;
    for (auto& one : goals) {
        const bool own = same_kind(entry.what, one.what) && entry.of_function == one.of_function &&
                         entry.owner.text == one.owner;
        if (!own || (one.id != name && one.alias != name)) continue;
        if (entry.what == kind::threshold && !within.empty() && within != one.within) continue;
        if (!entry.bound.text.empty() && entry.bound.text != one.bound) continue;
        out.push_back(&one);
    }
    return out;
}

ways ways_of(const model::unreachable& entry) {
    if (entry.what == kind::row) return way::hit;
    const bool threshold = entry.what == kind::threshold;
    const auto what = threshold ? goal_kind::threshold : goal_kind::requirement;
    ways out = 0;
    for (const auto& seen : entry.seen) {
        for (const auto one : way::each) {
            if (way_name(what, one) == seen.text) out = static_cast<ways>(out | one);
        }
    }
    return out;
}

void check_unreachable(versions all, const model::examples& file, diagnostics& found) {
    if (file.unreachable.empty()) return;
    std::vector<std::vector<goal>> goals;
    for (const auto& version : all)
        goals.push_back(goals_of(*version));
    for (const auto& entry : file.unreachable) {
        std::vector<std::string> owners;
        std::vector<std::string> names;
        bool known = false;
        for (std::size_t v = 0; v < all.size(); ++v) {
            if (!is_about(entry, *all[v])) continue;
            known = known || !meant_by(entry, goals[v]).empty();
            for (const auto& one : goals[v]) {
                if (one.of_function == entry.of_function) owners.push_back(one.owner);
                const bool own = one.owner == entry.owner.text && same_kind(entry.what, one.what);
                if (own) names.push_back(one.id);
            }
        }
        if (known) continue;
        const bool owner =
            std::find(owners.begin(), owners.end(), entry.owner.text) == owners.end();
        for (auto* some : {&owners, &names}) {
            std::sort(some->begin(), some->end());
            some->erase(std::unique(some->begin(), some->end()), some->end());
        }
        found.push_back(owner ? detail::unknown("unknown-goal",
                                                {"Et resultat eller en funktion med noget at nå,",
                                                 "A decision or function with something to reach,"},
                                                entry.owner, owners)
                              : detail::unknown("unknown-goal",
                                                {"Betingelsen, rækken eller grænsen",
                                                 "The requirement, row or threshold"},
                                                entry.name, names));
    }
}

namespace {

void excuse(const model::unreachable& entry, std::vector<goal>& goals, diagnostics& found) {
    const auto said = ways_of(entry);
    for (auto* one : meant_by(entry, goals)) {
        one->excused = static_cast<ways>(one->excused | said);
        const auto seen = static_cast<ways>(one->seen & said);
        if (seen != 0) found.push_back(reached_after_all(entry, *one, seen));
    }
}

} // namespace

void excuse(versions all, std::span<const model::examples* const> files,
            std::vector<coverage>& reached, diagnostics& found) {
    for (const auto* file : files) {
        for (const auto& entry : file->unreachable) {
            for (std::size_t v = 0; v < all.size(); ++v)
                if (is_about(entry, *all[v])) excuse(entry, reached[v].goals(), found);
        }
    }
}

} // namespace hjemmel::examples
