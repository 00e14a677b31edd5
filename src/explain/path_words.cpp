// SPDX-License-Identifier: Apache-2.0
#include "path_words.hpp"

#include "lines.hpp"

#include <hjemmel/core/mask.hpp>

#include <algorithm>

namespace hjemmel::explain::detail {

namespace {

/// One fact's slot among all entities; null where there is none.
const plan::slot* fact_named(const plan::program& in, std::string_view name) {
    for (const auto& entity : in.entities) {
        const auto at = entity.find(name);
        if (at != plan::none && entity.slots[at].is_fact) return &entity.slots[at];
    }
    return nullptr;
}

type_ptr field_type(const type_ptr& of, std::string_view name) {
    if (!of) return {};
    for (const auto& field : of->fields) {
        if (field.name == name) return field.what;
    }
    return {};
}

std::string field_words(const type_ptr& of, std::string_view name, const vocabulary& words) {
    const bool period = of && of->in_order;
    if (period && name == "fra") return say(words.wanted(), "startdato", "start date");
    if (period && name == "til") return say(words.wanted(), "slutdato", "end date");
    return words.called(name);
}

/// What stands below a fact: ", periode 2: slutdato".
std::string below(type_ptr type, std::string_view rest, const vocabulary& words) {
    const auto w = words.wanted();
    std::string out;
    while (!rest.empty()) {
        const bool item = rest.front() == '[';
        const auto end = std::min(item ? rest.find(']') : rest.find_first_of(".[", 1), rest.size());
        const auto part = rest.substr(1, end - 1);
        if (item) {
            type = type ? type->element : type;
            const bool period = type && type->in_order;
            out += period ? say(w, ", periode ", ", period ") : say(w, ", nr. ", ", no. ");
            out += part;
        } else {
            out += ": " + field_words(type, part, words);
            type = field_type(type, part);
        }
        rest.remove_prefix(std::min(rest.size(), end + (item ? 1 : 0)));
    }
    return out;
}

} // namespace

std::string relation_words(std::string_view plural, const vocabulary& words) {
    auto word = words.called(plural);
    if (!word.empty() && word[0] >= 'a' && word[0] <= 'z')
        word[0] = static_cast<char>(word[0] - 'a' + 'A');
    return word;
}

std::string path_words(const plan::program* in, std::string_view path, const vocabulary& words) {
    if (in == nullptr) return masked(path);
    const auto end = std::min(path.find_first_of(".["), path.size());
    const auto name = path.substr(0, end);
    const auto rest = path.substr(end);
    for (const auto& entity : in->entities) {
        if (entity.name == name && rest.starts_with('.'))
            return path_words(in, rest.substr(1), words);
        if (entity.plural.empty() || entity.plural != name) continue;
        const auto close = rest.find(']');
        if (!rest.starts_with('[') || close == std::string_view::npos)
            return relation_words(name, words);
        const auto id = masked(rest.substr(1, close - 1));
        const auto fact = rest.substr(close + 1);
        if (!fact.starts_with('.')) return relation_words(name, words) + ": " + id;
        return path_words(in, fact.substr(1), words) + " – " + words.called(name) + ": " + id;
    }
    const auto* slot = fact_named(*in, name);
    if (slot == nullptr) return masked(path);
    const auto& label = in->source->facts[slot->source].label;
    const auto named = label.empty() ? words.called(slot->name) : label.in(words.wanted());
    return named + below(slot->type, rest, words);
}

} // namespace hjemmel::explain::detail
