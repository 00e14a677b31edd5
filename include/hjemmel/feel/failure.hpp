// SPDX-License-Identifier: Apache-2.0
// The nulls of failed operations: what failed and with which kinds of operands, never their values.
#pragma once

#include <hjemmel/feel/builtin.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace hjemmel::feel {

/// FEEL's name of a value's kind, as messages write it.
inline std::string_view kind_text(kind k) {
    switch (k) {
    case kind::null:
        return "null";
    case kind::boolean:
        return kind_name(type_kind::boolean);
    case kind::number:
        return kind_name(type_kind::number);
    case kind::string:
        return kind_name(type_kind::string);
    case kind::date:
        return kind_name(type_kind::date);
    case kind::time:
        return kind_name(type_kind::time);
    case kind::date_and_time:
        return kind_name(type_kind::date_and_time);
    case kind::days_duration:
        return kind_name(type_kind::days_duration);
    case kind::months_duration:
        return kind_name(type_kind::months_duration);
    case kind::range:
        return kind_name(type_kind::range);
    case kind::list:
        return kind_name(type_kind::list);
    case kind::context:
        return kind_name(type_kind::context);
    case kind::function:
        return kind_name(type_kind::function);
    case kind::undetermined:
        break;
    }
    return kind_name(type_kind::any);
}

namespace detail {

/// `name` between backticks.
inline std::string backticked(std::string_view name) { return "`" + std::string(name) + "`"; }

/// The failure of an operation on two operands that it is not defined for. An operand that is
/// itself a failure is handed on, so that the first cause is the one that is told.
inline value fail_operands(call& in, std::string_view symbol, const value& a, const value& b) {
    if (a.failure()) return a;
    if (b.failure()) return b;
    const auto name = backticked(symbol);
    if (a.is_null() || b.is_null()) {
        return in.fail("null-operand", {"En af værdierne i " + name + " er null.",
                                        "An operand of " + name + " is null."});
    }
    const std::string left(kind_text(a.kind()));
    const std::string right(kind_text(b.kind()));
    return in.fail("operand-kinds", {name + " kan ikke bruges på " + left + " og " + right + ".",
                                     name + " does not apply to " + left + " and " + right + "."});
}

/// The same for one operand.
inline value fail_operand(call& in, std::string_view symbol, const value& a) {
    if (a.failure()) return a;
    const auto name = backticked(symbol);
    if (a.is_null()) {
        return in.fail("null-operand",
                       {"Værdien i " + name + " er null.", "The operand of " + name + " is null."});
    }
    const std::string what(kind_text(a.kind()));
    return in.fail("operand-kinds", {name + " kan ikke bruges på " + what + ".",
                                     name + " does not apply to " + what + "."});
}

/// A result, or the failure of an operation whose result has no representation.
template<class T>
value result_or_overflow(call& in, std::string_view symbol, const std::optional<T>& result) {
    if (result) return value(*result);
    const auto name = backticked(symbol);
    return in.fail("overflow", {"Resultatet af " + name + " er uden for det, der kan regnes med.",
                                "The result of " + name + " is outside what can be represented."});
}

inline value fail_division(call& in, std::string_view symbol) {
    const auto name = backticked(symbol);
    return in.fail("division-by-zero",
                   {"Der divideres med nul i " + name + ".", "Division by zero in " + name + "."});
}

} // namespace detail

} // namespace hjemmel::feel
