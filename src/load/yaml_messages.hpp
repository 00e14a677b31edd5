// SPDX-License-Identifier: Apache-2.0
// What is said about a file that is no YAML, or more of YAML than rule files take.
#pragma once

#include <hjemmel/core/diagnostic.hpp>

#include <string_view>

namespace hjemmel::load::detail {

/// The error of this code, which is one of the table in yaml_messages.cpp.
diagnostic yaml_fault(std::string_view code, place where);

/// A colon within a value between braces, which YAML takes for that of a key. `key` is the value's.
diagnostic colon_fault(const std::string& key, place where);

/// The error `yaml-syntax`; `reason` is the YAML parser's own sentence, which is told in our words.
diagnostic syntax_fault(std::string_view reason, place where);

} // namespace hjemmel::load::detail
