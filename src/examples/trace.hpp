// SPDX-License-Identifier: Apache-2.0
// What an evaluation came by, as two numbers: cases that give the same ones are alike.
#pragma once

#include <hjemmel/examples/coverage.hpp>

#include <cstdint>
#include <string_view>

namespace hjemmel::examples::detail {

/// Notes in a coverage what is reached, and sums up the way there.
class trace final : public eval::observer {
  public:
    explicit trace(coverage& reached) : reached_(reached) {}

    /// Forgets what was seen.
    void reset() {
        marks_ = start;
        operands_ = start;
        reached_.reset();
    }

    /// Which requirements, rows and sides of thresholds came out how.
    std::uint64_t marks() const {
        auto out = marks_;
        for (const auto& one : reached_.goals())
            mix(out, one.seen);
        return out;
    }
    /// Which scalars were compared and computed with.
    std::uint64_t operands() const { return operands_; }

    void operated(plan::index instruction, std::span<const value> operands) override {
        reached_.operated(instruction, operands);
        mix(operands_, instruction);
        for (const auto& one : operands)
            add(one);
    }
    void required(plan::index condition, eval::mark found) override {
        reached_.required(condition, found);
        mix(marks_, condition);
        mix(marks_, static_cast<std::uint64_t>(found));
    }
    void row_hit(plan::index table, std::size_t row) override {
        reached_.row_hit(table, row);
        mix(marks_, table);
        mix(marks_, row);
    }
    void fell_back(plan::index table) override {
        reached_.fell_back(table);
        mix(marks_, table);
    }

  private:
    // FNV-1a, over whole words: the same on every machine.
    static constexpr std::uint64_t start = 14695981039346656037U;
    static void mix(std::uint64_t& into, std::uint64_t what) {
        into = (into ^ what) * 1099511628211U;
    }

    void add(const value& one) {
        mix(operands_, static_cast<std::uint64_t>(one.kind()));
        if (one.is(kind::number)) {
            mix(operands_, one.as_number().hash());
        } else if (one.is(kind::date)) {
            mix(operands_, static_cast<std::uint64_t>(one.as_date().days()));
        } else if (one.is(kind::boolean)) {
            mix(operands_, one.as_boolean() ? 1U : 0U);
        } else if (one.is(kind::string)) {
            for (const char c : one.as_string())
                mix(operands_, static_cast<unsigned char>(c));
        }
    }

    coverage& reached_;
    std::uint64_t marks_ = start;
    std::uint64_t operands_ = start;
};

} // namespace hjemmel::examples::detail
