// SPDX-License-Identifier: Apache-2.0
// Arguments taken by kind.
#include <hjemmel/feel/builtins/arguments.hpp>

#include "support/call.hpp"

#include <array>

namespace hjemmel {
namespace {

TEST_CASE("an argument of another kind gives a failure that names the parameter, not the value") {
    test::test_call in;
    const std::array<value, 2> given{value("010203-1234"), value()};
    feel::define::arguments a(in, "floor", given);
    CHECK(a.number(0, "n") == nullptr);
    REQUIRE(a.failed().failure());
    CHECK(a.failed().failure()->code == "argument-kind");
    CHECK(a.failed().failure()->text ==
          bilingual{"Parameteren `n` i `floor` skal være number, ikke string.",
                    "The parameter `n` of `floor` must be number, not string."});
    CHECK(a.day(1, "scale") == nullptr);
    CHECK(a.failed().failure()->code == "null-argument");
    CHECK(a.number(7, "left out") == nullptr);
    CHECK(a.failed().failure()->code == "null-argument");
}

TEST_CASE("whole numbers are cut towards zero") {
    test::test_call in;
    const auto given = test::feel_value("[2.9, -2.9, 0.5, 9223372036854775808]");
    feel::define::arguments a(in, "f", given.as_list().items);
    CHECK(a.whole(0, "n") == 2);
    CHECK(a.whole(1, "n") == -2);
    CHECK(a.whole(2, "n") == 0);
    CHECK(a.whole(3, "n") == std::nullopt);
    CHECK(a.failed().failure()->code == "argument-range");
}

TEST_CASE("an aggregate is over one list or over all arguments") {
    test::test_call in;
    const auto list = test::feel_value("[[1, 2, 3]]");
    CHECK(feel::define::arguments(in, "f", list.as_list().items).items()->size() == 3);
    const auto spread = test::feel_value("[[1, 2], [3]]");
    CHECK(feel::define::arguments(in, "f", spread.as_list().items).items()->size() == 2);
    const auto none = test::feel_value("[null]");
    CHECK_FALSE(feel::define::arguments(in, "f", none.as_list().items).items());
    CHECK(feel::define::arguments(in, "f", {}).items()->empty());
}

} // namespace
} // namespace hjemmel
