// SPDX-License-Identifier: Apache-2.0

#include <hjemmel/core/mask.hpp>

#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

TEST_CASE("what looks like a CPR number is masked") {
    const std::vector<std::pair<std::string_view, std::string_view>> table{
        {"", ""},
        {"010170-1234", "010170-xxxx"},
        {"0101701234", "010170-xxxx"},
        {"010170 1234", "010170-xxxx"},
        {"610170-1234", "610170-xxxx"},
        {"se 311299-0001, 0101701234.", "se 311299-xxxx, 010170-xxxx."},
        {"Å010170-1234æ", "Å010170-xxxxæ"},
        {"321270-1234", "321270-1234"},
        {"011370-1234", "011370-1234"},
        {"010170-12345", "010170-12345"},
        {"01017012345", "01017012345"},
        {"2018-03-02", "2018-03-02"},
        {"010170", "010170"},
        {"010170-", "010170-"},
        {"11749000", "11749000"},
    };
    for (const auto& [text, expected] : table)
        CHECK(hjemmel::masked(text) == expected);
}
