// SPDX-License-Identifier: Apache-2.0

#include <hjemmel/io/json.hpp>

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace {

using hjemmel::facts_limits;
using hjemmel::kind;
using hjemmel::value;
using hjemmel::io::read_case;
using hjemmel::io::write_value;

constexpr std::string_view good = R"({"sags_id": "B-7", "alder": 47, "beløb": -11749000.50,
  "aktiv": true, "note": "ærlig \"tekst\" \\ \ud83d\ude00", "afgang": null,
  "perioder": [{"fra": "2012-01-01", "til": null}, {"fra": "2014-01-01", "til": "2015-01-01"}]})";

const value& fact(const hjemmel::facts& all, std::string_view name) {
    for (const auto& [known, content] : all.entries()) {
        if (known == name) return content;
    }
    FAIL("no such fact");
    return all.entries().front().second;
}

struct refusal {
    std::string_view json;
    std::string_view code;
    std::string_view fact;
};

} // namespace

TEST_CASE("a case with every kind of value") {
    const auto read = read_case(good);
    REQUIRE(read);
    const auto& all = read.value();
    CHECK(all.id() == "B-7");
    CHECK(all.entries().size() == 6);
    CHECK(fact(all, "alder").as_number() == 47);
    CHECK(fact(all, "beløb").as_number().text() == "-11749000.5");
    CHECK(fact(all, "aktiv").is_true());
    CHECK(fact(all, "note").as_string() == "ærlig \"tekst\" \\ \xF0\x9F\x98\x80");
    CHECK(fact(all, "afgang").is_absent());
    const auto& periods = fact(all, "perioder").as_list().items;
    REQUIRE(periods.size() == 2);
    CHECK(periods[0].as_context().shape == periods[1].as_context().shape);
    CHECK(periods[0].as_context().find("til")->is_absent());
    CHECK(periods[1].as_context().find("til")->as_string() == "2015-01-01");
}

TEST_CASE("what is no case is refused with one code and the fact's path") {
    const std::vector<refusal> table{
        {"", "json-syntax", ""},
        {"  ", "json-syntax", ""},
        {"[]", "not-an-object", ""},
        {"7", "not-an-object", ""},
        {R"({"a": 1} {"b": 2})", "trailing-content", ""},
        {R"({"a": 1,})", "json-syntax", "a"},
        {R"({"a": 37,5})", "json-syntax", "a"},
        {R"({"a": ja})", "json-syntax", "a"},
        {R"({"a": 'x'})", "json-syntax", "a"},
        {R"({"a": 01})", "json-syntax", "a"},
        {R"({"a": NaN})", "json-syntax", "a"},
        {R"({"a": 1.})", "json-syntax", "a"},
        {R"({"a": 1e})", "json-syntax", "a"},
        {R"({"a": "x)", "json-cut", "a"},
        {R"({"a": [1, 2)", "json-cut", "a[3]"},
        {R"({"a": 1, "a": 2})", "duplicate-key", "a"},
        {R"({"a": 1, "\u0061": 2})", "duplicate-key", "a"},
        {R"({"p": [{"x": 1}, {"fra": 1, "q": {"til": 1, "til": 2}}]})", "duplicate-key",
         "p[2].q.til"},
        {R"({"sags_id": null})", "case-id", "sags_id"},
        {R"({"sags_id": {"a": 1}})", "case-id", "sags_id"},
        {R"({"a": 12345678901234567890123456789012345})", "number-digits", "a"},
        {R"({"a": [1, 0.12345678901234567890123456789012345]})", "number-digits", "a[2]"},
        {R"({"a": 1e9999})", "number-range", "a"},
        {R"({"b": 1e400, "a": 1e9999})", "number-range", "a"},
        {R"({"b": 1e400, "a": 1e})", "json-syntax", "a"},
        {R"({"b": 1e400, "a": 01e400})", "json-syntax", "a"},
        {R"({"b": "\"1e400", "c": 1e400, "a": "\ud800"})", "lone-surrogate", "a"},
        {R"({"a": 1e-9999})", "number-range", "a"},
        {R"({"a": "\ud800"})", "lone-surrogate", "a"},
        {R"({"a": "\udc00"})", "lone-surrogate", "a"},
        {R"({"a": "\ud800\u0041"})", "lone-surrogate", "a"},
        {R"({"a": "\u0000"})", "null-character", "a"},
        {R"({"\u0000": 1})", "null-character", ""},
        {R"({"a": "\x"})", "json-syntax", "a"},
        {"{\"a\": \"x\ny\"}", "json-syntax", "a"},
        {"{\"a\": \"\xE6\"}", "invalid-utf8", ""},
        {"{\"a\": \"\xED\xA0\x80\"}", "invalid-utf8", ""},
        {"{\"a\": \"\xC0\x80\"}", "invalid-utf8", ""},
        {std::string_view("{\"a\": 1\0}", 9), "null-character", ""},
    };
    for (const auto& row : table) {
        CAPTURE(row.json);
        const auto read = read_case(row.json);
        REQUIRE(!read);
        REQUIRE(read.diagnostics().size() == 1);
        const auto& told = read.diagnostics().front();
        CHECK(told.code == row.code);
        CHECK(told.fact == row.fact);
        CHECK(!told.text.da.empty());
        CHECK(!told.text.en.empty());
    }
}

