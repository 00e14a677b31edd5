// SPDX-License-Identifier: Apache-2.0
// The reasons of each decision as a section of a text.
#pragma once

#include "lines.hpp"
#include "phrases.hpp"
#include "vocabulary.hpp"

#include <hjemmel/eval/outcome.hpp>
#include <hjemmel/explain/reason.hpp>

#include <set>
#include <string>
#include <vector>

namespace hjemmel::explain::detail {

/// Writes a tree as sections, one a decision, in the order in which the tree names them.
class sections {
  public:
    sections(lines& out, const vocabulary& words) : out_(out), w_(words.wanted()), words_(words) {}

    /// All reasons of an outcome, under their heading; nothing where it was not evaluated.
    void reasons(const eval::outcome& of, const reason& root);

    /// Only what decided or is still open in the decision itself, under the same heading.
    void deciding_alone(const eval::outcome& of, const reason& root);

    /// The root's own reasons, and after them a section for each decision with requirements or a
    /// table that it rests on.
    void tell(const reason& root);

    /// The sources cited so far, each once, in the order of their numbers.
    const std::vector<cited>& sources() const { return sources_.all(); }

  private:
    bool begin(const eval::outcome& of, const reason& root);
    void body(const reason& node);
    void further(const reason& node);
    void section(const reason& node);

    void requirements(const reason& node);
    void requirement(const reason& node, std::size_t depth);
    void expression(const reason& node);
    void facts(const std::vector<used>& list, std::size_t depth, bool as_items);
    std::string use_line(const used& what);
    std::string elsewhere(const used& what) const;

    void table(const reason& node);
    void deciding(const reason& row, std::size_t number);
    void deciding_cells(const reason& row);
    void stopped(const reason& node);
    void candidates(const reason& node);
    void excluded(const reason& node);
    std::string cell_line(const reason& cell);
    std::string why_not(const reason& row) const;
    std::string row_name(const reason& row, std::size_t number, bool with_answer) const;

    lines& out_;
    language w_;
    const vocabulary& words_;
    source_list sources_{};
    std::set<std::string> told_{};    ///< names of facts and parameters that were shown in full
    std::set<std::string> planned_{}; ///< names of decisions that have a section
    bool alone_ = false;              ///< only the decision itself, only what decided
    std::set<std::string> begun_{};   ///< names of decisions whose section has begun
};

} // namespace hjemmel::explain::detail
