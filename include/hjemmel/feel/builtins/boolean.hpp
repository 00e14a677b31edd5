// SPDX-License-Identifier: Apache-2.0
// The built-ins on truth values and on identity (DMN 1.5, 10.3.4.2 and 10.3.4.13).
#pragma once

#include <hjemmel/feel/builtins/arguments.hpp>
#include <hjemmel/feel/operators.hpp>

namespace hjemmel::feel::define {

inline value not_(call& in, std::span<const value> args) {
    return negation(in, arguments(in, "not", args).at(0));
}

/// Two values of one kind with the same content; no diagnostic for two kinds.
inline value is(call& in, std::span<const value> args) {
    const arguments a(in, "is", args);
    return identical(a.at(0), a.at(1));
}

inline void add_boolean(std::vector<builtin>& table) {
    table.push_back({.name = "not",
                     .signatures = {takes({needed("negand", types::boolean())}, types::boolean())},
                     .define = not_,
                     .meaning = "The opposite truth value; null for what is no truth value.",
                     .example = "not(true)",
                     .gives = "false"});
    table.push_back(
        {.name = "is",
         .signatures = {takes({optional("value1"), optional("value2")}, types::boolean())},
         .define = is,
         .meaning = "Whether the two are of the same kind and the same in every part.",
         .example = "is(@\"P1Y\", @\"P12M\")",
         .gives = "true"});
}

} // namespace hjemmel::feel::define
