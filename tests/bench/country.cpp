// SPDX-License-Identifier: Apache-2.0
// Made-up citizens of Flere skal med from a thousand to as many as a country has, in one call each,
// on one thread and on two: time that passes, and the memory beside the input. The arguments are
// the folder with the rules and the most citizens.
#include <hjemmel/api/batch.hpp>
#include <hjemmel/api/catalog.hpp>

#include "bench/caseload.hpp"
#include "bench/needed.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

using namespace hjemmel;

namespace {

const date today(2018, 3, 2);

using clock_type = std::chrono::steady_clock;

double seconds_since(clock_type::time_point begin) {
    return std::chrono::duration<double>(clock_type::now() - begin).count();
}

/// A line of this process's status, in MiB; 0 where the system does not tell.
double memory(const std::string& line) {
    std::ifstream status("/proc/self/status");
    std::string word;
    while (status >> word) {
        double kib = 0;
        if (word == line && status >> kib) return kib / 1024;
    }
    return 0;
}

/// The most memory is counted from now on.
void forget_peak() { std::ofstream("/proc/self/clear_refs") << "5"; }

struct measured {
    double seconds = 0;
    double mebibytes = 0;
};

measured measure(const evaluation& ready, const test::made_arrow& cases, std::uint32_t threads) {
    batch all;
    all.cases = {&cases.schema, &cases.array};
    all.on = today;
    all.threads = threads;
    forget_peak();
    const auto before = memory("VmRSS:");
    const auto begin = clock_type::now();
    const auto done = bench::needed(run_batch(ready, all));
    return {seconds_since(begin), memory("VmHWM:") - before};
}

evaluation prepared(const std::string& folder) {
    const auto begin = clock_type::now();
    const auto rules = bench::needed(catalog::load(folder));
    std::printf("loading and checking all rules: %.2f s\n", seconds_since(begin));
    eval::options how;
    how.complete = {"afgang", "vurderet_maalgruppe", "visitationssamtale_dato"};
    const std::vector<std::string> decisions{"maalgruppe", "visitationsgruppe"};
    return bench::needed(
        rules.in_force("flere-skal-med", today)->prepare(decisions, "borger", how));
}

} // namespace

int main(int count, char** arguments) {
    const auto most = count == 3 ? std::strtoull(arguments[2], nullptr, 10) : 0;
    if (most < 1000) {
        std::cerr << "country: write the folder with the rules, and how many citizens at most\n";
        return 2;
    }
    const auto ready = prepared(arguments[1]);
    std::printf("%12s%12s%12s%14s%14s\n", "citizens", "one, s", "two, s", "one, ns each",
                "two, MiB more");
    std::vector<std::size_t> sizes;
    for (std::size_t size = 1000; size < most; size *= 10)
        sizes.push_back(size);
    sizes.push_back(most);
    for (const auto size : sizes) {
        const test::made_arrow cases(bench::arrow_of(bench::make_caseload(size, 0)));
        const auto one = measure(ready, cases, 1);
        const auto two = measure(ready, cases, 2);
        std::printf("%12zu%12.3f%12.3f%14.0f%14.0f\n", size, one.seconds, two.seconds,
                    one.seconds * 1e9 / static_cast<double>(size), two.mebibytes);
        std::fflush(stdout);
    }
    return 0;
}
