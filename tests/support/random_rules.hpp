// SPDX-License-Identifier: Apache-2.0
// Small rulesets made at random from a seed: decisions on decisions, tables of every hit policy,
// requirements, and expressions of each type over a few of the palette's facts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::test {

/// The facts that a ruleset uses, separated by blanks, and its YAML from `decisions:` on.
struct random_ruleset {
    std::string facts;
    std::string blocks;
};

class rule_maker {
  public:
    explicit rule_maker(std::uint32_t seed) : random_(seed) {}

    random_ruleset make() {
        choose_facts();
        std::string out = "decisions:\n";
        const auto count = 1 + below(3);
        for (std::size_t i = 0; i < count; ++i)
            out += decision("x" + std::to_string(i));
        std::string facts;
        for (const auto& one : facts_)
            facts += (facts.empty() ? "" : " ") + one.name;
        return {facts, out};
    }

  private:
    enum class type : std::uint8_t { truth, number, text };
    struct named {
        std::string name;
        type what;
    };

    std::size_t below(std::size_t n) { return random_() % n; }

    // The parts of a braced list are made from the left; those of a sum as each compiler likes.
    static std::string joined(std::initializer_list<std::string> parts) {
        std::string out;
        for (const auto& part : parts)
            out += part;
        return out;
    }

    template<std::size_t N>
    std::string one_of(const char* const (&all)[N]) {
        return all[below(N)];
    }

    void choose_facts() {
        static const named all[] = {
            {"b", type::truth},  {"c", type::truth},  {"ob", type::truth},  {"s", type::text},
            {"os", type::text},  {"k", type::number}, {"j", type::number},  {"ok", type::number},
            {"n", type::number}, {"m", type::number}, {"om", type::number},
        };
        while (facts_.size() < 3) {
            const auto& one = all[below(std::size(all))];
            bool known = false;
            for (const auto& fact : facts_)
                known = known || fact.name == one.name;
            if (!known) facts_.push_back(one);
        }
        decisions_ = {};
    }

    std::string leaf(type wanted) {
        std::vector<std::string> names;
        for (const auto& one : facts_) {
            if (one.what == wanted) names.push_back(one.name);
        }
        for (const auto& one : decisions_) {
            if (one.what == wanted) names.push_back(one.name);
        }
        if (!names.empty() && below(4) != 0) return names[below(names.size())];
        static const char* const truths[] = {"true", "false", "null"};
        static const char* const numbers[] = {"0", "1", "2", "2.5", "3", "-1", "null"};
        static const char* const texts[] = {"\"x1\"", "\"x2\"", "\"\""};
        if (wanted == type::truth) return one_of(truths);
        return wanted == type::number ? one_of(numbers) : one_of(texts);
    }

    std::string list(int depth) {
        const auto filter = below(3);
        auto out = joined({"[", number(depth - 1), ", ", number(depth - 1), ", 2]"});
        if (filter == 0) out += "[item > " + number(depth - 2) + "]";
        if (filter == 1) out = "(for v in " + out + " return v + " + number(depth - 2) + ")";
        return out;
    }

    std::string truth(int depth) {
        if (depth <= 0) return leaf(type::truth);
        static const char* const comparisons[] = {" < ", " <= ", " > ", " >= ", " = ", " != "};
        const auto next = depth - 1;
        switch (below(14)) {
        case 0:
            return joined({"(", truth(next), " and ", truth(next), ")"});
        case 1:
            return joined({"(", truth(next), " or ", truth(next), ")"});
        case 2:
            return joined({"not(", truth(next), ")"});
        case 3:
        case 4:
            return joined({"(", number(next), one_of(comparisons), number(next), ")"});
        case 5:
            return joined({"(", text(next), " = ", text(next), ")"});
        case 6:
            return joined({"(", number(next), " in (1, [2..", number(next), "]))"});
        case 7:
            return joined({"(some v in ", list(depth), " satisfies v > ", number(next), ")"});
        case 8:
            return joined({"(every v in ", list(depth), " satisfies v <= ", number(next), ")"});
        case 9:
            return joined({"(if ", truth(next), " then ", truth(next), " else ", truth(next), ")"});
        case 10:
        case 11:
        case 12:
            return guarded(next);
        default:
            return joined({"list contains(", list(depth), ", ", number(next), ")"});
        }
    }

