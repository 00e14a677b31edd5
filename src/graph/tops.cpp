// SPDX-License-Identifier: Apache-2.0
// The heights at which everything stands: each vertex wants the middle of its neighbours, and a
// layer gives all of them the nearest places that keep its order. Whole numbers only, so that every
// machine draws the same.
#include "layers.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace hjemmel::graph::detail {

namespace {

constexpr int sweeps = 40;
constexpr int box_gap = 14;
constexpr int line_gap = 10;
constexpr int widest_stripe = 26; ///< at most so much is empty over the whole width

std::int64_t divided(std::int64_t sum, std::int64_t by) {
    const auto down = sum / by;
    return sum % by < 0 ? down - 1 : down;
}

class placing {
  public:
    placing(const layered& in, const std::vector<int>& heights)
        : in_(in), heights_(heights), middle_(in.vertices.size()) {
        for (const auto& layer : in.layers)
            stack(layer);
    }

    std::vector<int> result() {
        for (int i = 0; i < sweeps; ++i) {
            const bool both = i + 8 >= sweeps;
            if (i % 2 == 0) {
                for (const auto& layer : in_.layers)
                    settle(layer, true, both);
            } else {
                for (std::size_t layer = in_.layers.size(); layer-- > 0;)
                    settle(in_.layers[layer], false, both);
            }
        }
        return from_zero();
    }

  private:
    bool is_line(index one) const { return in_.vertices[one].passing; }

    /// From the middle of one to the middle of the next below it, at least.
    std::int64_t apart(index upper, index lower) const {
        const int gap = is_line(upper) && is_line(lower) ? line_gap : box_gap;
        return (heights_[upper] + heights_[lower] + 1) / 2 + gap;
    }

    void stack(const std::vector<index>& layer) {
        for (std::size_t i = 1; i < layer.size(); ++i)
            middle_[layer[i]] = middle_[layer[i - 1]] + apart(layer[i - 1], layer[i]);
        if (layer.empty()) return;
        const auto half = middle_[layer.back()] / 2;
        for (const auto one : layer)
            middle_[one] -= half;
    }

    std::int64_t wanted(index one, bool by_before, bool both) const {
        const auto& v = in_.vertices[one];
        std::vector<std::int64_t> all;
        const auto take = [&](const std::vector<index>& neighbours) {
            for (const auto n : neighbours)
                all.push_back(middle_[n]);
        };
        if (by_before || both) take(v.before);
        if (!by_before || both) take(v.after);
        if (all.empty()) return middle_[one];
        std::sort(all.begin(), all.end());
        const auto half = all.size() / 2;
        return all.size() % 2 == 1 ? all[half] : divided(all[half - 1] + all[half], 2);
    }

    struct block {
        std::int64_t sum = 0;
        std::int64_t weight = 0;
        std::size_t count = 0;
    };

    /// The nearest places that keep the order and the distances: neighbours that would overlap move
    /// as one block to their weighted mean.
    void settle(const std::vector<index>& layer, bool by_before, bool both) {
        std::vector<std::int64_t> offset(layer.size());
        std::vector<block> blocks;
        for (std::size_t i = 0; i < layer.size(); ++i) {
            if (i > 0) offset[i] = offset[i - 1] + apart(layer[i - 1], layer[i]);
            const std::int64_t weight = is_line(layer[i]) ? 4 : 1;
            blocks.push_back({(wanted(layer[i], by_before, both) - offset[i]) * weight, weight, 1});
            while (blocks.size() > 1) {
                auto& above = blocks[blocks.size() - 2];
                const auto& below = blocks.back();
                if (above.sum * below.weight <= below.sum * above.weight) break;
                above.sum += below.sum;
                above.weight += below.weight;
                above.count += below.count;
                blocks.pop_back();
            }
        }
        std::size_t i = 0;
        for (const auto& one : blocks) {
            const auto base = divided(one.sum, one.weight);
            for (std::size_t k = 0; k < one.count; ++k, ++i)
                middle_[layer[i]] = base + offset[i];
        }
    }

    /// From 0 on, and without the stripes in which nothing stands: parts that no line joins would
    /// else lie far apart.
    std::vector<int> from_zero() const {
        std::vector<int> out(in_.vertices.size());
        std::vector<std::pair<std::int64_t, index>> tops;
        for (index i = 0; i < out.size(); ++i)
            tops.emplace_back(middle_[i] - heights_[i] / 2, i);
        std::sort(tops.begin(), tops.end());
        std::int64_t removed = tops.empty() ? 0 : tops.front().first;
        std::int64_t bottom = removed;
        for (const auto& [top, vertex] : tops) {
            removed += std::max<std::int64_t>(0, top - bottom - widest_stripe);
            bottom = std::max(bottom, top + heights_[vertex]);
            out[vertex] = static_cast<int>(top - removed);
        }
        return out;
    }

    const layered& in_;
    const std::vector<int>& heights_;
    std::vector<std::int64_t> middle_;
};

} // namespace

std::vector<int> tops(const layered& in, const std::vector<int>& heights) {
    return placing(in, heights).result();
}

} // namespace hjemmel::graph::detail
