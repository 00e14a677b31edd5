// SPDX-License-Identifier: Apache-2.0
// Which missing facts something rests on: an immutable, shared set of their numbers.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace hjemmel {

/// A set of missing facts, each known by its number in one evaluation. Cheap to copy.
class missing_set {
  public:
    missing_set() = default;
    explicit missing_set(std::uint32_t one)
        : ids_(std::make_shared<const std::vector<std::uint32_t>>(1, one)) {}

    /// Takes numbers in any order, with repetitions.
    explicit missing_set(std::vector<std::uint32_t> ids) {
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        if (!ids.empty()) {
            ids_ = std::make_shared<const std::vector<std::uint32_t>>(std::move(ids));
        }
    }

    bool empty() const { return ids_ == nullptr; }
    std::size_t size() const { return ids_ ? ids_->size() : 0; }
    const std::uint32_t* begin() const { return ids_ ? ids_->data() : nullptr; }
    const std::uint32_t* end() const { return ids_ ? ids_->data() + ids_->size() : nullptr; }
    bool contains(std::uint32_t id) const { return std::binary_search(begin(), end(), id); }

    friend missing_set unite(const missing_set& a, const missing_set& b) {
        if (b.empty() || a.ids_ == b.ids_) return a;
        if (a.empty()) return b;
        if (std::includes(a.begin(), a.end(), b.begin(), b.end())) return a;
        auto both = std::make_shared<std::vector<std::uint32_t>>();
        both->reserve(a.size() + b.size());
        std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(*both));
        missing_set out;
        out.ids_ = std::move(both);
        return out;
    }

    friend bool operator==(const missing_set& a, const missing_set& b) {
        return a.ids_ == b.ids_ || std::equal(a.begin(), a.end(), b.begin(), b.end());
    }

  private:
    std::shared_ptr<const std::vector<std::uint32_t>> ids_;
};

/// Gathers many sets and unites them once: linear where uniting one by one would be quadratic.
class missing_collector {
  public:
    void add(const missing_set& more) { ids_.insert(ids_.end(), more.begin(), more.end()); }
    missing_set take() { return missing_set(std::exchange(ids_, {})); }

  private:
    std::vector<std::uint32_t> ids_;
};

} // namespace hjemmel
