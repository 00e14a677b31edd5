// SPDX-License-Identifier: Apache-2.0
// Tokens one by one.
#include <hjemmel/feel/lexer.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace {

using hjemmel::feel::name_scope;
using hjemmel::feel::detail::lexer;
using hjemmel::feel::detail::token;
using hjemmel::feel::detail::token_kind;

std::vector<token> tokens(const lexer& from) {
    std::vector<token> out;
    for (auto t = from.next(0); t.kind != token_kind::end; t = from.next(t.end))
        out.push_back(t);
    return out;
}

std::string spaced(std::string_view text, const name_scope& names = {}) {
    const lexer from(text, names);
    std::string out;
    for (const auto& t : tokens(from)) {
        if (!out.empty()) out += '|';
        out += from.text(t);
    }
    return out;
}

token_kind only(std::string_view text) {
    const name_scope none;
    const auto all = tokens(lexer(text, none));
    return all.size() == 1 ? all.front().kind : token_kind::end;
}

} // namespace

TEST_CASE("text falls into tokens at the longest sign") {
    CHECK(spaced("a**b*c") == "a|**|b|*|c");
    CHECK(spaced("a<=b<c!=d") == "a|<=|b|<|c|!=|d");
    CHECK(spaced("[1..2]") == "[|1|..|2|]");
    CHECK(spaced("1.5.a") == "1.5|.|a");
    CHECK(spaced(".5+5.") == ".5|+|5|.");
    CHECK(spaced("{a:\"x y\",b:@\"P1D\"}") == "{|a|:|\"x y\"|,|b|:|@\"P1D\"|}");
    CHECK(spaced("a/*x*/b//y\nc") == "a|b|c");
    CHECK(spaced("\"a\\\"b\"c") == "\"a\\\"b\"|c");
}

TEST_CASE("names in scope are one token each") {
    name_scope names;
    names.add("loan amount");
    names.add("a-b");
    CHECK(spaced("loan amount-a-b", names) == "loan amount|-|a-b");
    CHECK(spaced("loan amounts", names) == "loan|amounts");
    CHECK(spaced("a -b", names) == "a|-|b");
}

TEST_CASE("keywords are words of their own, and not parts of words") {
    CHECK(only("and") == token_kind::kw_and);
    CHECK(only("satisfies") == token_kind::kw_satisfies);
    CHECK(only("android") == token_kind::name);
    CHECK(only("in_") == token_kind::name);
    CHECK(only("and_") == token_kind::name);
    CHECK(only("AND") == token_kind::name);
}

TEST_CASE("what is no token says which kind of none") {
    CHECK(only("\"abc") == token_kind::end);
    const name_scope none;
    CHECK(lexer("\"abc", none).next(0).kind == token_kind::open_string);
    CHECK(lexer("/* abc", none).next(0).kind == token_kind::open_comment);
    CHECK(only("11.749.000") == token_kind::crooked_number);
    CHECK(only("5kr") == token_kind::crooked_number);
    CHECK(only("==") == token_kind::foreign);
    CHECK(only("“") == token_kind::foreign);
    CHECK(only("\xFF") == token_kind::foreign);
}

TEST_CASE("every blank of FEEL separates") {
    for (const std::string_view blank :
         {" ", "\t", "\n", "\r", "\v", "\f", "\u0085", "\u00A0", "\u1680", "\u2003", "\u2028",
          "\u202F", "\u3000", "\uFEFF"}) {
        CHECK(spaced("a" + std::string(blank) + "b") == "a|b");
    }
}

TEST_CASE("a name that is being bound goes to where it cannot go on") {
    const name_scope none;
    const auto bound = [&none](std::string_view text, std::string_view stop = {}) {
        const lexer from(text, none);
        return std::string(from.text(from.new_name(0, stop)));
    };
    CHECK(bound("a b: 1") == "a b");
    CHECK(bound("  a-b , c") == "a-b");
    CHECK(bound("for in: 1") == "for in");
    CHECK(bound("x y in xs", "in") == "x y");
    CHECK(bound("x1 index in xs", "in") == "x1 index");
    CHECK(bound("a /* c */: 1") == "a");
    CHECK(bound("1a").empty());
}
