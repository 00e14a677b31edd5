// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/check/checked.hpp>

#include "../support/checked.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace hjemmel;

namespace {

struct row {
    std::string expression;
    std::string type;
};

constexpr const char* facts = "parameters:\n  graense: {type: number, value: 3}\n"
                              "  kvartal: {type: years and months duration, value: P3M}\n"
                              "functions:\n"
                              "  dobbelt: {parameters: {n: number}, value: n * 2}\n"
                              "facts:\n  tal: {type: number, min: 0}\n  navn: {type: string}\n"
                              "  dag: {type: date}\n  sand: {type: boolean}\n"
                              "  tal i alt: {type: number}\n  noget: {type: Any}\n"
                              "  liste: {type: {list: number}}\n"
                              "  ps: {type: {list: {fra: date, til: date}, optional: [til]}}\n";

} // namespace

TEST_CASE("the type of each form") {
    const std::vector<row> rows{
        {"1", "number"},
        {"\"a\"", "string"},
        {"null", "Null"},
        {"tal + graense", "number"},
        {"-tal", "number"},
        {"navn + navn", "string"},
        {"dag - dag", "days and time duration"},
        {"dag + kvartal", "date"},
        {"kvartal / kvartal", "number"},
        {"2 * kvartal", "years and months duration"},
        {"duration(\"P28D\")", "days and time duration"},
        {"duration(\"P1Y\")", "years and months duration"},
        {"duration(navn)", "Any"},
        {"tal > 3 and sand", "boolean"},
        {"tal between 1 and 2", "boolean"},
        {"tal in (1, [2..3], > 5)", "boolean"},
        {"navn in [\"a\", \"b\"]", "boolean"},
        {"tal in (? > 3)", "boolean"},
        {"tal instance of number", "boolean"},
        {"if sand then 1 else 2", "number"},
        {"if sand then 1 else null", "number"},
        {"if sand then 1 else navn", "Any"},
        {"[1, 2]", "list<number>"},
        {"[1, navn]", "list<Any>"},
        {"[]", "list<Any>"},
        {"{a: 1, b: a + 1}", "context<a: number, b: number>"},
        {"{a: 1, b: for x in liste return x + a}.b", "list<number>"},
        {"[1..3]", "range<number>"},
        {"(< 5)", "range<number>"},
        {"[1..3].start", "Any"},
        {"for x in liste return x > 3", "list<boolean>"},
        {"for i in 1..3 return i", "list<number>"},
        {"for x in liste, y in ps return y.fra", "list<date>"},
        {"for x in [1, 2] return count(partial)", "list<number>"},
        {"some x in liste satisfies x > 3", "boolean"},
        {"every p in ps satisfies p.fra < dag", "boolean"},
        {"ps[fra < dag]", "list<context<fra: date, til: date>>"},
        {"ps[item.fra < dag]", "list<context<fra: date, til: date>>"},
        {"[{item: 1}][item > 0]", "list<context<item: number>>"},
        {"@\"10:30:00\"", "time"},
        {"@\"2018-03-02T10:30:00Z\"", "date and time"},
        {"time(navn)", "time"},
        {"date and time(dag, @\"10:30:00\")", "date and time"},
        {"@\"10:30:00\" + @\"PT1H\"", "time"},
        {"@\"PT1H\" + @\"10:30:00\"", "time"},
        {"@\"10:30:00\" - @\"09:30:00\"", "days and time duration"},
        {"@\"2018-03-02T10:30:00\" + kvartal", "date and time"},
        {"@\"2018-03-02T10:30:00\" - dag", "days and time duration"},
        {"dag - @\"2018-03-02T10:30:00Z\"", "days and time duration"},
        {"@\"2018-03-02T10:30:00\".hour", "number"},
        {"@\"2018-03-02T10:30:00\".weekday", "number"},
        {"@\"10:30:00\".timezone", "string"},
        {"@\"10:30:00\".time offset", "days and time duration"},
        {"day of week(@\"2018-03-02T10:30:00\")", "string"},
        {"[@\"10:30:00\"..@\"11:30:00\"]", "range<time>"},
        {"@\"10:30:00\" in [@\"10:30:00\"..@\"11:30:00\"]", "boolean"},
        {"(function(t: date and time) t)(dag)", "date and time"},
        {"matches(navn, \"a\", \"i\")", "boolean"},
        {"split(navn, \";\")", "list<string>"},
        {"now()", "date and time"},
        {"(!= 5)", "range<number>"},
        {"time(10, 30, 0)", "time"},
        {"ps[1]", "context<fra: date, til: date>"},
        {"ps[1].fra.year", "number"},
        {"ps.fra", "list<date>"},
        {"liste[item > 3]", "list<number>"},
        {"tal[item > 3]", "list<number>"},
        {"noget[felt = 3]", "list<Any>"},
        {"noget[felt > tal]", "list<Any>"},
        {"count(ps)", "number"},
        {"max(liste)", "number"},
        {"min(dag, dag)", "date"},
        {"dobbelt(3)", "number"},
        {"dobbelt(n: 3)", "number"},
        {"(function(a: number) a > 3)(4)", "boolean"},
        {"function(a: number) a > 3", "function<a: number> -> boolean"},
        {"dobbelt", "function<n: number> -> number"},
        {"{f: dobbelt, g: f(n: 2)}.g", "number"},
        {"tal i alt + 1", "number"},
        {"{tal: navn, b: tal}.b", "string"},
        {"for dag in liste return dag", "list<number>"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.expression);
        const auto made = test::check_text(
            test::rule_file(std::string(facts) + "decisions:\n  d:\n    value: >-\n      " +
                            row.expression + "\n"));
        if (!made) FAIL_CHECK(made.diagnostics().front().text.en);
        if (made) CHECK(type_text(*made.value().entities[0].slots.back().type) == row.type);
    }
}

TEST_CASE("a fact compared with constants alone is marked") {
    const std::vector<std::pair<std::string, bool>> rows{
        {"tal > 3", true},
        {"tal > graense and tal < 9", true},
        {"tal in (1, [3..4])", true},
        {"tal between 1 and graense", true},
        {"tal + 1 > 3", false},
        {"tal > tal i alt", false},
        {"tal in (? > 3)", false},
    };
    for (const auto& row : rows) {
        const auto& expression = row.first;
        CAPTURE(expression);
        const auto made = test::check_text(test::rule_file(
            std::string(facts) + "decisions:\n  d: {value: \"" + expression + "\"}\n"));
        REQUIRE(made);
        CHECK(made.value().entities[0].slots[0].compared_only == row.second);
    }
}

TEST_CASE("a slot needs what its logic reads, not what fields are called") {
    const auto made = test::check_text(
        test::rule_file(std::string(facts) + "decisions:\n  fra: {value: \"ps[fra < til].fra\"}\n"
                                             "  til: {value: sand}\n"));
    REQUIRE(made);
    const auto& slots = made.value().entities[0].slots;
    CHECK(slots[slots.size() - 2].needs == std::vector<check::slot_ref>{{0, 7}});
}
