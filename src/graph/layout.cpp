// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/graph/layout.hpp>

#include "layers.hpp"
#include "words.hpp"
#include "wrap.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace hjemmel::graph {

namespace {

constexpr int box_width = 200;
constexpr int text_size = 13;
constexpr int line_height = 16;
constexpr int inner_height = 14;
constexpr int inner_width = 18;
constexpr std::size_t most_lines = 5;
constexpr int margin = 24;
constexpr int band_gap = 18;
constexpr int band_head = 36;
constexpr int band_foot = 16;
constexpr int least_gap = 50;
constexpr int most_gap = 140;
constexpr int steepest = 5; ///< a gap is at least this part of what its longest line climbs

/// What is drawn of one group: numbers of boxes in the picture, and edges between them by their
/// place in `boxes`.
struct part {
    index group = none;
    std::vector<index> boxes{};
    std::vector<edge> edges{};
};

/// Shares the boxes out to the groups; what a group needs of another is a box of its own there.
class sharing {
  public:
    sharing(const decision_graph& of, language lang, std::vector<box>& boxes)
        : of_(of), lang_(lang), boxes_(boxes), group_(of.nodes.size()) {
        for (index i = 0; i < of.nodes.size(); ++i)
            group_[i] = of.nodes[i].group;
        // Parameters and functions go with the first group that needs them; those that only serve
        // other functions may need several rounds.
        for (bool again = true; again;) {
            again = false;
            for (const auto& one : of.edges) {
                if (group_[one.from] != none || group_[one.to] == none) continue;
                group_[one.from] = group_[one.to];
                again = true;
            }
        }
        place_.resize(of.nodes.size());
        parts_.resize(std::max<std::size_t>(1, of.groups.size()));
    }

    std::vector<part> parts() {
        for (index g = 0; g < parts_.size(); ++g)
            parts_[g].group = g;
        for (index i = 0; i < of_.nodes.size(); ++i) {
            if (group_[i] == none) group_[i] = 0;
            place_[i] = add(parts_[group_[i]], i, false);
        }
        for (index g = 0; g < parts_.size(); ++g)
            add_edges(g);
        parts_.erase(std::remove_if(parts_.begin(), parts_.end(),
                                    [](const part& one) { return one.boxes.empty(); }),
                     parts_.end());
        return std::move(parts_);
    }

  private:
    index add(part& to, index node, bool reference) {
        const auto& one = of_.nodes[node];
        auto label = detail::label_of(one, lang_);
        if (reference && one.group != none)
            label = detail::label_of(of_.groups[one.group], lang_) + ": " + label;
        box made;
        made.node = node;
        made.reference = reference;
        made.lines = detail::wrapped(label, text_size, box_width - inner_width, most_lines);
        made.width = box_width;
        made.height = inner_height + line_height * static_cast<int>(made.lines.size());
        to.boxes.push_back(static_cast<index>(boxes_.size()));
        boxes_.push_back(std::move(made));
        return static_cast<index>(to.boxes.size() - 1);
    }

    void add_edges(index group) {
        auto& own = parts_[group];
        std::vector<index> references(of_.nodes.size(), none);
        for (const auto& one : of_.edges) {
            if (group_[one.to] != group) continue;
            auto from = place_[one.from];
            if (group_[one.from] != group) {
                auto& reference = references[one.from];
                if (reference == none) reference = add(own, one.from, true);
                from = reference;
            }
            own.edges.push_back({from, place_[one.to]});
        }
    }

    const decision_graph& of_;
    language lang_;
    std::vector<box>& boxes_;
    std::vector<index> group_;
    std::vector<index> place_{}; ///< of each node in its part
    std::vector<part> parts_{};
};

/// Sets one part into the picture, with its corner at `left` and `top`.
class setting {
  public:
    setting(const part& of, picture& out)
        : of_(of), out_(out), in_(detail::in_layers(of.boxes.size(), of.edges)) {
        detail::reduce_crossings(in_);
        heights_.resize(in_.vertices.size());
        for (std::size_t i = 0; i < of.boxes.size(); ++i)
            heights_[i] = out.boxes[of.boxes[i]].height;
        top_ = detail::tops(in_, heights_);
    }

    /// The corner at the other end.
    point set(int left, int top) {
        point corner{left, top};
        for (std::size_t i = 0; i < top_.size(); ++i) {
            top_[i] += top;
            corner.y = std::max(corner.y, top_[i] + heights_[i]);
        }
        corner.x = place_columns(left);
        for (std::size_t i = 0; i < of_.boxes.size(); ++i) {
            auto& one = out_.boxes[of_.boxes[i]];
            one.x = left_[in_.vertices[i].layer];
            one.y = top_[i];
        }
        for (const auto& one : in_.segments)
            add_stroke(one);
        return corner;
    }

  private:
    int middle(index vertex) const { return top_[vertex] + heights_[vertex] / 2; }

    /// The farther a line climbs between two layers, the farther apart they stand.
    int place_columns(int x) {
        std::vector<int> climb(in_.layers.size());
        for (const auto& one : in_.segments) {
            auto& most = climb[in_.vertices[one.from].layer];
            most = std::max(most, std::abs(middle(one.from) - middle(one.to)));
        }
        for (std::size_t i = 0; i < in_.layers.size(); ++i) {
            left_.push_back(x);
            x += box_width;
            if (i + 1 < in_.layers.size())
                x += std::clamp(climb[i] / steepest, least_gap, most_gap);
        }
        return x;
    }

    void add_stroke(const detail::segment& one) {
        const auto& from = in_.vertices[one.from];
        const auto& to = in_.vertices[one.to];
        stroke made;
        made.source = out_.boxes[of_.boxes[from.source]].node;
        for (const auto target : one.targets)
            made.targets.push_back(out_.boxes[of_.boxes[target]].node);
        made.straight = from.passing ? box_width : 0;
        made.begin = {left_[from.layer] + (from.passing ? 0 : box_width), middle(one.from)};
        made.end = {left_[to.layer], middle(one.to)};
        made.arrives = !to.passing;
        out_.strokes.push_back(std::move(made));
    }

    const part& of_;
    picture& out_;
    detail::layered in_;
    std::vector<int> heights_{};
    std::vector<int> top_{};
    std::vector<int> left_{};
};

} // namespace

picture laid_out(const decision_graph& of, language lang) {
    picture out;
    const auto parts = sharing(of, lang, out.boxes).parts();
    const bool bands = of.groups.size() > 1;
    const int side = margin + (bands ? margin / 2 : 0);
    int y = margin;
    for (const auto& one : parts) {
        const auto corner = setting(one, out).set(side, y + (bands ? band_head : 0));
        out.width = std::max(out.width, corner.x + side);
        const int bottom = corner.y + (bands ? band_foot : 0);
        if (bands) out.bands.push_back({one.group, y, bottom - y});
        y = bottom + band_gap;
    }
    out.height = y + (parts.empty() ? 0 : margin - band_gap);
    return out;
}

} // namespace hjemmel::graph
