// SPDX-License-Identifier: Apache-2.0
// What expressions may cost: each limit at its bound and beyond it, and every way of recursing.
#include "support/evaluated.hpp"
#include "support/small_stack.hpp"
#include "support/text.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel {
namespace {

using test::decision_of;
using test::evaluated;
using test::repeat;

std::string sum_of(std::size_t bytes) { return "1" + repeat("+1", (bytes - 1) / 2); }

TEST_CASE("an expression may be as long as the limit, and no longer") {
    load_limits limits;
    limits.expression_bytes = 101;
    CHECK(evaluated(decision_of(sum_of(101)), {}, limits) == "51");
    CHECK(evaluated(decision_of(sum_of(103)), {}, limits) == "error:limit-expression");
    const auto list_of = [](std::size_t bytes) {
        return "count([" + repeat("1,", (bytes - 10) / 2) + "1])";
    };
    CHECK(evaluated(decision_of(list_of(8'192))) == "4092");
    CHECK(evaluated(decision_of(list_of(8'194))) == "error:limit-expression");
}

TEST_CASE("an expression may nest as deep as the limit, and no deeper") {
    const auto nested = [](std::string_view open, std::string_view close, std::size_t levels) {
        return repeat(open, levels) + "1" + repeat(close, levels);
    };
    load_limits limits;
    limits.expression_depth = 8;
    struct pair {
        const char* open;
        const char* close;
    };
    for (const auto& with : {pair{"(", ")"}, pair{"[", "]"}, pair{"{a: ", "}"}, pair{"-", ""},
                             pair{"if true then ", " else 2"}}) {
        CAPTURE(with.open);
        const auto is = [&](std::size_t levels, const load_limits& under) {
            return evaluated(decision_of(nested(with.open, with.close, levels)), {}, under);
        };
        CHECK(is(7, limits).find("error") == std::string::npos);
        CHECK(is(9, limits) == "error:expression-too-deep");
        CHECK(is(300, {}) == "error:expression-too-deep");
    }
}

TEST_CASE("a chain of choices is no nesting, up to a hundred of them") {
    const auto chain = [](std::size_t links) {
        std::string out = "(for i in 1..1 return ";
        for (std::size_t k = 0; k < links; ++k)
            out += "if i = " + std::to_string(k + 2) + " then 0 else ";
        return out + "i)[1]";
    };
    const auto run = [&] {
        CHECK(evaluated(decision_of(chain(100))) == "1");
        CHECK(evaluated(decision_of(chain(200))) == "error:expression-too-deep");
    };
    CHECK(test::on_small_stack(run));
}

struct costly {
    const char* expression;
    const char* code;
};

TEST_CASE("what takes too much ends in the limit's error, soon") {
    const costly rows[] = {
        {"(for i in 1..1000000000000 return i)[1]", "limit-items"},
        {"count(for d in @\"-999999999-01-01\"..@\"999999999-12-31\" return d)", "limit-items"},
        {"count(for i in 1..10000, j in 1..10000 return 1)", "limit-items"},
        {"some i in 1..1000, j in 1..1000, k in 1..1000 satisfies i + j + k > 3000", "limit-steps"},
        {"every i in 1..1000, j in 1..1000 satisfies i + j > 0", "limit-steps"},
        {"{f: function(f, n) if n < 2 then n else f(f, n - 1) + f(f, n - 2), r: f(f, 30)}.r",
         "limit-steps"},
        {"{f: function(f, s, n) if n = 0 then s else f(f, s + s, n - 1), r: f(f, \"ab\", 30)}.r",
         "limit-items"},
        {"{f: function(f, l, n) if n = 0 then l else f(f, concatenate(l, l), n - 1), "
         "r: f(f, [1], 30)}.r",
         "limit-items"},
        {"count(for i in 1..90000 return string join([\"aaaaaaaaaaaaaaaaaaaa\"], \"\"))",
         "limit-items"},
        {"count(for i in 1..20000 return count(partial))", "limit-memory"},
        {"{l: for i in 1..20000 return i, r: count(for i in l return list contains(l, -1))}.r",
         "limit-items"},
        {"{l: for i in 1..20000 return i, r: count(for i in l return sum(l))}.r", "limit-items"},
        {"{l: for i in 1..20000 return i, r: count(for i in l return -1 in l)}.r", "limit-items"},
        {"{l: for i in 1..20000 return i, r: count(for i in l return l = l)}.r", "limit-items"},
        {"{l: string join(for i in 1..90000 return \"a\", \"\"), "
         "r: count(for i in 1..90000 return string length(l))}.r",
         "limit-items"},
        {"count(sort(for i in 1..50000 return -i, function(x, y) x < y))", "limit-steps"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.expression);
        const auto begun = std::chrono::steady_clock::now();
        CHECK(evaluated(decision_of(row.expression)) == std::string("failed:") + row.code);
        CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(20));
    }
}

TEST_CASE("a limit's error names the expression") {
    const std::string file = "hjemmel: 1\nruleset: test\ndecisions:\n  x:\n    value: >-\n"
                             "      1 + count(for i in 1..1000000000000 return i)\nend: test\n";
    const std::pair<std::string, std::string> files[] = {{"rules.yaml", file}};
    const auto rules = catalog::from_memory(files);
    REQUIRE(rules);
    const auto got = rules.value().evaluate("test", {2018, 3, 2}, "x", {});
    REQUIRE(got.status() == status::failed);
    REQUIRE(got.diagnostics().size() == 1);
    const auto& where = got.diagnostics().front().where;
    REQUIRE(where.file != nullptr);
    CHECK(where.file->name == "rules.yaml");
    const auto named = file.substr(where.begin, where.end - where.begin);
    CHECK(named.find("1..1000000000000") != std::string::npos);
}

struct function_row {
    const char* name;
    const char* body;
};

constexpr function_row endless[] = {
    {"itself", "itself(n + 1)"},
    {"grows", "1 + grows(n + 1) * 2"},
    {"even one", "odd one(n - 1)"},
    {"odd one", "even one(n - 1)"},
    {"through list", "[through list(n)]"},
    {"through context", "{a: through context(n)}.a"},
    {"through for", "for i in [n] return through for(i)"},
    {"through some", "some i in [n] satisfies through some(i)"},
    {"through every", "every i in [n] satisfies through every(i)"},
    {"through filter", "[n][through filter(item)]"},
    {"through if", "if through if(n) then 1 else 2"},
    {"through in", "n in (through in(n), 2)"},
    {"through between", "n between through between(n) and 2"},
    {"through sort", "sort([n, n], function(x, y) through sort(x))"},
    {"through replace", "list replace([n], function(x, y) through replace(x), 1)"},
    {"through name", "through name(n: n)"},
    {"through value", "(if n > 0 then through value else floor)(n)"}};

std::string functions() {
    std::string out = "functions:\n";
    for (const auto& one : endless) {
        out += "  " + std::string(one.name) +
               ": {parameters: {n: number}, value: " + test::yaml_quoted(one.body) + "}\n";
    }
    return out;
}

TEST_CASE("recursion without an end ends in the limit's error, on a small stack") {
    std::vector<std::string> expressions{"even one(7)",
                                         "{f: function(f, n) f(f, n + 1), r: f(f, 1)}.r",
                                         "{f: function(f, n) f(n: n + 1, f: f), r: f(f, 1)}.r",
                                         "{f: function(f) function() f(f)(), r: f(f)()}.r",
                                         "{f: function(f, g) g(g, f), r: f(f, f)}.r",
                                         "{f: function(c) c.f(c), r: f({f: f})}.r",
                                         "{f: function(f) [f][1](f), r: f(f)}.r",
                                         "{f: function(f) for g in [f] return g(g), r: f(f)}.r",
                                         "{f: function(f) some g in [f] satisfies g(g), r: f(f)}.r",
                                         "{f: function(f) not(f(f)), r: f(f)}.r",
                                         "{f: function(f) -f(f), r: f(f)}.r",
                                         "{f: function(f) string(f(f)), r: f(f)}.r"};
    for (const auto& one : endless)
        expressions.push_back(std::string(one.name) + "(1)");
    // Half the default on half of the 256 KB that the default is meant for.
    eval::options how;
    how.limits.depth /= 2;
    std::vector<std::string> found;
    CHECK(test::on_small_stack([&] {
        for (const auto& one : expressions)
            found.push_back(evaluated(functions() + decision_of(one), how));
    }));
    REQUIRE(found.size() == expressions.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        CAPTURE(expressions[i]);
        CHECK(found[i] == "failed:limit-depth");
    }
}

TEST_CASE("recursion with an end, below the limit, gives its value") {
    CHECK(evaluated("functions:\n"
                    "  factorial: {parameters: {n: number}, result: number, value: "
                    "if n = 0 then 1 else n * factorial(n - 1)}\n" +
                    decision_of("factorial(20)")) == "2432902008176640000");
    eval::options how;
    how.limits.depth = 10;
    const std::string down = "functions:\n  down: {parameters: {n: number}, value: if n = 0 then 0 "
                             "else down(n - 1)}\n";
    CHECK(evaluated(down + decision_of("down(3)"), how) == "0");
    CHECK(evaluated(down + decision_of("down(30)"), how) == "failed:limit-depth");
}

TEST_CASE("regular expressions stop at their limit, however often they are tried") {
    const std::string text = "\"" + repeat("a", 60) + "!\"";
    for (const auto* pattern : {"^(a+)+$", "^(a|aa)+$", "^(a*)*$", "^(([a-z])+.)+[A-Z]$"}) {
        CAPTURE(pattern);
        const auto begun = std::chrono::steady_clock::now();
        const std::string match = "matches(" + text + ", \"" + pattern + "\")";
        CHECK(evaluated(decision_of(match)) == "null:regex-limit");
        CHECK(evaluated(decision_of("count(for i in 1..90000 return " + match + ")")) ==
              "failed:limit-items");
        CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(60));
    }
    CHECK(evaluated(decision_of("count(for i in 1..20000 return matches(\"31-12-2019\", "
                                "\"^[0-9]{2}-[0-9]{2}-[0-9]{4}$\"))")) == "20000");
}

/// A list nested 28 levels for each entry of a context, within the limits of one expression.
std::string nested_values(std::size_t entries, const std::string& use) {
    std::string out = "{a0: 1, ";
    for (std::size_t i = 1; i <= entries; ++i) {
        out += "a" + std::to_string(i) + ": " + repeat("[", 28) + "a" + std::to_string(i - 1) +
               repeat("]", 28) + ", ";
    }
    return out + "last: a" + std::to_string(entries) + ", r: " + use + "}.r";
}

TEST_CASE("values may nest as deep as the limit, and no deeper, on a small stack") {
    std::vector<std::string> found;
    CHECK(test::on_small_stack([&] {
        for (const auto* use : {"last", "string length(string(last))", "last = last",
                                "count(flatten(last))", "count(distinct values([last, last]))",
                                "last instance of list<number>", "count(sort([last, last]))"}) {
            found.push_back(evaluated(decision_of(nested_values(4, use))));
            found.push_back(evaluated(decision_of(nested_values(110, use))));
        }
        found.push_back(evaluated(decision_of("(for i in 1..2000 return [partial[-1]])[-1]")));
    }));
    for (std::size_t i = 0; i < found.size(); ++i) {
        CAPTURE(i);
        const bool deep = i % 2 == 1 || i + 1 == found.size();
        CHECK((found[i] == "failed:limit-depth") == deep);
    }
}

} // namespace
} // namespace hjemmel
