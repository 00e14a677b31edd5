// SPDX-License-Identifier: Apache-2.0
// A caseload as one table against each of its cases by itself, and against the rules by hand.
#include <hjemmel/api/batch.hpp>
#include <hjemmel/api/catalog.hpp>

#include "bench/caseload.hpp"
#include "support/arrow.hpp"
#include "support/source_dir.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace hjemmel;
using namespace hjemmel::test;

namespace {

constexpr const char* group_names[] = {"\"gruppe_1\"",
                                       "\"gruppe_2\"",
                                       "\"gruppe_3\"",
                                       "\"udskudt\"",
                                       "\"ikke_visiteret\"",
                                       "\"udgaaet\"",
                                       "\"uden_for_maalgruppe\"",
                                       "\"manuel_vurdering\""};

std::string by_hand(bench::group found) {
    if (found == bench::group::undetermined) return "undetermined";
    if (found == bench::group::refused) return "refused";
    return group_names[static_cast<std::size_t>(found)];
}

/// A made-up caseload with some that cannot be right.
bench::caseload made(std::size_t citizens) {
    auto out = bench::make_caseload(citizens, 50);
    for (std::size_t i = 0; i < citizens; i += 97)
        out.born[i] = 20'000; // after everything
    for (std::size_t k = 0; k < out.benefits.first.size(); k += 311)
        out.benefits.last[k] = out.benefits.first[k] - 1;
    return out;
}

std::string cell_or_status(io::arrow_view table, const std::string& name, std::int64_t row) {
    const auto status = cell(table, name + "_status", row);
    return status == "known" || status == "\"known\"" ? cell(table, name, row) : status;
}

std::string unquoted(std::string text) {
    std::erase(text, '"');
    return text;
}

} // namespace

TEST_CASE("municipalities' grants in columns are what they are by hand") {
    const auto rules = catalog::load(source_dir() + "/rules").value();
    const auto version = *rules.in_force("flere-skal-med", date(2018, 3, 2));
    eval::options how;
    how.complete = {"afgang", "vurderet_maalgruppe", "visitationssamtale_dato", "aktiviteter"};
    const std::vector<std::string> decisions{"tilskud"};
    const auto ready = version.prepare(decisions, "kommune", how).value();
    auto load = bench::make_caseload(3000, 0);
    load.born[400] = 20'000; // after everything, which refuses the municipality
    const auto refused = load.municipality[400];
    const made_arrow own(bench::municipalities_table());
    const made_arrow citizens(bench::citizens_of(load));
    batch whole{.cases = own.view(), .tables = {{"borgere", citizens.view()}}};
    whole.on = date(2018, 3, 2);
    const auto columns = run_batch(ready, whole).value();
    whole.columns.diagnostics = true; // which goes case by case
    const auto alone = run_batch(ready, whole).value();
    const auto by_hand = bench::grants(load, static_cast<std::int32_t>(whole.on.days()));
    for (std::int32_t one = 0; one < bench::municipalities; ++one) {
        const auto found = cell_or_status(columns.table.view(), "tilskud", one);
        CHECK(found == cell_or_status(alone.table.view(), "tilskud", one));
        const auto grant = std::to_string(by_hand[static_cast<std::size_t>(one)]);
        CHECK(unquoted(found) == (one == refused ? "refused" : grant));
    }
}

TEST_CASE("a caseload in columns is what each case is, and what the rules are by hand") {
    const auto rules = catalog::load(source_dir() + "/rules").value();
    const auto version = *rules.in_force("flere-skal-med", date(2018, 3, 2));
    eval::options how;
    how.complete = {"afgang", "vurderet_maalgruppe", "visitationssamtale_dato"};
    const std::vector<std::string> decisions{"maalgruppe", "visitationsgruppe"};
    const auto ready = version.prepare(decisions, "borger", how).value();
    const auto load = made(3000);
    const made_arrow table(bench::arrow_of(load));
    batch whole;
    whole.cases = {&table.schema, &table.array};
    whole.on = date(2018, 3, 2);
    const auto columns = run_batch(ready, whole).value();
    whole.columns.diagnostics = true; // which goes case by case
    const auto alone = run_batch(ready, whole).value();
    const auto today = static_cast<std::int32_t>(whole.on.days());
    for (std::size_t i = 0; i < load.size(); ++i) {
        const auto row = static_cast<std::int64_t>(i);
        const auto found = cell_or_status(columns.table.view(), "visitationsgruppe", row);
        CHECK(found == cell_or_status(alone.table.view(), "visitationsgruppe", row));
        CHECK(cell_or_status(columns.table.view(), "maalgruppe", row) ==
              cell_or_status(alone.table.view(), "maalgruppe", row));
        CHECK(unquoted(found) == unquoted(by_hand(bench::decide(load, i, today).group)));
    }
}
