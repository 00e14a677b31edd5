// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/graph/dot.hpp>

#include <doctest/doctest.h>

#include "support/drawn.hpp"

#include <string>

using namespace hjemmel;

TEST_CASE("a graph in Graphviz' language") {
    const auto of = graph::from_checked(test::drawn(), {.decisions = {}, .functions = true});
    const auto dot = graph::to_dot(of, language::da);
    for (const auto* part :
         {"digraph \"tegning\" {\n", "subgraph \"cluster_borger\" {\n    label=\"Borger\";\n",
          "    \"borger.alder\" [label=\"Alder\", tooltip=\"alder\", shape=box, "
          "style=\"rounded\"];\n",
          "label=\"Antal \\\"voksne\\\"\"", "  \"borger.voksen\" -> \"borger.ydelse\";\n",
          "  \"function:dobbelt\" -> \"borger.voksen\" [style=dashed, arrowhead=open];\n",
          "  \"parameter:maade\" [label=\"Måde\""})
        CHECK_MESSAGE(dot.find(part) != std::string::npos, part);
    CHECK(graph::to_dot(of, language::en).find("label=\"Citizen\"") != std::string::npos);
    CHECK(dot == graph::to_dot(of, language::da));
}
