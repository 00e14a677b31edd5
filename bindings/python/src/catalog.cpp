// SPDX-License-Identifier: Apache-2.0
#include "diagnostics.hpp"
#include "version.hpp"

#include <hjemmel/core/nearest.hpp>

namespace hjemmel::python {

namespace {

catalog load(const std::string& path) {
    auto read = [&] {
        const py::gil_scoped_release others;
        return catalog::load(path);
    }();
    return value_or_raise(std::move(read), error_kind::rules);
}

catalog from_memory(const py::dict& files) {
    std::vector<std::pair<std::string, std::string>> all;
    for (const auto& [name, bytes] : files)
        all.emplace_back(py::cast<std::string>(name), py::cast<std::string>(bytes));
    auto read = [&] {
        const py::gil_scoped_release others;
        return catalog::from_memory(all);
    }();
    return value_or_raise(std::move(read), error_kind::rules);
}

py::list versions(const catalog& of, const std::string& ruleset) {
    const auto all = of.versions(ruleset);
    if (all.empty()) {
        raise(error_kind::usage, {fault("unknown-ruleset",
                                        {"Regelsættet " + ruleset + " findes ikke.",
                                         "There is no ruleset " + ruleset + "."},
                                        meant(ruleset, of.rulesets()))});
    }
    py::list out;
    for (const auto& one : all)
        out.append(py::cast(held_version(one)));
    return out;
}

} // namespace

void add_catalog(py::module_& to) {
    py::class_<catalog>(to, "Catalog")
        .def("rulesets", [](const catalog& of) { return texts_out(of.rulesets()); })
        .def("versions", &versions)
        .def("warnings", [](const catalog& of) { return diagnostics_out(of.warnings()); });
    to.def("load", &load);
    to.def("from_memory", &from_memory);
}

} // namespace hjemmel::python
