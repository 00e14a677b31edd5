// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/io/case_chunk.hpp>

#include <hjemmel/io/csv.hpp>
#include <hjemmel/io/json.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace {

using namespace hjemmel;
using hjemmel::io::bytes_of;
using hjemmel::io::case_chunk;

plan::slot fact(std::string name, type_ptr type, bool optional = false) {
    plan::slot out;
    out.name = std::move(name);
    out.type = std::move(type);
    out.is_fact = true;
    out.optional = optional;
    return out;
}

/// A citizen with a fact of each kind, of a municipality.
std::shared_ptr<const plan::program> program() {
    auto out = std::make_shared<plan::program>();
    plan::entity citizen{.name = "borger", .plural = "borgere", .parent = 1};
    const auto period = types::context(
        {{"fra", types::date()}, {"til", types::date(), true}, {"art", types::string()}});
    citizen.slots = {fact("navn", types::string()),
                     fact("alder", types::number()),
                     fact("aktiv", types::boolean(), true),
                     fact("dato", types::date()),
                     fact("perioder", types::list(period)),
                     fact("tid", types::days_duration(), true),
                     fact("noget", types::any())};
    plan::entity municipality{.name = "kommune", .child = 0, .key = 0};
    municipality.slots = {fact("kommunekode", types::string())};
    out->entities = {citizen, municipality};
    return out;
}

/// The standing of what is no value: a letter.
std::string shown(const eval::boxed_value& one) {
    switch (one.how) {
    case eval::standing::missing:
        return "?";
    case eval::standing::left:
        return "!";
    case eval::standing::absent:
        return "-";
    default:
        return io::write_value(one.what);
    }
}

/// What stands in the columns by row: `id{fact=JSON,…}`, or `#` and what the case says by itself.
template<class Reader>
std::string read_all(Reader reader, eval::nulls gaps = eval::nulls::missing,
                     const facts_limits& limits = {}) {
    const auto of = program();
    case_chunk chunk(of, 0, gaps, limits);
    std::string out;
    eval::text_codes texts;
    chunk.begin(texts);
    while (reader.read(chunk)) {
        const auto cases = chunk.columns(date(2018, 3, 2));
        for (std::size_t r = 0; r < cases.rows; ++r) {
            if (!out.empty()) out += ' ';
            if (cases.left[r] != 0) {
                const auto alone = chunk.at(r);
                out += "#" + std::to_string(alone.line);
                for (const auto& fault : alone.faults)
                    out += "!" + fault.code;
                continue;
            }
            std::string facts;
            for (std::size_t s = 0; s < cases.facts.size(); ++s) {
                const auto& one = cases.facts[s];
                const auto text = one ? shown(eval::boxed(*one, r, texts)) : "?";
                if (text != "?") facts += (facts.empty() ? "" : ",") + text;
            }
            out += chunk.id(r) + "{" + facts + "}";
        }
        chunk.begin(texts);
    }
    return out;
}

std::string csv(std::string_view text, eval::nulls gaps = eval::nulls::missing,
                const facts_limits& limits = {}) {
    return read_all(io::csv_reader("b.csv", bytes_of(text), program(), 0, gaps, limits), gaps,
                    limits);
}

std::string json(std::string_view text, const facts_limits& limits = {}) {
    return read_all(io::case_reader("b.json", bytes_of(text), limits), eval::nulls::missing,
                    limits);
}

} // namespace

