// SPDX-License-Identifier: Apache-2.0
// Small rule files for tests: a set of facts of every type, decisions as YAML, and the laws held
// over them.
#pragma once

#include <doctest/doctest.h>

#include "support/laws.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::test {

/// One of the facts that test rules may use. `finite`: the engine can try all that it can be.
struct palette_fact {
    const char* name;
    const char* declared;
    const char* values; ///< what is tried, as FEEL text; a null is absent
    bool finite;
};

inline constexpr palette_fact palette[] = {
    {"b", "{type: boolean}", "[true, false]", true},
    {"c", "{type: boolean}", "[true, false]", true},
    {"ob", "{type: boolean, optional: true}", "[true, false, null]", true},
    {"s", "{type: string, values: [x1, x2, x3]}", R"(["x1", "x2", "x3"])", true},
    {"os", "{type: string, values: [x1, x2], optional: true}", R"(["x1", "x2", null])", true},
    {"f", "{type: string}", R"(["x1", "x9", ""])", false},
    {"k", "{type: number, values: [1, 2, 5]}", "[1, 2, 5]", true},
    {"j", "{type: number, values: [-2, 0, 3]}", "[-2, 0, 3]", true},
    {"ok", "{type: number, values: [0, 2], optional: true}", "[0, 2, null]", true},
    {"i", "{type: {type: number, min: 0, max: 4, integer: true}}", "[0, 1, 2, 3, 4]", false},
    {"n", "{type: number, min: 0, max: 4}", "[0, 0.5, 1, 2, 2.2, 2.5, 3, 3.5, 4]", false},
    {"m", "{type: number}", "[-1000, -1, 0, 1, 1.5, 2, 2.2, 2.5, 3, 3.5, 1000]", false},
    {"om", "{type: number, optional: true}", "[-3, -1, 0, 1, 2, 2.2, 2.5, 3, 9, null]", false},
    {"d", "{type: date}",
     R"([@"2017-12-31", @"2018-01-01", @"2018-01-15", @"2018-02-01", @"2018-02-02", )"
     R"(@"2019-01-01"])",
     false},
    {"od", "{type: date, optional: true}",
     R"([@"2017-12-31", @"2018-01-01", @"2018-01-15", @"2018-02-01", @"2019-01-01", null])", false},
    {"u", "{type: days and time duration}", R"([@"P1D", @"P3D", @"P30D"])", false},
    {"l", "{type: {list: number}}", "[[], [1], [2, 1], [3, 3, 0]]", false},
    {"ol", "{type: {list: number}, optional: true}", "[[], [1], [2, 5], null]", false},
    {"lb", "{type: {list: boolean}}", "[[], [true], [false], [true, false]]", false},
    {"ps", "{type: {list: {fra: date, til: date}, optional: [til]}}",
     R"([[], [{fra: @"2018-01-01", til: null}], [{fra: @"2018-01-01", til: @"2018-01-31"}]])",
     false},
    {"ops", "{type: {list: {fra: date, til: date}, optional: [til]}, optional: true}",
     R"([[], null, [{fra: @"2018-01-01", til: @"2018-01-31"}]])", false},
    {"g",
     "{type: {context: {a: boolean, k: {type: number, values: [1, 2]}, o: number}, "
     "optional: [o]}}",
     "[{a: true, k: 1, o: null}, {a: false, k: 2, o: 7}]", false},
    {"g.a", nullptr, "[true, false]", true},
    {"g.k", nullptr, "[1, 2]", true},
    {"g.o", nullptr, "[1, 7, null]", false},
};

/// `null` in a case says that there is none.
inline value with_absent(const value& v) {
    if (v.is_null()) return value::absent();
    if (v.is(kind::list)) {
        std::vector<value> items;
        for (const auto& item : v.as_list().items)
            items.push_back(with_absent(item));
        return make_list(std::move(items));
    }
    if (!v.is(kind::context)) return v;
    context_value out{v.as_context().shape, {}};
    for (const auto& entry : v.as_context().entries)
        out.entries.push_back(with_absent(entry));
    return out;
}

/// Text of several lines as one.
inline std::string one_line(std::string_view text) {
    std::string out(text);
    std::replace(out.begin(), out.end(), '\n', ' ');
    return out;
}

inline std::vector<value> values_of(std::string_view list) {
    const auto line = one_line(list);
    return with_absent(feel_value(line)).as_list().items;
}

/// The rules of a YAML text that calls itself `test`, or nothing: then a check fails.
inline std::optional<version> rules_of(const std::string& text) {
    const std::pair<std::string, std::string> files[] = {{"rules.yaml", text}};
    const auto read = catalog::from_memory(files);
    std::string found;
    for (const auto& one : read.diagnostics())
        found += one.code + ": " + one.text.en + " ";
    CHECK_MESSAGE(read, text.substr(text.find("decisions:")) << "\n" << found);
    if (!read) return std::nullopt;
    return read.value().versions("test").front();
}

/// A rule file with the palette's facts and these blocks of YAML (`decisions:` among them).
inline std::string palette_rules(std::string_view blocks) {
    std::string out = "hjemmel: 1\nruleset: test\nfacts:\n";
    for (const auto& fact : palette) {
        if (fact.declared != nullptr)
            out += "  " + std::string(fact.name) + ": " + fact.declared + "\n";
    }
    return out + std::string(blocks) + "\nend: test\n";
}

/// Facts by name, separated by blanks; `m!` where all that is done with a fact is comparing it
/// with constants, so that it is cut into finitely many pieces.
inline std::vector<hole> holes_of(const std::string& names) {
    std::vector<hole> out;
    std::istringstream in(names);
    for (std::string name; in >> name;) {
        const bool pieces = name.back() == '!';
        if (pieces) name.pop_back();
        bool found = false;
        for (const auto& fact : palette) {
            if (name != fact.name) continue;
            found = true;
            out.push_back({name, name, values_of(fact.values), fact.finite || pieces});
        }
        REQUIRE_MESSAGE(found, name);
    }
    return out;
}

/// The case in which each of these facts is a hole.
inline value open_case(const std::vector<hole>& holes) {
    context_shape shape;
    context_shape inner;
    std::vector<value> entries;
    std::vector<value> fields;
    for (const auto& one : holes) {
        const bool field = one.name.starts_with("g.");
        (field ? inner : shape).names.push_back(field ? one.name.substr(2) : one.name);
        (field ? fields : entries).emplace_back("?" + one.name);
    }
    if (!fields.empty()) {
        shape.names.emplace_back("g");
        entries.emplace_back(context_value{std::make_shared<const context_shape>(inner), fields});
    }
    return context_value{std::make_shared<const context_shape>(shape), std::move(entries)};
}

/// An expression, and the palette's facts that it uses.
struct law_row {
    const char* facts;
    const char* expression;
};

inline void hold_laws(const std::string& facts, const std::string& blocks, std::size_t most = 400) {
    const auto rules = rules_of(palette_rules(blocks));
    if (!rules) return;
    const auto holes = holes_of(facts);
    const auto text = open_case(holes);
    law_check laws(*rules, "", text, holes);
    const auto wrong = laws.run(most);
    CHECK_MESSAGE(wrong.empty(), blocks << "\n" << wrong);
}

template<std::size_t N>
void hold_laws(const law_row (&rows)[N]) {
    for (const auto& row : rows) {
        hold_laws(row.facts,
                  "decisions:\n  x:\n    value: >-\n      " + std::string(row.expression));
    }
}

} // namespace hjemmel::test
