// SPDX-License-Identifier: Apache-2.0

#include <hjemmel/io/json.hpp>
#include <hjemmel/io/related.hpp>

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace {

using namespace hjemmel;
using io::given_case;

plan::program program() {
    plan::program out;
    plan::slot key;
    key.name = "kommunekode";
    key.is_fact = true;
    plan::entity citizen{.name = "borger", .plural = "borgere", .parent = 1};
    plan::entity municipality{.name = "kommune", .child = 0, .key = 0};
    municipality.slots = {key};
    out.entities = {citizen, municipality};
    return out;
}

/// One case a text; a text that is no case is a refused one.
std::vector<given_case> cases(const std::vector<std::string_view>& texts) {
    std::vector<given_case> out;
    for (const auto text : texts) {
        const auto read = io::read_case(text);
        out.emplace_back();
        if (read)
            out.back().content = read.value();
        else
            out.back().faults = read.diagnostics();
    }
    return out;
}

io::next_case from(std::vector<given_case>& all, std::size_t& at) {
    return [&all, &at]() -> std::optional<given_case> {
        if (at == all.size()) return std::nullopt;
        return all[at++];
    };
}

std::string shown(const std::vector<given_case>& all) {
    std::string out;
    for (const auto& one : all) {
        out += out.empty() ? "" : " ";
        out += one.content.id();
        for (const auto& fault : one.faults)
            out += "!" + fault.code;
        for (const auto& [name, content] : one.content.entries()) {
            if (one.faults.empty() && name != "kommunekode") out += "=" + io::write_value(content);
        }
    }
    return out;
}

struct row {
    std::vector<std::string_view> cases;
    std::vector<std::string_view> related;
    std::string_view joined;
    std::string_view refused;
};

} // namespace

TEST_CASE("citizens are put into their municipalities") {
    constexpr std::string_view a = R"({"sags_id": "A", "kommunekode": "851"})";
    constexpr std::string_view b = R"({"sags_id": "B", "kommunekode": "101"})";
    constexpr std::string_view keyless = R"({"sags_id": "C"})";
    const std::vector<row> table{
        {{a}, {}, "A=[]", ""},
        {{a, b},
         {R"({"sags_id": 1, "kommunekode": "851"})", R"({"sags_id": 2, "kommunekode": 101})",
          R"({"sags_id": 3, "kommunekode": "851", "x": 1})"},
         R"(A=[{"sags_id":"1"},{"sags_id":"3","x":1}] B=[{"sags_id":"2"}])",
         ""},
        {{a}, {R"({"sags_id": 1})"}, R"(A=[{"sags_id":"1"}])", ""},
        {{keyless}, {R"({"sags_id": 1})"}, R"(C=[{"sags_id":"1"}])", ""},
        {{a}, {R"({"sags_id": 1, "kommunekode": "999"})"}, "A=[]", "1!related-unknown-key"},
        {{a, b}, {R"({"sags_id": 1})"}, "A!related-refused B!related-refused", "1!related-no-key"},
        {{a, b}, {"{"}, "A!related-refused B!related-refused", "!json-cut"},
        {{R"({"sags_id": "A", "borgere": []})"}, {}, "A!related-twice", ""},
    };
    for (const auto& row : table) {
        auto related = cases(row.related);
        std::size_t at = 0;
        const auto of = program();
        const auto out = io::join_related(of, 1, cases(row.cases), from(related, at));
        CHECK(shown(out.cases) == row.joined);
        CHECK(shown(out.refused) == row.refused);
    }
}

TEST_CASE("a citizen gets its municipality") {
    const std::vector<row> table{
        {{R"({"sags_id": 1, "kommunekode": "851"})"},
         {R"({"sags_id": "A", "kommunekode": "851"})"},
         R"(1={"sags_id":"A","kommunekode":"851"})",
         ""},
        {{R"({"sags_id": 1})"}, {R"({"kommunekode": "851"})"}, R"(1={"kommunekode":"851"})", ""},
        {{R"({"sags_id": 1})"},
         {R"({"kommunekode": "851"})", R"({"kommunekode": "101"})"},
         "1",
         ""},
        {{R"({"sags_id": 1, "kommunekode": "999"})"},
         {R"({"kommunekode": "851"})"},
         "1!related-unknown-key",
         ""},
        {{R"({"sags_id": 1, "kommunekode": "851"})", R"({"sags_id": 2, "kommunekode": "101"})"},
         {R"({"kommunekode": "851"})", R"({"sags_id": "B", "kommunekode": "851"})",
          R"({"kommunekode": "101"})"},
         R"(1!related-refused 2={"kommunekode":"101"})",
         "B!related-twice"},
        {{R"({"sags_id": 1})"}, {"{"}, "1!related-refused", "!json-cut"},
        {{R"({"sags_id": 1, "kommune": {}})"}, {"{}"}, "1!related-twice", ""},
    };
    for (const auto& row : table) {
        auto parents = cases(row.related);
        std::size_t at = 0;
        const auto of = program();
        const io::related_parents related(of, 1, from(parents, at));
        auto all = cases(row.cases);
        for (auto& one : all)
            related.attach(one);
        CHECK(shown(all) == row.joined);
        CHECK(shown(related.refused()) == row.refused);
    }
}

TEST_CASE("the key that joins a case, as text") {
    const auto of = program();
    const auto key = [&of](std::string_view text) {
        return io::related_key(of, 1, cases({text}).front().content);
    };
    CHECK(key(R"({"kommunekode": "851"})") == "851");
    CHECK(key(R"({"kommunekode": 851})") == "851");
    CHECK(key(R"({"sags_id": 1})").empty());
}

TEST_CASE("a key that is no fact of the case is taken out") {
    const auto of = program();
    auto one = cases({R"({"sags_id": 1, "kommunekode": "851", "x": 1})"}).front().content;
    io::drop_foreign_key(of, 0, one);
    CHECK(one.id() == "1");
    REQUIRE(one.entries().size() == 1);
    CHECK(one.entries().front().first == "x");
}
