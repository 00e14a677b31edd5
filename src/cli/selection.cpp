// SPDX-License-Identifier: Apache-2.0
#include "selection.hpp"

#include "day.hpp"

#include <hjemmel/eval/settings.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace hjemmel::cli {

namespace {

/// The ruleset asked for, or the only one there is; else the message.
std::variant<std::string, bilingual> ruleset_of(const catalog& rules, const std::string& asked) {
    const auto all = rules.rulesets();
    if (!asked.empty()) return asked;
    if (all.size() == 1) return all.front();
    return bilingual{"Der er flere regelsæt, og --ruleset mangler.",
                     "There are several rulesets, and --ruleset is missing."};
}

std::vector<std::string> decisions_of(const plan::entity& of) {
    std::vector<std::string> out;
    for (const auto& slot : of.slots) {
        if (!slot.is_fact) out.push_back(slot.name);
    }
    return out;
}

bool decides_all(const plan::entity& of, const std::vector<std::string>& names) {
    return std::all_of(names.begin(), names.end(), [&of](const std::string& name) {
        const auto at = of.find(name);
        return at != plan::none && !of.slots[at].is_fact;
    });
}

std::vector<std::string> entity_names(const plan::program& of) {
    std::vector<std::string> out;
    for (const auto& one : of.entities)
        out.push_back(one.name);
    return out;
}

/// Resolves entity and decisions step by step; the first thing that is wrong is told.
class entity_choice {
  public:
    entity_choice(const plan::program& of, const facts_arguments& asked, const manner& how)
        : program_(of), asked_(asked), how_(how) {}

    std::variant<plan::index, std::string> choose() const {
        if (!asked_.entity.empty()) return named();
        if (program_.entities.size() == 1) return checked(0);
        if (asked_.decisions.empty()) return plan::none;
        return deciding();
    }

  private:
    std::variant<plan::index, std::string> named() const {
        for (plan::index i = 0; i < program_.entities.size(); ++i) {
            if (program_.entities[i].name == asked_.entity) return checked(i);
        }
        return unknown_name({"Entiteten", "The entity"}, asked_.entity, entity_names(program_),
                            how_);
    }

    std::variant<plan::index, std::string> checked(plan::index entity) const {
        const auto& one = program_.entities[entity];
        if (decides_all(one, asked_.decisions)) return entity;
        return unknown_decision(decisions_of(one));
    }

    std::variant<plan::index, std::string> deciding() const {
        auto found = plan::none;
        for (plan::index i = 0; i < program_.entities.size(); ++i) {
            if (!decides_all(program_.entities[i], asked_.decisions)) continue;
            if (found != plan::none) return ask_for_entity(program_, how_);
            found = i;
        }
        if (found != plan::none) return found;
        std::vector<std::string> all;
        for (const auto& one : program_.entities) {
            const auto own = decisions_of(one);
            all.insert(all.end(), own.begin(), own.end());
        }
        return unknown_decision(all);
    }

    std::string unknown_decision(const std::vector<std::string>& known) const {
        for (const auto& name : asked_.decisions) {
            if (std::find(known.begin(), known.end(), name) != known.end()) continue;
            return unknown_name({"Resultatet", "The decision"}, name, known, how_);
        }
        return wrong_use(
            {"Resultaterne hører ikke til samme entitet.", "The decisions are not of one entity."},
            {"Kør kommandoen én gang for hver entitet.", "Run the command once for each entity."},
            how_);
    }

