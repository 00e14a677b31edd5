// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/graph/dot.hpp>

#include "words.hpp"

#include <string_view>

namespace hjemmel::graph {

namespace {

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (c == '\n') {
            out += "\\n";
            continue;
        }
        out += c;
    }
    return out + '"';
}

std::string_view shape_of(const node& one) {
    switch (one.kind) {
    case node_kind::fact:
        return "shape=box, style=\"rounded\"";
    case node_kind::parameter:
        return "shape=note";
    case node_kind::function:
        return "shape=octagon";
    case node_kind::service:
        return "shape=box, style=\"rounded,bold\"";
    default:
        return one.helper ? "shape=box, color=gray50, fontcolor=gray30"
                          : "shape=box, style=\"bold\"";
    }
}

std::string statement(const node& one, language lang) {
    return quoted(one.id) + " [label=" + quoted(detail::label_of(one, lang)) +
           ", tooltip=" + quoted(one.name) + ", " + std::string(shape_of(one)) + "];\n";
}

bool is_function(const node& one) {
    return one.kind == node_kind::function || one.kind == node_kind::service;
}

} // namespace

std::string to_dot(const decision_graph& of, language lang) {
    std::string out = "digraph " + quoted(of.ruleset) +
                      " {\n  rankdir=LR;\n  label=" + quoted(detail::heading_of(of, lang)) +
                      ";\n  labelloc=t;\n  node [fontname=\"Helvetica\", fontsize=11];\n";
    for (index g = 0; g < of.groups.size(); ++g) {
        const bool cluster = of.groups.size() > 1;
        if (cluster) {
            out += "  subgraph " + quoted("cluster_" + of.groups[g].name) +
                   " {\n    label=" + quoted(detail::label_of(of.groups[g], lang)) + ";\n";
        }
        for (const auto& one : of.nodes) {
            if (one.group == g) out += (cluster ? "    " : "  ") + statement(one, lang);
        }
        if (cluster) out += "  }\n";
    }
    for (const auto& one : of.nodes) {
        if (one.group == none) out += "  " + statement(one, lang);
    }
    for (const auto& one : of.edges) {
        out += "  " + quoted(of.nodes[one.from].id) + " -> " + quoted(of.nodes[one.to].id);
        if (is_function(of.nodes[one.from])) out += " [style=dashed, arrowhead=open]";
        out += ";\n";
    }
    return out + "}\n";
}

} // namespace hjemmel::graph
