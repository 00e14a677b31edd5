// SPDX-License-Identifier: Apache-2.0

#include <hjemmel/core/periods.hpp>

#include <algorithm>
#include <limits>
#include <random>
#include <set>
#include <string>

#include <doctest/doctest.h>

namespace {

using hjemmel::date;
using hjemmel::period;
using periods = std::vector<period>;

// `2010-01-01..2010-03-31 2010-04-15..`
periods read(std::string_view text) {
    periods result;
    while (!text.empty()) {
        const auto word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        const auto dots = word.find("..");
        const auto first = date::parse(word.substr(0, dots));
        const auto last = date::parse(word.substr(dots + 2));
        REQUIRE(first);
        result.push_back({*first, last.value_or(date::max())});
    }
    return result;
}

std::string write(std::span<const period> values) {
    std::string text;
    for (const auto& value : values) {
        if (!text.empty()) text += ' ';
        text += value.first.text() + ".." + (value.open() ? "" : value.last.text());
    }
    return text;
}

struct joining {
    const char* periods;
    std::int64_t tolerated;
    const char* joined;
};

} // namespace

TEST_CASE("periods: joined over tolerated gaps") {
    const joining rows[] = {
        {"", 28, ""},
        // E-04 and E-05: 28 days are no break, 29 are
        {"2010-01-01..2014-03-31 2014-04-29..2016-12-31", 28, "2010-01-01..2016-12-31"},
        {"2010-01-01..2014-03-31 2014-04-30..2016-12-31", 28,
         "2010-01-01..2014-03-31 2014-04-30..2016-12-31"},
        // E-06: February in an ordinary year and in a leap year
        {"2010-01-01..2011-01-31 2011-03-01..2016-12-31", 28, "2010-01-01..2016-12-31"},
        {"2010-01-01..2012-01-31 2012-03-01..2016-12-31", 28,
         "2010-01-01..2012-01-31 2012-03-01..2016-12-31"},
        // E-07: several gaps of 20 days
        {"2010-01-01..2011-01-01 2011-01-22..2012-01-01 2012-01-22..2016-12-31", 28,
         "2010-01-01..2016-12-31"},
        // E-08: a long break, then unbroken years
        {"2005-01-01..2009-12-31 2011-12-31..2016-12-31", 28,
         "2005-01-01..2009-12-31 2011-12-31..2016-12-31"},
        // E-09: the next day, and an overlap of a week
        {"2010-01-01..2012-06-30 2012-07-01..2016-12-31", 0, "2010-01-01..2016-12-31"},
        {"2010-01-01..2012-06-30 2012-06-24..2016-12-31", 0, "2010-01-01..2016-12-31"},
        // E-10: open-ended
        {"2010-01-01..2012-06-30 2012-07-20..", 28, "2010-01-01.."},
        {"2010-01-01.. 2012-07-20..2013-01-01", 28, "2010-01-01.."},
        // any order, contained, equal, without a day
        {"2015-01-01..2015-12-31 2010-01-01..2010-12-31", 28,
         "2010-01-01..2010-12-31 2015-01-01..2015-12-31"},
        {"2010-01-01..2016-12-31 2012-01-01..2012-12-31 2017-01-10..2017-01-31", 28,
         "2010-01-01..2017-01-31"},
        {"2010-01-01..2010-01-01 2010-01-01..2010-01-01", 0, "2010-01-01..2010-01-01"},
        {"2010-01-02..2010-01-01 2011-01-01..2011-01-01", 0, "2011-01-01..2011-01-01"},
        {"2010-01-01..2010-12-31 2011-01-01..2011-12-31", -5, "2010-01-01..2011-12-31"},
        // the ends of the range of dates
        {"-999999999-01-01..-999999999-01-02 999999999-12-31..",
         std::numeric_limits<std::int64_t>::max(), "-999999999-01-01.."},
        {"-999999999-01-01..-999999999-01-02 999999999-12-30..999999999-12-30", 0,
         "-999999999-01-01..-999999999-01-02 999999999-12-30..999999999-12-30"},
    };
    for (const auto& each : rows) {
        CAPTURE(each.periods);
        CHECK(write(joined(read(each.periods), each.tolerated)) == each.joined);
    }
}

TEST_CASE("periods: gaps, windows, common and remaining days") {
    const auto history = read("2012-01-01..2012-06-30 2010-01-01..2010-12-31 2013-01-01..");
    const auto other = read("2010-06-01..2012-02-29 2014-01-01..2014-01-31");
    CHECK(write(gaps(history)) == "2011-01-01..2011-12-31 2012-07-01..2012-12-31");
    CHECK(write(gaps(read("2010-01-01.."))) == "");
    CHECK(write(hjemmel::gaps({})) == "");
    CHECK(write(within(history, {date(2010, 7, 1), date(2012, 1, 1)})) ==
          "2010-07-01..2010-12-31 2012-01-01..2012-01-01");
    CHECK(write(within(history, {date(2012, 6, 1)})) == "2012-06-01..2012-06-30 2013-01-01..");
    CHECK(write(within(history, {date(2011, 1, 1), date(2011, 12, 31)})) == "");
    CHECK(write(within(history, {date(2012, 1, 1), date(2010, 1, 1)})) == "");
    CHECK(write(intersection(history, other)) ==
          "2010-06-01..2010-12-31 2012-01-01..2012-02-29 2014-01-01..2014-01-31");
    CHECK(write(difference(history, other)) ==
          "2010-01-01..2010-05-31 2012-03-01..2012-06-30 2013-01-01..2013-12-31 2014-02-01..");
    CHECK(write(difference(history, history)) == "");
    CHECK(write(difference(history, {})) == write(joined(history)));
    CHECK(write(intersection(history, {})) == "");
}

