// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/examples/prepare.hpp>

#include "faults.hpp"

#include <hjemmel/eval/settings.hpp>
#include <hjemmel/examples/read_data.hpp>

#include <algorithm>
#include <utility>

namespace hjemmel::examples {

namespace {

using detail::unknown;

/// The decisions that an example says something of, each once.
std::vector<located_text> decisions_of(const model::example_expectation& e) {
    std::vector<located_text> out;
    const auto add = [&out](const located_text& name) {
        const auto same = [&name](const located_text& one) { return one.text == name.text; };
        if (std::none_of(out.begin(), out.end(), same)) out.push_back(name);
    };
    for (const auto& one : e.known)
        add(one.key);
    for (const auto& one : e.undetermined)
        add(one.decision);
    for (const auto& [name, code] : e.failed)
        add(name);
    for (const auto& name : e.outside_validity)
        add(name);
    for (const auto& one : e.reasons)
        add(one.decision);
    return out;
}

diagnostic unknown_decision(const located_text& name, const std::vector<std::string>& known) {
    return unknown("unknown-decision", {"Resultatet", "The decision"}, name, known);
}

bool decides(const plan::entity& of, std::string_view name) {
    const auto at = of.find(name);
    return at != plan::none && !of.slots[at].is_fact;
}

/// Resolves one example step by step; all that is wrong is told.
class preparation {
  public:
    preparation(const plan::program& of, const model::example& one, diagnostics& found)
        : program_(of), one_(one), found_(found), names_(decisions_of(one.expect)) {}

    plan::index entity() const {
        if (!one_.entity.empty()) return named_entity();
        if (program_.entities.size() == 1) return 0;
        auto only = plan::none;
        for (plan::index e = 0; e < program_.entities.size(); ++e) {
            const auto& of = program_.entities[e];
            // A misspelt decision is told as such, and does not hide the entity.
            const bool all = std::all_of(names_.begin(), names_.end(), [&](const located_text& n) {
                return decides(of, n.text) || !is_decision(n.text);
            });
            if (!all) continue;
            if (only != plan::none) return by_facts();
            only = e;
        }
        return only != plan::none ? only : no_entity();
    }

    std::vector<plan::slot_ref> decisions(plan::index entity) const {
        const auto& of = program_.entities[entity];
        std::vector<plan::slot_ref> out;
        for (plan::index s = 0; names_.empty() && s < of.slots.size(); ++s) {
            if (!of.slots[s].is_fact && !of.slots[s].helper) out.push_back({entity, s});
        }
        std::vector<std::string> known;
        for (const auto& slot : of.slots) {
            if (!slot.is_fact) known.push_back(slot.name);
        }
        for (const auto& name : names_) {
            if (decides(of, name.text)) {
                out.push_back({entity, of.find(name.text)});
            } else {
                found_.push_back(unknown_decision(name, known));
            }
        }
        return out;
    }

    std::vector<eval::changed_parameter> settings() const {
        std::vector<eval::changed_parameter> out;
        for (const auto& [name, text] : one_.settings) {
            auto set = eval::setting(program_, name.text, text.text);
            if (set) {
                out.push_back({name.text, std::move(set).value()});
                continue;
            }
            for (auto wrong : set.diagnostics()) {
                wrong.where = wrong.code == "unknown-parameter" ? name.where : text.where;
                found_.push_back(std::move(wrong));
            }
        }
        return out;
    }

    eval::options options() const {
        eval::options how;
        how.nulls = one_.nulls_absent ? eval::nulls::absent : eval::nulls::missing;
        const auto known = completable();
        for (const auto& name : one_.complete) {
            if (std::find(known.begin(), known.end(), name.text) != known.end())
                how.complete.push_back(name.text);
            else
                found_.push_back(unknown("unknown-fact", {"Oplysningen", "The fact"}, name, known));
        }
        return how;
    }

    facts given(plan::index entity) const {
        facts out(one_.id.text);
        for (auto& [name, what] : read_facts(program_, entity, one_.facts)) {
            if (name == "sags_id" && what.is(kind::string))
                out.set_id(what.as_string());
            else
                out.set(name, std::move(what));
        }
        for (const auto& preset : one_.presets) {
            const auto& of = program_.entities[entity];
            const auto slot = of.find(preset.decision.text);
            const auto& type = slot != plan::none ? *of.slots[slot].type : *types::any();
            out.preset(preset.decision.text, read_data(preset.value, type), preset.reason);
        }
        return out;
    }

