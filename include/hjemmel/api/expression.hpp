// SPDX-License-Identifier: Apache-2.0
// A FEEL expression of its own: compiled once against names, evaluated with values for them.
#pragma once

#include <hjemmel/core/date.hpp>
#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/core/limits.hpp>
#include <hjemmel/core/result.hpp>
#include <hjemmel/core/value.hpp>
#include <hjemmel/eval/options.hpp>
#include <hjemmel/model/data.hpp>
#include <hjemmel/plan/program.hpp>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace hjemmel {

/// A name that an expression may use, and its type as a rule file would declare it; none: Any.
using typed_name = std::pair<std::string, model::data>;

/// What an expression is compiled against.
struct expression_scope {
    std::vector<typed_name> names{};
    /// Names of fields that values of type Any may have: only those with blanks or signs in them
    /// need to be told.
    std::vector<std::string> fields{};
    model::data result{}; ///< type of the result; none: Any
};

/// What an expression gave: its value, and what the checker warned of or failed meanwhile.
struct evaluated {
    hjemmel::value value{};
    hjemmel::diagnostics diagnostics{};
};

/// One FEEL expression, typed as DMN types: what cannot work is null when evaluated, with a
/// diagnostic. Immutable; cheap to copy; shared between threads.
class expression {
  public:
    /// The expression, or why it is none: faults of syntax, of names and of declared types. Places
    /// are in a file called `expression`.
    static result<expression> compile(std::string text, const expression_scope& scope = {},
                                      const load_limits& limits = {});

    /// The value for these values of its names, each converted to its type by FEEL's implicit
    /// conversions: where it does not fit, it is null with a diagnostic whose `fact` is the name.
    /// A name without a value is null; values of other names are ignored. Without a date, an
    /// expression that calls today() is null, with a diagnostic.
    evaluated evaluate(std::span<const std::pair<std::string, value>> values = {},
                       std::optional<date> on = std::nullopt, const eval::options& how = {}) const;

    /// What the checker warned of; `evaluate` gives these too.
    const hjemmel::diagnostics& warnings() const { return *warnings_; }
    /// Whether it calls today(), and so needs a date.
    bool needs_date() const { return today_ != nullptr; }

  private:
    expression() = default;

    std::shared_ptr<const plan::program> program_{};
    std::shared_ptr<const hjemmel::diagnostics> warnings_{};
    std::shared_ptr<const place> today_{}; ///< the first call of today()
    plan::index slot_ = 0;
};

} // namespace hjemmel
