// SPDX-License-Identifier: Apache-2.0
#include "declarations.hpp"

#include "reasons.hpp"
#include "values.hpp"

#include <hjemmel/core/type.hpp>

namespace hjemmel::python {

namespace {

py::object day_out(const std::optional<date>& day) {
    return day ? date_out(*day) : py::object(py::none());
}

py::list values_out(const std::vector<value>& values) {
    py::list all;
    for (const auto& one : values)
        all.append(value_out(one));
    return all;
}

py::object bound_out(const std::shared_ptr<const value>& bound) {
    return bound ? value_out(*bound) : py::object(py::none());
}

/// What a slot and its declaration in the file have in common.
template<class Declared>
py::dict slot_out(const model::version& file, const plan::entity& entity, const plan::slot& slot,
                  const Declared& declared) {
    py::dict one;
    one["name"] = text_out(slot.name);
    one["entity"] = text_out(entity.name);
    one["label"] = bilingual_out(declared.label);
    one["unit"] = text_out(declared.unit);
    one["type"] = text_out(slot.type ? type_text(*slot.type) : "Any");
    const auto* domain = slot.type ? slot.type->domain.get() : nullptr;
    one["values"] = domain != nullptr ? values_out(domain->values) : py::list();
    one["low"] = domain != nullptr ? bound_out(domain->low) : py::object(py::none());
    one["high"] = domain != nullptr ? bound_out(domain->high) : py::object(py::none());
    const auto scale = domain != nullptr ? domain->scale : std::nullopt;
    one["integer"] = scale == 0;
    one["scale"] = scale ? py::object(py::int_(*scale)) : py::object(py::none());
    one["text"] = bilingual_out(declared.grounds.text);
    one["interpretation"] = declared.grounds.interpretation;
    one["sources"] = sources_out(file, declared.grounds);
    return one;
}

} // namespace

py::dict version_info(const version& of) {
    const auto& file = *of.program().source;
    py::dict all;
    all["ruleset"] = text_out(of.ruleset());
    all["id"] = of.from() ? text_out(of.from()->text()) : py::str();
    all["title"] = bilingual_out(of.title());
    all["valid_from"] = day_out(of.from());
    all["valid_to"] = day_out(of.to());
    all["sources_until"] = day_out(file.sources_until);
    all["digest"] = text_out(of.digest());
    all["file"] = file.file ? text_out(file.file->name) : py::str();
    py::dict changed;
    for (const auto& setting : of.changed())
        changed[text_out(setting.name)] = value_out(setting.to);
    all["changed"] = changed;
    return all;
}

py::list version_sources(const version& of) {
    py::list all;
    for (const auto& source : of.program().source->sources) {
        all.append(source_out({.id = source.id.text,
                               .title = source.title,
                               .issuer = source.issuer,
                               .reference = source.reference,
                               .published = source.published ? source.published->text() : "",
                               .url = source.url,
                               .where = {}}));
    }
    return all;
}

py::list entities_out(const version& of) {
    const auto& program = of.program();
    py::list all;
    for (const auto& entity : program.entities) {
        py::dict one;
        one["name"] = text_out(entity.name);
        one["plural"] = text_out(entity.plural);
        bilingual label;
        for (const auto& declared : program.source->entities)
            if (declared.name.text == entity.name) label = declared.label;
        one["label"] = bilingual_out(label);
        const auto named = [&](plan::index at) {
            return at == plan::none ? py::str() : text_out(program.entities[at].name);
        };
        one["parent"] = named(entity.parent);
        one["child"] = named(entity.child);
        one["key"] = entity.key == plan::none ? py::str() : text_out(entity.slots[entity.key].name);
        all.append(one);
    }
    return all;
}

py::list facts_out(const version& of) {
    const auto& program = of.program();
    py::list all;
    for (const auto& entity : program.entities) {
        for (const auto& slot : entity.slots) {
            if (!slot.is_fact) continue;
            auto one = slot_out(*program.source, entity, slot, program.source->facts[slot.source]);
            one["optional"] = slot.optional;
            one["stand_in"] = slot.expression != plan::none;
            one["is_list"] = slot.type && slot.type->kind == type_kind::list;
            all.append(one);
        }
    }
    return all;
}

py::list decisions_out(const version& of) {
    const auto& program = of.program();
    py::list all;
    for (const auto& entity : program.entities) {
        for (const auto& slot : entity.slots) {
            if (slot.is_fact) continue;
            auto one =
                slot_out(*program.source, entity, slot, program.source->decisions[slot.source]);
            one["helper"] = slot.helper;
            py::list needs;
            for (const auto& ref : slot.needs) {
                const auto& other = program.entities[ref.entity];
                needs.append(
                    py::make_tuple(text_out(other.name), text_out(other.slots[ref.slot].name)));
            }
            one["needs"] = py::tuple(needs);
            all.append(one);
        }
    }
    return all;
}

py::list parameters_out(const version& of) {
    const auto& program = of.program();
    py::list all;
    for (const auto& parameter : program.parameters) {
        const auto& declared = program.source->parameters[parameter.source];
        py::dict one;
        one["name"] = text_out(parameter.name);
        one["label"] = bilingual_out(declared.label);
        one["type"] = text_out(parameter.type ? type_text(*parameter.type) : "Any");
        py::list values;
        for (const auto& dated : parameter.values)
            values.append(py::make_tuple(date_out(dated.from), value_out(dated.value)));
        one["values"] = py::tuple(values);
        py::dict readings;
        for (const auto& [name, reading] : parameter.readings)
            readings[text_out(name)] = value_out(reading);
        one["readings"] = readings;
        one["text"] = bilingual_out(declared.grounds.text);
        one["interpretation"] = declared.grounds.interpretation;
        py::list sources;
        sources.attr("extend")(sources_out(*program.source, declared.grounds));
        for (const auto& dated : declared.values)
            sources.attr("extend")(sources_out(*program.source, dated.grounds));
        one["sources"] = py::tuple(sources);
        all.append(one);
    }
    return all;
}

} // namespace hjemmel::python
