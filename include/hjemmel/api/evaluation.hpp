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

    const plan::program& program() const { return *program_; }
    const std::shared_ptr<const plan::program>& shared_program() const { return program_; }
    plan::index entity() const { return entity_; }
    const std::vector<plan::slot_ref>& decisions() const { return decisions_; }
    const eval::options& options() const { return options_; }

  private:
    friend class version;
    evaluation() = default;

    std::shared_ptr<const plan::program> program_{};
    std::vector<eval::changed_parameter> changed_{};
    std::vector<plan::slot_ref> decisions_{};
    plan::index entity_ = 0;
    eval::options options_{};
};

} // namespace hjemmel
