// SPDX-License-Identifier: Apache-2.0
#include "test_report.hpp"

#include "messages.hpp"

#include <hjemmel/api/outcome.hpp>
#include <hjemmel/io/json.hpp>

#include <algorithm>
#include <set>

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
        if (!outcome.evidence) continue;
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
               in(" eksempler bestået\n", " examples passed\n");
    }
    return out;
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
        out += counts(of);
    return out;
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
    return out + "}\n";
}

std::string test_report::write(const std::vector<tested_ruleset>& all) const {
    return asked_.format == output_format::json ? json(all) : text(all);
}

} // namespace hjemmel::cli
