// SPDX-License-Identifier: Apache-2.0
// Where the nodes and lines of a graph stand in a picture: layers from left to right.
#pragma once

#include <hjemmel/core/bilingual.hpp>
#include <hjemmel/graph/graph.hpp>

#include <string>
#include <vector>

namespace hjemmel::graph {

/// Pixels; y grows downwards.
struct point {
    int x = 0;
    int y = 0;
};

struct box {
    index node = none;
    bool reference = false; ///< stands for a node of another group, drawn in full there
    int x = 0;              ///< left
    int y = 0;              ///< top
    int width = 0;
    int height = 0;
    std::vector<std::string> lines{}; ///< the label, wrapped
};

/// A piece of line from one layer to the next. Lines from one node run together as far as they can.
struct stroke {
    index source = 0;             ///< the node that its lines come from
    std::vector<index> targets{}; ///< the nodes that lines through it lead to, ascending
    point begin{};
    point end{};
    int straight = 0;     ///< so far the line first runs level from `begin`, through a layer
    bool arrives = false; ///< ends at its only target's box
};

/// The part of the picture that belongs to one group, over its whole width.
struct band {
    index group = none;
    int y = 0;
    int height = 0;
};

struct picture {
    int width = 0;
    int height = 0;
    std::vector<box> boxes{}; ///< the nodes by number, then references
    std::vector<stroke> strokes{};
    std::vector<band> bands{}; ///< from top to bottom; empty where there is one group alone
};

/// What each node needs stands to its left. Groups lie below each other; what one needs of another
/// stands in it again as a reference, and so does a parameter or function that several need. Of
/// each cycle's lines one is left out. Meant for up to a thousand nodes: the cost grows with the
/// square.
picture laid_out(const decision_graph& of, language lang);

} // namespace hjemmel::graph
