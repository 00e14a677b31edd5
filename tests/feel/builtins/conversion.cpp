// SPDX-License-Identifier: Apache-2.0
// The built-ins that convert.
#include <hjemmel/feel/builtins/conversion.hpp>

#include "support/call.hpp"

#include <array>

namespace hjemmel {
namespace {

using test::built;

TEST_CASE("date") {
    constexpr auto rows = std::to_array<built>({
        {"date", R"("2018-03-02")", R"(@"2018-03-02")"},
        {"date", R"("2016-02-29")", R"(@"2016-02-29")"},
        {"date", R"("2018-02-29")", "!argument-range"},
        {"date", R"("2018-2-2")", "!argument-range"},
        {"date", R"("02-03-2018")", "!argument-range"},
        {"date", R"("2018-03-02T00:00:00")", "!argument-range"},
        {"date", R"("")", "!argument-range"},
        {"date", R"(@"2018-03-02")", R"(@"2018-03-02")"},
        {"date", "null", "!null-argument"},
        {"date", "20180302", "!argument-kind"},
        {"date", "2018, 3, 2", R"(@"2018-03-02")"},
        {"date", "2000, 2, 29", R"(@"2000-02-29")"},
        {"date", "1900, 2, 29", "!argument-range"},
        {"date", "2018, 13, 1", "!argument-range"},
        {"date", "2018, 0, 1", "!argument-range"},
        {"date", "2018, 1, 4294967297", "!argument-range"},
        {"date", "9999999999, 1, 1", "!argument-range"},
        {"date", "null, 3, 2", "!null-argument"},
        {"date", "2018, null, 2", "!null-argument"},
        {"date", "2018, 3, null", "!null-argument"},
        {"date", R"("2018", 3, 2)", "!argument-kind"},
    });
    test::check_calls(rows);
}

TEST_CASE("number") {
    constexpr auto rows = std::to_array<built>({
        {"number", R"("1.000.000,01", ".", ",")", "1000000.01"},
        {"number", R"("1,000,000.01", ",", ".")", "1000000.01"},
        {"number", R"("1 000 000.01", " ", ".")", "1000000.01"},
        {"number", R"("1,000,000.01", " ", ".")", "!argument-range"},
        {"number", R"("1,000,000.01", ":", ".")", "!argument-range"},
        {"number", R"("1,000,000.01", 123, ".")", "!argument-kind"},
        {"number", R"("1,000,000.01", ",", ":")", "!argument-range"},
        {"number", R"("1,000,000.01", ",", 123)", "!argument-kind"},
        {"number", R"("1000000.01", null, ".")", "1000000.01"},
        {"number", R"("1,000,000", ",", null)", "1000000"},
        {"number", R"("1,000,000.00", ",", null)", "1000000"},
        {"number", R"("1,000,000.00", ",", ",")", "!argument-range"},
        {"number", R"("1,000,000.00", ".", ".")", "!argument-range"},
        {"number", R"(null, ".", ",")", "!null-argument"},
        {"number", R"(123, ".", ",")", "!argument-kind"},
        {"number", R"("foo,bar.001", ".", ",")", "!argument-range"},
        {"number", R"("1.5", null, ",")", "!argument-range"},
        {"number", R"("1,5", null, ",")", "1.5"},
        {"number", R"("-37,5", ".", ",")", "-37.5"},
        {"number", R"("1234567890123456789012345678,901234", null, ",")",
         "1234567890123456789012345678.901234"},
        {"number", R"("", null, null)", "!argument-range"},
        {"number", R"("1,5,5", null, ",")", "!argument-range"},
        {"number", R"("1", failed, ",")", "!earlier"},
    });
    test::check_calls(rows);
}

TEST_CASE("string") {
    constexpr auto rows = std::to_array<built>({
        {"string", "1.50", R"("1.5")"},
        {"string", R"("a")", R"("a")"},
        {"string", "true", R"("true")"},
        {"string", R"(@"2018-03-02")", R"("2018-03-02")"},
        {"string", R"([1, "a", null])", R"("[1, \"a\", null]")"},
        {"string", "null", "null"},
        {"string", "failed", "!earlier"},
    });
    test::check_calls(rows);
}

TEST_CASE("durations") {
    constexpr auto rows = std::to_array<built>({
        {"duration", R"("P1D")", R"(@"P1D")"},
        {"duration", R"("-PT1H2M")", R"(@"-PT1H2M")"},
        {"duration", R"("PT1000M")", R"(@"PT16H40M")"},
        {"duration", R"("P26M")", R"(@"P2Y2M")"},
        {"duration", R"(@"P26M")", R"(@"P2Y2M")"},
        {"duration", R"("P1Y2D")", "!argument-range"},
        {"duration", R"("P")", "!argument-range"},
        {"duration", R"("P1H")", "!argument-range"},
        {"duration", R"("")", "!argument-range"},
        {"duration", "null", "!null-argument"},
        {"duration", "2017", "!argument-kind"},
        {"duration", "[]", "!argument-kind"},
        {"years and months duration", R"(@"2011-12-22", @"2013-08-24")", R"(@"P1Y8M")"},
        {"years and months duration", R"(@"2013-08-24", @"2011-12-22")", R"(@"-P1Y8M")"},
        {"years and months duration", R"(@"2016-01-31", @"2016-02-29")", R"(@"P0M")"},
        {"years and months duration", R"(@"2016-02-29", @"2017-02-28")", R"(@"P11M")"},
        {"years and months duration", R"(@"2016-02-29", @"2016-02-29")", R"(@"P0M")"},
        {"years and months duration", R"(null, @"2016-02-29")", "!null-argument"},
        {"years and months duration", R"(@"2016-02-29", null)", "!null-argument"},
        {"years and months duration", R"(@"2016-02-29", 1)", "!argument-kind"},
    });
    test::check_calls(rows);
}

TEST_CASE("range") {
    constexpr auto rows = std::to_array<built>({
        {"range", R"("[18..21]")", "[18..21]"},
        {"range", R"x("[18..21)")x", "[18..21)"},
        {"range", R"("[1..")", "!argument-range"},
        {"range", "null", "!null-argument"},
        {"range", "1", "!argument-kind"},
    });
    test::check_calls(rows);
}

} // namespace
} // namespace hjemmel
