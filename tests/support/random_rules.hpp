// SPDX-License-Identifier: Apache-2.0
// Decisions made of choices: expressions, requirements and tables of every hit policy; and small
// rulesets of them, over a few of the palette's facts.
#pragma once

#include "choices.hpp"
#include "random_expressions.hpp"

#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::test {

/// Makes decisions as YAML, each of which may be used by those after it.
class decision_maker {
  public:
    decision_maker(choices& from, vocabulary words)
        : from_(from), words_(words), terms_(from, words) {}

    expression_maker& terms() { return terms_; }

    /// A decision of this name, with these further lines; it is in scope from then on.
    std::string decision(const std::string& name, const std::string& lines = {}) {
        auto out = "  " + name + ":\n" + lines;
        const auto what = drawn_sort();
        std::optional<sort> made = what;
        const auto form = from_.below(6);
        if (form < 3) {
            out += "    value: '" + terms_.make(what, 3) + "'\n";
        } else if (form == 3) {
            out += requirements(4, 2);
            made = sort::truth;
        } else {
            made = table(out, what);
        }
        if (made) terms_.scope.push_back({name, *made});
        return out;
    }

  private:
    static constexpr const char* policies[] = {"FIRST", "FIRST",      "UNIQUE",       "ANY",
                                               "SUM",   "RULE ORDER", "COLLECT",      "MIN",
                                               "COUNT", "PRIORITY",   "OUTPUT ORDER", "MAX"};

    bool whole() const { return words_ == vocabulary::whole; }
    std::string one_of(std::initializer_list<const char*> all) { return from_.one_of(all); }

    sort drawn_sort() {
        static const sort small[] = {sort::truth, sort::number, sort::text};
        static const sort more[] = {sort::truth,   sort::number, sort::text,   sort::number,
                                    sort::day,     sort::span,   sort::months, sort::numbers,
                                    sort::periods, sort::rows};
        return whole() ? from_.one_of(more) : from_.one_of(small);
    }

    std::string requirements(std::size_t indent, int depth) {
        const std::string blanks(indent, ' ');
        auto out = blanks + one_of({"all", "any", "none"}) + ":\n";
        const auto count = 1 + from_.below(3);
        for (std::size_t i = 0; i < count; ++i) {
            out += blanks + "  - id: r" + std::to_string(++ids_) + "\n";
            if (depth > 1 && from_.below(3) == 2)
                out += requirements(indent + 4, depth - 1);
            else
                out += blanks + "    when: '" + terms_.make(sort::truth, depth) + "'\n";
        }
        return out;
    }

    /// A column of a table: what it tests, and of what type that is.
    struct input {
        std::string name;
        sort what;
    };

    std::string cell(sort what) {
        switch (what) {
        case sort::truth:
            return terms_.leaf(sort::truth);
        case sort::number:
            return one_of({"1", "> 1", "[1..3]", "not(2)", "< 2.5", "null", "-"});
        case sort::text:
            return one_of({"\"x1\"", "\"x1\", \"Bo\"", "not(\"x2\")", "\"\"", "null", "-"});
        default:
            return one_of({"< @\"2018-03-01\"", "[@\"2018-01-01\"..@\"2018-12-31\"]", "null",
                           "@\"2018-01-31\"", "-", "not(> @\"2018-06-01\")"});
        }
    }

    std::vector<input> inputs() {
        std::vector<input> out{{terms_.make(sort::truth, 1), sort::truth},
                               {terms_.make(sort::number, 1), sort::number}};
        if (!whole()) return out;
        if (from_.below(2) == 1) out.push_back({terms_.make(sort::text, 1), sort::text});
        if (from_.below(2) == 1) out.push_back({terms_.make(sort::day, 1), sort::day});
        return out;
    }

    std::string row(const std::vector<input>& all, const std::string& then) {
        std::string when;
        for (const auto& one : all) {
            if (from_.below(4) == 3) continue;
            when += (when.empty() ? "'" : ", '") + one.name + "': '" + cell(one.what) + "'";
        }
        return "        - {when: {" + when + "}, then: " + then + "}\n";
    }

    /// The type of what it gives, where that is no list.
    std::optional<sort> table(std::string& out, sort what) {
        const std::string policy = from_.one_of(policies);
        const bool total =
            policy == "SUM" || policy == "MIN" || policy == "MAX" || policy == "COUNT";
        const bool ordered = policy == "OUTPUT ORDER" || policy == "PRIORITY";
        if (total || ordered) what = sort::number;
        out += "    table:\n      hit_policy: " + (total ? "COLLECT" : policy) + "\n";
        if (total) out += "      aggregation: " + policy + "\n";
        if (ordered) out += "      outputs: {p: {type: number, values: [2, 1, 0, 3]}}\n";
        const auto then = [&](int depth) {
            const auto made = terms_.make(what, depth);
            return ordered ? "{p: '" + made + "'}" : "'" + made + "'";
        };
        if (from_.below(2) == 1) out += "      default: " + then(1) + "\n";
        out += "      rows:\n";
        const auto count = 1 + from_.below(4);
        const auto all = inputs();
        for (std::size_t i = 0; i < count; ++i)
            out += row(all, then(2));
        const bool single = policy == "FIRST" || policy == "UNIQUE" || policy == "ANY" || total;
        return single ? std::optional(what) : std::nullopt;
    }

    choices& from_;
    vocabulary words_;
    expression_maker terms_;
    int ids_ = 0;
};

/// The facts that a ruleset uses, separated by blanks, and its YAML from `decisions:` on.
struct random_ruleset {
    std::string facts;
    std::string blocks;
};

/// One to three decisions over three of the palette's facts.
inline random_ruleset random_rules(choices from) {
    std::vector<named> facts = {
        {"b", sort::truth},  {"c", sort::truth},  {"ob", sort::truth},  {"s", sort::text},
        {"os", sort::text},  {"k", sort::number}, {"j", sort::number},  {"ok", sort::number},
        {"n", sort::number}, {"m", sort::number}, {"om", sort::number},
    };
    decision_maker decisions(from, vocabulary::small);
    random_ruleset out{{}, "decisions:\n"};
    for (int i = 0; i < 3; ++i) {
        const auto at = facts.begin() + static_cast<std::ptrdiff_t>(from.below(facts.size()));
        decisions.terms().scope.push_back(*at);
        out.facts += (out.facts.empty() ? "" : " ") + at->name;
        facts.erase(at);
    }
    const auto count = 1 + from.below(3);
    for (std::size_t i = 0; i < count; ++i)
        out.blocks += decisions.decision("x" + std::to_string(i));
    return out;
}

inline random_ruleset random_rules(std::uint32_t seed) {
    return random_rules(choices(bytes_of_seed(seed)));
}

} // namespace hjemmel::test
