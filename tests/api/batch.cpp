// SPDX-License-Identifier: Apache-2.0
// Whole tables: the same outcomes as case by case, related tables both ways, days, cancellation.
#include <hjemmel/api/batch.hpp>
#include <hjemmel/api/catalog.hpp>
#include <hjemmel/io/case_reader.hpp>

#include <support/arrow.hpp>
#include <support/prove.hpp>
#include <support/source_dir.hpp>

#include <doctest/doctest.h>

#include <fstream>
#include <limits>

using namespace hjemmel;
using namespace hjemmel::test;

namespace {

evaluation ready(const std::vector<std::string>& decisions, const eval::options& how = {}) {
    return prove().prepare(decisions, {}, how).value();
}

using doubles = std::vector<std::optional<double>>;
using texts = std::vector<std::optional<std::string>>;

/// The cells of some columns, a row after the other: `a b; c d`, or the codes of what is wrong.
std::string shown(const result<batch_outcomes>& of, const std::vector<std::string>& columns) {
    std::string out;
    for (const auto& one : of.diagnostics())
        out += "!!" + one.code;
    if (!of) return out;
    const auto table = of.value().table.view();
    for (std::int64_t row = 0; row < table.array->length; ++row) {
        out += row > 0 ? "; " : "";
        for (const auto& name : columns)
            out += (&name == &columns.front() ? "" : " ") + cell(table, name, row);
    }
    return out;
}

std::string codes(const diagnostics& all) {
    std::string out;
    for (const auto& one : all)
        out += (out.empty() ? "" : " ") + one.code;
    return out;
}

constexpr date day{2018, 3, 2};
constexpr double infinite = std::numeric_limits<double>::infinity();

} // namespace

TEST_CASE("batch: a decision's column has the type that its declaration says") {
    const made_arrow table(table_node({fixed_column<double>("tal", "g", doubles{1.5, 2, {}}),
                                       text_column("navn", texts{"Bo", {}, "Åse"}),
                                       fixed_column<std::int32_t>("dag", "tdD", {17592, {}, 1})}));
    const batch what{.cases = table.view(), .on = day};
    const auto done =
        run_batch(ready({"dobbelt", "heltal", "naeste", "ventetid", "maaneder", "hilsen", "samlet"},
                        {.complete = {"navn"}}),
                  what);
    REQUIRE(done);
    const auto* schema = done.value().table.view().schema;
    std::string formats;
    for (std::int64_t i = 0; i < schema->n_children; ++i)
        formats += std::string(schema->children[i]->name) + ":" + schema->children[i]->format + " ";
    CHECK(formats == "dobbelt:U dobbelt_status:c heltal:l heltal_status:c naeste:tdD "
                     "naeste_status:c ventetid:tDu ventetid_status:c maaneder:tiM "
                     "maaneder_status:c hilsen:U hilsen_status:c samlet:+s samlet_status:c ");
    CHECK(shown(done, {"dobbelt", "dobbelt_status"}) == "3 known; 4 known; null undetermined");
    CHECK(shown(done, {"heltal", "heltal_status"}) == "null failed; 2 known; null undetermined");
    CHECK(shown(done, {"naeste", "naeste_status"}) ==
          "2018-03-03 known; null undetermined; 1970-01-03 known");
    CHECK(shown(done, {"ventetid"}) == "129600000000us; 172800000000us; null");
    CHECK(shown(done, {"maaneder"}) == "P1M; P2M; null");
    CHECK(shown(done, {"hilsen", "hilsen_status"}) == "Bo known; ukendt known; Åse known");
    CHECK(shown(done, {"samlet", "samlet_status"}) ==
          R"({a:1.5,b:[1.5,1],c:"10:00:00"} known; {a:2,b:[2,1],c:"10:00:00"} known; )"
          R"(null undetermined)");
}

