// SPDX-License-Identifier: Apache-2.0
// An outcome's reasons as a tree: what each requirement, row and cell contributed.
#pragma once

#include <hjemmel/eval/outcome.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace hjemmel::explain {

/// A source with the place in it, ready to print.
struct cited {
    std::string id;
    bilingual title;
    std::string issuer;
    std::string reference;
    std::string published; ///< ISO date, or empty
    std::string url;
    bilingual where;
    friend bool operator==(const cited&, const cited&) = default;
};

/// A fact, parameter or decision that a condition read, with its value.
struct used {
    enum class kind : std::uint8_t {
        fact,
        stand_in, ///< a fact that was not supplied; a part of the tree tells what took its place
        parameter,
        decision,
        related, ///< entities that the case has many of: `value` counts them, a context by value
                 ///< of the field read ("true", "gruppe_1"; "?" for those not decided)
    };
    kind what = kind::fact;
    std::string name; ///< "kommune.kommunekode" for another entity's, "borgere.aktiv_sag" for many
    bilingual label;
    hjemmel::value value;
    std::string unit{};
    bool changed = false;         ///< a parameter that the host set otherwise than the file says
    bool interpretation = false;  ///< a parameter's value is a reading of ours
    bilingual text{};             ///< what the file says of a parameter's value
    std::vector<cited> sources{}; ///< of a parameter's value
    std::string judgement{};      ///< the fact for which this one is the caseworker's own reason
};

/// One node of the tree.
struct reason {
    enum class kind : std::uint8_t {
        decision,
        group,
        requirement,
        row,
        cell,
        stand_in, ///< what took the place of a fact that was not supplied
    };
    kind what = kind::decision;
    /// A decision's: met for a known value, not_met for false, undecided, failed for null.
    eval::mark mark = eval::mark::not_reached;
    std::string id; ///< decision name, requirement id, row id or number, column expression
    bilingual text; ///< the sentence that a person reads; a decision's label where it has none; a
                    ///< cell's test
    bilingual label{};  ///< of a decision, a stand-in's fact, a cell's column
    std::string unit{}; ///< of its value, as the file declares it
    bool interpretation = false;
    bool brief = false; ///< only named here: its parts stand elsewhere in the tree
    std::vector<cited> sources;
    std::vector<used> facts;          ///< what decided here
    std::vector<std::string> missing; ///< paths; "borgere[].afgang" for related entities
    /// A decision's value, a requirement's condition, a row's answer where that is a constant.
    hjemmel::value value;
    std::string combination;  ///< of a group or decision: "all", "any", "none"; else empty
    std::string hit_policy{}; ///< of a decision by a table, "FIRST"; of a row or cell empty
    std::vector<reason> parts;
};

/// The reasons of an outcome: its decision, and under it each requirement, row and cell, with the
/// decisions they rest on as further parts. Made on request from the outcome's own record; an
/// outcome without a record (refused, outside validity) gives its decision's name alone.
reason reasons(const eval::outcome& of);

} // namespace hjemmel::explain
