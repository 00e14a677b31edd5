// SPDX-License-Identifier: Apache-2.0
// Reports: what they count must be there, and be of few values.
#include "declare.hpp"

#include <algorithm>

namespace hjemmel::check::detail {

namespace {

class report_check {
  public:
    explicit report_check(builder& b) : b_(b) {}

    void check(const model::report& one) {
        const auto entity = entity_of(one);
        if (entity == none) return;
        if (!decides(entity)) {
            b_.report("empty-report", one.entity.empty() ? one.name.where : one.entity.where,
                      {"Rapporten tæller sager, som regelsættet ikke har et resultat for.",
                       "The report counts cases for which the ruleset has no decision."},
                      {"Tilføj et resultat for entiteten under decisions.",
                       "Add a decision of the entity under decisions."});
        }
        countable(one.rows, entity);
        countable(one.columns, entity);
        filter(one.filter, entity);
        for (const auto& count : one.counts)
            filter(count.filter, entity);
        threshold(one.threshold);
    }

  private:
    /// Whether the entity has a decision of its own: cases are counted as they are decided.
    bool decides(index entity) const {
        const auto& slots = b_.out.entities[entity].slots;
        return std::any_of(slots.begin(), slots.end(), [this](const auto& one) {
            return !one.is_fact && !b_.model.decisions[one.source].helper;
        });
    }

    index entity_of(const model::report& of) {
        std::vector<std::string> known;
        for (index i = 0; i < b_.out.entities.size(); ++i) {
            known.push_back(b_.out.entities[i].name);
            if (known.back() == of.entity.text) return i;
        }
        unknown({"Entiteten", "The entity"}, of.entity.empty() ? of.name : of.entity, known);
        return none;
    }

    void unknown(const bilingual& what, const located_text& name,
                 const std::vector<std::string>& known) {
        b_.report("unknown-name", name.where,
                  {what.da + " " + name.text + " findes ikke.",
                   what.en + " " + name.text + " does not exist."},
                  b_.meant(name.text, known));
    }

    /// The type of what has this name; null, with an error, where nothing of the entity has.
    type_ptr type_of(const located_text& name, index entity, bool above) {
        const auto& own = b_.out.entities[entity];
        std::vector<std::string> known;
        for (const auto& slot : own.slots) {
            known.push_back(slot.name);
            if (slot.name == name.text) return slot.type;
        }
        if (above && own.parent != none) {
            for (const auto& slot : b_.out.entities[own.parent].slots) {
                if (!slot.is_fact) continue;
                known.push_back(slot.name);
                if (slot.name == name.text) return slot.type;
            }
        }
        unknown({"Oplysningen eller resultatet", "The fact or decision"}, name, known);
        return nullptr;
    }

    void countable(const located_text& name, index entity) {
        const auto type = type_of(name, entity, true);
        if (!type || type->kind == type_kind::string || type->kind == type_kind::boolean) return;
        b_.report("type-mismatch", name.where,
                  {name.text + " kan ikke tælles i en rapport.",
                   name.text + " cannot be counted in a report."},
                  {"Vælg en tekst eller en boolean.", "Choose a string or a boolean."});
    }

    void filter(const located_text& name, index entity) {
        if (name.empty()) return;
        const auto type = type_of(name, entity, false);
        if (!type || type->kind == type_kind::boolean) return;
        b_.report("not-boolean", name.where,
                  {name.text + " er hverken sand eller falsk.",
                   name.text + " is neither true nor false."},
                  {"Et filter er en boolean.", "A filter is a boolean."});
    }

    void threshold(const located_text& name) {
        const auto at = b_.find_parameter(name.text);
        if (at == none) {
            std::vector<std::string> known;
            for (const auto& one : b_.out.parameters)
                known.push_back(one.name);
            return unknown({"Parameteren", "The parameter"}, name, known);
        }
        const auto& type = b_.out.parameters[at].type;
        if (!type || type->kind == type_kind::number) return;
        b_.report("type-mismatch", name.where,
                  {"Parameteren " + name.text + " er ikke et tal.",
                   "The parameter " + name.text + " is no number."},
                  {"Grænsen er det mindste antal, der vises.",
                   "The threshold is the smallest number that is shown."});
    }

    builder& b_;
};

} // namespace

void check_reports(builder& b) {
    report_check check(b);
    for (const auto& one : b.model.reports)
        check.check(one);
}

} // namespace hjemmel::check::detail
