// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"

#include "messages.hpp"
#include "rules.hpp"
#include "test_report.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace hjemmel::cli {

namespace {

/// Entities that are decided to find suggestions, for each version.
constexpr std::size_t most_attempts = 20'000;

/// The examples of one ruleset, run.
tested_ruleset run_one(const catalog& rules, const std::string& id, bool suggest) {
    tested_ruleset out;
    out.id = id;
    for (const auto& one : rules.versions(id))
        out.versions.push_back(one.shared_program());
    std::vector<const model::examples*> files;
    for (const auto& file : rules.examples()) {
        if (file.ruleset.text == id) files.push_back(&file);
    }
    out.result = examples::run_all(out.versions, files);
    if (suggest) {
        out.suggestions =
            examples::suggest(out.versions, files, out.result.coverage, most_attempts);
    }
    return out;
}

} // namespace

exit_status test(const test_arguments& asked) {
    const manner how{.lang = asked.lang, .colour = colour_on_messages()};
    auto rules = load_rules(asked.rules, how);
    if (const auto* status = std::get_if<exit_status>(&rules)) return *status;
    const auto& loaded = std::get<catalog>(rules);
    auto ids = loaded.rulesets();
    if (!asked.ruleset.empty()) {
        if (std::find(ids.begin(), ids.end(), asked.ruleset) == ids.end()) {
            say(unknown_name({"Regelsættet", "The ruleset"}, asked.ruleset, ids, how));
            return exit_status::wrong_use;
        }
        ids = {asked.ruleset};
    }
    std::vector<tested_ruleset> all;
    for (const auto& id : ids)
        all.push_back(run_one(loaded, id, asked.suggest));
    const test_report report(asked, colour_on_output());
    results out;
    out.write(report.write(all));
    if (!out.flush()) {
        say(wrong_use({"Resultatet kan ikke skrives til standard output.",
                       "The result cannot be written to standard output."},
                      {}, how));
        return exit_status::wrong_use;
    }
    const bool passed = std::all_of(all.begin(), all.end(), [&asked](const tested_ruleset& one) {
        return one.result.passed() && (!asked.strict || one.result.covered());
    });
    return passed ? exit_status::done : exit_status::faults;
}

} // namespace hjemmel::cli
