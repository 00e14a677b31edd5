// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/graph/layout.hpp>

#include <doctest/doctest.h>

#include "support/drawn.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

using namespace hjemmel;

namespace {

/// Numbers that look random and are the same everywhere.
class numbers {
  public:
    explicit numbers(std::uint32_t seed) : state_(seed) {}
    std::uint32_t below(std::uint32_t limit) {
        state_ = state_ * 1664525U + 1013904223U;
        return (state_ >> 8U) % limit;
    }

  private:
    std::uint32_t state_;
};

graph::decision_graph random_graph(std::uint32_t seed) {
    numbers from(seed);
    graph::decision_graph out;
    const auto groups = from.below(4);
    for (graph::index g = 0; g < groups; ++g)
        out.groups.push_back({"g" + std::to_string(g), {}});
    const auto count = from.below(60);
    for (graph::index i = 0; i < count; ++i) {
        graph::node one;
        one.id = one.name = std::string(1 + from.below(40), 'x') + std::to_string(i);
        if (groups > 0 && from.below(5) > 0) one.group = from.below(groups);
        out.nodes.push_back(std::move(one));
        for (graph::index k = from.below(4); k > 0 && i > 0; --k) {
            const graph::edge line{from.below(i), i};
            if (std::find(out.edges.begin(), out.edges.end(), line) == out.edges.end())
                out.edges.push_back(line);
        }
    }
    return out;
}

bool overlap(const graph::box& a, const graph::box& b) {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

const graph::band* band_of(const graph::picture& in, const graph::box& of) {
    const auto at = std::find_if(in.bands.begin(), in.bands.end(), [&](const auto& one) {
        return one.y <= of.y && of.y + of.height <= one.y + one.height;
    });
    return at == in.bands.end() ? nullptr : &*at;
}

void check_boxes(const graph::decision_graph& of, const graph::picture& made) {
    REQUIRE(made.boxes.size() >= of.nodes.size());
    for (std::size_t i = 0; i < made.boxes.size(); ++i) {
        const auto& one = made.boxes[i];
        CAPTURE(i);
        CHECK((i < of.nodes.size()) == !one.reference);
        if (!one.reference) CHECK(one.node == i);
        CHECK((one.x > 0 && one.y > 0));
        CHECK((one.x + one.width < made.width && one.y + one.height < made.height));
        for (std::size_t k = i + 1; k < made.boxes.size(); ++k)
            CHECK(!overlap(one, made.boxes[k]));
        const auto group = of.nodes[one.node].group;
        if (of.groups.size() < 2) continue;
        const auto* band = band_of(made, one);
        REQUIRE(band != nullptr);
        if (group != graph::none && !one.reference) CHECK(band->group == group);
    }
}

/// A line touches no box but where it begins and ends: between layers there is none, and through a
/// layer it runs level.
void check_lines(const graph::decision_graph& of, const graph::picture& made) {
    std::vector<graph::edge> drawn;
    for (const auto& one : made.strokes) {
        CHECK(one.begin.x + one.straight < one.end.x);
        CHECK(std::is_sorted(one.targets.begin(), one.targets.end()));
        if (one.arrives) {
            REQUIRE(one.targets.size() == 1);
            drawn.push_back({one.source, one.targets.front()});
        }
        for (const auto& box : made.boxes) {
            const bool level = one.straight > 0 && box.x < one.begin.x + one.straight &&
                               box.x + box.width > one.begin.x;
            if (level) CHECK((one.begin.y < box.y || one.begin.y > box.y + box.height));
            const bool between =
                box.x < one.end.x && box.x + box.width > one.begin.x + one.straight;
            const int top = std::min(one.begin.y, one.end.y);
            const int bottom = std::max(one.begin.y, one.end.y);
            if (between) CHECK((bottom < box.y || top > box.y + box.height));
        }
    }
    for (const auto& one : of.edges)
        CHECK(std::find(drawn.begin(), drawn.end(), one) != drawn.end());
    CHECK(drawn.size() == of.edges.size());
}

} // namespace

TEST_CASE("boxes stand apart, in their groups; lines run between them") {
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        CAPTURE(seed);
        const auto of = random_graph(seed);
        const auto made = graph::laid_out(of, language::da);
        check_boxes(of, made);
        check_lines(of, made);
    }
}

TEST_CASE("what is needed stands to the left") {
    const auto of = graph::from_checked(test::drawn(), {.decisions = {}, .functions = true});
    const auto made = graph::laid_out(of, language::en);
    for (const auto& one : of.edges) {
        if (of.nodes[one.from].group != of.nodes[one.to].group) continue;
        CHECK(made.boxes[one.from].x < made.boxes[one.to].x);
    }
    check_boxes(of, made);
    check_lines(of, made);
    CHECK(made.bands.size() == 2);
    const auto last = made.boxes.back();
    CHECK(last.reference);
    CHECK(made.boxes[0].lines == std::vector<std::string>{"Age"});
}

TEST_CASE("cycles, nothing at all, and long words") {
    graph::decision_graph of;
    CHECK(graph::laid_out(of, language::da).boxes.empty());
    for (const auto* name : {"a", "b", "c"}) {
        graph::node one;
        one.id = one.name = name;
        of.nodes.push_back(one);
    }
    of.nodes[0].name = std::string(500, 'W');
    of.nodes[1].label.da =
        "Æblegrød æblegrød æblegrød æblegrød med fløde og så videre i en uendelighed";
    of.edges = {{0, 1}, {1, 2}, {2, 0}};
    const auto made = graph::laid_out(of, language::da);
    check_boxes(of, made);
    CHECK(made.strokes.size() >= 2);
    CHECK(made.boxes[0].lines.size() == 5);
    CHECK(made.boxes[0].lines.back().find("…") != std::string::npos);
    CHECK(made.boxes[1].lines.size() <= 5);
}
