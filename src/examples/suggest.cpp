// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/examples/suggest.hpp>

#include "bearing.hpp"
#include "faults.hpp"
#include "trace.hpp"
#include "vary.hpp"

#include <hjemmel/examples/suite.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>

namespace hjemmel::examples {

namespace {

/// More limits than these are not tried about for one example.
constexpr std::size_t most_hints = 60;
/// More variations of each kind are not varied again.
constexpr std::size_t most_kept = 500;

using targets = std::vector<ways>; ///< by goal, what is to be reached

/// Two changes, each as `path: value`; a second one of the same path is the only one left.
std::string told(const std::string& first, const std::string& second) {
    const auto path = second.substr(0, second.find(": ") + 2);
    if (first.empty() || first.substr(0, path.size()) == path) return second;
    return first + ", " + second;
}

/// Looks for cases under one version that reach what is left of the targets: examples, their
/// variations in one fact, and of those that came by something new the variations in another.
class search {
  public:
    search(versions all, std::size_t version, const coverage& known, targets wanted,
           std::size_t attempts)
        : all_(all), version_(version), known_(known), probe_(known), left_(std::move(wanted)),
          bearing_(*all[version], known.goals(), left_), attempts_(attempts), pairs_(attempts) {
        for (const auto& one : known.goals()) {
            if (one.seen != 0) met_.insert(one.owner);
        }
        for (plan::index e = 0; e < all[version]->entities.size(); ++e)
            asked_.push_back(bearing_.asked(e));
    }

    void about(std::span<const model::examples* const> files) {
        if (is_reached()) return;
        // A case by itself is read more easily than one with its related ones.
        for (const bool related : {false, true}) {
            for (const auto* file : files) {
                for (const auto& one : file->all) {
                    if (has_related(one) == related) vary(*file, one, {one, {}});
                }
            }
        }
        attempts_ = pairs_;
        for (auto* queue : {&other_ways_, &other_values_}) {
            for (const auto& one : *queue)
                vary(*one.file, *one.base, one.so_far);
        }
    }

    std::vector<suggestion> found{};
    std::vector<std::pair<std::size_t, std::size_t>> reached{}; ///< goal, suggestion

  private:
    /// An example as it has been changed, and how.
    struct changed {
        model::example content{};
        std::string how{};
    };
    /// One that came by something that none before it did.
    struct candidate {
        const model::examples* file = nullptr;
        const model::example* base = nullptr;
        changed so_far{};
    };
    using comparisons = std::vector<coverage::comparison>;

    bool is_reached() const {
        return std::all_of(left_.begin(), left_.end(), [](ways w) { return w == 0; });
    }
    bool done() const { return attempts_ == 0 || share_ == 0 || is_reached(); }

    bool has_related(const model::example& one) const {
        const auto& all = all_[version_]->entities;
        return std::any_of(all.begin(), all.end(), [&](const plan::entity& of) {
            return of.name == one.entity.text && of.child != plan::none;
        });
    }

    /// Tries an example and its variations.
    void vary(const model::examples& file, const model::example& base, const changed& from) {
        share_ = attempts_ / 4 + 1;
        if (done() || !base.expect.refused.empty()) return;
        comparisons compared;
        const auto entity = attempt(file, base, from, &compared);
        if (!entity || !is_near()) return;
        const bool again = !from.how.empty();
        const auto hints = hints_of(compared);
        const auto each = [&](std::vector<model::named_data> facts, const std::string& change) {
            changed next{from.content, told(from.how, change)};
            next.content.facts = std::move(facts);
            if (attempt(file, base, next, nullptr) && !again) keep(file, base, std::move(next));
            return !done();
        };
        detail::vary(*all_[version_], *entity, from.content.facts, hints, bearing_.facts(), each);
    }

    /// Its entity; nothing where it is of no use here.
    std::optional<plan::index> attempt(const model::examples& file, const model::example& base,
                                       const changed& tried, comparisons* compared) {
        diagnostics ignored;
        auto ready = prepare(all_, file, tried.content, ignored);
        if (!ready || ready->version != version_) return std::nullopt;
        auto& request = ready->request;
        request.decisions = asked_[request.entity];
        if (request.decisions.empty()) return std::nullopt;
        spend(*ready);
        trace_.reset();
        probe_.collect(compared);
        ready->how.watched_by = &trace_;
        eval::evaluate(request, ready->given, ready->how);
        probe_.collect(nullptr);
        suggestion out{version_, &file, &base, tried.content, tried.how, {}, {}};
        for (std::size_t g = 0; g < left_.size(); ++g) {
            const auto now = static_cast<ways>(left_[g] & probe_.goals()[g].seen);
            if (now == 0) continue;
            left_[g] = static_cast<ways>(left_[g] & ~now);
            out.reaches.emplace_back(known_.goals()[g], now);
            reached.emplace_back(g, found.size());
        }
        if (!out.reaches.empty()) add(std::move(out), *ready);
        return request.entity;
    }

    // Each related entity is decided, too. No example may take it all.
    void spend(const prepared& one) {
        std::size_t cost = 1;
        for (const auto& fact : one.given.entries())
            cost += fact.second.is(kind::list) ? fact.second.as_list().items.size() : 0;
        attempts_ -= std::min(attempts_, cost);
        share_ -= std::min(share_, cost);
    }

    // With every decision of the entity: the example may expect something of others.
    void add(suggestion one, prepared& of) {
        const auto& slots = of.request.program->entities[of.request.entity].slots;
        of.request.decisions.clear();
        for (plan::index s = 0; s < slots.size(); ++s) {
            if (!slots[s].is_fact) of.request.decisions.push_back({of.request.entity, s});
        }
        of.how.watched_by = nullptr;
        one.outcomes = eval::evaluate(of.request, of.given, of.how);
        found.push_back(std::move(one));
    }

