// SPDX-License-Identifier: Apache-2.0
// The table of built-ins: whole, sorted, and consistent in itself.
#include <hjemmel/feel/builtin.hpp>

#include "support/call.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace hjemmel {
namespace {

using feel::builtin;
using feel::lifting;

TEST_CASE("the table is sorted by name, each name once") {
    const auto all = feel::builtins();
    REQUIRE(all.size() > 80);
    const bool rising =
        std::adjacent_find(all.begin(), all.end(), [](const auto& a, const auto& b) {
            return a.name >= b.name;
        }) == all.end();
    CHECK(rising);
    for (const auto& one : all)
        CHECK(feel::find_builtin(one.name) == &one);
    CHECK(feel::find_builtin("no such function") == nullptr);
    CHECK(feel::find_builtin("") == nullptr);
    CHECK(feel::find_builtin("string  length") == nullptr);
}

TEST_CASE("each built-in is described") {
    for (const auto& one : feel::builtins()) {
        CAPTURE(std::string(one.name));
        CHECK((one.define != nullptr));
        CHECK(one.meaning.ends_with('.'));
        CHECK(one.example.find(std::string(one.name) + "(") != std::string_view::npos);
        CHECK_FALSE(one.gives.empty());
        CHECK_FALSE(one.signatures.empty());
        for (const auto& way : one.signatures) {
            CHECK(way.result != nullptr);
            CHECK(way.from_argument <= 2);
            CHECK((way.from_argument == 0 || !way.formals.empty()));
            CHECK((!way.variadic || !way.formals.empty()));
            for (const auto& formal : way.formals)
                CHECK(formal.what != nullptr);
        }
    }
}

TEST_CASE("what may be left out stands last") {
    for (const auto& one : feel::builtins()) {
        CAPTURE(std::string(one.name));
        for (const auto& way : one.signatures) {
            CHECK(std::is_sorted(
                way.formals.begin(), way.formals.end(),
                [](const auto& a, const auto& b) { return !a.optional && b.optional; }));
        }
    }
}

TEST_CASE("how the built-ins are lifted") {
    const auto how = [](std::string_view name) { return feel::find_builtin(name)->lifting; };
    CHECK(how("count") == lifting::count);
    CHECK(how("sum") == lifting::sum);
    CHECK(how("min") == lifting::extreme);
    CHECK(how("max") == lifting::extreme);
    CHECK(how("floor") == lifting::corners);
    CHECK(how("round half up") == lifting::corners);
    CHECK(how("abs") == lifting::points);
    CHECK(how("joined") == lifting::periods);
}

TEST_CASE("what is called monotone is, in its first argument") {
    const std::string steps[] = {"-2.5", "-1.25", "-0.05", "0", "0.05", "0.5", "1.25", "2", "2.5"};
    for (const auto& one : feel::builtins()) {
        if (one.lifting != lifting::corners) continue;
        CAPTURE(std::string(one.name));
        const bool scaled = one.signatures.back().formals.size() == 2;
        for (const int scale : {-1, 0, 1, 2}) {
            value previous;
            for (const auto& step : steps) {
                test::test_call in;
                const value arguments[] = {test::feel_value(step), value(scale)};
                const auto got = one.define(in, {arguments, scaled ? 2U : 1U});
                if (!previous.is_null()) CHECK(order(previous, got) <= 0);
                previous = got;
            }
        }
    }
}

TEST_CASE("ours are marked as ours") {
    for (const auto* name : {"joined", "period at", "covers", "gaps", "within", "overlap",
                             "without", "total days", "total months", "no value"}) {
        CAPTURE(std::string(name));
        REQUIRE(feel::find_builtin(name) != nullptr);
        CHECK(feel::find_builtin(name)->ours);
    }
    CHECK(std::count_if(feel::builtins().begin(), feel::builtins().end(),
                        [](const builtin& b) { return b.ours; }) == 10);
}

TEST_CASE("no built-in fails on any kinds of arguments") {
    const auto kinds = test::feel_value(
        R"([null, true, 1, -3, "a", @"2018-03-02", @"P1D", @"P1M", [1..2], [], [1], )"
        R"([{fra: @"2018-03-02"}], {a: 1}, failed])");
    for (const auto& one : feel::builtins()) {
        CAPTURE(std::string(one.name));
        for (const auto& way : one.signatures) {
            for (const auto& a : kinds.as_list().items) {
                for (const auto& b : kinds.as_list().items) {
                    test::test_call in;
                    const std::vector<value> arguments{a, b, a, b};
                    REQUIRE(way.formals.size() <= arguments.size());
                    const auto got = one.define(in, {arguments.data(), way.formals.size()});
                    CHECK_FALSE(got.is_undetermined());
                }
            }
        }
    }
}

} // namespace
} // namespace hjemmel
