// SPDX-License-Identifier: Apache-2.0
// Choices taken from bytes: those of a fuzzer, or those made from a seed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <random>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace hjemmel::test {

/// Takes its choices from bytes, which must outlive it, the same on every machine. When these run
/// out, every choice is the first, so that what draws from it ends.
class choices {
  public:
    explicit choices(std::span<const std::uint8_t> from) : bytes_(from) {}

    /// A number below `n`, which is 1 at least and 65,536 at most.
    std::size_t below(std::size_t n) {
        if (n <= 1) return 0;
        std::size_t drawn = next();
        if (n > 256) drawn = drawn << 8U | next();
        return drawn % n;
    }
    /// Once in so many times; no longer when the bytes have run out.
    bool once_in(std::size_t n) { return below(n) == n - 1; }

    template<class Range>
    const auto& one_of(const Range& all) {
        return *(std::begin(all) + static_cast<std::ptrdiff_t>(below(std::size(all))));
    }

  private:
    std::size_t next() {
        if (bytes_.empty()) return 0;
        const auto out = bytes_.front();
        bytes_ = bytes_.subspan(1);
        return out;
    }

    std::span<const std::uint8_t> bytes_;
};

/// Bytes for choices, made from a seed.
inline std::vector<std::uint8_t> bytes_of_seed(std::uint32_t seed, std::size_t count = 4096) {
    std::mt19937 random(seed);
    std::vector<std::uint8_t> out(count);
    for (auto& one : out)
        one = static_cast<std::uint8_t>(random());
    return out;
}

} // namespace hjemmel::test
