// SPDX-License-Identifier: Apache-2.0
// Facts from JSON; outcomes, values and diagnostics as JSON. docs/command-line.md has the form.
#pragma once

#include <hjemmel/core/bilingual.hpp>
#include <hjemmel/core/limits.hpp>
#include <hjemmel/core/result.hpp>
#include <hjemmel/eval/facts.hpp>
#include <hjemmel/eval/outcome.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace hjemmel::io {

/// One case from one JSON object: its keys are names of facts, `sags_id` is its id. Numbers are
/// taken exactly, null is absent, objects are contexts, arrays lists. Errors: `json-syntax`,
/// `json-cut`, `trailing-content`, `not-an-object`, `duplicate-key`, `number-digits`,
/// `number-range`, `invalid-utf8`, `null-character`, `lone-surrogate`, `case-id`, `limit-bytes`,
/// `limit-depth`, `limit-text`, `limit-names`, `limit-values`; each with its place in a text whose
/// values are blotted out, and never a value in its sentence.
result<facts> read_case(std::string_view json, const facts_limits& limits = {});

/// How outcomes are written.
struct write_options {
    bool reasons = false;                               ///< with the tree of reasons
    hjemmel::language language = hjemmel::language::da; ///< of sentences and labels
    bool pretty = false;                                ///< on several lines, indented
    std::size_t first_line = 1; ///< of the case in its file: added to the lines of diagnostics
};

/// An outcome as one JSON object. The same outcome gives the same bytes. No line feed at the end.
std::string write_outcome(const eval::outcome& of, const write_options& how = {});

/// A diagnostic as one JSON object with `explain::fields`.
std::string write_diagnostic(const diagnostic& what, const write_options& how = {});

/// A value as JSON: numbers exactly and without exponent, dates and durations as ISO text, ranges
/// as {low, high, low_included, high_included}. An undetermined part is an object with `possible`
/// and `missing`, which is empty here, since names of missing facts belong to an outcome.
std::string write_value(const value& what);

/// The word for what a requirement or row contributed, in JSON and in examples: `met`, `not_met`,
/// `undecided`, `failed`, `not_reached`.
std::string_view mark_name(eval::mark what);

} // namespace hjemmel::io
