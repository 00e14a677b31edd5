// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/check/order.hpp>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>

#include <algorithm>
#include <functional>
#include <queue>

namespace hjemmel::check {

namespace {

using graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;

// One way round a strong component, following the smallest number that stays inside it.
std::vector<std::size_t> around(const graph& g, const std::vector<std::size_t>& component,
                                std::size_t start) {
    std::vector<std::size_t> path;
    std::vector<bool> seen(boost::num_vertices(g), false);
    auto at = start;
    while (!seen[at]) {
        seen[at] = true;
        path.push_back(at);
        std::vector<std::size_t> next;
        for (auto [e, end] = boost::out_edges(at, g); e != end; ++e) {
            const auto to = boost::target(*e, g);
            if (component[to] == component[start]) next.push_back(to);
        }
        std::sort(next.begin(), next.end());
        const auto fresh =
            std::find_if(next.begin(), next.end(), [&](std::size_t n) { return !seen[n]; });
        at = fresh != next.end() ? *fresh : next.front();
    }
    path.erase(path.begin(), std::find(path.begin(), path.end(), at));
    std::rotate(path.begin(), std::min_element(path.begin(), path.end()), path.end());
    return path;
}

std::vector<std::vector<std::size_t>> cycles_of(const graph& g) {
    const auto nodes = boost::num_vertices(g);
    std::vector<std::size_t> component(nodes);
    const auto count = boost::strong_components(
        g,
        boost::make_iterator_property_map(component.begin(), boost::get(boost::vertex_index, g)));
    std::vector<std::size_t> size(count, 0);
    for (const auto c : component)
        ++size[c];
    std::vector<std::vector<std::size_t>> out;
    std::vector<bool> done(count, false);
    for (std::size_t n = 0; n < nodes; ++n) {
        const bool itself = boost::edge(n, n, g).second;
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
    const graph g(distinct.begin(), distinct.end(), nodes);
    ordering out;
    out.cycles = cycles_of(g);
    if (!out.cycles.empty()) return out;

    // Smallest number first among those that are ready, so that the order is the file's own.
    std::vector<std::size_t> open(nodes, 0);
    std::vector<std::vector<std::size_t>> users(nodes);
    for (std::size_t n = 0; n < nodes; ++n) {
        for (auto [e, end] = boost::out_edges(n, g); e != end; ++e) {
            ++open[n];
            users[boost::target(*e, g)].push_back(n);
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
