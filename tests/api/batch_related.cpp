// SPDX-License-Identifier: Apache-2.0
// Related tables in columns, both ways: the same outcomes as case by case.
#include <hjemmel/api/batch.hpp>
#include <hjemmel/api/catalog.hpp>

#include <support/arrow.hpp>

#include "../../src/api/batch_related.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <random>

using namespace hjemmel;
using namespace hjemmel::test;

namespace {

constexpr const char* rules = R"(hjemmel: 1
ruleset: prove
valid: {from: 2018-01-01, to: 2018-12-31}
entities:
  borger: {plural: borgere}
  kommune: {has: borgere, key: kode}
types:
  periode: {context: {fra: date, til: date, sats: number}, optional: [til]}
parameters:
  tillaeg:
    type: number
    dated: [{value: 1}, {from: 2018-07-01, value: 2}]
facts:
  borger:
    tal: {type: number}
    alder: {type: {type: number, integer: true, min: 0}}
    navn: {type: string, optional: true}
    aktiv: {type: boolean, otherwise: alder < 60}
    foedt: {type: date, optional: true}
    perioder: {type: {list: periode}}
  kommune:
    kode: {type: string}
    graense: {type: number}
    region: {type: string, optional: true}
    loft: {type: number, otherwise: 10 * graense}
decisions:
  over: {entity: borger, all: [{id: stor, text: Over, when: tal > kommune.graense}]}
  ung: {entity: borger, value: alder < 30}
  sats: {entity: borger, value: 'if perioder = [] then 0 else sum(perioder.sats) + tillaeg'}
  rate: {entity: borger, value: 'if over then sats else kommune.loft'}
  sted: {entity: borger, value: 'if kommune.region = null then "ukendt" else kommune.region'}
  dele: {entity: borger, value: 'tal / (alder - 40)'}
  antal: {entity: kommune, value: count(borgere)}
  store: {entity: kommune, value: 'count(borgere[tal > 10])'}
  unge: {entity: kommune, value: 'count(borgere[ung])'}
  unge_over: {entity: kommune, value: 'count(borgere[ung and over])'}
  navne: {entity: kommune, value: 'count(borgere[list contains(["Bo", "Ea"], navn)])'}
  samlet: {entity: kommune, value: 'if count(borgere) = 0 then 0 else sum(borgere.tal)'}
  aeldst: {entity: kommune, value: 'if count(borgere) = 0 then null else max(borgere.alder)'}
  satser: {entity: kommune, value: 'sum(for b in borgere return if b.ung then b.sats else 0)'}
  rater: {entity: kommune, value: 'sum(borgere.rate)'}
  alle_aktive: {entity: kommune, value: 'every b in borgere satisfies b.aktiv'}
  en_gammel: {entity: kommune, value: 'some b in borgere satisfies b.alder > 62'}
  foerste: {entity: kommune, value: 'if count(borgere) = 0 then null else borgere[1].navn'}
  andel: {entity: kommune, value: 'if antal = 0 then 0 else unge / antal'}
  mange: {entity: kommune, all: [{id: nok, text: Nok, when: store > graense}]}
  over_snit: {entity: kommune, value: 'count(borgere[tal > samlet / antal])'}
  over_andre: {entity: kommune, value: 'count(borgere[tal > max(borgere.alder) - 50])'}
  delt: {entity: kommune, value: 'sum(borgere.dele)'}
  sidste: {entity: kommune, value: 'count(borgere[count(perioder[til = null]) > 0])'}
  foedte: {entity: kommune, value: 'count(borgere[foedt != null and foedt < @"1980-01-01"])'}
end: prove
)";

const version& prove() {
    static const auto all = [] {
        const std::vector<std::pair<std::string, std::string>> files{{"prove.yaml", rules}};
        return catalog::from_memory(files).value().versions("prove").front();
    }();
    return all;
}

constexpr date day{2018, 3, 2};

/// Which faults a pair of tables has.
struct faults {
    bool gaps = false;    ///< facts that are missing
    bool refused = false; ///< facts that are not allowed, or cannot be read
    bool keys = false;    ///< keys that nobody has, that stand twice or are missing
};

struct tables {
    std::vector<arrow_node> citizens{};
    std::vector<arrow_node> municipalities{};
};

