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
         "[{fra: @\"2018-02-01\", til: @\"2018-02-28\"}, "
         "{fra: @\"2018-01-01\", til: @\"2018-01-31\"}], null",
         "[{fra: @\"2018-01-01\", til: @\"2018-02-28\"}]"},
        {"joined",
         "[{fra: @\"2018-01-01\", til: @\"2018-01-31\"}, "
         "{fra: @\"2018-02-02\", til: @\"2018-02-28\"}], null",
         "[{fra: @\"2018-01-01\", til: @\"2018-01-31\"}, "
         "{fra: @\"2018-02-02\", til: @\"2018-02-28\"}]"},
        // A gap of 28 days, and one of 29.
        {"joined",
         "[{fra: @\"2018-01-01\", til: @\"2018-01-31\"}, "
         "{fra: @\"2018-03-01\", til: null}], @\"P28D\"",
         "[{fra: @\"2018-01-01\", til: null}]"},
        {"joined",
         "[{fra: @\"2018-01-01\", til: @\"2018-01-30\"}, "
         "{fra: @\"2018-03-01\", til: null}], @\"P28D\"",
         "[{fra: @\"2018-01-01\", til: @\"2018-01-30\"}, {fra: @\"2018-03-01\", til: null}]"},
        // The same over a leap day.
        {"joined",
         "[{fra: @\"2016-01-01\", til: @\"2016-01-31\"}, "
         "{fra: @\"2016-03-01\", til: null}], @\"P28D\"",
         "[{fra: @\"2016-01-01\", til: @\"2016-01-31\"}, {fra: @\"2016-03-01\", til: null}]"},
        {"joined",
         "[{fra: @\"2018-01-01\", til: @\"2018-01-31\"}, "
         "{fra: @\"2018-02-02\", til: null}], @\"PT36H\"",
         "[{fra: @\"2018-01-01\", til: null}]"},
        {"joined",
         "[{fra: @\"2018-01-01\", til: @\"2018-01-31\"}, "
         "{fra: @\"2018-02-02\", til: null}], @\"PT23H\"",
         "[{fra: @\"2018-01-01\", til: @\"2018-01-31\"}, {fra: @\"2018-02-02\", til: null}]"},
        {"joined", "[{ydelse: \"kontanthjælp\", fra: @\"2018-01-01\"}], null",
         "[{fra: @\"2018-01-01\", til: null}]"},
        {"joined", "[{fra: @\"2018-01-02\", til: @\"2018-01-01\"}], null", "!argument-range"},
        {"joined", "[{fra: @\"2018-01-02\", til: @\"2018-01-02\"}], null",
         "[{fra: @\"2018-01-02\", til: @\"2018-01-02\"}]"},
        {"joined", "[{til: @\"2018-01-01\"}], null", "!null-argument"},
        {"joined", "[{fra: null, til: @\"2018-01-01\"}], null", "!null-argument"},
        {"joined", "[{fra: failed}], null", "!earlier"},
        {"joined", "[{fra: @\"2018-01-01\", til: failed}], null", "!earlier"},
        {"joined", "[{fra: @\"2018-01-01\", til: 1}], null", "!argument-kind"},
        {"joined", "[{fra: \"2018-01-01\"}], null", "!argument-kind"},
        {"joined", "[null], null", "!null-argument"},
        {"joined", "[1], null", "!argument-kind"},
        {"joined", "null, null", "!null-argument"},
        {"joined", "[], 28", "!argument-kind"},
        {"joined", "[], @\"P1M\"", "!argument-kind"},
        {"joined", "[], @\"-P1D\"", "!argument-range"},
        {"joined", "[], failed", "!earlier"},
    });
    test::check_calls(rows);
}

TEST_CASE("one day among periods") {
    constexpr auto rows = std::to_array<built>({
        {"period at",
         "[{fra: @\"2018-01-01\", til: @\"2018-01-31\"}, "
         "{fra: @\"2018-02-01\", til: null}], @\"2018-01-31\"",
         "{fra: @\"2018-01-01\", til: null}"},
        {"period at", "[{fra: @\"2018-01-01\", til: @\"2018-01-31\"}], @\"2018-02-01\"", "null"},
        {"period at", "[{fra: @\"2018-01-01\", til: @\"2018-01-31\"}], @\"2017-12-31\"", "null"},
        {"period at", "[], @\"2018-02-01\"", "null"},
        {"period at", "[], null", "!null-argument"},
        {"period at", "null, @\"2018-02-01\"", "!null-argument"},
        {"period at", "[{fra: @\"2018-02-01\", til: @\"2018-01-01\"}], @\"2018-02-01\"",
         "!argument-range"},
        {"covers", "[{fra: @\"2018-01-01\", til: @\"2018-01-31\"}], @\"2018-01-31\"", "true"},
        {"covers", "[{fra: @\"2018-01-01\", til: @\"2018-01-31\"}], @\"2018-01-01\"", "true"},
        {"covers", "[{fra: @\"2018-01-01\", til: @\"2018-01-31\"}], @\"2018-02-01\"", "false"},
        {"covers", "[{fra: @\"2018-01-01\", til: null}], @\"2999-12-31\"", "true"},
        {"covers", "[], @\"2999-12-31\"", "false"},
        {"covers", "[], 1", "!argument-kind"},
        {"covers", "null, @\"2999-12-31\"", "!null-argument"},
    });
    test::check_calls(rows);
}

