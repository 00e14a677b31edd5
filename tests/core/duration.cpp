// SPDX-License-Identifier: Apache-2.0

#include <hjemmel/core/duration.hpp>

#include <limits>
#include <string>

#include <doctest/doctest.h>

namespace {

using hjemmel::date;
using hjemmel::days_duration;
using hjemmel::decimal;
using hjemmel::months_duration;

constexpr auto most = std::numeric_limits<std::int64_t>::max();
constexpr auto least = std::numeric_limits<std::int64_t>::min();

template<class Value>
std::string shown(const std::optional<Value>& value) {
    return value ? value->text() : "nothing";
}

days_duration days(std::string_view text) {
    const auto parsed = days_duration::parse(text);
    REQUIRE_MESSAGE(parsed, std::string(text));
    return *parsed;
}

struct reading {
    const char* text;
    const char* canonical;
};

} // namespace

TEST_CASE("duration: months from text and back") {
    const reading rows[] = {{"P5Y", "P5Y"},
                            {"P1Y2M", "P1Y2M"},
                            {"-P3M", "-P3M"},
                            {"P14M", "P1Y2M"},
                            {"P0Y", "P0M"},
                            {"-P0M", "P0M"},
                            {"P001Y0M", "P1Y"},
                            {"P9223372036854775807M", "P768614336404564650Y7M"},
                            {"-P9223372036854775808M", "-P768614336404564650Y8M"}};
    for (const auto& each : rows) {
        CAPTURE(each.text);
        CHECK(shown(months_duration::parse(each.text)) == each.canonical);
    }
    const char* wrong[] = {"",
                           "P",
                           "5Y",
                           "PY",
                           "P1",
                           "P1M2Y",
                           "P1Y1Y",
                           "P1D",
                           "P1Y1D",
                           "+P1Y",
                           "P-1Y",
                           "P1.5Y",
                           "p1y",
                           " P1Y",
                           "P1Y ",
                           "P1YT",
                           "--P1Y",
                           "P1YM",
                           "P 1Y",
                           "P1Y2M3",
                           "P1MT1M",
                           "P1,5Y",
                           "P9223372036854775808M",
                           "P768614336404564651Y",
                           "P99999999999999999999999999999Y"};
    for (const char* text : wrong) {
        CAPTURE(text);
        CHECK(shown(months_duration::parse(text)) == "nothing");
    }
}

TEST_CASE("duration: days and time from text and back") {
    const reading rows[] = {{"P28D", "P28D"},
                            {"P1DT2H3M4.5S", "P1DT2H3M4.5S"},
                            {"PT0S", "PT0S"},
                            {"P0D", "PT0S"},
                            {"-PT0.000S", "PT0S"},
                            {"PT25H", "P1DT1H"},
                            {"PT3600S", "PT1H"},
                            {"PT90M", "PT1H30M"},
                            {"-PT1H", "-PT1H"},
                            {"-PT0.5S", "-PT0.5S"},
                            {"PT0.000000001S", "PT0.000000001S"},
                            {"PT1.1234567890000S", "PT1.123456789S"},
                            {"P1DT0.25S", "P1DT0.25S"},
                            {"PT1.S", "PT1S"},
                            {"-P1DT0.S", "-P1D"},
                            {"PT9223372036854775807S", "P106751991167300DT15H30M7S"},
                            {"-PT9223372036854775808S", "-P106751991167300DT15H30M8S"}};
    for (const auto& each : rows) {
        CAPTURE(each.text);
        CHECK(shown(days_duration::parse(each.text)) == each.canonical);
    }
    const char* wrong[] = {"",
                           "P",
                           "PT",
                           "P1DT",
                           "T1H",
                           "P1H",
                           "PT1D",
                           "P1Y",
                           "P1M",
                           "P4W",
                           "PT1S1M",
                           "PT1M1M",
                           "PT.5S",
                           "PT1.5M",
                           "P1.5D",
                           "PT-1S",
                           "+PT1S",
                           "PT1S ",
                           "PT1,5S",
                           "pt1s",
                           "PT1.5S1S",
                           "PT1SS",
                           "P1D1H",
                           "PT1.1234567891S",
                           "PT9223372036854775808S",
                           "P106751991167301D",
                           "PT1.5",
                           "PT99999999999999999999999H"};
    for (const char* text : wrong) {
        CAPTURE(text);
        CHECK(shown(days_duration::parse(text)) == "nothing");
    }
}

TEST_CASE("duration: parts have the duration's sign") {
    constexpr months_duration months{-14};
    CHECK(months.year_part() == -1);
    CHECK(months.month_part() == -2);
    const auto value = days("-P1DT2H3M4.5S");
    CHECK(value.day_part() == -1);
    CHECK(value.hour_part() == -2);
    CHECK(value.minute_part() == -3);
    CHECK(value.second_part() == -4);
    CHECK(value.nanoseconds == -500'000'000);
    CHECK(total_seconds(value) == *decimal::parse("-93784.5"));
    CHECK(days_duration::from_days(28) == days("P28D"));
    CHECK(days_duration::from_days(most) == std::nullopt);
    CHECK(days_duration::from_days(least) == std::nullopt);
}

TEST_CASE("duration: order") {
    const char* ascending[] = {"-P1D", "-PT1.5S", "-PT1S", "-PT0.5S", "PT0S", "PT0.5S", "PT1S"};
    for (std::size_t i = 0; i < std::size(ascending); ++i) {
        for (std::size_t j = 0; j < std::size(ascending); ++j)
            CHECK((days(ascending[i]) <=> days(ascending[j])) == (i <=> j));
    }
    CHECK(months_duration{11} < months_duration{12});
}