TEST_CASE("Rows of a table as columns") {
    const struct {
        std::string_view text;
        std::string_view expected;
    } rows[] = {
        {"sags_id,navn,alder\nA,Bo,7\nB,\"x,\"\"y\",1.50\n", R"(A{"Bo",7} B{"x,\"y",1.5})"},
        {"sags_id,alder\nA,-0012.25\nB,0\nC,\n", "A{-12.25} B{0} C{}"},
        {"sags_id;alder;aktiv\r\nA;1;true\r\nB;2;false\r\n", "A{1,true} B{2,false}"},
        {"aktiv,dato\ntrue,2018-02-28\n,2018-03-01", R"({true,"2018-02-28"} {"2018-03-01"})"},
        {"sags_id,perioder\nA,\"[{\"\"fra\"\": \"\"2018-01-01\"\", \"\"til\"\": null, \"\"art\"\": "
         "\"\"b\"\"}]\"\nB,[]\n",
         R"(A{[{"fra":"2018-01-01","til":null,"art":"b"}]} B{[]})"},
        {"sags_id,tid\nA,P3D\nB,P1Y\n", R"(A{"P3D"} #3)"},
        // What is not plain is left to the reader of one row.
        {"sags_id,alder\nA,1e3\nB,1234567890123456789\nC,0.1234567\nD,x\nE,+1\nF,.5\n",
         "#2 #3 #4 #5!wrong-type #6!wrong-type #7!wrong-type"},
        {"sags_id,dato\nA,2018-02-30\nB,2018-03-01\n", R"(#2 B{"2018-03-01"})"},
        {"sags_id,alder\nA\nB,2,3\nC,4\n", "#2!ragged-row #3!ragged-row C{4}"},
        {"sags_id,alder\nA,\"1\nB,2\n", "#2!csv-quote B{2}"},
        {"sags_id,navn\nA,x\xFF\nB,\xC3\xA6\n", "#2!invalid-utf8 B{\"\xC3\xA6\"}"},
        {"sags_id,ukendt\nA,1\n", "#2!unknown-fact"},
        {"sags_id,ukendt\n", "#1!unknown-fact"},
        {"sags_id,noget\nA,1\nB,\n", "#2 B{}"},
        // The key of the municipality is no fact of the citizen, and what is in it is another case.
        {"sags_id,kommunekode,alder\nA,101,3\n", "A{3}"},
        {"sags_id,kommune\nA,{}\nB,\n", "#2 B{}"},
        {"", ""},
        {"sags_id\n", ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(csv(row.text) == row.expected);
    }
    CHECK(csv("sags_id,aktiv,alder,navn\nA,true,1,x\nB,,,\"\"\nC,,,\n", eval::nulls::absent) ==
          "A{\"x\",1,true} B{\"\",-,null} C{-,-,null}");
    facts_limits small;
    small.case_bytes = 12;
    CHECK(csv("sags_id,navn\nA,0123456789x\nB,0\n", eval::nulls::missing, small) ==
          "#2!limit-bytes B{\"0\"}");
}