TEST_CASE("gaps, windows and two lists") {
    constexpr auto rows = std::to_array<built>({
        {"gaps",
         "[{fra: @\"2018-02-11\", til: null}, "
         "{fra: @\"2018-01-01\", til: @\"2018-01-31\"}]",
         "[{fra: @\"2018-02-01\", til: @\"2018-02-10\"}]"},
        {"gaps", "[{fra: @\"2018-01-01\", til: null}]", "[]"},
        {"gaps", "[]", "[]"},
        {"gaps", "null", "!null-argument"},
        {"within", "[{fra: @\"2018-01-01\", til: null}], @\"2018-01-15\", @\"2018-01-31\"",
         "[{fra: @\"2018-01-15\", til: @\"2018-01-31\"}]"},
        {"within", "[{fra: @\"2018-01-01\", til: null}], null, @\"2018-01-31\"",
         "[{fra: @\"2018-01-01\", til: @\"2018-01-31\"}]"},
        {"within", "[{fra: @\"2018-01-01\", til: null}], @\"2018-01-15\", null",
         "[{fra: @\"2018-01-15\", til: null}]"},
        {"within", "[{fra: @\"2018-01-01\", til: null}], null, null",
         "[{fra: @\"2018-01-01\", til: null}]"},
        {"within", "[{fra: @\"2018-01-01\", til: @\"2018-01-02\"}], @\"2018-01-15\", null", "[]"},
        {"within", "[], @\"2018-01-15\", @\"2018-01-14\"", "!argument-range"},
        {"within", "[], failed, @\"2018-01-14\"", "!earlier"},
        {"within", "[], @\"2018-01-14\", 1", "!argument-kind"},
        {"within", "null, null, null", "!null-argument"},
        {"overlap",
         "[{fra: @\"2018-01-01\", til: null}], [{fra: @\"2017-12-01\", til: @\"2018-01-31\"}]",
         "[{fra: @\"2018-01-01\", til: @\"2018-01-31\"}]"},
        {"overlap", "[{fra: @\"2018-01-01\", til: null}], []", "[]"},
        {"overlap", "[], null", "!null-argument"},
        {"overlap", "null, []", "!null-argument"},
        {"without",
         "[{fra: @\"2018-01-01\", til: null}], [{fra: @\"2018-02-01\", til: @\"2018-02-28\"}]",
         "[{fra: @\"2018-01-01\", til: @\"2018-01-31\"}, {fra: @\"2018-03-01\", til: null}]"},
        {"without", "[{fra: @\"2018-01-01\", til: null}], []",
         "[{fra: @\"2018-01-01\", til: null}]"},
        {"without", "[], [1]", "!argument-kind"},
    });
    test::check_calls(rows);
}

TEST_CASE("totals") {
    constexpr auto rows = std::to_array<built>({
        {"total days", "[]", "0"},
        {"total days", "[{fra: @\"2018-01-01\", til: @\"2018-01-31\"}]", "31"},
        {"total days", "[{fra: @\"2016-02-01\", til: @\"2016-02-29\"}]", "29"},
        {"total days",
         "[{fra: @\"2018-01-01\", til: @\"2018-01-31\"}, "
         "{fra: @\"2018-01-15\", til: @\"2018-02-14\"}]",
         "45"},
        {"total days", "[{fra: @\"2018-01-01\", til: null}]", "!argument-range"},
        {"total days", "null", "!null-argument"},
        {"total months", "[{fra: @\"2018-01-15\", til: @\"2018-03-14\"}]", "2"},
        {"total months", "[{fra: @\"2018-01-15\", til: @\"2018-03-13\"}]", "1"},
        {"total months",
         "[{fra: @\"2018-01-15\", til: @\"2018-02-14\"}, "
         "{fra: @\"2018-02-15\", til: @\"2018-03-14\"}]",
         "2"},
        {"total months",
         "[{fra: @\"2018-01-15\", til: @\"2018-02-10\"}, "
         "{fra: @\"2018-02-11\", til: @\"2018-03-14\"}]",
         "2"},
        {"total months", "[{fra: @\"2018-01-01\", til: null}]", "!argument-range"},
        {"total months", "[{fra: @\"2018-01-02\", til: @\"2018-01-01\"}]", "!argument-range"},
    });
    test::check_calls(rows);
}

TEST_CASE("no value carries its reason") {
    test::test_call in;
    const std::array<value, 2> both{value("Satsen er ikke fastsat"), value("No rate is set")};
    const auto why = feel::define::no_value(in, both).failure();
    REQUIRE(why);
    CHECK(why->code == "no-value");
    CHECK(why->text == bilingual{"Satsen er ikke fastsat", "No rate is set"});
    constexpr auto rows = std::to_array<built>({
        {"no value", "\"Satsen er ikke fastsat\", null", "!no-value"},
        {"no value", "null, null", "!null-argument"},
        {"no value", "\"a\", 1", "!argument-kind"},
    });
    test::check_calls(rows);
}

} // namespace
} // namespace hjemmel
