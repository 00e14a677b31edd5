// SPDX-License-Identifier: Apache-2.0
#include "layers.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace hjemmel::graph::detail {

namespace {

/// Edges without those that would close a cycle.
struct acyclic {
    std::vector<std::vector<index>> needs{};
    std::vector<std::vector<index>> serves{};
    std::vector<index> order{}; ///< each after what it needs
};

class cycle_breaker {
  public:
    cycle_breaker(std::size_t boxes, const std::vector<edge>& edges) : all_(boxes), state_(boxes) {
        for (const auto& one : edges)
            all_[one.to].push_back(one.from);
        out_.needs.resize(boxes);
        out_.serves.resize(boxes);
    }

    acyclic made() {
        for (index i = 0; i < all_.size(); ++i) {
            if (state_[i] == state::fresh) visit(i);
        }
        return std::move(out_);
    }

  private:
    enum class state : std::uint8_t { fresh, open, done };
    struct step {
        index box;
        std::size_t next;
    };

    // Without recursion: chains may be long.
    void visit(index root) {
        std::vector<step> path{{root, 0}};
        state_[root] = state::open;
        while (!path.empty()) {
            auto& at = path.back();
            if (at.next == all_[at.box].size()) {
                state_[at.box] = state::done;
                out_.order.push_back(at.box);
                path.pop_back();
                continue;
            }
            const auto need = all_[at.box][at.next++];
            if (state_[need] == state::open) continue;
            out_.needs[at.box].push_back(need);
            out_.serves[need].push_back(at.box);
            if (state_[need] == state::done) continue;
            state_[need] = state::open;
            path.push_back({need, 0});
        }
    }

    std::vector<std::vector<index>> all_;
    std::vector<state> state_;
    acyclic out_{};
};

std::vector<index> layer_numbers(const acyclic& in) {
    std::vector<index> out(in.needs.size());
    for (const auto box : in.order) {
        for (const auto need : in.needs[box])
            out[box] = std::max(out[box], out[need] + 1);
    }
    for (auto box = in.order.rbegin(); box != in.order.rend(); ++box) {
        const auto& serves = in.serves[*box];
        if (serves.empty() || in.needs[*box].size() > serves.size()) continue;
        index nearest = none;
        for (const auto served : serves)
            nearest = std::min(nearest, out[served]);
        out[*box] = nearest - 1;
    }
    return out;
}

/// Lines from one box share their way through the layers between.
void add_lines(layered& out, index source, const std::vector<index>& targets) {
    index last = 0;
    for (const auto target : targets)
        last = std::max(last, out.vertices[target].layer);
    index from = source;
    for (index layer = out.vertices[source].layer + 1; layer <= last; ++layer) {
        segment onwards{from, none, {}};
        for (const auto target : targets) {
            const auto arrives = out.vertices[target].layer;
            if (arrives == layer) out.segments.push_back({from, target, {target}});
            if (arrives > layer) onwards.targets.push_back(target);
        }
        if (onwards.targets.empty()) continue;
        onwards.to = static_cast<index>(out.vertices.size());
        out.vertices.push_back({true, source, layer, {}, {}});
        from = onwards.to;
        out.segments.push_back(std::move(onwards));
    }
}

void fill_layers(layered& out) {
    for (const auto& one : out.segments) {
        out.vertices[one.from].after.push_back(one.to);
        out.vertices[one.to].before.push_back(one.from);
    }
    for (index i = 0; i < out.vertices.size(); ++i) {
        const auto layer = out.vertices[i].layer;
        if (out.layers.size() <= layer) out.layers.resize(layer + 1);
        out.layers[layer].push_back(i);
    }
}

} // namespace

layered in_layers(std::size_t boxes, const std::vector<edge>& edges) {
    layered out;
    auto kept = cycle_breaker(boxes, edges).made();
    const auto numbers = layer_numbers(kept);
    for (index i = 0; i < boxes; ++i)
        out.vertices.push_back({false, i, numbers[i], {}, {}});
    for (index i = 0; i < boxes; ++i) {
        auto& targets = kept.serves[i];
        std::sort(targets.begin(), targets.end());
        add_lines(out, i, targets);
    }
    fill_layers(out);
    return out;
}

} // namespace hjemmel::graph::detail
