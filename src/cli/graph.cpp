// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"

#include "day.hpp"
#include "messages.hpp"
#include "rules.hpp"

#include <hjemmel/check/from_model.hpp>
#include <hjemmel/graph/dot.hpp>
#include <hjemmel/graph/svg.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace hjemmel::cli {

namespace {

/// More than this nobody reads, and drawing it takes long.
constexpr std::size_t most_nodes = 1000;

std::variant<version, std::string> version_of(const catalog& rules, const graph_arguments& asked,
                                              const manner& how) {
    const auto ids = rules.rulesets();
    auto id = asked.ruleset;
    if (id.empty() && ids.size() == 1) id = ids.front();
    if (id.empty()) {
        std::string all;
        for (const auto& one : ids)
            all += (all.empty() ? "" : ", ") + one;
        return wrong_use({"Der er flere regelsæt, og --ruleset mangler.",
                          "There are several rulesets, and --ruleset is missing."},
                         {"Der findes: " + all + ".", "There are: " + all + "."}, how);
    }
    const auto versions = rules.versions(id);
    if (versions.empty()) return unknown_name({"Regelsættet", "The ruleset"}, id, ids, how);
    if (asked.on.empty()) return versions.back();
    auto day = day_of(asked.on, how);
    if (auto* fault = std::get_if<std::string>(&day)) return std::move(*fault);
    if (auto found = rules.in_force(id, std::get<date>(day))) return *std::move(found);
    const auto first = versions.front().from();
    const std::string begins = first ? first->text() : asked.on;
    return wrong_use({"Ingen version gælder den " + asked.on + ".",
                      "No version is in force on " + asked.on + "."},
                     {"Den første version gælder fra " + begins + ".",
                      "The first version is in force from " + begins + "."},
                     how);
}

/// What `--show` and `--hide` say; the message where a word is none of theirs.
std::optional<std::string> settle_kinds(const graph_arguments& asked, graph::selection& out,
                                        const manner& how) {
    static const std::vector<std::string> kinds{"facts", "helpers", "parameters", "functions"};
    const auto set = [&](const std::string& kind, bool shown) {
        if (kind == "facts") out.facts = shown;
        if (kind == "helpers") out.helpers = shown;
        if (kind == "functions") out.functions = shown;
        if (kind == "parameters")
            out.parameters = shown ? graph::shown_parameters::all : graph::shown_parameters::hidden;
    };
    for (const auto* words : {&asked.show, &asked.hide}) {
        for (const auto& one : *words) {
            if (std::find(kinds.begin(), kinds.end(), one) == kinds.end())
                return unknown_name({"Ordet", "The word"}, one, kinds, how);
            set(one, words == &asked.show);
        }
    }
    return std::nullopt;
}

std::optional<std::string> unknown_decision(const check::version& of, const graph_arguments& asked,
                                            const manner& how) {
    const auto known = graph::decision_names(of);
    for (const auto& name : asked.decisions) {
        if (std::find(known.begin(), known.end(), name) == known.end())
            return unknown_name({"Resultatet", "The decision"}, name, known, how);
    }
    return std::nullopt;
}

exit_status refused(const std::string& message) {
    say(message);
    return exit_status::wrong_use;
}

exit_status draw(const check::version& of, const graph_arguments& asked, const manner& how) {
    graph::selection wanted;
    if (const auto fault = settle_kinds(asked, wanted, how)) return refused(*fault);
    if (const auto fault = unknown_decision(of, asked, how)) return refused(*fault);
    wanted.decisions = asked.decisions;
    wanted.depth = asked.depth;
    const auto part = graph::from_checked(of, wanted);
    if (asked.format == picture_format::dot)
        return write_whole(graph::to_dot(part, asked.lang), how);
    if (part.nodes.size() > most_nodes) {
        const auto count = std::to_string(part.nodes.size());
        return refused(wrong_use({"Tegningen ville have " + count + " felter.",
                                  "The picture would have " + count + " boxes."},
                                 {"Vælg et resultat med --decision, færre trin med --depth, eller "
                                  "--format dot.",
                                  "Choose a decision with --decision, fewer steps with --depth, or "
                                  "--format dot."},
                                 how));
    }
    return write_whole(graph::to_svg(part, {.language = asked.lang, .marked = {}}), how);
}

} // namespace

exit_status graph(const graph_arguments& asked) {
    const manner how{.lang = asked.lang, .colour = colour_on_messages()};
    auto loaded = load_rules(asked.rules, how);
    if (const auto* status = std::get_if<exit_status>(&loaded)) return *status;
    const auto found = version_of(std::get<catalog>(loaded), asked, how);
    if (const auto* fault = std::get_if<std::string>(&found)) return refused(*fault);
    const auto& program = std::get<version>(found).program();
    diagnostics warnings;
    const auto checked = check::from_model(program.source, {}, warnings);
    if (checked) return draw(checked.value(), asked, how);
    for (const auto& one : checked.diagnostics())
        say(message(one, how));
    return exit_status::faults;
}

} // namespace hjemmel::cli
