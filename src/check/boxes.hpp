// SPDX-License-Identifier: Apache-2.0
// Logic in all its forms, parsed: boxed expressions become one tree of several texts.
#pragma once

#include "builder.hpp"

#include <memory>
#include <string>
#include <vector>

namespace hjemmel::check::detail {

/// An expression that was made, and what is bound around it beside its own names.
struct made_expression {
    index number = none;
    std::vector<std::string> bound{};
    bool in_filter = false; ///< then a name may be a field of the items
};

/// Parses logic. Every expression that it makes, those of tables included, is put into `made`.
class logic_parser {
  public:
    logic_parser(builder& b, std::vector<made_expression>& made) : b_(b), made_(made) {}

    index expression(const located_text& text, text_form as = text_form::expression);
    index table(const model::table& source);
    /// The logic as one expression; `type`: what it declares, or nothing.
    index whole(const model::logic& logic, const model::data& type, const place& where);
    index whole(const model::boxed& logic, const place& where);

    /// The decisions that a service needs, in order, as one expression of its inputs.
    index service(const model::service& source, index entity);

  private:
    row parse_row(const model::table& table, const model::row& source);

    builder& b_;
    std::vector<made_expression>& made_;
    std::vector<std::string> bound_{};
    bool in_filter_ = false;
    friend class boxing;
};

} // namespace hjemmel::check::detail
