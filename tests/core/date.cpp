// SPDX-License-Identifier: Apache-2.0

#include <hjemmel/core/date.hpp>

#include <limits>
#include <stdexcept>
#include <string>

#include <doctest/doctest.h>

#include "tables.hpp"

namespace {

using hjemmel::date;

date day(std::string_view text) {
    const auto parsed = date::parse(text);
    REQUIRE_MESSAGE(parsed, std::string(text));
    return *parsed;
}

std::string shown(const std::optional<date>& value) { return value ? value->text() : "nothing"; }

static_assert(sizeof(date) == 8);
static_assert(date(2018, 3, 2).weekday() == 5 && date() == date(1970, 1, 1));
static_assert(date::from_ymd(2017, 2, 29) == std::nullopt);
static_assert(date(2016, 2, 29).add_months(12) == date(2017, 2, 28));

} // namespace

TEST_CASE("date: the same calendar as Python's") {
    for (const auto& row : hjemmel::tables::calendar_rows) {
        CAPTURE(row.days);
        const auto value = date::from_days(row.days);
        REQUIRE(value);
        CHECK(value->ymd() == hjemmel::year_month_day{row.year, row.month, row.day});
        CHECK(date::from_ymd(row.year, row.month, row.day) == value);
        CHECK(value->weekday() == row.weekday);
        CHECK(value->day_of_year() == row.day_of_year);
        CHECK(value->iso_week() == row.week);
        CHECK(value->iso_week_year() == row.week_year);
        CHECK(date::parse(value->text()) == value);
    }
}

TEST_CASE("date: every day of 1,200 years follows the one before") {
    auto expected = hjemmel::year_month_day{1600, 1, 1};
    auto value = date(1600, 1, 1);
    const auto length = [](int year, int month) {
        const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        if (month == 2) return leap ? 29 : 28;
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    };
    bool same = true;
    int weekday = 6; // 1 January 1600 was a Saturday
    while (expected.year < 2800) {
        same = same && value.ymd() == expected && value.weekday() == weekday &&
               date::from_ymd(expected.year, expected.month, expected.day) == value;
        value = *value.add_days(1);
        weekday = weekday % 7 + 1;
        if (++expected.day > length(expected.year, expected.month)) {
            expected.day = 1;
            ++expected.month;
        }
        if (expected.month > 12) {
            expected.month = 1;
            ++expected.year;
        }
    }
    CHECK(same);
}

TEST_CASE("date: what is read, and written back the same") {
    const char* rows[] = {"2018-03-02",      "0001-01-01",  "0000-02-29",       "-0001-12-31",
                          "9999-12-31",      "10000-01-01", "-999999999-01-01", "1399-12-31",
                          "999999999-12-31", "2000-02-29",  "-0004-02-29",      "12345-06-07"};
    for (const char* text : rows)
        CHECK(shown(date::parse(text)) == text);
}

TEST_CASE("date: what is no date") {
    const char* rows[] = {// what lenient parsers take
                          "2020-1-1", "2020/01/01", "2020.01.01", "2020 01 01", " 2020-01-01",
                          "2020-01-01 ", "+2020-01-01", "2020-01--1", "2020-Jan-01", "20200101",
                          "2020-01-01T00:00:00", "2020-01-01Z", "2020-+1-01", "2020-01- 1",
                          "01-01-2020", "31.12.2019",
                          // days that do not exist
                          "2017-02-29", "1900-02-29", "2100-02-29", "2020-04-31", "2020-00-01",
                          "2020-13-01", "2020-01-00", "2020-01-32", "-0001-02-29",
                          // years
                          "", "-", "-0000-01-01", "020-01-01", "02020-01-01", "1000000000-01-01",
                          "-1000000000-01-01", "--2020-01-01", "99999999999999999999-01-01"};
    for (const char* text : rows) {
        CAPTURE(text);
        CHECK(shown(date::parse(text)) == "nothing");
    }
    CHECK(date::parse(std::string_view("2020-01-01\0", 11)) == std::nullopt);
    CHECK_THROWS_AS(date(2017, 2, 29), std::invalid_argument);
}

