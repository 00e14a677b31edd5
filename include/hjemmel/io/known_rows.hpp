// SPDX-License-Identifier: Apache-2.0
// Outcomes that columns know, as text: the same bytes as an outcome of that case would give.
#pragma once

#include <hjemmel/eval/column.hpp>
#include <hjemmel/eval/outcome.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace hjemmel::io {

/// Writes one decision's known outcomes, which differ in their id and value alone.
class known_rows {
  public:
    enum class form : bool { csv, json };

    /// `like`: an outcome of the decision that is known; its id and value do not matter.
    known_rows(eval::outcome like, form as);

    /// Appends the outcome of one row, which the column must know: as `write_outcome_row` with its
    /// line feed, or as `write_outcome` on one line without.
    void write(std::string& to, std::string_view id, const eval::column& of, std::size_t row,
               const eval::text_codes& texts) const;

  private:
    void write_value(std::string& to, const eval::column& of, std::size_t row,
                     const eval::text_codes& texts) const;

    form as_;
    std::string before_id_{};
    std::string before_value_{};
    std::string behind_value_{};
};

} // namespace hjemmel::io
