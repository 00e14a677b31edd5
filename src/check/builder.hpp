// SPDX-License-Identifier: Apache-2.0
// What the checker's parts share while one version is being checked.
#pragma once

#include <hjemmel/check/checked.hpp>
#include <hjemmel/check/declared.hpp>
#include <hjemmel/core/limits.hpp>
#include <hjemmel/feel/scope.hpp>

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::check::detail {

/// What a cell's tests or an output may be written as bare words: the allowed texts.
using words = const type*;

/// What the tree of one expression may see.
struct environment {
    index entity = none; ///< none: a function's body, which sees no facts
    std::vector<std::pair<std::string, type_ptr>> arguments{}; ///< registers 0 ...
    type_ptr input{}; ///< for tests: what they test, in register 0
    words allowed = nullptr;
    slot_ref tested{none, none}; ///< for tests: the fact that the column is, if it is one bare fact
};

/// The state of one check.
struct builder {
    const model::version& model;
    const load_limits& limits;
    diagnostics& found;
    diagnostics& warnings;
    version out{};
    declarations declared;
    feel::name_scope scope{};
    /// By function: the names that its body uses, its callees' included.
    std::vector<std::set<std::string>> function_names{};
    /// By entity and slot: uses in all, and uses as an operand of a comparison with constants.
    std::vector<std::vector<std::pair<std::size_t, std::size_t>>> uses{};

    builder(const model::version& m, const load_limits& l, diagnostics& f, diagnostics& w)
        : model(m), limits(l), found(f), warnings(w), declared(m, f) {}

    diagnostic& report(std::string_view code, const place& where, bilingual text,
                       bilingual hint = {}) {
        diagnostic d;
        d.code = code;
        d.where = where;
        d.text = std::move(text);
        d.hint = std::move(hint);
        found.push_back(std::move(d));
        return found.back();
    }
    void warn(std::string_view code, const place& where, bilingual text, bilingual hint = {}) {
        report(code, where, std::move(text), std::move(hint)).level = severity::warning;
        warnings.push_back(std::move(found.back()));
        found.pop_back();
    }

    index find_slot(index entity, std::string_view name) const;
    index find_parameter(std::string_view name) const;
    index find_function(std::string_view name) const;
};

/// Parses one expression (or unary tests) of the file into `out.expressions`; none after an error.
index parsed(builder& b, const located_text& text, bool tests);

/// The names that a tree uses and does not bind itself: in scope or fields, it cannot yet tell.
std::set<std::string> free_names(const feel::tree& tree);

/// Resolves and types one parsed expression. Reports every fault in it. True when every unary test
/// in it is held against constants alone.
bool infer(builder& b, index expression, const environment& env);

/// Whether a value of type `given` can ever be one of type `wanted`, FEEL's implicit conversions
/// included.
bool fits(const type& given, const type& wanted);

/// The type that both fit.
type_ptr joined(const type_ptr& a, const type_ptr& b);

} // namespace hjemmel::check::detail
