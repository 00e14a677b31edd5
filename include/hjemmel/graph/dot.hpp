// SPDX-License-Identifier: Apache-2.0
// A graph in Graphviz' language, for other layouts.
#pragma once

#include <hjemmel/core/bilingual.hpp>
#include <hjemmel/graph/graph.hpp>

#include <string>

namespace hjemmel::graph {

/// A `digraph` from left to right, a cluster a group, with labels in `lang`.
std::string to_dot(const decision_graph& of, language lang);

} // namespace hjemmel::graph
