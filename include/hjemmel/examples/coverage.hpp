// SPDX-License-Identifier: Apache-2.0
// What examples reached of a version's goals, and what no case is said to reach.
#pragma once

#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/eval/observer.hpp>
#include <hjemmel/examples/goals.hpp>
#include <hjemmel/examples/prepare.hpp>
#include <hjemmel/model/examples.hpp>

#include <map>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace hjemmel::examples {

/// Watches evaluations of one version and notes which goals they reach. For one thread.
class coverage final : public eval::observer {
  public:
    explicit coverage(const plan::program& of);

    const std::vector<goal>& goals() const { return goals_; }
    std::vector<goal>& goals() { return goals_; }

    /// Forgets what was reached.
    void reset();
    /// From now on every comparison of a threshold is added to `into`, if not null.
    struct comparison {
        std::size_t goal = 0;
        value fact{};
        value limit{};
    };
    void collect(std::vector<comparison>* into) { compared_ = into; }

    /// Settles what is demanded of thresholds: what the type of their facts cannot be is not.
    void settle();

    void operated(plan::index instruction, std::span<const value> operands) override;
    void required(plan::index condition, eval::mark found) override;
    void row_hit(plan::index table, std::size_t row) override;
    void fell_back(plan::index table) override;

  private:
    using table_row = std::pair<plan::index, std::size_t>;

    std::vector<goal> goals_{};
    std::vector<comparison>* compared_ = nullptr;
    std::vector<std::vector<std::size_t>> by_instruction_{}; ///< goals of each instruction
    std::map<plan::index, std::size_t> by_condition_{};
    std::map<table_row, std::size_t> by_row_{}; ///< the default after the last row
    std::map<plan::index, std::size_t> by_fallback_{};
};

/// The goals that an entry of `unreachable` means.
std::vector<goal*> meant_by(const model::unreachable& entry, std::vector<goal>& goals);

/// What people call some ways of a goal, with a comma between them.
std::string way_words(goal_kind kind, ways some, language lang);

/// The ways of that kind of goal that the entry names.
ways ways_of(const model::unreachable& entry);

/// Entries of `unreachable` that mean nothing in any version that they are about: errors
/// `unknown-goal`, with the nearest that there is.
void check_unreachable(versions all, const model::examples& file, diagnostics& found);

/// Notes in each version's coverage what the entries excuse. An entry that an example does reach
/// is an error `reached`.
void excuse(versions all, std::span<const model::examples* const> files,
            std::vector<coverage>& reached, diagnostics& found);

} // namespace hjemmel::examples
