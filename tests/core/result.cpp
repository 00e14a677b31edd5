// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/core/result.hpp>

#include <doctest/doctest.h>

#include <memory>

using namespace hjemmel;

namespace {

diagnostic mistake() {
    diagnostic one;
    one.code = "some-code";
    one.text = {"Noget er galt.", "Something is wrong."};
    return one;
}

} // namespace

TEST_CASE("a value") {
    const result<int> one(7);
    CHECK(one.has_value());
    CHECK(bool(one));
    CHECK(one.value() == 7);
    CHECK(one.diagnostics().empty());
    result<std::unique_ptr<int>> moved(std::make_unique<int>(8));
    CHECK(*std::move(moved).value() == 8);
}

TEST_CASE("no value, and why") {
    const result<int> none(mistake());
    CHECK_FALSE(none.has_value());
    REQUIRE(none.diagnostics().size() == 1);
    CHECK(none.diagnostics()[0].code == "some-code");
    try {
        static_cast<void>(none.value());
        FAIL("a value was given");
    } catch (const error& told) {
        CHECK(std::string(told.what()) == "Something is wrong.");
        CHECK(told.diagnostics().size() == 1);
    }
    CHECK_THROWS_AS(static_cast<void>(result<int>(mistake()).value()), error);
}

TEST_CASE("an error without diagnostics still says that it is one") {
    CHECK(std::string(error({}).what()) == "error");
}