template<class T>
using column_of = std::vector<std::optional<T>>;

tables drawn(std::uint32_t seed, std::size_t citizens, std::size_t municipalities, faults with) {
    std::mt19937 random(seed);
    const auto one_in = [&](std::uint32_t n) { return random() % n == 0; };
    const auto gap = [&] { return with.gaps && one_in(150); };
    column_of<double> numbers;
    column_of<std::int32_t> ages;
    column_of<std::string> names;
    column_of<std::int32_t> born;
    column_of<std::string> codes;
    const auto periods = prove().program().entities[0].slots[5];
    column_of<value> lists;
    auto shape = std::make_shared<context_shape>();
    shape->names = {"fra", "til", "sats"};
    for (std::size_t i = 0; i < citizens; ++i) {
        numbers.push_back(static_cast<double>(random() % 400) / 8);
        if (gap()) numbers.back().reset();
        if (with.refused && one_in(200)) numbers.back() = std::numeric_limits<double>::infinity();
        ages.push_back(static_cast<std::int32_t>(41 + random() % 30) - (one_in(3) ? 30 : 0));
        if (with.refused && one_in(200)) ages.back() = -1;
        names.push_back(one_in(3) ? "Bo" : "navn" + std::to_string(random() % 50));
        if (one_in(5)) names.back().reset();
        born.push_back(static_cast<std::int32_t>(random() % 9000));
        if (one_in(9)) born.back().reset();
        codes.push_back(std::to_string(random() % municipalities));
        if (with.keys && one_in(400)) codes.back() = "ukendt";
        if (with.keys && one_in(4000)) codes.back().reset();
        std::vector<value> rows;
        std::int64_t from = 15000;
        for (auto n = random() % 3; n > 0; --n) {
            const auto to = from + static_cast<std::int64_t>(random() % 300);
            const auto open = n == 1 && one_in(2);
            rows.emplace_back(
                context_value{shape,
                              {value(*date::from_days(from)),
                               open ? value::absent() : value(*date::from_days(to)),
                               value(*decimal::parse(std::to_string(random() % 90)))}});
            from = to + 1;
        }
        lists.emplace_back(make_list(std::move(rows)));
        if (gap()) lists.back().reset();
    }
    column_of<std::string> keys;
    column_of<double> limits;
    column_of<std::string> regions;
    for (std::size_t i = 0; i < municipalities; ++i) {
        keys.push_back(std::to_string(with.keys && i == 7 ? 6 : i));
        limits.push_back(static_cast<double>(random() % 30));
        if (with.gaps && one_in(10)) limits.back().reset();
        regions.push_back(one_in(2) ? "nord" : "syd");
        if (one_in(3)) regions.back().reset();
    }
    tables out;
    out.citizens = {fixed_column<double>("tal", "g", numbers),
                    fixed_column<std::int32_t>("alder", "i", ages),
                    text_column("navn", names),
                    fixed_column<std::int32_t>("foedt", "tdD", born),
                    value_column("perioder", *periods.type, lists),
                    text_column("kode", codes)};
    out.municipalities = {text_column("kode", keys), fixed_column<double>("graense", "g", limits),
                          text_column("region", regions)};
    return out;
}

std::string shown(const result<batch_outcomes>& of, const std::string& decision) {
    std::string out;
    for (const auto& one : of.diagnostics())
        out += "!!" + one.code;
    if (!of) return out;
    const auto table = of.value().table.view();
    for (std::int64_t row = 0; row < table.array->length; ++row) {
        out += cell(table, decision, row) + "/" + cell(table, decision + "_status", row) + "/" +
               cell(table, decision + "_missing", row) + "\n";
    }
    for (const auto& one : of.value().refused_related)
        out += one.code + " " + one.id + "\n";
    return out;
}

eval::options how_of(bool absent) {
    eval::options how;
    how.nulls = absent ? eval::nulls::absent : eval::nulls::missing;
    how.complete = {"navn", "foedt", "region"};
    return how;
}

