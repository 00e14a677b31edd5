// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/core/bilingual.hpp>

#include <doctest/doctest.h>

using namespace hjemmel;

TEST_CASE("the other language stands in for one that is left out") {
    CHECK(bilingual{"ja", "yes"}.in(language::da) == "ja");
    CHECK(bilingual{"ja", "yes"}.in(language::en) == "yes");
    CHECK(bilingual{"ja", ""}.in(language::en) == "ja");
    CHECK(bilingual{"", "yes"}.in(language::da) == "yes");
    CHECK(bilingual{}.empty());
    CHECK_FALSE(bilingual{"", "yes"}.empty());
    CHECK(bilingual{"ja", "yes"} == bilingual{"ja", "yes"});
}
