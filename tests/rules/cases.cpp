// SPDX-License-Identifier: Apache-2.0
// The shipped rules against cases in data files: each edge case, and every reading of a parameter.
#include <hjemmel/api/catalog.hpp>
#include <hjemmel/io/json.hpp>

#include "case_file.hpp"

#include <support/source_dir.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace hjemmel;
using namespace hjemmel::test;

namespace {

const catalog& rules() {
    static const catalog all = catalog::load(hjemmel::test::source_dir() + "/rules").value();
    return all;
}

outcome decide(const rule_case& one) {
    const auto version = rules().in_force("flere-skal-med", one.on);
    if (!version) return rules().evaluate("flere-skal-med", one.on, one.decision, one.given);
    const auto set = version->with_parameters(one.settings);
    REQUIRE_MESSAGE(set.has_value(), "the settings of " << one.id << " are not accepted");
    return set.value().evaluate(one.given, std::vector{one.decision}, one.on, one.entity).front();
}

std::string missing_in(const outcome& answer) {
    std::string paths;
    for (const auto& fact : answer.missing())
        paths += (paths.empty() ? "" : ", ") + fact.path;
    return paths;
}

std::string in_full(const outcome& of) {
    return io::write_outcome(of.content(), {.reasons = true, .language = language::en});
}

void check_file(const std::string& name) {
    const auto cases = read_cases("tests/rules/flere-skal-med/" + name);
    REQUIRE(cases.size() > 20);
    for (const auto& one : cases) {
        CAPTURE(name);
        CAPTURE(one.id);
        CAPTURE(one.what);
        const auto answer = decide(one);
        CHECK(status_name(answer.status()) == one.status);
        CHECK(missing_in(answer) == one.missing);
        if (one.status == "known") {
            CHECK(io::write_value(answer.value()) == io::write_value(one.expected));
        }
    }
}

} // namespace

TEST_CASE("flere skal med: the target group") { check_file("criteria.jsonl"); }
TEST_CASE("flere skal med: visitation, exits, deferrals") { check_file("visitation.jsonl"); }
TEST_CASE("flere skal med: the municipality's tasks") { check_file("tasks.jsonl"); }
TEST_CASE("flere skal med: instalments, grant and report") { check_file("grant.jsonl"); }

TEST_CASE("flere skal med: one case after the other gives what each gives by itself") {
    const auto version = rules().in_force("flere-skal-med", date{2018, 3, 2});
    REQUIRE(version);
    for (const auto* name : {"criteria.jsonl", "visitation.jsonl", "tasks.jsonl", "grant.jsonl"}) {
        const auto cases = read_cases(std::string("tests/rules/flere-skal-med/") + name);
        const auto ready = version->prepare({}, cases.front().entity).value();
        evaluator with(ready);
        std::vector<std::pair<outcome, std::string>> kept;
        for (const auto& one : cases) {
            CAPTURE(name);
            CAPTURE(one.id);
            const auto alone = ready.run(one.given, one.on);
            const auto& found = with.run(one.given, one.on);
            REQUIRE(found.size() == alone.size());
            for (std::size_t i = 0; i < found.size(); ++i)
                REQUIRE(in_full(found[i]) == in_full(alone[i]));
            if (kept.size() < 5) kept.emplace_back(found.front(), in_full(found.front()));
        }
        for (const auto& [one, text] : kept)
            CHECK(in_full(one) == text); // a copy holds whatever came after it
    }
}

TEST_CASE("flere skal med: every reading of every parameter is tried") {
    std::set<std::pair<std::string, std::string>> tried;
    for (const auto* name : {"criteria.jsonl", "visitation.jsonl", "tasks.jsonl", "grant.jsonl"}) {
        for (const auto& one : read_cases(std::string("tests/rules/flere-skal-med/") + name))
            tried.insert(one.settings.begin(), one.settings.end());
    }
    const auto version = rules().in_force("flere-skal-med", date{2018, 3, 2});
    REQUIRE(version);
    for (const auto& parameter : version->program().parameters) {
        const auto& readings = parameter.readings;
        // The first reading is the default, which every case without a setting tries.
        for (std::size_t i = 1; i < readings.size(); ++i) {
            CAPTURE(parameter.name);
            CHECK_MESSAGE(tried.contains({parameter.name, readings[i].first}), readings[i].first);
        }
    }
}
