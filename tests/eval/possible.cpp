// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/eval/possible.hpp>

#include <doctest/doctest.h>

using namespace hjemmel;

TEST_CASE("cases joined: values, parts, and what they rest on") {
    const missing_set why(3);
    eval::join same;
    same.add(1);
    same.add(1);
    CHECK(identical(same.take(why), value(1)));

    eval::join two;
    two.add(1);
    two.add(2);
    const auto v = two.take(why);
    REQUIRE(v.is_undetermined());
    CHECK(v.as_undetermined().possible.values.size() == 2);
    CHECK(v.as_undetermined().missing == why);

    eval::join many;
    for (int i = 0; i < 20; ++i)
        many.add(i);
    const auto range = many.take(why).as_undetermined().possible;
    CHECK(range.shape == possible::form::between);
    CHECK(identical(range.low, value(0)));
    CHECK(identical(range.high, value(19)));
}

TEST_CASE("completions of lists with uncertain items") {
    const value open(list_value{{value(1), value(2)}, {missing_set(1), {}}});
    const auto all = eval::completions(open, 16);
    REQUIRE(all);
    CHECK(all->size() == 2);
    CHECK_FALSE(eval::completions(open, 1));
}
