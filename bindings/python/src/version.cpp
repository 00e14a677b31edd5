// SPDX-License-Identifier: Apache-2.0
#include "version.hpp"

#include "declarations.hpp"
#include "diagnostics.hpp"
#include "evaluation.hpp"
#include "logic.hpp"
#include "values.hpp"

#include <hjemmel/check/from_model.hpp>
#include <hjemmel/core/nearest.hpp>
#include <hjemmel/graph/dot.hpp>
#include <hjemmel/graph/svg.hpp>

#include <algorithm>

namespace hjemmel::python {

namespace {

eval::options options_in(const py::dict& asked) {
    eval::options how;
    how.nulls = py::cast<bool>(asked["nulls_absent"]) ? eval::nulls::absent : eval::nulls::missing;
    how.complete = py::cast<std::vector<std::string>>(asked["complete"]);
    if (asked.contains("steps")) how.limits.steps = py::cast<std::uint64_t>(asked["steps"]);
    return how;
}

held_evaluation prepare(const held_version& of, const std::vector<std::string>& decisions,
                        const std::string& entity, const py::dict& asked) {
    return {value_or_raise(of.content->prepare(decisions, entity, options_in(asked)),
                           error_kind::usage),
            of.content};
}

held_version with_parameters(const held_version& of, const py::dict& settings) {
    std::vector<std::pair<std::string, std::string>> all;
    for (const auto& [name, what] : settings)
        all.emplace_back(py::cast<std::string>(name), setting_in(what));
    auto changed = value_or_raise(of.content->with_parameters(all), error_kind::usage);
    return held_version(std::move(changed));
}

void demand_decisions(const check::version& of, const std::vector<std::string>& names) {
    const auto all = graph::decision_names(of);
    for (const auto& name : names) {
        if (std::find(all.begin(), all.end(), name) != all.end()) continue;
        raise(error_kind::usage,
              {fault("unknown-decision",
                     {"Resultatet " + name + " findes ikke.", "There is no decision " + name + "."},
                     meant(name, all))});
    }
}

graph::selection selection_in(const py::dict& asked) {
    graph::selection wanted;
    wanted.decisions = py::cast<std::vector<std::string>>(asked["decisions"]);
    if (!asked["depth"].is_none()) wanted.depth = py::cast<std::size_t>(asked["depth"]);
    wanted.facts = py::cast<bool>(asked["facts"]);
    wanted.helpers = py::cast<bool>(asked["helpers"]);
    wanted.functions = py::cast<bool>(asked["functions"]);
    const auto parameters = py::cast<std::string>(asked["parameters"]);
    if (parameters == "all") wanted.parameters = graph::shown_parameters::all;
    if (parameters == "none") wanted.parameters = graph::shown_parameters::hidden;
    return wanted;
}

py::str graph_text(const held_version& of, const py::dict& asked) {
    diagnostics warnings;
    const auto checked = value_or_raise(
        check::from_model(of.content->program().source, {}, warnings), error_kind::rules);
    const auto wanted = selection_in(asked);
    demand_decisions(checked, wanted.decisions);
    const auto part = graph::from_checked(checked, wanted);
    const auto language = language_in(py::cast<std::string>(asked["language"]));
    if (py::cast<std::string>(asked["format"]) == "dot")
        return text_out(graph::to_dot(part, language));
    graph::svg_options how;
    how.language = language;
    for (const auto& one : py::cast<std::vector<std::string>>(asked["marked"]))
        how.marked.insert(one);
    how.heading = py::cast<bool>(asked["heading"]);
    how.legend = py::cast<bool>(asked["legend"]);
    return text_out(graph::to_svg(part, how));
}

} // namespace

void add_version(py::module_& to) {
    py::class_<held_version>(to, "Version")
        .def("info", [](const held_version& of) { return version_info(*of.content); })
        .def("entities", [](const held_version& of) { return entities_out(*of.content); })
        .def("sources", [](const held_version& of) { return version_sources(*of.content); })
        .def("facts", [](const held_version& of) { return facts_out(*of.content); })
        .def("decisions", [](const held_version& of) { return decisions_out(*of.content); })
        .def("parameters", [](const held_version& of) { return parameters_out(*of.content); })
        .def("in_force_on", [](const held_version& of,
                               std::int64_t day) { return of.content->in_force_on(day_in(day)); })
        .def("prepare", &prepare)
        .def("with_parameters", &with_parameters)
        .def("graph", &graph_text)
        .def("logic",
             [](const held_version& of, const std::string& entity, const std::string& decision) {
                 return logic_out(*of.content, entity, decision);
             })
        .def("words", [](const held_version& of) { return words_out(*of.content); });
}

} // namespace hjemmel::python