  private:
    plan::index named_entity() const {
        std::vector<std::string> known;
        for (plan::index e = 0; e < program_.entities.size(); ++e) {
            if (program_.entities[e].name == one_.entity.text) return e;
            known.push_back(program_.entities[e].name);
        }
        found_.push_back(
            unknown("unknown-entity", {"Entiteten", "The entity"}, one_.entity, known));
        return likely();
    }

    bool is_decision(std::string_view name) const {
        return std::any_of(program_.entities.begin(), program_.entities.end(),
                           [name](const plan::entity& of) { return decides(of, name); });
    }

    // Where a decision is misspelt the facts may tell, so that all else is told in the same run.
    plan::index by_facts() const {
        const auto misspelt = [&](const located_text& n) { return !is_decision(n.text); };
        if (std::none_of(names_.begin(), names_.end(), misspelt)) return no_entity();
        const auto found = likely();
        return found != plan::none ? found : no_entity();
    }

    // The only entity that has most of the example's names.
    plan::index likely() const {
        std::vector<std::ptrdiff_t> counts;
        for (const auto& of : program_.entities) {
            const auto decided = [&of](const located_text& n) { return decides(of, n.text); };
            const auto is_fact = [&of](const auto& one) {
                const auto at = of.find(one.key.text);
                return at != plan::none && of.slots[at].is_fact;
            };
            counts.push_back(std::count_if(names_.begin(), names_.end(), decided) +
                             std::count_if(one_.facts.begin(), one_.facts.end(), is_fact));
        }
        const auto most = std::max_element(counts.begin(), counts.end());
        if (*most == 0 || std::count(counts.begin(), counts.end(), *most) > 1) return plan::none;
        return static_cast<plan::index>(most - counts.begin());
    }

    plan::index no_entity() const {
        std::vector<std::string> known;
        for (const auto& e : program_.entities)
            known.push_back(e.name);
        found_.push_back(detail::fault("which-entity", one_.id.where,
                                       {"Det fremgår ikke, hvilken entitet eksemplet handler om.",
                                        "It is not clear which entity the example is about."},
                                       meant("", known)));
        std::vector<std::string> decided;
        for (const auto& e : program_.entities) {
            for (const auto& slot : e.slots) {
                if (!slot.is_fact) decided.push_back(slot.name);
            }
        }
        for (const auto& name : names_) {
            if (!is_decision(name.text)) found_.push_back(unknown_decision(name, decided));
        }
        return plan::none;
    }

    std::vector<std::string> completable() const {
        std::vector<std::string> out;
        for (const auto& entity : program_.entities) {
            for (const auto& slot : entity.slots) {
                if (slot.is_fact) out.push_back(slot.name);
            }
            if (entity.child != plan::none) out.push_back(program_.entities[entity.child].plural);
        }
        return out;
    }

    const plan::program& program_;
    const model::example& one_;
    diagnostics& found_;
    std::vector<located_text> names_;
};

} // namespace

std::size_t version_on(versions all, date on) {
    std::size_t best = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& from = all[i]->source->from;
        if (!from || *from <= on) best = i;
    }
    return best;
}

std::optional<prepared> prepare(versions all, const model::examples& file,
                                const model::example& one, diagnostics& found) {
    const auto before = found.size();
    auto out = prepare_partly(all, file, one, found);
    if (found.size() != before) return std::nullopt;
    return out;
}

std::optional<prepared> prepare_partly(versions all, const model::examples& file,
                                       const model::example& one, diagnostics& found) {
    prepared out;
    out.file = &file;
    out.source = &one;
    out.version = version_on(all, *one.on);
    const auto& program = all[out.version];
    const preparation step(*program, one, found);
    const auto entity = step.entity();
    const auto settings = step.settings();
    out.how = step.options();
    if (entity == plan::none) return std::nullopt;
    out.request.decisions = step.decisions(entity);
    out.given = step.given(entity);
    out.request.program = program;
    if (!settings.empty()) {
        auto set = eval::with_settings({program, {}}, settings);
        out.request.program = std::move(set.program);
        out.request.changed = std::move(set.changed);
    }
    out.request.on = *one.on;
    out.request.entity = entity;
    return out;
}

} // namespace hjemmel::examples
