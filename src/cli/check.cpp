// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"

#include "letters.hpp"
#include "messages.hpp"
#include "rules.hpp"

#include <hjemmel.h>
#include <hjemmel/check/strict.hpp>
#include <hjemmel/examples/suggest.hpp>
#include <hjemmel/io/json.hpp>
#include <hjemmel/io/sarif.hpp>
#include <hjemmel/load/files.hpp>
#include <hjemmel/load/rule_file.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace hjemmel::cli {

namespace {

/// Entities that are decided, for each version, to refute what no case is said to reach.
constexpr std::size_t most_attempts = 8'000;

/// What `unreachable` names and some case reaches all the same.
diagnostics refuted(const catalog& rules, const std::string& ruleset) {
    std::vector<std::shared_ptr<const plan::program>> versions;
    for (const auto& one : rules.versions(ruleset))
        versions.push_back(one.shared_program());
    std::vector<const model::examples*> files;
    for (const auto& file : rules.examples()) {
        if (file.ruleset.text == ruleset) files.push_back(&file);
    }
    return examples::refute(versions, files, most_attempts);
}

/// What published rulesets hold to, of each version whose form is right, whatever else is wrong.
void add_strict(const std::string& path, diagnostics& found) {
    const auto files = load::read_rules(path, {});
    if (!files) return;
    for (const auto& file : files.value()) {
        diagnostics told;
        const auto read = load::read_file(file, {}, told);
        if (!read) continue;
        const auto* version = std::get_if<model::version>(&read.value());
        if (version == nullptr) continue;
        const auto more = check::strict(*version);
        found.insert(found.end(), more.begin(), more.end());
    }
}

/// What loading found; with `strict` also what published rulesets hold to.
diagnostics found_in(const check_arguments& asked, exit_status& status) {
    auto loaded = catalog::load(asked.rules);
    if (!loaded) {
        status = status_of(loaded.diagnostics());
        auto found = loaded.diagnostics();
        if (asked.strict) add_strict(asked.rules, found);
        if (!asked.letters.empty())
            status = worse(status, check_letters(asked.letters, nullptr, found));
        return found;
    }
    auto found = loaded.value().warnings();
    for (const auto& ruleset : loaded.value().rulesets()) {
        const auto more = refuted(loaded.value(), ruleset);
        found.insert(found.end(), more.begin(), more.end());
    }
    if (!asked.letters.empty()) status = check_letters(asked.letters, &loaded.value(), found);
    if (has_errors(found)) status = worse(status, exit_status::faults);
    if (!asked.strict) return found;
    for (const auto& ruleset : loaded.value().rulesets()) {
        for (const auto& version : loaded.value().versions(ruleset)) {
            const auto more = check::strict(*version.program().source);
            found.insert(found.end(), more.begin(), more.end());
        }
    }
    if (has_errors(found)) status = worse(status, exit_status::faults);
    return found;
}

std::string counted(const diagnostics& found, language lang) {
    const auto of = [&found](severity level) {
        const auto count = std::count_if(found.begin(), found.end(),
                                         [level](const auto& one) { return one.level == level; });
        return static_cast<std::size_t>(count);
    };
    const auto errors = of(severity::error);
    const auto warnings = of(severity::warning);
    const auto number = [](std::size_t n) { return std::to_string(n); };
    if (lang == language::da) {
        return number(errors) + " fejl, " + number(warnings) +
               (warnings == 1 ? " advarsel\n" : " advarsler\n");
    }
    return number(errors) + (errors == 1 ? " error, " : " errors, ") + number(warnings) +
           (warnings == 1 ? " warning\n" : " warnings\n");
}

std::string as_json(const diagnostics& found, language lang) {
    std::string out = "[";
    for (const auto& one : found) {
        out += out.size() == 1 ? "\n" : ",\n";
        out += io::write_diagnostic(one, {.language = lang});
    }
    return out + (found.empty() ? "]\n" : "\n]\n");
}

std::string as_text(const diagnostics& found, language lang) {
    std::string out;
    for (const auto& one : found)
        out += message(one, {.lang = lang, .colour = colour_on_output()});
    return out + counted(found, lang);
}

} // namespace

exit_status check(const check_arguments& asked) {
    auto status = exit_status::done;
    const auto found = found_in(asked, status);
    results out;
    if (asked.format == output_format::json) {
        out.write(as_json(found, asked.lang));
    } else if (asked.format == output_format::sarif) {
        out.write(io::write_sarif(found, HJEMMEL_VERSION_STRING, asked.lang));
    } else {
        out.write(as_text(found, asked.lang));
    }
    if (out.flush()) return status;
    say(wrong_use({"Resultatet kan ikke skrives til standard output.",
                   "The result cannot be written to standard output."},
                  {}, {.lang = asked.lang, .colour = colour_on_messages()}));
    return exit_status::wrong_use;
}

} // namespace hjemmel::cli
