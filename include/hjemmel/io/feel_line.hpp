// SPDX-License-Identifier: Apache-2.0
// One line of JSON that asks for the value of a FEEL expression, and the line that answers it.
#pragma once

#include <hjemmel/core/bilingual.hpp>
#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/core/result.hpp>
#include <hjemmel/core/value.hpp>
#include <hjemmel/eval/facts.hpp>
#include <hjemmel/model/data.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace hjemmel::io {

/// An expression, the names it may use with their types and values, and the type of its result.
struct feel_line {
    std::string text{};
    std::vector<std::pair<std::string, model::data>> names{}; ///< with their types; none: Any
    std::vector<std::pair<std::string, value>> values{};
    std::vector<std::string> fields{}; ///< names of fields that the values have
    model::data result{};
};

/// What an object of `expression`, `context` (typed values by name) and, optionally, `resultType`
/// and `inputTypes` (types by name) asks. Other keys are ignored. Faults: `bad-feel-line`,
/// `bad-typed-value`.
result<feel_line> read_feel_line(const facts& line);

/// `{"id", "value", "diagnostics"}` on one line, without a line feed. `id` is written as it was
/// given, null where there was none. `first_line` is that of the line in its file.
std::string write_feel_line(const value& id, const value& found, const diagnostics& told,
                            language lang, std::size_t first_line = 1);

} // namespace hjemmel::io
