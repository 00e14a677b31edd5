// SPDX-License-Identifier: Apache-2.0
// The built-ins on truth values and on identity (DMN 1.5, 10.3.4.2 and 10.3.4.13).
#pragma once

#include <hjemmel/feel/builtins/arguments.hpp>
#include <hjemmel/feel/operators.hpp>

namespace hjemmel::feel::define {

inline value negated(call& in, std::span<const value> args) {
    return negation(in, arguments(in, "not", args).at(0));
}

/// Two values of one kind with the same content; no diagnostic for two kinds.
inline value is(call& in, std::span<const value> args) {
    const arguments a(in, "is", args);
    return (a.at(0).is_null() && a.at(1).is_null()) || identical(a.at(0), a.at(1));
}

inline void add_boolean(std::vector<builtin>& table) {
    add(table, "not", {takes({needed("negand", types::boolean())}, types::boolean())}, negated,
        {"The opposite truth value; null for what is no truth value.", "not(true)", "false"});
    add(table, "is", {takes({optional("value1"), optional("value2")}, types::boolean())}, is,
        {"Whether the two are of the same kind and the same in every part.",
         R"(is(@"P1Y", @"P12M"))", "true"});
}

} // namespace hjemmel::feel::define