TEST_CASE("batch: a value that does not fit its column fails the row and says so") {
    // A month count of more than 32 bits, a duration of more than 292,000 years.
    const made_arrow table(
        table_node({text_column("sags_id", texts{"a", "b"}),
                    fixed_column<std::int64_t>("tal", "l", {3'000'000'000, 200'000'000})}));
    batch what{.cases = table.view(), .on = day};
    what.columns.diagnostics = true;
    const auto done = run_batch(ready({"maaneder", "ventetid"}), what);
    CHECK(shown(done, {"sags_id", "maaneder", "maaneder_status", "ventetid", "ventetid_status"}) ==
          "a null failed null failed; b P16666666Y8M known null failed");
    const auto told = cell(done.value().table.view(), "maaneder_diagnostics", 0);
    CHECK(told.find("\"code\":\"column-fit\"") != std::string::npos);
    CHECK(told.find("\"id\":\"a\"") != std::string::npos);
    CHECK(cell(done.value().table.view(), "maaneder_diagnostics", 1) == "[]");
}

TEST_CASE("batch: a number with a scale is a decimal of that scale") {
    struct wide {
        std::int64_t low;
        std::int64_t high;
    };
    // 1.5, 2.25, 1.125, which has too many, nothing, and 38 digits with 34 of them before the
    // point.
    const std::vector<std::optional<wide>> given{wide{1500, 0}, wide{-2250, -1}, wide{1125, 0},
                                                 std::nullopt,
                                                 wide{0x00F436A000000000, 0x0785EE10D5DA46D9}};
    const made_arrow table(table_node({fixed_column<wide>("tal", "d:38,3", given)}));
    const batch what{.cases = table.view(), .on = day};
    const auto done = run_batch(ready({"oere", "oerer", "andel"}), what);
    REQUIRE(done);
    const auto view = done.value().table.view();
    CHECK(std::string(view.schema->children[0]->format) == "d:38,2");
    CHECK(std::string(view.schema->children[2]->children[0]->format) == "d:38,2");
    CHECK(std::string(view.schema->children[4]->children[0]->format) == "d:38,18");
    CHECK(shown(done, {"oere", "oere_status"}) ==
          "150e-2 known; -225e-2 known; null failed; null undetermined; "
          "54210108624275221:-5527149226598858752e-2 known");
    CHECK(shown(done, {"oerer", "oerer_status"}) ==
          "[150e-2,100e-2] known; [-225e-2,100e-2] known; null failed; null undetermined; "
          "[54210108624275221:-5527149226598858752e-2,100e-2] known");
    // A quarter of the last would have 51 digits.
    CHECK(shown(done, {"andel", "andel_status"}) ==
          "{pct:375000000000000000e-18} known; {pct:-562500000000000000e-18} known; "
          "{pct:281250000000000000e-18} known; null undetermined; null failed");
}

TEST_CASE("batch: whole columns of numbers become decimals of more digits than 64 bits") {
    const made_arrow table(table_node({fixed_column<std::int64_t>(
        "tal", "l",
        {3, -3, 5'000'000'000, -5'000'000'000, std::numeric_limits<std::int64_t>::min()})}));
    const batch what{.cases = table.view(), .on = day};
    CHECK(shown(run_batch(ready({"fint"}), what), {"fint"}) ==
          "3000000000000000000e-18; -3000000000000000000e-18; "
          "271050543:2238994010196672512e-18; -271050544:-2238994010196672512e-18; "
          "-500000000000000000:0e-18");
}

TEST_CASE("batch: a decision's decimals can be given back as a fact") {
    const made_arrow table(table_node({fixed_column<double>("tal", "g", doubles{1.5, -2.25, {}})}));
    const batch what{.cases = table.view(), .on = day};
    const auto first = run_batch(ready({"oere"}), what);
    REQUIRE(first);
    auto schema = *first.value().table.view().schema;
    auto column = *schema.children[0];
    column.name = "tal";
    ArrowSchema* columns[] = {&column};
    schema.n_children = 1;
    schema.children = columns;
    auto array = *first.value().table.view().array;
    array.n_children = 1;
    const batch again{.cases = {&schema, &array}, .on = day};
    CHECK(shown(run_batch(ready({"oere", "dobbelt"}), again), {"oere", "dobbelt"}) ==
          "150e-2 3; -225e-2 -4.5; null null");
}

TEST_CASE("batch: further columns on request") {
    const made_arrow table(table_node({fixed_column<double>("tal", "g", doubles{{}, 12})}));
    batch what{.cases = table.view(), .on = day};
    what.columns = {.possible = true, .missing = true, .reasons = true, .language = language::en};
    const auto done = run_batch(ready({"over"}), what);
    CHECK(shown(done, {"over", "over_status", "over_possible", "over_missing"}) ==
          R"(null undetermined {"values":[false,true]} [kommune.graense,tal]; )"
          R"(null undetermined {"values":[false,true]} [kommune.graense])");
    CHECK(shown(done, {"over_reasons"}).find("\"id\":\"stor\"") != std::string::npos);
    CHECK(shown(done, {"over_diagnostics", "sags_id"}) == "- -; - -");
}

TEST_CASE("batch: a row that cannot be read is refused, and the others go on") {
    const made_arrow table(table_node({text_column("sags_id", texts{"a", "b", "c"}),
                                       fixed_column<double>("tal", "g", doubles{1, infinite, 3}),
                                       text_column("navn", texts{"Bo", "Ib", "\xFF"})}));
    batch what{.cases = table.view(), .on = day};
    what.columns.diagnostics = true;
    const auto done = run_batch(ready({"dobbelt"}), what);
    CHECK(shown(done, {"sags_id", "dobbelt", "dobbelt_status"}) ==
          "a 2 known; b null refused; c null refused");
    CHECK(cell(done.value().table.view(), "dobbelt_diagnostics", 2).find("invalid-utf8") !=
          std::string::npos);
}

TEST_CASE("batch: each row has its own day") {
    const made_arrow table(
        table_node({fixed_column<double>("tal", "g", doubles{1, 2, 3}),
                    fixed_column<std::int32_t>("vurdering", "tdD", {17592, {}, 20000})}));
    batch what{.cases = table.view(), .day_column = "vurdering"};
    what.columns.diagnostics = true;
    const auto done = run_batch(ready({"dobbelt"}), what);
    CHECK(shown(done, {"dobbelt", "dobbelt_status"}) ==
          "2 known; null refused; null outside_validity");
    CHECK(cell(done.value().table.view(), "dobbelt_diagnostics", 1).find("no-evaluation-date") !=
          std::string::npos);
}

TEST_CASE("batch: municipalities get their citizens") {
    const made_arrow table(table_node({text_column("kode", texts{"851", "101"})}));
    const made_arrow citizens(
        table_node({text_column("kode", texts{"851", "101", "851", "999", "851"}),
                    fixed_column<double>("tal", "g", doubles{11, {}, 12, 13, 9})}));
    batch what{.cases = table.view(), .tables = {{"borgere", citizens.view()}}, .on = day};
    const auto done = run_batch(ready({"antal"}), what);
    CHECK(shown(done, {"antal", "antal_status"}) == "2 known; null undetermined");
    CHECK(codes(done.value().refused_related) == "related-unknown-key");
    // A citizen that cannot be read refuses its municipality, which says why; others go on.
    const made_arrow bad(table_node({text_column("kode", texts{"851", "101"}),
                                     fixed_column<double>("tal", "g", doubles{infinite, 20})}));
    what.tables = {{"borger", bad.view()}};
    what.columns.diagnostics = true;
    const auto partly = run_batch(ready({"antal"}), what);
    CHECK(shown(partly, {"antal", "antal_status"}) == "null refused; 1 known");
    const auto told = cell(partly.value().table.view(), "antal_diagnostics", 0);
    CHECK(told.find("related-refused") != std::string::npos);
    CHECK(told.find("arrow-value") != std::string::npos);
}

TEST_CASE("batch: citizens get their municipality") {
    const made_arrow table(table_node({text_column("kode", texts{"851", "101", {}, "999"}),
                                       fixed_column<double>("tal", "g", doubles{5, 5, 5, 5})}));
    const made_arrow up(table_node({text_column("kode", texts{"851", "101"}),
                                    fixed_column<std::int8_t>("graense", "c", {3, 7})}));
    const batch what{.cases = table.view(), .tables = {{"kommune", up.view()}}, .on = day};
    CHECK(shown(run_batch(ready({"over"}), what), {"over", "over_status"}) ==
          "true known; false known; null undetermined; null refused");
}

TEST_CASE("batch: tables that the rules do not know are faults of the call") {
    const made_arrow table(table_node({fixed_column<double>("tal", "g", doubles{1})}));
    const auto run = [&](std::vector<related_table> tables, const std::string& days = {}) {
        return codes(
            run_batch(
                ready({"dobbelt"}),
                {.cases = table.view(), .tables = std::move(tables), .on = day, .day_column = days})
                .diagnostics());
    };
    const made_arrow empty(table_node({text_column("kode", {})}));
    CHECK(run({{"kommuner", table.view()}}) == "unknown-table");
    CHECK(run({{"kommune", empty.view()}, {"kommune", empty.view()}}) == "duplicate-table");
    CHECK(run({{"kommune", table.view()}}) == "unknown-fact");
    CHECK(run({{"kommune", {}}}) == "arrow-layout");
    CHECK(run({}, "dag") == "unknown-column");
    CHECK(codes(run_batch(ready({"dobbelt"}), {.on = day}).diagnostics()) == "arrow-layout");
    CHECK(codes(run_batch(ready({"dobbelt", "dobbelt"}), {.cases = table.view()}).diagnostics()) ==
          "duplicate-column");
}

TEST_CASE("batch: progress is told now and then, and can stop the run") {
    const made_arrow table(table_node({fixed_column<double>("tal", "g", doubles(2500, 1.0))}));
    std::string told;
    batch what{.cases = table.view(), .on = day};
    what.progress = [&told](std::uint64_t done, std::uint64_t total) {
        told += std::to_string(done) + "/" + std::to_string(total) + " ";
        return false;
    };
    CHECK(run_batch(ready({"dobbelt"}), what));
    CHECK(told == "1000/2500 2000/2500 2500/2500 ");
    what.progress = [](std::uint64_t done, std::uint64_t) { return done >= 2000; };
    CHECK(codes(run_batch(ready({"dobbelt"}), what).diagnostics()) == "cancelled");
    // Also while related cases are read.
    const made_arrow up(table_node({text_column("kode", texts(1500, "851"))}));
    what.tables = {{"kommune", up.view()}};
    what.progress = [](std::uint64_t done, std::uint64_t) { return done == 0; };
    CHECK(codes(run_batch(ready({"dobbelt"}), what).diagnostics()) == "cancelled");
    const made_arrow none(table_node({fixed_column<double>("tal", "g", {})}));
    CHECK(shown(run_batch(ready({"dobbelt"}), {.cases = none.view(), .on = day}), {}).empty());
}

namespace {

/// Cases as a table with the columns that the entity's facts have.
arrow_node table_of(const plan::entity& entity, const std::vector<facts>& cases) {
    std::vector<std::optional<std::string>> ids;
    for (const auto& one : cases)
        ids.emplace_back(one.id());
    std::vector<arrow_node> columns{text_column("sags_id", ids)};
    for (const auto& slot : entity.slots) {
        if (!slot.is_fact) continue;
        std::vector<std::optional<value>> values;
        for (const auto& one : cases) {
            values.emplace_back();
            for (const auto& [name, content] : one.entries()) {
                if (name == slot.name) values.back() = content;
            }
        }
        columns.push_back(value_column(slot.name, *slot.type, values));
    }
    return table_node(std::move(columns));
}

/// The same case as a table says it: a gap in a fact's own column is missing, or absent.
facts as_in_table(const plan::entity& entity, const facts& given, bool absent) {
    facts out(given.id());
    for (const auto& slot : entity.slots) {
        if (slot.is_fact && absent) out.set(slot.name, value::absent());
    }
    for (const auto& [name, content] : given.entries()) {
        if (!content.is_null()) out.set(name, content);
    }
    return out;
}

std::vector<facts> aalborg() {
    std::ifstream file(source_dir() + "/examples/aalborg/borgere.jsonl");
    std::vector<facts> out;
    for (std::string line; out.size() < 120 && std::getline(file, line);)
        out.push_back(io::read_case(line).value());
    return out;
}

} // namespace

TEST_CASE("batch: Aalborg's citizens get the outcomes that they get one by one") {
    const auto all = catalog::load(source_dir() + "/rules").value();
    const auto version = all.in_force("flere-skal-med", day).value();
    const auto cases = aalborg();
    REQUIRE(cases.size() == 120);
    for (const bool absent : {false, true}) {
        eval::options how{.nulls = absent ? eval::nulls::absent : eval::nulls::missing};
        const auto with = version.prepare({}, "borger", how).value();
        const auto& entity = with.program().entities[with.entity()];
        const made_arrow table(table_of(entity, cases));
        batch what{.cases = table.view(), .on = day};
        what.columns.missing = true;
        const auto done = run_batch(with, what);
        REQUIRE_MESSAGE(done, codes(done.diagnostics()));
        std::size_t known = 0;
        std::string wrong;
        for (std::size_t row = 0; row < cases.size(); ++row) {
            for (const auto& one : with.run(as_in_table(entity, cases[row], absent), day)) {
                const bool is_known = one.status() == status::known;
                known += is_known ? 1 : 0;
                std::string missing;
                for (const auto& each : one.missing())
                    missing += (missing.empty() ? "" : ",") + each.path;
                const auto expected = (is_known ? value_text(one.value()) : "null") + " " +
                                      std::string(status_name(one.status())) + " [" + missing + "]";
                std::string got;
                for (const auto* ending : {"", "_status", "_missing"})
                    got += (*ending == 0 ? "" : " ") + cell(done.value().table.view(),
                                                            one.content().decision + ending,
                                                            static_cast<std::int64_t>(row));
                if (got != expected && wrong.size() < 2000)
                    wrong += one.content().decision + ": " + got + " for " + expected + "\n";
            }
        }
        CHECK_MESSAGE(wrong.empty(), wrong);
        CHECK((absent || known > cases.size()));
    }
}

TEST_CASE("batch: Aalborg as a municipality, its citizens as a table or in the case") {
    const auto all = catalog::load(source_dir() + "/rules").value();
    const auto version = all.in_force("flere-skal-med", day).value();
    const auto with = version.prepare({}, "kommune").value();
    const auto& entities = with.program().entities;
    const auto& borger = entities[entities[with.entity()].child];
    facts kommune("aalborg");
    kommune.set("kommunekode", "851");
    kommune.set("tilsagn_oere", 1174900000);
    const auto citizens = aalborg();
    const made_arrow table(table_of(entities[with.entity()], {kommune}));
    const made_arrow related(table_of(borger, citizens));
    const auto done =
        run_batch(with, {.cases = table.view(), .tables = {{"borger", related.view()}}, .on = day});
    REQUIRE_MESSAGE(done, codes(done.diagnostics()));
    std::vector<value> items;
    for (const auto& one : citizens) {
        auto shape = std::make_shared<context_shape>();
        std::vector<value> entries;
        shape->names.emplace_back("sags_id");
        entries.emplace_back(one.id());
        const auto given = as_in_table(borger, one, false);
        for (const auto& [name, content] : given.entries()) {
            shape->names.push_back(name);
            entries.push_back(content);
        }
        items.emplace_back(context_value{shape, entries});
    }
    kommune.set("borgere", make_list(items));
    for (const auto& one : with.run(kommune, day)) {
        const auto name = one.content().decision;
        CHECK(cell(done.value().table.view(), name + "_status", 0) == status_name(one.status()));
        const auto expected = one.status() == status::known ? value_text(one.value()) : "null";
        CHECK(cell(done.value().table.view(), name, 0) == expected);
    }
}
