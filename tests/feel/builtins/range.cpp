// SPDX-License-Identifier: Apache-2.0
// The built-ins that relate points and ranges.
#include <hjemmel/feel/builtins/range.hpp>

#include "support/call.hpp"

#include <array>

namespace hjemmel {
namespace {

using test::built;

TEST_CASE("before, after, meets and met by") {
    constexpr auto rows = std::to_array<built>({
        {"before", "1, 10", "true"},
        {"before", "10, 1", "false"},
        {"before", "1, 1", "false"},
        {"before", "1, [1..10]", "false"},
        {"before", "1, (1..10]", "true"},
        {"before", "1, [5..10]", "true"},
        {"before", "[1..10], 10", "false"},
        {"before", "[1..10), 10", "true"},
        {"before", "[1..10], 15", "true"},
        {"before", "[1..10], [15..20]", "true"},
        {"before", "[1..10], [10..20]", "false"},
        {"before", "[1..10), [10..20]", "true"},
        {"before", "[1..10], (10..20]", "true"},
        {"before", "(null..1], [2..null)", "true"},
        {"before", "[2..null), (null..1]", "false"},
        {"before", R"(@"2018-03-02", [@"2018-03-03"..@"2018-03-04"])", "true"},
        {"before", R"(1, "a")", "!operand-kinds"},
        {"before", R"([1..2], "a")", "!operand-kinds"},
        {"before", R"([1..2], ["a".."b"])", "!operand-kinds"},
        {"before", "null, 1", "!null-operand"},
        {"before", "1, null", "!null-operand"},
        {"before", "true, true", "!operand-kinds"},
        {"after", "10, 5", "true"},
        {"after", "5, 10", "false"},
        {"after", "12, [1..10]", "true"},
        {"after", "10, [1..10)", "true"},
        {"after", "10, [1..10]", "false"},
        {"after", "[11..20], 12", "false"},
        {"after", "[11..20], 10", "true"},
        {"after", "(11..20], 11", "true"},
        {"after", "[11..20], [1..10]", "true"},
        {"after", "[11..20], [1..11)", "true"},
        {"after", "(11..20], [1..11]", "true"},
        {"after", "null, [1..2]", "!null-operand"},
        {"meets", "[1..5], [5..10]", "true"},
        {"meets", "[1..5), [5..10]", "false"},
        {"meets", "[1..5], (5..10]", "false"},
        {"meets", "[1..5], [6..10]", "false"},
        {"meets", "[1..5], 5", "!operand-kinds"},
        {"meets", "null, [1..5]", "!null-operand"},
        {"met by", "[5..10], [1..5]", "true"},
        {"met by", "[5..10], [1..5)", "false"},
        {"met by", "(5..10], [1..5]", "false"},
        {"met by", "5, [1..5]", "!operand-kinds"},
    });
    test::check_calls(rows);
}

TEST_CASE("overlaps") {
    constexpr auto rows = std::to_array<built>({
        {"overlaps", "[1..5], [3..8]", "true"},
        {"overlaps", "[3..8], [1..5]", "true"},
        {"overlaps", "[1..8], [3..5]", "true"},
        {"overlaps", "[1..5], [6..8]", "false"},
        {"overlaps", "[1..5], [5..8]", "true"},
        {"overlaps", "[1..5], (5..8]", "false"},
        {"overlaps", "[1..5), [5..8]", "false"},
        {"overlaps", "(null..5], [5..null)", "true"},
        {"overlaps", "(null..null), [5..6]", "true"},
        {"overlaps", "[1..5], null", "!null-operand"},
        {"overlaps", R"([1..5], ["a".."b"])", "!operand-kinds"},
        {"overlaps before", "[1..5], [3..8]", "true"},
        {"overlaps before", "[1..5], [6..8]", "false"},
        {"overlaps before", "[1..5], [5..8]", "true"},
        {"overlaps before", "[1..5), [5..8]", "false"},
        {"overlaps before", "[1..5], (1..5]", "true"},
        {"overlaps before", "[1..5], [1..5]", "false"},
        {"overlaps before", "[1..5), [1..5]", "false"},
        {"overlaps before", "(1..5], [1..8]", "false"},
        {"overlaps before", "[1..8], [3..5]", "false"},
        {"overlaps before", "1, [1..5]", "!operand-kinds"},
        {"overlaps after", "[3..8], [1..5]", "true"},
        {"overlaps after", "[6..8], [1..5]", "false"},
        {"overlaps after", "[5..8], [1..5]", "true"},
        {"overlaps after", "(5..8], [1..5]", "false"},
        {"overlaps after", "(1..5], [1..5)", "true"},
        {"overlaps after", "[1..5], [1..5]", "false"},
        {"overlaps after", "null, null", "!null-operand"},
    });
    test::check_calls(rows);
}

TEST_CASE("finishes, starts, includes and coincides") {
    constexpr auto rows = std::to_array<built>({
        {"finishes", "10, [1..10]", "true"},
        {"finishes", "10, [1..10)", "false"},
        {"finishes", "[5..10], [1..10]", "true"},
        {"finishes", "[5..10), [1..10]", "false"},
        {"finishes", "[5..10), [1..10)", "true"},
        {"finishes", "[1..10], [1..10]", "true"},
        {"finishes", "(1..10], [1..10]", "true"},
        {"finishes", "[1..10], (1..10]", "false"},
        {"finishes", "[5..null), [1..null)", "true"},
        {"finishes", "[1..10], 10", "!operand-kinds"},
        {"finishes", "null, [1..10]", "!null-operand"},
        {"finished by", "[1..10], 10", "true"},
        {"finished by", "[1..10), 10", "false"},
        {"finished by", "[1..10], [5..10]", "true"},
        {"finished by", "[1..10], [5..10)", "false"},
        {"finished by", "[1..10], (1..10]", "true"},
        {"finished by", "10, [1..10]", "!operand-kinds"},
        {"includes", "[1..10], 5", "true"},
        {"includes", "[1..10], 12", "false"},
        {"includes", "[1..10], 1", "true"},
        {"includes", "(1..10], 1", "false"},
        {"includes", "[1..10), 10", "false"},
        {"includes", "[1..10], [4..6]", "true"},
        {"includes", "[1..10], [1..5]", "true"},
        {"includes", "(1..10], (1..5]", "true"},
        {"includes", "(1..10], [1..5]", "false"},
        {"includes", "[1..10], [1..10)", "true"},
        {"includes", "[1..10), [5..10)", "true"},
        {"includes", "(null..null), [5..10)", "true"},
        {"includes", "5, [1..10]", "!operand-kinds"},
        {"includes", "[1..10], null", "!null-operand"},
        {"during", "5, [1..10]", "true"},
        {"during", "12, [1..10]", "false"},
        {"during", "1, (1..10]", "false"},
        {"during", "[4..6], [1..10)", "true"},
        {"during", "[1..10], [1..10)", "false"},
        {"during", "[1..10], 5", "!operand-kinds"},
        {"starts", "1, [1..10]", "true"},
        {"starts", "1, (1..10]", "false"},
        {"starts", "2, [1..10]", "false"},
        {"starts", "[1..5], [1..10]", "true"},
        {"starts", "(1..5], [1..10]", "false"},
        {"starts", "(1..5], (1..10]", "true"},
        {"starts", "[1..10], [1..10]", "true"},
        {"starts", "[1..10], [1..10)", "false"},
        {"starts", "[1..5], 1", "!operand-kinds"},
        {"started by", "[1..10], 1", "true"},
        {"started by", "(1..10], 1", "false"},
        {"started by", "[1..10], [1..5]", "true"},
        {"started by", "[1..10], (1..5]", "false"},
        {"started by", "1, [1..10]", "!operand-kinds"},
        {"coincides", "5, 5", "true"},
        {"coincides", "3, 4", "false"},
        {"coincides", "[1..5], [1..5]", "true"},
        {"coincides", "(1..5), [1..5]", "false"},
        {"coincides", "[1..5], [2..6]", "false"},
        {"coincides", "5, [5..5]", "!operand-kinds"},
        {"coincides", "null, null", "!null-operand"},
        {"coincides", R"(@"P1Y", @"P12M")", "true"},
    });
    test::check_calls(rows);
}

} // namespace
} // namespace hjemmel
