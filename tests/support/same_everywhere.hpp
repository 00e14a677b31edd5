// SPDX-License-Identifier: Apache-2.0
// One rule file and its facts decided in every way that there is: each case by itself, in columns
// of chunks of several sizes, by several threads, with related tables in both directions.
#pragma once

#include <hjemmel/api/batch.hpp>

#include "arrow.hpp"
#include "arrow_bytes.hpp"
#include "in_columns.hpp"
#include "random_world.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::test {

/// The cases of one entity as hosts give them, without related ones.
inline std::vector<facts> cases_of(const random_entity& of) {
    std::vector<facts> out(of.cases);
    for (const auto& fact : of.facts) {
        for (std::size_t i = 0; i < of.cases; ++i) {
            if (fact.cases[i]) out[i].set(fact.name, *fact.cases[i]);
        }
    }
    return out;
}

/// The same as a table, with the municipality's key of each.
inline arrow_node table_of(const random_world& world, const version& rules, bool citizens,
                           bool with_days) {
    const auto& of = citizens ? world.citizens : world.municipalities;
    const auto& entity = rules.program().entities[citizens ? 0 : 1];
    std::vector<std::optional<std::string>> keys;
    std::vector<std::optional<std::int32_t>> days;
    for (std::size_t i = 0; i < of.cases; ++i) {
        keys.emplace_back(key_of(citizens ? world.homes[i] : i));
        days.emplace_back(static_cast<std::int32_t>(day_of(world, i).days()));
    }
    std::vector<arrow_node> columns{text_column("kode", keys)};
    for (const auto& fact : of.facts)
        columns.push_back(
            value_column(fact.name, *entity.slots[entity.find(fact.name)].type, fact.cases));
    if (with_days) columns.push_back(fixed_column<std::int32_t>("dag", "tdD", days));
    return table_node(std::move(columns));
}

/// Where two texts part, as they go on from there.
inline std::string parting(std::string_view a, std::string_view b) {
    if (a == b) return {};
    std::size_t at = 0;
    while (at < a.size() && at < b.size() && a[at] == b[at])
        ++at;
    const auto from = at - std::min<std::size_t>(at, 60);
    return std::string(a.substr(from, 200)) + "\nfor\n" + std::string(b.substr(from, 200)) + "\n";
}

/// A batch run in every way.
class batch_ways {
  public:
    batch_ways(const evaluation& with, batch what) : with_(with), what_(std::move(what)) {}

    /// What differs, or nothing.
    std::string differences() {
        what_.columns = {.ids = true, .possible = true, .missing = true, .marks = true};
        const auto columns = run(1);
        auto out = by_threads(columns, "in columns");
        what_.columns.marks = false;
        const auto unmarked = run(1);
        out += parting(shown(unmarked, false), shown(columns, false));
        what_.columns.marks = what_.columns.reasons = what_.columns.diagnostics = true;
        const auto alone = run(1);
        out += parting(shown(columns, true), shown(alone, true));
        return out + by_threads(alone, "case by case");
    }

  private:
    result<batch_outcomes> run(std::uint32_t threads) {
        what_.threads = threads;
        return run_batch(with_, what_);
    }

    std::string by_threads(const result<batch_outcomes>& one, const std::string& how) {
        const auto wanted = bytes_of(one);
        for (const std::uint32_t threads : {2U, 3U}) {
            const auto found = bytes_of(run(threads));
            if (found == wanted) continue;
            return how + " other bytes by " + std::to_string(threads) +
                   " threads: " + parting(found, wanted);
        }
        return {};
    }

    static std::string faults(const diagnostics& all) {
        std::string out;
        for (const auto& one : all)
            out += one.code + " " + one.id + " " + one.fact + "\n";
        return out;
    }

    static std::string bytes_of(const result<batch_outcomes>& of) {
        if (!of) return "!!" + faults(of.diagnostics());
        return arrow_bytes(of.value().table.view()) + faults(of.value().refused_related);
    }

    static std::string shown(const result<batch_outcomes>& of, bool marks) {
        if (!of) return "!!" + faults(of.diagnostics());
        const auto table = of.value().table.view();
        std::string out;
        for (std::int64_t i = 0; i < table.schema->n_children; ++i) {
            const std::string_view name = table.schema->children[i]->name;
            const bool only_alone = name.ends_with("_reasons") || name.ends_with("_diagnostics");
            if (only_alone || (!marks && name.ends_with("_marks"))) continue;
            for (std::int64_t row = 0; row < table.array->length; ++row) {
                out += std::string(name) + " " + std::to_string(row) + ": " +
                       cell_text(*table.schema->children[i], *table.array->children[i], row) + "\n";
            }
        }
        return out + faults(of.value().refused_related);
    }

    const evaluation& with_;
    batch what_;
};

/// Holds a world to one answer. What it adds up tells how much columns said.
class same_everywhere {
  public:
    /// What differs; nothing where all is the same, or the rules do not load.
    std::string differences(const random_world& world) {
        const std::pair<std::string, std::string> files[] = {{"rules.yaml", world.rules}};
        const auto read = catalog::from_memory(files);
        ++worlds;
        if (!read) {
            ++refused;
            return {};
        }
        const auto rules = read.value().versions("test").front();
        std::string out;
        for (const bool citizens : {true, false}) {
            out += by_themselves(world, rules, citizens);
            out += in_batches(world, rules, citizens);
        }
        return out;
    }

    std::size_t worlds = 0;
    std::size_t refused = 0;
    column_tally tally{};

  private:
    static std::string name_of(bool citizens) { return citizens ? "borger" : "kommune"; }

    std::string by_themselves(const random_world& world, const version& rules, bool citizens) {
        const plan::index number = citizens ? 0 : 1;
        eval::request asked{rules.shared_program(), {}, world.on, {}, number};
        asked.decisions = all_decisions(rules.program(), number);
        const auto all = cases_of(citizens ? world.citizens : world.municipalities);
        std::string out;
        for (const std::size_t chunk : {1024U, 7U})
            out += test::differences(asked, all, chunk, world.how, tally);
        return out.empty() ? out : name_of(citizens) + " by itself: " + out;
    }

    static std::string in_batches(const random_world& world, const version& rules, bool citizens) {
        const made_arrow own(table_of(world, rules, citizens, world.day_of_each));
        const made_arrow other(table_of(world, rules, !citizens, false));
        batch what{.cases = own.view(), .on = world.on};
        if (world.day_of_each) what.day_column = "dag";
        std::string out;
        const auto with = rules.prepare({}, name_of(citizens), world.how).value();
        out += batch_ways(with, what).differences();
        what.tables = {{citizens ? "kommune" : "borgere", other.view()}};
        out += batch_ways(with, what).differences();
        return out.empty() ? out : name_of(citizens) + " in batches: " + out;
    }
};

} // namespace hjemmel::test
