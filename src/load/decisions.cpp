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

/// A decision while it is read.
struct unfinished {
    model::decision decision{};
    draft* whole = nullptr;
};

template<kind Which>
void read_requirements(reader& r, const entry& e, unfinished& out) {
    out.decision.logic = read_group<Which>(r, e);
}

constexpr key<unfinished> decision_keys[] = {
    {"entity", false,
     [](reader& r, const entry& e, unfinished& d) { d.decision.entity = r.scalar(e); }},
    {"label", false,
     [](reader& r, const entry& e, unfinished& d) { read_label(r, e, d.decision); }},
    {"type", false, [](reader& r, const entry& e, unfinished& d) { read_type(r, e, d.decision); }},
    {"values", false,
     [](reader& r, const entry& e, unfinished& d) { read_values(r, e, d.decision); }},
    {"source", false,
     [](reader& r, const entry& e, unfinished& d) { read_source(r, e, d.decision); }},
    {"text", false, [](reader& r, const entry& e, unfinished& d) { read_text(r, e, d.decision); }},
    {"interpretation", false,
     [](reader& r, const entry& e, unfinished& d) { read_interpretation(r, e, d.decision); }},
    {"helper", false,
     [](reader& r, const entry& e, unfinished& d) { d.decision.helper = r.flag(e); }},
    {"value", false,
     [](reader& r, const entry& e, unfinished& d) { d.decision.logic = r.expression(e); }},
    {"table", false,
     [](reader& r, const entry& e, unfinished& d) {
         d.decision.logic = read_table(r, e, d.whole->rows);
     }},
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
        unfinished read;
        read.whole = &out;
        read.decision.name = one.key;
        if (!r.keys(one.content, one.key, decision_keys, read)) return;
        if (!r.exactly_one(one.content, one.key, {"value", "table", "all", "any", "none"})) return;
        if (const auto* group = std::get_if<requirement_group>(&read.decision.logic)) {
            std::vector<located_text> ids;
            collect_ids(*group, ids);
            unique_ids(r, ids);
        }
        r.habits(read.decision.type, read.decision.values);
        out.version.decisions.push_back(std::move(read.decision));
    });
}

} // namespace hjemmel::load::detail
