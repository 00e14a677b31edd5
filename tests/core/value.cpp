// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/core/value.hpp>

#include <doctest/doctest.h>

#include <memory>
#include <vector>

using namespace hjemmel;

TEST_CASE("a null remembers why it is one") {
    CHECK(value().is_null());
    CHECK_FALSE(value().is_absent());
    CHECK(value::absent().is_null());
    CHECK(value::absent().is_absent());
    const auto why = std::make_shared<const diagnostic>();
    const auto failed = value::failed(why);
    CHECK(failed.is_null());
    CHECK(failed.failure() == why);
}

TEST_CASE("values are of one kind and equal to their like") {
    const std::vector<value> all{value(),
                                 value(true),
                                 value(3),
                                 value("a"),
                                 value(date{2018, 3, 2}),
                                 make_list({value(1), value("b")}),
                                 make_list({})};
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = 0; j < all.size(); ++j)
            CHECK(identical(all[i], all[j]) == (i == j));
    }
}

TEST_CASE("copies share, moves leave nothing behind") {
    const value list = make_list({value("a long text that does not fit in place")});
    value copy = list;
    CHECK(identical(copy, list));
    const value moved = std::move(copy);
    CHECK(identical(moved, list));
    CHECK(moved.as_list().items[0].as_string().size() > 24);
}

TEST_CASE("a value knows how deep lists and contexts nest in it") {
    CHECK(value().depth() == 0);
    CHECK(value("a").depth() == 0);
    CHECK(make_list({}).depth() == 1);
    CHECK(make_list({value(1), make_list({})}).depth() == 2);
    const auto shape = std::make_shared<const context_shape>(context_shape{{"a", "b"}});
    const value nested = context_value{shape, {make_list({make_list({value(1)})}), value(2)}};
    CHECK(nested.depth() == 3);
    CHECK(make_list({nested, value(1)}).depth() == 4);
}
