// SPDX-License-Identifier: Apache-2.0
// What the nulls of failed operations say.
#include <hjemmel/feel/failure.hpp>

#include "support/call.hpp"

namespace hjemmel {
namespace {

TEST_CASE("a failure names the operation and the kinds, never the values") {
    test::test_call in;
    const value cpr("010203-1234");
    const value day(date(2018, 3, 2));
    const auto kinds = feel::detail::fail_operands(in, "+", cpr, day).failure();
    REQUIRE(kinds);
    CHECK(kinds->code == "operand-kinds");
    CHECK(kinds->text == bilingual{"`+` kan ikke bruges på string og date.",
                                   "`+` does not apply to string and date."});
    const auto nothing = feel::detail::fail_operands(in, "<", value(), day).failure();
    REQUIRE(nothing);
    CHECK(nothing->code == "null-operand");
    CHECK(nothing->text ==
          bilingual{"En af værdierne i `<` er null.", "An operand of `<` is null."});
    const auto single = feel::detail::fail_operand(in, "-", cpr).failure();
    REQUIRE(single);
    CHECK(single->text ==
          bilingual{"`-` kan ikke bruges på string.", "`-` does not apply to string."});
}

TEST_CASE("the first cause is handed on") {
    test::test_call in;
    const auto earlier = test::feel_value("failed");
    CHECK(feel::detail::fail_operands(in, "+", value(1), earlier).failure()->code == "earlier");
    CHECK(feel::detail::fail_operands(in, "+", earlier, value(1)).failure()->code == "earlier");
    CHECK(feel::detail::fail_operand(in, "-", earlier).failure()->code == "earlier");
    CHECK(in.failures.empty());
}

TEST_CASE("a result without representation") {
    test::test_call in;
    CHECK(feel::detail::result_or_overflow(in, "+", std::optional(decimal(2))).as_number() ==
          decimal(2));
    CHECK(feel::detail::result_or_overflow(in, "+", std::optional<decimal>()).failure()->code ==
          "overflow");
    CHECK(feel::detail::fail_division(in, "/").failure()->code == "division-by-zero");
}

TEST_CASE("kinds have FEEL's names") {
    CHECK(feel::kind_text(kind::null) == "null");
    CHECK(feel::kind_text(kind::number) == "number");
    CHECK(feel::kind_text(kind::days_duration) == "days and time duration");
    CHECK(feel::kind_text(kind::months_duration) == "years and months duration");
    CHECK(feel::kind_text(kind::date_and_time) == "date and time");
    CHECK(feel::kind_text(kind::context) == "context");
}

} // namespace
} // namespace hjemmel
