// SPDX-License-Identifier: Apache-2.0
// Values as people write them, with the few things that only some places in a text need.
#pragma once

#include <hjemmel/explain/text.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace hjemmel::explain::detail {

/// How a value is to be shown.
struct manner {
    language wanted = language::da;
    std::string_view name{}; ///< of the fact or decision: an ending `_oere` makes an amount
    bool supplied = false;   ///< a fact: what is undetermined in it was not supplied
    bool money = false;      ///< numbers are amounts in øre
};

/// Whether a field is null for no reason: a task without a deadline has none, and none is told.
bool says_nothing(const value& field);

std::string shown(const value& what, const manner& how);

/// What an undetermined value can still be: "gruppe_1 eller gruppe_2", "fra 473 til 483"; empty
/// where that would say nothing.
std::string shown(const possible& what, const manner& how);

/// "gruppe_1, gruppe_2 eller udskudt"; a failure among them is told last.
std::string one_of(const std::vector<value>& values, const manner& how);

/// The texts joined by commas, before the last one `last`: "a, b og c".
std::string listed(const std::vector<std::string>& texts, std::string_view last);

/// 1 -> "1 dag", 2 -> "2 dage".
std::string counted(std::int64_t count, std::string_view one, std::string_view many,
                    language wanted);

} // namespace hjemmel::explain::detail
