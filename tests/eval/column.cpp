// SPDX-License-Identifier: Apache-2.0
// Columns: their typed form, rows taken from them, and rows chosen among several.
#include <hjemmel/eval/column.hpp>

#include <hjemmel/feel/text.hpp>

#include "support/feel_value.hpp"

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>
#include <vector>

using namespace hjemmel;
using namespace hjemmel::eval;
using hjemmel::test::feel_value;

namespace {

using form = column::form;

/// A column of FEEL values; `?` stands for a missing one, `!` for one that is left.
column_ptr read(std::initializer_list<const char*> rows, text_codes& texts) {
    std::vector<value> values;
    std::vector<standing> standings;
    for (const std::string text : rows) {
        const bool missing = text == "?";
        const bool left = text == "!";
        values.push_back(missing || left ? value() : feel_value(text));
        standings.push_back(missing ? standing::missing : left ? standing::left : standing::here);
    }
    return column_of(std::move(values), std::move(standings), texts);
}

std::string shown(const column& of, const text_codes& texts) {
    std::string out;
    for (std::size_t r = 0; r < of.rows; ++r) {
        const auto one = boxed(of, r, texts);
        out += r == 0 ? "" : " ";
        if (one.how == standing::missing)
            out += "?";
        else if (one.how == standing::left)
            out += "!";
        else if (one.how == standing::failed)
            out += "failed";
        else
            out += feel::text(one.what);
    }
    return out;
}

buffer<std::int32_t> numbers(std::initializer_list<std::int32_t> all) {
    buffer<std::int32_t> out(all.size());
    std::copy(all.begin(), all.end(), out.fill());
    return out;
}

} // namespace

TEST_CASE("values become a column of their kind, and are what they were") {
    const struct {
        std::initializer_list<const char*> rows;
        form what;
        const char* gives;
    } cases[] = {
        {{"true", "false", "null", "?", "!"}, form::truths, "true false failed ? !"},
        {{"1", "-2.25", "?"}, form::integers, "1 -2.25 ?"},
        {{"@\"2018-03-02\"", "null"}, form::integers, "2018-03-02 null"},
        {{"@\"P1Y\"", "@\"P2M\""}, form::integers, "P1Y P2M"},
        {{"@\"P1D\"", "@\"PT1H\""}, form::integers, "P1D PT1H"},
        {{"\"a\"", "\"b\"", "\"a\""}, form::texts, "a b a"},
        {{"[1, 2]", "[]", "?"}, form::lists, "[1, 2] [] ?"},
        {{"{a: 1, b: \"x\"}", "{a: 2, b: \"y\"}", "!"},
         form::contexts,
         "{a: 1, b: \"x\"} {a: 2, b: \"y\"} !"},
        {{"{a: 1}", "{b: 1}"}, form::values, "{a: 1} {b: 1}"},
        {{"1", "\"a\""}, form::values, "1 a"},
        {{"7", "7"}, form::integers, "7 7"},
        {{"null", "null"}, form::constant, "null null"},
        {{"10000000000000000000", "2"}, form::values, "10000000000000000000 2"},
        {{"0.0000001", "2"}, form::values, "0.0000001 2"},
        {{"@\"10:00:00\"", "@\"11:00:00\""}, form::values, "10:00:00 11:00:00"},
        {{"?", "?"}, form::values, "? ?"},
    };
    for (const auto& one : cases) {
        text_codes texts;
        const auto made = read(one.rows, texts);
        CHECK(made->what == one.what);
        CHECK(shown(*made, texts) == one.gives);
    }
}

TEST_CASE("rows are taken by number, and -1 stands for something else") {
    const std::initializer_list<const char*> columns[] = {
        {"1", "2", "?"},        {"\"a\"", "\"b\"", "?"},
        {"[1]", "[2, 3]", "?"}, {"{a: [1]}", "{a: [2, 3]}", "?"},
        {"1", "\"b\"", "?"},
    };
    const std::string expected[] = {"2 1 ? !", "b a ? !", "[2, 3] [1] ? !",
                                    "{a: [2, 3]} {a: [1]} ? !", "b 1 ? !"};
    std::size_t n = 0;
    for (const auto& rows : columns) {
        text_codes texts;
        const auto taken = gathered(read(rows, texts), numbers({1, 0, 2, -1}));
        CHECK(shown(*taken, texts) == expected[n++]);
        const auto again = gathered(taken, numbers({1}));
        CHECK(shown(*again, texts) == shown(*gathered(read(rows, texts), numbers({0})), texts));
    }
}

TEST_CASE("no rows at all have no fields either") {
    text_codes texts;
    const auto none = gathered(read({"{a: [1]}", "{a: [2, 3]}"}, texts), numbers({}));
    CHECK(field_column(*none, 0, texts)->rows == 0);
    CHECK(field_column(*gathered(none, numbers({})), 0, texts)->rows == 0);
}

TEST_CASE("each row is chosen from one of several columns") {
    text_codes texts;
    buffer<std::uint8_t> choice(4);
    for (std::size_t r = 0; r < 4; ++r)
        choice.fill()[r] = static_cast<std::uint8_t>(r % 3);
    const auto both = [&](column_ptr a, column_ptr b) {
        return shown(*chosen({std::move(a), std::move(b)}, choice, texts), texts);
    };
    CHECK(both(read({"1", "2", "3", "4"}, texts), read({"1.5", "2.5", "3.5", "4.5"}, texts)) ==
          "1 2.5 ! 4");
    CHECK(both(read({"\"a\"", "?", "\"c\"", "\"d\""}, texts), constant_column("e", 4)) ==
          "a e ! d");
    CHECK(both(constant_column(true, 4), standing_column(standing::missing, 4)) == "true ? ! true");
    CHECK(both(read({"[1]", "[]", "[2]", "[3]"}, texts), constant_column(value(), 4)) ==
          "[1] null ! [3]");
}

TEST_CASE("a field of what is not there has failed, and what is nested tells how a row stands") {
    text_codes texts;
    const auto contexts = read({"{a: 1}", "null", "?", "{a: null}"}, texts);
    CHECK(shown(*field_column(*contexts, 0, texts), texts) == "1 failed ? null");
    CHECK(inner_standing(*contexts, 0) == standing::here);
    CHECK(inner_standing(*contexts, 2) == standing::missing);
    CHECK(holds_open(*contexts, standing::missing));
    CHECK_FALSE(holds_open(*read({"{a: [1, null]}"}, texts), standing::failed));
}
