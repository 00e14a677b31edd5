// SPDX-License-Identifier: Apache-2.0
// What the parts of a report are called in texts.
#pragma once

#include <hjemmel/report/write.hpp>

#include <string>
#include <string_view>

namespace hjemmel::report {

inline std::string say(language wanted, std::string_view da, std::string_view en) {
    return std::string(wanted == language::da ? da : en);
}

/// The label, or the name where there is none.
std::string called(const bilingual& label, const std::string& name, language wanted);

/// The text with a capital first letter.
std::string capital(std::string text);

/// The file's word for a name or a value.
std::string word(const model::version& in, const std::string& name, language wanted);

/// What stands above a column or before a row.
std::string heading_text(const model::version& in, const heading& of, language wanted);

/// The warning that names what a sheet's table tells after all; empty where it tells nothing.
std::string derivable_text(const model::version& in, const sheet& of, language wanted);

} // namespace hjemmel::report
