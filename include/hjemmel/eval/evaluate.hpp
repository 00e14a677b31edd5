// SPDX-License-Identifier: Apache-2.0
// The outcomes of one case.
#pragma once

#include <hjemmel/eval/facts.hpp>
#include <hjemmel/eval/options.hpp>
#include <hjemmel/eval/outcome.hpp>
#include <hjemmel/eval/schedule.hpp>
#include <hjemmel/plan/program.hpp>

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace hjemmel::eval {

/// One case under one version. Concurrent calls on the same program are fine.
struct request {
    std::shared_ptr<const plan::program> program;
    std::vector<changed_parameter> changed; ///< parameters set by the host
    hjemmel::date on;
    std::vector<plan::slot_ref> decisions; ///< all of one entity
    plan::index entity = 0;
};

/// A request made ready for any number of cases, on any date. Immutable; shared between threads.
struct prepared {
    explicit prepared(request asked, options with);

    request what; ///< its date is not looked at
    options how;
    schedule needed;
    schedule warning;         ///< what warns about the facts of the case itself
    schedule warning_of_many; ///< and of the entities that it has

    /// The same for whom no warning is told.
    prepared without_warnings() const;
};

/// Decides one case after the other in memory that it keeps. One thread at a time.
class evaluator {
  public:
    explicit evaluator(std::shared_ptr<const prepared> what);
    evaluator(const evaluator&) = delete;
    evaluator& operator=(const evaluator&) = delete;
    evaluator(evaluator&&) noexcept;
    evaluator& operator=(evaluator&&) noexcept;
    ~evaluator();

    /// Puts the outcomes where `into` points to, one a decision, in their order: they become what
    /// `evaluate` gives. Where what they rested on is nobody else's, its memory is used again.
    void run(const facts& given, hjemmel::date on, std::span<outcome* const> into);

    const std::shared_ptr<const prepared>& what() const { return what_; }

  private:
    class work;
    std::shared_ptr<const prepared> what_;
    std::unique_ptr<work> work_;
};

/// The outcomes, in the order of the decisions. Faulty facts give refused ones that carry every
/// fault; a date outside the version's validity gives outside_validity.
std::vector<outcome> evaluate(const request& what, const facts& given, const options& how);

/// What is wrong or doubtful with the facts, without deciding anything; nothing outside the
/// version's validity.
diagnostics faults_of(const request& what, const facts& given, const options& how);

} // namespace hjemmel::eval
