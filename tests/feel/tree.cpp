// SPDX-License-Identifier: Apache-2.0
// What holds of every tree: children before parents, the root last.
#include <hjemmel/feel/parser.hpp>
#include <hjemmel/feel/tree.hpp>

#include <support/text.hpp>

#include <doctest/doctest.h>

namespace {

using namespace hjemmel;

TEST_CASE("children have smaller numbers than their parent, and the root is last") {
    const auto parsed =
        feel::parse_expression(test::located("if a > 1 then sum(b[c = 2]) else {d: [1, 2]}"), {});
    REQUIRE(parsed.has_value());
    const auto& tree = parsed.value();
    REQUIRE(tree.nodes.size() > 10);
    CHECK(tree.root() == tree.nodes.size() - 1);
    CHECK(tree.at(tree.root()).what == feel::form::conditional);
    for (feel::node_id id = 0; id < tree.nodes.size(); ++id) {
        for (const auto child : tree.at(id).children)
            CHECK(child < id);
    }
}

} // namespace
