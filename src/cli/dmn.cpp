// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"

#include "messages.hpp"
#include "rules.hpp"

#include <hjemmel/api/catalog.hpp>
#include <hjemmel/dmn/import.hpp>

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>

namespace hjemmel::cli {

namespace {

void tell(const diagnostics& all, const manner& how) {
    for (const auto& one : all)
        say(message(one, how));
}

namespace fs = std::filesystem;

// A reader sees the whole file or the one before it.
bool write_file(const std::string& path, const std::string& text) {
    const auto partial = path + ".part";
    std::ofstream out(partial, std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    std::error_code fault;
    if (!out.fail()) fs::rename(partial, path, fault);
    if (!out.fail() && !fault) return true;
    std::error_code ignored;
    fs::remove(partial, ignored);
    return false;
}

// A rule file is never written over a model, be it this one or one that it imports.
bool is_model(const std::string& path) {
    std::error_code fault;
    const auto ending = fs::path(path).extension();
    return (ending == ".dmn" || ending == ".xml") && fs::exists(path, fault);
}

// What the rule file would be refused for.
diagnostics faults_of(const std::string& text) {
    const std::pair<std::string, std::string> files[] = {{"rules.yaml", text}};
    const auto read = catalog::from_memory(files);
    return read ? diagnostics{} : read.diagnostics();
}

bool write_output(const std::string& text) {
    results out;
    out.write(text);
    return out.flush();
}

} // namespace

exit_status dmn_import(const dmn_arguments& asked) {
    const manner how{.lang = asked.lang, .colour = colour_on_messages()};
    if (is_model(asked.output)) {
        say(wrong_use(
            {"Regelfilen ville overskrive en model.", "The rule file would overwrite a model."},
            {"Kald den noget, der ender på .yaml.", "Give it a name that ends in .yaml."}, how));
        return exit_status::wrong_use;
    }
    const auto made = dmn::import_file(asked.model);
    if (!made) {
        tell(made.diagnostics(), how);
        return status_of(made.diagnostics());
    }
    tell(made.value().notes, how);
    const bool written = asked.output.empty() ? write_output(made.value().text)
                                              : write_file(asked.output, made.value().text);
    if (!written) {
        say(wrong_use({"Regelfilen kan ikke skrives.", "The rule file cannot be written."}, {},
                      how));
        return exit_status::wrong_use;
    }
    const auto faults = faults_of(made.value().text);
    tell(faults, how);
    return faults.empty() ? exit_status::done : exit_status::faults;
}

} // namespace hjemmel::cli
