// SPDX-License-Identifier: Apache-2.0
// What users hold: all rulesets found under one folder, each with its versions.
#pragma once

#include <hjemmel/api/evaluation.hpp>
#include <hjemmel/api/outcome.hpp>
#include <hjemmel/core/limits.hpp>
#include <hjemmel/core/result.hpp>
#include <hjemmel/eval/facts.hpp>
#include <hjemmel/eval/options.hpp>
#include <hjemmel/model/examples.hpp>
#include <hjemmel/plan/program.hpp>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel {

/// A ruleset as one file states it, valid from a day to a day, both included. Immutable; cheap to
/// copy; shared between threads.
class version {
  public:
    explicit version(std::shared_ptr<const plan::program> program) : program_(std::move(program)) {}

    const std::string& ruleset() const { return source().ruleset.text; }
    const bilingual& title() const { return source().title; }
    std::optional<date> from() const { return source().from; }
    /// Nothing where it has no end, or one that no source gives.
    std::optional<date> to() const { return source().to; }
    const std::string& digest() const { return source().digest; }
    bool in_force_on(date day) const;

    /// The same rules with parameters set to declared readings or to values of their type, written
    /// as the file writes them. Every outcome then says what was changed.
    result<version>
    with_parameters(std::span<const std::pair<std::string, std::string>> settings) const;

    /// The decisions of one case, in the order asked for; all of the entity's
    /// but helpers when none is named.
    /// `entity` may be empty where the decisions tell it or there is one alone.
    std::vector<outcome> evaluate(const facts& given, std::span<const std::string> decisions,
                                  date on, std::string_view entity = {},
                                  const eval::options& options = {}) const;

    /// The same made ready for many cases: names are resolved once. Errors: `unknown-entity`,
    /// `unknown-decision`, `mixed-decisions`, `which-entity`, `unknown-fact` (in `complete`).
    result<evaluation> prepare(std::span<const std::string> decisions, std::string_view entity = {},
                               const eval::options& options = {}) const;

    /// The outcome by the ruleset's letter of that name, or the first about its decision; by the
    /// default one where there is none.
    std::string letter(const outcome& of, language wanted, std::string_view name = {}) const;

    const plan::program& program() const { return *program_; }
    const std::shared_ptr<const plan::program>& shared_program() const { return program_; }
    const std::vector<eval::changed_parameter>& changed() const { return changed_; }

  private:
    result<std::vector<plan::slot_ref>> find_decisions(std::span<const std::string> names,
                                                       std::string_view entity) const;
    const model::version& source() const { return *program_->source; }

    std::shared_ptr<const plan::program> program_;
    std::vector<eval::changed_parameter> changed_{};
};

/// All rulesets of one folder. Immutable; may be shared between threads and copied cheaply.
class catalog {
  public:
    /// Reads one rule file or every `.yaml` file under a folder: versions, and examples beside
    /// them. One bad file fails it whole: all diagnostics of all files come back.
    /// `catalog::load(path).value()` throws `hjemmel::error`.
    static result<catalog> load(const std::string& path, const load_limits& limits = {});

    /// The same from memory: (name, bytes) pairs; the names only serve in diagnostics.
    static result<catalog> from_memory(std::span<const std::pair<std::string, std::string>> files,
                                       const load_limits& limits = {});

    /// Ids, sorted.
    std::vector<std::string> rulesets() const;
    /// A ruleset's versions, oldest first; empty for an unknown id.
    std::vector<version> versions(std::string_view ruleset) const;
    /// The version in force on a day, if any.
    std::optional<version> in_force(std::string_view ruleset, date on) const;
    /// The examples beside the rules, a file each, in the order of their paths.
    const std::vector<model::examples>& examples() const { return *examples_; }
    /// Warnings that came with loading.
    const hjemmel::diagnostics& warnings() const { return *warnings_; }

    /// One decision of one case. An unknown ruleset or decision gives a failed outcome that says
    /// so.
    outcome evaluate(std::string_view ruleset, date on, std::string_view decision,
                     const facts& given, const eval::options& options = {}) const;

  private:
    catalog(std::vector<version> versions, std::vector<model::examples> examples,
            hjemmel::diagnostics warnings);

    std::shared_ptr<const std::vector<version>> versions_{};
    std::shared_ptr<const std::vector<model::examples>> examples_{};
    std::shared_ptr<const hjemmel::diagnostics> warnings_{};
};

} // namespace hjemmel
