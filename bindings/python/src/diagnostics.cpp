// SPDX-License-Identifier: Apache-2.0
#include "diagnostics.hpp"

#include <hjemmel/explain/diagnostics.hpp>

namespace hjemmel::python {

namespace {

py::object place_out(const place& where) {
    if (!where) return py::none();
    return known().place(text_out(where.file->name), where.line(), where.column(), where.width());
}

const char* name_of(error_kind kind) {
    switch (kind) {
    case error_kind::rules:
        return "rules";
    case error_kind::facts:
        return "facts";
    case error_kind::usage:
        return "usage";
    }
    return "usage";
}

} // namespace

diagnostic fault(std::string_view code, bilingual text, bilingual hint) {
    diagnostic made;
    made.code = code;
    made.text = std::move(text);
    made.hint = std::move(hint);
    return made;
}

py::object diagnostic_out(const diagnostic& one) {
    const bilingual report{explain::render(one, language::da, false),
                           explain::render(one, language::en, false)};
    return known().diagnostic(
        py::arg("code") = text_out(one.code),
        py::arg("severity") = text_out(explain::severity_name(one.level)),
        py::arg("text") = bilingual_out(one.text), py::arg("hint") = bilingual_out(one.hint),
        py::arg("place") = place_out(one.where), py::arg("fact") = text_out(one.fact),
        py::arg("value") = text_out(one.value), py::arg("id") = text_out(one.id),
        py::arg("report") = bilingual_out(report));
}

py::tuple diagnostics_out(const diagnostics& all) {
    py::tuple made(all.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        made[i] = diagnostic_out(all[i]);
    return made;
}

void raise(error_kind kind, const diagnostics& why) {
    const py::object error = known().make_error(name_of(kind), diagnostics_out(why));
    PyErr_SetObject(py::type::handle_of(error).ptr(), error.ptr());
    throw py::error_already_set();
}

} // namespace hjemmel::python
