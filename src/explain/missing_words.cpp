// SPDX-License-Identifier: Apache-2.0
#include "missing_words.hpp"

#include "lines.hpp"
#include "path_words.hpp"
#include "phrases.hpp"
#include "values.hpp"

#include <hjemmel/core/mask.hpp>

#include <algorithm>

namespace hjemmel::explain::detail {

namespace {

/// More related entities than this are only counted.
constexpr std::size_t most_ids = 6;

/// A fact that one or more related entities lack.
struct shared_lack {
    std::string relation;
    std::string name;
    bilingual label;
    bilingual text;
    std::vector<std::string> ids{};
    std::vector<std::string> paths{};
};

/// `borgere` of "borgere[sag-17].afgang"; empty for a fact of the case itself.
std::string relation_of(const eval::missing_fact& one) {
    const auto open = one.path.find('[');
    const auto close = one.path.find("].", open == std::string::npos ? 0 : open);
    const bool own = one.path.compare(0, one.name.size(), one.name) == 0;
    if (own || open == std::string::npos || close == std::string::npos) return {};
    return one.path.substr(0, open);
}

std::string own_point(const eval::missing_fact& one, const std::string& plain, language w) {
    const auto& label = one.label.empty() ? plain : one.label.in(w);
    const auto path = masked(one.path);
    return label == one.path ? path : label + " (" + path + ")";
}

std::string shared_point(const shared_lack& lack, bool named, const vocabulary& words) {
    const auto w = words.wanted();
    const auto label = lack.label.empty() ? words.called(lack.name) : lack.label.in(w);
    const auto many = lack.ids.size() > most_ids + 1;
    const auto shown = many ? most_ids : lack.ids.size();
    std::string ids;
    for (std::size_t i = 0; i < shown; ++i)
        ids += (i == 0 ? "" : ", ") + masked(lack.ids[i]);
    if (many) {
        ids += say(w, " og ", " and ") +
               show(static_cast<std::int64_t>(lack.ids.size() - shown), w) +
               say(w, " til", " more");
    }
    const auto count = show(static_cast<std::int64_t>(lack.ids.size()), w);
    const auto total = many ? " (" + count + say(w, " i alt)", " in all)") : std::string();
    const auto name = named ? " (" + lack.name + ")" : std::string();
    return label + name + " – " + words.called(lack.relation) + ": " + ids + total;
}

bilingual text_of(const plan::program* in, const std::string& entity, const std::string& name) {
    if (in == nullptr) return {};
    for (const auto& one : in->entities) {
        const auto slot = one.name == entity ? one.find(name) : plan::none;
        if (slot != plan::none && one.slots[slot].is_fact)
            return in->source->facts[one.slots[slot].source].grounds.text;
    }
    return {};
}

} // namespace

std::string still_possible(const value& what, const manner& how) {
    const auto& possible = what.as_undetermined().possible;
    if (possible.shape != possible::form::values) return shown(possible, how);
    return one_of(possible.values, how);
}

std::vector<missing_point> missing_points(const eval::outcome& of, const vocabulary& words) {
    const auto w = words.wanted();
    const auto* program = of.evidence ? of.evidence->program.get() : nullptr;
    std::vector<missing_point> points;
    std::vector<shared_lack> shared;
    for (const auto& one : of.missing) {
        const auto relation = relation_of(one);
        if (relation.empty()) {
            const auto plain = path_words(program, one.path, words);
            points.push_back({own_point(one, plain, w),
                              plain,
                              {one.path},
                              text_of(program, one.entity, one.name)});
            continue;
        }
        auto at = std::find_if(shared.begin(), shared.end(), [&](const shared_lack& other) {
            return other.relation == relation && other.name == one.name;
        });
        if (at == shared.end()) {
            const auto text = text_of(program, one.entity, one.name);
            at = shared.insert(at, {relation, one.name, one.label, text});
        }
        // Two fields of one list are one lack of that entity.
        const bool again = !at->ids.empty() && at->ids.back() == one.id;
        if (!again) at->ids.push_back(one.id);
        at->paths.push_back(one.path);
    }
    for (const auto& lack : shared)
        points.push_back({shared_point(lack, true, words), shared_point(lack, false, words),
                          lack.paths, lack.text});
    return points;
}

} // namespace hjemmel::explain::detail
