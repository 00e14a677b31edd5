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
        {"\"blå\"", "\"bær\"", "\"blåbær\""},
        {"\"\"", "\"\"", "\"\""},
        {"@\"2018-03-02\"", "@\"P1D\"", "@\"2018-03-03\""},
        {"@\"2018-03-02\"", "@\"PT36H\"", "@\"2018-03-03\""},
        {"@\"2018-03-02\"", "@\"PT23H59M59S\"", "@\"2018-03-02\""},
        {"@\"2018-03-02\"", "@\"-PT1S\"", "@\"2018-03-01\""},
        {"@\"2018-03-02\"", "@\"-PT0.000000001S\"", "@\"2018-03-01\""},
        {"@\"2018-03-02\"", "@\"-P1DT0.5S\"", "@\"2018-02-28\""},
        {"@\"2018-03-02\"", "@\"-P1D\"", "@\"2018-03-01\""},
        {"@\"P1D\"", "@\"2018-02-28\"", "@\"2018-03-01\""},
        {"@\"2016-02-28\"", "@\"P1D\"", "@\"2016-02-29\""},
        {"@\"2018-01-31\"", "@\"P1M\"", "@\"2018-02-28\""},
        {"@\"2016-01-31\"", "@\"P1M\"", "@\"2016-02-29\""},
        {"@\"2016-02-29\"", "@\"P1Y\"", "@\"2017-02-28\""},
        {"@\"2016-02-29\"", "@\"P4Y\"", "@\"2020-02-29\""},
        {"@\"2018-03-31\"", "@\"-P1M\"", "@\"2018-02-28\""},
        {"@\"P5Y\"", "@\"2011-12-31\"", "@\"2016-12-31\""},
        {"@\"P1Y\"", "@\"-P2M\"", "@\"P10M\""},
        {"@\"P1D\"", "@\"PT24H\"", "@\"P2D\""},
        {"@\"999999999-12-31\"", "@\"P1D\"", "!overflow"},
        {"@\"P1D\"", "@\"P1M\"", "!operand-kinds"},
        {"@\"2018-03-02\"", "@\"2018-03-02\"", "!operand-kinds"},
        {"@\"2018-03-02\"", "1", "!operand-kinds"},
        {"1", "\"1\"", "!operand-kinds"},
        {"\"1\"", "1", "!operand-kinds"},
        {"true", "true", "!operand-kinds"},
        {"[1]", "[2]", "!operand-kinds"},
        {"{}", "{}", "!operand-kinds"},
        {"[1..2]", "1", "!operand-kinds"},
        {"null", "1", "!null-operand"},
        {"1", "null", "!null-operand"},
        {"null", "null", "!null-operand"},
        {"failed", "null", "!earlier"},
        {"1", "failed", "!earlier"},
    });
    test::check_operation(feel::add, rows);
}

TEST_CASE("subtraction") {
    constexpr auto rows = std::to_array<operated>({
        {"10", "-5", "15"},
        {"0.3", "0.1", "0.2"},
        {"1.1234", "0.2345", "0.8889"},
        {"@\"2018-03-02\"", "@\"2018-02-28\"", "@\"P2D\""},
        {"@\"2016-03-01\"", "@\"2016-02-28\"", "@\"P2D\""},
        {"@\"2018-02-28\"", "@\"2018-03-02\"", "@\"-P2D\""},
        {"@\"2021-01-02\"", "@\"1995-01-01\"", "@\"P9498D\""},
        {"@\"2018-03-02\"", "@\"P1D\"", "@\"2018-03-01\""},
        {"@\"2018-03-02\"", "@\"PT1H\"", "@\"2018-03-01\""},
        {"@\"2018-03-02\"", "@\"-PT1H\"", "@\"2018-03-02\""},
        {"@\"2018-03-02\"", "@\"PT25H\"", "@\"2018-02-28\""},
        {"@\"2020-03-01\"", "@\"PT24H\"", "@\"2020-02-29\""},
        {"@\"2020-03-31\"", "@\"P1M\"", "@\"2020-02-29\""},
        {"@\"2020-02-29\"", "@\"P1Y\"", "@\"2019-02-28\""},
        {"@\"2020-02-29\"", "@\"-P1Y\"", "@\"2021-02-28\""},
        {"@\"P1Y\"", "@\"P2M\"", "@\"P10M\""},
        {"@\"P1D\"", "@\"PT2H\"", "@\"PT22H\""},
        {"@\"P1D\"", "@\"2018-03-02\"", "!operand-kinds"},
        {"@\"P1M\"", "@\"P1D\"", "!operand-kinds"},
        {"\"ab\"", "\"b\"", "!operand-kinds"},
        {"@\"-999999999-01-01\"", "@\"P1D\"", "!overflow"},
        {"null", "1", "!null-operand"},
        {"@\"2018-03-02\"", "null", "!null-operand"},
        {"failed", "1", "!earlier"},
    });
    test::check_operation(feel::subtract, rows);
}

