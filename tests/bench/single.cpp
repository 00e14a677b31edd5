// SPDX-License-Identifier: Apache-2.0
#include "bench/single.hpp"

#include "bench/caseload.hpp"
#include "bench/tables.hpp"

#include <hjemmel.h>
#include <hjemmel/api/catalog.hpp>

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <memory>
#include <utility>
#include <vector>

namespace hjemmel::bench {

namespace {

const date today(2018, 3, 2);
constexpr std::size_t most_cases = 1'024; // in turns; a power of two

/// Ends the program where a benchmark cannot be what it says it is.
void demand(bool holds) {
    if (!holds) std::abort();
}

void count(benchmark::State& state) { state.SetItemsProcessed(state.iterations()); }

// ---------------------------------------------------------------- a table

struct small_table {
    number_table table = make_table(10, 3);
    table_cases cases = make_cases(3, most_cases);
    std::string rules = rules_of(table);
};

void by_hand(benchmark::State& state, const small_table& of) {
    std::size_t at = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(decide(of.table, of.cases, at++ % most_cases));
    count(state);
}

void by_call(benchmark::State& state, const small_table& of) {
    const std::pair<std::string, std::string> files[] = {{"tabel.yaml", of.rules}};
    const auto rules = catalog::from_memory(files).value();
    const std::vector<std::string> decisions{"svar"};
    const auto ready = rules.versions("tabel").front().prepare(decisions).value();
    const auto& slots = ready.program().entities[ready.entity()];
    std::vector<plan::index> numbers;
    for (std::size_t c = 0; c < of.cases.size(); ++c)
        numbers.push_back(slots.find("tal" + std::to_string(c)));
    evaluator with(ready);
    facts given;
    std::size_t at = 0;
    for (auto _ : state) {
        for (std::size_t c = 0; c < numbers.size(); ++c)
            given.set_numbered(numbers[c], value(of.cases[c][at % most_cases]));
        const auto& found = with.run(given, today);
        demand(found.front().value().is(kind::number));
        benchmark::DoNotOptimize(found.front().value().as_number());
        ++at;
    }
    count(state);
}

/// A table's evaluation by the C interface; everything is freed.
struct c_table {
    explicit c_table(const std::string& rules) {
        const hjemmel_file file = {{"tabel.yaml", HJEMMEL_NUL}, {rules.data(), rules.size()}};
        const hjemmel_text decision = {"svar", HJEMMEL_NUL};
        demand(hjemmel_catalog_from_memory(&file, 1, nullptr, &catalog, nullptr) == HJEMMEL_OK);
        demand(hjemmel_catalog_version(catalog, "tabel", HJEMMEL_NUL, 0, &version, nullptr) ==
               HJEMMEL_OK);
        demand(hjemmel_evaluation_new(version, "", HJEMMEL_NUL, &decision, 1, nullptr, &evaluation,
                                      nullptr) == HJEMMEL_OK);
        demand(hjemmel_facts_new(evaluation, &facts) == HJEMMEL_OK);
        demand(hjemmel_outcomes_new(&outcomes) == HJEMMEL_OK);
    }
    c_table(const c_table&) = delete;
    c_table& operator=(const c_table&) = delete;
    ~c_table() {
        hjemmel_outcomes_free(outcomes);
        hjemmel_facts_free(facts);
        hjemmel_evaluation_free(evaluation);
        hjemmel_version_free(version);
        hjemmel_catalog_free(catalog);
    }

    std::vector<std::uint32_t> numbers(std::size_t columns) const {
        std::vector<std::uint32_t> out(columns);
        for (std::size_t c = 0; c < columns; ++c) {
            const auto name = "tal" + std::to_string(c);
            demand(hjemmel_version_fact(version, "", HJEMMEL_NUL, name.c_str(), HJEMMEL_NUL,
                                        &out[c], nullptr) == HJEMMEL_OK);
        }
        return out;
    }

