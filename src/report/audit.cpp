// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/report/audit.hpp>

#include <algorithm>
#include <limits>

namespace hjemmel::report {

namespace {

// Each cell stands in two sums, that of its row and that of its column. So numbers can move through
// a table only in rings: one cell more by one, the next in its row less, the next in that one's
// column more, and so on back to the first; a total moves the other way. Rows and columns are the
// nodes of a graph, hidden cells its arcs, and a cell that is zero cannot be less, so that it goes
// one way alone. A cell is known if no ring goes through it.

constexpr auto none = std::numeric_limits<std::size_t>::max();

/// A way from one row or column to another, through a hidden cell.
struct arc {
    std::size_t to = 0;
    std::size_t through = 0;
};

using arcs = std::vector<std::vector<arc>>;

/// Numbers nodes by the component that they are in: nodes that reach each other. With `not_back`
/// the cell through which a node is reached first does not lead back. (Tarjan's search, with a
/// stack of its own, since a table may have many rows.)
class components {
  public:
    components(const arcs& graph, bool not_back)
        : graph_(graph), not_back_(not_back), order_(graph.size(), none), least_(graph.size()),
          next_(graph.size()), number_(graph.size(), none) {
        for (std::size_t node = 0; node < graph.size(); ++node) {
            if (order_[node] == none) search(node);
        }
    }

    bool together(std::size_t one, std::size_t other) const {
        return number_[one] == number_[other];
    }

  private:
    struct step {
        std::size_t node = 0;
        std::size_t through = 0;
    };

    void search(std::size_t first) {
        enter({first, none});
        while (!way_.empty()) {
            const auto here = way_.back();
            if (next_[here.node] < graph_[here.node].size())
                follow(here, graph_[here.node][next_[here.node]++]);
            else
                leave(here.node);
        }
    }

    void enter(const step& to) {
        order_[to.node] = least_[to.node] = seen_++;
        way_.push_back(to);
        open_.push_back(to.node);
    }

    void follow(const step& here, const arc& along) {
        if (not_back_ && along.through == here.through) return;
        if (order_[along.to] == none) return enter({along.to, along.through});
        if (number_[along.to] == none)
            least_[here.node] = std::min(least_[here.node], order_[along.to]);
    }

    void leave(std::size_t node) {
        way_.pop_back();
        if (!way_.empty()) {
            auto& before = least_[way_.back().node];
            before = std::min(before, least_[node]);
        }
        if (least_[node] != order_[node]) return;
        for (auto last = none; last != node;) {
            last = open_.back();
            open_.pop_back();
            number_[last] = node;
        }
    }

    const arcs& graph_;
    bool not_back_;
    std::vector<std::size_t> order_; ///< in which nodes were met
    std::vector<std::size_t> least_; ///< the first that each leads back to
    std::vector<std::size_t> next_;  ///< of its arcs
    std::vector<std::size_t> number_;
    std::vector<step> way_{};
    std::vector<std::size_t> open_{};
    std::size_t seen_ = 0;
};

/// Where the arc of a cell begins and ends when its number grows.
struct ends {
    std::size_t from = 0;
    std::size_t to = 0;
};

ends ends_of(const table& in, std::size_t at) {
    const auto row = at / in.columns;
    const auto column = at % in.columns;
    const bool total = (row + 1 == in.rows) != (column + 1 == in.columns);
    const ends forward{row, in.rows + column};
    return total ? ends{forward.to, forward.from} : forward;
}

template<class Take>
void each_hidden(const table& in, Take take) {
    for (std::size_t at = 0; at < in.counts.size(); ++at) {
        if (in.hidden[at]) take(at, ends_of(in, at));
    }
}

} // namespace

std::vector<cell> derivable_cells(const table& of) {
    arcs ways(of.rows + of.columns);
    each_hidden(of, [&](std::size_t at, const ends& e) {
        ways[e.from].push_back({e.to, at});
        if (of.counts[at] > 0) ways[e.to].push_back({e.from, at});
    });
    const components rings(ways, false);
    // A ring must not go to a cell and straight back through it. Among nodes that reach each other
    // there is another way round wherever there is one at all, whatever its direction.
    arcs both(ways.size());
    each_hidden(of, [&](std::size_t at, const ends& e) {
        if (!rings.together(e.from, e.to)) return;
        both[e.from].push_back({e.to, at});
        both[e.to].push_back({e.from, at});
    });
    const components twice(both, true);
    std::vector<cell> out;
    each_hidden(of, [&](std::size_t at, const ends& e) {
        if (!twice.together(e.from, e.to)) out.push_back({at / of.columns, at % of.columns});
    });
    return out;
}

} // namespace hjemmel::report
