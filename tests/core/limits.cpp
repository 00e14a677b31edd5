// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/core/limits.hpp>

#include <doctest/doctest.h>

using namespace hjemmel;

TEST_CASE("defaults bear on each other") {
    const load_limits load;
    CHECK(load.depth <= 64);
    CHECK(load.expression_depth <= 64);
    CHECK(load.expression_bytes <= load.scalar_bytes);
    CHECK(load.scalar_bytes <= load.bytes);
    const evaluation_limits run;
    CHECK(run.depth > load.expression_depth);
    CHECK(run.list_items <= run.steps);
    const facts_limits facts;
    CHECK(facts.text_bytes <= facts.case_bytes);
}
