// SPDX-License-Identifier: Apache-2.0
// What a rule file calls values and their fields in texts for people.
#pragma once

#include <hjemmel/explain/reason.hpp>
#include <hjemmel/model/version.hpp>

#include <string>
#include <string_view>

namespace hjemmel::explain::detail {

/// The words of one rule file in one language; the file must live as long.
class vocabulary {
  public:
    /// `file` may be null: then everything keeps its name.
    vocabulary(const model::version* file, language wanted) : file_(file), wanted_(wanted) {}

    language wanted() const { return wanted_; }

    /// The word for a name, or the name itself.
    std::string called(std::string_view name) const;

    /// The value with words for texts and for names of fields; amounts in renamed fields are
    /// written out, since the name was what told them.
    value spoken(const value& what) const;

    /// The tree with words in all its values.
    reason spoken(reason tree) const;

  private:
    const model::word* find(std::string_view name) const;
    value spoken(const context_value& what) const;
    void speak(reason& node) const;

    const model::version* file_;
    language wanted_;
};

/// The words of the rule file that an outcome comes from; of none where it was not evaluated.
vocabulary words_of(const eval::outcome& of, language wanted);

} // namespace hjemmel::explain::detail
