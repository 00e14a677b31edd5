// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/examples/suggest.hpp>

#include "faults.hpp"
#include "vary.hpp"

#include <hjemmel/examples/suite.hpp>

#include <algorithm>
#include <functional>
#include <set>
#include <string>

namespace hjemmel::examples {

namespace {

/// More limits than these are not tried about for one example.
constexpr std::size_t most_hints = 60;

using targets = std::vector<ways>; ///< by goal, what is to be reached

/// Looks for cases under one version that reach what is left of the targets.
class search {
  public:
    search(versions all, std::size_t version, const coverage& known, targets wanted,
           std::size_t attempts)
        : all_(all), version_(version), known_(known), probe_(known), left_(std::move(wanted)),
          attempts_(attempts) {
        for (const auto& one : known.goals()) {
            if (one.seen != 0) met_.insert(one.owner);
        }
    }

    bool done() const {
        const bool all = std::all_of(left_.begin(), left_.end(), [](ways w) { return w == 0; });
        return all || attempts_ == 0;
    }

    /// Tries an example and its variations.
    void about(const model::examples& file, const model::example& base) {
        if (done() || !base.expect.refused.empty()) return;
        std::vector<coverage::comparison> compared;
        if (!attempt(file, base, base, "", &compared) || !is_near()) return;
        const auto hints = hints_of(compared);
        diagnostics ignored;
        const auto ready = prepare(all_, file, base, ignored);
        const auto each = [&](std::vector<model::named_data> facts, const std::string& change) {
            auto changed = base;
            changed.facts = std::move(facts);
            attempt(file, base, changed, change, nullptr);
            return !done();
        };
        detail::vary(*ready->request.program, ready->request.entity, base.facts, hints, each);
    }

    std::vector<suggestion> found{};
    std::vector<std::pair<std::size_t, std::size_t>> reached{}; ///< goal, suggestion

  private:
    bool attempt(const model::examples& file, const model::example& base,
                 const model::example& content, const std::string& change,
                 std::vector<coverage::comparison>* compared) {
        diagnostics ignored;
        auto ready = prepare(all_, file, content, ignored);
        if (!ready || ready->version != version_) return false;
        if (attempts_ > 0) --attempts_;
        ask_all(ready->request);
        probe_.reset();
        probe_.collect(compared);
        ready->how.watched_by = &probe_;
        auto outcomes = eval::evaluate(ready->request, ready->given, ready->how);
        probe_.collect(nullptr);
        suggestion out{version_, &file, &base, content, change, {}, {}};
        for (std::size_t g = 0; g < left_.size(); ++g) {
            const auto now = static_cast<ways>(left_[g] & probe_.goals()[g].seen);
            if (now == 0) continue;
            left_[g] = static_cast<ways>(left_[g] & ~now);
            out.reaches.emplace_back(known_.goals()[g], now);
            reached.emplace_back(g, found.size());
        }
        if (out.reaches.empty()) return true;
        out.outcomes = std::move(outcomes);
        found.push_back(std::move(out));
        return true;
    }

    // Every decision of the entity: what an example expects nothing of is reached, too.
    static void ask_all(eval::request& what) {
        const auto& slots = what.program->entities[what.entity].slots;
        what.decisions.clear();
        for (plan::index s = 0; s < slots.size(); ++s) {
            if (!slots[s].is_fact) what.decisions.push_back({what.entity, s});
        }
    }

    // Whether the example, as it is, came by a decision that has something left to reach.
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

    std::vector<detail::hint> hints_of(const std::vector<coverage::comparison>& compared) const {
        std::vector<detail::hint> out;
        std::vector<bool> told(left_.size());
        for (const auto& one : compared) {
            if (left_[one.goal] == 0 || out.size() >= most_hints) continue;
            told[one.goal] = true;
            const auto same = [&](const detail::hint& h) {
                return identical(h.fact, one.fact) && identical(h.limit, one.limit);
            };
            if (std::none_of(out.begin(), out.end(), same)) out.push_back({one.fact, one.limit});
        }
        for (std::size_t g = 0; g < left_.size(); ++g) {
            const auto& limit = known_.goals()[g].limited_by;
            if (limit && !told[g] && out.size() < most_hints) out.push_back({value(), *limit});
        }
        return out;
    }

    versions all_;
    std::size_t version_;
    const coverage& known_;
    coverage probe_;
    targets left_;
    std::size_t attempts_;
    std::set<std::string> met_{}; ///< decisions and functions that some example came by
};

void search_all(search& by, std::span<const model::examples* const> files) {
    for (const auto* file : files) {
        for (const auto& one : file->all)
            by.about(*file, one);
    }
}

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
        search_all(by, files);
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
        search_all(by, files);
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
