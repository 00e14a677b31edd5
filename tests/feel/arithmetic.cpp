// SPDX-License-Identifier: Apache-2.0
// FEEL's arithmetic.
#include <hjemmel/feel/arithmetic.hpp>

#include "support/operation.hpp"

#include <array>
#include <string>

namespace hjemmel {
namespace {

using test::operated;

TEST_CASE("addition") {
    constexpr auto rows = std::to_array<operated>({
        {"1", "2", "3"},
        {"0.1", "0.2", "0.3"},
        {"9007199254740993", "0.1", "9007199254740993.1"},
        {"9999999999999999999999999999999999", "1", "10000000000000000000000000000000000"},
        {"9999999999999999999999999999999999", "0.5", "10000000000000000000000000000000000"},
        {"-10", "-5", "-15"},
        {R"("blå")", R"("bær")", R"("blåbær")"},
        {R"("")", R"("")", R"("")"},
        {R"(@"2018-03-02")", R"(@"P1D")", R"(@"2018-03-03")"},
        {R"(@"2018-03-02")", R"(@"PT36H")", R"(@"2018-03-03")"},
        {R"(@"2018-03-02")", R"(@"PT23H59M59S")", R"(@"2018-03-02")"},
        {R"(@"2018-03-02")", R"(@"-PT1S")", R"(@"2018-03-01")"},
        {R"(@"2018-03-02")", R"(@"-PT0.000000001S")", R"(@"2018-03-01")"},
        {R"(@"2018-03-02")", R"(@"-P1DT0.5S")", R"(@"2018-02-28")"},
        {R"(@"2018-03-02")", R"(@"-P1D")", R"(@"2018-03-01")"},
        {R"(@"P1D")", R"(@"2018-02-28")", R"(@"2018-03-01")"},
        {R"(@"2016-02-28")", R"(@"P1D")", R"(@"2016-02-29")"},
        {R"(@"2018-01-31")", R"(@"P1M")", R"(@"2018-02-28")"},
        {R"(@"2016-01-31")", R"(@"P1M")", R"(@"2016-02-29")"},
        {R"(@"2016-02-29")", R"(@"P1Y")", R"(@"2017-02-28")"},
        {R"(@"2016-02-29")", R"(@"P4Y")", R"(@"2020-02-29")"},
        {R"(@"2018-03-31")", R"(@"-P1M")", R"(@"2018-02-28")"},
        {R"(@"P5Y")", R"(@"2011-12-31")", R"(@"2016-12-31")"},
        {R"(@"P1Y")", R"(@"-P2M")", R"(@"P10M")"},
        {R"(@"P1D")", R"(@"PT24H")", R"(@"P2D")"},
        {R"(@"999999999-12-31")", R"(@"P1D")", "!overflow"},
        {R"(@"P1D")", R"(@"P1M")", "!operand-kinds"},
        {R"(@"2018-03-02")", R"(@"2018-03-02")", "!operand-kinds"},
        {R"(@"2018-03-02")", "1", "!operand-kinds"},
        {"1", R"("1")", "!operand-kinds"},
        {R"("1")", "1", "!operand-kinds"},
        {"true", "true", "!operand-kinds"},
        {"[1]", "[2]", "!operand-kinds"},
        {"{}", "{}", "!operand-kinds"},
        {"[1..2]", "1", "!operand-kinds"},
        {"null", "1", "!null-operand"},
        {"1", "null", "!null-operand"},
        {"null", "null", "!null-operand"},
        {"failed", "null", "!earlier"},
        {"1", "failed", "!earlier"},
        {R"(@"2018-03-02T10:30:00")", R"(@"P1D")", R"(@"2018-03-03T10:30:00")"},
        {R"(@"2018-03-02T10:30:00")", R"(@"PT0.5S")", R"(@"2018-03-02T10:30:00.5")"},
        {R"(@"P1D")", R"(@"2018-03-02T10:30:00Z")", R"(@"2018-03-03T10:30:00Z")"},
        {R"(@"2016-01-31T10:30:00")", R"(@"P1M")", R"(@"2016-02-29T10:30:00")"},
        {R"(@"P1Y")", R"(@"2016-02-29T10:30:00+02:00")", R"(@"2017-02-28T10:30:00+02:00")"},
        {R"(@"2018-03-24T12:00:00@Europe/Copenhagen")", R"(@"P1D")",
         R"(@"2018-03-25T13:00:00@Europe/Copenhagen")"},
        {R"(@"2018-02-25T02:30:00@Europe/Copenhagen")", R"(@"P1M")",
         R"(@"2018-03-25T03:30:00@Europe/Copenhagen")"},
        {R"(@"-2021-12-31T23:59:59")", R"(@"PT1S")", R"(@"-2020-01-01T00:00:00")"},
        {R"(@"999999999-12-31T23:59:59")", R"(@"PT1S")", "!overflow"},
        {R"(@"999999999-12-31T23:59:59")", R"(@"P1M")", "!overflow"},
        {R"(@"10:30:00")", R"(@"PT14H")", R"(@"00:30:00")"},
        {R"(@"PT1H")", R"(@"10:30:00+11:00")", R"(@"11:30:00+11:00")"},
        {R"(@"10:30:00@Australia/Melbourne")", R"(@"-P1D")", R"(@"10:30:00@Australia/Melbourne")"},
        {R"(@"10:30:00")", R"(@"P1M")", "!operand-kinds"},
        {R"(@"10:30:00")", R"(@"10:30:00")", "!operand-kinds"},
        {R"(@"2018-03-02")", R"(@"10:30:00")", "!operand-kinds"},
        {R"(@"2018-03-02T10:30:00")", R"(@"2018-03-02T10:30:00")", "!operand-kinds"},
        {R"(@"2018-03-02T10:30:00")", "1", "!operand-kinds"},
        {R"(@"2018-03-02T10:30:00")", "null", "!null-operand"},
        {"null", R"(@"10:30:00")", "!null-operand"},
        {"failed", R"(@"10:30:00")", "!earlier"},
    });
    test::check_operation(feel::add, rows);
}

TEST_CASE("subtraction") {
    constexpr auto rows = std::to_array<operated>({
        {"10", "-5", "15"},
        {"0.3", "0.1", "0.2"},
        {"1.1234", "0.2345", "0.8889"},
        {R"(@"2018-03-02")", R"(@"2018-02-28")", R"(@"P2D")"},
        {R"(@"2016-03-01")", R"(@"2016-02-28")", R"(@"P2D")"},
        {R"(@"2018-02-28")", R"(@"2018-03-02")", R"(@"-P2D")"},
        {R"(@"2021-01-02")", R"(@"1995-01-01")", R"(@"P9498D")"},
        {R"(@"2018-03-02")", R"(@"P1D")", R"(@"2018-03-01")"},
        {R"(@"2018-03-02")", R"(@"PT1H")", R"(@"2018-03-01")"},
        {R"(@"2018-03-02")", R"(@"-PT1H")", R"(@"2018-03-02")"},
        {R"(@"2018-03-02")", R"(@"PT25H")", R"(@"2018-02-28")"},
        {R"(@"2020-03-01")", R"(@"PT24H")", R"(@"2020-02-29")"},
        {R"(@"2020-03-31")", R"(@"P1M")", R"(@"2020-02-29")"},
        {R"(@"2020-02-29")", R"(@"P1Y")", R"(@"2019-02-28")"},
        {R"(@"2020-02-29")", R"(@"-P1Y")", R"(@"2021-02-28")"},
        {R"(@"P1Y")", R"(@"P2M")", R"(@"P10M")"},
        {R"(@"P1D")", R"(@"PT2H")", R"(@"PT22H")"},
        {R"(@"P1D")", R"(@"2018-03-02")", "!operand-kinds"},
        {R"(@"P1M")", R"(@"P1D")", "!operand-kinds"},
        {R"("ab")", R"("b")", "!operand-kinds"},
        {R"(@"-999999999-01-01")", R"(@"P1D")", "!overflow"},
        {"null", "1", "!null-operand"},
        {R"(@"2018-03-02")", "null", "!null-operand"},
        {"failed", "1", "!earlier"},
        {R"(@"2018-03-02T10:30:00")", R"(@"2018-03-01T10:30:00")", R"(@"P1D")"},
        {R"(@"2018-03-01T10:30:00")", R"(@"2018-03-02T10:30:00.5")", R"(@"-P1DT0.5S")"},
        {R"(@"2018-03-02T12:00:00Z")", R"(@"2018-03-02T12:00:00+02:00")", R"(@"PT2H")"},
        {R"(@"2018-03-26T00:00:00@Europe/Copenhagen")",
         R"(@"2018-03-25T00:00:00@Europe/Copenhagen")", R"(@"PT23H")"},
        {R"(@"2018-07-01T12:00:00@Europe/Copenhagen")", R"(@"2018-07-01T12:00:00@Asia/Kathmandu")",
         R"(@"PT3H45M")"},
        {R"(@"2018-03-02T10:30:00")", R"(@"2018-03-02T10:30:00Z")", "!no-common-zone"},
        {R"(@"2018-03-02T10:30:00@Europe/Copenhagen")", R"(@"2018-03-02T10:30:00")",
         "!no-common-zone"},
        {R"(@"2018-03-02T10:30:00Z")", R"(@"2018-03-02")", R"(@"PT10H30M")"},
        {R"(@"2018-03-02")", R"(@"2018-03-02T10:30:00+01:00")", R"(@"-PT9H30M")"},
        {R"(@"2018-03-02T10:30:00")", R"(@"2018-03-02")", "!no-common-zone"},
        {R"(@"2018-03-02")", R"(@"2018-03-02T10:30:00")", "!no-common-zone"},
        {R"(@"2018-03-02T10:30:00")", R"(@"P1D")", R"(@"2018-03-01T10:30:00")"},
        {R"(@"2018-03-02T10:30:00")", R"(@"-PT14H")", R"(@"2018-03-03T00:30:00")"},
        {R"(@"2016-03-31T10:30:00Z")", R"(@"P1M")", R"(@"2016-02-29T10:30:00Z")"},
        {R"(@"2018-10-28T03:30:00@Europe/Copenhagen")", R"(@"PT2H")",
         R"(@"2018-10-28T02:30:00@Europe/Copenhagen")"},
        {R"(@"-999999999-01-01T00:00:00")", R"(@"PT1S")", "!overflow"},
        {R"(@"-999999999-01-01T00:00:00")", R"(@"P1Y")", "!overflow"},
        {R"(@"10:30:00")", R"(@"09:30:00")", R"(@"PT1H")"},
        {R"(@"09:30:00")", R"(@"10:30:00")", R"(@"-PT1H")"},
        {R"(@"12:00:00Z")", R"(@"12:00:00+01:00")", R"(@"PT1H")"},
        {R"(@"12:00:00@Europe/Copenhagen")", R"(@"11:00:00@Europe/Copenhagen")", R"(@"PT1H")"},
        {R"(@"12:00:00@Europe/Copenhagen")", R"(@"12:00:00@Europe/Paris")", "!no-common-zone"},
        {R"(@"12:00:00")", R"(@"12:00:00Z")", "!no-common-zone"},
        {R"(@"10:30:00")", R"(@"PT11H")", R"(@"23:30:00")"},
        {R"(@"10:30:00")", R"(@"P1M")", "!operand-kinds"},
        {R"(@"10:30:00")", R"(@"2018-03-02T10:30:00")", "!operand-kinds"},
        {R"(@"PT1H")", R"(@"10:30:00")", "!operand-kinds"},
        {R"(@"P1M")", R"(@"2018-03-02T10:30:00")", "!operand-kinds"},
        {R"(@"2018-03-02T10:30:00")", "null", "!null-operand"},
        {"null", R"(@"10:30:00")", "!null-operand"},
        {R"(@"10:30:00")", "failed", "!earlier"},
    });
    test::check_operation(feel::subtract, rows);
}

TEST_CASE("multiplication") {
    constexpr auto rows = std::to_array<operated>({
        {"10", "-10", "-100"},
        {"1.1", "1.1", "1.21"},
        {"11749000", "0.3", "3524700"},
        {"1234567890123456789", "9876543210987654321", "12193263113702179522374638011112635269"},
        {"2", R"(@"P3M")", R"(@"P6M")"},
        {R"(@"P1Y11M")", "-2.5", R"(@"-P4Y9M")"},
        {"1.5", R"(@"P4DT1H")", R"(@"P6DT1H30M")"},
        {R"(@"P1D")", "0", R"(@"PT0S")"},
        {R"(@"P1D")", R"(@"P1D")", "!operand-kinds"},
        {R"(@"2018-03-02")", "2", "!operand-kinds"},
        {R"("a")", "2", "!operand-kinds"},
        {"true", "2", "!operand-kinds"},
        {R"(@"P999999999Y")", "99999999999", "!overflow"},
        {"null", "2", "!null-operand"},
        {"2", "null", "!null-operand"},
        {R"(@"P1D")", "failed", "!earlier"},
        {R"(@"10:30:00")", "2", "!operand-kinds"},
        {R"(@"2018-03-02T10:30:00")", R"(@"2018-03-02T10:30:00")", "!operand-kinds"},
        {"2", R"(@"2018-03-02T10:30:00Z")", "!operand-kinds"},
    });
    test::check_operation(feel::multiply, rows);
}

TEST_CASE("division") {
    constexpr auto rows = std::to_array<operated>({
        {"100", "10", "10"},
        {"1", "3", "0.3333333333333333333333333333333333"},
        {"2", "3", "0.6666666666666666666666666666666667"},
        {R"(@"P10Y11M")", "2.5", R"(@"P4Y4M")"},
        {R"(@"P10DT23H")", "2.5", R"(@"P4DT9H12M")"},
        {R"(@"P10Y")", R"(@"P5Y")", "2"},
        {R"(@"P10D")", R"(@"P4D")", "2.5"},
        {"1", "0", "!division-by-zero"},
        {"0", "0", "!division-by-zero"},
        {R"(@"P1D")", "0", "!division-by-zero"},
        {R"(@"P1M")", "0", "!division-by-zero"},
        {R"(@"P1D")", R"(@"PT0S")", "!division-by-zero"},
        {R"(@"P1M")", R"(@"P0M")", "!division-by-zero"},
        {"1", R"(@"P1D")", "!operand-kinds"},
        {R"(@"P1D")", R"(@"P1M")", "!operand-kinds"},
        {R"(@"2018-03-02")", "0", "!operand-kinds"},
        {R"("a")", "0", "!operand-kinds"},
        {"null", "0", "!null-operand"},
        {"1", "null", "!null-operand"},
        {"failed", "0", "!earlier"},
        {R"(@"10:30:00")", "2", "!operand-kinds"},
        {R"(@"2018-03-02T10:30:00")", R"(@"2018-03-02T10:30:00")", "!operand-kinds"},
        {"2", R"(@"2018-03-02T10:30:00Z")", "!operand-kinds"},
    });
    test::check_operation(feel::divide, rows);
}

TEST_CASE("powers") {
    constexpr auto rows = std::to_array<operated>({
        {"5", "2", "25"},
        {"5", "-2", "0.04"},
        {"2", "0.5", "1.414213562373095048801688724209698"},
        {"-5", "3", "-125"},
        {"0", "0", "1"},
        {"0", "-1", "!overflow"},
        {"-1", "0.5", "!overflow"},
        {"10", "99999", "!overflow"},
        {R"(@"P1D")", "2", "!operand-kinds"},
        {"2", R"("a")", "!operand-kinds"},
        {"null", "2", "!null-operand"},
        {"2", "null", "!null-operand"},
        {"failed", "2", "!earlier"},
        {R"(@"10:30:00")", "2", "!operand-kinds"},
        {R"(@"2018-03-02T10:30:00")", R"(@"2018-03-02T10:30:00")", "!operand-kinds"},
        {"2", R"(@"2018-03-02T10:30:00Z")", "!operand-kinds"},
    });
    test::check_operation(feel::power, rows);
}

TEST_CASE("negation") {
    constexpr auto rows = std::to_array<std::array<const char*, 2>>({
        {"1", "-1"},
        {"0", "0"},
        {R"(@"P1Y")", R"(@"-P1Y")"},
        {R"(@"-PT1H")", R"(@"PT1H")"},
        {R"(@"2018-03-02")", "!operand-kinds"},
        {R"("a")", "!operand-kinds"},
        {"null", "!null-operand"},
        {"failed", "!earlier"},
    });
    for (const auto& row : rows) {
        const auto *operand = row[0], *expected = row[1];
        INFO(std::string(operand));
        test::test_call in;
        test::check_value(feel::negate(in, test::feel_value(operand)), expected);
    }
}

TEST_CASE("a long string is charged before it is made") {
    test::test_call in;
    in.left = 5;
    CHECK(feel::add(in, value("abc"), value("def")).is_null());
    CHECK(in.failures.empty());
    CHECK(feel::add(in, value("ab"), value("cd")).as_string() == "abcd");
}

} // namespace
} // namespace hjemmel
