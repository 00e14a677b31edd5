// SPDX-License-Identifier: Apache-2.0
// What every file of the extension needs: pybind11, and the package's own classes by name.
#pragma once

#include <hjemmel/core/bilingual.hpp>
#include <hjemmel/core/date.hpp>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <string>
#include <string_view>
#include <vector>

namespace hjemmel::python {

namespace py = pybind11;

/// Classes and objects that values are made of. The package's own ones are written in Python.
struct classes {
    py::object decimal;
    py::object zone_info;
    py::object months;
    py::object range;
    py::object missing; ///< the one object that stands for a fact that is not supplied
    py::object gap;     ///< a gap inside a row of a table
    py::object one_of;
    py::object between;
    py::object anything;
    py::object maybe;
    py::object bilingual;
    py::object place;
    py::object diagnostic;
    py::object make_error;
    py::object source;
    py::object used;
    py::object reason;
    py::object missing_fact;
};

/// Imported when first asked for; kept as long as the interpreter lives.
const classes& known();

/// Reads `da` or `en`; raises UsageError for anything else.
language language_in(std::string_view word);

/// UTF-8 as a Python text; what is no UTF-8 is replaced.
py::str text_out(std::string_view text);
py::object bilingual_out(const bilingual& text);
py::tuple texts_out(const std::vector<std::string>& texts);

/// A day as datetime.date; ISO text where Python has no such year.
py::object date_out(const date& day);

/// The date that a number of days since 1970-01-01 stands for; raises UsageError beyond the range.
date day_in(std::int64_t days);

// What each file adds to the module.
void add_outcome(py::module_& to);
void add_evaluation(py::module_& to);
void add_version(py::module_& to);
void add_catalog(py::module_& to);

} // namespace hjemmel::python
