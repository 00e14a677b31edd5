// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/examples/suite.hpp>

#include "kursus.hpp"

#include <doctest/doctest.h>

using namespace hjemmel;

TEST_CASE("all examples of a ruleset are run, in the order of the files") {
    const auto& file = test::kursus().examples().front();
    const auto all = test::run_in(test::kursus_programs(), file);
    CHECK(all.passed());
    CHECK(all.all.size() == file.all.size());
    CHECK(all.all.front().source->id.text == "E-1");
    CHECK(all.coverage.size() == 1);
    CHECK_FALSE(all.covered());
}

TEST_CASE("an example that fails, or cannot be run, lets the suite fail") {
    const auto wrong = test::examples_in(
        "kursus", "examples: [{id: a, facts: {alder: 5}, expect: {maalgruppe: true}}]\n");
    CHECK_FALSE(test::run_in(test::kursus_programs(), wrong).passed());
    const auto unknown = test::examples_in(
        "kursus", "examples: [{id: a, entity: borger, expect: {maalgrupe: true}}]\n");
    const auto all = test::run_in(test::kursus_programs(), unknown);
    CHECK(all.all.empty());
    CHECK(test::places(all.faults) == "unknown-decision 3:45");
}
