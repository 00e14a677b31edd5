// SPDX-License-Identifier: Apache-2.0
// Ternary logic, `between`, paths and indexes.
#include <hjemmel/feel/operators.hpp>

#include "support/operation.hpp"

#include <array>
#include <string>

namespace hjemmel {
namespace {

using test::operated;

TEST_CASE("and") {
    constexpr auto rows = std::to_array<operated>({
        {"true", "true", "true"},
        {"true", "false", "false"},
        {"false", "true", "false"},
        {"false", "false", "false"},
        {"false", "null", "false"},
        {"null", "false", "false"},
        {"false", "1", "false"},
        {"failed", "false", "false"},
        {"true", "null", "!null-operand"},
        {"null", "true", "!null-operand"},
        {"null", "null", "!null-operand"},
        {"true", "1", "!operand-kinds"},
        {R"("true")", "true", "!operand-kinds"},
        {"true", "failed", "!earlier"},
        {"failed", "true", "!earlier"},
    });
    test::check_operation(feel::conjunction, rows);
}

TEST_CASE("or") {
    constexpr auto rows = std::to_array<operated>({
        {"true", "true", "true"},
        {"true", "false", "true"},
        {"false", "true", "true"},
        {"false", "false", "false"},
        {"true", "null", "true"},
        {"null", "true", "true"},
        {"1", "true", "true"},
        {"failed", "true", "true"},
        {"false", "null", "!null-operand"},
        {"null", "false", "!null-operand"},
        {"null", "null", "!null-operand"},
        {"false", "1", "!operand-kinds"},
        {"false", "failed", "!earlier"},
    });
    test::check_operation(feel::disjunction, rows);
}

TEST_CASE("not") {
    test::test_call in;
    CHECK(feel::negation(in, true).is_false());
    CHECK(feel::negation(in, false).is_true());
    test::check_value(feel::negation(in, value()), "!null-operand");
    test::check_value(feel::negation(in, value(0)), "!operand-kinds");
    test::check_value(feel::negation(in, test::feel_value("failed")), "!earlier");
}

TEST_CASE("between") {
    constexpr auto rows = std::to_array<std::array<const char*, 4>>({
        {"2", "1", "3", "true"},
        {"1", "1", "3", "true"},
        {"3", "1", "3", "true"},
        {"0", "1", "3", "false"},
        {"4", "1", "3", "false"},
        {"2", "3", "1", "false"},
        {R"("b")", R"("a")", R"("c")", "true"},
        {R"(@"2018-03-02")", R"(@"2018-03-02")", R"(@"2018-03-02")", "true"},
        {"0", "1", "null", "false"},
        {"4", "null", "3", "false"},
        {"2", "1", "null", "!null-operand"},
        {"2", "null", "3", "!null-operand"},
        {"null", "1", "3", "!null-operand"},
        {R"("2")", "1", "3", "!operand-kinds"},
        {"2", "1", R"("3")", "!operand-kinds"},
        {"2", "failed", "3", "!earlier"},
    });
    for (const auto& row : rows) {
        const auto *v = row[0], *low = row[1], *high = row[2], *expected = row[3];
        INFO(std::string(v), " between ", std::string(low), " and ", std::string(high));
        test::test_call in;
        test::check_value(
            feel::between(in, test::feel_value(v), test::feel_value(low), test::feel_value(high)),
            expected);
    }
}

TEST_CASE("paths") {
    constexpr auto rows = std::to_array<std::array<const char*, 3>>({
        {"{a: 1}", "a", "1"},
        {"{a: {b: 2}}", "a", "{b: 2}"},
        {"{a: null}", "a", "null"},
        {R"({"a b": 1})", "a b", "1"},
        {"{a: 1}", "b", "!no-part"},
        {"{a: failed}", "a", "!earlier"},
        {R"(@"2018-03-02")", "year", "2018"},
        {R"(@"2018-03-02")", "month", "3"},
        {R"(@"2018-03-02")", "day", "2"},
        {R"(@"2018-03-02")", "weekday", "5"},
        {R"(@"2018-03-04")", "weekday", "7"},
        {R"(@"2018-03-02")", "hour", "!no-part"},
        {R"(@"P1Y2M")", "years", "1"},
        {R"(@"P1Y2M")", "months", "2"},
        {R"(@"-P1Y2M")", "years", "-1"},
        {R"(@"-P1Y2M")", "months", "-2"},
        {R"(@"P1Y2M")", "days", "!no-part"},
        {R"(@"P1DT26H3M4.5S")", "days", "2"},
        {R"(@"P1DT26H3M4.5S")", "hours", "2"},
        {R"(@"P1DT26H3M4.5S")", "minutes", "3"},
        {R"(@"P1DT26H3M4.5S")", "seconds", "4.5"},
        {R"(@"-PT1M30.25S")", "seconds", "-30.25"},
        {R"(@"P1D")", "months", "!no-part"},
        {"[1..3)", "start", "1"},
        {"[1..3)", "end", "3"},
        {"[1..3)", "start included", "true"},
        {"[1..3)", "end included", "false"},
        {"(null..3)", "start", "null"},
        {"[1..3)", "low", "!no-part"},
        {"[{a: 1}, {a: 2}]", "a", "[1, 2]"},
        {"[{a: 1}, {b: 2}]", "a", "[1, failed]"},
        {"[[{a: 1}], {a: 2}]", "a", "[[1], 2]"},
        {"[]", "a", "[]"},
        {R"([@"2018-03-02"])", "year", "[2018]"},
        {"1", "a", "!no-part"},
        {"null", "a", "!null-operand"},
        {"failed", "a", "!earlier"},
        {R"(@"10:30:15.25")", "hour", "10"},
        {R"(@"10:30:15.25")", "minute", "30"},
        {R"(@"10:30:15.25")", "second", "15.25"},
        {R"(@"10:30:15")", "time offset", "null"},
        {R"(@"10:30:15")", "timezone", "null"},
        {R"(@"10:30:15Z")", "time offset", R"(@"PT0S")"},
        {R"(@"10:30:15-01:02:03")", "time offset", R"(@"-PT1H2M3S")"},
        {R"(@"10:30:15-01:02:03")", "timezone", "null"},
        {R"(@"10:30:15@Europe/Copenhagen")", "timezone", R"("Europe/Copenhagen")"},
        {R"(@"10:30:15@Europe/Copenhagen")", "time offset", "null"},
        {R"(@"10:30:15@Etc/UTC")", "time offset", R"(@"PT0S")"},
        {R"(@"10:30:15")", "year", "!no-part"},
        {R"(@"10:30:15")", "weekday", "!no-part"},
        {R"(@"2018-03-04T10:30:15.5")", "year", "2018"},
        {R"(@"2018-03-04T10:30:15.5")", "month", "3"},
        {R"(@"2018-03-04T10:30:15.5")", "day", "4"},
        {R"(@"2018-03-04T10:30:15.5")", "weekday", "7"},
        {R"(@"2018-03-04T10:30:15.5")", "hour", "10"},
        {R"(@"2018-03-04T10:30:15.5")", "minute", "30"},
        {R"(@"2018-03-04T10:30:15.5")", "second", "15.5"},
        {R"(@"2018-03-04T10:30:15.5")", "time offset", "null"},
        {R"(@"2018-07-04T10:30:15@Europe/Copenhagen")", "time offset", R"(@"PT2H")"},
        {R"(@"2018-07-04T10:30:15@Europe/Copenhagen")", "timezone", R"("Europe/Copenhagen")"},
        {R"(@"2018-07-04T10:30:15+05:45")", "time offset", R"(@"PT5H45M")"},
        {R"(@"-0044-03-15T12:00:00")", "year", "-44"},
        {R"(@"2018-03-04T10:30:15")", "days", "!no-part"},
        {"(< 3)", "start", "null"},
        {"(< 3)", "end", "3"},
        {"(>= 3)", "start included", "true"},
        {"(= 3)", "start", "3"},
        {"(!= 3)", "start", "null"},
        {"(!= 3)", "end included", "false"},
    });
    for (const auto& row : rows) {
        const auto *v = row[0], *name = row[1], *expected = row[2];
        INFO(std::string(v), " . ", std::string(name));
        test::test_call in;
        test::check_value(feel::path(in, test::feel_value(v), name), expected);
    }
}

TEST_CASE("indexes") {
    constexpr auto rows = std::to_array<operated>({
        {"[4, 5, 6]", "1", "4"},
        {"[4, 5, 6]", "3", "6"},
        {"[4, 5, 6]", "-1", "6"},
        {"[4, 5, 6]", "-3", "4"},
        {"[4, null, 6]", "2", "null"},
        {"[4, 5, 6]", "0", "!index-range"},
        {"[4, 5, 6]", "4", "!index-range"},
        {"[4, 5, 6]", "-4", "!index-range"},
        {"[4, 5, 6]", "1.5", "!index-range"},
        {"[4, 5, 6]", "99999999999999999999", "!index-range"},
        {"[]", "1", "!index-range"},
        {R"("foo")", "1", R"("foo")"},
        {R"("foo")", "-1", R"("foo")"},
        {"true", "0", "!index-range"},
        {"{a: 1}", "1", "{a: 1}"},
        {"null", "1", "!null-operand"},
        {"failed", "1", "!earlier"},
    });
    for (const auto& row : rows) {
        INFO(std::string(row.a), "[", std::string(row.b), "]");
        test::test_call in;
        const auto index = test::feel_value(row.b).as_number();
        test::check_value(feel::item_at(in, test::feel_value(row.a), index), row.expected);
    }
}

} // namespace
} // namespace hjemmel
