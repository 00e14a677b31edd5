// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"

#include "messages.hpp"
#include "rules.hpp"

#include <hjemmel/dmn/import.hpp>

#include <fstream>
#include <string>

namespace hjemmel::cli {

namespace {

void tell(const diagnostics& all, const manner& how) {
    for (const auto& one : all)
        say(message(one, how));
}

bool write_file(const std::string& path, const std::string& text) {
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    return !out.fail();
}

bool write_output(const std::string& text) {
    results out;
    out.write(text);
    return out.flush();
}

} // namespace

exit_status dmn_import(const dmn_arguments& asked) {
    const manner how{.lang = asked.lang, .colour = colour_on_messages()};
    const auto made = dmn::import_file(asked.model);
    if (!made) {
        tell(made.diagnostics(), how);
        return status_of(made.diagnostics());
    }
    tell(made.value().notes, how);
    const bool written = asked.output.empty() ? write_output(made.value().text)
                                              : write_file(asked.output, made.value().text);
    if (written) return exit_status::done;
    say(wrong_use({"Regelfilen kan ikke skrives.", "The rule file cannot be written."}, {}, how));
    return exit_status::wrong_use;
}

} // namespace hjemmel::cli
