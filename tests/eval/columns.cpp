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

namespace {

/// Cases with these facts of the palette, one in six of them missing.
std::vector<facts> drawn_cases(const std::string& names, std::uint32_t seed, int count) {
    const auto holes = holes_of(names);
    const auto text = open_case(holes);
    const filled_case fill(text, holes);
    std::mt19937 random(seed);
    std::vector<facts> out;
    for (int n = 0; n < count; ++n) {
        std::vector<std::size_t> chosen;
        for (const auto& hole : holes) {
            const bool missing = random() % 6 == 0;
            chosen.push_back(missing ? hole.values.size() : random() % hole.values.size());
        }
        out.push_back(fill.with(chosen));
    }
    return out;
}

/// Decisions that columns once told otherwise, and the palette's facts that they use.
struct found_row {
    const char* facts;
    const char* blocks;
};

constexpr found_row found[] = {
    // An ANY table's null is a plain one.
    {"b os", "decisions: {x: {table: {hit_policy: ANY, rows: [{when: {b: 'true'}, then: os}]}}}"},
    // A path over a list that is absent is null for a reason.
    {"ops", "decisions: {x: {value: ops.fra}}"},
    // What failed counts where its value does not.
    {"k", "functions: {one: {parameters: {x: number}, result: number, value: 1}}\n"
          "decisions: {t: {type: number, max: 1, value: k}, x: {value: one(t)}, "
          "y: {value: '{u: t, z: 1}.z'}, z: {value: 'count([t, 2])'}}"},
};

} // namespace

TEST_CASE("what columns once told otherwise") {
    column_tally tally;
    for (const auto& one : found) {
        const auto rules = rules_of(palette_rules(one.blocks));
        if (!rules) continue;
        eval::request asked{rules->shared_program(), {}, date(2018, 3, 2), {}, 0};
        asked.decisions = all_decisions(rules->program(), 0);
        const auto cases = drawn_cases(one.facts, 1, 60);
        CHECK_MESSAGE(differences(asked, cases, 1024, {}, tally) == "", one.blocks);
    }
    CHECK(tally.told > 0);
}

TEST_CASE("random rulesets in columns") {
    column_tally tally;
    std::size_t rulesets = 0;
    for (std::uint32_t seed = 1; seed <= 1500; ++seed) {
        const auto made = random_rules(seed);
        const std::pair<std::string, std::string> files[] = {
            {"rules.yaml", palette_rules(made.blocks)}};
        const auto read = catalog::from_memory(files);
        if (!read) continue;
        ++rulesets;
        const auto rules = read.value().versions("test").front();
        const auto cases = drawn_cases(made.facts, seed, 40);
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

TEST_CASE("what is the same for all cases is worked out once, and counts for each") {
    const law_row rows[] = {
        {"d", R"(for e in dage return e + @"P1M")"},
        {"d", R"(count(dage[item > @"2018-01-20"]) + d.day)"},
        {"d", "for e in dage return string(naeste(e)) + string(d)"},
        {"ps", "for e in dage return count(ps[fra <= e])"},
        {"ps", "for e in dage return count(within(ps, e, naeste(e)))"},
        {"d", "(for e in dage return e)[item < d]"},
        {"ps", "some e in dage satisfies covers(ps, e)"},
        {"ps", "every e in dage satisfies (some f in dage satisfies f > e or covers(ps, f))"},
        {"l", "for x in l return over([1, 2, 3], x)"},
        {"l", "for x in [1, 2, 3] return over(l, x)"},
        {"m", "for x in [3, 1] return for y in 1..x return y + m"},
        {"l", "for x in [3, 1] return count(l[item < x])"},
        {"l m", "for x in [3, 1] return for y in l return for z in [x, 5] return x + y + z + m"},
        {"m", "for x in ingen return x + m"},
        {"m", "some x in ingen satisfies x > m"},
        {"l", "for x in l return some y in ingen satisfies y > x"},
        {"s", "for x in navne return list contains(navne, s) and x = s"},
        {"l k", "list contains(l, k)"},
        {"l", "list contains(l, 1)"},
        {"ol k", "list contains(ol, k)"},
        {"l om", "list contains(l, om)"},
        {"l k", "list contains(l[item > 100], k)"},
        {"l", R"(list contains(for x in l return string(x), "1"))"},
        {"l k", "for x in l return list contains(for y in [x, 3] return y + 1, k)"},
        {"l", "for x in [1, 2] return list contains(for y in l return y * x, 2)"},
        {"d", R"(for e in dage return
                 list contains(for f in [d, e] return substring(string(f), 1, 7), "2018-02"))"},
        {"k", "sum(for x in [1, 2] return x * k)"},
        {"k", "if k > 1 then (for x in [k, 2] return x) else [1]"},
        {"k", "[1, 2, 3][item > k]"},
        {"k", "(for x in [1, 2] return {a: x, b: k})[b > 1].a"},
        {"k", "for x in [1] return x / 0"},
        {"l k", "for x in l, y in [1, k] return x * y"},
        {"l ol", "for x in l, y in ol return x + y"},
        {"l", "for x in l, y in l[item > x], z in [y] return x + y + z"},
        {"ps d", "some p in ps, e in dage satisfies p.fra = e and p.til < d"},
        {"l om", "some x in l, y in [1, 2] satisfies x * y > om"},
        {"l ol", "every x in l, y in ol satisfies x != y"},
        {"lb", "every x in lb, y in lb satisfies x = y"},
        {"k b", "[{a: 1, b: b}, {a: k, b: k > 1}][b].a"},
        {"k s", "[k, s]"},
        {"k d", "[k, 7, k + 1][item > 1]"},
        {"om k", "[om, k / 0, 1]"},
        {"l ol", "[l, ol]"},
        {"g.a g.k", "[g.a, g.k = 1]"},
        {"s f", "for x in [s, f, \"x1\"] return x = f"},
        {"k", "for x in [1, 2] return if x = 1 then null else k"},
    };
    const std::string more = R"(parameters:
  dage: {type: {list: date}, value: [2017-12-31, 2018-01-31, 2018-02-28]}
  navne: {type: {list: string}, value: [x1, x3]}
  ingen: {type: {list: number}, value: []}
functions:
  over: {parameters: {a: {list: number}, b: number}, result: {list: number}, value: "a[item > b]"}
  naeste: {parameters: {e: date}, result: date, value: 'e + @"P1M"'}
decisions:
  svar:
    value: >-
      )";
    column_tally tally;
    for (const auto& row : rows) {
        const auto rules = test::rules_of(palette_rules(more + one_line(row.expression)));
        if (!rules) continue;
        eval::request asked{rules->shared_program(), {}, date(2018, 3, 2), {}, 0};
        asked.decisions = all_decisions(rules->program(), 0);
        const auto cases = drawn_cases(row.facts, 7, 30);
        for (const std::size_t chunk : {1U, 7U, 30U}) {
            const auto wrong = differences(asked, cases, chunk, {}, tally);
            CHECK_MESSAGE(wrong.empty(), row.expression << "\n" << wrong);
        }
        column_tally scarce;
        for (const std::uint64_t steps : {5U, 20U, 80U, 320U}) {
            eval::options how;
            how.limits.steps = steps;
            const auto wrong = differences(asked, cases, 30, how, scarce);
            CHECK_MESSAGE(wrong.empty(), row.expression << " in " << steps << " steps\n" << wrong);
        }
    }
    MESSAGE(tally.known << " known, " << tally.told << " in columns");
    CHECK(tally.told * 20 >= tally.known * 17);
}