    // A name that may be null, first asked whether it is, then used.
    std::string guarded(int depth) {
        const auto name = leaf(type::number);
        const auto used = joined({"(", name, " > ", number(depth - 1), ")"});
        const auto more = joined({"(", used, " or ", truth(depth - 1), ")"});
        switch (below(5)) {
        case 0:
            return joined({"(", name, " = null or ", more, ")"});
        case 1:
            return joined({"(", name, " != null and ", more, ")"});
        case 2:
            return joined({"(not(", name, " = null or ", truth(depth - 1), ") and ", more, ")"});
        case 3:
            return joined({"(if ", name, " = null then ", truth(depth), " else ", more, ")"});
        default:
            return joined({"(if ", used, " then ", more, " else ", name, " != null)"});
        }
    }

    std::string number(int depth) {
        if (depth <= 0) return leaf(type::number);
        static const char* const operators[] = {" + ", " - ", " * ", " / "};
        static const char* const totals[] = {"count", "sum", "min", "max"};
        const auto next = depth - 1;
        switch (below(6)) {
        case 0:
        case 1:
            return joined({"(", number(next), one_of(operators), number(next), ")"});
        case 2:
            return joined(
                {"(if ", truth(next), " then ", number(next), " else ", number(next), ")"});
        case 3:
            return joined({one_of(totals), "(", list(depth), ")"});
        case 4:
            return joined({"floor(", number(next), ")"});
        default:
            return joined({"{u: ", truth(next), ", z: ", number(next), "}.z"});
        }
    }

    std::string text(int depth) {
        if (depth <= 0 || below(3) == 0) return leaf(type::text);
        return joined({"(if ", truth(depth - 1), " then ", text(depth - 1), " else \"x3\")"});
    }

    std::string expression(type wanted, int depth) {
        if (wanted == type::truth) return truth(depth);
        return wanted == type::number ? number(depth) : text(depth);
    }

    std::string decision(const std::string& name) {
        const auto what = static_cast<type>(below(3));
        std::string out = "  " + name + ":\n";
        type made = what;
        bool scalar = true;
        const auto form = below(6);
        if (form < 3) {
            out += "    value: '" + expression(what, 3) + "'\n";
        } else if (form == 3) {
            out += requirements(4, 2);
            made = type::truth;
        } else {
            scalar = table(out, what);
        }
        if (scalar) decisions_.push_back({name, made});
        return out;
    }

    std::string requirements(std::size_t indent, int depth) {
        static const char* const which[] = {"all", "any", "none"};
        const std::string blanks(indent, ' ');
        auto out = blanks + one_of(which) + ":\n";
        const auto count = 1 + below(3);
        for (std::size_t i = 0; i < count; ++i) {
            out += blanks + "  - id: r" + std::to_string(++ids_) + "\n";
            out += depth > 1 && below(3) == 0 ? requirements(indent + 4, depth - 1)
                                              : blanks + "    when: '" + truth(depth) + "'\n";
        }
        return out;
    }

    // Whether its result is of the type, and no list.
    bool table(std::string& out, type what) {
        static const char* const policies[] = {"FIRST",      "FIRST",        "UNIQUE",  "ANY",
                                               "RULE ORDER", "COLLECT",      "SUM",     "MIN",
                                               "COUNT",      "OUTPUT ORDER", "PRIORITY"};
        static const char* const cells[] = {"1", "> 1", "[1..3]", "not(2)", "< 2.5", "null", "-"};
        const auto policy = one_of(policies);
        const bool total = policy == "SUM" || policy == "MIN" || policy == "COUNT";
        const bool ordered = policy == "OUTPUT ORDER" || policy == "PRIORITY";
        if (total || ordered) what = type::number;
        out += "    table:\n      hit_policy: " + (total ? "COLLECT" : policy) + "\n";
        if (total) out += "      aggregation: " + policy + "\n";
        if (ordered) out += "      outputs: {p: {type: number, values: [2, 1, 0, 3]}}\n";
        const auto then = [&](int depth) {
            const auto made = expression(what, depth);
            return ordered ? "{p: '" + made + "'}" : "'" + made + "'";
        };
        const bool fallback = below(2) == 0;
        if (fallback) out += "      default: " + then(1) + "\n";
        out += "      rows:\n";
        const auto count = 1 + below(4);
        const auto truth_column = truth(1);
        const auto number_column = number(1);
        for (std::size_t i = 0; i < count; ++i) {
            std::string when;
            if (below(4) != 0) when += "'" + truth_column + "': '" + leaf(type::truth) + "'";
            if (below(3) != 0) {
                when += (when.empty() ? "" : ", ") + ("'" + number_column) + "': '" +
                        one_of(cells) + "'";
            }
            out += joined({"        - {when: {", when, "}, then: ", then(2), "}\n"});
        }
        return policy == "FIRST" || policy == "UNIQUE" || policy == "ANY" || total;
    }

    std::mt19937 random_;
    std::vector<named> facts_{};
    std::vector<named> decisions_{};
    int ids_ = 0;
};

} // namespace hjemmel::test