TEST_CASE("date: adding months keeps the day or falls back to the month's last day") {
    struct row {
        const char* from;
        std::int64_t months;
        const char* to;
    };
    const row rows[] = {
        {"2011-12-31", 60, "2016-12-31"}, // E-01
        {"2012-01-01", 60, "2017-01-01"}, // E-02
        {"2012-02-29", 60, "2017-02-28"}, // E-03
        {"2012-02-29", 48, "2016-02-29"},
        {"2018-01-01", 3, "2018-04-01"},
        {"2018-05-31", 9, "2019-02-28"},
        {"2018-11-30", 3, "2019-02-28"},
        {"2018-11-30", 6, "2019-05-30"},
        {"2018-11-30", 9, "2019-08-30"},
        {"1988-02-29", 360, "2018-02-28"},
        {"2021-02-28", -12, "2020-02-28"}, // no snapping to the end of the month
        {"2020-02-29", -12, "2019-02-28"},
        {"2021-01-31", 1, "2021-02-28"},
        {"2020-01-31", 1, "2020-02-29"},
        {"2021-03-31", -1, "2021-02-28"},
        {"2021-04-30", 1, "2021-05-30"},
        {"2021-01-15", -13, "2019-12-15"},
        {"0000-01-01", -1, "-0001-12-01"},
        {"1900-01-31", 1, "1900-02-28"},
        {"2018-03-02", 0, "2018-03-02"},
        {"999999999-12-31", 1, "nothing"},
        {"-999999999-01-01", -1, "nothing"},
        {"999999999-12-31", -23'999'999'987, "-999999999-01-31"},
        {"2018-03-02", std::numeric_limits<std::int64_t>::max(), "nothing"},
        {"2018-03-02", std::numeric_limits<std::int64_t>::min(), "nothing"},
    };
    for (const auto& each : rows) {
        CAPTURE(each.from);
        CAPTURE(each.months);
        CHECK(shown(day(each.from).add_months(each.months)) == each.to);
    }
    CHECK(day("2018-11-30").add_months(3)->add_months(3) == day("2019-05-28"));
}

TEST_CASE("date: every month end of a leap cycle plus every number of months up to five years") {
    for (int from = 2019 * 12; from < 2024 * 12; ++from) {
        // The month's last day is the one before the next month's first.
        const auto last = *date(from / 12, from % 12 + 1, 1).add_months(1)->add_days(-1);
        for (int count = -60; count <= 60; ++count) {
            const auto moved = *last.add_months(count);
            const int to = from + count;
            const auto first = date(to / 12, to % 12 + 1, 1);
            const auto end = *first.add_months(1)->add_days(-1);
            const bool right =
                first <= moved && moved <= end && (moved.day() == last.day() || moved == end);
            CAPTURE(last.text());
            CAPTURE(count);
            CHECK(right);
        }
    }
}

TEST_CASE("date: adding days, and the days between") {
    struct row {
        const char* from;
        std::int64_t days;
        const char* to;
    };
    const row rows[] = {
        {"2018-01-01", 13 * 7, "2018-04-02"},
        {"2018-01-01", 23 * 7, "2018-06-11"},
        {"2018-01-01", 26 * 7, "2018-07-02"},
        {"2018-01-01", 52 * 7, "2018-12-31"},
        {"2011-12-31", 1827, "2016-12-31"},
        {"2011-01-31", 29, "2011-03-01"}, // E-06: a gap of 28 days
        {"2012-01-31", 30, "2012-03-01"}, // and one of 29
        {"1970-01-01", -1, "1969-12-31"},
    };
    for (const auto& [from, days, to] : rows) {
        CHECK(shown(day(from).add_days(days)) == to);
        CHECK(days_between(day(from), day(to)) == days);
        CHECK(days_between(day(to), day(from)) == -days);
    }
    CHECK(date::max().add_days(1) == std::nullopt);
    CHECK(date::min().add_days(-1) == std::nullopt);
    CHECK(date::max().add_days(std::numeric_limits<std::int64_t>::max()) == std::nullopt);
    CHECK(date::from_days(std::numeric_limits<std::int64_t>::min()) == std::nullopt);
    CHECK(date::min().add_days(days_between(date::min(), date::max())) == date::max());
}

TEST_CASE("date: weeks at the turn of the year and at the ends of the range") {
    struct row {
        const char* day;
        int week;
        int year;
    };
    const row rows[] = {{"2005-01-01", 53, 2004}, {"2008-12-29", 1, 2009},
                        {"2010-01-03", 53, 2009}, {"2010-08-02", 31, 2010},
                        {"2020-12-31", 53, 2020}, {"2021-01-04", 1, 2021}};
    for (const auto& [text, week, year] : rows) {
        CHECK(day(text).iso_week() == week);
        CHECK(day(text).iso_week_year() == year);
    }
    CHECK(date::max().iso_week() >= 1);
    CHECK(date::min().iso_week() >= 1);
    CHECK(date::max().day_of_year() == 365);
    CHECK(date::min().weekday() == date(2001, 1, 1).weekday()); // 400 years repeat
}

TEST_CASE("date: in words") {
    CHECK(day("2018-03-02").danish() == "2. marts 2018");
    CHECK(day("2018-03-02").english() == "2 March 2018");
    CHECK(day("0450-12-31").danish() == "31. december 450");
    CHECK(day("2020-05-01").english() == "1 May 2020");
}
