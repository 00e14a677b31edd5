// SPDX-License-Identifier: Apache-2.0
// FEEL text and the names in scope -> the syntax tree, or what is wrong with the text.
#pragma once

#include <hjemmel/core/limits.hpp>
#include <hjemmel/core/place.hpp>
#include <hjemmel/core/result.hpp>
#include <hjemmel/feel/detail/grammar_parts.hpp>
#include <hjemmel/feel/detail/grammar_words.hpp>
#include <hjemmel/feel/scope.hpp>
#include <hjemmel/feel/tree.hpp>

#include <optional>
#include <string>
#include <utility>

namespace hjemmel::feel {

namespace detail {

inline std::optional<diagnostic> too_long(const located_text& source, const load_limits& limits) {
    if (source.text.size() <= limits.expression_bytes) return std::nullopt;
    const auto most = std::to_string(limits.expression_bytes);
    diagnostic out;
    out.code = "expression-too-long";
    out.where = source.where;
    out.text = {"Udtrykket fylder mere end " + most + " byte.",
                "The expression takes more than " + most + " bytes."};
    out.hint = {"Del det i flere resultater eller funktioner.",
                "Split it into several decisions or functions."};
    return out;
}

} // namespace detail

/// Reads `source` as one FEEL expression. `names` are those that the expression may use, names
/// of built-in functions and of fields included; FEEL's own names of several words are always
/// known. A word that no name of several words explains is a name too, known or not.
/// Errors (the first only): unexpected-token, trailing-text, unclosed, bad-number,
/// bad-string-escape, expression-too-deep, expression-too-long. Times and dates with a time in
/// `@"..."` come as a call of the built-in that reads them. Needs little stack: 64 levels fit into
/// 128 KB. Any thread.
inline result<tree> parse_expression(const located_text& source, const name_scope& names,
                                     const load_limits& limits = {}) {
    if (auto fault = detail::too_long(source, limits)) return std::move(*fault);
    detail::grammar all(source, names, limits);
    if (!all.whole_expression()) return all.state().fault();
    return all.state().take_tree();
}

/// Reads `source` as what `for`, `some` and `every` go over: an expression, or `low..high`, whose
/// root is a `span`. Otherwise as `parse_expression`.
inline result<tree> parse_domain(const located_text& source, const name_scope& names,
                                 const load_limits& limits = {}) {
    if (auto fault = detail::too_long(source, limits)) return std::move(*fault);
    detail::grammar all(source, names, limits);
    if (!all.whole_domain()) return all.state().fault();
    return all.state().take_tree();
}

/// Reads `source` as FEEL unary tests, a table's cell: the root is `tests`, `negated_tests` or
/// `any_test`. Otherwise as `parse_expression`.
inline result<tree> parse_unary_tests(const located_text& source, const name_scope& names,
                                      const load_limits& limits = {}) {
    if (auto fault = detail::too_long(source, limits)) return std::move(*fault);
    detail::grammar all(source, names, limits);
    if (!all.at_not()) {
        if (!all.whole_tests()) return all.state().fault();
        return all.state().take_tree();
    }
    if (all.whole_negated_tests()) return all.state().take_tree();
    // `not(a) or b` is a test that begins with a call.
    detail::grammar again(source, names, limits);
    if (again.whole_tests()) return again.state().take_tree();
    const auto& one = all.state().fault();
    const auto& two = again.state().fault();
    return two.where.begin > one.where.begin ? two : one;
}

} // namespace hjemmel::feel
