// SPDX-License-Identifier: Apache-2.0
// Calls on lists of periods over missing facts: both laws, and that null is no answer where only
// what is missing is open.
#include <hjemmel/eval/lift_periods.hpp>

#include "support/rules.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace hjemmel;

namespace {

// An outcome as `status value missing`, of a file with a list of periods that have a number, too.
std::string outcome_of(const std::string& expression, const std::string& given) {
    const std::vector<std::pair<std::string, std::string>> files{
        {"r.yaml", "hjemmel: 1\nruleset: r\nfacts:\n"
                   "  p: {type: {list: {fra: date, til: date, timer: number}, optional: [til]}}\n"
                   "  q: {type: {list: {fra: date, til: date}, optional: [til]}}\n"
                   "  o: {type: {list: {fra: date, til: date}, optional: [fra, til]}}\n"
                   "  u: {type: {list: {fra: date, til: date}, optional: [til]}, optional: true}\n"
                   "  d: {type: date}\n"
                   "  b: {type: {list: {fra: {type: date, max: 9999-12-31}, til: date}, "
                   "optional: [til]}}\n"
                   "functions:\n"
                   "  vendt: {parameters: {l: {list: {fra: date, til: date}}}, value: 'for x in l "
                   "return {fra: x.til, til: x.fra}'}\n"
                   "decisions:\n  x:\n    value: >-\n      " +
                       expression + "\nend: r\n"}};
    const auto catalog = catalog::from_memory(files);
    REQUIRE_MESSAGE(catalog, expression);
    facts given_facts;
    const auto content = test::feel_value(given);
    for (std::size_t i = 0; i < content.as_context().entries.size(); ++i) {
        given_facts.set(content.as_context().shape->names[i],
                        test::with_absent(content.as_context().entries[i]));
    }
    const auto got = catalog.value().evaluate("r", date(2018, 3, 2), "x", given_facts);
    if (got.status() == status::known) return feel::literal(got.value());
    std::string out = "undetermined";
    const auto& p = got.value().as_undetermined().possible;
    if (p.or_null) out += " or null";
    for (const auto& one : p.values)
        out += " " + feel::literal(one);
    return out;
}

} // namespace

TEST_CASE("a missing list of periods gives no null by itself") {
    const struct {
        const char* expression;
        const char* given;
        const char* gives;
    } rows[] = {
        {"covers(p, d)", "{d: @\"2018-01-01\"}", "undetermined false true"},
        {"covers(p[timer > 3], today())", "{}", "undetermined false true"},
        // what is known of the days keeps operations on them inside the calendar
        {"some x in within(p, null, today()) satisfies x.fra + @\"P5Y\" <= today()", "{}",
         "undetermined false true"},
        {"total days(within(p, @\"2017-01-01\", today())) > 30", "{}", "undetermined false true"},
        {"period at(p, today()).fra <= today()", "{}", "undetermined null true"},
        {"some x in joined(b) satisfies x.fra + @\"P5Y\" <= today()", "{}",
         "undetermined false true"},
        {"total days(p) > 30", "{}", "undetermined null false true"},
        {"covers(joined(p, @\"P28D\"), today())", "{}", "undetermined false true"},
        {"covers(without(p, q), today())", "{}", "undetermined false true"},
        {"covers(within(p, null, today()), today())", "{}", "undetermined false true"},
        {"covers(gaps(p), today())", "{}", "undetermined false true"},
        {"covers(p, d)", "{}", "undetermined null false true"},
        {"covers(o, today())", "{}", "undetermined null false true"},
        {"covers(u, today())", "{}", "undetermined null false true"},
        {"covers(vendt(q), today())", "{}", "undetermined null false true"},
        {"covers(append(q, {fra: d, til: d - @\"P1D\"}), today())", "{d: @\"2018-01-01\"}",
         "undetermined null false true"},
        {"covers(list replace(q, 1, {fra: d, til: d - @\"P1D\"}), today())", "{d: @\"2018-01-01\"}",
         "undetermined null false true"},
        {"covers(if d > today() then q else [{fra: d, til: d - @\"P1D\"}], today())", "{}",
         "undetermined null false true"},
        {"covers(p, null)", "{}", "undetermined null false true"},
        {"within(p, @\"2018-02-01\", @\"2018-01-01\") = []", "{}", "undetermined null false true"},
        {"count(joined(p, -@\"P1D\"))", "{}", "undetermined or null"},
        {"total days(p) > 3", "{}", "undetermined null false true"},
    };
    for (const auto& row : rows) {
        CAPTURE(std::string(row.expression));
        CHECK(outcome_of(row.expression, row.given) == std::string(row.gives));
    }
}

TEST_CASE("of a row that lacks something else, the period counts") {
    const char* const given =
        "{p: [{fra: @\"2018-01-01\", til: null}, {fra: @\"2017-01-01\", til: @\"2017-06-30\"}]}";
    const struct {
        const char* expression;
        const char* gives;
    } rows[] = {
        {"covers(p, @\"2018-02-01\")", "true"},
        {"covers(p, @\"2017-08-01\")", "false"},
        {"count(joined(p))", "2"},
        {"total days(within(p, null, @\"2018-01-31\"))", "212"},
        {"period at(p, @\"2017-03-01\").til", "@\"2017-06-30\""},
    };
    for (const auto& row : rows) {
        CAPTURE(std::string(row.expression));
        CHECK(outcome_of(row.expression, given) == std::string(row.gives));
    }
}

TEST_CASE("period functions over missing facts") {
    using namespace hjemmel::test;
    hold_laws({
        {"ps", "covers(ps, @\"2018-01-15\")"},
        {"ps d", "covers(ps, d)"},
        {"ps", "count(joined(ps, @\"P3D\"))"},
        {"ps b", "covers(if b then ps else [], @\"2018-01-15\")"},
        {"ps", "total days(within(ps, null, @\"2018-01-31\"))"},
        {"ps k", "covers(ps, @\"2018-01-15\") and k > 1"},
        {"d od", "covers([{fra: d, til: od}], @\"2018-01-15\")"},
        {"ps", "gaps(ps)"},
        {"ps u", "count(joined(ps, u))"},
        {"d", "d.year > 2017"},
        {"d od", "years and months duration(d, @\"2018-02-01\") < @\"P1M\""},
    });
}
