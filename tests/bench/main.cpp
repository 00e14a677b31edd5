// SPDX-License-Identifier: Apache-2.0
// Workloads beside the same logic by hand, over the same arrays, in one run. tools/bench shows them
// as one table. The argument before all others is the folder with the rules.
#include <hjemmel/api/batch.hpp>
#include <hjemmel/api/catalog.hpp>

#include "bench/caseload.hpp"
#include "bench/needed.hpp"
#include "bench/single.hpp"
#include "bench/tables.hpp"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace hjemmel;

namespace {

const date today(2018, 3, 2);

/// One table of cases and what decides them.
struct workload {
    workload(evaluation how, test::arrow_node table)
        : ready(std::move(how)), cases(std::move(table)) {}

    evaluation ready;
    test::made_arrow cases;
    std::optional<test::made_arrow> below{}; ///< the cases' citizens

    batch_outcomes run(bool marks = false, std::uint32_t threads = 1) const {
        batch all;
        all.columns.marks = marks;
        all.cases = {&cases.schema, &cases.array};
        if (below) all.tables.push_back({"borger", {&below->schema, &below->array}});
        all.on = today;
        all.threads = threads;
        return bench::needed(run_batch(ready, all));
    }
};

std::shared_ptr<workload> table_workload(const bench::number_table& table,
                                         const bench::table_cases& cases) {
    const std::pair<std::string, std::string> files[] = {{"tabel.yaml", bench::rules_of(table)}};
    const auto rules = bench::needed(catalog::from_memory(files));
    const std::vector<std::string> decisions{"svar"};
    auto ready = bench::needed(rules.versions("tabel").front().prepare(decisions));
    return std::make_shared<workload>(std::move(ready), bench::arrow_of(cases));
}

std::shared_ptr<workload> caseload_workload(const std::string& folder, const bench::caseload& of) {
    const auto rules = bench::needed(catalog::load(folder));
    eval::options how;
    how.complete = {"afgang", "vurderet_maalgruppe", "visitationssamtale_dato"};
    const std::vector<std::string> decisions{"maalgruppe", "visitationsgruppe"};
    auto ready =
        bench::needed(rules.in_force("flere-skal-med", today)->prepare(decisions, "borger", how));
    return std::make_shared<workload>(std::move(ready), bench::arrow_of(of));
}

std::shared_ptr<workload> grants_workload(const std::string& folder, const bench::caseload& of,
                                          const std::vector<std::string>& decisions) {
    const auto rules = bench::needed(catalog::load(folder));
    eval::options how;
    how.complete = {"afgang", "vurderet_maalgruppe", "visitationssamtale_dato", "aktiviteter"};
    auto ready =
        bench::needed(rules.in_force("flere-skal-med", today)->prepare(decisions, "kommune", how));
    auto out = std::make_shared<workload>(std::move(ready), bench::municipalities_table());
    out->below.emplace(bench::citizens_of(of));
    return out;
}

void count(benchmark::State& state, std::size_t cases) {
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(cases));
}

/// The engine in columns, and with what each requirement or row contributed.
void add_engine(const std::string& name, const std::shared_ptr<workload>& work, std::size_t cases) {
    for (const bool marks : {false, true}) {
        const auto way = name + (marks ? "/marks" : "/columns");
        benchmark::RegisterBenchmark(way.c_str(), [=](benchmark::State& state) {
            for (auto _ : state)
                benchmark::DoNotOptimize(work->run(marks));
            count(state, cases);
        });
    }
}

void add_table(const std::string& name, std::size_t rows, std::size_t columns, std::size_t cases) {
    auto table = std::make_shared<bench::number_table>(bench::make_table(rows, columns));
    auto data = std::make_shared<bench::table_cases>(bench::make_cases(columns, cases));
    auto work = table_workload(*table, *data);
    benchmark::RegisterBenchmark((name + "/hand").c_str(), [=](benchmark::State& state) {
        for (auto _ : state) {
            std::int64_t sum = 0;
            for (std::size_t i = 0; i < cases; ++i)
                sum += bench::decide(*table, *data, i);
            benchmark::DoNotOptimize(sum);
        }
        count(state, cases);
    });
    add_engine(name, work, cases);
}

void add_caseload(const std::string& folder, const std::string& name, std::size_t citizens,
                  std::size_t missing) {
    auto load = std::make_shared<bench::caseload>(bench::make_caseload(citizens, missing));
    auto work = caseload_workload(folder, *load);
    benchmark::RegisterBenchmark((name + "/hand").c_str(), [=](benchmark::State& state) {
        const auto on = static_cast<std::int32_t>(today.days());
        for (auto _ : state) {
            std::size_t sum = 0;
            for (std::size_t i = 0; i < citizens; ++i)
                sum += static_cast<std::size_t>(bench::decide(*load, i, on).group);
            benchmark::DoNotOptimize(sum);
        }
        count(state, citizens);
    });
    add_engine(name, work, citizens);
    for (const std::uint32_t threads : {1U, 2U}) {
        const auto way = threads == 1 ? "/one thread" : "/two threads";
        const auto run = [=](benchmark::State& state) {
            for (auto _ : state)
                benchmark::DoNotOptimize(work->run(false, threads));
            count(state, citizens);
        };
        benchmark::RegisterBenchmark((name + way).c_str(), run)->UseRealTime();
    }
}

void add_grants(const std::string& folder, const std::string& name, std::size_t citizens,
                const std::vector<std::string>& decisions) {
    auto load = std::make_shared<bench::caseload>(bench::make_caseload(citizens, 0));
    auto work = grants_workload(folder, *load, decisions);
    benchmark::RegisterBenchmark((name + "/hand").c_str(), [=](benchmark::State& state) {
        for (auto _ : state)
            benchmark::DoNotOptimize(bench::grants(*load, static_cast<std::int32_t>(today.days())));
        count(state, citizens);
    });
    benchmark::RegisterBenchmark((name + "/columns").c_str(), [=](benchmark::State& state) {
        for (auto _ : state)
            benchmark::DoNotOptimize(work->run());
        count(state, citizens);
    });
}

} // namespace

int main(int count_of, char** arguments) {
    if (count_of < 2) {
        std::cerr << "bench: write the folder with the rules, then options of the benchmarks\n";
        return 2;
    }
    const std::string folder = arguments[1];
    std::vector<char*> rest{arguments[0]};
    rest.insert(rest.end(), arguments + 2, arguments + count_of);
    auto left = static_cast<int>(rest.size());
    add_table("table 10x3", 10, 3, 100'000);
    add_table("table 200x8", 200, 8, 100'000);
    add_table("table 1000x8", 1000, 8, 100'000);
    add_caseload(folder, "caseload", 100'000, 0);
    add_caseload(folder, "caseload 1 % missing", 100'000, 10);
    add_grants(folder, "instalments", 200'000, {"rate_1", "rate_2"});
    add_grants(folder, "grants", 1'000'000, {"tilskud"});
    bench::add_single(folder);
    benchmark::Initialize(&left, rest.data());
    if (benchmark::ReportUnrecognizedArguments(left, rest.data())) return 2;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
