// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/examples/read_data.hpp>

#include "kursus.hpp"

#include <hjemmel/io/json.hpp>

#include <doctest/doctest.h>

using namespace hjemmel;

namespace {

/// The facts of one example that has these.
std::vector<model::data::entry> facts_in(const std::string& written) {
    return test::examples_in("kursus",
                             "examples: [{id: a, refused: x, facts: {" + written + "}}]\n")
        .all.front()
        .facts;
}

const model::data& first(const std::vector<model::data::entry>& all) { return all.front().content; }

} // namespace

TEST_CASE("data is read by the declared type, whatever its quotes") {
    const type text{.kind = type_kind::string};
    const type number{.kind = type_kind::number};
    const type date_type{.kind = type_kind::date};
    struct row {
        const char* written;
        const type& wanted;
        const char* json;
        const char* faults;
    };
    const row rows[] = {
        {"a: 851", text, "\"851\"", ""},
        {"a: '851'", number, "851", ""},
        {"a: 2019-12-31", date_type, "\"2019-12-31\"", ""},
        {"a: 31-12-2019", date_type, "\"31-12-2019\"", "wrong-type 3:43"},
        {"a: null", number, "null", ""},
        {"a: 'null'", text, "\"null\"", ""},
        {"a: [1]", number, "[1]", "wrong-type 3:43"},
        {"a: {b: 1}", number, "{\"b\":1}", "wrong-type 3:43"},
        {"a: true", *types::any(), "true", ""},
        {"a: 1.50", *types::any(), "1.5", ""},
        {"a: ord", *types::any(), "\"ord\"", ""},
    };
    for (const auto& r : rows) {
        CAPTURE(r.written);
        diagnostics found;
        const auto facts = facts_in(r.written);
        CHECK(io::write_value(examples::read_data(first(facts), r.wanted, &found)) == r.json);
        CHECK(test::places(found) == r.faults);
    }
}

TEST_CASE("expected contexts are whole, and what they are compared with tells open types") {
    const auto wanted =
        types::context({{"fra", types::date(), false}, {"til", types::date(), true}});
    diagnostics found;
    examples::read_data(first(facts_in("a: {til: 2019-01-01}")), *wanted, &found);
    examples::read_data(first(facts_in("a: {fra: 2019-01-01, til: null}")), *wanted, &found);
    examples::read_data(first(facts_in("a: {fra: 2019-01-01, slut: null}")), *wanted, &found);
    CHECK(test::places(found) == "missing-field 3:43, unknown-field 3:61");
    const value like("7");
    const auto text = facts_in("a: 7");
    CHECK(examples::read_data(first(text), *types::any(), nullptr, &like).is(kind::string));
    CHECK(examples::read_data(first(text), *types::any()).is(kind::number));
}

TEST_CASE("related entities may be repeated, and facts are found again by their paths") {
    const auto all = test::kursus_programs();
    const auto& program = *all.front();
    const auto facts =
        facts_in("kommunekode: '851', borgere: [{repeat: 2, alder: 45}, {alder: x}]");
    const auto read = examples::read_facts(program, 1, facts);
    REQUIRE(read.size() == 2);
    CHECK(io::write_value(read[0].second) == "\"851\"");
    CHECK(io::write_value(read[1].second) == R"([{"alder":45},{"alder":45},{"alder":"x"}])");
    CHECK(examples::place_of(facts, "borgere[2].alder").column() == 89);
    CHECK(examples::place_of(facts, "borgere[3].alder").column() == 102);
    CHECK(examples::place_of(facts, "kommunekode").column() == 53);
    CHECK_FALSE(bool(examples::place_of(facts, "ukendt")));
}

TEST_CASE("answers are the same whatever the order of entries") {
    const type any;
    const auto read = [&any](const char* written) {
        return examples::read_data(first(facts_in(written)), any);
    };
    CHECK(examples::same_answer(read("a: {x: 1, y: 2}"), read("a: {y: 2, x: 1}")));
    CHECK(examples::same_answer(read("a: {x: 1, y: null}"), read("a: {x: 1}")));
    CHECK_FALSE(examples::same_answer(read("a: {x: 1, y: 2}"), read("a: {x: 1}")));
    CHECK_FALSE(examples::same_answer(read("a: [1, 2]"), read("a: [2, 1]")));
}