TEST_CASE("a number beyond what a double can hold is exact") {
    const auto long_one = "1" + std::string(500, '0');
    for (const std::string& given : {std::string("1e400"), std::string("-1.5E+6000"), long_one}) {
        CAPTURE(given);
        const auto read = read_case("{\"b\": \"\\\"1e400\", \"a\": " + given + ", \"c\": 0.5}");
        REQUIRE(read);
        CHECK(fact(read.value(), "a").as_number() == *hjemmel::decimal::parse(given));
        CHECK(fact(read.value(), "b").as_string() == "\"1e400");
        CHECK(fact(read.value(), "c").as_number() == *hjemmel::decimal::parse("0.5"));
    }
}

TEST_CASE("a number at the limit is exact") {
    const std::vector<std::pair<std::string_view, std::string_view>> table{
        {"1234567890123456789012345678901234", "1234567890123456789012345678901234"},
        {"0.1234567890123456789012345678901234", "0.1234567890123456789012345678901234"},
        {"1234567890123456789012345678901234000", "1234567890123456789012345678901234000"},
        {"0.10", "0.1"},
        {"1.50E2", "150"},
        {"-0", "0"},
        {"12345678901234567.8901234567890123", "12345678901234567.8901234567890123"},
    };
    for (const auto& row : table) {
        CAPTURE(row.first);
        const auto read = read_case("{\"a\": " + std::string(row.first) + "}");
        REQUIRE(read);
        CHECK(fact(read.value(), "a").as_number().text() == row.second);
    }
}

TEST_CASE("a diagnostic has its place and shows no value") {
    const auto read =
        read_case("{\"navn\": \"Åse 010170-1234\",\n \"æble\": 1, \"æble\": \"0101701234\"}");
    REQUIRE(!read);
    const auto& told = read.diagnostics().front();
    CHECK(told.code == "duplicate-key");
    CHECK(told.where.line() == 2);
    CHECK(told.where.column() == 13);
    CHECK(told.where.width() == 6);
    CHECK(told.where.line_text() == " \"æble\": *, \"æble\": \"**********\"}");
    CHECK(told.where.file->text.find("1234") == std::string::npos);
    CHECK(told.text.da == "Navnet »æble« står flere gange i samme objekt.");
}

TEST_CASE("a value in a diagnostic is masked where it looks like a CPR number") {
    const auto read = read_case(R"({"0101701234": 1, "0101701234": 2})");
    REQUIRE(!read);
    CHECK(read.diagnostics().front().fact == "010170-xxxx");
    CHECK(read.diagnostics().front().text.da.find("1234") == std::string::npos);
}

TEST_CASE("every fault of a case is told, and its id") {
    const auto read =
        read_case(R"({"sags_id": 12, "a": 1, "a": 2, "b": {"c": 1, "c": 1}, "d": 1e-7000})");
    REQUIRE(!read);
    REQUIRE(read.diagnostics().size() == 3);
    for (const auto& told : read.diagnostics())
        CHECK(told.id == "12");
}

TEST_CASE("every prefix of a case is refused, and every byte may be anything") {
    for (std::size_t length = 0; length < good.size(); ++length)
        CHECK(!read_case(good.substr(0, length)));
    constexpr std::string_view nasty("\0\"\\{}[],:\xFF\xC3 9", 13);
    for (std::size_t at = 0; at < good.size(); ++at) {
        for (const char c : nasty) {
            std::string changed(good);
            changed[at] = c;
            const auto read = read_case(changed);
            CHECK((read.has_value() || !read.diagnostics().front().code.empty()));
        }
    }
}

TEST_CASE("limits hold at the limit and refuse beyond it") {
    const auto nested = [](std::size_t depth) {
        return "{\"a\": " + std::string(depth - 1, '[') + std::string(depth - 1, ']') + "}";
    };
    const facts_limits limits{};
    CHECK(read_case(nested(limits.depth)));
    CHECK(read_case(nested(limits.depth + 1)).diagnostics().front().code == "limit-depth");
    CHECK(read_case(nested(100'000)).diagnostics().front().code == "limit-depth");
    const facts_limits small{.case_bytes = 20, .depth = 32, .text_bytes = 4};
    CHECK(read_case(R"({"a": "1234"}       )", small));
    CHECK(read_case(R"({"a": "1234"}        )", small).diagnostics().front().code == "limit-bytes");
    CHECK(read_case(R"({"a": "12345"})", small).diagnostics().front().code == "limit-text");
    const auto named = [](int names) {
        std::string all = "{";
        for (int i = 0; i < names; ++i)
            all += (i == 0 ? "\"n" : ",\"n") + std::to_string(i) + "\":1";
        return all + "}";
    };
    CHECK(read_case(named(4096)));
    CHECK(read_case(named(4097)).diagnostics().front().code == "limit-names");
    std::string many = "{\"a\": [1";
    for (int i = 0; i < 2000; ++i)
        many += ",1";
    const facts_limits tight{.case_bytes = 5000, .depth = 32, .text_bytes = 4};
    CHECK(read_case(many + "]}", tight).diagnostics().front().code == "limit-values");
}

TEST_CASE("each mark has its word") {
    using hjemmel::eval::mark;
    using hjemmel::io::mark_name;
    CHECK(mark_name(mark::met) == "met");
    CHECK(mark_name(mark::not_met) == "not_met");
    CHECK(mark_name(mark::undecided) == "undecided");
    CHECK(mark_name(mark::failed) == "failed");
    CHECK(mark_name(mark::not_reached) == "not_reached");
}