TEST_CASE("periods: the one that contains a day") {
    const auto history = read("2010-01-01..2010-12-31 2011-01-01..2011-06-30 2013-01-01..");
    const auto shown = [&](date day) {
        const auto found = at(history, day);
        return found ? write(periods{*found}) : "nothing";
    };
    CHECK(shown(date(2009, 12, 31)) == "nothing");
    CHECK(shown(date(2010, 1, 1)) == "2010-01-01..2011-06-30");
    CHECK(shown(date(2011, 6, 30)) == "2010-01-01..2011-06-30");
    CHECK(shown(date(2011, 7, 1)) == "nothing");
    CHECK(shown(date::max()) == "2013-01-01..");
}

TEST_CASE("periods: days and full months in total") {
    struct row {
        const char* periods;
        std::int64_t days;
        std::int64_t months;
    };
    const row rows[] = {
        {"", 0, 0},
        {"2018-03-02..2018-03-02", 1, 0},
        {"2018-01-01..2018-03-31", 90, 3},
        {"2018-01-01..2018-03-30", 89, 2},
        {"2011-12-31..2016-12-30", 1827, 60}, // five years from 31 December 2011
        {"2011-12-31..2016-12-29", 1826, 59},
        {"2021-01-31..2021-02-27", 28,
         1}, // a month from 31 January ends the day before 28 February
        {"2021-01-31..2021-02-26", 27, 0},
        {"2012-02-29..2017-02-27", 1826, 60},
        // joined before months are counted: two halves of a month are one
        {"2018-01-01..2018-01-15 2018-01-16..2018-01-31", 31, 1},
        {"2018-01-01..2018-01-20 2018-01-10..2018-02-28", 59, 2},
        // separate periods have their full months summed
        {"2018-01-01..2018-02-15 2018-06-01..2018-07-15", 91, 2},
        {"-999999999-01-01..999999999-12-30", 730'484'999'633, 23'999'999'987},
    };
    for (const auto& each : rows) {
        CAPTURE(each.periods);
        CHECK(total_days(read(each.periods)) == each.days);
        CHECK(total_months(read(each.periods)) == each.months);
    }
    CHECK(total_days(read("2018-01-01..")) == std::nullopt);
    CHECK(total_months(read("2010-01-01..2010-02-01 2018-01-01..")) == std::nullopt);
}

namespace {

using day_numbers = std::set<std::int64_t>;

day_numbers numbers(std::span<const period> values) {
    day_numbers result;
    for (const auto& value : values) {
        for (auto day = value.first.days(); day <= value.last.days(); ++day)
            result.insert(day);
    }
    return result;
}

// Runs of days, over gaps of at most the tolerated number of days.
periods runs(const day_numbers& days, std::int64_t tolerated) {
    periods result;
    for (const auto number : days) {
        const auto day = *date::from_days(number);
        if (!result.empty() && days_between(result.back().last, day) - 1 <= tolerated)
            result.back().last = day;
        else
            result.push_back({day, day});
    }
    return result;
}

using generator = std::mt19937;

std::int64_t below(generator& random, unsigned limit) {
    return static_cast<std::int64_t>(random() % limit);
}

periods random_history(generator& random) {
    periods result(random() % 7);
    for (auto& value : result) {
        value.first = *date::from_days(below(random, 60));
        value.last = *value.first.add_days(below(random, 12) - 1);
    }
    return result;
}

} // namespace

TEST_CASE("periods: the same as sets of single days, at random") {
    generator random(20180302);
    for (int i = 0; i < 3000; ++i) {
        const auto a = random_history(random);
        const auto b = random_history(random);
        const auto days_a = numbers(a);
        const auto days_b = numbers(b);
        const auto tolerated = below(random, 8);
        const auto day = *date::from_days(below(random, 70));
        const period window{day, *day.add_days(below(random, 30) - 1)};
        day_numbers both;
        day_numbers only_a;
        day_numbers in_window;
        day_numbers free;
        for (const auto n : days_a) {
            (days_b.contains(n) ? both : only_a).insert(n);
            if (window.contains(*date::from_days(n))) in_window.insert(n);
        }
        for (auto n = days_a.empty() ? 0 : *days_a.begin(); !days_a.empty() && n < *days_a.rbegin();
             ++n) {
            if (!days_a.contains(n)) free.insert(n);
        }
        CAPTURE(write(a));
        CAPTURE(write(b));
        CHECK(write(joined(a, tolerated)) == write(runs(days_a, tolerated)));
        CHECK(write(gaps(a)) == write(runs(free, 0)));
        CHECK(write(within(a, window)) == write(runs(in_window, 0)));
        CHECK(write(intersection(a, b)) == write(runs(both, 0)));
        CHECK(write(difference(a, b)) == write(runs(only_a, 0)));
        CHECK(at(a, day).has_value() == days_a.contains(day.days()));
        CHECK(total_days(a) == static_cast<std::int64_t>(days_a.size()));
    }
}
