// SPDX-License-Identifier: Apache-2.0
// The outcomes of one case.
#pragma once

#include <hjemmel/eval/facts.hpp>
#include <hjemmel/eval/options.hpp>
#include <hjemmel/eval/outcome.hpp>
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

/// The outcomes, in the order of the decisions. Faulty facts give refused ones that carry every
/// fault; a date outside the version's validity gives outside_validity.
std::vector<outcome> evaluate(const request& what, const facts& given, const options& how);

/// What is wrong or doubtful with the facts, without deciding anything; nothing outside the
/// version's validity.
diagnostics faults_of(const request& what, const facts& given, const options& how);

} // namespace hjemmel::eval
