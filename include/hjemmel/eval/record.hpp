// SPDX-License-Identifier: Apache-2.0
// What one evaluation knew and found: the facts as bound, every decision's value, the marks that
// reasons are made of. Filled by evaluation, then immutable.
#pragma once

#include <hjemmel/plan/program.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace hjemmel::eval {

/// What a requirement, a row or a cell contributed.
enum class mark : std::uint8_t { not_reached, met, not_met, undecided, failed };

/// How a fact's slot was filled.
enum class origin : std::uint8_t {
    missing,  ///< not supplied
    supplied, ///< by the host, or said to be absent
    stand_in, ///< not supplied, its `otherwise` took its place
    preset,   ///< a decision that the host preset
};

/// One entity of the case: a municipality, or a citizen.
struct instance {
    plan::index entity = 0;
    std::string id{};
    instance* parent = nullptr;
    std::unique_ptr<instance> own_parent{}; ///< of a case that was given without its siblings
    std::vector<std::unique_ptr<instance>> children{}; ///< of the relation that the entity has
    bool children_missing = false;                     ///< the host did not supply them
    std::uint32_t children_unknown = 0; ///< their number among the unknowns, when missing
    std::vector<value> slots{};    ///< by slot of the entity; decisions are filled as they are made
    std::vector<origin> origins{}; ///< by slot
    std::vector<bool> failed{};    ///< by slot: requirements or a table that failed
    std::vector<bool> may_fail{};  ///< by slot: undetermined, and some completions of it fail
    std::vector<bool> inexact{};   ///< by slot: an undetermined value that was not split to the end
    /// By slot: a decision's marks, in the order in which the plan numbers its requirements (a
    /// group before its members) or its rows (the row, then its cells). Empty: never evaluated.
    std::vector<std::vector<mark>> marks{};
    /// By slot: the condition values beside the marks of a group's requirements.
    std::vector<std::vector<value>> conditions{};

    /// Forgets all, for another case of an entity with so many slots, and keeps the room.
    void begin(std::size_t count) {
        children.clear();
        children_missing = false;
        slots.assign(count, value());
        origins.assign(count, origin::missing);
        for (auto* all : {&failed, &may_fail, &inexact})
            all->assign(count, false);
        marks.resize(count);
        for (auto& one : marks)
            one.clear();
        conditions.resize(count);
        for (auto& one : conditions)
            one.clear();
    }
};

/// One missing fact, or one missing field inside a fact: what a missing_set's numbers mean.
struct unknown {
    instance* where = nullptr;
    plan::index slot = plan::none; ///< none: the entities of the relation themselves
    std::string path{};            ///< below the fact: "[2].til"; empty for the fact itself
    type_ptr type{};
    bool optional = false;
};

/// A parameter that the host set otherwise than the file says.
struct changed_parameter {
    std::string name;
    value to;
};

/// A decision whose value the host preset, and why.
struct preset_decision {
    plan::index slot = 0; ///< of the root
    std::string reason;
};

/// One case with all that was found about it.
struct record {
    std::shared_ptr<const plan::program> program{};
    hjemmel::date on{};
    std::vector<value> parameters{};
    std::vector<changed_parameter> changed{};
    std::vector<preset_decision> presets{};
    std::deque<unknown> unknowns{};
    std::unique_ptr<instance> root{};
    /// Where nothing was evaluated: the case as far as it could be read, for texts alone.
    std::unique_ptr<instance> given{};
};

/// The path of a case above the one that was given, as `kommune.`; empty where it is none.
inline std::string path_above(const record& in, const instance& where) {
    std::string out;
    const auto* up = in.root == nullptr ? nullptr : in.root->own_parent.get();
    for (; up != nullptr; up = up->own_parent.get()) {
        out += in.program->entities[up->entity].name + ".";
        if (up == &where) return out;
    }
    return {};
}

} // namespace hjemmel::eval
