// SPDX-License-Identifier: Apache-2.0

#include <hjemmel/io/csv.hpp>
#include <hjemmel/io/json.hpp>

#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace {

using namespace hjemmel;
using hjemmel::io::bytes_of;
using hjemmel::io::csv_reader;

plan::slot fact(std::string name, type_ptr type) {
    plan::slot out;
    out.name = std::move(name);
    out.type = std::move(type);
    out.is_fact = true;
    return out;
}

/// A citizen with a fact of each kind, and a municipality.
std::shared_ptr<const plan::program> program() {
    auto out = std::make_shared<plan::program>();
    plan::entity citizen{.name = "borger", .plural = "borgere", .parent = 1};
    citizen.slots = {fact("navn", types::string()), fact("alder", types::number()),
                     fact("aktiv", types::boolean()), fact("dato", types::date()),
                     fact("perioder", types::list(types::any()))};
    plan::slot decision = fact("resultat", types::boolean());
    decision.is_fact = false;
    citizen.slots.push_back(decision);
    plan::entity municipality{.name = "kommune", .child = 0, .key = 0};
    municipality.slots = {fact("kommunekode", types::string())};
    out->entities = {citizen, municipality};
    return out;
}

/// What came of a table: a case as `id{fact=JSON,…}`, or `!` and the codes of its faults.
std::string read_all(std::string_view text, eval::nulls gaps = eval::nulls::missing,
                     const facts_limits& limits = {}) {
    csv_reader reader("borgere.csv", bytes_of(text), program(), 0, gaps, limits);
    std::string out;
    while (const auto one = reader.next()) {
        if (!out.empty()) out += ' ';
        out += one->faults.empty() ? one->content.id() : "";
        for (const auto& fault : one->faults)
            out += "!" + fault.code;
        std::string facts;
        for (const auto& [name, content] : one->content.entries())
            facts += (facts.empty() ? "" : ",") + name + "=" +
                     (content.is_absent() ? "absent" : io::write_value(content));
        if (one->faults.empty()) out += "{" + facts + "}";
        out += "@" + std::to_string(one->line);
        if (one->rest_lost) out += '$';
    }
    return out;
}

struct row {
    std::string_view text;
    std::string_view expected;
};

} // namespace

TEST_CASE("rows are cases, cells are read by the declared type") {
    const std::vector<row> table{
        {"", ""},
        {"sags_id,alder\n", ""},
        {"sags_id,alder,aktiv,dato\n1,47,true,2018-03-02\n2,-0.50,false,x\n",
         "1{alder=47,aktiv=true,dato=\"2018-03-02\"}@2 2{alder=-0.5,aktiv=false,dato=\"x\"}@3"},
        {"\xEF\xBB\xBFsags_id;alder;navn\r\n1;47;\"Å; B\"\r\n", "1{alder=47,navn=\"Å; B\"}@2"},
        {"\"sags_id\",\"navn\"\n1,\"a\"\"b\nc\"\n2,d", "1{navn=\"a\\\"b\\nc\"}@2 2{navn=\"d\"}@4"},
        {"sags_id,perioder\n1,\"[{\"\"fra\"\": \"\"2018-01-01\"\"}]\"\n2,[]\n",
         "1{perioder=[{\"fra\":\"2018-01-01\"}]}@2 2{perioder=[]}@3"},
        {"sags_id,navn\n1,[x\n2,{\n3, y \n", "1{navn=\"[x\"}@2 2{navn=\"{\"}@3 3{navn=\" y \"}@4"},
        {"sags_id,navn,alder\n1,,\n2,\"\",\"\"\n", "1{}@2 2{navn=\"\"}@3"},
        {"alder\n\n47\n\n\n48\n", "{alder=47}@3 {alder=48}@6"},
        {"sags_id,kommunekode\n1,851\n", "1{kommunekode=\"851\"}@2"},
    };
    for (const auto& row : table) {
        CAPTURE(row.text);
        CHECK(read_all(row.text) == row.expected);
    }
    CHECK(read_all("sags_id,navn,alder\n1,,\n2,\"\",3\n", eval::nulls::absent) ==
          "1{navn=absent,alder=absent}@2 2{navn=\"\",alder=3}@3");
}

