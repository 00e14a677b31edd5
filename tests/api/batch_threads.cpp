// SPDX-License-Identifier: Apache-2.0
// A batch on several threads: the same outcomes as on one, whatever is wrong with its rows.
#include <hjemmel/api/batch.hpp>
#include <hjemmel/api/catalog.hpp>

#include <support/arrow.hpp>
#include <support/arrow_bytes.hpp>
#include <support/prove.hpp>

#include "../../src/api/in_order.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <new>
#include <thread>

using namespace hjemmel;
using namespace hjemmel::test;

namespace {

evaluation ready(const std::vector<std::string>& decisions) {
    return prove().prepare(decisions).value();
}

constexpr date day{2018, 3, 2};
constexpr std::int64_t citizens = 3001;

/// Citizens of whom some have a gap, a number that is none, a name that is no text, or no day.
arrow_node citizens_node() {
    std::vector<std::optional<double>> numbers;
    std::vector<std::optional<std::string>> ids;
    std::vector<std::optional<std::string>> names;
    std::vector<std::optional<std::string>> codes;
    std::vector<std::optional<std::int32_t>> days;
    for (std::int64_t i = 0; i < citizens; ++i) {
        numbers.emplace_back(static_cast<double>(i % 40) / 2);
        if (i % 7 == 3) numbers.back().reset();
        if (i % 501 == 9) numbers.back() = std::numeric_limits<double>::infinity();
        ids.emplace_back("nr" + std::to_string(i));
        names.emplace_back(i % 611 == 5 ? "\xFF" : "navn" + std::to_string(i % 90));
        if (i % 11 == 2) names.back().reset();
        codes.emplace_back(i % 701 == 8 ? "999" : std::to_string(100 + i % 5));
        days.emplace_back(17532 + i % 400);
        if (i % 97 == 4) days.back().reset();
    }
    return table_node({text_column("sags_id", ids), fixed_column<double>("tal", "g", numbers),
                       text_column("navn", names), text_column("kode", codes),
                       fixed_column<std::int32_t>("dag", "tdD", days)});
}

arrow_node municipalities_node() {
    return table_node({text_column("kode", {"100", "101", "102", "103", "104"}),
                       fixed_column<double>("graense", "g", {4, 8, {}, 16, 0})});
}

std::string shown(const result<batch_outcomes>& of) {
    std::string out;
    for (const auto& one : of.diagnostics())
        out += "!!" + one.code;
    if (!of) return out;
    const auto table = of.value().table.view();
    for (std::int64_t i = 0; i < table.schema->n_children; ++i) {
        const std::string name = table.schema->children[i]->name;
        out += name + ":";
        for (std::int64_t row = 0; row < table.array->length; ++row)
            out += " " + cell(table, name, row);
        out += "\n";
    }
    for (const auto& one : of.value().refused_related)
        out += one.code + " ";
    return out;
}

std::string first_difference(const std::string& a, const std::string& b) {
    std::size_t at = 0;
    while (at < a.size() && at < b.size() && a[at] == b[at])
        ++at;
    return at == a.size() && at == b.size() ? ""
                                            : a.substr(at, 200) + "\nfor\n" + b.substr(at, 200);
}

/// The cells, and every byte of the buffers behind them: rows are decided in blocks whose size
/// follows from the number of threads.
void check_threads(const evaluation& with, batch what) {
    what.threads = 1;
    const auto one = run_batch(with, what);
    REQUIRE(one);
    const auto alone = shown(one);
    const auto bytes = arrow_bytes(one.value().table.view());
    CHECK(alone.size() > 1000);
    CHECK(bytes.find("unknown layout") == std::string::npos);
    for (const std::uint32_t threads : {0U, 2U, 3U, 8U, 1000U}) {
        what.threads = threads;
        const auto several = run_batch(with, what);
        CHECK(first_difference(shown(several), alone) == "");
        const bool same = arrow_bytes(several.value().table.view()) == bytes;
        CHECK_MESSAGE(same, threads << " threads");
    }
}

} // namespace

TEST_CASE("batch: the same outcomes on any number of threads, in columns and row by row") {
    const made_arrow table(citizens_node());
    const auto with = ready({"dobbelt", "heltal", "hilsen"});
    // The key and the day are no facts that the decisions read.
    batch what{.cases = table.view(), .day_column = "dag"};
    what.columns.missing = true;
    check_threads(with, what);
    what.columns.possible = true;
    what.columns.diagnostics = true;
    check_threads(with, what);
    what.columns.reasons = true;
    check_threads(with, what);
}

