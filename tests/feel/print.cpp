// SPDX-License-Identifier: Apache-2.0
// Canonical text: the parentheses that a tree needs, and none else. The tables of the grammar hold
// most; here every pair of operators is tried.
#include <hjemmel/feel/parser.hpp>
#include <hjemmel/feel/print.hpp>

#include <support/text.hpp>
#include <support/trees.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace {

using namespace hjemmel;

std::string printed(const std::string& text) {
    const auto parsed = feel::parse_expression(test::located(text), {});
    return parsed.has_value() ? feel::print(parsed.value()) : "error";
}

/// Whether the text that a tree prints as has the same tree.
bool comes_back(const std::string& text) {
    const auto parsed = feel::parse_expression(test::located(text), {});
    if (!parsed.has_value()) return false;
    const auto again = feel::parse_expression(test::located(feel::print(parsed.value())), {});
    return again.has_value() && test::same(parsed.value(), again.value());
}

/// Each form with a hole `_` at a place where an expression stands.
constexpr std::array<std::string_view, 42> holes{{
    "_ + b",
    "a - _",
    "_ * b",
    "a / _",
    "_ ** b",
    "a ** _",
    "-_",
    "_ = b",
    "a <= _",
    "_ and b",
    "a and _",
    "_ or b",
    "a or _",
    "_ between b and c",
    "a between _ and c",
    "a between b and _",
    "_ in b",
    "a in _",
    "a in (_, 1)",
    "a in < _",
    "_ in (< 1, > 2)",
    "_ instance of number",
    "if _ then b else c",
    "if a then _ else c",
    "if a then b else _",
    "for x in _ return x",
    "for x in xs return _",
    "for x in _..5 return x",
    "some x in xs satisfies _",
    "function(a) _",
    "[_, a]",
    "[_..5]",
    "(1.._)",
    "{a: _}",
    "a[_]",
    "_[1]",
    "_.b",
    "f(_)",
    "f(a: _)",
    "_(1)",
    "(< _)",
    "a in (_)",
}};

std::string filled(std::string_view hole, const std::string& with) {
    std::string out(hole);
    out.replace(out.find('_'), 1, with);
    return out;
}

} // namespace

TEST_CASE("each form inside each place of each form, and that once more") {
    for (const auto outer : holes) {
        for (const auto inner : holes) {
            const auto text = filled(outer, "(" + filled(inner, "x") + ")");
            CAPTURE(text);
            CHECK(comes_back(text));
            CHECK(printed(text).size() <= text.size());
            CHECK(comes_back(filled(outer, "(" + filled(inner, "(-x.y ** 2 = z)") + ")")));
        }
    }
}

TEST_CASE("parentheses that a tree needs stay, others go") {
    CHECK(printed("((a)) + (((b)))") == "a + b");
    CHECK(printed("((a + b)) * c") == "(a + b) * c");
    CHECK(printed("(a * b) + c") == "a * b + c");
    CHECK(printed("(5)(1)") == "(5)(1)");
    CHECK(printed("(< 5)") == "(< 5)");
}

TEST_CASE("strings print with what must be escaped") {
    CHECK(printed("\"\\u0001\\u001f\\n\\\"\\\\\"") == "\"\\u0001\\u001F\\n\\\"\\\\\"");
    CHECK(printed("\"'\"") == "\"'\"");
    CHECK(printed("\"\\u007f\"") == "\"\x7f\"");
}