/// Each decision of an entity with a table of the other, in columns and case by case.
std::string differences(const std::string& entity, const tables& from, batch what, bool absent) {
    const bool down = entity == "kommune";
    const made_arrow own(table_node(down ? from.municipalities : from.citizens));
    const made_arrow other(table_node(down ? from.citizens : from.municipalities));
    what.cases = own.view();
    what.tables = {{down ? "borgere" : "kommune", other.view()}};
    what.columns.missing = true;
    std::string out;
    const auto all = prove().prepare({}, entity).value();
    for (const auto& slot : all.decisions()) {
        const auto name = prove().program().entities[slot.entity].slots[slot.slot].name;
        const std::vector<std::string> asked{name};
        const auto with = prove().prepare(asked, entity, how_of(absent)).value();
        what.columns.diagnostics = false;
        const auto columns = shown(run_batch(with, what), name);
        what.columns.diagnostics = true;
        const auto alone = shown(run_batch(with, what), name);
        std::size_t at = 0;
        while (at < alone.size() && at < columns.size() && alone[at] == columns[at])
            ++at;
        if (columns == alone) continue;
        at -= std::min<std::size_t>(at, 20);
        out += name + ": " + columns.substr(at, 90) + "\nfor: " + alone.substr(at, 90) + "\n";
    }
    return out;
}

} // namespace

TEST_CASE("related tables in columns: what each case is by itself") {
    const faults kinds[] = {{},
                            {.gaps = true},
                            {.refused = true},
                            {.keys = true},
                            {.gaps = true, .refused = true, .keys = true}};
    std::uint32_t seed = 1;
    for (const auto& with : kinds) {
        for (const std::size_t municipalities : {1U, 12U, 60U}) {
            const auto from = drawn(++seed, 2300, municipalities, with);
            for (const std::string entity : {"kommune", "borger"}) {
                const bool absent = seed % 3 == 0 && !with.gaps;
                const auto wrong = differences(entity, from, {.on = day}, absent);
                CHECK_MESSAGE(wrong.empty(), entity << ", seed " << seed << "\n" << wrong);
            }
        }
    }
}

TEST_CASE("related tables in columns: days of each case, few rows, none") {
    auto from = drawn(99, 500, 20, {});
    column_of<std::int32_t> days;
    for (std::int32_t i = 0; i < 20; ++i)
        days.emplace_back(17500 + 25 * i);
    days[3].reset();
    from.municipalities.push_back(fixed_column<std::int32_t>("dag", "tdD", days));
    CHECK(differences("kommune", from, {.day_column = "dag"}, false) == "");
    for (const std::size_t citizens : {0U, 1U, 3U}) {
        CHECK(differences("kommune", drawn(5, citizens, 4, {}), {.on = day}, false) == "");
        CHECK(differences("borger", drawn(6, citizens, 4, {}), {.on = day}, false) == "");
    }
    CHECK(differences("kommune", drawn(7, 9, 1, {.keys = true}), {.on = day}, false) == "");
}

TEST_CASE("related tables in columns: which cases are left to themselves") {
    const auto from = drawn(3, 4000, 40, {});
    const made_arrow own(table_node(from.municipalities));
    const made_arrow other(table_node(from.citizens));
    const auto left = [&](const std::string& decision) {
        const std::vector<std::string> asked{decision};
        const auto with = prove().prepare(asked, "kommune", how_of(false)).value();
        const auto reader = [&](const made_arrow& table, plan::index entity) {
            return io::arrow_reader::open("", table.view(), with.shared_program(), entity).value();
        };
        auto cases = reader(own, with.entity());
        auto below = reader(other, with.program().entities[with.entity()].child);
        const auto done =
            detail::decide_with_below(with, day, false, cases, below, 2, [] { return true; });
        return std::count(done->left.data(), done->left.data() + 40, std::uint8_t{1});
    };
    for (const std::string decision :
         {"antal", "store", "unge", "unge_over", "navne", "samlet", "aeldst", "satser", "rater",
          "alle_aktive", "en_gammel", "andel", "mange", "sidste", "foedte", "over_snit"})
        CHECK_MESSAGE(left(decision) == 0, decision);
    const auto stopped = [&] {
        const auto with = prove().prepare({}, "kommune").value();
        batch what{.cases = own.view(), .tables = {{"borger", other.view()}}, .on = day};
        what.progress = [](std::uint64_t, std::uint64_t) { return true; };
        return run_batch(with, what).diagnostics().front().code;
    };
    CHECK(stopped() == "cancelled");
}
