// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/report/tally.hpp>

#include "sample.hpp"

#include <string>

#include <doctest/doctest.h>

namespace {

using namespace hjemmel;

std::string shown(const report::sheet& of) {
    std::string out = of.place + " " + of.count + ":";
    for (const auto& one : of.columns)
        out += " " + one.id;
    for (std::size_t row = 0; row < of.table.rows; ++row) {
        out += " / " + of.rows[row].id;
        for (std::size_t column = 0; column < of.table.columns; ++column) {
            const bool hidden = of.table.is_hidden(row, column);
            out += " " + (hidden ? ".." : std::to_string(of.table.at(row, column)));
        }
    }
    if (of.undecided > 0) out += " ? " + std::to_string(of.undecided);
    return out + (of.undecided_hidden ? " hidden" : "");
}

std::string all(const sample::caseload& of, const std::string& report) {
    std::string out;
    for (const auto& one : of.sheets(report))
        out += (out.empty() ? "" : "\n") + shown(one);
    return out;
}

} // namespace

TEST_CASE("cases are counted by place and in each way") {
    const sample::caseload load({
        {"101", "Vest", true, true},
        {"101", "Vest", true, true},
        {"101", "Øst", true, false},
        {"101", "Ål", false, true},
        {"851", "Vest", true, true},
    });
    // Declared values in their order, others in that of the alphabet.
    CHECK(all(load, "efter_hus") ==
          "101 alle: true false total / Vest 2 0 2 / Øst 1 0 1 / Ål 0 1 1 / total 3 1 4\n"
          "101 aktive_sager: true false total / Vest 2 0 2 / Øst 0 0 0 / Ål 0 1 1 / total 2 1 3\n"
          "851 alle: true false total / Vest 1 0 1 / total 1 0 1\n"
          "851 aktive_sager: true false total / Vest 1 0 1 / total 1 0 1");
    // Counted by the municipality, it has no sheet of its own.
    CHECK(all(load, "efter_kommune") ==
          " alle: true false total / 101 3 1 4 / 851 1 0 1 / total 4 1 5");
}

TEST_CASE("what is open is counted as such") {
    const sample::caseload load({
        {"101", "Vest", true, {}},
        {"101", value::absent(), true, true},
        {"101", {}, {}, true},
    });
    CHECK(all(load, "efter_hus") ==
          "101 alle: true false undetermined total / Vest 1 0 0 1 / none 1 0 0 1 / "
          "not_supplied 0 0 1 1 / total 2 0 1 3\n"
          "101 aktive_sager: true false undetermined total / Vest 0 0 0 0 / none 1 0 0 1 / "
          "not_supplied 0 0 1 1 / total 1 0 1 2 ? 1");
}

TEST_CASE("small numbers are hidden below the parameter's value") {
    std::vector<sample::citizen> citizens(5, {"101", "Vest", true, true});
    citizens.push_back({"101", "Vest", false, {}});
    const sample::caseload load(citizens, "3");
    CHECK(all(load, "efter_hus") ==
          "101 alle: true false total / Vest .. .. 6 / total .. .. 6\n"
          "101 aktive_sager: true false total / Vest .. .. 5 / total .. .. 5 ? 1 hidden");
}

TEST_CASE("how many are open is hidden where there are none, too") {
    const sample::caseload load(std::vector<sample::citizen>(5, {"101", "Vest", true, true}), "3");
    CHECK(all(load, "efter_hus") ==
          "101 alle: true false total / Vest .. .. 5 / total .. .. 5\n"
          "101 aktive_sager: true false total / Vest .. .. 5 / total .. .. 5 hidden");
}

TEST_CASE("what a table tells as a whole is noted") {
    const sample::caseload load(sample::telling(), "3");
    const auto sheets = load.sheets("efter_hus");
    CHECK(shown(sheets.front()) ==
          "101 alle: true false undetermined total / Vest .. .. 7 15 / Øst .. 4 .. 6 / "
          "Ål .. .. .. 3 / total 6 6 12 24");
    const std::vector<report::cell> wanted{{0, 0}, {0, 1}, {1, 0}, {1, 2}, {2, 0}, {2, 1}, {2, 2}};
    CHECK(sheets.front().derivable == wanted);
    const sample::caseload open(sample::telling(), "0");
    CHECK(open.sheets("efter_hus").front().derivable.empty());
}

TEST_CASE("refused cases are not counted") {
    const sample::caseload load({});
    auto tally = load.tally("efter_hus");
    eval::outcome refused;
    refused.status = status::refused;
    CHECK(!tally.add({refused}));
    CHECK(!tally.add({}));
    CHECK(tally.sheets().empty());
}
