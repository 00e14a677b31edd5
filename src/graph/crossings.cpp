// SPDX-License-Identifier: Apache-2.0
// Orders layers by the medians of their neighbours, sweep by sweep, and keeps the best order.
#include "layers.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace hjemmel::graph::detail {

namespace {

constexpr int sweeps = 24;

using places = std::vector<index>;

void number(const std::vector<index>& layer, places& at) {
    for (index i = 0; i < layer.size(); ++i)
        at[layer[i]] = i;
}

places places_of(const layered& in) {
    places at(in.vertices.size());
    for (const auto& layer : in.layers)
        number(layer, at);
    return at;
}

/// Inversions between the layer and the one after it, by a tree of counts.
std::size_t crossings_after(const layered& in, std::size_t layer, const places& at) {
    if (layer + 1 >= in.layers.size()) return 0;
    std::vector<std::size_t> tree(in.layers[layer + 1].size() + 1);
    std::size_t seen = 0;
    std::size_t count = 0;
    std::vector<index> ends;
    for (const auto vertex : in.layers[layer]) {
        ends.clear();
        for (const auto next : in.vertices[vertex].after)
            ends.push_back(at[next] + 1);
        for (const auto end : ends) {
            std::size_t not_below = 0;
            for (std::size_t i = end; i > 0; i -= i & (~i + 1))
                not_below += tree[i];
            count += seen - not_below;
        }
        for (const auto end : ends) {
            for (std::size_t i = end; i < tree.size(); i += i & (~i + 1))
                ++tree[i];
        }
        seen += ends.size();
    }
    return count;
}

/// Twice the median place of the neighbours; of an even number the mean of the middle two.
index median(const std::vector<index>& neighbours, const places& at) {
    std::vector<index> all;
    for (const auto one : neighbours)
        all.push_back(at[one]);
    std::sort(all.begin(), all.end());
    const auto middle = all.size() / 2;
    return all.size() % 2 == 1 ? 2 * all[middle] : all[middle - 1] + all[middle];
}

/// Sorts those that have neighbours on that side; the others keep their places.
void order_layer(layered& in, std::vector<index>& layer, bool by_before, places& at, bool turned) {
    const auto neighbours = [&](index one) -> const std::vector<index>& {
        return by_before ? in.vertices[one].before : in.vertices[one].after;
    };
    std::vector<std::pair<index, index>> moving;
    for (const auto one : layer) {
        if (!neighbours(one).empty()) moving.emplace_back(median(neighbours(one), at), one);
    }
    if (turned) std::reverse(moving.begin(), moving.end());
    std::stable_sort(moving.begin(), moving.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    auto next = moving.begin();
    for (auto& one : layer) {
        if (!neighbours(one).empty()) one = (next++)->second;
    }
    number(layer, at);
}

/// How many lines of `upper` cross lines of `lower`, which stands right below it, on one side.
std::size_t pair_crossings(const std::vector<index>& upper, const std::vector<index>& lower,
                           const places& at) {
    std::size_t count = 0;
    for (const auto a : upper) {
        for (const auto b : lower)
            count += at[a] > at[b] ? 1U : 0U;
    }
    return count;
}

/// Swaps neighbours in a layer while that takes crossings away.
void swap_neighbours(layered& in, places& at) {
    for (auto& layer : in.layers) {
        for (std::size_t i = 0; i + 1 < layer.size(); ++i) {
            const auto& a = in.vertices[layer[i]];
            const auto& b = in.vertices[layer[i + 1]];
            const auto now =
                pair_crossings(a.before, b.before, at) + pair_crossings(a.after, b.after, at);
            const auto then =
                pair_crossings(b.before, a.before, at) + pair_crossings(b.after, a.after, at);
            if (then >= now) continue;
            std::swap(layer[i], layer[i + 1]);
            at[layer[i]] = static_cast<index>(i);
            at[layer[i + 1]] = static_cast<index>(i + 1);
        }
    }
}

} // namespace

std::size_t crossings(const layered& in) {
    const auto at = places_of(in);
    std::size_t count = 0;
    for (std::size_t i = 0; i < in.layers.size(); ++i)
        count += crossings_after(in, i, at);
    return count;
}

void reduce_crossings(layered& in) {
    auto best = in.layers;
    auto fewest = crossings(in);
    auto at = places_of(in);
    for (int sweep = 0; sweep < sweeps && fewest > 0; ++sweep) {
        const bool turned = sweep % 4 >= 2;
        if (sweep % 2 == 0) {
            for (std::size_t i = 1; i < in.layers.size(); ++i)
                order_layer(in, in.layers[i], true, at, turned);
        } else {
            for (std::size_t i = in.layers.size() - 1; i-- > 0;)
                order_layer(in, in.layers[i], false, at, turned);
        }
        swap_neighbours(in, at);
        const auto now = crossings(in);
        if (now >= fewest) continue;
        fewest = now;
        best = in.layers;
    }
    in.layers = std::move(best);
}

} // namespace hjemmel::graph::detail
