// SPDX-License-Identifier: Apache-2.0
// What an outcome carries beside its value.
#include <hjemmel/eval/outcome.hpp>

#include <support/small_ruleset.hpp>

#include <doctest/doctest.h>

namespace {

using namespace hjemmel;

using test::outcomes;

TEST_CASE("an outcome says what it is of") {
    facts given("sag-1");
    given.set("tal", 15);
    const auto out = outcomes(given, {"dobbelt", "over"});
    REQUIRE(out.size() == 2);
    const auto& known = out[0].content();
    CHECK(known.id == "sag-1");
    CHECK(known.ruleset == "prove");
    CHECK(known.version == "2018-01-01");
    CHECK(known.digest.size() == 64);
    CHECK(known.date == date(2018, 3, 2));
    CHECK(known.entity == "borger");
    CHECK(known.decision == "dobbelt");
    CHECK(identical(known.value, 30));
    CHECK(out[1].status() == status::undetermined);
    REQUIRE(out[1].missing().size() == 1);
    CHECK(out[1].missing().front().path == "noter");
}

TEST_CASE("each status has its own name") {
    CHECK(status_name(status::known) == "known");
    CHECK(status_name(status::undetermined) == "undetermined");
    CHECK(status_name(status::outside_validity) == "outside_validity");
    CHECK(status_name(status::failed) == "failed");
    CHECK(status_name(status::refused) == "refused");
}

} // namespace
