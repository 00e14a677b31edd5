// SPDX-License-Identifier: Apache-2.0
// The whole grammar against its tables, and what a parser must survive.
#include <hjemmel/feel/parser.hpp>
#include <hjemmel/feel/print.hpp>

#include <support/small_stack.hpp>
#include <support/table.hpp>
#include <support/text.hpp>
#include <support/trees.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace hjemmel;
using test::located;
using test::repeat;

using parse_function = result<feel::tree> (*)(const located_text&, const feel::name_scope&,
                                              const load_limits&);

feel::name_scope scope_of(std::string_view names) {
    feel::name_scope out;
    for (const auto& name : test::split(names, '|'))
        out.add(name);
    return out;
}

/// Children before parents, each used once, places inside the text and inside the parent's.
bool well_formed(const feel::tree& t, std::size_t size) {
    std::vector<int> used(t.nodes.size(), 0);
    for (feel::node_id id = 0; id < t.nodes.size(); ++id) {
        const auto& n = t.at(id);
        if (n.begin > n.end || n.end > size) return false;
        for (const auto child : n.children) {
            if (child >= id || ++used[child] > 1) return false;
            if (t.at(child).begin < n.begin || t.at(child).end > n.end) return false;
        }
    }
    return std::count(used.begin(), used.end(), 0) == 1 && used.back() == 0;
}

std::string said(const result<feel::tree>& parsed) {
    if (parsed.has_value()) return feel::print(parsed.value());
    const auto& fault = parsed.diagnostics().front();
    return "error:" + fault.code + ":" + std::to_string(fault.where.column());
}

void check_table(const std::string& path, std::size_t least, parse_function parse) {
    const auto rows = test::read_table(path);
    REQUIRE(rows.size() >= least);
    for (const auto& row : rows) {
        CAPTURE(row.line);
        const auto text = test::unescaped(row.at(0));
        const auto names = scope_of(row.at(2));
        const auto parsed = parse(located(text), names, {});
        CHECK(said(parsed) == row.at(1));
        if (!parsed) continue;
        CHECK(well_formed(parsed.value(), text.size()));
        const auto again = parse(located(feel::print(parsed.value())), names, {});
        REQUIRE(again.has_value());
        CHECK(test::same(parsed.value(), again.value()));
    }
}

/// Any text gives a tree or a diagnostic with a code, both languages and a place inside it.
bool survives(const std::string& text, const feel::name_scope& names, parse_function parse) {
    const auto parsed = parse(located(text), names, {});
    if (parsed.has_value()) return well_formed(parsed.value(), text.size());
    const auto& fault = parsed.diagnostics().front();
    return !fault.code.empty() && !fault.text.da.empty() && !fault.text.en.empty() &&
           fault.where.begin <= fault.where.end && fault.where.end <= text.size() + 1;
}

void check_mangled(const std::string& path, parse_function parse) {
    constexpr std::string_view nasty("\0\xFF\"([].-/", 9);
    for (const auto& row : test::read_table(path)) {
        CAPTURE(row.line);
        const auto text = test::unescaped(row.at(0));
        const auto names = scope_of(row.at(2));
        for (std::size_t at = 0; at < text.size(); ++at) {
            REQUIRE(survives(text.substr(0, at), names, parse));
            REQUIRE(survives(text.substr(at), names, parse));
            REQUIRE(survives(text.substr(0, at) + text.substr(at + 1), names, parse));
            for (const char c : nasty) {
                auto changed = text;
                changed[at] = c;
                REQUIRE(survives(changed, names, parse));
            }
        }
    }
}

struct nesting {
    std::string_view open;
    std::string_view close;
};

constexpr std::array<nesting, 20> nestings{{
    {"(", ")"},
    {"[", "]"},
    {"[1, ", "]"},
    {"[1..", "]"},
    {"]1..", "["},
    {"{a: ", "}"},
    {"f(", ")"},
    {"f(a: ", ")"},
    {"a[", "]"},
    {"-", ""},
    {"1 + (", ")"},
    {"x in (", ")"},
    {"x in (1, ", ")"},
    {"if a then ", " else b"},
    {"if ", " then b else c"},
    {"for x in xs return ", ""},
    {"for x in ", " return 1"},
    {"some x in xs satisfies ", ""},
    {"function(a) ", ""},
    {"(< ", ")"},
}};

