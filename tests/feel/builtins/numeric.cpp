// SPDX-License-Identifier: Apache-2.0
// The built-ins on numbers.
#include <hjemmel/feel/builtins/numeric.hpp>

#include "support/call.hpp"

#include <array>

namespace hjemmel {
namespace {

using test::built;

TEST_CASE("rounding to a scale") {
    constexpr auto rows = std::to_array<built>({
        {"decimal", "0.333, 2", "0.33"},
        {"decimal", "1.5, 0", "2"},
        {"decimal", "2.5, 0", "2"},
        {"decimal", "-2.5, 0", "-2"},
        {"decimal", "2.500000000000000000000000000000001, 0", "3"},
        {"decimal", "1234567890123456789012345678901234, -2", "1234567890123456789012345678901200"},
        {"decimal", "1250, -2", "1200"},
        {"decimal", "1.25, 1.9", "1.2"},
        {"decimal", "1.25, 6176", "1.25"},
        {"decimal", "1.25, 6177", "!argument-range"},
        {"decimal", "1.25, -6112", "!argument-range"},
        {"decimal", "1.25, 99999999999999999999", "!argument-range"},
        {"decimal", "null, 0", "!null-argument"},
        {"decimal", "1, null", "!null-argument"},
        {"decimal", R"("1", 0)", "!argument-kind"},
        {"decimal", R"(1, "0")", "!argument-kind"},
        {"decimal", "failed, 0", "!earlier"},
        {"decimal", "1, failed", "!earlier"},
        {"round up", "5.5, 0", "6"},
        {"round up", "-5.5, 0", "-6"},
        {"round up", "1.121, 2", "1.13"},
        {"round up", "-1.126, 2", "-1.13"},
        {"round up", "1.12, 2", "1.12"},
        {"round up", "0.00000000000000000000000000000000001, 2", "0.01"},
        {"round up", "null, 0", "!null-argument"},
        {"round up", "1, null", "!null-argument"},
        {"round down", "5.5, 0", "5"},
        {"round down", "-5.5, 0", "-5"},
        {"round down", "1.129, 2", "1.12"},
        {"round down", "-1.126, 2", "-1.12"},
        {"round down", "true, 2", "!argument-kind"},
        {"round half up", "5.5, 0", "6"},
        {"round half up", "-5.5, 0", "-6"},
        {"round half up", "1.121, 2", "1.12"},
        {"round half up", "-1.126, 2", "-1.13"},
        {"round half up", "0.4999999999999999999999999999999999, 0", "0"},
        {"round half up", "1.005, 2", "1.01"},
        {"round half up", "1, null", "!null-argument"},
        {"round half down", "5.5, 0", "5"},
        {"round half down", "-5.5, 0", "-5"},
        {"round half down", "1.126, 2", "1.13"},
        {"round half down", R"(@"P1D", 2)", "!argument-kind"},
    });
    test::check_calls(rows);
}

TEST_CASE("floor and ceiling") {
    constexpr auto rows = std::to_array<built>({
        {"floor", "1.5", "1"},
        {"floor", "-1.5", "-2"},
        {"floor", "7", "7"},
        {"floor", "-0.3", "-1"},
        {"floor", "1.56, 1", "1.5"},
        {"floor", "-1.56, 1", "-1.6"},
        {"floor", "156, -1", "150"},
        {"floor", "-151, -1", "-160"},
        {"floor", "0.9999999999999999999999999999999999", "0"},
        {"floor", "null", "!null-argument"},
        {"floor", "1.5, null", "!null-argument"},
        {"floor", R"("1")", "!argument-kind"},
        {"ceiling", "1.5", "2"},
        {"ceiling", "-1.5", "-1"},
        {"ceiling", "1.52, 1", "1.6"},
        {"ceiling", "-1.56, 1", "-1.5"},
        {"ceiling", "1.000000000000000000000000000000001", "2"},
        {"ceiling", "null", "!null-argument"},
        {"ceiling", "null, 1", "!null-argument"},
        {"ceiling", R"(@"P1D")", "!argument-kind"},
    });
    test::check_calls(rows);
}

TEST_CASE("absolute values, remainders, roots and powers of e") {
    constexpr auto rows = std::to_array<built>({
        {"abs", "10", "10"},
        {"abs", "-10.5", "10.5"},
        {"abs", R"(@"-P1DT1H")", R"(@"P1DT1H")"},
        {"abs", R"(@"-P1Y")", R"(@"P1Y")"},
        {"abs", R"(@"P1Y")", R"(@"P1Y")"},
        {"abs", "null", "!null-argument"},
        {"abs", R"(@"2018-03-02")", "!argument-kind"},
        {"modulo", "12, 5", "2"},
        {"modulo", "-12, 5", "3"},
        {"modulo", "12, -5", "-3"},
        {"modulo", "-12, -5", "-2"},
        {"modulo", "10.1, 4.5", "1.1"},
        {"modulo", "-10.1, 4.5", "3.4"},
        {"modulo", "1, 0", "!division-by-zero"},
        {"modulo", "null, 5", "!null-argument"},
        {"modulo", "5, null", "!null-argument"},
        {"modulo", R"(5, "a")", "!argument-kind"},
        {"sqrt", "16", "4"},
        {"sqrt", "0", "0"},
        {"sqrt", "2", "1.414213562373095048801688724209698"},
        {"sqrt", "-1", "!argument-range"},
        {"sqrt", "null", "!null-argument"},
        {"sqrt", R"("4")", "!argument-kind"},
        {"log", "1", "0"},
        {"log", "10", "2.302585092994045684017991454684364"},
        {"log", "0", "!argument-range"},
        {"log", "-1", "!argument-range"},
        {"log", "null", "!null-argument"},
        {"exp", "0", "1"},
        {"exp", "1", "2.718281828459045235360287471352662"},
        {"exp", "100000", "!overflow"},
        {"exp", "true", "!argument-kind"},
        {"odd", "5", "true"},
        {"odd", "-5", "true"},
        {"odd", "2", "false"},
        {"odd", "2.5", "false"},
        {"odd", "null", "!null-argument"},
        {"even", "5", "false"},
        {"even", "-2", "true"},
        {"even", "0", "true"},
        {"even", "2.5", "false"},
        {"even", "1234567890123456789012345678901234", "true"},
        {"even", R"("4")", "!argument-kind"},
    });
    test::check_calls(rows);
}

} // namespace
} // namespace hjemmel
