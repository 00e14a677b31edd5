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
