// SPDX-License-Identifier: Apache-2.0

#include <hjemmel/io/case_reader.hpp>

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace {

using hjemmel::facts_limits;
using hjemmel::io::bytes_of;
using hjemmel::io::case_reader;
using hjemmel::io::given_case;
using hjemmel::io::json_form;

/// What came of a text: an id a case, or `!` and the code of its first fault; the line behind `@`.
std::string read_all(std::string_view text, json_form form = json_form::told_by_content,
                     const facts_limits& limits = {}) {
    case_reader reader("sager.json", bytes_of(text), limits, form);
    std::string out;
    while (const auto one = reader.next()) {
        if (!out.empty()) out += ' ';
        out += one->faults.empty() ? one->content.id() : "!" + one->faults.front().code;
        out += "@" + std::to_string(one->line);
        if (one->rest_lost) out += '$';
    }
    CHECK(!reader.next());
    return out;
}

struct row {
    std::string_view text;
    std::string_view expected;
};

} // namespace

TEST_CASE("the form is told by the content") {
    const std::vector<row> table{
        {"", ""},
        {" \n\n ", ""},
        {R"({"sags_id": 1})", "1@1"},
        {"\xEF\xBB\xBF{\"sags_id\": 1}\n", "1@1"},
        {"{\"sags_id\": 1}\r\n{\"sags_id\": 2}\r\n", "1@1 2@2"},
        {"\n{\"sags_id\": 1}\n\n\n{\"sags_id\": 2}", "1@2 2@5"},
        {"{\n  \"sags_id\": 1,\n  \"b\": [\n    {\"x\": 1}\n  ]\n}\n", "1@1"},
        {"{\"borgere\": [\n{\"x\": 1},\n{\"x\": 2}], \"sags_id\": 1}", "1@1"},
        {"{\n\"sags_id\": 1}\n{\n\"sags_id\": 2}", "!trailing-content@1"},
        {"[]", ""},
        {"[ ]\n", ""},
        {R"([{"sags_id": 1}, {"sags_id": 2}])", "1@1 2@1"},
        {"[\n{\"sags_id\": 1},\n\n{\"sags_id\": 2}\n]\n", "1@2 2@4"},
        {"7", "!not-an-object@1"},
        {"<html>", "!json-syntax@1"},
    };
    for (const auto& row : table) {
        CAPTURE(row.text);
        CHECK(read_all(row.text) == row.expected);
    }
}

TEST_CASE("a bad case is refused and the next one follows") {
    const std::vector<row> table{
        {"{\"sags_id\": 1}\n{\"sags_id\": 2, \"x\": \"torn\n{\"sags_id\": 3}\n",
         "1@1 !json-cut@2 3@3"},
        {"{\"sags_id\": 1, \"x\": \"torn\n{\"sags_id\": 2}\n", "!json-cut@1 2@2"},
        {"{\"sags_id\": 1, \"x\": 2,\n{\"sags_id\": 2}\n", "!json-cut@1 2@2"},
        {"{\"sags_id\": 1, \"x\": {\"y\": 2}\n{\"sags_id\": 2}\n", "!json-cut@1 2@2"},
        {"junk\n{\"sags_id\": 2}\n", "!json-syntax@1 2@2"},
        {"{\"sags_id\": 1}\n\xFF\n{\"sags_id\": 3}", "1@1 !invalid-utf8@2 3@3"},
        {"{\"sags_id\": 1}\n[1]\n7\nnull\n{\"sags_id\": 3}",
         "1@1 !not-an-object@2 !not-an-object@3 !not-an-object@4 3@5"},
        {"[{\"sags_id\": 1}, 7, \"x,]\", [2], {\"a\": 1, \"a\": 2}, {\"sags_id\": 3}]",
         "1@1 !not-an-object@1 !not-an-object@1 !not-an-object@1 !duplicate-key@1 3@1"},
        {"[{\"sags_id\": 1}, {\"a\": 1]\n, {\"sags_id\": 3}]", "1@1 !json-syntax@1 3@2"},
    };
    for (const auto& row : table) {
        CAPTURE(row.text);
        CHECK(read_all(row.text) == row.expected);
    }
}

TEST_CASE("an array that is broken says that its rest is lost") {
    const std::vector<row> table{
        {"[", "!json-torn@1$"},
        {"[{\"sags_id\": 1}", "1@1 !json-torn@1$"},
        {"[{\"sags_id\": 1},\n", "1@1 !json-torn@2$"},
        {"[{\"sags_id\": 1},]", "1@1 !json-torn@1$"},
        {"[{\"sags_id\": 1} {\"sags_id\": 2}]", "1@1 !json-torn@1$"},
        {"[{\"sags_id\": 1}] x", "1@1 !json-torn@1$"},
        {"[] x", "!json-torn@1$"},
        {"[,]", "!json-torn@1$"},
        {"[{\"x\": \"torn\n\"}, {\"sags_id\": 2}]", "!json-torn@1$"},
    };
    for (const auto& row : table) {
        CAPTURE(row.text);
        CHECK(read_all(row.text) == row.expected);
    }
}

TEST_CASE("a case beyond the limit is refused without the others") {
    const facts_limits small{.case_bytes = 30, .depth = 4, .text_bytes = 100};
    const std::string large = R"({"sags_id": 2, "x": ")" + std::string(200'000, 'x') + "\"}";
    const std::string one = R"({"sags_id": 1})";
    CHECK(read_all(one + "\n" + large + "\n" + one, json_form::told_by_content, small) ==
          "1@1 !limit-bytes@2 1@3");
    CHECK(read_all("[" + one + "," + large + "," + one + "]", json_form::told_by_content, small) ==
          "1@1 !limit-bytes@1 1@1");
    CHECK(read_all(large, json_form::lines, small) == "!limit-bytes@1");
    CHECK(read_all("{\n" + std::string(100, ' ') + "}", json_form::told_by_content, small) ==
          "!limit-bytes@1$");
}

TEST_CASE("a read error is told") {
    int calls = 0;
    case_reader reader("x", [&](char* into, std::size_t) -> std::optional<std::size_t> {
        if (++calls > 1) return std::nullopt;
        constexpr std::string_view text = "{\"sags_id\": 1}\n{\"sags";
        text.copy(into, text.size());
        return text.size();
    });
    const auto first = reader.next();
    REQUIRE(first);
    CHECK(first->content.id() == "1");
    const auto second = reader.next();
    REQUIRE(second);
    CHECK(second->faults.front().code == "unreadable");
    CHECK(second->rest_lost);
    CHECK(!reader.next());
}

TEST_CASE("a hundred thousand lines with faults between them lose nothing") {
    std::stringstream text;
    for (int i = 1; i <= 100'000; ++i) {
        if (i % 1000 == 0)
            text << "{\"sags_id\": " << i << ", \"x\": [1, \"\n";
        else if (i % 1000 == 1)
            text << "{\"sags_id\": " << i << ", \"x\": 1, \"x\": 2}\n";
        else
            text << "{\"sags_id\": " << i << ", \"perioder\": [{\"fra\": \"2012-01-01\"}]}\n";
    }
    case_reader reader("sager.jsonl", bytes_of(text));
    std::size_t lines = 0;
    std::size_t refused = 0;
    while (const auto one = reader.next()) {
        ++lines;
        REQUIRE(one->line == lines);
        if (!one->faults.empty())
            ++refused;
        else
            REQUIRE(one->content.id() == std::to_string(lines));
    }
    CHECK(lines == 100'000);
    CHECK(refused == 200);
}
