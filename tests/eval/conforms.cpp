// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/eval/conforms.hpp>

#include <doctest/doctest.h>

using namespace hjemmel;

TEST_CASE("values and what they can still be, held against types") {
    const auto numbers = types::list(types::number());
    CHECK(eval::conforms(make_list({1, 2}), *numbers));
    CHECK_FALSE(eval::conforms(make_list({1, "a"}), *numbers));
    CHECK_FALSE(eval::conforms(value(), *types::any()));
    const missing_set why(1);
    CHECK(eval::conforms(eval::any_of(numbers, false, why), *numbers));
    CHECK_FALSE(eval::conforms(eval::any_of(types::list(types::any()), false, why), *numbers));
    CHECK(eval::conforms(eval::between(1, 3, true, why), *types::number()));
    CHECK_FALSE(eval::conforms(eval::between(1, 3, true, why), *types::string()));
}
