// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/check/declared.hpp>

#include "../support/checked.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

using namespace hjemmel;

TEST_CASE("scalars are read by their type") {
    struct row {
        type_ptr type;
        std::string text;
        bool good;
    };
    const std::vector<row> rows{
        {types::number(), "37.5", true},        {types::number(), "37,5", false},
        {types::string(), "37,5", true},        {types::boolean(), "true", true},
        {types::boolean(), "ja", false},        {types::date(), "2019-02-28", true},
        {types::date(), "2019-02-29", false},   {types::days_duration(), "P28D", true},
        {types::days_duration(), "P1M", false}, {types::months_duration(), "P1Y6M", true},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(check::scalar_value(row.text, *row.type).has_value() == row.good);
    }
}

TEST_CASE("declared types") {
    struct row {
        std::string written;
        std::string type;
    };
    const std::vector<row> rows{
        {"number", "number"},
        {"{list: number}", "list<number>"},
        {"{range: date}", "range<date>"},
        {"{fra: date, til: date}", "context<fra: date, til: date>"},
        {"{context: {list: number}}", "context<list: number>"},
        {"{list: periode, optional: [til]}", "list<context<fra: date, til: date>>"},
        {"{type: number, min: 1, integer: true}", "number"},
        {"{type: number, scale: 2}", "number"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.written);
        const auto made = test::check_text(test::rule_file(
            "types:\n  periode: {fra: date, til: date}\nfacts:\n  f: {type: " + row.written +
            "}\ndecisions:\n  d: {value: 1}\n"));
        REQUIRE(made);
        CHECK(type_text(*made.value().entities[0].slots[0].type) == row.type);
    }
}

TEST_CASE("a narrower type allows its own values alone") {
    const auto made = test::check_text(
        test::rule_file("types:\n  g: {type: string, values: [a, b]}\n"
                        "facts:\n  f: {type: g, values: [b]}\ndecisions:\n  d: {value: 1}\n"));
    REQUIRE(made);
    const auto& t = *made.value().entities[0].slots[0].type;
    CHECK(check::allowed_by(t, value("b")));
    CHECK_FALSE(check::allowed_by(t, value("a")));
    CHECK(check::allowed_by(t, value()));
}

TEST_CASE("the decimals of a number") {
    struct row {
        std::string written;
        std::optional<std::int32_t> scale;
    };
    const std::vector<row> rows{
        {"number", std::nullopt},
        {"{type: number, integer: true}", 0},
        {"{type: number, integer: false}", std::nullopt},
        {"{type: number, scale: 0}", 0},
        {"{type: number, scale: 18}", 18},
        {"{type: number, integer: true, scale: 0}", 0},
        {"{type: number, integer: false, scale: 3}", 3},
        {"{type: {type: number, scale: 3}, scale: 5}", 3},
        {"{type: {type: number, scale: 3}, min: 0}", 3},
        {"{type: {type: number, scale: 3}, integer: true}", 0},
        {"{type: {type: number, integer: true}, scale: 2}", 0},
        {"pct", 1},
        {"{type: Any, scale: 2}", 2},
    };
    for (const auto& row : rows) {
        CAPTURE(row.written);
        const auto made = test::check_text(test::rule_file(
            "types:\n  pct: {type: number, scale: 1}\nfacts:\n  f: {type: " + row.written +
            "}\ndecisions:\n  d: {value: 1}\n"));
        REQUIRE(made);
        const auto& t = *made.value().entities[0].slots[0].type;
        CHECK((t.domain ? t.domain->scale : std::nullopt) == row.scale);
    }
    CHECK(check::numbers_of_scale(0).da == "hele tal");
    CHECK(check::numbers_of_scale(1).da == "tal med højst 1 decimal");
    CHECK(check::numbers_of_scale(1).en == "numbers with at most 1 decimal");
    CHECK(check::numbers_of_scale(2).da == "tal med højst 2 decimaler");
    CHECK(check::numbers_of_scale(2).en == "numbers with at most 2 decimals");
}
