// SPDX-License-Identifier: Apache-2.0
// The declared things of a version: entities, parameters, functions, facts, decisions, sources.
#include "declare.hpp"

#include <hjemmel/feel/builtin.hpp>

#include <algorithm>
#include <functional>
#include <map>

namespace hjemmel::check::detail {

namespace {

using places = std::map<std::string, place, std::less<>>;

bool check_name(builder& b, const located_text& name) {
    if (feel::is_name(name.text)) return true;
    b.report("bad-name", name.where,
             {name.text + " kan ikke være et navn.", name.text + " cannot be a name."},
             {"Et navn begynder med et bogstav eller en understregning.",
              "A name begins with a letter or an underscore."});
    return false;
}

void take_name(builder& b, const located_text& name, places& taken) {
    const auto normal = feel::normal_name(name.text);
    const auto [known, fresh] = taken.emplace(normal, name.where);
    if (fresh) return;
    const auto line = std::to_string(known->second.line());
    b.report("duplicate-name", name.where,
             {"Navnet " + normal + " er allerede brugt i linje " + line + ".",
              "The name " + normal + " is already used in line " + line + "."},
             {"Vælg et andet navn.", "Choose another name."});
}

void declare_name(builder& b, const located_text& name, places& taken) {
    if (!check_name(b, name)) return;
    const auto normal = feel::normal_name(name.text);
    take_name(b, name, taken);
    if (feel::find_builtin(normal) != nullptr) {
        b.warn("shadows-builtin", name.where,
               {"Navnet " + normal + " skjuler den indbyggede funktion af samme navn.",
                "The name " + normal + " hides the built-in function of that name."});
    }
    b.scope.add(normal);
}

// Whether `number` is `of`, or has it, through however many others.
bool is_under(const builder& b, index of, index number) {
    while (of != number && of != none)
        of = b.out.entities[of].parent;
    return of == number;
}

void declare_entities(builder& b) {
    for (const auto& one : b.model.entities) {
        entity e;
        e.name = feel::normal_name(one.name.text);
        e.plural = feel::normal_name(one.plural);
        b.scope.add(e.name);
        b.scope.add(e.plural);
        b.out.entities.push_back(std::move(e));
    }
    b.slot_numbers.resize(b.out.entities.size());
    auto& all = b.out.entities;
    for (index i = 0; i < all.size(); ++i) {
        const auto& has = b.model.entities[i].has;
        if (has.text.empty()) continue;
        const auto plural = feel::normal_name(has.text);
        const auto child = std::find_if(all.begin(), all.end(),
                                        [&](const entity& e) { return e.plural == plural; });
        if (child == all.end()) {
            std::vector<std::string> plurals;
            for (const auto& e : all)
                plurals.push_back(e.plural);
            b.report("bad-relation", has.where,
                     {"Ingen entitet har flertallet " + plural + ".",
                      "No entity has the plural " + plural + "."},
                     b.meant(plural, plurals));
            continue;
        }
        const auto number = static_cast<index>(child - all.begin());
        if (child->parent != none || is_under(b, i, number)) {
            b.report("bad-relation", has.where,
                     {"Entiteten " + child->name + " hører allerede til en anden.",
                      "The entity " + child->name + " already belongs to another."},
                     {"En entitet hører til én anden, aldrig til sig selv eller i ring.",
                      "An entity belongs to one other, never to itself or in a circle."});
            continue;
        }
        all[i].child = number;
        child->parent = i;
    }
}

bool named_readings(const model::parameter& p) {
    return !p.readings.empty() && std::none_of(p.readings.begin(), p.readings.end(),
                                               [](const auto& r) { return bool(r.value); });
}

// A reading without a value of its own is the text of its name, where all are.
std::optional<value> reading_value(builder& b, const model::parameter& p, const model::reading& one,
                                   const type& t) {
    if (one.value) return b.declared.value_of(one.value, t);
    if (named_readings(p)) return value(one.name.text);
    b.report("missing-value", one.name.where,
             {"Tolkningen " + one.name.text + " mangler sin værdi; andre har en.",
              "The reading " + one.name.text + " lacks its value; others have one."},
             {"Tilføj value.", "Add value."});
    return std::nullopt;
}

type_ptr parameter_type(builder& b, const model::parameter& p) {
    if (p.type || !named_readings(p)) return b.declared.type_of(p.type);
    type out{.kind = type_kind::string};
    type_domain domain;
    for (const auto& one : p.readings)
        domain.values.emplace_back(one.name.text);
    out.domain = std::make_shared<const type_domain>(std::move(domain));
    return std::make_shared<const type>(std::move(out));
}

// Where all readings have values, the name of one stands for its value; elsewhere it is data.
std::optional<value> parameter_value(builder& b, const model::data& written, const parameter& p) {
    for (const auto& [name, reading] : p.readings) {
        const bool named =
            written.what == model::data::shape::scalar && written.scalar.text == name;
        if (named) return reading;
    }
    return b.declared.value_of(written, *p.type);
}

void declare_parameter(builder& b, const model::parameter& p) {
    parameter out;
    out.name = feel::normal_name(p.name.text);
    out.type = parameter_type(b, p);
    for (const auto& one : p.readings) {
        auto read = reading_value(b, p, one, *out.type);
        if (read) out.readings.emplace_back(one.name.text, std::move(*read));
    }
    const auto first = b.model.from.value_or(date::min());
    for (const auto& one : p.values) {
        auto read = parameter_value(b, one.value, out);
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
    // Keeps numbers in step with the model after an error; nothing runs then.
    if (out.values.empty()) out.values.push_back({date::min(), value()});
    b.parameter_numbers.emplace(out.name, static_cast<index>(b.out.parameters.size()));
    b.out.parameters.push_back(std::move(out));
}

// Allowed values may be written as bare words, so the parser must know them as names; in what
// comes from DMN only words that it reads as one name anyway.
void add_words(builder& b, const type& t) {
    if (t.domain && !b.model.dynamic_typing) {
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
    if (b.model.dynamic_typing) return;
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

void add_words(builder& b, const model::logic& logic);

// Names that the parts of a boxed expression have for each other; entries may have any.
void add_words(builder& b, const model::boxed& all) {
    const bool names = all.what == model::boxed::form::iteration ||
                       all.what == model::boxed::form::some ||
                       all.what == model::boxed::form::every;
    if (names && check_name(b, all.name)) b.scope.add(all.name.text);
    for (const auto& column : all.columns)
        b.scope.add(column.text);
    for (const auto& parameter : all.parameters)
        if (check_name(b, parameter.name)) b.scope.add(parameter.name.text);
    for (const auto& part : all.parts) {
        b.scope.add(part.name.text);
        add_words(b, part.logic);
    }
}

void add_words(builder& b, const model::logic& logic) {
    if (const auto* t = std::get_if<model::table>(&logic)) add_words(b, *t);
    if (const auto* all = std::get_if<model::boxed>(&logic)) add_words(b, *all);
}

void declare_function(builder& b, const model::function& f) {
    function out;
    out.name = feel::normal_name(f.name.text);
    places taken;
    for (const auto& p : f.parameters) {
        if (check_name(b, p.name)) take_name(b, p.name, taken);
        b.scope.add(p.name.text);
        out.formals.push_back({feel::normal_name(p.name.text), b.declared.type_of(p.type)});
        add_words(b, *out.formals.back().type);
    }
    add_words(b, f.body);
    out.where = f.name.where;
    out.result = b.declared.type_of(f.result);
    b.function_numbers.emplace(out.name, static_cast<index>(b.out.functions.size()));
    b.out.functions.push_back(std::move(out));
}

bool is_date(const type_field& field, std::string_view name, bool optional) {
    return field.name == name && field.what->kind == type_kind::date &&
           (optional || !field.optional);
}

// The type of a fact whose rows are refused where one ends before it begins.
type_ptr in_order(const type_ptr& t) {
    const auto& fields = t->fields;
    const auto has = [&](std::string_view name, bool optional) {
        return std::any_of(fields.begin(), fields.end(),
                           [&](const type_field& field) { return is_date(field, name, optional); });
    };
    auto copy = *t;
    if (t->kind == type_kind::list && t->element) {
        copy.element = in_order(t->element);
    } else if (t->kind == type_kind::context && has("fra", false) && has("til", true)) {
        copy.in_order = true;
    } else {
        return t;
    }
    return std::make_shared<const type>(std::move(copy));
}

void declare_facts(builder& b, std::vector<std::map<std::string, place, std::less<>>>& taken) {
    for (index i = 0; i < b.model.facts.size(); ++i) {
        const auto& f = b.model.facts[i];
        const auto entity = entity_of(b, f.entity);
        if (entity == none) continue;
        slot s;
        s.name = feel::normal_name(f.name.text);
        s.type = b.declared.restricted(f.type, f);
        // Under dynamic typing such a row makes the fact null.
        if (f.otherwise.empty() && !b.model.dynamic_typing) s.type = in_order(s.type);
        s.is_fact = true;
        s.optional = f.optional;
        s.source = i;
        declare_name(b, f.name, taken[entity]);
        add_words(b, *s.type);
        b.slot_numbers[entity].emplace(s.name,
                                       static_cast<index>(b.out.entities[entity].slots.size()));
        b.out.entities[entity].slots.push_back(std::move(s));
    }
}

// Only of requirements that must all be met is one that is not a fault of the facts.
void check_warns(builder& b, const model::decision& d) {
    const auto* group = std::get_if<model::requirement_group>(&d.logic);
    if (!d.warns || (group && group->which == model::requirement_group::kind::all)) return;
    b.report("warns-without-all", d.name.where,
             {"Resultatet " + d.name.text + " skal advare, men er ikke betingelser under all.",
              "The decision " + d.name.text + " is to warn but is no requirements under `all`."},
             {"Skriv hver betingelse, som oplysningerne skal opfylde, under all, eller slet warns.",
              "Write each requirement that the facts must meet under `all`, or delete `warns`."});
}

void declare_decisions(builder& b, std::vector<std::map<std::string, place, std::less<>>>& taken) {
    for (index i = 0; i < b.model.decisions.size(); ++i) {
        const auto& d = b.model.decisions[i];
        const auto entity = entity_of(b, d.entity);
        if (entity == none) continue;
        slot s;
        s.name = feel::normal_name(d.name.text);
        s.type = b.declared.restricted(d.type, d);
        s.source = i;
        check_warns(b, d);
        declare_name(b, d.name, taken[entity]);
        add_words(b, *s.type);
        if (const auto* t = std::get_if<model::table>(&d.logic)) add_words(b, *t);
        if (const auto* all = std::get_if<model::boxed>(&d.logic)) add_words(b, *all);
        b.slot_numbers[entity].emplace(s.name,
                                       static_cast<index>(b.out.entities[entity].slots.size()));
        b.out.entities[entity].slots.push_back(std::move(s));
    }
}

index fact_named(const builder& b, index entity, const std::string& name) {
    const auto slot = b.find_slot(entity, feel::normal_name(name));
    return slot != none && b.out.entities[entity].slots[slot].is_fact ? slot : none;
}

std::vector<std::string> facts_of(const builder& b, index entity) {
    std::vector<std::string> out;
    for (const auto& slot : b.out.entities[entity].slots) {
        if (slot.is_fact) out.push_back(slot.name);
    }
    return out;
}

void check_judgement(builder& b, index entity, const located_text& name) {
    if (name.text.empty() || fact_named(b, entity, name.text) != none) return;
    b.report("unknown-name", name.where,
             {"Begrundelsen " + name.text + " er ikke en oplysning om entiteten.",
              "The judgement " + name.text + " is not a fact of the entity."},
             b.meant(name.text, facts_of(b, entity)));
}

void link_keys(builder& b) {
    for (index i = 0; i < b.out.entities.size(); ++i) {
        const auto& key = b.model.entities[i].key;
        if (key.text.empty()) continue;
        const auto slot = fact_named(b, i, key.text);
        b.out.entities[i].key = slot;
        if (slot != none) continue;
        b.report("unknown-name", key.where,
                 {"Nøglen " + key.text + " er ikke en oplysning om entiteten.",
                  "The key " + key.text + " is not a fact of the entity."},
                 b.meant(key.text, facts_of(b, i)));
    }
    for (index i = 0; i < b.out.entities.size(); ++i) {
        for (const auto& slot : b.out.entities[i].slots) {
            if (slot.is_fact) check_judgement(b, i, b.model.facts[slot.source].judgement);
        }
    }
}

} // namespace

index entity_of(builder& b, const located_text& name) {
    const auto& all = b.out.entities;
    const auto normal = feel::normal_name(name.text);
    const auto at =
        std::find_if(all.begin(), all.end(), [&](const entity& e) { return e.name == normal; });
    if (at != all.end()) return static_cast<index>(at - all.begin());
    std::vector<std::string> choices;
    for (const auto& e : all)
        choices.push_back(e.name);
    b.report("unknown-entity", name.where,
             {"Entiteten " + normal + " findes ikke.", "There is no entity " + normal + "."},
             b.meant(normal, choices));
    return none;
}

void declare(builder& b) {
    for (const auto& one : feel::builtins())
        b.scope.add(one.name);
    declare_entities(b);
    places shared;
    for (const auto& p : b.model.parameters) {
        declare_name(b, p.name, shared);
        declare_parameter(b, p);
        add_words(b, *b.out.parameters.back().type);
    }
    for (const auto& f : b.model.functions) {
        declare_name(b, f.name, shared);
        declare_function(b, f);
    }
    for (const auto& s : b.model.services)
        declare_name(b, s.name, shared);
    // An entity's names may not be those of parameters and functions, which it sees as well.
    std::vector<places> taken(b.out.entities.size(), shared);
    for (index i = 0; i < b.out.entities.size(); ++i) {
        const auto& e = b.out.entities[i];
        if (e.child != none)
            taken[i].emplace(b.out.entities[e.child].plural, b.model.entities[e.child].name.where);
        if (e.parent != none)
            taken[i].emplace(b.out.entities[e.parent].name, b.model.entities[e.parent].name.where);
    }
    declare_facts(b, taken);
    declare_decisions(b, taken);
    for (const auto& s : b.model.services)
        declare_service(b, s);
    link_keys(b);
    for (const auto& name : b.declared.names())
        b.scope.add(name);
    for (const auto& e : b.out.entities)
        b.uses.emplace_back(e.slots.size());
}

} // namespace hjemmel::check::detail