    hjemmel_catalog* catalog = nullptr;
    hjemmel_version* version = nullptr;
    hjemmel_evaluation* evaluation = nullptr;
    hjemmel_facts* facts = nullptr;
    hjemmel_outcomes* outcomes = nullptr;
};

void by_c(benchmark::State& state, const small_table& of) {
    const c_table with(of.rules);
    const auto numbers = with.numbers(of.cases.size());
    const auto day = today.days();
    std::size_t at = 0;
    for (auto _ : state) {
        for (std::size_t c = 0; c < numbers.size(); ++c) {
            hjemmel_facts_index(with.facts, numbers[c]);
            hjemmel_facts_number(with.facts, of.cases[c][at % most_cases], 0);
        }
        hjemmel_evaluation_run(with.evaluation, with.facts, day, with.outcomes, nullptr);
        const auto* outcome = hjemmel_outcomes_at(with.outcomes, 0);
        std::int64_t coefficient = 0;
        std::int32_t exponent = 0;
        demand(hjemmel_value_number(hjemmel_outcome_value(outcome), &coefficient, &exponent) ==
               HJEMMEL_OK);
        benchmark::DoNotOptimize(coefficient);
        ++at;
    }
    count(state);
}

// ---------------------------------------------------------------- a citizen

value day_of(std::int32_t day) {
    return day == open_end ? value::absent() : value(*date::from_days(day));
}

value context_of(const context_shape_ptr& shape, std::vector<value> entries) {
    return context_value{shape, std::move(entries)};
}

using words = std::vector<const char*>;

value word(const words& all, std::int8_t number) { return all[static_cast<std::size_t>(number)]; }

context_shape_ptr shape(std::vector<std::string> names) {
    return std::make_shared<const context_shape>(context_shape{std::move(names)});
}

/// The periods of one citizen; `more` gives the entries beside `fra` and `til`.
template<class More>
value list_of(const periods& of, std::size_t citizen, const context_shape_ptr& named,
              const More& more) {
    std::vector<value> items;
    for (auto k = of.offsets[citizen]; k < of.offsets[citizen + 1]; ++k) {
        const auto at = static_cast<std::size_t>(k);
        std::vector<value> entries{day_of(of.first[at]), day_of(of.last[at])};
        for (auto& one : more(at))
            entries.push_back(std::move(one));
        items.push_back(context_of(named, std::move(entries)));
    }
    return make_list(std::move(items));
}

/// The same facts as in the table of `arrow_of`, as a host would set them.
facts facts_of(const caseload& of, std::size_t citizen) {
    static const words benefits{"kontanthjaelp",
                                "uddannelseshjaelp",
                                "integrationsydelse",
                                "kontanthjaelp_integrationsloven",
                                "starthjaelp",
                                "ressourceforloebsydelse",
                                "ledighedsydelse",
                                "fleksloentilskud",
                                "revalideringsydelse",
                                "sygedagpenge",
                                "barselsdagpenge",
                                "foertidspension",
                                "folkepension",
                                "seniorpension",
                                "dagpenge",
                                "su",
                                "overgangsydelse",
                                "selvforsoergelses_og_hjemrejseydelse"};
    static const words categories{"jobparat", "aktivitetsparat"};
    static const words programmes{"selvforsoergelses_og_hjemrejse", "introduktion", "ukendt"};
    static const words reasons{"barsel", "faengselsstraf", "andet"};
    static const words exits{"arbejde_uddannelse",
                             "ikke_berettiget",
                             "doed",
                             "folkepension",
                             "fraflyttet",
                             "foertidspension",
                             "fleksjob_ledighedsydelse",
                             "ressourceforloeb",
                             "revalidering",
                             "seniorpension"};
    static const words groups{"virksomhedsrettet", "ressourceforloeb", "fleksjob",
                              "foertidspension", "ude_af_stand"};
    using entries = std::vector<value>;
    static const auto benefit = shape({"fra", "til", "ydelse"});
    static const auto category = shape({"fra", "til", "kategori"});
    static const auto programme = shape({"fra", "til", "program", "afsluttet"});
    static const auto municipality = shape({"fra", "til", "kommunekode"});
    static const auto deferral = shape({"fra", "til", "aarsag", "straf_laengde_maaneder"});
    static const auto exit = shape({"aarsag", "dato"});
    facts out;
    out.set("foedselsdato", day_of(of.born[citizen]));
    if (of.benefits_known[citizen]) {
        out.set("ydelsesperioder", list_of(of.benefits, citizen, benefit, [&](auto at) {
                    return entries{word(benefits, of.benefits.what[at])};
                }));
    }
    out.set("visitation_perioder", list_of(of.categories, citizen, category, [&](auto at) {
                return entries{word(categories, of.categories.what[at])};
            }));
    out.set("integrationsprogram_perioder",
            list_of(of.programmes, citizen, programme, [&](auto at) {
                return entries{word(programmes, of.programmes.what[at]), false};
            }));
    out.set("kommune_perioder", list_of(of.municipalities, citizen, municipality, [&](auto at) {
                return entries{std::to_string(101 + of.municipalities.what[at])};
            }));
    out.set("udskydelser", list_of(of.deferrals, citizen, deferral, [&](auto at) {
                const auto months = of.sentence[at];
                return entries{word(reasons, of.deferrals.what[at]),
                               months < 0 ? value::absent() : value(months)};
            }));
    if (of.exit_reason[citizen] >= 0) {
        out.set("afgang", context_of(exit, {word(exits, of.exit_reason[citizen]),
                                            day_of(of.exit_day[citizen])}));
    }
    if (of.assessed[citizen] >= 0)
        out.set("vurderet_maalgruppe", word(groups, of.assessed[citizen]));
    return out;
}

evaluation citizens_ready(const std::string& folder) {
    const auto rules = catalog::load(folder).value();
    eval::options how;
    how.complete = {"afgang", "vurderet_maalgruppe", "visitationssamtale_dato"};
    const std::vector<std::string> decisions{"maalgruppe", "visitationsgruppe"};
    return rules.in_force("flere-skal-med", today)->prepare(decisions, "borger", how).value();
}

void citizens_by_hand(benchmark::State& state, const caseload& of) {
    const auto on = static_cast<std::int32_t>(today.days());
    std::size_t at = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(decide(of, at++ % of.size(), on));
    count(state);
}

status status_by_hand(const caseload& of, std::size_t citizen) {
    switch (decide(of, citizen, static_cast<std::int32_t>(today.days())).target) {
    case answer::refused:
        return status::refused;
    case answer::undetermined:
        return status::undetermined;
    default:
        return status::known;
    }
}

void citizens_by_call(benchmark::State& state, const caseload& of, const evaluation& ready) {
    evaluator with(ready);
    std::vector<facts> all;
    for (std::size_t i = 0; i < of.size(); ++i) {
        all.push_back(facts_of(of, i));
        demand(with.run(all[i], today).front().status() == status_by_hand(of, i));
    }
    std::size_t at = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(with.run(all[at % all.size()], today).data());
        ++at;
    }
    count(state);
}

void add_citizens(const std::string& name, const evaluation& ready, std::size_t missing) {
    const auto load = std::make_shared<caseload>(make_caseload(most_cases, missing));
    benchmark::RegisterBenchmark((name + "/hand").c_str(), [load](benchmark::State& state) {
        citizens_by_hand(state, *load);
    });
    benchmark::RegisterBenchmark((name + "/call").c_str(), [load, ready](benchmark::State& state) {
        citizens_by_call(state, *load, ready);
    });
}

} // namespace

void add_single(const std::string& folder) {
    const auto small = std::make_shared<small_table>();
    const auto add = [&](const char* name, void (*way)(benchmark::State&, const small_table&)) {
        benchmark::RegisterBenchmark(name,
                                     [small, way](benchmark::State& state) { way(state, *small); });
    };
    add("one table 10x3/hand", by_hand);
    add("one table 10x3/call", by_call);
    add("one table 10x3/c", by_c);
    const auto ready = citizens_ready(folder);
    add_citizens("one citizen", ready, 0);
    add_citizens("one citizen, benefits missing", ready, 1000);
}

} // namespace hjemmel::bench