std::string nested(const nesting& with, std::size_t levels) {
    return repeat(with.open, levels) + "1" + repeat(with.close, levels);
}

} // namespace

TEST_CASE("every construct of the grammar reads as its canonical text says") {
    check_table("tests/language/grammar.tsv", 300, feel::parse_expression);
}

TEST_CASE("every form of unary tests reads as its canonical text says") {
    check_table("tests/language/grammar.unary.tsv", 40, feel::parse_unary_tests);
}

TEST_CASE("a text cut or changed at any byte never harms") {
    check_mangled("tests/language/grammar.tsv", feel::parse_expression);
    check_mangled("tests/language/grammar.unary.tsv", feel::parse_unary_tests);
}

TEST_CASE("nesting is allowed up to the limit and refused beyond it, on a small stack") {
    const auto run = [] {
        const feel::name_scope names;
        load_limits limits;
        limits.expression_bytes = 1U << 20U;
        for (const std::size_t most : {8U, 32U, 64U}) {
            limits.expression_depth = most;
            for (const auto& with : nestings) {
                CAPTURE(with.open);
                const auto good =
                    feel::parse_expression(located(nested(with, most)), names, limits);
                CHECK(said(good).substr(0, 5) != "error");
                for (const std::size_t levels : {most + 1, most + 2, std::size_t{20'000}}) {
                    const auto bad =
                        feel::parse_expression(located(nested(with, levels)), names, limits);
                    CHECK(said(bad).substr(0, 26) == "error:expression-too-deep:");
                }
            }
        }
        const auto types = "x instance of " + repeat("list<", 20'000);
        CHECK(said(feel::parse_expression(located(types), names, limits)).substr(0, 26) ==
              "error:expression-too-deep:");
    };
    CHECK(test::on_small_stack(run));
}

TEST_CASE("chains of operators may be as long as the text, on a small stack") {
    const auto run = [] {
        const feel::name_scope names;
        load_limits limits;
        limits.expression_bytes = 1U << 20U;
        for (const std::string_view sign :
             {" + ", " - ", " * ", " / ", " ** ", " and ", " or ", " = ", " < ", ".", " in ",
              " in (1, 2) in ", " between 1 and 2 between 3 and "}) {
            CAPTURE(sign);
            const auto text = "a" + repeat(std::string(sign) + "a", 20'000);
            const auto parsed = feel::parse_expression(located(text), names, limits);
            REQUIRE(parsed.has_value());
            CHECK(feel::print(parsed.value()) == text);
        }
        const auto choices = repeat("if a then b else ", 20'000) + "c";
        const auto parsed = feel::parse_expression(located(choices), names, limits);
        REQUIRE(parsed.has_value());
        CHECK(feel::print(parsed.value()) == choices);
        for (const std::string_view suffix : {"[1]", "(1)", ".b", " instance of number"}) {
            const auto text = "a" + repeat(suffix, 20'000);
            const auto with = feel::parse_expression(located(text), names, limits);
            REQUIRE(with.has_value());
            CHECK(feel::print(with.value()) == text);
        }
    };
    CHECK(test::on_small_stack(run));
}

TEST_CASE("what an iteration goes over") {
    const auto parsed = [](const std::string& text) {
        const feel::name_scope names;
        const auto tree = feel::parse_domain(located(text), names);
        return tree ? feel::print(tree.value()) : "error:" + tree.diagnostics().front().code;
    };
    CHECK(parsed("1..3") == "1..3");
    CHECK(parsed("a + 1..[b][1]") == "a + 1..[b][1]");
    CHECK(parsed("[1..3]") == "[1..3]");
    CHECK(parsed("1..") == "error:unexpected-token");
    CHECK(parsed("1..3..5") == "error:trailing-text");
}

TEST_CASE("a text at the length limit is read, one byte more is not") {
    load_limits limits;
    limits.expression_bytes = 10;
    const feel::name_scope names;
    CHECK(said(feel::parse_expression(located("1 + 22 + 3"), names, limits)) == "1 + 22 + 3");
    CHECK(said(feel::parse_expression(located("1 + 22 + 33"), names, limits)) ==
          "error:expression-too-long:1");
    CHECK(said(feel::parse_unary_tests(located("1, 2, 3, 44"), names, limits)) ==
          "error:expression-too-long:1");
}

TEST_CASE("nodes know their places, parentheses around them not included") {
    const auto parsed = feel::parse_expression(located("(a + bb) * c[1].d"), {});
    REQUIRE(parsed.has_value());
    const auto& t = parsed.value();
    const auto& root = t.at(t.root());
    CHECK(root.what == feel::form::multiply);
    CHECK(std::pair(root.begin, root.end) == std::pair(0U, 17U));
    const auto& sum = t.at(root.children[0]);
    CHECK(std::pair(sum.begin, sum.end) == std::pair(1U, 7U));
    const auto& path = t.at(root.children[1]);
    CHECK(std::pair(path.begin, path.end) == std::pair(11U, 17U));
}

TEST_CASE("literals hold their values") {
    const auto constant = [](const std::string& text) {
        const auto parsed = feel::parse_expression(located(text), {});
        REQUIRE(parsed.has_value());
        REQUIRE(parsed.value().nodes.size() == 1);
        return parsed.value().nodes.front().constant;
    };
    CHECK(identical(constant("12.50"), value(*decimal::parse("12.5"))));
    CHECK(identical(constant("\"\\u00e6\\n\\uD83D\\uDC0E\\U01F40E\""), value("æ\n🐎🐎")));
    CHECK(identical(constant("@\"2018-03-02\""), value(*date::parse("2018-03-02"))));
    CHECK(identical(constant("@\"P5Y\""), value(*months_duration::parse("P5Y"))));
    CHECK(identical(constant("@\"-P28D\""), value(*days_duration::parse("-P28D"))));
    CHECK(constant("null").is_null());
    CHECK(constant("true").is_true());
}

TEST_CASE("what is wrong is told with what to write instead") {
    struct wrong {
        std::string_view text;
        std::string_view code;
        std::string_view better;
    };
    constexpr std::array<wrong, 22> all{{
        {"37,5", "bad-number", "37.5"},
        {"a + (37,5)", "bad-number", "37.5"},
        {"11.749.000", "bad-number", "11749000"},
        {"31.12.2019", "bad-number", "@\"2019-12-31\""},
        {"1.2.2019", "bad-number", "@\"2019-02-01\""},
        {"a == b", "unexpected-token", "="},
        {"a && b", "unexpected-token", "and"},
        {"a || b", "unexpected-token", "or"},
        {"!a", "unexpected-token", "not(...)"},
        {"a <> b", "unexpected-token", "!="},
        {"a => b", "unexpected-token", ">="},
        {"a ≤ b", "unexpected-token", "<="},
        {"a – b", "unexpected-token", "-"},
        {"'tekst'", "unexpected-token", "\""},
        {"“tekst”", "unexpected-token", "\""},
        {"a og b", "unexpected-token", "and"},
        {"a eller b", "unexpected-token", "or"},
        {"hvis a så b ellers c", "unexpected-token", "if"},
        {"if a så b", "unexpected-token", "then"},
        {"ikke a", "unexpected-token", "not(...)"},
        {"not a", "unexpected-token", "not(...)"},
        {"a OR b", "unexpected-token", "or"},
    }};
    for (const auto& one : all) {
        CAPTURE(one.text);
        const auto parsed = feel::parse_expression(located(std::string(one.text)), {});
        REQUIRE(!parsed.has_value());
        const auto& fault = parsed.diagnostics().front();
        CHECK(fault.code == one.code);
        CHECK(fault.hint.da == "Skriv i stedet: " + std::string(one.better));
        CHECK(fault.hint.en == "Write instead: " + std::string(one.better));
    }
}
