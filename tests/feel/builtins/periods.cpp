// SPDX-License-Identifier: Apache-2.0
// Our built-ins on periods.
#include <hjemmel/feel/builtins/periods.hpp>

#include "support/call.hpp"

#include <array>

namespace hjemmel {
namespace {

using test::built;

TEST_CASE("joined") {
    constexpr auto rows = std::to_array<built>({
        {"joined", "[], null", "[]"},
        {"joined",
         R"([{fra: @"2018-02-01", til: @"2018-02-28"}, )"
         R"({fra: @"2018-01-01", til: @"2018-01-31"}], null)",
         R"([{fra: @"2018-01-01", til: @"2018-02-28"}])"},
        {"joined",
         R"([{fra: @"2018-01-01", til: @"2018-01-31"}, )"
         R"({fra: @"2018-02-02", til: @"2018-02-28"}], null)",
         R"([{fra: @"2018-01-01", til: @"2018-01-31"}, )"
         R"({fra: @"2018-02-02", til: @"2018-02-28"}])"},
        // A gap of 28 days, and one of 29.
        {"joined",
         R"([{fra: @"2018-01-01", til: @"2018-01-31"}, )"
         R"({fra: @"2018-03-01", til: null}], @"P28D")",
         R"([{fra: @"2018-01-01", til: null}])"},
        {"joined",
         R"([{fra: @"2018-01-01", til: @"2018-01-30"}, )"
         R"({fra: @"2018-03-01", til: null}], @"P28D")",
         R"([{fra: @"2018-01-01", til: @"2018-01-30"}, {fra: @"2018-03-01", til: null}])"},
        // The same over a leap day.
        {"joined",
         R"([{fra: @"2016-01-01", til: @"2016-01-31"}, )"
         R"({fra: @"2016-03-01", til: null}], @"P28D")",
         R"([{fra: @"2016-01-01", til: @"2016-01-31"}, {fra: @"2016-03-01", til: null}])"},
        {"joined",
         R"([{fra: @"2018-01-01", til: @"2018-01-31"}, )"
         R"({fra: @"2018-02-02", til: null}], @"PT36H")",
         R"([{fra: @"2018-01-01", til: null}])"},
        {"joined",
         R"([{fra: @"2018-01-01", til: @"2018-01-31"}, )"
         R"({fra: @"2018-02-02", til: null}], @"PT23H")",
         R"([{fra: @"2018-01-01", til: @"2018-01-31"}, {fra: @"2018-02-02", til: null}])"},
        {"joined", R"([{ydelse: "kontanthjælp", fra: @"2018-01-01"}], null)",
         R"([{fra: @"2018-01-01", til: null}])"},
        {"joined", R"([{fra: @"2018-01-02", til: @"2018-01-01"}], null)", "!argument-range"},
        {"joined", R"([{fra: @"2018-01-02", til: @"2018-01-02"}], null)",
         R"([{fra: @"2018-01-02", til: @"2018-01-02"}])"},
        {"joined", R"([{til: @"2018-01-01"}], null)", "!null-argument"},
        {"joined", R"([{fra: null, til: @"2018-01-01"}], null)", "!null-argument"},
        {"joined", "[{fra: failed}], null", "!earlier"},
        {"joined", R"([{fra: @"2018-01-01", til: failed}], null)", "!earlier"},
        {"joined", R"([{fra: @"2018-01-01", til: 1}], null)", "!argument-kind"},
        {"joined", R"([{fra: "2018-01-01"}], null)", "!argument-kind"},
        {"joined", "[null], null", "!null-argument"},
        {"joined", "[1], null", "!argument-kind"},
        {"joined", "null, null", "!null-argument"},
        {"joined", "[], 28", "!argument-kind"},
        {"joined", R"([], @"P1M")", "!argument-kind"},
        {"joined", R"([], @"-P1D")", "!argument-range"},
        {"joined", "[], failed", "!earlier"},
    });
    test::check_calls(rows);
}

TEST_CASE("one day among periods") {
    constexpr auto rows = std::to_array<built>({
        {"period at",
         R"([{fra: @"2018-01-01", til: @"2018-01-31"}, )"
         R"({fra: @"2018-02-01", til: null}], @"2018-01-31")",
         R"({fra: @"2018-01-01", til: null})"},
        {"period at", R"([{fra: @"2018-01-01", til: @"2018-01-31"}], @"2018-02-01")", "null"},
        {"period at", R"([{fra: @"2018-01-01", til: @"2018-01-31"}], @"2017-12-31")", "null"},
        {"period at", R"([], @"2018-02-01")", "null"},
        {"period at", "[], null", "!null-argument"},
        {"period at", R"(null, @"2018-02-01")", "!null-argument"},
        {"period at", R"([{fra: @"2018-02-01", til: @"2018-01-01"}], @"2018-02-01")",
         "!argument-range"},
        {"covers", R"([{fra: @"2018-01-01", til: @"2018-01-31"}], @"2018-01-31")", "true"},
        {"covers", R"([{fra: @"2018-01-01", til: @"2018-01-31"}], @"2018-01-01")", "true"},
        {"covers", R"([{fra: @"2018-01-01", til: @"2018-01-31"}], @"2018-02-01")", "false"},
        {"covers", R"([{fra: @"2018-01-01", til: null}], @"2999-12-31")", "true"},
        {"covers", R"([], @"2999-12-31")", "false"},
        {"covers", "[], 1", "!argument-kind"},
        {"covers", R"(null, @"2999-12-31")", "!null-argument"},
    });
    test::check_calls(rows);
}

TEST_CASE("gaps, windows and two lists") {
    constexpr auto rows = std::to_array<built>({
        {"gaps",
         R"([{fra: @"2018-02-11", til: null}, )"
         R"({fra: @"2018-01-01", til: @"2018-01-31"}])",
         R"([{fra: @"2018-02-01", til: @"2018-02-10"}])"},
        {"gaps", R"([{fra: @"2018-01-01", til: null}])", "[]"},
        {"gaps", "[]", "[]"},
        {"gaps", "null", "!null-argument"},
        {"within", R"([{fra: @"2018-01-01", til: null}], @"2018-01-15", @"2018-01-31")",
         R"([{fra: @"2018-01-15", til: @"2018-01-31"}])"},
        {"within", R"([{fra: @"2018-01-01", til: null}], null, @"2018-01-31")",
         R"([{fra: @"2018-01-01", til: @"2018-01-31"}])"},
        {"within", R"([{fra: @"2018-01-01", til: null}], @"2018-01-15", null)",
         R"([{fra: @"2018-01-15", til: null}])"},
        {"within", R"([{fra: @"2018-01-01", til: null}], null, null)",
         R"([{fra: @"2018-01-01", til: null}])"},
        {"within", R"([{fra: @"2018-01-01", til: @"2018-01-02"}], @"2018-01-15", null)", "[]"},
        {"within", R"([], @"2018-01-15", @"2018-01-14")", "!argument-range"},
        {"within", R"([], failed, @"2018-01-14")", "!earlier"},
        {"within", R"([], @"2018-01-14", 1)", "!argument-kind"},
        {"within", "null, null, null", "!null-argument"},
        {"overlap",
         R"([{fra: @"2018-01-01", til: null}], [{fra: @"2017-12-01", til: @"2018-01-31"}])",
         R"([{fra: @"2018-01-01", til: @"2018-01-31"}])"},
        {"overlap", R"([{fra: @"2018-01-01", til: null}], [])", "[]"},
        {"overlap", "[], null", "!null-argument"},
        {"overlap", "null, []", "!null-argument"},
        {"without",
         R"([{fra: @"2018-01-01", til: null}], [{fra: @"2018-02-01", til: @"2018-02-28"}])",
         R"([{fra: @"2018-01-01", til: @"2018-01-31"}, {fra: @"2018-03-01", til: null}])"},
        {"without", R"([{fra: @"2018-01-01", til: null}], [])",
         R"([{fra: @"2018-01-01", til: null}])"},
        {"without", "[], [1]", "!argument-kind"},
    });
    test::check_calls(rows);
}

TEST_CASE("totals") {
    constexpr auto rows = std::to_array<built>({
        {"total days", "[]", "0"},
        {"total days", R"([{fra: @"2018-01-01", til: @"2018-01-31"}])", "31"},
        {"total days", R"([{fra: @"2016-02-01", til: @"2016-02-29"}])", "29"},
        {"total days",
         R"([{fra: @"2018-01-01", til: @"2018-01-31"}, )"
         R"({fra: @"2018-01-15", til: @"2018-02-14"}])",
         "45"},
        {"total days", R"([{fra: @"2018-01-01", til: null}])", "!argument-range"},
        {"total days", "null", "!null-argument"},
        {"total months", R"([{fra: @"2018-01-15", til: @"2018-03-14"}])", "2"},
        {"total months", R"([{fra: @"2018-01-15", til: @"2018-03-13"}])", "1"},
        {"total months",
         R"([{fra: @"2018-01-15", til: @"2018-02-14"}, )"
         R"({fra: @"2018-02-15", til: @"2018-03-14"}])",
         "2"},
        {"total months",
         R"([{fra: @"2018-01-15", til: @"2018-02-10"}, )"
         R"({fra: @"2018-02-11", til: @"2018-03-14"}])",
         "2"},
        {"total months", R"([{fra: @"2018-01-01", til: null}])", "!argument-range"},
        {"total months", R"([{fra: @"2018-01-02", til: @"2018-01-01"}])", "!argument-range"},
    });
    test::check_calls(rows);
}

TEST_CASE("no value carries its reason") {
    test::test_call in;
    const std::array<value, 2> both{value("Satsen er ikke fastsat"), value("No rate is set")};
    const auto why = feel::define::no_value(in, both).failure();
    REQUIRE(why);
    CHECK(why->code == "no-value");
    CHECK(why->level == severity::note);
    CHECK(why->text == bilingual{"Satsen er ikke fastsat", "No rate is set"});
    constexpr auto rows = std::to_array<built>({
        {"no value", R"("Satsen er ikke fastsat", null)", "!no-value"},
        {"no value", "null, null", "!null-argument"},
        {"no value", R"("a", 1)", "!argument-kind"},
    });
    test::check_calls(rows);
}

} // namespace
} // namespace hjemmel