    const plan::program& program_;
    const facts_arguments& asked_;
    const manner& how_;
};

/// The version in force; where none is, the latest one that began before, which then says so.
std::optional<version> version_on(const catalog& rules, const std::string& ruleset, date on) {
    if (auto found = rules.in_force(ruleset, on)) return found;
    const auto all = rules.versions(ruleset);
    if (all.empty()) return std::nullopt;
    const auto begun = [on](const version& one) { return !one.from() || *one.from() <= on; };
    const auto last = std::find_if(all.rbegin(), all.rend(), begun);
    return last == all.rend() ? all.front() : *last;
}

std::variant<version, std::string> with_settings(version base, const facts_arguments& asked,
                                                 const manner& how) {
    if (asked.settings.empty()) return base;
    std::vector<std::pair<std::string, std::string>> settings;
    for (const auto& one : asked.settings) {
        auto parts = assignment(one);
        if (!parts) {
            return wrong_use({"»" + one + "« i --set har intet lighedstegn.",
                              "`" + one + "` in --set has no equals sign."},
                             {"Skriv --set NAVN=VÆRDI.", "Write --set NAME=VALUE."}, how);
        }
        settings.push_back(*std::move(parts));
    }
    auto changed = base.with_parameters(settings);
    if (changed) return std::move(changed).value();
    std::string all;
    for (const auto& one : changed.diagnostics())
        all += message(one, how);
    return all;
}

} // namespace

selected select(const catalog& rules, const facts_arguments& asked, const manner& how) {
    const auto day = day_of(asked.on, how);
    if (const auto* wrong = std::get_if<std::string>(&day)) return *wrong;
    const auto on = std::get<date>(day);
    const auto all = rules.rulesets();
    const auto ruleset = ruleset_of(rules, asked.ruleset);
    if (const auto* missing = std::get_if<bilingual>(&ruleset)) {
        std::string names;
        for (const auto& one : all)
            names += (names.empty() ? "" : ", ") + one;
        return wrong_use(*missing, {"Der findes: " + names + ".", "There are: " + names + "."},
                         how);
    }
    const auto& id = std::get<std::string>(ruleset);
    auto found = version_on(rules, id, on);
    if (!found) return unknown_name({"Regelsættet", "The ruleset"}, id, all, how);
    const auto entity = entity_choice(found->program(), asked, how).choose();
    if (const auto* wrong = std::get_if<std::string>(&entity)) return *wrong;
    eval::options options{.nulls = asked.nulls, .complete = asked.complete};
    std::string unknown;
    for (const auto& one : eval::unknown_complete(found->program(), options))
        unknown += message(one, how);
    if (!unknown.empty()) return unknown;
    auto set = with_settings(*std::move(found), asked, how);
    if (const auto* wrong = std::get_if<std::string>(&set)) return *wrong;
    selection out{.version = std::get<version>(std::move(set)),
                  .on = on,
                  .entity = std::get<plan::index>(entity)};
    out.options = std::move(options);
    return out;
}

plan::index entity_of(const plan::program& of, const facts& given) {
    auto best = plan::none;
    std::size_t most = 0;
    bool tied = false;
    for (plan::index i = 0; i < of.entities.size(); ++i) {
        const auto& entity = of.entities[i];
        const auto count = static_cast<std::size_t>(
            std::count_if(given.entries().begin(), given.entries().end(), [&](const auto& entry) {
                const auto at = entity.find(entry.first);
                const bool own = at != plan::none && entity.slots[at].is_fact;
                const bool down =
                    entity.child != plan::none && of.entities[entity.child].plural == entry.first;
                const bool up =
                    entity.parent != plan::none && of.entities[entity.parent].name == entry.first;
                return own || down || up;
            }));
        if (count < most) continue;
        tied = count == most;
        if (tied) continue;
        most = count;
        best = i;
    }
    return tied ? plan::none : best;
}

std::string ask_for_entity(const plan::program& of, const manner& how) {
    std::string names;
    for (const auto& one : entity_names(of))
        names += (names.empty() ? "" : ", ") + one;
    return wrong_use(
        {"Det fremgår ikke, hvilken entitet sagerne er om.",
         "It is not clear which entity the cases are about."},
        {"Tilføj --entity; der findes: " + names + ".", "Add --entity; there are: " + names + "."},
        how);
}

std::optional<std::pair<std::string, std::string>> assignment(const std::string& text) {
    const auto at = text.find('=');
    if (at == std::string::npos || at == 0) return std::nullopt;
    return std::pair(text.substr(0, at), text.substr(at + 1));
}

} // namespace hjemmel::cli
