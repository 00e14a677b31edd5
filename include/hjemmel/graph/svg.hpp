// SPDX-License-Identifier: Apache-2.0
// A graph as an SVG picture.
#pragma once

#include <hjemmel/core/bilingual.hpp>
#include <hjemmel/graph/graph.hpp>

#include <set>
#include <string>

namespace hjemmel::graph {

struct svg_options {
    hjemmel::language language = language::da;
    /// Ids of nodes that are marked, and so are the lines between them; all else is dimmed. Empty:
    /// nothing is marked or dimmed.
    std::set<std::string> marked{};
    bool heading = true; ///< with the ruleset's title above
    bool legend = true;  ///< with what shapes and lines mean below
};

/// One `<svg>` element, which may stand alone as a file or inside a page: it loads nothing, runs
/// nothing, and follows the reader's choice of light or dark. Shapes are those of DMN. The same
/// graph gives the same bytes.
std::string to_svg(const decision_graph& of, const svg_options& options = {});

} // namespace hjemmel::graph
