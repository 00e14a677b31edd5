// SPDX-License-Identifier: Apache-2.0
// Whole rule files made of choices, with citizens, their municipalities and facts of both: all that
// columns can do, and what they leave to each case.
#pragma once

#include <hjemmel/api/catalog.hpp>

#include "random_rules.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hjemmel::test {

/// The fact's value in each case; nothing: missing.
using fact_column = std::vector<std::optional<value>>;

struct random_fact {
    std::string name{};
    std::string declared{}; ///< as YAML
    sort what = sort::truth;
    std::vector<std::optional<value>> pool{}; ///< what cases have
    fact_column cases{};
};

struct random_entity {
    std::vector<random_fact> facts{};
    std::size_t cases = 0;
};

struct random_world {
    std::string rules{};
    random_entity citizens{};
    random_entity municipalities{};
    std::vector<std::size_t> homes{}; ///< by citizen; beyond the municipalities: somewhere else
    date on{};
    bool day_of_each = false; ///< or days of their own, by the number of the case
    eval::options how{};
};

/// A key of a municipality.
inline std::string key_of(std::size_t number) { return std::to_string(101 + number); }
/// The day of a case that has one of its own.
inline date day_of(const random_world& world, std::size_t number) {
    return *date::from_days(world.on.days() + static_cast<std::int64_t>(number % 5) * 60);
}

class world_maker {
  public:
    explicit world_maker(choices& from) : from_(from) {}

    random_world make() {
        random_world out;
        static const date days[] = {{2018, 3, 2}, {2018, 7, 1}, {2018, 1, 1}, {2018, 2, 28}};
        out.on = from_.one_of(days);
        out.day_of_each = from_.once_in(4);
        if (from_.once_in(4)) out.how.nulls = eval::nulls::absent;
        declare(out.citizens, "", 3 + from_.below(5));
        declare(out.municipalities, "m_", 1 + from_.below(3));
        out.rules = rules(out);
        fill(out);
        return out;
    }

  private:
    struct kind_of_fact {
        sort what;
        const char* type;
        const char* more; ///< of the declaration
    };
    static constexpr kind_of_fact kinds[] = {
        {sort::truth, "boolean", ""},
        {sort::number, "number", ""},
        {sort::number, "{type: number, integer: true, min: 0, max: 100}", ""},
        {sort::number, "number", ", min: -3, max: 1000000"},
        {sort::number, "number", ", values: [0, 1, 2.5, 30]"},
        {sort::text, "string", ""},
        {sort::text, "string", ", values: [x1, x2, Bo]"},
        {sort::day, "date", ""},
        {sort::day, "date", ", min: 1900-01-01"},
        {sort::rows, "raekker", ""},
        {sort::rows, "raekker", ""},
        {sort::periods, "{list: {fra: date, til: date}, optional: [til]}", ""},
        {sort::numbers, "{list: number}", ""},
        {sort::span, "days and time duration", ""},
        {sort::months, "years and months duration", ""},
    };

