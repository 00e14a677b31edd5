// SPDX-License-Identifier: Apache-2.0
// One expected result of the kit, read from a line of JSON.
#pragma once

#include <hjemmel/core/result.hpp>
#include <hjemmel/core/value.hpp>
#include <hjemmel/eval/facts.hpp>
#include <hjemmel/io/case_reader.hpp>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace hjemmel::tck {

/// What one line asks and expects. What each field means, the kit's own notes say.
struct record {
    std::string id{};
    std::string folder{};
    std::string case_id{}; ///< with the folder: what vendors count
    std::string model{};   ///< path of the DMN file
    std::string decision{};
    std::string service{}; ///< where the case calls a decision service
    bool is_feel = false;  ///< one literal expression, which needs no model
    facts line{};          ///< the whole line, for the expression and its context
    std::vector<std::pair<std::string, value>> inputs{};
    std::map<std::string, std::string> spaces{}; ///< namespaces of inputs, where the case has them
    bool expects_error = false;
    value expected{}; ///< null where an error is expected

    /// Whether an engine that always answers null fails it.
    bool expects_value() const { return !expected.is_null(); }
};

/// The record of a line, or what is wrong with the line.
result<record> read_record(io::given_case line);

/// Whether the value is the one expected, by the kit's rules: numbers within 1e-8, lists in order,
/// contexts by name, all else by value.
bool matches(const value& found, const value& expected);

} // namespace hjemmel::tck
