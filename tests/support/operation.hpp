// SPDX-License-Identifier: Apache-2.0
// Tables of operations on two values.
#pragma once

#include "support/call.hpp"

#include <span>
#include <string>

namespace hjemmel::test {

using operation = value (*)(feel::call&, const value&, const value&);

/// Two operands as FEEL text, and what the operation gives as `check_value` reads it.
struct operated {
    const char* a;
    const char* b;
    const char* expected;
};

inline void check_operation(operation apply, std::span<const operated> rows) {
    for (const auto& row : rows) {
        INFO(std::string(row.a), " and ", std::string(row.b));
        test_call in;
        check_value(apply(in, feel_value(row.a), feel_value(row.b)), row.expected);
    }
}

} // namespace hjemmel::test
