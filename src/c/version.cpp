// SPDX-License-Identifier: Apache-2.0
// One version of a ruleset: what it says of itself and what it declares.
#include "shim.hpp"

#include <hjemmel/core/type.hpp>

#include <span>
#include <vector>

using namespace hjemmel::c;

namespace {

namespace plan = hjemmel::plan;

/// Settings by name, which the engine tells the faults of.
std::vector<std::pair<std::string, std::string>> settings_in(const hjemmel_setting* settings,
                                                             std::size_t count) {
    if (settings == nullptr && count != 0)
        throw wrong_argument({"`settings` er NULL.", "`settings` is NULL."});
    std::vector<std::pair<std::string, std::string>> out;
    for (const auto& one : std::span(settings, count)) {
        out.emplace_back(name_in(one.parameter.data, one.parameter.size, "parameter"),
                         std::string(text_in(one.value, "value")));
    }
    return out;
}

/// The entity of that name; the only one where none is named.
plan::index entity_in(const plan::program& of, const std::string& name) {
    std::vector<std::string> known;
    for (plan::index i = 0; i < of.entities.size(); ++i) {
        known.push_back(of.entities[i].name);
        if (name == known.back()) return i;
    }
    if (name.empty() && known.size() == 1) return 0;
    throw unknown("unknown-entity",
                  {"Entiteten " + name + " findes ikke.", "There is no entity " + name + "."}, name,
                  known);
}

} // namespace

const std::vector<declared>& hjemmel_version::declarations() const {
    std::call_once(once_, [this] {
        const auto& program = content.program();
        const auto& source = *program.source;
        std::vector<declared> all;
        for (const auto& one : program.entities) {
            all.push_back({HJEMMEL_DECLARATION_KIND_ENTITY, 0, 0, &one.name, nullptr, one.plural,
                           nullptr, nullptr});
        }
        for (const auto& entity : program.entities) {
            for (plan::index i = 0; i < entity.slots.size(); ++i) {
                const auto& slot = entity.slots[i];
                const auto type = slot.type ? hjemmel::type_text(*slot.type) : std::string();
                std::uint32_t flags = 0;
                if (slot.optional) flags |= HJEMMEL_DECLARATION_FLAG_OPTIONAL;
                if (slot.helper) flags |= HJEMMEL_DECLARATION_FLAG_HELPER;
                if (slot.is_fact && slot.expression != plan::none)
                    flags |= HJEMMEL_DECLARATION_FLAG_STAND_IN;
                const auto* label = slot.is_fact ? &source.facts[slot.source].label
                                                 : &source.decisions[slot.source].label;
                const auto* unit = slot.is_fact ? &source.facts[slot.source].unit
                                                : &source.decisions[slot.source].unit;
                const std::int32_t kind = slot.is_fact ? HJEMMEL_DECLARATION_KIND_FACT
                                                       : HJEMMEL_DECLARATION_KIND_DECISION;
                all.push_back({kind, flags, i, &slot.name, &entity.name, type, label, unit});
            }
        }
        for (const auto& one : program.parameters) {
            all.push_back({HJEMMEL_DECLARATION_KIND_PARAMETER, 0, 0, &one.name, nullptr,
                           hjemmel::type_text(*one.type), &source.parameters[one.source].label,
                           nullptr});
        }
        declarations_ = std::move(all);
    });
    return declarations_;
}

void hjemmel_version_free(hjemmel_version* version) noexcept {
    if (usable(version)) delete version;
}

hjemmel_result hjemmel_version_get_info(const hjemmel_version* version, int32_t language,
                                        hjemmel_version_info* out) noexcept {
    if (!usable(version) || out == nullptr || !is_language(language)) return HJEMMEL_ERROR_ARGUMENT;
    const auto& of = version->content;
    hjemmel_version_info info{};
    if (const auto from = of.from()) {
        info.flags |= HJEMMEL_VERSION_FLAG_HAS_FROM;
        info.from = from->days();
    }
    if (const auto to = of.to()) {
        info.flags |= HJEMMEL_VERSION_FLAG_HAS_TO;
        info.to = to->days();
    }
    info.ruleset = text_out(of.ruleset());
    info.title = text_out(of.title(), language);
    info.digest = text_out(of.digest());
    return fill(out, info);
}

hjemmel_result hjemmel_version_with(const hjemmel_version* version, const hjemmel_setting* settings,
                                    size_t count, hjemmel_version** out,
                                    hjemmel_error** error) noexcept {
    return make(out, error, [&] {
        demand(version, "version");
        const auto wanted = settings_in(settings, count);
        auto changed = version->content.with_parameters(wanted);
        if (changed) return new hjemmel_version(std::move(changed).value());
        const auto& why = changed.diagnostics();
        const bool name = why.front().code == "unknown-parameter";
        throw failure{name ? HJEMMEL_ERROR_NAME : HJEMMEL_ERROR_SETTING, why};
    });
}

hjemmel_result hjemmel_version_declaration(const hjemmel_version* version, int32_t kind, size_t at,
                                           int32_t language, hjemmel_declaration* out) noexcept {
    if (!usable(version) || out == nullptr || !is_language(language)) return HJEMMEL_ERROR_ARGUMENT;
    return guarded([&]() -> hjemmel_result {
        for (const auto& one : version->declarations()) {
            if (one.kind != kind || at-- != 0) continue;
            hjemmel_declaration told{};
            told.flags = one.flags;
            told.index = one.index;
            told.name = text_out(*one.name);
            told.entity = one.entity == nullptr ? no_text() : text_out(*one.entity);
            told.type = text_out(one.type);
            told.label = one.label == nullptr ? no_text() : text_out(*one.label, language);
            told.unit = one.unit == nullptr ? no_text() : text_out(*one.unit);
            return fill(out, told);
        }
        return HJEMMEL_NONE;
    });
}

hjemmel_result hjemmel_version_fact(const hjemmel_version* version, const char* entity,
                                    size_t entity_size, const char* name, size_t name_size,
                                    uint32_t* index, hjemmel_error** error) noexcept {
    if (index != nullptr) *index = 0;
    return guarded(error, [&]() -> hjemmel_result {
        demand(version, "version");
        if (index == nullptr) throw wrong_argument({"`index` er NULL.", "`index` is NULL."});
        const auto& program = version->content.program();
        const auto& of =
            program.entities[entity_in(program, name_in(entity, entity_size, "entity"))];
        const auto wanted = required_in(name, name_size, "name");
        const auto slot = of.find(wanted);
        if (slot != plan::none && of.slots[slot].is_fact) {
            *index = slot;
            return HJEMMEL_OK;
        }
        std::vector<std::string> known;
        for (const auto& one : of.slots) {
            if (one.is_fact) known.push_back(one.name);
        }
        throw unknown(
            "unknown-fact",
            {"Oplysningen " + wanted + " findes ikke.", "There is no fact " + wanted + "."}, wanted,
            known);
    });
}
