// SPDX-License-Identifier: Apache-2.0
#include "letters.hpp"

#include "rules.hpp"

#include <hjemmel/check/letters.hpp>
#include <hjemmel/explain/letter.hpp>
#include <hjemmel/load/files.hpp>
#include <hjemmel/load/letters.hpp>

#include <algorithm>
#include <utility>

namespace hjemmel::cli {

namespace {

using letters = std::vector<model::letter>;

/// What is wrong with the path, said of letters.
diagnostics about_letters(diagnostics found) {
    for (auto& one : found) {
        if (one.code == "no-rules") {
            one.text = {"Der er ingen brevfiler i mappen.",
                        "There are no files of letters in the folder."};
            one.hint = {"Angiv en .yaml-fil med »letters_of«, eller en mappe med sådanne filer.",
                        "Name a .yaml file with `letters_of`, or a folder of such files."};
        } else if (one.code == "wrong-extension") {
            one.text = {"En brevfils navn skal ende på .yaml.",
                        "The name of a file of letters must end in .yaml."};
        }
    }
    return found;
}

exit_status told(const diagnostics& faults, const manner& how) {
    for (const auto& one : faults)
        say(message(one, how));
    return status_of(faults);
}

exit_status wrong(const std::string& text) {
    say(text);
    return exit_status::wrong_use;
}

plan::index entity_with(const plan::program& in, const std::string& decision) {
    for (plan::index i = 0; i < in.entities.size(); ++i) {
        const auto at = in.entities[i].find(decision);
        if (at != plan::none && !in.entities[i].slots[at].is_fact) return i;
    }
    return plan::none;
}

/// Whether the named letter is there and about what was asked; says why not.
exit_status choose(const letters& all, selection& chosen, evaluate_arguments& asked,
                   const manner& how) {
    const auto named = [&](const model::letter& one) { return one.name.text == asked.letter; };
    const auto at = std::find_if(all.begin(), all.end(), named);
    if (at == all.end()) {
        std::vector<std::string> known;
        for (const auto& one : all)
            known.push_back(one.name.text);
        return wrong(unknown_name({"Brevet", "The letter"}, asked.letter, known, how));
    }
    for (const auto& decision : asked.decisions) {
        if (explain::letter_for(all, decision, asked.letter) != nullptr) continue;
        return wrong(wrong_use({"Brevet »" + asked.letter + "« er ikke om " + decision + ".",
                                "The letter `" + asked.letter + "` is not about " + decision + "."},
                               {}, how));
    }
    if (!asked.decisions.empty()) return exit_status::done;
    for (const auto& one : at->decisions)
        asked.decisions.push_back(one.text);
    chosen.entity = entity_with(chosen.version.program(), asked.decisions.front());
    return exit_status::done;
}

} // namespace

result<std::vector<model::letter_file>> letter_files(const std::string& path) {
    const auto read = load::read_rules(path, {});
    if (!read) return about_letters(read.diagnostics());
    std::vector<model::letter_file> out;
    diagnostics faults;
    for (const auto& file : read.value()) {
        auto one = load::letters_from_yaml(file, {});
        if (one)
            out.push_back(std::move(one).value());
        else
            faults.insert(faults.end(), one.diagnostics().begin(), one.diagnostics().end());
    }
    if (!faults.empty()) return faults;
    return out;
}

result<letters> changed_letters(const model::version& of,
                                const std::vector<model::letter_file>& files) {
    auto all = of.letters;
    for (const auto& file : files) {
        if (file.ruleset.text == of.ruleset.text) all = model::merged(std::move(all), file.letters);
    }
    auto faults = check::letters(of, all);
    if (!faults.empty()) return faults;
    return all;
}

std::variant<letters, exit_status> letters_of(selection& chosen, evaluate_arguments& asked,
                                              const manner& how) {
    if (!asked.by_letter) return letters{};
    if (asked.format != output_format::text) {
        return wrong(wrong_use({"Et brev er tekst, men --format er en anden.",
                                "A letter is text, but --format is another."},
                               {"Udelad --format.", "Leave --format out."}, how));
    }
    const auto& file = *chosen.version.program().source;
    auto all = file.letters;
    if (!asked.letters.empty()) {
        const auto files = letter_files(asked.letters);
        if (!files) return told(files.diagnostics(), how);
        auto changed = changed_letters(file, files.value());
        if (!changed) return told(changed.diagnostics(), how);
        all = std::move(changed).value();
    }
    if (asked.letter.empty()) return all;
    const auto status = choose(all, chosen, asked, how);
    if (status != exit_status::done) return status;
    return all;
}

exit_status check_letters(const std::string& path, const catalog* rules, diagnostics& found) {
    const auto take = [&found](const diagnostics& more) {
        for (const auto& one : more) {
            const bool again = std::any_of(found.begin(), found.end(), [&](const auto& other) {
                return other.code == one.code && other.text == one.text &&
                       other.where.file == one.where.file && other.where.begin == one.where.begin;
            });
            if (!again) found.push_back(one);
        }
    };
    const auto files = letter_files(path);
    if (!files) {
        take(files.diagnostics());
        return status_of(files.diagnostics());
    }
    if (rules == nullptr) return exit_status::done;
    for (const auto& file : files.value()) {
        const auto versions = rules->versions(file.ruleset.text);
        if (versions.empty()) {
            diagnostic none;
            none.code = "unknown-ruleset";
            none.where = file.ruleset.where;
            none.text = {"Regelsættet " + file.ruleset.text + " findes ikke.",
                         "There is no ruleset " + file.ruleset.text + "."};
            take({none});
        }
        for (const auto& version : versions) {
            const auto changed = changed_letters(*version.program().source, {file});
            if (!changed) take(changed.diagnostics());
        }
    }
    return exit_status::done;
}

} // namespace hjemmel::cli
