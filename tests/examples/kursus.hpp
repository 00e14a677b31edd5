// SPDX-License-Identifier: Apache-2.0
// The ruleset of these tests, and examples written for one test.
#pragma once

#include <support/source_dir.hpp>

#include <hjemmel/api/catalog.hpp>
#include <hjemmel/examples/suite.hpp>
#include <hjemmel/load/rule_file.hpp>
#include <hjemmel/load/text.hpp>

#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace hjemmel::test {

using programs = std::vector<std::shared_ptr<const plan::program>>;

inline const catalog& kursus() {
    static const auto all =
        catalog::load(hjemmel::test::source_dir() + "/tests/examples/rules").value();
    return all;
}

inline programs programs_of(const catalog& all, const std::string& ruleset) {
    programs out;
    for (const auto& one : all.versions(ruleset))
        out.push_back(one.shared_program());
    return out;
}

inline programs kursus_programs() { return programs_of(kursus(), "kursus"); }

/// A ruleset `r` of its own for one test.
inline programs programs_in(const std::string& body) {
    const std::vector<std::pair<std::string, std::string>> files{
        {"r.yaml", "hjemmel: 1\nruleset: r\n" + body + "end: r\n"}};
    return programs_of(catalog::from_memory(files).value(), "r");
}

/// Examples of `ruleset` on 1 June 2019; `body` is what stands between the head and the end.
inline model::examples examples_in(const std::string& ruleset, const std::string& body) {
    const auto text =
        "examples_of: " + ruleset + "\non: 2019-06-01\n" + body + "end: " + ruleset + "\n";
    diagnostics warnings;
    const auto file = load::checked_text("e.yaml", text, {}).value();
    return std::get<model::examples>(load::read_file(file, {}, warnings).value());
}

inline examples::suite run_in(const programs& all, const model::examples& file) {
    const std::vector<const model::examples*> files{&file};
    return examples::run_all(all, files);
}

/// `code line:column`, one after the other.
inline std::string places(const diagnostics& all) {
    std::string out;
    for (const auto& one : all) {
        if (!out.empty()) out += ", ";
        out += one.code + ' ' + std::to_string(one.where.line()) + ':' +
               std::to_string(one.where.column());
    }
    return out;
}

} // namespace hjemmel::test