TEST_CASE("batch: the same outcomes on any number of threads, with related tables") {
    const made_arrow cases(citizens_node());
    const made_arrow municipalities(municipalities_node());
    batch up{.cases = cases.view(), .day_column = "dag"};
    up.tables = {{"kommune", municipalities.view()}};
    check_threads(ready({"over", "dobbelt"}), up);
    // Many municipalities, so that there are several blocks of them.
    std::vector<std::optional<std::string>> codes;
    for (int i = 0; i < 400; ++i)
        codes.emplace_back(std::to_string(100 + i));
    const made_arrow many(table_node({text_column("kode", codes)}));
    auto without_days = citizens_node();
    without_days.children.pop_back();
    const made_arrow children(without_days);
    batch down{.cases = many.view(), .tables = {{"borgere", children.view()}}, .on = day};
    check_threads(ready({"antal"}), down);
    down.columns.diagnostics = true;
    check_threads(ready({"antal"}), down);
}

TEST_CASE("batch: progress is told on the calling thread, and stops all threads") {
    const made_arrow table(citizens_node());
    const auto caller = std::this_thread::get_id();
    std::uint64_t last = 0;
    bool fine = true;
    batch what{.cases = table.view(), .day_column = "dag"};
    what.threads = 3;
    what.progress = [&](std::uint64_t done, std::uint64_t total) {
        fine = fine && std::this_thread::get_id() == caller && done > last && total == citizens;
        last = done;
        return false;
    };
    CHECK(run_batch(ready({"dobbelt"}), what));
    CHECK(fine);
    CHECK(last == citizens);
    what.progress = [](std::uint64_t done, std::uint64_t) { return done > 1000; };
    CHECK(shown(run_batch(ready({"dobbelt"}), what)) == "!!cancelled");
}

TEST_CASE("batch: more texts than are remembered at once") {
    constexpr std::size_t count = 140'000; // of which each is another
    std::vector<std::optional<double>> numbers(count, 1.0);
    std::vector<std::optional<std::string>> names;
    for (std::size_t i = 0; i < count; ++i)
        names.emplace_back("n" + std::to_string(i));
    const made_arrow table(
        table_node({fixed_column<double>("tal", "g", numbers), text_column("navn", names)}));
    for (const std::uint32_t threads : {1U, 2U}) {
        const auto done =
            run_batch(ready({"hilsen"}), {.cases = table.view(), .on = day, .threads = threads});
        REQUIRE(done);
        std::size_t wrong = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const auto row = static_cast<std::int64_t>(i);
            if (cell(done.value().table.view(), "hilsen", row) != *names[i]) ++wrong;
        }
        CHECK(wrong == 0);
    }
}

TEST_CASE("in order: blocks are taken in their order, and what is thrown ends all threads") {
    const auto twice = [](std::size_t, std::size_t block) { return 2 * block; };
    for (const std::size_t threads : {0UL, 1UL, 2UL, 7UL}) {
        std::vector<std::size_t> taken;
        const auto take = [&](std::size_t block, std::size_t made) {
            CHECK(made == 2 * block);
            taken.push_back(block);
            return block != 90;
        };
        detail::run_in_order<std::size_t>(50, threads, twice, take);
        CHECK(taken.size() == 50);
        taken.clear();
        detail::run_in_order<std::size_t>(500, threads, twice, take);
        CHECK(taken.size() == 91);
        CHECK(std::is_sorted(taken.begin(), taken.end()));
        const auto throws = [](std::size_t, std::size_t block) {
            if (block == 40) throw std::bad_alloc();
            return block;
        };
        const auto take_all = [](std::size_t, std::size_t) { return true; };
        CHECK_THROWS_AS(detail::run_in_order<std::size_t>(500, threads, throws, take_all),
                        std::bad_alloc);
        const auto take_throws = [](std::size_t block, std::size_t) -> bool {
            if (block == 30) throw std::bad_alloc();
            return true;
        };
        CHECK_THROWS_AS(detail::run_in_order<std::size_t>(500, threads, twice, take_throws),
                        std::bad_alloc);
    }
}