    void declare(random_entity& into, const std::string& prefix, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            const auto& kind = from_.one_of(kinds);
            random_fact one;
            one.name = prefix + "f" + std::to_string(i);
            one.what = kind.what;
            one.declared = std::string("{type: ") + kind.type + kind.more;
            const bool optional = from_.below(3) == 2;
            if (optional) one.declared += ", optional: true";
            const auto size = 2 + from_.below(5);
            for (std::size_t k = 0; k < size; ++k)
                one.pool.push_back(from_.once_in(8) ? std::nullopt
                                                    : std::optional(drawn(kind.what, optional)));
            into.facts.push_back(std::move(one));
        }
    }

    value drawn(sort what, bool optional) {
        if (optional && from_.below(3) == 2) return value::absent();
        switch (what) {
        case sort::truth:
            return value(from_.below(2) == 1);
        case sort::number:
            return drawn_number();
        case sort::text:
            return drawn_text();
        case sort::day:
            return value(drawn_day());
        case sort::span:
            return value(days_duration{from_.one_of(std::array{1, 28, 0, -3, 365}) *
                                       days_duration::seconds_a_day});
        case sort::months:
            return value(months_duration{from_.one_of(std::array{1, 12, 0, -7, 60})});
        case sort::numbers: {
            std::vector<value> items(from_.below(5));
            for (auto& one : items)
                one = drawn_number();
            return make_list(std::move(items));
        }
        default:
            return drawn_rows(what == sort::rows);
        }
    }

    value drawn_number() {
        static const char* const all[] = {
            "0",    "1", "2",       "30",           "2.5", "-1",  "18", "60",   "100",
            "0.25", "3", "1000000", "0.0009765625", "-7",  "7.5", "12", "-2.5", "9007199254740992"};
        return value(*decimal::parse(from_.one_of(all)));
    }
    value drawn_text() {
        static const char* const all[] = {"x1", "x2", "Bo", "", "a", "Ærø x1", "123"};
        return value(std::string(from_.one_of(all)));
    }
    date drawn_day() {
        static const int all[] = {0,  1,   -1,  30,   59, 60, 89,   181, 364, 365,
                                  -1, -31, 120, 1000, 90, 14, -600, 425, 500, -20000};
        return *date::from_days(date(2018, 1, 1).days() + from_.one_of(all));
    }

    value drawn_rows(bool wide) {
        auto shape = std::make_shared<context_shape>();
        shape->names = {"fra", "til"};
        if (wide) shape->names = {"fra", "til", "sats", "slags"};
        std::vector<value> items(from_.below(5));
        for (auto& one : items) {
            static const int lengths[] = {0, 30, 364, 27, 9, -1, 1000};
            const auto fra = drawn_day();
            const auto til = date::from_days(fra.days() + from_.one_of(lengths));
            std::vector<value> entries{value(fra),
                                       from_.once_in(5) ? value::absent() : value(*til)};
            if (wide) {
                entries.push_back(drawn_number());
                entries.push_back(from_.once_in(5) ? value::absent() : drawn_text());
            }
            one = value(context_value{shape, std::move(entries)});
        }
        return make_list(std::move(items));
    }

    static constexpr const char* head = R"(hjemmel: 1
ruleset: test
valid: {from: 2018-01-01, to: 2018-12-31}
entities:
  borger: {plural: borgere}
  kommune: {has: borgere, key: kode}
types:
  raekke: {context: {fra: date, til: date, sats: number, slags: string}, optional: [til, slags]}
  raekker: {list: raekke}
