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
};

/// A fact, parameter or decision that a condition read, with its value.
struct used {
    enum class kind : std::uint8_t { fact, stand_in, parameter, decision };
    kind what = kind::fact;
    std::string name;
    bilingual label;
    hjemmel::value value;
};

/// One node of the tree.
struct reason {
    enum class kind : std::uint8_t { decision, group, requirement, row, cell };
    kind what = kind::decision;
    eval::mark mark = eval::mark::not_reached;
    std::string id; ///< decision name, requirement id, row id or number, column expression
    bilingual text; ///< the sentence or label that a person reads
    bool interpretation = false;
    std::vector<cited> sources;
    std::vector<used> facts;          ///< what decided here
    std::vector<std::string> missing; ///< paths of what is missing here
    hjemmel::value value;             ///< a decision's or row's value
    std::string combination;          ///< of a group or decision: "all", "any", "none"; else empty
    std::vector<reason> parts;
};

/// The reasons of an outcome: its decision, and under it each requirement, row and cell, with the
/// decisions they rest on as further parts. Made on request from the outcome's own record.
reason reasons(const eval::outcome& of);

} // namespace hjemmel::explain
