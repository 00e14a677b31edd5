// SPDX-License-Identifier: Apache-2.0
// Times of day and dates with a time: texts, arithmetic, order.
#include <hjemmel/core/time.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace hjemmel {
namespace {

time_of_day time_at(const char* text) {
    const auto made = time_of_day::parse(text);
    REQUIRE_MESSAGE(made, std::string(text));
    return *made;
}

date_time moment(const char* text) {
    const auto made = date_time::parse(text);
    REQUIRE_MESSAGE(made, std::string(text));
    return *made;
}

days_duration length(const char* text) {
    const auto made = days_duration::parse(text);
    REQUIRE_MESSAGE(made, std::string(text));
    return *made;
}

struct read_row {
    const char* text;
    const char* again; ///< empty: the text is none
};

TEST_CASE("times of day are read strictly and written in one form") {
    const read_row rows[] = {
        {"10:30:00", "10:30:00"},
        {"00:00:00", "00:00:00"},
        {"23:59:59", "23:59:59"},
        {"24:00:00", "00:00:00"},
        {"24:00:00.000", "00:00:00"},
        {"24:00:00Z", "00:00:00Z"},
        {"10:30:00.5", "10:30:00.5"},
        {"10:30:00.500", "10:30:00.5"},
        {"10:30:00.0", "10:30:00"},
        {"10:30:00.123456789", "10:30:00.123456789"},
        {"10:30:00.1234567890", "10:30:00.123456789"},
        {"10:30:00.000000001", "10:30:00.000000001"},
        {"10:30:00Z", "10:30:00Z"},
        {"10:30:00+00:00", "10:30:00Z"},
        {"10:30:00-00:00", "10:30:00Z"},
        {"10:30:00+02:00", "10:30:00+02:00"},
        {"10:30:00-01:30", "10:30:00-01:30"},
        {"10:30:00+01:02:03", "10:30:00+01:02:03"},
        {"10:30:00+02:00:00", "10:30:00+02:00"},
        {"10:30:00-00:00:01", "10:30:00-00:00:01"},
        {"10:30:00+14:00", "10:30:00+14:00"},
        {"10:30:00-14:00", "10:30:00-14:00"},
        {"10:30:00.25@Europe/Copenhagen", "10:30:00.25@Europe/Copenhagen"},
        {"10:30:00@Etc/UTC", "10:30:00@Etc/UTC"},
        {"", ""},
        {"10", ""},
        {"10:30", ""},
        {"10:30:0", ""},
        {"1:30:00", ""},
        {"10:3:00", ""},
        {"010:30:00", ""},
        {"10:30:00.", ""},
        {"10:30:00,5", ""},
        {"10:30:00.1234567891", ""},
        {"10:30:00 ", ""},
        {" 10:30:00", ""},
        {"T10:30:00", ""},
        {"10.30.00", ""},
        {"10-30-00", ""},
        {"24:00:01", ""},
        {"24:00:00.1", ""},
        {"24:01:00", ""},
        {"25:00:00", ""},
        {"10:60:00", ""},
        {"10:30:60", ""},
        {"-10:30:00", ""},
        {"+1:30:00", ""},
        {"1a:30:00", ""},
        {"10:30:00z", ""},
        {"10:30:00ZZ", ""},
        {"10:30:00+2:00", ""},
        {"10:30:00+0200", ""},
        {"10:30:00+02", ""},
        {"10:30:00+02:60", ""},
        {"10:30:00+02:00:60", ""},
        {"10:30:00+02:00:", ""},
        {"10:30:00+02:00:0", ""},
        {"10:30:00+14:00:01", ""},
        {"10:30:00+15:00", ""},
        {"10:30:00-24:00", ""},
        {"10:30:00@", ""},
        {"10:30:00@Nowhere/Land", ""},
        {"10:30:00@europe/copenhagen", ""},
        {"10:30:00Z@Etc/UTC", ""},
        {"10:30:00+02:00@Europe/Copenhagen", ""},
        {"10:30:00@Europe/Copenhagen+02:00", ""},
        {"2018-03-02T10:30:00", ""},
    };
    for (const auto& row : rows) {
        INFO(std::string(row.text));
        const auto made = time_of_day::parse(row.text);
        CHECK((made ? made->text() : std::string()) == row.again);
        if (made) CHECK(time_of_day::parse(made->text()) == made);
    }
}

TEST_CASE("dates with a time are read strictly and written in one form") {
    const read_row rows[] = {
        {"2018-03-02T10:30:00", "2018-03-02T10:30:00"},
        {"2018-03-02T10:30:00.5Z", "2018-03-02T10:30:00.5Z"},
        {"2018-03-02T10:30:00+01:02:03", "2018-03-02T10:30:00+01:02:03"},
        {"2018-03-02T10:30:00@Europe/Copenhagen", "2018-03-02T10:30:00@Europe/Copenhagen"},
        {"2016-02-29T00:00:00", "2016-02-29T00:00:00"},
        {"2018-12-31T24:00:00", "2019-01-01T00:00:00"},
        {"2016-02-28T24:00:00Z", "2016-02-29T00:00:00Z"},
        {"-0044-03-15T12:00:00", "-0044-03-15T12:00:00"},
        {"0000-01-01T00:00:00", "0000-01-01T00:00:00"},
        {"999999999-12-31T23:59:59.999999999", "999999999-12-31T23:59:59.999999999"},
        {"-999999999-01-01T00:00:00+14:00", "-999999999-01-01T00:00:00+14:00"},
        // The clock skips from 02:00 to 03:00, and shows 02:00 to 03:00 twice.
        {"2018-03-25T02:00:00@Europe/Copenhagen", "2018-03-25T03:00:00@Europe/Copenhagen"},
        {"2018-03-25T02:30:00@Europe/Copenhagen", "2018-03-25T03:30:00@Europe/Copenhagen"},
        {"2018-10-28T02:30:00@Europe/Copenhagen", "2018-10-28T02:30:00@Europe/Copenhagen"},
        // A whole day skipped, when the date line was moved.
        {"2011-12-30T12:00:00@Pacific/Apia", "2011-12-31T12:00:00@Pacific/Apia"},
        {"999999999-12-31T24:00:00", ""},
        {"1000000000-01-01T00:00:00", ""},
        {"2018-02-29T00:00:00", ""},
        {"2018-13-01T00:00:00", ""},
        {"2018-03-02", ""},
        {"2018-03-02T", ""},
        {"2018-03-02T10:30", ""},
        {"2018-03-02 10:30:00", ""},
        {"2018-03-02t10:30:00", ""},
        {"2018-03-02T24:00:01", ""},
        {"2018-03-02T10:30:00T10:30:00", ""},
        {"18-03-02T10:30:00", ""},
        {"02018-03-02T10:30:00", ""},
        {"+2018-03-02T10:30:00", ""},
        {"2018-03-02T10:30:00Z@Etc/UTC", ""},
        {"T10:30:00", ""},
        {"", ""},
    };
    for (const auto& row : rows) {
        INFO(std::string(row.text));
        const auto made = date_time::parse(row.text);
        CHECK((made ? made->text() : std::string()) == row.again);
    }
}

TEST_CASE("a time from its parts") {
    CHECK(time_of_day::from_parts(10, 30, 15, 500)->text() == "10:30:15.0000005");
    CHECK(time_of_day::from_parts(0, 0, 0)->text() == "00:00:00");
    CHECK_FALSE(time_of_day::from_parts(24, 0, 0));
    CHECK_FALSE(time_of_day::from_parts(-1, 0, 0));
    CHECK_FALSE(time_of_day::from_parts(0, 60, 0));
    CHECK_FALSE(time_of_day::from_parts(0, 0, 60));
    CHECK_FALSE(time_of_day::from_parts(0, 0, 0, 1'000'000'000));
    CHECK_FALSE(utc_anchor::at_offset(14 * 3600 + 1));
    const auto parts = time_at("23:59:58.25-01:00");
    CHECK(parts.hour() == 23);
    CHECK(parts.minute() == 59);
    CHECK(parts.second() == 58);
    CHECK(parts.nanoseconds() == 250'000'000);
    CHECK(parts.anchor().offset() == -3600);
    CHECK_FALSE(time_at("10:00:00@Europe/Copenhagen").anchor().offset());
    CHECK(time_at("10:00:00@Etc/UTC").anchor().offset() == 0);
    CHECK(moment("2018-07-01T10:00:00@Europe/Copenhagen").offset() == 7200);
    CHECK_FALSE(moment("2018-07-01T10:00:00").offset());
}

struct sum_row {
    const char* from;
    const char* by;
    const char* then; ///< empty: outside the range of years
};

TEST_CASE("times and days and time durations are added") {
    const sum_row rows[] = {
        {"10:30:00", "PT1H", "11:30:00"},
        {"10:30:00", "P1D", "10:30:00"},
        {"10:30:00", "-P1DT1S", "10:29:59"},
        {"23:59:59", "PT1S", "00:00:00"},
        {"00:00:00", "-PT1S", "23:59:59"},
        {"00:00:00", "-PT0.000000001S", "23:59:59.999999999"},
        {"23:59:59.5", "PT0.5S", "00:00:00"},
        {"10:00:00.75", "PT0.5S", "10:00:01.25"},
        {"10:00:00.25", "-PT0.5S", "09:59:59.75"},
        {"10:00:00", "P106751991167300DT1H", "11:00:00"},
        {"10:00:00+02:00", "PT15H", "01:00:00+02:00"},
        {"10:00:00@Europe/Copenhagen", "-PT11H", "23:00:00@Europe/Copenhagen"},
    };
    for (const auto& row : rows) {
        INFO(std::string(row.from), " + ", std::string(row.by));
        CHECK(shifted(time_at(row.from), length(row.by)).text() == row.then);
    }
}

TEST_CASE("dates with a time and days and time durations are added") {
    const sum_row rows[] = {
        {"2018-03-02T10:30:00", "P1D", "2018-03-03T10:30:00"},
        {"2018-12-31T23:59:59", "PT1S", "2019-01-01T00:00:00"},
        {"2016-02-28T12:00:00", "P1D", "2016-02-29T12:00:00"},
        {"2016-03-01T00:00:00", "-PT1S", "2016-02-29T23:59:59"},
        {"1969-12-31T23:59:59.75", "PT0.5S", "1970-01-01T00:00:00.25"},
        {"1970-01-01T00:00:00.25", "-PT0.5S", "1969-12-31T23:59:59.75"},
        {"2018-03-02T10:30:00+01:00", "PT20H", "2018-03-03T06:30:00+01:00"},
        // 24 hours are not a day where the clock changes.
        {"2018-03-24T12:00:00@Europe/Copenhagen", "P1D", "2018-03-25T13:00:00@Europe/Copenhagen"},
        {"2018-03-25T01:59:59@Europe/Copenhagen", "PT1S", "2018-03-25T03:00:00@Europe/Copenhagen"},
        {"2018-03-25T03:00:00@Europe/Copenhagen", "-PT1S", "2018-03-25T01:59:59@Europe/Copenhagen"},
        {"2018-10-27T12:00:00@Europe/Copenhagen", "P1D", "2018-10-28T11:00:00@Europe/Copenhagen"},
        {"2018-10-28T02:30:00@Europe/Copenhagen", "PT1H", "2018-10-28T02:30:00@Europe/Copenhagen"},
        {"2018-10-28T02:30:00@Europe/Copenhagen", "PT2H", "2018-10-28T03:30:00@Europe/Copenhagen"},
        {"2500-07-01T23:00:00@Europe/Copenhagen", "PT1H", "2500-07-02T00:00:00@Europe/Copenhagen"},
        {"999999999-12-31T23:59:59", "PT1S", ""},
        {"-999999999-01-01T00:00:00", "-PT1S", ""},
        {"2018-03-02T10:30:00", "P106751991167300D", ""},
    };
    for (const auto& row : rows) {
        INFO(std::string(row.from), " + ", std::string(row.by));
        const auto then = moment(row.from).add(length(row.by));
        CHECK((then ? then->text() : std::string()) == row.then);
    }
}

struct months_row {
    const char* from;
    std::int64_t months;
    const char* then;
};

TEST_CASE("months keep the time of day") {
    const months_row rows[] = {
        {"2018-01-31T10:30:00", 1, "2018-02-28T10:30:00"},
        {"2016-02-29T10:30:00.5Z", 12, "2017-02-28T10:30:00.5Z"},
        {"2016-02-29T10:30:00+02:00", -48, "2012-02-29T10:30:00+02:00"},
        {"2018-02-25T02:30:00@Europe/Copenhagen", 1, "2018-03-25T03:30:00@Europe/Copenhagen"},
        {"2018-01-15T12:00:00@Europe/Copenhagen", 6, "2018-07-15T12:00:00@Europe/Copenhagen"},
        {"999999999-12-01T00:00:00", 1, ""},
        {"2018-01-31T10:30:00", std::int64_t{1} << 62, ""},
    };
    for (const auto& row : rows) {
        INFO(std::string(row.from), " + ", row.months);
        const auto then = moment(row.from).add_months(row.months);
        CHECK((then ? then->text() : std::string()) == row.then);
    }
}

struct difference_row {
    const char* a;
    const char* b;
    const char* between; ///< empty: none
    const char* order;   ///< "<", "=", ">" in whole seconds
};

TEST_CASE("differences and order of times") {
    const difference_row rows[] = {
        {"10:30:00", "09:30:00", "PT1H", ">"},
        {"09:30:00", "10:30:00", "-PT1H", "<"},
        {"10:30:00", "10:30:00", "PT0S", "="},
        {"10:30:00.5", "10:30:00", "PT0.5S", "="},
        {"10:30:00", "10:30:00.25", "-PT0.25S", "="},
        {"10:30:00.25", "10:29:59.75", "PT0.5S", ">"},
        {"10:29:59.75", "10:30:00.25", "-PT0.5S", "<"},
        {"12:00:00Z", "13:00:00+01:00", "PT0S", "="},
        {"12:00:00Z", "12:00:00+01:00", "PT1H", ">"},
        {"00:00:00+14:00", "23:59:59-14:00", "-P2DT3H59M59S", "<"},
        {"10:00:00+01:00:01", "10:00:00+01:00", "-PT1S", "<"},
        {"10:00:00@Europe/Copenhagen", "09:00:00@Europe/Copenhagen", "PT1H", ">"},
        {"10:00:00@Etc/UTC", "10:00:00Z", "PT0S", "="},
        {"10:00:00@Etc/UTC", "10:00:00@Etc/GMT-1", "PT1H", ">"},
        {"10:00:00@Europe/Copenhagen", "10:00:00@Europe/Paris", "", ""},
        {"10:00:00@Europe/Copenhagen", "10:00:00+01:00", "", ""},
        {"10:00:00@Europe/Copenhagen", "10:00:00", "", ""},
        {"10:00:00Z", "10:00:00", "", ""},
        {"10:00:00", "10:00:00@Etc/UTC", "", ""},
    };
    for (const auto& row : rows) {
        INFO(std::string(row.a), " - ", std::string(row.b));
        const auto a = time_at(row.a);
        const auto b = time_at(row.b);
        const auto between = difference(a, b);
        CHECK((between ? between->text() : std::string()) == row.between);
        const auto o = compare(a, b);
        CHECK((!o ? "" : *o < 0 ? "<" : *o > 0 ? ">" : "=") == std::string(row.order));
    }
}

TEST_CASE("differences and order of dates with a time") {
    const difference_row rows[] = {
        {"2018-03-02T10:30:00", "2018-03-01T10:30:00", "P1D", ">"},
        {"2018-03-01T10:30:00", "2018-03-02T10:30:00.5", "-P1DT0.5S", "<"},
        {"2016-03-01T00:00:00", "2016-02-28T00:00:00", "P2D", ">"},
        {"2018-03-02T12:00:00Z", "2018-03-02T13:00:00+01:00", "PT0S", "="},
        {"2018-03-02T12:00:00.9Z", "2018-03-02T12:00:00.1Z", "PT0.8S", "="},
        {"2018-07-01T12:00:00@Europe/Copenhagen", "2018-07-01T12:00:00+02:00", "PT0S", "="},
        {"2018-07-01T12:00:00@Europe/Copenhagen", "2018-07-01T12:00:00+01:00", "-PT1H", "<"},
        {"2018-03-26T00:00:00@Europe/Copenhagen", "2018-03-25T00:00:00@Europe/Copenhagen", "PT23H",
         ">"},
        {"2018-10-29T00:00:00@Europe/Copenhagen", "2018-10-28T00:00:00@Europe/Copenhagen", "P1DT1H",
         ">"},
        {"2018-03-25T02:30:00@Europe/Copenhagen", "2018-03-25T03:30:00@Europe/Copenhagen", "PT0S",
         "="},
        {"1880-01-01T00:00:00@Europe/Copenhagen", "1880-01-01T00:00:00Z", "-PT50M20S", "<"},
        {"999999999-12-31T00:00:00", "-999999999-01-01T00:00:00", "P730484999633D", ">"},
        {"2018-03-02T12:00:00", "2018-03-02T12:00:00Z", "", ""},
        {"2018-03-02T12:00:00@Europe/Copenhagen", "2018-03-02T12:00:00", "", ""},
    };
    for (const auto& row : rows) {
        INFO(std::string(row.a), " - ", std::string(row.b));
        const auto a = moment(row.a);
        const auto b = moment(row.b);
        const auto between = difference(a, b);
        CHECK((between ? between->text() : std::string()) == row.between);
        const auto o = compare(a, b);
        CHECK((!o ? "" : *o < 0 ? "<" : *o > 0 ? ">" : "=") == std::string(row.order));
    }
}

TEST_CASE("the order of parts is total") {
    const std::vector<date_time> sorted{
        moment("2018-03-01T23:00:00"),         moment("2018-03-02T10:00:00"),
        moment("2018-03-02T10:00:00@Etc/UTC"), moment("2018-03-02T10:00:00@Europe/Paris"),
        moment("2018-03-02T10:00:00-01:00"),   moment("2018-03-02T10:00:00Z"),
        moment("2018-03-02T10:00:00.5"),
    };
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        for (std::size_t j = 0; j < sorted.size(); ++j) {
            CHECK((sorted[i] <=> sorted[j]) == (i <=> j));
            CHECK((sorted[i] == sorted[j]) == (i == j));
        }
    }
}

} // namespace
} // namespace hjemmel
