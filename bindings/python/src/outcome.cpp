// SPDX-License-Identifier: Apache-2.0
#include "outcome.hpp"

#include "diagnostics.hpp"
#include "logic.hpp"
#include "reasons.hpp"
#include "values.hpp"

#include <hjemmel/explain/text.hpp>
#include <hjemmel/io/json.hpp>

namespace hjemmel::python {

namespace {

py::dict info(const held_outcome& one) {
    const auto& of = one.content.content();
    py::dict all;
    all["id"] = text_out(of.id);
    all["ruleset"] = text_out(of.ruleset);
    all["version"] = text_out(of.version);
    all["digest"] = text_out(of.digest);
    all["date"] = date_out(of.date);
    all["entity"] = text_out(of.entity);
    all["decision"] = text_out(of.decision);
    all["status"] = text_out(status_name(of.status));
    all["exact"] = of.exact;
    all["nulls_absent"] = of.nulls_absent;
    all["complete"] = texts_out(of.complete);
    py::dict changed;
    for (const auto& setting : of.changed)
        changed[text_out(setting.name)] = value_out(setting.to);
    all["changed"] = changed;
    py::dict presets;
    for (const auto& [decision, reason] : of.presets)
        presets[text_out(decision)] = text_out(reason);
    all["presets"] = presets;
    return all;
}

py::tuple missing(const held_outcome& one) {
    const auto& all = one.content.missing();
    py::tuple out(all.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        out[i] = missing_out(all[i]);
    return out;
}

py::str answer(const held_outcome& one, const std::string& language) {
    const auto wanted = language_in(language);
    if (one.content.status() != status::known && one.content.status() != status::undetermined)
        return text_out(explain::status_words(one.content.status()).in(wanted));
    return text_out(explain::show(one.content.value(), wanted, one.content.content().decision));
}

py::str json(const held_outcome& one, bool reasons, const std::string& language) {
    return text_out(io::write_outcome(one.content.content(),
                                      {.reasons = reasons, .language = language_in(language)}));
}

} // namespace

void add_outcome(py::module_& to) {
    py::class_<held_outcome>(to, "Outcome")
        .def("info", &info)
        .def("value", [](const held_outcome& one) { return value_out(one.content.value()); })
        .def("missing", &missing)
        .def("diagnostics",
             [](const held_outcome& one) { return diagnostics_out(one.content.diagnostics()); })
        .def("reasons",
             [](const held_outcome& one) { return reason_out(one.content.reason_tree()); })
        .def("answer", &answer)
        .def("words", [](const held_outcome& one) { return words_out(*one.of); })
        .def("json", &json)
        .def("text",
             [](const held_outcome& one, const std::string& language) {
                 return text_out(one.content.reasons(language_in(language)));
             })
        .def("letter",
             [](const held_outcome& one, const std::string& language, const std::string& name) {
                 return text_out(one.of->letter(one.content, language_in(language), name));
             });
}

} // namespace hjemmel::python
