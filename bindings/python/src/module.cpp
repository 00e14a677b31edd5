// SPDX-License-Identifier: Apache-2.0
// The extension: what the package hjemmel is made of, and no one else's to call.
#include "arrow.hpp"
#include "diagnostics.hpp"

#include <hjemmel.h>
#include <hjemmel/core/result.hpp>

PYBIND11_MODULE(_hjemmel, module) {
    using namespace hjemmel::python;
    module.attr("__version__") = HJEMMEL_VERSION_STRING;
    py::register_exception_translator([](std::exception_ptr thrown) {
        try {
            if (thrown) std::rethrow_exception(thrown);
        } catch (const hjemmel::error& why) {
            try {
                raise(error_kind::usage, why.diagnostics());
            } catch (py::error_already_set& raised) {
                raised.restore();
            }
        }
    });
    add_arrow(module);
    add_outcome(module);
    add_evaluation(module);
    add_version(module);
    add_catalog(module);
}
