// SPDX-License-Identifier: Apache-2.0
// What the decisions of a version rest on, as a plain graph.
#pragma once

#include <hjemmel/check/checked.hpp>
#include <hjemmel/core/bilingual.hpp>
#include <hjemmel/core/date.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hjemmel::graph {

using index = std::uint32_t;
inline constexpr index none = ~index{0};

enum class node_kind : std::uint8_t { fact, parameter, function, service, decision };

struct node {
    std::string id{};   ///< unique: `borger.alder`, or the name alone where entities have no name;
                        ///< `parameter:sats`, `function:rate`
    std::string name{}; ///< as the file has it
    bilingual label{};  ///< may be empty: then the name serves
    node_kind kind = node_kind::decision;
    index group = none; ///< the entity it is about, in `groups`; none for what is about all
    bool helper = false;
};

/// `to` needs `from`; numbers of nodes.
struct edge {
    index from = 0;
    index to = 0;
    friend bool operator==(const edge&, const edge&) = default;
};

struct group {
    std::string name{}; ///< empty where the file has no entities
    bilingual label{};
};

/// Nodes in the order of the file: facts and decisions by entity, then parameters, then functions.
/// Edges are in the order of their targets, each once; there may be cycles among functions alone.
struct decision_graph {
    std::string ruleset{};
    bilingual title{};
    std::optional<date> from{};
    std::optional<date> to{};
    std::vector<hjemmel::graph::group> groups{};
    std::vector<node> nodes{};
    std::vector<edge> edges{};
};

enum class shown_parameters : std::uint8_t { hidden, with_readings, all };

/// Which part of a version is asked for.
struct selection {
    std::vector<std::string> decisions{}; ///< names of decisions, and what they need; empty: all
    std::optional<std::size_t> depth{};   ///< at most so many steps away from those (or from the
                                          ///< decisions that no other needs)
    bool facts = true;
    bool helpers = true;
    bool functions = false;
    shown_parameters parameters = shown_parameters::with_readings;
};

/// The graph of this part. A name in `decisions` that is no decision selects nothing. Facts,
/// parameters and functions that nothing in the part needs are left out.
decision_graph from_checked(const check::version& of, const selection& wanted = {});

/// All decisions, by entity, as `selection` may name them.
std::vector<std::string> decision_names(const check::version& of);

} // namespace hjemmel::graph