    void keep(const model::examples& file, const model::example& base, changed one) {
        auto& queue = ways_seen_.insert(trace_.marks()).second ? other_ways_ : other_values_;
        const bool fresh = values_seen_.insert(trace_.operands()).second;
        if ((fresh || &queue == &other_ways_) && queue.size() < most_kept)
            queue.push_back({&file, &base, std::move(one)});
    }

    // Whether the case, as it is, came by a decision that has something left to reach.
    bool is_near() const {
        const auto& goals = probe_.goals();
        std::set<std::string> open;
        for (std::size_t g = 0; g < left_.size(); ++g) {
            if (left_[g] != 0) open.insert(goals[g].owner);
        }
        return std::any_of(open.begin(), open.end(), [&](const std::string& owner) {
            if (met_.count(owner) == 0) return true;
            return std::any_of(goals.begin(), goals.end(), [&](const goal& one) {
                return one.owner == owner && one.seen != 0;
            });
        });
    }

    // First what is left to reach, then whatever else decides about it.
    std::vector<detail::hint> hints_of(const comparisons& compared) const {
        std::vector<detail::hint> out;
        std::vector<bool> told(left_.size());
        const auto add = [&out](const value& fact, const value& limit) {
            const auto same = [&](const detail::hint& h) {
                return identical(h.fact, fact) && identical(h.limit, limit);
            };
            if (out.size() < most_hints && std::none_of(out.begin(), out.end(), same))
                out.push_back({fact, limit});
        };
        const auto take = [&](bool open) {
            for (const auto& one : compared) {
                if ((left_[one.goal] != 0) != open) continue;
                if (!open && !bearing_.is_about(known_.goals()[one.goal])) continue;
                told[one.goal] = true;
                add(one.fact, one.limit);
            }
            for (std::size_t g = 0; g < left_.size(); ++g) {
                const auto& goal = known_.goals()[g];
                if (!goal.limited_by || told[g] || (left_[g] != 0) != open) continue;
                if (open || bearing_.is_about(goal)) add(value(), *goal.limited_by);
            }
        };
        take(true);
        take(false);
        return out;
    }

    versions all_;
    std::size_t version_;
    const coverage& known_;
    coverage probe_;
    detail::trace trace_{probe_};
    targets left_;
    detail::bearing bearing_;
    std::size_t attempts_;
    std::size_t pairs_;                                ///< attempts at changes of two facts
    std::size_t share_ = 0;                            ///< attempts left for the example at hand
    std::vector<std::vector<plan::slot_ref>> asked_{}; ///< by entity
    std::set<std::string> met_{}; ///< decisions and functions that some example came by
    std::set<std::uint64_t> ways_seen_{};
    std::set<std::uint64_t> values_seen_{};
    std::vector<candidate> other_ways_{};
    std::vector<candidate> other_values_{};
};

diagnostic refuted(const model::unreachable& entry, const suggestion& by) {
    const auto change = by.change.empty() ? std::string() : " (" + by.change + ")";
    return detail::fault("reached", entry.where,
                         {"En sag når det alligevel: eksemplet " + by.base->id.text + change + ".",
                          "A case does reach it: the example " + by.base->id.text + change + "."},
                         {"Slet det fra »unreachable«, og skriv sagen som et eksempel.",
                          "Delete it from `unreachable`, and write the case as an example."});
}

// The case found that does reach what no case is said to reach, or null.
const suggestion* counterexample(const model::unreachable& entry, const search& by,
                                 std::vector<goal>& goals) {
    const auto meant = meant_by(entry, goals);
    for (const auto& reached : by.reached) {
        const auto& goal = goals[reached.first];
        if (std::find(meant.begin(), meant.end(), &goal) == meant.end()) continue;
        const auto& found = by.found[reached.second];
        const bool so =
            std::any_of(found.reaches.begin(), found.reaches.end(), [&](const auto& one) {
                return one.first.number == goal.number && (one.second & ways_of(entry)) != 0;
            });
        if (so) return &found;
    }
    return nullptr;
}

} // namespace

std::vector<suggestion> suggest(versions all, std::span<const model::examples* const> files,
                                const std::vector<coverage>& reached, std::size_t attempts) {
    std::vector<suggestion> out;
    for (std::size_t v = 0; v < all.size(); ++v) {
        targets wanted;
        for (const auto& one : reached[v].goals())
            wanted.push_back(one.lacking());
        search by(all, v, reached[v], std::move(wanted), attempts);
        by.about(files);
        out.insert(out.end(), by.found.begin(), by.found.end());
    }
    return out;
}

diagnostics refute(versions all, std::span<const model::examples* const> files,
                   std::size_t attempts) {
    const auto any = [](const model::examples* file) { return !file->unreachable.empty(); };
    if (std::none_of(files.begin(), files.end(), any)) return {};
    auto ran = run_all(all, files);
    diagnostics found;
    for (auto& fault : ran.faults) {
        if (fault.code == "reached") found.push_back(std::move(fault));
    }
    for (std::size_t v = 0; v < all.size(); ++v) {
        auto& goals = ran.coverage[v].goals();
        targets wanted;
        for (const auto& one : goals)
            wanted.push_back(static_cast<ways>(one.wanted & one.excused & ~one.seen));
        search by(all, v, ran.coverage[v], std::move(wanted), attempts);
        by.about(files);
        for (const auto* file : files) {
            for (const auto& entry : file->unreachable) {
                if (entry.version && entry.version != all[v]->source->from) continue;
                const auto* by_case = counterexample(entry, by, goals);
                if (by_case != nullptr) found.push_back(refuted(entry, *by_case));
            }
        }
    }
    return found;
}

} // namespace hjemmel::examples
