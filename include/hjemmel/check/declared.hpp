// SPDX-License-Identifier: Apache-2.0
// Declared types, allowed values and parameter values: data of the file, read by its type.
#pragma once

#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/core/type.hpp>
#include <hjemmel/core/value.hpp>
#include <hjemmel/model/data.hpp>
#include <hjemmel/model/version.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hjemmel::check {

/// The types that a file declares under names, and what reads declarations.
class declarations {
  public:
    /// Reads all of `types:`; a type that contains itself is an error.
    declarations(const model::version& file, diagnostics& found);

    /// The type that this data declares; `any` after an error. No data: `any`.
    type_ptr type_of(const model::data& declared);

    /// `base` with what else is allowed put on it, each value and bound of that type.
    type_ptr constrained(const type_ptr& base, const model::restriction& what);

    /// The same for something declared with a type of its own; without one, with the type that all
    /// its values and bounds are written as: number, boolean, date, time, duration, else string.
    type_ptr restricted(const model::data& type, const model::restriction& what);

    /// Tests that values of a type must meet, by the `tests` of its domain.
    struct constraint {
        located_text tests{};
        type_ptr tested{};
    };
    const std::vector<constraint>& constraints() const { return constraints_; }

    /// A value of this type, as a parameter has it; nothing after an error.
    std::optional<value> value_of(const model::data& written, const type& wanted);

    /// Names of declared types and of all fields, for reading expressions.
    const std::vector<std::string>& names() const { return names_; }
    /// The declared type of this name, or nullptr.
    type_ptr named(std::string_view name) const;

  private:
    type_ptr scalar_type(const model::data& declared);
    type_ptr mapping_type(const model::data& declared);
    type_ptr type_by_shape(const model::data& declared);
    type_ptr function_type(const model::data& declared);
    static type_ptr type_of_values(const model::restriction& what);
    type_ptr with_scale(const type_ptr& base, const model::data& declared);
    type_ptr restricted_type(const model::data& declared);
    type_ptr context_type(const model::data& fields);
    type_ptr with_optional(const type_ptr& base, const model::data& names);
    void only(const model::data& declared, std::initializer_list<std::string_view> keys);
    type_ptr declared_name(const std::string& name);
    void refuse_large(const place& where);

    static constexpr std::size_t deepest = 64; ///< types in types, through their names too

    std::map<std::string, const model::named_type*, std::less<>> written_{};
    diagnostics& found_;
    std::size_t depth_ = 0;
    std::map<std::string, type_ptr, std::less<>> named_{};
    std::vector<std::string> open_{};
    std::vector<constraint> constraints_{};
    std::vector<std::string> names_{};
};

/// A scalar as a value of this type: how parameter values, settings and texts in tables are read.
/// Nothing when it is none of that type.
std::optional<value> scalar_value(std::string_view text, const type& wanted);

/// Whether `what` is one of the domain's values and within its bounds; true where there are none.
/// Tests are not run: they need an evaluation.
bool allowed_by(const type& t, const value& what);

/// Whether a value has no more decimals than the domain allows; true for what is no number.
bool has_few_decimals(const type_domain& domain, const value& what);

/// The numbers that have so few decimals, as a hint names them: "whole numbers", "numbers with at
/// most 2 decimals".
bilingual numbers_of_scale(std::int32_t scale);

} // namespace hjemmel::check