TEST_CASE("duration: sums and differences") {
    struct row {
        const char* a;
        const char* b;
        const char* sum;
        const char* difference;
    };
    const row rows[] = {
        {"P1D", "PT1H", "P1DT1H", "PT23H"},       {"PT1.5S", "PT0.7S", "PT2.2S", "PT0.8S"},
        {"PT1S", "PT1.5S", "PT2.5S", "-PT0.5S"},  {"-PT1S", "PT0.3S", "-PT0.7S", "-PT1.3S"},
        {"PT0.9S", "-PT1S", "-PT0.1S", "PT1.9S"}, {"-PT0.6S", "-PT0.6S", "-PT1.2S", "PT0S"}};
    for (const auto& each : rows) {
        CAPTURE(each.a);
        CAPTURE(each.b);
        CHECK(shown(add(days(each.a), days(each.b))) == each.sum);
        CHECK(shown(subtract(days(each.a), days(each.b))) == each.difference);
        CHECK(shown(add(days(each.a), *negate(days(each.b)))) == each.difference);
    }
    CHECK(add(months_duration{5}, months_duration{-7}) == months_duration{-2});
    CHECK(subtract(months_duration{5}, months_duration{7}) == months_duration{-2});
    CHECK(subtract(months_duration{-1}, months_duration{least}) == months_duration{most});
    CHECK(absolute(months_duration{-5}) == months_duration{5});
    CHECK(absolute(days("-PT0.5S")) == days("PT0.5S"));
}

TEST_CASE("duration: times and through numbers, cut towards zero") {
    const auto number = [](const char* text) { return *decimal::parse(text); };
    CHECK(multiply(months_duration{3}, 2) == months_duration{6});
    CHECK(multiply(months_duration{5}, number("0.5")) == months_duration{2});
    CHECK(multiply(months_duration{-5}, number("0.5")) == months_duration{-2});
    CHECK(divide(months_duration{7}, 2) == months_duration{3});
    CHECK(divide(months_duration{-7}, 2) == months_duration{-3});
    CHECK(divide(months_duration{7}, 0) == std::nullopt);
    CHECK(divide(months_duration{60}, months_duration{12}) == decimal(5));
    CHECK(divide(months_duration{1}, months_duration{8}) == number("0.125"));
    CHECK(divide(months_duration{1}, months_duration{0}) == std::nullopt);
    CHECK(shown(multiply(days("P28D"), number("1.5"))) == "P42D");
    CHECK(shown(multiply(days("-PT0.000000001S"), number("1.9"))) == "-PT0.000000001S");
    CHECK(shown(divide(days("P1D"), 7)) == "PT3H25M42.857142857S");
    CHECK(shown(divide(days("-PT1.5S"), 2)) == "-PT0.75S");
    CHECK(divide(days("P1D"), decimal(0)) == std::nullopt);
    CHECK(divide(days("P1D"), days("PT1H")) == decimal(24));
    CHECK(divide(days("P1D"), days("PT0S")) == std::nullopt);
}

TEST_CASE("duration: overflow gives nothing") {
    CHECK(add(months_duration{most}, months_duration{1}) == std::nullopt);
    CHECK(subtract(months_duration{least}, months_duration{1}) == std::nullopt);
    CHECK(negate(months_duration{least}) == std::nullopt);
    CHECK(absolute(months_duration{least}) == std::nullopt);
    CHECK(multiply(months_duration{most}, 2) == std::nullopt);
    CHECK(add(days_duration{most, 999'999'999}, days_duration{0, 1}) == std::nullopt);
    CHECK(subtract(days_duration{least, 0}, days_duration{1, 0}) == std::nullopt);
    CHECK(subtract(days_duration{0, 0}, days_duration{most, 0}) == days_duration{-most, 0});
    CHECK(negate(days_duration{least, 0}) == std::nullopt);
    CHECK(multiply(days_duration{most, 0}, 2) == std::nullopt);
    CHECK(multiply(days_duration{1, 0}, *decimal::parse("1e6100")) == std::nullopt);
}

TEST_CASE("duration: complete months between two days") {
    struct row {
        date from;
        date to;
        std::int64_t months;
    };
    const row rows[] = {{{2011, 12, 31}, {2016, 12, 31}, 60}, {{2012, 1, 1}, {2016, 12, 31}, 59},
                        {{2018, 1, 1}, {2018, 4, 1}, 3},      {{2018, 1, 1}, {2018, 3, 31}, 2},
                        {{2021, 1, 31}, {2021, 2, 28}, 0},    {{2021, 1, 31}, {2021, 3, 1}, 1},
                        {{2012, 2, 29}, {2017, 2, 28}, 59},   {{2012, 2, 29}, {2017, 3, 1}, 60},
                        {{2018, 3, 2}, {2018, 3, 2}, 0},      {{2018, 3, 2}, {2018, 2, 3}, 0},
                        {{2018, 3, 2}, {2018, 2, 2}, -1},     {{2018, 3, 2}, {2017, 3, 3}, -11},
                        {{2019, 12, 31}, {2020, 1, 1}, 0},    {{2020, 1, 1}, {2019, 12, 31}, 0}};
    for (const auto& each : rows) {
        CAPTURE(each.from.text());
        CAPTURE(each.to.text());
        CHECK(months_between(each.from, each.to).months == each.months);
    }
    CHECK(months_between(date::min(), date::max()).months == 23'999'999'987);
}
