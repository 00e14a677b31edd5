// SPDX-License-Identifier: Apache-2.0
// Sources, entities, types, parameters, facts, functions.
#include "parts.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace hjemmel::load::detail {

namespace {

using entry = data::entry;

constexpr key<model::source> source_keys[] = {
    {"title", true, [](reader& r, const entry& e, model::source& s) { s.title = r.words(e); }},
    {"issuer", false, [](reader& r, const entry& e, model::source& s) { s.issuer = r.string(e); }},
    {"reference", false,
     [](reader& r, const entry& e, model::source& s) { s.reference = r.string(e); }},
    {"url", false, [](reader& r, const entry& e, model::source& s) { s.url = r.string(e); }},
    {"date", false, [](reader& r, const entry& e, model::source& s) { s.published = r.day(e); }},
};

constexpr key<model::entity> entity_keys[] = {
    {"plural", false, [](reader& r, const entry& e, model::entity& o) { o.plural = r.string(e); }},
    {"has", false, [](reader& r, const entry& e, model::entity& o) { o.has = r.scalar(e); }},
    {"key", false, [](reader& r, const entry& e, model::entity& o) { o.key = r.scalar(e); }},
    {"begin", false, [](reader& r, const entry& e, model::entity& o) { o.begin = r.scalar(e); }},
    {"label", false, read_label<model::entity>},
};

void read_day_of(reader& r, const entry& e, model::dated_value& out) { out.from = r.day(e); }

template<class T>
void read_value(reader& r, const entry& e, T& out) {
    out.value = r.any(e);
}

constexpr key<model::dated_value> dated_keys[] = {
    {"from", false, read_day_of},
    {"value", true, read_value<model::dated_value>},
    {"source", false, read_source<model::dated_value>},
    {"text", false, read_text<model::dated_value>},
    {"interpretation", false, read_interpretation<model::dated_value>},
};

constexpr key<model::reading> reading_keys[] = {
    {"value", false, read_value<model::reading>},
    {"source", false, read_source<model::reading>},
    {"text", false, read_text<model::reading>},
    {"interpretation", false, read_interpretation<model::reading>},
};

void read_only_value(reader& r, const entry& e, model::parameter& out) {
    if (is_nothing(e.content)) return r.missing_value(e);
    out.values.push_back({.from = std::nullopt, .value = e.content, .grounds = {}});
}

/// Whether a value dated like `next` may follow `before`.
bool follows(const model::dated_value& before, const model::dated_value& next) {
    return next.from && (!before.from || *before.from < *next.from);
}

void read_dated(reader& r, const entry& e, model::parameter& out) {
    const model::dated_value* before = nullptr;
    std::vector<model::dated_value> all;
    all.reserve(e.content.items.size());
    r.items(e, [&](const data& item, const located_text& owner) {
        model::dated_value one;
        if (!r.keys(item, owner, dated_keys, one)) return;
        const bool misread = !one.from && item.find("from") != nullptr;
        if (before != nullptr && !misread && !follows(*before, one)) {
            r.fail("dates-order", owner.where,
                   {"Værdierne skal stå i datoorden med hver sin dato.",
                    "The values must stand in the order of their dates, each with its own."},
                   {"Skriv »from« i hver værdi efter den første, ældste dato først.",
                    "Write `from` in every value after the first, oldest date first."});
        }
        before = &all.emplace_back(std::move(one));
    });
    std::move(all.begin(), all.end(), std::back_inserter(out.values));
}

void read_readings(reader& r, const entry& e, model::parameter& out) {
    r.named(e, [&](const entry& one) {
        model::reading read{.name = one.key, .value = {}, .grounds = {}};
        if (r.keys(one.content, one.key, reading_keys, read)) {
            out.readings.push_back(std::move(read));
        }
    });
    if (e.content.what == data::shape::mapping && out.readings.empty()) r.missing_value(e);
}

constexpr key<model::parameter> parameter_keys[] = {
    {"type", false, read_type<model::parameter>},
    {"value", false, read_only_value},
    {"dated", false, read_dated},
    {"readings", false, read_readings},
    {"label", false, read_label<model::parameter>},
    {"source", false, read_source<model::parameter>},
    {"text", false, read_text<model::parameter>},
    {"interpretation", false, read_interpretation<model::parameter>},
};

constexpr key<model::fact> fact_keys[] = {
    {"type", true, read_type<model::fact>},
    {"label", false, read_label<model::fact>},
    {"unit", false, [](reader& r, const entry& e, model::fact& f) { f.unit = r.string(e); }},
    {"values", false, read_values<model::fact>},
    {"min", false, read_low<model::fact>},
    {"max", false, read_high<model::fact>},
    {"allowed", false, read_allowed<model::fact>},
    {"optional", false, [](reader& r, const entry& e, model::fact& f) { f.optional = r.flag(e); }},
    {"otherwise", false,
     [](reader& r, const entry& e, model::fact& f) { f.otherwise = r.expression(e); }},
    {"judgement", false,
     [](reader& r, const entry& e, model::fact& f) { f.judgement = r.scalar(e); }},
    {"source", false, read_source<model::fact>},
    {"text", false, read_text<model::fact>},
};

void read_function_parameters(reader& r, const entry& e, model::function& out) {
    r.named(e, [&](const entry& one) { out.parameters.push_back({one.key, r.any(one)}); });
}

constexpr key<model::function> function_keys[] = {
    {"parameters", false, read_function_parameters},
    {"result", false, [](reader& r, const entry& e, model::function& f) { f.result = r.any(e); }},
    {"source", false, read_source<model::function>},
    {"text", false, read_text<model::function>},
    {"interpretation", false, read_interpretation<model::function>},
};

std::vector<located_text> read_names(reader& r, const entry& e) {
    std::vector<located_text> out;
    r.items(e, [&](const data& item, const located_text& owner) {
        out.push_back(r.scalar({owner, item}));
    });
    return out;
}

// A service may need nothing.
void read_service_inputs(reader& r, const entry& e, model::service& out) {
    const bool nothing = e.content.what == data::shape::list && e.content.items.empty();
    if (!nothing) out.inputs = read_names(r, e);
}

constexpr key<model::service> service_keys[] = {
    {"entity", false, [](reader& r, const entry& e, model::service& s) { s.entity = r.scalar(e); }},
    {"inputs", false, read_service_inputs},
    {"outputs", true,
     [](reader& r, const entry& e, model::service& s) { s.outputs = read_names(r, e); }},
    {"label", false, read_label<model::service>},
    {"source", false, read_source<model::service>},
    {"text", false, read_text<model::service>},
    {"interpretation", false, read_interpretation<model::service>},
};

void warn_habits(reader& r, const model::parameter& one) {
    for (const auto& dated : one.values)
        r.habits(one.type, dated.value);
    for (const auto& reading : one.readings)
        r.habits(one.type, reading.value);
}

void read_parameter(reader& r, const entry& e, draft& out) {
    model::parameter one;
    one.name = e.key;
    if (!r.keys(e.content, e.key, parameter_keys, one)) return;
    r.exactly_one(e.content, e.key, {"value", "dated"});
    const bool names_only =
        !one.readings.empty() &&
        std::none_of(one.readings.begin(), one.readings.end(),
                     [](const model::reading& reading) { return bool(reading.value); });
    if (!e.content.find("type") && !names_only) r.missing_key(e.key, "type");
    warn_habits(r, one);
    out.version.parameters.push_back(std::move(one));
}

void read_facts_of(reader& r, const located_text& entity, const entry& facts, draft& out) {
    r.named(facts, [&](const entry& e) {
        model::fact one;
        one.name = e.key;
        one.entity = entity;
        if (!r.keys(e.content, e.key, fact_keys, one)) return;
        for (const auto* value : {&one.values, &one.low, &one.high})
            r.habits(one.type, *value);
        out.version.facts.push_back(std::move(one));
    });
}

} // namespace

