// SPDX-License-Identifier: Apache-2.0
// The built-ins on truth values and identity.
#include <hjemmel/feel/builtins/boolean.hpp>

#include "support/call.hpp"

#include <array>

namespace hjemmel {
namespace {

using test::built;

TEST_CASE("not and is") {
    constexpr auto rows = std::to_array<built>({
        {"not", "true", "false"},
        {"not", "false", "true"},
        {"not", "null", "!null-operand"},
        {"not", "0", "!operand-kinds"},
        {"not", R"("true")", "!operand-kinds"},
        {"not", "failed", "!earlier"},
        {"is", "1, 1", "true"},
        {"is", "1, 1.0", "true"},
        {"is", "1, 2", "false"},
        {"is", R"(1, "1")", "false"},
        {"is", "null, null", "true"},
        {"is", "null, failed", "true"},
        {"is", "null, 1", "false"},
        {"is", "1, null", "false"},
        {"is", R"(@"P1D", @"PT24H")", "true"},
        {"is", R"(@"P0Y", @"P0D")", "false"},
        {"is", R"(@"2018-03-02", @"2018-03-02")", "true"},
        {"is", "[1, [2]], [1, [2]]", "true"},
        {"is", "[1, 2], [2, 1]", "false"},
        {"is", "{a: 1, b: 2}, {b: 2, a: 1}", "true"},
        {"is", "[1..2], [1..2)", "false"},
    });
    test::check_calls(rows);
}

} // namespace
} // namespace hjemmel
