// SPDX-License-Identifier: Apache-2.0
// What requirements and rows of tables contributed, as columns: told in columns and case by case.
#include <hjemmel/api/batch.hpp>
#include <hjemmel/api/catalog.hpp>

#include <support/arrow.hpp>

#include <doctest/doctest.h>

#include <limits>

using namespace hjemmel;
using namespace hjemmel::test;

namespace {

constexpr const char* rules = R"(hjemmel: 1
ruleset: prove
facts:
  alder: {type: number}
  klar: {type: boolean, optional: true}
decisions:
  egnet:
    all:
      - {id: voksen, text: Voksen, when: alder >= 18}
      - id: mulig
        any:
          - {id: ung, text: Ung, when: alder < 30}
          - {id: klar, text: Klar, when: klar}
  gruppe:
    type: string
    table:
      hit_policy: FIRST
      default: '"ingen"'
      rows:
        - {when: {alder: "< 18"}, then: '"barn"'}
        - {when: {klar: "true"}, then: '"klar"'}
  dobbelt: {value: 2 * alder}
end: prove
)";

struct answers {
    std::int64_t row;
    const char* egnet;
    const char* gruppe;
};

// Of the rows: known; a requirement fails; a fact is missing; refused.
constexpr answers wanted[] = {
    {0, "{voksen:met,mulig:met,ung:not_met,klar:met}", "[2]"},
    {1, "{voksen:not_met,mulig:met,ung:met,klar:failed}", "[1]"},
    {2, "{voksen:met,mulig:not_met,ung:not_met,klar:not_met}", "[]"},
    {3, "{voksen:undecided,mulig:undecided,ung:undecided,klar:failed}", "[]"},
    {4, "null", "null"},
};

arrow_node people() {
    const auto infinite = std::numeric_limits<double>::infinity();
    return table_node({fixed_column<double>("alder", "g", {40, 12, 40, {}, infinite}),
                       boolean_column("klar", {true, {}, false, {}, {}})});
}

} // namespace

TEST_CASE("marks as columns") {
    const std::vector<std::pair<std::string, std::string>> files{{"prove.yaml", rules}};
    const std::vector<std::string> decisions{"egnet", "gruppe", "dobbelt"};
    eval::options how;
    how.complete = {"klar"};
    const auto with =
        catalog::from_memory(files).value().versions("prove").front().prepare(decisions, "", how);
    REQUIRE(with);
    const made_arrow table(people());
    for (const bool case_by_case : {false, true}) {
        for (const std::uint32_t threads : {1U, 2U}) {
            batch what{.cases = table.view(), .on = {2018, 3, 2}};
            what.columns.marks = true;
            what.columns.diagnostics = case_by_case;
            what.threads = threads;
            const auto done = run_batch(with.value(), what);
            REQUIRE(done);
            const auto found = done.value().table.view();
            for (const auto& one : wanted) {
                CAPTURE(one.row);
                CHECK(cell(found, "egnet_marks", one.row) == one.egnet);
                CHECK(cell(found, "gruppe_marks", one.row) == one.gruppe);
            }
            CHECK(found.schema->n_children == (case_by_case ? 11 : 8));
        }
    }
}

TEST_CASE("a decision that is called as another one's marks") {
    const std::string text = R"(hjemmel: 1
ruleset: prove
facts: {alder: {type: number}}
decisions:
  egnet: {all: [{id: voksen, text: Voksen, when: alder >= 18}]}
  egnet_marks: {value: alder}
end: prove
)";
    const std::vector<std::pair<std::string, std::string>> files{{"prove.yaml", text}};
    const std::vector<std::string> decisions{"egnet", "egnet_marks"};
    const auto with =
        catalog::from_memory(files).value().versions("prove").front().prepare(decisions).value();
    const made_arrow table(table_node({fixed_column<double>("alder", "g", {40})}));
    batch what{.cases = table.view(), .on = {2018, 3, 2}};
    CHECK(run_batch(with, what));
    what.columns.marks = true;
    const auto done = run_batch(with, what);
    REQUIRE_FALSE(done);
    CHECK(done.diagnostics().front().code == "duplicate-column");
}