parameters:
  p_tal: {type: number, dated: [{value: 1}, {from: 2018-03-02, value: 2.5}]}
  p_dag: {type: date, dated: [{value: 2018-01-31}, {from: 2018-07-01, value: 2018-03-02}]}
  p_tekst: {type: string, value: x1}
  p_frist: {type: days and time duration, value: P28D}
  p_raekker: {type: raekker, value: [{fra: 2018-01-01, til: 2018-01-31, sats: 7, slags: Bo}]}
)";

    static void add(std::vector<named>& scope, const random_entity& of, const std::string& before) {
        for (const auto& one : of.facts)
            scope.push_back({before + one.name, one.what});
    }

    std::string rules(random_world& of) {
        static const std::vector<named> shared = {{"p_tal", sort::number},
                                                  {"p_dag", sort::day},
                                                  {"p_tekst", sort::text},
                                                  {"p_frist", sort::span},
                                                  {"p_raekker", sort::rows}};
        std::string out = head;
        out += "functions:\n";
        expression_maker body(from_, vocabulary::whole);
        body.scope = shared;
        body.scope.insert(body.scope.end(), {{"x", sort::number}, {"d", sort::day}});
        out += "  g_tal: {parameters: {x: number, d: date}, result: number, value: '" +
               body.make(sort::number, 2) + "'}\n";
        out += "  g_sand: {parameters: {x: number, d: date}, result: boolean, value: '" +
               body.make(sort::truth, 2) + "'}\n";
        out += "decisions:\n";
        decision_maker citizens(from_, vocabulary::whole);
        citizens.terms().scope = shared;
        add(citizens.terms().scope, of.citizens, "");
        add(citizens.terms().scope, of.municipalities, "kommune.");
        out += decisions(citizens, "borger", "x");
        decision_maker municipalities(from_, vocabulary::whole);
        municipalities.terms().scope = shared;
        add(municipalities.terms().scope, of.municipalities, "");
        see_citizens(municipalities.terms(), citizens.terms(), of.citizens);
        out += decisions(municipalities, "kommune", "y");
        stand_ins(of);
        return out + facts(of) + "end: test\n";
    }

    std::string decisions(decision_maker& of, const std::string& entity, const std::string& name) {
        auto& scope = of.terms().scope;
        for (const auto& [call, what] :
             {std::pair{"g_tal(", sort::number}, {"g_sand(", sort::truth}}) {
            scope.push_back({expression_maker::joined({call, of.terms().leaf(sort::number), ", ",
                                                       of.terms().leaf(sort::day), ")"}),
                             what});
        }
        std::string out;
        const auto count = 1 + from_.below(3);
        for (std::size_t i = 0; i < count; ++i)
            out += of.decision(name + std::to_string(i), "    entity: " + entity + "\n");
        return out;
    }

    /// What a municipality can say of its citizens, as names of numbers, truths and lists.
    void see_citizens(expression_maker& into, const expression_maker& below,
                      const random_entity& citizens) {
        std::vector<named> seen;
        add(seen, citizens, "");
        for (const auto& one : below.scope) {
            if (one.name.starts_with('x')) seen.push_back(one);
        }
        std::vector<named> made{{"count(borgere)", sort::number}};
        const auto own = into.scope;
        for (int i = 0; i < 3; ++i) {
            into.scope = own;
            into.scope.insert(into.scope.end(), seen.begin(), seen.end());
            made.push_back({"count(borgere[" + into.make(sort::truth, 2) + "])", sort::number});
            into.scope = own;
            for (const auto& one : seen)
                into.scope.push_back({"b." + one.name, one.what});
            const auto what = from_.one_of(std::array{sort::number, sort::truth});
            const auto term = into.make(what, 2);
            if (what == sort::number)
                made.push_back({"(for b in borgere return " + term + ")", sort::numbers});
            else
                made.push_back({"(some b in borgere satisfies " + term + ")", sort::truth});
        }
        for (const auto& one : seen) {
            if (one.what == sort::number) made.push_back({"borgere." + one.name, sort::numbers});
        }
        into.scope = own;
        into.scope.insert(into.scope.end(), made.begin(), made.end());
    }

    /// Some facts have one over those before them.
    void stand_ins(random_world& of) {
        for (auto* entity : {&of.citizens, &of.municipalities}) {
            expression_maker terms(from_, vocabulary::whole);
            for (auto& one : entity->facts) {
                if (!one.declared.ends_with("true") && from_.once_in(5))
                    one.declared += ", otherwise: '" + terms.make(one.what, 2) + "'";
                terms.scope.push_back({one.name, one.what});
            }
        }
    }

    static std::string facts(const random_world& of) {
        std::string out = "facts:\n  borger:\n";
        for (const auto& one : of.citizens.facts)
            out += "    " + one.name + ": " + one.declared + "}\n";
        out += "  kommune:\n    kode: {type: string}\n";
        for (const auto& one : of.municipalities.facts)
            out += "    " + one.name + ": " + one.declared + "}\n";
        return out;
    }

    /// Each case has a value of each pool, by numbers that one choice begins.
    void fill(random_world& out) {
        out.citizens.cases = from_.one_of(std::array<std::size_t, 6>{70, 5, 1, 150, 0, 33});
        out.municipalities.cases = from_.one_of(std::array<std::size_t, 6>{3, 1, 2, 70, 0, 9});
        std::mt19937 random(static_cast<std::uint32_t>(from_.below(65536)));
        for (auto* entity : {&out.citizens, &out.municipalities}) {
            for (auto& fact : entity->facts) {
                for (std::size_t i = 0; i < entity->cases; ++i)
                    fact.cases.push_back(fact.pool[random() % fact.pool.size()]);
            }
        }
        const bool lost = from_.once_in(4);
        for (std::size_t i = 0; i < out.citizens.cases; ++i) {
            const auto all = std::max<std::size_t>(out.municipalities.cases, 1);
            out.homes.push_back(lost && random() % 20 == 0 ? all : random() % all);
        }
    }

    choices& from_;
};

} // namespace hjemmel::test
