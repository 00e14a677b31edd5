// SPDX-License-Identifier: Apache-2.0
// An evaluation made ready: names resolved once, for any number of cases.
#pragma once

#include <hjemmel/api/outcome.hpp>
#include <hjemmel/eval/evaluate.hpp>
#include <hjemmel/eval/facts.hpp>
#include <hjemmel/eval/options.hpp>
#include <hjemmel/plan/program.hpp>

#include <memory>
#include <utility>
#include <vector>

namespace hjemmel {

/// Decisions of one entity under one version and its options. Made by `version::prepare`;
/// immutable, cheap to copy, shared between threads; keeps what it needs of the version.
class evaluation {
  public:
    /// The outcomes of one case, in the order of the decisions.
    std::vector<outcome> run(const facts& given, date on) const;

    /// The same without what decisions that warn say of the facts: no diagnostics tell it, and none
    /// of it is worked out.
    evaluation without_warnings() const;

    const plan::program& program() const { return *ready_->what.program; }
    const std::shared_ptr<const plan::program>& shared_program() const {
        return ready_->what.program;
    }
    plan::index entity() const { return ready_->what.entity; }
    const std::vector<plan::slot_ref>& decisions() const { return ready_->what.decisions; }
    const eval::options& options() const { return ready_->how; }

  private:
    friend class version;
    friend class evaluator;
    explicit evaluation(std::shared_ptr<const eval::prepared> ready) : ready_(std::move(ready)) {}

    std::shared_ptr<const eval::prepared> ready_;
};

/// An evaluation with memory of its own, for one case after the other: what one took is used again
/// for the next. One thread at a time; each thread has its own.
///
///     evaluator with(rules.prepare(decisions).value());
///     for (const auto& one : cases)
///         note(with.run(one, on).front().status());
class evaluator {
  public:
    explicit evaluator(const evaluation& of);

    /// The outcomes of one case, in the order of the decisions. They hold until the next call; one
    /// that is copied holds as long as it is kept.
    const std::vector<outcome>& run(const facts& given, date on);

    /// Whether it was made of this evaluation, or of one that was copied from it.
    bool is_of(const evaluation& one) const { return with_.what() == one.ready_; }

  private:
    eval::evaluator with_;
    std::vector<outcome> outcomes_{};
    std::vector<eval::outcome*> contents_{};
};

} // namespace hjemmel
