// SPDX-License-Identifier: Apache-2.0
// What examples of a version are to reach: each requirement, row and threshold of its decisions and
// functions. docs/examples.md defines them.
#pragma once

#include <hjemmel/core/place.hpp>
#include <hjemmel/core/value.hpp>
#include <hjemmel/plan/program.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hjemmel::examples {

enum class goal_kind : std::uint8_t { requirement, row, fallback, threshold };

/// The ways in which a goal is reached, as bits: met, not met, undecided for a requirement; hit for
/// a row or default; below, at, above for a threshold.
using ways = std::uint8_t;
namespace way {
inline constexpr ways met = 1, not_met = 2, undecided = 4;
inline constexpr ways hit = 1;
inline constexpr ways below = 1, at = 2, above = 4;
inline constexpr std::array<ways, 3> each{1, 2, 4};
} // namespace way

/// The name of one way of a kind of goal, as rule files and reports have it.
std::string_view way_name(goal_kind kind, ways one);

/// Of a comparison, where its two sides are among the operands of its instruction.
struct side {
    enum class end : std::uint8_t { whole, low, high }; ///< of a range
    plan::index operand = 0;
    end part = end::whole;

    /// The side's value, or nullptr where the operand is no range.
    const value* of(std::span<const value> operands) const;
};

/// One thing to reach.
struct goal {
    goal_kind what = goal_kind::requirement;
    ways wanted = 0;  ///< all that are demanded
    ways seen = 0;    ///< those that an example reached
    ways excused = 0; ///< those that `unreachable` names
    bool of_function = false;
    std::string owner{};  ///< the decision or function
    std::string id{};     ///< of a requirement or row; a threshold's expression
    std::string alias{};  ///< a threshold's expression without the column that it tests
    std::string within{}; ///< of a threshold: the requirement or row that it stands in
    place where{};
    plan::index number = 0;   ///< the condition's expression, the table, or the instruction
    std::size_t row = 0;      ///< of a row, in its table
    std::string_view bound{}; ///< of a threshold with two ends: low or high
    side fact{};              ///< of a threshold: the side that rests on facts,
    side limit{};             ///< and the other one
    type_ptr type{};          ///< of a threshold: what the side that rests on facts can be
    bool counts = false;      ///< of a threshold: that side is never below zero
    std::optional<value> limited_by{}; ///< of a threshold: its value, once an example compared it

    ways lacking() const { return static_cast<ways>(wanted & ~seen & ~excused); }
};

/// All goals of a version, in the order of its file; nothing reached yet.
std::vector<goal> goals_of(const plan::program& of);

/// Where a value lies by a threshold: below, at or above it by one step at most; 0 elsewhere, and
/// where the two cannot be compared. One step is 1, or one of the last decimal place that the limit
/// has; a day; a month for durations of years and months.
ways position(const value& fact, const value& limit);

/// A text with each run of blanks as one blank.
std::string one_line(std::string_view text);

} // namespace hjemmel::examples
