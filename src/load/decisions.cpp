// SPDX-License-Identifier: Apache-2.0
// Decisions and their requirements.
#include "parts.hpp"

#include <unordered_set>
#include <utility>

namespace hjemmel::load::detail {

namespace {

using entry = data::entry;
using model::requirement;
using model::requirement_group;
using kind = requirement_group::kind;

template<kind Which>
requirement_group read_group(reader& r, const entry& e);

void read_when(reader& r, const entry& e, requirement& out) { out.when = r.expression(e); }

template<kind Which>
void read_nested(reader& r, const entry& e, requirement& out) {
    out.group.push_back(read_group<Which>(r, e));
}

constexpr key<requirement> requirement_keys[] = {
    {"id", true, [](reader& r, const entry& e, requirement& q) { q.id = r.scalar(e); }},
    {"text", false, read_text<requirement>},
    {"when", false, read_when},
    {"all", false, read_nested<kind::all>},
    {"any", false, read_nested<kind::any>},
    {"none", false, read_nested<kind::none>},
    {"source", false, read_source<requirement>},
    {"interpretation", false, read_interpretation<requirement>},
};

template<kind Which>
requirement_group read_group(reader& r, const entry& e) {
    requirement_group group{.which = Which, .requirements = {}};
    r.items(e, [&](const data& item, const located_text& owner) {
        requirement one;
        if (!r.keys(item, owner, requirement_keys, one)) return;
        if (!r.exactly_one(item, owner, {"when", "all", "any", "none"})) return;
        group.requirements.push_back(std::move(one));
    });
    return group;
}

template<kind Which>
void read_requirements(reader& r, const entry& e, model::decision& out) {
    out.logic = read_group<Which>(r, e);
}

constexpr key<model::decision> decision_keys[] = {
    {"entity", false,
     [](reader& r, const entry& e, model::decision& d) { d.entity = r.scalar(e); }},
    {"label", false, read_label<model::decision>},
    {"unit", false, [](reader& r, const entry& e, model::decision& d) { d.unit = r.string(e); }},
    {"type", false, read_type<model::decision>},
    {"values", false, read_values<model::decision>},
    {"min", false, read_low<model::decision>},
    {"max", false, read_high<model::decision>},
    {"allowed", false, read_allowed<model::decision>},
    {"source", false, read_source<model::decision>},
    {"text", false, read_text<model::decision>},
    {"interpretation", false, read_interpretation<model::decision>},
    {"helper", false, [](reader& r, const entry& e, model::decision& d) { d.helper = r.flag(e); }},
    {"warns", false, [](reader& r, const entry& e, model::decision& d) { d.warns = r.flag(e); }},
    {"all", false, read_requirements<kind::all>},
    {"any", false, read_requirements<kind::any>},
    {"none", false, read_requirements<kind::none>},
};

void collect_ids(const requirement_group& group, std::vector<located_text>& ids) {
    for (const auto& one : group.requirements) {
        ids.push_back(one.id);
        for (const auto& inner : one.group)
            collect_ids(inner, ids);
    }
}

} // namespace

void list_decision_keys(std::vector<known_mapping>& out) {
    out.push_back(known("decision", decision_keys, logic_keys()));
    out.push_back(known("requirement", requirement_keys));
}

void unique_ids(reader& r, const std::vector<located_text>& ids) {
    std::unordered_set<std::string_view> seen;
    for (const auto& id : ids) {
        if (id.empty() || seen.insert(id.text).second) continue;
        r.fail("duplicate-id", id.where,
               sentence("Id'et", "The id", id.text, " er brugt før i samme resultat.",
                        " is used before in the same decision."),
               {"Giv hver betingelse og række sit eget id.",
                "Give each requirement and row an id of its own."});
    }
}

void read_decisions(reader& r, const entry& e, draft& out) {
    r.named(e, [&](const entry& one) {
        model::decision read;
        read.name = one.key;
        if (!r.keys(one.content, one.key, decision_keys, read, logic_keys())) return;
        const auto logic = read_logic(r, one.content, one.key, {"all", "any", "none"}, out.rows);
        if (!logic) return;
        if (const auto* group = std::get_if<requirement_group>(&read.logic)) {
            std::vector<located_text> ids;
            collect_ids(*group, ids);
            unique_ids(r, ids);
        } else {
            std::visit([&](const auto& what) { read.logic = what; }, *logic);
        }
        for (const auto* value : {&read.values, &read.low, &read.high})
            r.habits(read.type, *value);
        out.version.decisions.push_back(std::move(read));
    });
}

} // namespace hjemmel::load::detail
