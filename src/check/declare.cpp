// SPDX-License-Identifier: Apache-2.0
// The declared things of a version: entities, parameters, functions, facts, decisions, sources.
#include "declare.hpp"

#include <hjemmel/core/nearest.hpp>
#include <hjemmel/feel/builtin.hpp>

#include <algorithm>
#include <functional>
#include <map>

namespace hjemmel::check::detail {

namespace {

void declare_name(builder& b, const located_text& name,
                  std::map<std::string, place, std::less<>>& taken) {
    if (!feel::is_name(name.text)) {
        b.report("bad-name", name.where,
                 {name.text + " kan ikke være et navn.", name.text + " cannot be a name."},
                 {"Et navn begynder med et bogstav eller en understregning.",
                  "A name begins with a letter or an underscore."});
        return;
    }
    const auto normal = feel::normal_name(name.text);
    const auto [known, fresh] = taken.emplace(normal, name.where);
    if (!fresh) {
        const auto line = std::to_string(known->second.line());
        b.report("duplicate-name", name.where,
                 {"Navnet " + normal + " er allerede brugt i linje " + line + ".",
                  "The name " + normal + " is already used in line " + line + "."});
    }
    if (feel::find_builtin(normal) != nullptr) {
        b.warn("shadows-builtin", name.where,
               {"Navnet " + normal + " skjuler den indbyggede funktion af samme navn.",
                "The name " + normal + " hides the built-in function of that name."});
    }
    b.scope.add(normal);
}

void declare_entities(builder& b) {
    for (const auto& one : b.model.entities) {
        entity e;
        e.name = one.name.text;
        e.plural = one.plural;
        b.out.entities.push_back(std::move(e));
        b.scope.add(one.name.text);
        b.scope.add(one.plural);
    }
    auto& all = b.out.entities;
    for (index i = 0; i < all.size(); ++i) {
        const auto& has = b.model.entities[i].has;
        if (has.text.empty()) continue;
        const auto child = std::find_if(all.begin(), all.end(),
                                        [&](const entity& e) { return e.plural == has.text; });
        if (child == all.end() || child->parent != none || child->name == all[i].name) {
            b.report("bad-relation", has.where,
                     {"Ingen anden entitet har flertallet " + has.text + ".",
                      "No other entity has the plural " + has.text + "."});
            continue;
        }
        all[i].child = static_cast<index>(child - all.begin());
        child->parent = i;
    }
}

index entity_of(builder& b, const located_text& name) {
    const auto& all = b.out.entities;
    const auto at =
        std::find_if(all.begin(), all.end(), [&](const entity& e) { return e.name == name.text; });
    if (at != all.end()) return static_cast<index>(at - all.begin());
    std::vector<std::string> choices;
    for (const auto& e : all)
        choices.push_back(e.name);
    const auto close = nearest(name.text, choices);
    bilingual hint;
    if (!close.empty()) hint = {"Mente du " + close + "?", "Did you mean " + close + "?"};
    b.report("unknown-entity", name.where,
             {"Entiteten " + name.text + " findes ikke.", "There is no entity " + name.text + "."},
             std::move(hint));
    return none;
}

// A reading without a value of its own is the text of its name.
std::optional<value> reading_value(builder& b, const model::reading& one, const type& t) {
    if (one.value) return b.declared.value_of(one.value, t);
    return value(one.name.text);
}

bool named_readings(const model::parameter& p) {
    return !p.readings.empty() && std::none_of(p.readings.begin(), p.readings.end(),
                                               [](const auto& r) { return bool(r.value); });
}

type_ptr parameter_type(builder& b, const model::parameter& p) {
    const bool named = named_readings(p);
    if (!p.type && !named) {
        b.report("missing-type", p.name.where,
                 {"Parameteren " + p.name.text + " mangler sin type.",
                  "The parameter " + p.name.text + " lacks its type."},
                 {"Tilføj fx type: number.", "Add e.g. type: number."});
        return types::any();
    }
    if (!named) return b.declared.type_of(p.type);
    type out{.kind = type_kind::string};
    type_domain domain;
    for (const auto& one : p.readings)
        domain.values.emplace_back(one.name.text);
    out.domain = std::make_shared<const type_domain>(std::move(domain));
    return std::make_shared<const type>(std::move(out));
}

void declare_parameter(builder& b, const model::parameter& p) {
    parameter out;
    out.name = feel::normal_name(p.name.text);
    out.type = parameter_type(b, p);
    const auto first = b.model.from.value_or(date::min());
    for (const auto& one : p.values) {
        auto read = b.declared.value_of(one.value, *out.type);
        if (!read) continue;
        const auto from = one.from.value_or(date::min());
        if (!out.values.empty() && from <= out.values.back().from) {
            b.report("parameter-order", one.value.where,
                     {"Datoerne skal stå i stigende rækkefølge.", "Dates must be ascending."});
        }
        out.values.push_back({from, std::move(*read)});
    }
    if (!out.values.empty() && out.values.front().from > first) {
        b.report("parameter-gap", p.name.where,
                 {"Parameteren " + p.name.text + " har ingen værdi fra versionens første dag.",
                  "The parameter " + p.name.text + " has no value from the version's first day."},
                 {"Giv den første værdi uden from.", "Give the first value without from."});
    }
    for (const auto& one : p.readings) {
        auto read = reading_value(b, one, *out.type);
        if (read) out.readings.emplace_back(one.name.text, std::move(*read));
    }
    // Keeps numbers in step with the model after an error; nothing runs then.
    if (out.values.empty()) out.values.push_back({date::min(), value()});
    b.out.parameters.push_back(std::move(out));
}

void declare_function(builder& b, const model::function& f) {
    function out;
    out.name = feel::normal_name(f.name.text);
    for (const auto& p : f.parameters) {
        out.parameters.push_back(b.declared.type_of(p.type));
        b.scope.add(p.name.text);
    }
    out.result = b.declared.type_of(f.result);
    b.out.functions.push_back(std::move(out));
}

// Allowed values may be written as bare words, so the parser must know them as names.
void add_words(builder& b, const type& t) {
    if (t.domain) {
        for (const auto& v : t.domain->values) {
            if (v.is(kind::string) && feel::is_name(v.as_string())) b.scope.add(v.as_string());
        }
    }
    if (t.element) add_words(b, *t.element);
    for (const auto& field : t.fields) {
        b.scope.add(field.name);
        add_words(b, *field.what);
    }
}

// A table's columns may declare values of their own.
void add_words(builder& b, const model::table& t) {
    const auto add = [&b](const model::data& values) {
        for (const auto& one : values.items) {
            if (feel::is_name(one.scalar.text)) b.scope.add(one.scalar.text);
        }
    };
    for (const auto& column : t.inputs)
        add(column.values);
    for (const auto& column : t.outputs)
        add(column.values);
}

void declare_facts(builder& b, std::vector<std::map<std::string, place, std::less<>>>& taken) {
    for (index i = 0; i < b.model.facts.size(); ++i) {
        const auto& f = b.model.facts[i];
        const auto entity = entity_of(b, f.entity);
        if (entity == none) continue;
        slot s;
        s.name = feel::normal_name(f.name.text);
        s.type = b.declared.constrained(b.declared.type_of(f.type), f.values, f.low, f.high);
        s.is_fact = true;
        s.optional = f.optional;
        s.source = i;
        declare_name(b, f.name, taken[entity]);
        add_words(b, *s.type);
        b.out.entities[entity].slots.push_back(std::move(s));
    }
}

void declare_decisions(builder& b, std::vector<std::map<std::string, place, std::less<>>>& taken) {
    for (index i = 0; i < b.model.decisions.size(); ++i) {
        const auto& d = b.model.decisions[i];
        const auto entity = entity_of(b, d.entity);
        if (entity == none) continue;
        slot s;
        s.name = feel::normal_name(d.name.text);
        const auto base = d.type || !d.values ? b.declared.type_of(d.type) : types::string();
        s.type = b.declared.constrained(base, d.values, {}, {});
        s.source = i;
        declare_name(b, d.name, taken[entity]);
        add_words(b, *s.type);
        if (const auto* t = std::get_if<model::table>(&d.logic)) add_words(b, *t);
        b.out.entities[entity].slots.push_back(std::move(s));
    }
}

void link_keys(builder& b) {
    for (index i = 0; i < b.out.entities.size(); ++i) {
        const auto& key = b.model.entities[i].key;
        if (key.text.empty()) continue;
        b.out.entities[i].key = b.find_slot(i, feel::normal_name(key.text));
        if (b.out.entities[i].key == none) {
            b.report("unknown-name", key.where,
                     {"Nøglen " + key.text + " er ikke en oplysning om entiteten.",
                      "The key " + key.text + " is not a fact of the entity."});
        }
    }
    for (const auto& f : b.model.facts) {
        if (f.judgement.text.empty()) continue;
        const auto same = [&](const model::fact& other) {
            return other.entity.text == f.entity.text && other.name.text == f.judgement.text;
        };
        if (std::any_of(b.model.facts.begin(), b.model.facts.end(), same)) continue;
        b.report("unknown-name", f.judgement.where,
                 {"Begrundelsen " + f.judgement.text + " er ikke en oplysning om entiteten.",
                  "The judgement " + f.judgement.text + " is not a fact of the entity."});
    }
}

} // namespace

void declare(builder& b) {
    for (const auto* one = feel::builtins().data();
         one != feel::builtins().data() + feel::builtins().size(); ++one) {
        b.scope.add(one->name);
    }
    declare_entities(b);
    std::map<std::string, place, std::less<>> shared;
    for (const auto& p : b.model.parameters) {
        declare_name(b, p.name, shared);
        declare_parameter(b, p);
        add_words(b, *b.out.parameters.back().type);
    }
    for (const auto& f : b.model.functions) {
        declare_name(b, f.name, shared);
        declare_function(b, f);
    }
    // An entity's names may not be those of parameters and functions, which it sees as well.
    std::vector<std::map<std::string, place, std::less<>>> taken(b.out.entities.size(), shared);
    declare_facts(b, taken);
    declare_decisions(b, taken);
    link_keys(b);
    for (const auto& name : b.declared.names())
        b.scope.add(name);
    for (const auto& e : b.out.entities)
        b.uses.emplace_back(e.slots.size());
}

} // namespace hjemmel::check::detail
