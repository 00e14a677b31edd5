// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/check/order.hpp>

#include <algorithm>
#include <functional>
#include <queue>

namespace hjemmel::check {

namespace {

/// Of each node what it needs, in rising order.
using graph = std::vector<std::vector<std::size_t>>;

// One way round a strong component, following the smallest number that stays inside it.
std::vector<std::size_t> around(const graph& g, const std::vector<std::size_t>& component,
                                std::size_t start) {
    std::vector<std::size_t> path;
    std::vector<bool> seen(g.size(), false);
    auto at = start;
    while (!seen[at]) {
        seen[at] = true;
        path.push_back(at);
        std::vector<std::size_t> next;
        for (const auto to : g[at]) {
            if (component[to] == component[start]) next.push_back(to);
        }
        const auto fresh =
            std::find_if(next.begin(), next.end(), [&](std::size_t n) { return !seen[n]; });
        at = fresh != next.end() ? *fresh : next.front();
    }
    path.erase(path.begin(), std::find(path.begin(), path.end(), at));
    std::rotate(path.begin(), std::min_element(path.begin(), path.end()), path.end());
    return path;
}

/// Numbers strong components (Tarjan), without recursion. Boost.Graph would bring an object along
/// that is made when the library is loaded, which is to do nothing then.
class components {
  public:
    explicit components(const graph& g)
        : graph_(g), seen_(g.size(), 0), low_(seen_.size()), component(seen_.size(), none) {
        for (std::size_t n = 0; n < seen_.size(); ++n) {
            if (seen_[n] == 0) walk(n);
        }
    }

  private:
    struct step {
        std::size_t node;
        std::size_t next; ///< among what it needs
    };
    static constexpr auto none = static_cast<std::size_t>(-1);

    void enter(std::size_t node) {
        low_[node] = seen_[node] = ++time_;
        open_.push_back(node);
        way_.push_back({node, 0});
    }

    void walk(std::size_t start) {
        enter(start);
        while (!way_.empty()) {
            auto& at = way_.back();
            if (at.next == graph_[at.node].size()) {
                leave();
                continue;
            }
            const auto from = at.node;
            const auto to = graph_[from][at.next++];
            if (seen_[to] == 0)
                enter(to);
            else if (component[to] == none)
                low_[from] = std::min(low_[from], seen_[to]);
        }
    }

    void leave() {
        const auto node = way_.back().node;
        way_.pop_back();
        if (!way_.empty()) low_[way_.back().node] = std::min(low_[way_.back().node], low_[node]);
        if (low_[node] != seen_[node]) return;
        while (component[node] == none) {
            component[open_.back()] = count;
            open_.pop_back();
        }
        ++count;
    }

    const graph& graph_;
    std::vector<std::size_t> seen_; ///< when each was entered, from 1
    std::vector<std::size_t> low_;
    std::vector<std::size_t> open_{};
    std::vector<step> way_{};
    std::size_t time_ = 0;

  public:
    std::vector<std::size_t> component; ///< of each node
    std::size_t count = 0;
};

std::vector<std::vector<std::size_t>> cycles_of(const graph& g) {
    const auto nodes = g.size();
    const components found(g);
    const auto& component = found.component;
    const auto count = found.count;
    std::vector<std::size_t> size(count, 0);
    for (const auto c : component)
        ++size[c];
    std::vector<std::vector<std::size_t>> out;
    std::vector<bool> done(count, false);
    for (std::size_t n = 0; n < nodes; ++n) {
        const bool itself = std::binary_search(g[n].begin(), g[n].end(), n);
        if (done[component[n]] || (size[component[n]] < 2 && !itself)) continue;
        done[component[n]] = true;
        out.push_back(itself ? std::vector<std::size_t>{n} : around(g, component, n));
    }
    return out;
}

} // namespace

ordering ordered(std::size_t nodes, const std::vector<std::pair<std::size_t, std::size_t>>& needs) {
    auto distinct = needs;
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    graph g(nodes);
    for (const auto& [from, to] : distinct)
        g[from].push_back(to);
    ordering out;
    out.cycles = cycles_of(g);
    if (!out.cycles.empty()) return out;

    // Smallest number first among those that are ready, so that the order is the file's own.
    std::vector<std::size_t> open(nodes, 0);
    std::vector<std::vector<std::size_t>> users(nodes);
    for (std::size_t n = 0; n < nodes; ++n) {
        for (const auto to : g[n]) {
            ++open[n];
            users[to].push_back(n);
        }
    }
    std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>> ready;
    for (std::size_t n = 0; n < nodes; ++n) {
        if (open[n] == 0) ready.push(n);
    }
    while (!ready.empty()) {
        const auto n = ready.top();
        ready.pop();
        out.order.push_back(n);
        for (const auto user : users[n]) {
            if (--open[user] == 0) ready.push(user);
        }
    }
    return out;
}

} // namespace hjemmel::check
