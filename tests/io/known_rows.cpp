// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/io/known_rows.hpp>

#include <hjemmel/io/csv.hpp>
#include <hjemmel/io/json.hpp>

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

namespace {

using namespace hjemmel;
using hjemmel::io::known_rows;

eval::outcome outcome() {
    eval::outcome out;
    out.ruleset = "prøve, to";
    out.version = "2018-01-01";
    out.digest = "abc";
    out.date = date(2018, 3, 2);
    out.entity = "borger";
    out.decision = "svar";
    out.status = status::known;
    return out;
}

/// Values of one column, as it is made of them.
void check(const std::vector<value>& values, const eval::outcome& like) {
    eval::text_codes texts;
    const std::vector<eval::standing> here(values.size(), eval::standing::here);
    const auto column = eval::column_of(values, here, texts);
    const known_rows csv(like, known_rows::form::csv);
    const known_rows json(like, known_rows::form::json);
    std::size_t row = 0;
    for (const auto& one : values) {
        auto alone = like;
        alone.id = row % 2 == 0 ? "B-7" : "æ \"x\";\n";
        alone.value = one;
        std::string got;
        csv.write(got, alone.id, *column, row, texts);
        CHECK(got == io::write_outcome_row(alone));
        got.clear();
        json.write(got, alone.id, *column, row, texts);
        CHECK(got == io::write_outcome(alone));
        ++row;
    }
}

decimal number(std::string_view text) { return *decimal::parse(text); }

} // namespace

TEST_CASE("Rows that are known read as their outcomes do") {
    const std::vector<std::vector<value>> columns{
        {true, false, value()},
        {0, 7, -7, 1'000'000, value::absent()},
        {number("0.5"), number("-0.05"), number("12.250"), number("100"), number("-3.000001")},
        {number("0.05"), number("10"), number("-120.5"), number("9223372036.5")},
        {number("1e30"), number("0.00000001"), 3},
        {"", "a;b", "x\ny", "\"æ\"", "ren tekst", "\x7F\x01"},
        {date(2018, 3, 2), date(-44, 3, 15), value()},
        {months_duration{14}, months_duration{-1}},
        {make_list({1, "a"}), make_list({})},
        {value(), value()},
        {true, "x", 1},
    };
    auto other = outcome();
    other.changed.push_back({"graense", 1});
    other.complete = {"afgang"};
    other.nulls_absent = true;
    for (const auto& values : columns) {
        check(values, outcome());
        check(values, other);
    }
}
