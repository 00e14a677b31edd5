// SPDX-License-Identifier: Apache-2.0
#include "python.hpp"

#include "diagnostics.hpp"

#include <pybind11/gil_safe_call_once.h>

namespace hjemmel::python {

namespace {

classes import_all() {
    const auto values = py::module_::import("hjemmel.values");
    const auto messages = py::module_::import("hjemmel.messages");
    const auto reasons = py::module_::import("hjemmel.reasons");
    classes all;
    all.decimal = py::module_::import("decimal").attr("Decimal");
    all.zone_info = py::module_::import("zoneinfo").attr("ZoneInfo");
    all.months = values.attr("Months");
    all.range = values.attr("Range");
    all.missing = values.attr("MISSING");
    all.gap = values.attr("GAP");
    all.one_of = values.attr("OneOf");
    all.between = values.attr("Between");
    all.anything = values.attr("Anything");
    all.maybe = values.attr("Maybe");
    all.bilingual = messages.attr("Bilingual");
    all.place = messages.attr("Place");
    all.diagnostic = messages.attr("Diagnostic");
    all.make_error = messages.attr("make_error");
    all.source = reasons.attr("Source");
    all.used = reasons.attr("Used");
    all.reason = reasons.attr("Reason");
    all.missing_fact = reasons.attr("MissingFact");
    return all;
}

} // namespace

const classes& known() {
    PYBIND11_CONSTINIT static py::gil_safe_call_once_and_store<classes> storage;
    return storage.call_once_and_store_result(import_all).get_stored();
}

language language_in(std::string_view word) {
    if (word == "da") return language::da;
    if (word == "en") return language::en;
    raise(error_kind::usage, {fault("wrong-argument", {"Sproget findes ikke.", "No such language."},
                                    {"Skriv da eller en.", "Write 'da' or 'en'."})});
}

py::str text_out(std::string_view text) {
    auto* made = PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "replace");
    if (made == nullptr) throw py::error_already_set();
    return py::reinterpret_steal<py::str>(made);
}

py::object bilingual_out(const bilingual& text) {
    return known().bilingual(text_out(text.da), text_out(text.en));
}

py::tuple texts_out(const std::vector<std::string>& texts) {
    py::tuple all(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i)
        all[i] = text_out(texts[i]);
    return all;
}

date day_in(std::int64_t days) {
    if (const auto day = date::from_days(days)) return *day;
    raise(error_kind::usage,
          {fault("wrong-argument", {"Datoen ligger uden for det, der kan regnes med.",
                                    "The date is beyond what can be computed with."})});
}

} // namespace hjemmel::python
