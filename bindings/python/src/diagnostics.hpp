// SPDX-License-Identifier: Apache-2.0
// Diagnostics as Python has them, and as exceptions.
#pragma once

#include "python.hpp"

#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/core/result.hpp>

#include <utility>

namespace hjemmel::python {

/// Which class of exception: `hjemmel.RuleError` and its kin.
enum class error_kind : std::uint8_t { rules, facts, usage };

diagnostic fault(std::string_view code, bilingual text, bilingual hint = {});

py::object diagnostic_out(const diagnostic& one);
py::tuple diagnostics_out(const diagnostics& all);

[[noreturn]] void raise(error_kind kind, const diagnostics& why);

/// The value, or the exception.
template<class T>
T value_or_raise(result<T> from, error_kind kind) {
    if (!from) raise(kind, from.diagnostics());
    return std::move(from).value();
}

} // namespace hjemmel::python
