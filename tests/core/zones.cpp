// SPDX-License-Identifier: Apache-2.0
// Time zones: names, offsets through history, changes of the clock.
#include <hjemmel/core/zones.hpp>

#include <doctest/doctest.h>

#include <hjemmel/core/time.hpp>

#include <string>

namespace hjemmel {
namespace {

std::int64_t seconds_of(const char* text) {
    const auto moment = date_time::parse(text);
    REQUIRE(moment);
    return moment->instant();
}

TEST_CASE("zones are found by their names alone") {
    for (const auto* name : {"Europe/Copenhagen", "Etc/UTC", "America/Nuuk", "Atlantic/Faroe",
                             "UTC", "GMT", "Asia/Kathmandu", "America/Argentina/Ushuaia"}) {
        const auto found = zone::find(name);
        REQUIRE(found);
        CHECK(found->name() == name);
        CHECK(found == zone::find(name));
    }
    for (const auto* name : {"", "Z", "europe/copenhagen", "Europe/Copenhagen ", "Europe/",
                             "Europe", "../etc/passwd", "/Europe/Paris", "Nowhere/Land"}) {
        CHECK_FALSE(zone::find(name));
    }
}

struct offset_row {
    const char* zone;
    const char* moment; ///< local, read as UTC for instants
    int at_instant;
    int of_local;
};

TEST_CASE("offsets through history and into the future") {
    const offset_row rows[] = {
        {"Europe/Copenhagen", "2018-01-15T12:00:00", 3600, 3600},
        {"Europe/Copenhagen", "2018-07-15T12:00:00", 7200, 7200},
        {"Europe/Copenhagen", "1885-01-01T12:00:00", 3020, 3020},
        {"Europe/Copenhagen", "0001-01-01T00:00:00", 3020, 3020},
        {"Europe/Copenhagen", "-999999999-01-01T00:00:00", 3020, 3020},
        {"Europe/Copenhagen", "2018-03-25T00:59:59", 3600, 3600},
        {"Europe/Copenhagen", "2018-03-25T01:00:00", 7200, 3600},
        {"Europe/Copenhagen", "2018-03-25T02:30:00", 7200, 3600},
        {"Europe/Copenhagen", "2018-03-25T03:00:00", 7200, 7200},
        {"Europe/Copenhagen", "2018-10-28T00:59:59", 7200, 7200},
        {"Europe/Copenhagen", "2018-10-28T01:00:00", 3600, 7200},
        {"Europe/Copenhagen", "2018-10-28T02:30:00", 3600, 7200},
        {"Europe/Copenhagen", "2018-10-28T03:00:00", 3600, 3600},
        // The last listed year, and years computed like it: the last Sundays of March and October.
        {"Europe/Copenhagen", "2037-07-01T00:00:00", 7200, 7200},
        {"Europe/Copenhagen", "2038-07-01T00:00:00", 7200, 7200},
        {"Europe/Copenhagen", "2040-03-25T00:59:59", 3600, 3600},
        {"Europe/Copenhagen", "2040-03-25T01:00:00", 7200, 3600},
        {"Europe/Copenhagen", "2040-02-29T12:00:00", 3600, 3600},
        {"Europe/Copenhagen", "2050-10-30T01:00:00", 3600, 7200},
        {"Europe/Copenhagen", "2418-07-15T12:00:00", 7200, 7200},
        {"Europe/Copenhagen", "999999999-07-15T12:00:00", 7200, 7200},
        {"Europe/Copenhagen", "999999999-12-31T12:00:00", 3600, 3600},
        {"Australia/Melbourne", "2021-01-01T00:00:00", 39600, 39600},
        {"Australia/Melbourne", "2021-07-01T00:00:00", 36000, 36000},
        {"Australia/Melbourne", "2101-01-01T00:00:00", 39600, 39600},
        {"Australia/Melbourne", "2101-07-01T00:00:00", 36000, 36000},
        {"Asia/Kathmandu", "2018-01-01T00:00:00", 20700, 20700},
        {"America/New_York", "2018-07-01T00:00:00", -14400, -14400},
        {"Africa/Monrovia", "1960-01-01T00:00:00", -2670, -2670},
        {"Etc/UTC", "2018-07-01T00:00:00", 0, 0},
        {"Etc/GMT+5", "2018-07-01T00:00:00", -18000, -18000},
    };
    for (const auto& row : rows) {
        INFO(std::string(row.zone), " ", std::string(row.moment));
        const auto where = zone::find(row.zone);
        REQUIRE(where);
        CHECK(where->offset_at(seconds_of(row.moment)) == row.at_instant);
        CHECK(where->offset_of_local(seconds_of(row.moment)) == row.of_local);
    }
}

TEST_CASE("some zones have one offset for ever") {
    CHECK(zone::find("Etc/UTC")->constant_offset() == 0);
    CHECK(zone::find("Etc/GMT-2")->constant_offset() == 7200);
    CHECK_FALSE(zone::find("Europe/Copenhagen")->constant_offset());
    CHECK_FALSE(zone::find("Asia/Dhaka")->constant_offset());
    CHECK_FALSE(zone::find("America/Phoenix")->constant_offset());
}

} // namespace
} // namespace hjemmel
