// SPDX-License-Identifier: Apache-2.0
// The smaller phrases that a text of reasons is put together from.
#pragma once

#include "lines.hpp"

#include <hjemmel/explain/reason.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace hjemmel::explain::detail {

/// The label, or the name where there is none.
const std::string& called(const bilingual& label, const std::string& name, language wanted);

/// "Opfyldt", "Ikke opfyldt", "Uafklaret", "Fejlet", "Ikke nået".
std::string mark_word(eval::mark mark, language wanted);

/// The sources that a text cites, numbered in the order in which it does.
class source_list {
  public:
    /// The source's number, from 1; a new one is added.
    std::size_t number(const cited& source);
    const std::vector<cited>& all() const { return all_; }

  private:
    std::vector<cited> all_{};
};

/// Title, issuer, date, reference and address.
std::string full_source(const cited& source, language wanted);

/// " (kilder: [1] Målgruppe; [2])", with "Fortolkning" where flagged; empty where there is neither.
std::string grounds_note(const reason& of, source_list& sources, language wanted);

/// The value alone, as the reason of a fact shows it: "ikke oplyst" where it was not supplied.
std::string shown_value(const used& what, language wanted);

/// What took the place of a fact that was not supplied, never without saying so.
std::string in_its_place(const used& what, language wanted);

/// One fact, parameter or decision as a line: "Opgørelsesdato: 31. december 2016".
std::string shown_use(const used& what, language wanted);

/// What stands behind a parameter's value, in parentheses; empty where nothing does.
std::string parameter_note(const used& what, source_list& sources, language wanted);

/// Whether something in the value is still open.
bool is_open(const used& what);

} // namespace hjemmel::explain::detail
