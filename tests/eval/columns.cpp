// SPDX-License-Identifier: Apache-2.0
// Columns against each case by itself: every example of the project, and random rulesets.
#include <hjemmel/eval/columns.hpp>

#include <hjemmel/api/catalog.hpp>
#include <hjemmel/examples/prepare.hpp>

#include "support/in_columns.hpp"
#include "support/random_rules.hpp"
#include "support/rules.hpp"
#include "support/source_dir.hpp"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <tuple>

using namespace hjemmel;
using namespace hjemmel::test;

namespace {

/// Examples that can be one table: one program, entity and day.
using place = std::tuple<const plan::program*, plan::index, std::int64_t>;
struct table_of_examples {
    eval::request request{};
    std::vector<facts> cases{};
};

bool can_be_a_row(const examples::prepared& one) {
    const auto& entity = one.request.program->entities[one.request.entity];
    const auto related = [&](const std::pair<std::string, value>& entry) {
        const auto slot = entity.find(entry.first);
        return slot == plan::none || !entity.slots[slot].is_fact;
    };
    const auto& entries = one.given.entries();
    return one.given.presets().empty() && one.request.changed.empty() && one.how.complete.empty() &&
           std::none_of(entries.begin(), entries.end(), related);
}

std::map<place, table_of_examples> tables_of(const catalog& rules) {
    std::map<place, table_of_examples> out;
    for (const auto& file : rules.examples()) {
        std::vector<std::shared_ptr<const plan::program>> versions;
        for (const auto& one : rules.versions(file.ruleset.text))
            versions.push_back(one.shared_program());
        for (const auto& one : file.all) {
            diagnostics found;
            const auto made = examples::prepare(versions, file, one, found);
            if (!made || !can_be_a_row(*made)) continue;
            const auto& r = made->request;
            auto& table = out[place{r.program.get(), r.entity, r.on.days()}];
            table.request = r;
            table.cases.push_back(made->given);
        }
    }
    return out;
}

} // namespace

TEST_CASE("every example in columns") {
    const auto rules = catalog::load(source_dir() + "/rules").value();
    column_tally tally;
    for (auto& [place, table] : tables_of(rules)) {
        for (const auto& ref : all_decisions(*table.request.program, table.request.entity)) {
            table.request.decisions = {ref};
            for (const std::size_t chunk : {1U, 3U, 1024U}) {
                const auto wrong = differences(table.request, table.cases, chunk, {}, tally);
                CHECK_MESSAGE(wrong.empty(), wrong);
            }
        }
    }
    MESSAGE(tally.cases << " cases, " << tally.known << " known, " << tally.told << " in columns");
    CHECK(tally.told * 10 > tally.known * 8);
}

TEST_CASE("random rulesets in columns") {
    column_tally tally;
    std::size_t rulesets = 0;
    std::vector<std::uint32_t> seeds{5193, 7050}; // an ANY table's nulls
    for (std::uint32_t seed = 1; seed <= 1500; ++seed)
        seeds.push_back(seed);
    for (const auto seed : seeds) {
        const auto made = rule_maker(seed).make();
        const std::pair<std::string, std::string> files[] = {
            {"rules.yaml", palette_rules(made.blocks)}};
        const auto read = catalog::from_memory(files);
        if (!read) continue;
        ++rulesets;
        const auto rules = read.value().versions("test").front();
        const auto holes = holes_of(made.facts);
        const auto text = open_case(holes);
        const filled_case fill(text, holes);
        std::mt19937 random(seed);
        std::vector<facts> cases;
        for (int n = 0; n < 40; ++n) {
            std::vector<std::size_t> chosen;
            for (const auto& hole : holes) {
                const bool missing = random() % 6 == 0;
                chosen.push_back(missing ? hole.values.size() : random() % hole.values.size());
            }
            cases.push_back(fill.with(chosen));
        }
        eval::request asked{rules.shared_program(), {}, date(2018, 3, 2), {}, 0};
        asked.decisions = all_decisions(rules.program(), 0);
        for (const std::size_t chunk : {40U, 7U}) {
            const auto wrong = differences(asked, cases, chunk, {}, tally);
            CHECK_MESSAGE(wrong.empty(), "seed " << seed << "\n" << made.blocks << wrong);
        }
    }
    MESSAGE(rulesets << " rulesets, " << tally.cases << " cases, " << tally.known << " known, "
                     << tally.told << " in columns");
    CHECK(tally.told * 4 > tally.known);
}
