// SPDX-License-Identifier: Apache-2.0
// A part of the graph in layers: boxes, and places where lines pass through a layer.
#pragma once

#include <hjemmel/graph/graph.hpp>

#include <cstddef>
#include <vector>

namespace hjemmel::graph::detail {

/// A box, or a place in a layer that a line passes through.
struct vertex {
    bool passing = false;
    index source = none; ///< the box whose lines pass, or the box itself
    index layer = 0;
    std::vector<index> before{};
    std::vector<index> after{};
};

/// From one layer to the next.
struct segment {
    index from = 0; ///< vertices
    index to = 0;
    std::vector<index> targets{}; ///< boxes that lines through it lead to, ascending
};

struct layered {
    std::vector<vertex> vertices{}; ///< the boxes first, by their number
    std::vector<segment> segments{};
    std::vector<std::vector<index>> layers{}; ///< vertices from top to bottom
};

/// Every box stands right of what it needs, as far to the left as it can; what rests on little and
/// serves much stands close to what it serves. Of a cycle one line is left out. Edges are between
/// boxes 0 ... boxes - 1.
layered in_layers(std::size_t boxes, const std::vector<edge>& edges);

/// Reorders each layer so that few lines cross.
void reduce_crossings(layered& in);

/// How many pairs of segments cross.
std::size_t crossings(const layered& in);

/// Tops of all vertices, the smallest of them 0: none overlap, and lines are as straight as room
/// allows. `heights` by vertex.
std::vector<int> tops(const layered& in, const std::vector<int>& heights);

} // namespace hjemmel::graph::detail