TEST_CASE("multiplication") {
    constexpr auto rows = std::to_array<operated>({
        {"10", "-10", "-100"},
        {"1.1", "1.1", "1.21"},
        {"11749000", "0.3", "3524700"},
        {"1234567890123456789", "9876543210987654321", "12193263113702179522374638011112635269"},
        {"2", "@\"P3M\"", "@\"P6M\""},
        {"@\"P1Y11M\"", "-2.5", "@\"-P4Y9M\""},
        {"1.5", "@\"P4DT1H\"", "@\"P6DT1H30M\""},
        {"@\"P1D\"", "0", "@\"PT0S\""},
        {"@\"P1D\"", "@\"P1D\"", "!operand-kinds"},
        {"@\"2018-03-02\"", "2", "!operand-kinds"},
        {"\"a\"", "2", "!operand-kinds"},
        {"true", "2", "!operand-kinds"},
        {"@\"P999999999Y\"", "99999999999", "!overflow"},
        {"null", "2", "!null-operand"},
        {"2", "null", "!null-operand"},
        {"@\"P1D\"", "failed", "!earlier"},
    });
    test::check_operation(feel::multiply, rows);
}

TEST_CASE("division") {
    constexpr auto rows = std::to_array<operated>({
        {"100", "10", "10"},
        {"1", "3", "0.3333333333333333333333333333333333"},
        {"2", "3", "0.6666666666666666666666666666666667"},
        {"@\"P10Y11M\"", "2.5", "@\"P4Y4M\""},
        {"@\"P10DT23H\"", "2.5", "@\"P4DT9H12M\""},
        {"@\"P10Y\"", "@\"P5Y\"", "2"},
        {"@\"P10D\"", "@\"P4D\"", "2.5"},
        {"1", "0", "!division-by-zero"},
        {"0", "0", "!division-by-zero"},
        {"@\"P1D\"", "0", "!division-by-zero"},
        {"@\"P1M\"", "0", "!division-by-zero"},
        {"@\"P1D\"", "@\"PT0S\"", "!division-by-zero"},
        {"@\"P1M\"", "@\"P0M\"", "!division-by-zero"},
        {"1", "@\"P1D\"", "!operand-kinds"},
        {"@\"P1D\"", "@\"P1M\"", "!operand-kinds"},
        {"@\"2018-03-02\"", "0", "!operand-kinds"},
        {"\"a\"", "0", "!operand-kinds"},
        {"null", "0", "!null-operand"},
        {"1", "null", "!null-operand"},
        {"failed", "0", "!earlier"},
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
        {"@\"P1D\"", "2", "!operand-kinds"},
        {"2", "\"a\"", "!operand-kinds"},
        {"null", "2", "!null-operand"},
        {"2", "null", "!null-operand"},
        {"failed", "2", "!earlier"},
    });
    test::check_operation(feel::power, rows);
}

TEST_CASE("negation") {
    constexpr auto rows = std::to_array<std::array<const char*, 2>>({
        {"1", "-1"},
        {"0", "0"},
        {"@\"P1Y\"", "@\"-P1Y\""},
        {"@\"-PT1H\"", "@\"PT1H\""},
        {"@\"2018-03-02\"", "!operand-kinds"},
        {"\"a\"", "!operand-kinds"},
        {"null", "!null-operand"},
        {"failed", "!earlier"},
    });
    for (const auto& [operand, expected] : rows) {
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
