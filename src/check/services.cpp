// SPDX-License-Identifier: Apache-2.0
// Services: whose decisions they give, and what they are called with.
#include "declare.hpp"

#include <algorithm>

namespace hjemmel::check::detail {

namespace {

bool has_decision(const builder& b, index entity, const located_text& name) {
    const auto slot = b.find_slot(entity, feel::normal_name(name.text));
    return slot != none && !b.out.entities[entity].slots[slot].is_fact;
}

// Entities that have all outputs as decisions, or where none has, those that have some.
std::vector<index> candidates(const builder& b, const model::service& s) {
    std::vector<index> all;
    std::vector<index> some;
    for (index i = 0; i < b.out.entities.size(); ++i) {
        const auto has = [&](const located_text& name) { return has_decision(b, i, name); };
        if (std::all_of(s.outputs.begin(), s.outputs.end(), has)) all.push_back(i);
        if (std::any_of(s.outputs.begin(), s.outputs.end(), has)) some.push_back(i);
    }
    return all.empty() ? some : all;
}

class service_reader {
  public:
    service_reader(builder& b, const model::service& source)
        : b_(b), source_(source), entity_(entity_of(b, source)) {}

    function run() {
        function out;
        out.name = feel::normal_name(source_.name.text);
        out.where = source_.name.where;
        out.result = types::any();
        once(source_.inputs);
        once(source_.outputs);
        for (const auto& one : source_.inputs)
            out.formals.push_back({feel::normal_name(one.text), input(one)});
        const auto told = b_.found.size();
        for (const auto& one : source_.outputs)
            check_output(one);
        if (entity_ == none && b_.found.size() == told) refuse_entity();
        return out;
    }

  private:
    void once(const std::vector<located_text>& names) {
        std::set<std::string> seen;
        for (const auto& one : names) {
            const auto name = feel::normal_name(one.text);
            if (seen.insert(name).second) continue;
            b_.report("duplicate-name", one.where,
                      {"Navnet " + name + " står to gange.", "The name " + name + " stands twice."},
                      {"Slet det ene.", "Delete one of them."});
        }
    }

    type_ptr input(const located_text& name) {
        if (entity_ == none) return types::any(); // something else is to be mended first
        const auto slot = b_.find_slot(entity_, feel::normal_name(name.text));
        if (slot != none) return b_.out.entities[entity_].slots[slot].type;
        refuse(name, false);
        return types::any();
    }

    void check_output(const located_text& name) {
        const auto normal = feel::normal_name(name.text);
        bool fact = false;
        for (index i = 0; i < b_.out.entities.size(); ++i) {
            if (entity_ != none && i != entity_) continue;
            if (has_decision(b_, i, name)) return;
            fact = fact || b_.find_slot(i, normal) != none;
        }
        if (!fact) return refuse(name, true);
        b_.report("fact-as-output", name.where,
                  {normal + " er en oplysning; en tjeneste giver resultater.",
                   normal + " is a fact; a service gives decisions."},
                  {"Skriv et resultat her, og oplysningen under inputs.",
                   "Write a decision here, and the fact under inputs."});
    }

    void refuse(const located_text& name, bool decision) {
        std::vector<std::string> names;
        for (index i = 0; i < b_.out.entities.size(); ++i) {
            if (entity_ != none && i != entity_) continue;
            for (const auto& one : b_.out.entities[i].slots)
                if (!decision || !one.is_fact) names.push_back(one.name);
        }
        b_.report("unknown-name", name.where,
                  {"Navnet " + name.text + " findes ikke her.",
                   "There is no name " + name.text + " here."},
                  b_.meant(feel::normal_name(name.text), names));
    }

    void refuse_entity() {
        if (!source_.entity.text.empty()) {
            entity_of(b_, source_.entity);
            return;
        }
        bilingual choice;
        for (const auto i : candidates(b_, source_)) {
            const auto& name = b_.out.entities[i].name;
            choice.da += (choice.da.empty() ? "" : " eller ") + ("entity: " + name);
            choice.en += (choice.en.empty() ? "" : " or ") + ("entity: " + name);
        }
        b_.report("missing-entity", source_.name.where,
                  {"Det er ikke sagt, hvis resultater tjenesten giver.",
                   "It is not said whose decisions the service gives."},
                  {"Skriv " + choice.da + ".", "Write " + choice.en + "."});
    }

    builder& b_;
    const model::service& source_;
    index entity_;
};

} // namespace

index entity_of(const builder& b, const model::service& service) {
    const auto& all = b.out.entities;
    if (!service.entity.text.empty()) {
        const auto name = feel::normal_name(service.entity.text);
        for (index i = 0; i < all.size(); ++i)
            if (all[i].name == name) return i;
        return none;
    }
    if (all.size() == 1) return 0;
    const auto found = candidates(b, service);
    return found.size() == 1 ? found.front() : none;
}

void declare_service(builder& b, const model::service& service) {
    auto made = service_reader(b, service).run();
    b.function_numbers.emplace(made.name, static_cast<index>(b.out.functions.size()));
    b.out.functions.push_back(std::move(made));
}

} // namespace hjemmel::check::detail
