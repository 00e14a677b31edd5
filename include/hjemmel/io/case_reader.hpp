// SPDX-License-Identifier: Apache-2.0
// Cases from JSON, one after the other and in bounded memory.
#pragma once

#include <hjemmel/core/limits.hpp>
#include <hjemmel/io/bytes.hpp>
#include <hjemmel/io/given_case.hpp>

#include <memory>
#include <optional>
#include <string>

namespace hjemmel::io {

/// How cases stand in a text.
enum class json_form : bool {
    told_by_content, ///< one object, an array of objects, or one object a line
    lines,           ///< one object a line
};

/// Reads the cases of one text: a JSON object, an array of objects, or JSON lines. A case that
/// cannot be read is refused, and the next one follows. Holds no more than one case at a time. One
/// thread at a time; may be moved.
class case_reader {
  public:
    /// `name` stands in diagnostics.
    case_reader(std::string name, byte_source from, const facts_limits& limits = {},
                json_form form = json_form::told_by_content);
    case_reader(case_reader&&) noexcept;
    case_reader& operator=(case_reader&&) noexcept;
    ~case_reader();

    /// The next case; nothing at the end.
    std::optional<given_case> next();

  private:
    struct state;
    std::unique_ptr<state> state_;
};

} // namespace hjemmel::io
