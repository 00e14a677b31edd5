// SPDX-License-Identifier: Apache-2.0
// A case's facts held against their declarations: what evaluation may rely on from then on.
#pragma once

#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/eval/facts.hpp>
#include <hjemmel/eval/options.hpp>
#include <hjemmel/eval/record.hpp>

#include <memory>

namespace hjemmel::eval {

/// Fills a record with the facts of one case after the other, in memory that it keeps. One thread
/// at a time; the record's program stays.
class binder {
  public:
    binder(record& into, const options& how);
    binder(const binder&) = delete;
    binder& operator=(const binder&) = delete;
    ~binder();

    /// Fills `root` (and its parent and children) with a case of this entity, the same at every
    /// call. Every fault is an error in `found`, with the fact's path and, in a field of its own,
    /// the value; what is only doubtful (identical or overlapping periods) is a warning. Missing
    /// facts become undetermined values and are numbered in `unknowns`.
    void bind(plan::index entity, const facts& given, diagnostics& found);

  private:
    class state;
    std::unique_ptr<state> state_;
};

} // namespace hjemmel::eval