TEST_CASE("JSON as columns") {
    const struct {
        std::string_view text;
        std::string_view expected;
    } rows[] = {
        {R"({"sags_id": "A", "alder": 7, "navn": "Bo"})", R"(A{"Bo",7})"},
        {"{\"sags_id\":1,\"aktiv\":true}\n\n{\"sags_id\":2.50,\"aktiv\":null}\r\n",
         "1{true} 2.50{null}"},
        {R"([{"sags_id":"A","alder":-0.50}, {"sags_id":"B"}])", "A{-0.5} B{}"},
        {R"({"perioder":[{"til":"2018-01-02","fra":"2018-01-01"},{"art":"x"}]})", "{}"},
        {R"({"perioder":[]})", "{[]}"},
        {R"({"perioder":[{"fra":"2018-01-01","til":null,"art":"b"}]})",
         R"({[{"fra":"2018-01-01","til":null,"art":"b"}]})"},
        {"{\"dato\":\"2018-03-02\",\"tid\":\"P2D\"}", R"({"2018-03-02","P2D"})"},
        {R"({"sags_id":"A","kommunekode":"101","alder":1})", "A{1}"},
        {"{}", "{}"},
        {"{ }\n{\"alder\" : 5 }", "{} {5}"},
        // Left to the decoder.
        {R"({"navn":"a\u00e6"})", "#1"},
        {R"({"alder":1e2})", "#1"},
        {R"({"alder":01})", "#1!json-syntax"},
        {R"({"alder":1.})", "#1!json-syntax"},
        {R"({"alder":-})", "#1!json-syntax"},
        {R"({"alder":1,})", "#1!json-syntax"},
        {R"({"alder":1}x)", "#1!trailing-content"},
        {R"({"alder":1 "navn":"x"})", "#1!json-syntax"},
        {R"({"alder":"1"})", "#1"},
        {R"({"alder":1,"alder":2})", "#1!duplicate-key"},
        {R"({"sags_id":"A","sags_id":"B"})", "#1!duplicate-key"},
        {R"({"kommunekode":-,"alder":1})", "#1!json-syntax"},
        {R"({"kommunekode":1,"kommunekode":2})", "#1!duplicate-key"},
        {R"({"ukendt":1})", "#1"},
        {R"({"noget":1})", "#1"},
        {R"({"kommune":{"kommunekode":"1"}})", "#1"},
        {R"({"perioder":[{"fra":"2018-01-01","x":1}]})", "#1"},
        {R"({"perioder":[{"fra":"2018-01-01","fra":"2018-01-01"}]})", "#1!duplicate-key"},
        {R"({"perioder":{}})", "#1"},
        {R"({"sags_id":[]})", "#1!case-id"},
        {"{\"navn\":\"a\tb\"}", "#1!json-syntax"},
        {"{\"navn\":\"\xFF\"}\n{\"alder\":3}", "#1!invalid-utf8 {3}"},
        {"{\"alder\":1\n{\"alder\":2}\n3\n", "#1!json-cut {2} #3!not-an-object"},
        {"[{\"alder\":1},{\"alder\":2}", "{1} {2} #1!json-torn"},
        {"", ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(json(row.text) == row.expected);
    }
    facts_limits small;
    small.text_bytes = 5;
    CHECK(json(R"({"navn":"abcdef"})", small) == "#1!limit-text");
    small = {.depth = 2};
    CHECK(json(R"({"perioder":[{"fra":"2018-01-01"}]})", small) == "#1!limit-depth");
    small = {.case_bytes = 20};
    CHECK(json("{\"navn\":\"abcdefghijklmnopqrstuvxyz\"}\n{\"alder\":1}", small) ==
          "#1!limit-bytes #2");
}

TEST_CASE("Of a row that is not plain nothing stays in the columns") {
    // The second row's list is broken in its second item.
    CHECK(
        json("{\"alder\":1,\"perioder\":[{\"fra\":\"2018-01-01\",\"til\":null,\"art\":\"a\"}]}\n"
             "{\"perioder\":[{\"fra\":\"2018-01-02\",\"til\":null,\"art\":\"b\"},{\"fra\":3}],"
             "\"alder\":2}\n"
             "{\"alder\":3,\"perioder\":[{\"fra\":\"2018-01-03\",\"til\":null,\"art\":\"c\"}]}") ==
        R"({1,[{"fra":"2018-01-01","til":null,"art":"a"}]} #2 )"
        R"({3,[{"fra":"2018-01-03","til":null,"art":"c"}]})");
}

TEST_CASE("Chunks end, and follow each other") {
    std::string table = "sags_id,alder\n";
    std::string lines;
    std::string expected;
    for (int n = 0; n < 3000; ++n) {
        const auto number = std::to_string(n);
        table += number + "," + number + "\n";
        lines += "{\"sags_id\":" + number + ",\"alder\":" + number + "}\n";
        expected.append(n == 0 ? "" : " ").append(number).append("{" + number + "}");
    }
    const bool same = csv(table) == expected && json(lines) == expected;
    CHECK(same);
}

TEST_CASE("A stream that waits is not waited for") {
    std::vector<std::string> parts{"sags_id,alder\nA,1\n", "B,2\nC", ",3\n", ""};
    const auto source = [parts](char* into, std::size_t) mutable -> std::optional<std::size_t> {
        const auto part = parts.front();
        parts.erase(parts.begin());
        std::copy(part.begin(), part.end(), into);
        return part.size();
    };
    io::csv_reader reader("b.csv", source, program(), 0);
    case_chunk chunk(program(), 0);
    eval::text_codes texts;
    std::vector<std::size_t> sizes;
    for (chunk.begin(texts); reader.read(chunk); chunk.begin(texts))
        sizes.push_back(chunk.rows());
    CHECK(sizes == std::vector<std::size_t>{1, 1, 1});
}
