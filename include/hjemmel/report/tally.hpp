// SPDX-License-Identifier: Apache-2.0
// Outcomes counted into the sheets of a report.
#pragma once

#include <hjemmel/core/date.hpp>
#include <hjemmel/eval/outcome.hpp>
#include <hjemmel/model/version.hpp>
#include <hjemmel/plan/program.hpp>
#include <hjemmel/report/audit.hpp>
#include <hjemmel/report/table.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace hjemmel::report {

/// What a row or column stands for.
struct heading {
    enum class kind : std::uint8_t {
        value,
        none,         ///< the host said that there is none
        not_supplied, ///< a fact
        undetermined, ///< a decision
        failed,
        total,
    };
    kind what = kind::value;
    std::string id{}; ///< of a value: its text, `true` or `false`; else a word of that meaning
    friend bool operator==(const heading&, const heading&) = default;
};

/// One table of a report, small numbers hidden.
struct sheet {
    std::string month{}; ///< YYYY-MM, or empty
    date on{};           ///< the day on which the cases were decided
    std::string place{}; ///< the key of the entity above, or empty where there is none
    std::string count{}; ///< the way of counting, by its name
    std::int64_t threshold = 0;
    std::vector<heading> rows{};
    std::vector<heading> columns{};
    report::table table{};
    std::vector<cell> derivable{}; ///< hidden, but told by the table read as a whole
    /// Cases of which it is open whether they count. Hidden like any other number; where no filter
    /// can leave that open there are none, and that is no secret.
    std::int64_t undecided = 0;
    bool undecided_hidden = false;
    bool outside = false; ///< no version is in force on that day: nothing was counted
};

/// Counts the cases of one report on one day. One thread at a time.
class tally {
  public:
    /// `what` is one of the program's own reports, of which one count is made for each way of
    /// counting, `alle` where it declares none.
    tally(std::shared_ptr<const plan::program> program, const model::report& what, date on,
          std::string month = {});

    /// The decisions that each case must be asked for; empty: any will do.
    const std::vector<std::string>& decisions() const { return decisions_; }
    plan::index entity() const { return entity_; }
    date on() const { return on_; }

    /// One case's outcomes for `decisions()`. False where they were refused or not evaluated: such
    /// a case is not counted.
    bool add(const std::vector<eval::outcome>& of);

    /// The sheets by place and then in the order in which the counts are declared.
    std::vector<sheet> sheets() const;

  private:
    /// Where a row, a column or a filter comes from.
    struct origin {
        bool decision = false;
        bool above = false;
        plan::index slot = plan::none;
        std::string name{};
    };
    using counted = std::map<std::pair<std::string, std::string>, std::int64_t>;
    struct place_counts {
        std::set<std::string> rows{};
        std::set<std::string> columns{};
        std::vector<counted> by_count{};
        std::vector<std::int64_t> undecided{};
    };

    origin find(const std::string& name);
    const value* value_of(const origin& from, const std::vector<eval::outcome>& of) const;
    std::string place_of(const eval::record& in) const;
    std::vector<heading> headings(const origin& of, const std::set<std::string>& found) const;
    std::int64_t threshold(const std::vector<value>& parameters) const;

    std::shared_ptr<const plan::program> program_;
    const model::report& what_;
    date on_;
    std::string month_;
    plan::index entity_ = 0;
    origin rows_{};
    origin columns_{};
    std::vector<std::vector<origin>> filters_{}; ///< by count
    std::vector<std::string> decisions_{};
    std::int64_t threshold_ = 0;
    std::map<std::string, place_counts> places_{};
};

} // namespace hjemmel::report
