// SPDX-License-Identifier: Apache-2.0
// One case as readers hand it over, and the reader of cases in JSON.
#pragma once

#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/core/limits.hpp>
#include <hjemmel/eval/facts.hpp>
#include <hjemmel/io/bytes.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

namespace hjemmel::io {

/// One case of a file. Places in `faults` count lines from the case's own first line, and the text
/// that they point into shows names and structure alone: each value in it is blotted out.
struct given_case {
    facts content{};        ///< when refused, what could be read of it
    diagnostics faults{};   ///< not empty: the case is refused
    std::size_t line = 1;   ///< the line of the file that the case begins on, from 1
    bool rest_lost = false; ///< what follows in the file cannot be read: this is its last case
};

class case_chunk;

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
    case_reader(const case_reader&) = delete;
    case_reader& operator=(const case_reader&) = delete;
    case_reader(case_reader&&) noexcept;
    case_reader& operator=(case_reader&&) noexcept;
    ~case_reader();

    /// The next case; nothing at the end.
    std::optional<given_case> next();
    /// The next cases at once, as many as fit or are there; false at the end.
    bool read(case_chunk& into);

  private:
    struct state;
    std::unique_ptr<state> state_;
};

} // namespace hjemmel::io
