// SPDX-License-Identifier: Apache-2.0
// Times, dates with a time, and what other built-ins make of them.
#include <hjemmel/feel/builtins/time.hpp>

#include "support/call.hpp"

#include <array>

namespace hjemmel {
namespace {

using test::built;

TEST_CASE("times are made of texts, dates and parts") {
    constexpr auto rows = std::to_array<built>({
        {"time", R"("10:30:00")", R"(@"10:30:00")"},
        {"time", R"("10:30:00.5Z")", R"(@"10:30:00.5Z")"},
        {"time", R"("10:30:00+00:00")", R"(@"10:30:00Z")"},
        {"time", R"("10:30:00+01:02:03")", R"(@"10:30:00+01:02:03")"},
        {"time", R"("10:30:00@Europe/Copenhagen")", R"(@"10:30:00@Europe/Copenhagen")"},
        {"time", R"("24:00:00")", R"(@"00:00:00")"},
        {"time", R"("10:30")", "!argument-range"},
        {"time", R"("24:00:01")", "!argument-range"},
        {"time", R"("10:30:00@Nowhere/Land")", "!argument-range"},
        {"time", R"("10:30:00Z@Etc/UTC")", "!argument-range"},
        {"time", R"("2018-03-02")", "!argument-range"},
        {"time", R"("")", "!argument-range"},
        {"time", R"(@"10:30:00-05:00")", R"(@"10:30:00-05:00")"},
        {"time", R"(@"2018-03-02T10:30:00.25@Europe/Copenhagen")",
         R"(@"10:30:00.25@Europe/Copenhagen")"},
        {"time", R"(@"2018-03-02T10:30:00")", R"(@"10:30:00")"},
        {"time", R"(@"2018-03-02")", R"(@"00:00:00Z")"},
        {"time", "null", "!null-argument"},
        {"time", "failed", "!earlier"},
        {"time", "10", "!argument-kind"},
        {"time", R"(@"PT1H")", "!argument-kind"},
        {"time", "10, 30, 15, null", R"(@"10:30:15")"},
        {"time", R"(10, 30, 15, @"PT2H")", R"(@"10:30:15+02:00")"},
        {"time", R"(10, 30, 15.5, @"-PT1H2M3S")", R"(@"10:30:15.5-01:02:03")"},
        {"time", R"(10, 30, 15, @"PT0S")", R"(@"10:30:15Z")"},
        {"time", R"(10, 30, 15, @"PT14H")", R"(@"10:30:15+14:00")"},
        {"time", "0, 0, 0, null", R"(@"00:00:00")"},
        {"time", "23, 59, 59.999999999, null", R"(@"23:59:59.999999999")"},
        {"time", "23, 59, 59.9999999999, null", R"(@"23:59:59.999999999")"},
        {"time", "23, 59, 59.0000000001, null", R"(@"23:59:59")"},
        {"time", "24, 0, 0, null", "!argument-range"},
        {"time", "10, 60, 0, null", "!argument-range"},
        {"time", "10, 30, 60, null", "!argument-range"},
        {"time", "-1, 0, 0, null", "!argument-range"},
        {"time", "0, 0, -0.5, null", "!argument-range"},
        {"time", "1000000000000000000000000000000, 0, 0, null", "!argument-range"},
        {"time", R"(10, 30, 15, @"PT14H1S")", "!argument-range"},
        {"time", R"(10, 30, 15, @"PT0.5S")", "!argument-range"},
        {"time", R"(10, 30, 15, @"P1M")", "!argument-kind"},
        {"time", R"(10, 30, 15, "Z")", "!argument-kind"},
        {"time", "null, 30, 15, null", "!null-argument"},
        {"time", "10, null, 15, null", "!null-argument"},
        {"time", "10, 30, null, null", "!null-argument"},
        {"time", "10, 30, 15, failed", "!earlier"},
        {"time", R"("10", 30, 15, null)", "!argument-kind"},
    });
    test::check_calls(rows);
}

TEST_CASE("dates with a time are made of texts, dates and parts") {
    constexpr auto rows = std::to_array<built>({
        {"date and time", R"("2018-03-02T10:30:00")", R"(@"2018-03-02T10:30:00")"},
        {"date and time", R"("2018-03-02T10:30:00.5+02:00")", R"(@"2018-03-02T10:30:00.5+02:00")"},
        {"date and time", R"("2018-03-02T24:00:00Z")", R"(@"2018-03-03T00:00:00Z")"},
        {"date and time", R"("2018-03-02")", R"(@"2018-03-02T00:00:00")"},
        {"date and time", R"("-0044-03-15T12:00:00")", R"(@"-0044-03-15T12:00:00")"},
        {"date and time", R"("999999999-12-31T23:59:59")", R"(@"999999999-12-31T23:59:59")"},
        {"date and time", R"("2018-03-25T02:30:00@Europe/Copenhagen")",
         R"(@"2018-03-25T03:30:00@Europe/Copenhagen")"},
        {"date and time", R"("2018-02-29T10:30:00")", "!argument-range"},
        {"date and time", R"("2018-03-02T10:30")", "!argument-range"},
        {"date and time", R"("2018-03-02 10:30:00")", "!argument-range"},
        {"date and time", R"("10:30:00")", "!argument-range"},
        {"date and time", R"("999999999-12-31T24:00:00")", "!argument-range"},
        {"date and time", R"("1000000000-01-01T00:00:00")", "!argument-range"},
        {"date and time", R"("2018-03-02T10:30:00@europe/copenhagen")", "!argument-range"},
        {"date and time", R"(@"2018-03-02T10:30:00Z")", R"(@"2018-03-02T10:30:00Z")"},
        {"date and time", R"(@"2018-03-02")", R"(@"2018-03-02T00:00:00Z")"},
        {"date and time", R"(@"10:30:00")", "!argument-kind"},
        {"date and time", "null", "!null-argument"},
        {"date and time", "failed", "!earlier"},
        {"date and time", "1", "!argument-kind"},
        {"date and time", R"(@"2018-03-02", @"10:30:00")", R"(@"2018-03-02T10:30:00")"},
        {"date and time", R"(@"2018-03-02", @"24:00:00")", R"(@"2018-03-02T00:00:00")"},
        {"date and time", R"(@"2018-03-02", @"10:30:00@Europe/Copenhagen")",
         R"(@"2018-03-02T10:30:00@Europe/Copenhagen")"},
        {"date and time", R"(@"2018-03-25", @"02:30:00@Europe/Copenhagen")",
         R"(@"2018-03-25T03:30:00@Europe/Copenhagen")"},
        {"date and time", R"(@"2018-03-02T23:00:00Z", @"10:30:00")", R"(@"2018-03-02T10:30:00")"},
        {"date and time", R"(@"2018-03-02", null)", "!null-argument"},
        {"date and time", R"(null, @"10:30:00")", "!null-argument"},
        {"date and time", R"(@"2018-03-02", "10:30:00")", "!argument-kind"},
        {"date and time", R"("2018-03-02", @"10:30:00")", "!argument-kind"},
        {"date and time", R"(@"10:30:00", @"10:30:00")", "!argument-kind"},
        {"date", R"(@"2018-03-02T23:59:59-05:00")", R"(@"2018-03-02")"},
        {"date", R"(@"10:30:00")", "!argument-kind"},
        {"date", R"("2018-03-02T10:30:00")", "!argument-range"},
        {"string", R"(@"10:30:00.50")", R"("10:30:00.5")"},
        {"string", R"(@"2018-03-02T24:00:00@Etc/UTC")", R"("2018-03-03T00:00:00@Etc/UTC")"},
    });
    test::check_calls(rows);
}

TEST_CASE("built-ins over times") {
    constexpr auto rows = std::to_array<built>({
        {"years and months duration", R"(@"2011-12-22T23:00:00", @"2013-08-24T01:00:00")",
         R"(@"P1Y8M")"},
        {"years and months duration", R"(@"2013-08-24", @"2011-12-22T01:00:00Z")", R"(@"-P1Y8M")"},
        {"years and months duration", R"(@"2018-01-15T12:00:00", @"2018-02-15T11:00:00")",
         R"(@"P1M")"},
        {"years and months duration", R"(@"10:00:00", @"11:00:00")", "!argument-kind"},
        {"years and months duration", R"(@"2018-01-15T12:00:00", null)", "!null-argument"},
        {"min", R"([@"10:30:00Z", @"10:30:00+01:00"])", R"(@"10:30:00+01:00")"},
        {"max", R"([@"10:30:00", @"11:30:00", @"09:30:00"])", R"(@"11:30:00")"},
        {"min", R"([@"10:30:00", @"10:30:00Z"])", "!no-common-zone"},
        {"min", R"([@"2018-03-02T12:00:00Z", @"2018-03-02T12:30:00+01:00"])",
         R"(@"2018-03-02T12:30:00+01:00")"},
        {"max", R"([@"2018-03-02T12:00:00", @"2018-03-02"])", "!operand-kinds"},
        {"sort", R"([@"2018-03-03T00:00:00", @"2018-03-02T00:00:00"], "less")",
         R"([@"2018-03-02T00:00:00", @"2018-03-03T00:00:00"])"},
        {"sum", R"([@"10:00:00"])", "!argument-kind"},
        {"abs", R"(@"10:00:00")", "!argument-kind"},
        {"list contains", R"([@"12:00:00Z"], @"13:00:00+01:00")", "true"},
        {"list contains", R"([@"12:00:00Z"], @"12:00:00")", "false"},
        {"index of", R"([@"12:00:00", @"13:00:00", @"12:00:00.5"], @"12:00:00")", "[1, 3]"},
        {"distinct values", R"([@"12:00:00Z", @"13:00:00+01:00", @"12:00:00"])",
         R"([@"12:00:00Z", @"12:00:00"])"},
        {"is", R"(@"23:00:50Z", @"23:00:50+00:00")", "true"},
        {"is", R"(@"23:00:50Z", @"23:00:50@Etc/UTC")", "false"},
        {"is", R"(@"12:00:00Z", @"13:00:00+01:00")", "false"},
        {"is", R"(@"12:00:00", @"12:00:00.5")", "false"},
        {"is", R"(@"2018-03-02T12:00:00Z", @"2018-03-02T13:00:00+01:00")", "false"},
        {"is", R"(@"2018-03-02", @"2018-03-02T00:00:00Z")", "false"},
        {"before", R"(@"10:00:00", [@"10:30:00"..@"11:00:00"])", "true"},
        {"before", R"(@"10:00:00Z", @"10:00:00+01:00")", "false"},
        {"after", R"(@"10:00:00Z", @"10:00:00+01:00")", "true"},
        {"before", R"(@"10:00:00Z", @"10:00:00")", "!no-common-zone"},
        {"meets",
         R"([@"2018-03-01T00:00:00Z"..@"2018-03-02T00:00:00Z"],)"
         R"( [@"2018-03-02T01:00:00+01:00"..@"2018-03-03T00:00:00Z"])",
         "true"},
        {"includes", R"([@"2018-03-01T00:00:00".. @"2018-03-02T00:00:00"), @"2018-03-01T12:00:00")",
         "true"},
        {"during", R"(@"2018-03-02T00:00:00", [@"2018-03-01T00:00:00".. @"2018-03-02T00:00:00"))",
         "false"},
        {"coincides", R"(@"12:00:00Z", @"13:00:00+01:00")", "true"},
        {"includes", "(!= 3), 4", "!operand-kinds"},
        {"range", R"x("[@\"10:00:00\"..)")x", R"((>= @"10:00:00"))"},
    });
    test::check_calls(rows);
}

} // namespace
} // namespace hjemmel