TEST_CASE("a bad row is refused and the next one follows") {
    const std::vector<row> table{
        {"sags_id,alder\n1,37,5\n2,48\n", "!ragged-row@2 2{alder=48}@3"},
        {"sags_id,alder\n1\n2,48\n", "!ragged-row@2 2{alder=48}@3"},
        {"sags_id;alder\n1;37,5\n2;48\n", "!wrong-type@2 2{alder=48}@3"},
        {"sags_id,alder\n1,11.749.000\n2,+4\n3, 4\n4,0x10\n5,1e3\n",
         "!wrong-type@2 !wrong-type@3 !wrong-type@4 !wrong-type@5 5{alder=1000}@6"},
        {"sags_id,aktiv,alder\n1,ja,x\n2,TRUE,1\n3,true,1\n",
         "!wrong-type!wrong-type@2 !wrong-type@3 3{aktiv=true,alder=1}@4"},
        {"sags_id,perioder\n1,x\n2,[1\n3,\"[{\"\"a\"\":1,\"\"a\"\":2}]\"\n",
         "!wrong-type@2 !json-cut@3 !duplicate-key@4"},
        {"sags_id,navn\n1,\"torn\n2,a\n3,b\n", "!csv-quote@2 2{navn=\"a\"}@3 3{navn=\"b\"}@4"},
        {"sags_id,navn\n1,\"a\"b\n2,a\"b\n3,b\n", "!csv-quote@2 !csv-quote@3 3{navn=\"b\"}@4"},
        {"sags_id,navn\n1,\"\n2,\"x\"y\n3,b\n", "!csv-quote@2 !csv-quote@3 3{navn=\"b\"}@4"},
        {"sags_id,navn\n1,\xE6\n2,b\n", "!invalid-utf8@2 2{navn=\"b\"}@3"},
        {std::string_view("sags_id,navn\n1,\0\n2,b\n", 20), "!null-character@2 2{navn=\"b\"}@3"},
        {"sags_id,aldr\n1,2\n2,3\n", "!unknown-fact@2 !unknown-fact@3"},
        {"sags_id,aldr\n", "!unknown-fact@1"},
        {"sags_id,resultat\n1,true\n", "!unknown-fact@2"},
        {"sags_id,alder,alder\n1,2,3\n", "!duplicate-column@2"},
        {"sags_id,\"alder\n1,2\n", "!csv-quote@1$"},
    };
    for (const auto& row : table) {
        CAPTURE(row.text);
        CHECK(read_all(row.text) == row.expected);
    }
}

TEST_CASE("a row's fault has its place, its id and a hint, and shows no value") {
    csv_reader reader("b.csv", bytes_of("sags_id,navn,alder\nB7,010170-1234,\"3,5\"\n"), program(),
                      0);
    const auto one = reader.next();
    REQUIRE(one);
    REQUIRE(one->faults.size() == 1);
    const auto& told = one->faults.front();
    CHECK(told.id == "B7");
    CHECK(told.fact == "alder");
    CHECK(told.value == "3,5");
    CHECK(told.where.column() == 16);
    CHECK(told.where.line_text() == "**,***********,\"*,*\"");
    CHECK(!told.hint.empty());
    csv_reader misspelt("b.csv", bytes_of("sags_id,aldr\n1,2\n"), program(), 0);
    CHECK(misspelt.next()->faults.front().hint.da == "Skriv »alder«.");
}

TEST_CASE("limits of a row") {
    const facts_limits small{.case_bytes = 30, .depth = 4, .text_bytes = 100};
    const std::string large(200'000, 'x');
    CHECK(read_all("sags_id,navn\n1,a\n2," + large + "\n3,b\n", eval::nulls::missing, small) ==
          "1{navn=\"a\"}@2 !limit-bytes@3 3{navn=\"b\"}@4");
    CHECK(read_all("sags_id,navn\n2,\"" + large + "\"\n3,b\n", eval::nulls::missing, small) ==
          "!limit-bytes@2 3{navn=\"b\"}@3");
}

TEST_CASE("every prefix and every changed byte of a table is read or refused") {
    constexpr std::string_view good =
        "sags_id,navn,perioder\r\n1,\"a\"\"b\",\"[{\"\"x\"\": 1}]\"\r\n2,c,[]\r\n";
    for (std::size_t length = 0; length <= good.size(); ++length)
        read_all(good.substr(0, length));
    constexpr std::string_view nasty("\0\",;\n\r\xFF{[9", 10);
    for (std::size_t at = 0; at < good.size(); ++at) {
        for (const char c : nasty) {
            std::string changed(good);
            changed[at] = c;
            read_all(changed);
        }
    }
}

TEST_CASE("a hundred thousand rows with faults between them lose nothing") {
    std::stringstream text;
    text << "sags_id;navn;alder\r\n";
    for (int i = 2; i <= 100'001; ++i) {
        if (i % 1000 == 0)
            text << i << ";\"torn;4\r\n";
        else if (i % 1000 == 1)
            text << i << ";b;4,5\r\n";
        else if (i % 1000 == 2)
            text << i << ";b\r\n";
        else
            text << i << ";\"b;\";4\r\n";
    }
    csv_reader reader("b.csv", bytes_of(text), program(), 0);
    std::size_t line = 1;
    std::size_t refused = 0;
    while (const auto one = reader.next()) {
        REQUIRE(one->line == ++line);
        if (!one->faults.empty())
            ++refused;
        else
            REQUIRE(one->content.id() == std::to_string(line));
    }
    CHECK(line == 100'001);
    CHECK(refused == 300);
}

TEST_CASE("an outcome as a row") {
    eval::outcome of;
    of.id = "B;7";
    of.ruleset = "r";
    of.version = "2018-01-01";
    of.date = date(2018, 3, 2);
    of.decision = "resultat";
    of.status = status::known;
    of.value = value("gruppe \"1\"");
    CHECK(io::write_outcome_row(of) ==
          "\"B;7\",r,2018-01-01,2018-03-02,resultat,known,\"gruppe \"\"1\"\"\",,\n");
    possible open{.shape = possible::form::between, .low = value(473), .high = value(483)};
    of.status = status::undetermined;
    of.value = undetermined_value{open, missing_set(0)};
    of.missing = {{"a.b", "b", {}, {}, {}}, {"c", "c", {}, {}, {}}};
    CHECK(io::write_outcome_row(of) == "\"B;7\",r,2018-01-01,2018-03-02,resultat,undetermined,,"
                                       "\"{\"\"from\"\":473,\"\"to\"\":483}\",a.b c\n");
}