void list_declaration_keys(std::vector<known_mapping>& out) {
    out.push_back(known("source", source_keys));
    out.push_back(known("entity", entity_keys));
    out.push_back(known("parameter", parameter_keys));
    out.push_back(known("dated", dated_keys));
    out.push_back(known("reading", reading_keys));
    out.push_back(known("fact", fact_keys));
    out.push_back(known("function", function_keys, logic_keys()));
    out.push_back(known("service", service_keys));
}

void read_sources(reader& r, const entry& e, draft& out) {
    r.named(e, [&](const entry& one) {
        model::source read;
        read.id = one.key;
        if (r.keys(one.content, one.key, source_keys, read)) {
            out.version.sources.push_back(std::move(read));
        }
    });
}

void read_entities(reader& r, const entry& e, draft& out) {
    r.named(e, [&](const entry& one) {
        model::entity read;
        read.name = one.key;
        if (r.keys(one.content, one.key, entity_keys, read)) {
            out.version.entities.push_back(std::move(read));
        }
    });
    if (e.content.what == data::shape::mapping && e.content.entries.empty()) r.missing_value(e);
}

void read_types(reader& r, const entry& e, draft& out) {
    r.named(e, [&](const entry& one) { out.version.types.push_back({one.key, r.any(one)}); });
}

void read_parameters(reader& r, const entry& e, draft& out) {
    r.named(e, [&](const entry& one) { read_parameter(r, one, out); });
}

void read_facts(reader& r, const entry& e, draft& out) {
    if (!out.names_entities) return read_facts_of(r, {}, e, out);
    r.named(e, [&](const entry& one) { read_facts_of(r, one.key, one, out); });
}

void read_functions(reader& r, const entry& e, draft& out) {
    r.named(e, [&](const entry& one) {
        model::function read;
        read.name = one.key;
        if (!r.keys(one.content, one.key, function_keys, read, logic_keys())) return;
        auto body = read_logic(r, one.content, one.key, {}, out.rows);
        if (!body) return;
        read.body = std::move(*body);
        out.version.functions.push_back(std::move(read));
    });
}

void read_services(reader& r, const entry& e, draft& out) {
    r.named(e, [&](const entry& one) {
        model::service read;
        read.name = one.key;
        if (r.keys(one.content, one.key, service_keys, read))
            out.version.services.push_back(std::move(read));
    });
}

} // namespace hjemmel::load::detail
