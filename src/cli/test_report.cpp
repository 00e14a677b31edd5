// SPDX-License-Identifier: Apache-2.0
#include "test_report.hpp"

#include "messages.hpp"

#include <hjemmel/api/outcome.hpp>
#include <hjemmel/io/json.hpp>

#include <algorithm>
#include <set>
#include <string_view>

namespace hjemmel::cli {

namespace {

std::string quoted(const std::string& text) { return io::write_value(value(text)); }

std::string place_of(const examples::tested& one) {
    const auto& where = one.source->id.where;
    return where.file->name + ":" + std::to_string(where.line());
}

/// Every line of a text behind so many blanks; none ends in blanks.
std::string indented(const std::string& text, std::size_t columns) {
    std::string out;
    bool fresh = true;
    for (const char c : text) {
        if (fresh && c != '\n') out.append(columns, ' ');
        fresh = c == '\n';
        out += c;
    }
    return out;
}

std::string version_name(const plan::program& of) {
    return of.source->from ? of.source->from->text() : "";
}

using examples::goal;
using examples::goal_kind;

/// How many ways of the goals of one kind are demanded and reached.
struct share {
    std::size_t wanted = 0;
    std::size_t seen = 0;
    std::size_t excused = 0;

    void add(const goal& one) {
        for (const auto way : examples::way::each) {
            if ((one.wanted & way) == 0) continue;
            if ((one.seen & way) != 0)
                ++seen, ++wanted;
            else
                ++((one.excused & way) != 0 ? excused : wanted);
        }
    }
    std::string text() const { return std::to_string(seen) + "/" + std::to_string(wanted); }
};

struct tally {
    std::size_t passed = 0;
    std::size_t all = 0;
};

tally count(const tested_ruleset& of, std::size_t version) {
    tally out;
    for (const auto& one : of.result.all) {
        if (one.version != version) continue;
        ++out.all;
        if (one.result.passed()) ++out.passed;
    }
    return out;
}

std::string ways_json(const goal& of, examples::ways some) {
    std::string out = "[";
    for (const auto one : examples::way::each) {
        if ((some & one) == 0) continue;
        out += (out == "[" ? "" : ",") + quoted(std::string(examples::way_name(of.what, one)));
    }
    return out + "]";
}

std::string_view kind_name(goal_kind of) {
    switch (of) {
    case goal_kind::requirement:
        return "requirement";
    case goal_kind::row:
        return "row";
    case goal_kind::fallback:
        return "default";
    default:
        return "threshold";
    }
}

std::string goal_json(const goal& of) {
    std::string out = of.of_function ? R"({"function":)" : R"({"decision":)";
    out += quoted(of.owner) + R"(,"kind":)" + quoted(std::string(kind_name(of.what))) +
           R"(,"id":)" + quoted(of.id);
    if (!of.within.empty()) out += R"(,"within":)" + quoted(of.within);
    if (of.where) out += R"(,"line":)" + std::to_string(of.where.line());
    return out + R"(,"wanted":)" + ways_json(of, of.wanted) + R"(,"seen":)" +
           ways_json(of, of.seen) + R"(,"excused":)" + ways_json(of, of.excused) + "}";
}

} // namespace

std::string test_report::painted(const char* code, const std::string& text) const {
    return colour_ ? std::string("\x1b[") + code + "m" + text + "\x1b[0m" : text;
}

std::string test_report::failure(const tested_ruleset& of, const examples::tested& one) const {
    auto out = place_of(one) + ": " + painted("31", in("ikke bestået", "failed")) + ": " + of.id +
               " " + one.source->id.text + "\n";
    if (!one.source->text.empty()) out += "    " + one.source->text.in(asked_.lang) + "\n";
    std::set<std::size_t> told;
    for (const auto& wrong : one.result.wrong) {
        out += "    " + wrong.decision + (wrong.decision.empty() ? "" : ", ") +
               wrong.what.in(asked_.lang) + "\n";
        out += "        " + in("forventet: ", "expected: ") + wrong.expected.in(asked_.lang) + "\n";
        out += "        " + in("fik:       ", "actual:   ") + wrong.actual.in(asked_.lang) + "\n";
        told.insert(wrong.outcome);
    }
    for (const auto number : told) {
        const auto& outcome = one.result.outcomes[number];
        for (const auto& d : outcome.diagnostics)
            out += indented(message(d, {.lang = asked_.lang, .colour = false}), 8);
        if (!outcome.evidence || !outcome.evidence->root) continue;
        out += "    " + in("begrundelsen for ", "the reasons for ") + outcome.decision + ":\n";
        out += indented(hjemmel::outcome(outcome).reasons(asked_.lang), 8);
    }
    return out;
}

std::string test_report::counts(const tested_ruleset& of) const {
    std::string out;
    for (std::size_t v = 0; v < of.versions.size(); ++v) {
        const auto number = count(of, v);
        const auto version = version_name(*of.versions[v]);
        out += painted("1", of.id + (version.empty() ? "" : " " + version)) + ": ";
        if (number.all == 0) {
            out += in("ingen eksempler\n", "no examples\n");
            continue;
        }
        out += std::to_string(number.passed) + in(" af ", " of ") + std::to_string(number.all) +
               in(" eksempler bestået\n", " examples passed\n") + measure(of.result.coverage[v]);
    }
    return out;
}

std::string test_report::lacking(const goal& one) const {
    const auto& where = one.where;
    std::string out = "    " + (where ? where.file->name + ":" + std::to_string(where.line()) + ": "
                                      : std::string());
    out += one.owner + ", ";
    switch (one.what) {
    case goal_kind::requirement:
        out += in("betingelsen ", "the requirement ") + one.id;
        break;
    case goal_kind::row:
        out += in("rækken ", "the row ") + one.id;
        break;
    case goal_kind::fallback:
        out += "default";
        break;
    case goal_kind::threshold:
        out += in("grænsen ", "the threshold ") + "»" + one.id + "«";
        if (!one.within.empty()) out += in(" i ", " in ") + one.within;
        if (one.limited_by) out += " (" + io::write_value(*one.limited_by) + ")";
        break;
    }
    return out + ": " + examples::way_words(one.what, one.lacking(), asked_.lang) + "\n";
}

std::string test_report::measure(const examples::coverage& of) const {
    share requirements;
    share rows;
    share thresholds;
    std::string rest;
    for (const auto& one : of.goals()) {
        auto& part = one.what == goal_kind::requirement ? requirements
                     : one.what == goal_kind::threshold ? thresholds
                                                        : rows;
        part.add(one);
        if (one.lacking() != 0) rest += lacking(one);
    }
    const auto excused = requirements.excused + rows.excused + thresholds.excused;
    std::string out = in("  dækket: betingelser ", "  covered: requirements ") +
                      requirements.text() + in(", rækker ", ", rows ") + rows.text() +
                      in(", grænser ", ", thresholds ") + thresholds.text();
    if (excused != 0) out += in("; undtaget: ", "; excused: ") + std::to_string(excused);
    return out + "\n" + (rest.empty() ? "" : in("  mangler:\n", "  lacking:\n")) + rest;
}

std::string test_report::text(const std::vector<tested_ruleset>& all) const {
    std::string out;
    for (const auto& of : all) {
        for (const auto& fault : of.result.faults)
            out += message(fault, {.lang = asked_.lang, .colour = colour_});
        for (const auto& one : of.result.all) {
            if (!one.result.passed()) out += failure(of, one) + "\n";
        }
    }
    for (const auto& of : all)
        out += counts(of) + suggested(of);
    return out;
}

std::string test_report::suggested(const tested_ruleset& of) const {
    if (!asked_.suggest) return {};
    std::string out;
    std::size_t number = 0;
    for (const auto& one : of.suggestions) {
        const auto id = in("forslag-", "suggestion-") + std::to_string(++number);
        out += examples::yaml(one, id, asked_.lang);
    }
    if (out.empty()) return in("  ingen forslag\n", "  no suggestions\n");
    return in("  forslag; se efter, at det forventede er ret:\n",
              "  suggestions; see that what they expect is right:\n") +
           out;
}

std::string test_report::json(const std::vector<tested_ruleset>& all) const {
    std::string out = "{\"examples\": [";
    bool first = true;
    for (const auto& of : all) {
        for (const auto& one : of.result.all) {
            out += first ? "\n" : ",\n";
            first = false;
            const auto& where = one.source->id.where;
            out += R"({"ruleset":)" + quoted(of.id) + R"(,"version":)" +
                   quoted(version_name(*of.versions[one.version])) + R"(,"id":)" +
                   quoted(one.source->id.text) + R"(,"file":)" + quoted(where.file->name) +
                   R"(,"line":)" + std::to_string(where.line()) + R"(,"passed":)" +
                   (one.result.passed() ? "true" : "false") + R"(,"wrong":[)";
            for (const auto& wrong : one.result.wrong) {
                out += out.back() == '[' ? "" : ",";
                out += R"({"decision":)" + quoted(wrong.decision) + R"(,"what":)" +
                       quoted(wrong.what.in(asked_.lang)) + R"(,"expected":)" +
                       quoted(wrong.expected.in(asked_.lang)) + R"(,"actual":)" +
                       quoted(wrong.actual.in(asked_.lang)) + "}";
            }
            out += "]}";
        }
    }
    out += first ? "]" : "\n]";
    out += ", \"coverage\": [";
    first = true;
    for (const auto& of : all) {
        for (std::size_t v = 0; v < of.versions.size(); ++v) {
            out += first ? "\n" : ",\n";
            first = false;
            out += R"({"ruleset":)" + quoted(of.id) + R"(,"version":)" +
                   quoted(version_name(*of.versions[v])) + R"(,"goals":[)";
            for (const auto& goal : of.result.coverage[v].goals()) {
                out += out.back() == '[' ? "\n  " : ",\n  ";
                out += goal_json(goal);
            }
            out += "]}";
        }
    }
    out += first ? "]" : "\n]";
    if (!asked_.suggest) return out + "}\n";
    out += ", \"suggestions\": [";
    for (const auto& of : all) {
        for (const auto& one : of.suggestions) {
            out += out.back() == '[' ? "\n" : ",\n";
            out += R"({"ruleset":)" + quoted(of.id) + R"(,"version":)" +
                   quoted(version_name(*of.versions[one.version])) + R"(,"example":)" +
                   quoted(one.base->id.text) + R"(,"change":)" + quoted(one.change) +
                   R"(,"yaml":)" + quoted(examples::yaml(one, one.base->id.text, asked_.lang)) +
                   "}";
        }
    }
    return out + "]}\n";
}

std::string test_report::write(const std::vector<tested_ruleset>& all) const {
    return asked_.format == output_format::json ? json(all) : text(all);
}

} // namespace hjemmel::cli
