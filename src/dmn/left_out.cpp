// SPDX-License-Identifier: Apache-2.0
// What a model holds beside its logic, and a rule file has no place for.
#include "translation.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace hjemmel::dmn::detail {

namespace {

/// DMN's elements that change no answer.
constexpr std::array<std::string_view, 15> beside{"textAnnotation",
                                                  "association",
                                                  "group",
                                                  "elementCollection",
                                                  "performanceIndicator",
                                                  "organizationUnit",
                                                  "businessContextElement",
                                                  "artifact",
                                                  "supportedObjective",
                                                  "impactedPerformanceIndicator",
                                                  "decisionMaker",
                                                  "decisionOwner",
                                                  "usingProcess",
                                                  "usingTask",
                                                  "extensionElements"};

void tell_authority(const model& in, pugi::xml_node node, notes& told) {
    const auto name = attribute(node, "name");
    told.mention("dmn-authority", place_of(*in.source, node),
                 {"Kilden »" + name + "« udelades; regelfilens »sources« skrives i hånden.",
                  "The knowledge source `" + name +
                      "` is left out; the rule file's `sources` are written by hand."});
}

void tell_foreign(const model& in, pugi::xml_node node, notes& told) {
    const std::string name(local_name(node));
    if (name == "DMNDI") {
        told.mention_once(name, "dmn-diagram", place_of(*in.source, node),
                          {"Diagrammet udelades.", "The diagram is left out."});
        return;
    }
    told.mention_once(
        "foreign " + name, "dmn-extension", place_of(*in.source, node),
        {"Udvidelsen »" + name + "« udelades.", "The extension `" + name + "` is left out."});
}

/// Elements whose description stands in the rule file.
bool is_described(pugi::xml_node node) {
    constexpr std::array<std::string_view, 5> with_text{"inputData", "decision", "decisionService",
                                                        "businessKnowledgeModel", "rule"};
    return std::find(with_text.begin(), with_text.end(), local_name(node)) != with_text.end();
}

void tell_element(const model& in, pugi::xml_node node, notes& told) {
    const std::string name(local_name(node));
    const bool words = name == "description" && !is_described(node.parent());
    const bool known = words || std::find(beside.begin(), beside.end(), name) != beside.end();
    if (known && node.first_child()) {
        told.mention_once(name, "dmn-element", place_of(*in.source, node),
                          {"Elementet »" + name + "« udelades; det ændrer intet svar.",
                           "The element `" + name + "` is left out; it changes no answer."});
    }
}

/// Requirements are told once for each; what they refer to is told with it.
void tell_requirement(const model& in, pugi::xml_node node, notes& told) {
    told.mention("dmn-authority", place_of(*in.source, node),
                 {"Henvisningen til en kilde udelades.",
                  "The reference to a knowledge source is left out."});
}

} // namespace

void tell_left_out(const models& all, notes& told) {
    for (const auto& in : all.all) {
        const auto root = in.source->definitions();
        for (auto node = root.first_child(); node;) {
            const bool foreign =
                node.type() == pugi::node_element && space_of(node) != in.source->space;
            const auto name = local_name(node);
            if (foreign) {
                tell_foreign(in, node, told);
            } else if (name == "knowledgeSource") {
                tell_authority(in, node, told);
            } else if (name == "authorityRequirement") {
                tell_requirement(in, node, told);
            } else {
                tell_element(in, node, told);
            }
            node = foreign || name == "extensionElements" ? after(node, root)
                                                          : next_in_document(node, root);
        }
    }
}

} // namespace hjemmel::dmn::detail
