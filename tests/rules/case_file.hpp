// SPDX-License-Identifier: Apache-2.0
// Cases for the shipped rules, one a line of JSON. The first line has the entity and the facts
// that every case has (and for related citizens theirs); a case states what differs, and what is
// expected. Lines that begin with `#` are comments.
#pragma once

#include <hjemmel/core/date.hpp>
#include <hjemmel/core/value.hpp>
#include <hjemmel/eval/facts.hpp>
#include <hjemmel/io/json.hpp>

#include <support/source_dir.hpp>

#include <doctest/doctest.h>

#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::test {

struct rule_case {
    std::string id;
    std::string what;
    std::string entity;
    std::string decision;
    date on{2018, 3, 2};
    std::vector<std::pair<std::string, std::string>> settings;
    facts given;
    std::string status = "known";
    std::string missing; ///< paths, joined with ", "
    value expected;
};

namespace detail {

inline const value* find(const facts& line, std::string_view key) {
    for (const auto& [name, content] : line.entries()) {
        if (name == key) return &content;
    }
    return nullptr;
}

inline std::string text(const facts& line, std::string_view key, std::string otherwise = {}) {
    const auto* found = find(line, key);
    return found != nullptr ? found->as_string() : std::move(otherwise);
}

/// `change` on top of `base`: two contexts.
inline value merged(const value& base, const value& change) {
    auto out = base.as_context();
    auto shape = *out.shape;
    const auto& changes = change.as_context();
    for (std::size_t i = 0; i < changes.entries.size(); ++i) {
        const auto& name = changes.shape->names[i];
        const auto at = shape.find(name);
        if (at != context_shape::npos) {
            out.entries[at] = changes.entries[i];
            continue;
        }
        shape.names.push_back(name);
        out.entries.push_back(changes.entries[i]);
    }
    out.shape = std::make_shared<const context_shape>(std::move(shape));
    return out;
}

inline value merged_citizens(const value& base, const value& citizens) {
    list_value out;
    for (const auto& one : citizens.as_list().items)
        out.items.push_back(merged(base, one));
    return out;
}

inline facts case_facts(const facts& first, const facts& line) {
    value all = *find(first, "facts");
    if (const auto* own = find(line, "facts")) all = merged(all, *own);
    std::vector<std::string> left_out;
    if (const auto* names = find(line, "without")) {
        for (const auto& name : names->as_list().items)
            left_out.push_back(name.as_string());
    }
    facts out(text(line, "id"));
    const auto& entries = all.as_context();
    for (std::size_t i = 0; i < entries.entries.size(); ++i) {
        const auto& name = entries.shape->names[i];
        const auto* own = find(line, "facts");
        const bool stated = own != nullptr && own->as_context().find(name) != nullptr;
        bool missing = false;
        for (const auto& one : left_out)
            missing = missing || (one == name && !stated);
        if (missing) continue;
        const auto* citizen = find(first, "borger");
        const bool related = name == "borgere" && citizen != nullptr;
        out.set(name, related ? merged_citizens(*citizen, entries.entries[i]) : entries.entries[i]);
    }
    return out;
}

inline rule_case read_case_line(const facts& first, const facts& line) {
    rule_case out;
    out.id = text(line, "id");
    out.what = text(line, "what");
    out.entity = text(first, "entity");
    out.decision = text(line, "decision", "visitationsgruppe");
    if (const auto* on = find(line, "on")) out.on = *date::parse(on->as_string());
    if (const auto* settings = find(line, "set")) {
        const auto& entries = settings->as_context();
        for (std::size_t i = 0; i < entries.entries.size(); ++i)
            out.settings.emplace_back(entries.shape->names[i], entries.entries[i].as_string());
    }
    out.given = case_facts(first, line);
    out.status = text(line, "status", "known");
    if (const auto* paths = find(line, "missing")) {
        for (const auto& path : paths->as_list().items)
            out.missing += (out.missing.empty() ? "" : ", ") + path.as_string();
    }
    if (const auto* expected = find(line, "value")) out.expected = *expected;
    return out;
}

} // namespace detail

/// The cases of a file under the source folder. A line that is no JSON object fails the test.
inline std::vector<rule_case> read_cases(const std::string& path) {
    std::ifstream in(hjemmel::test::source_dir() + "/" + path, std::ios::binary);
    std::vector<facts> lines;
    for (std::string text; std::getline(in, text);) {
        if (text.empty() || text.front() == '#') continue;
        auto line = io::read_case(text);
        REQUIRE_MESSAGE(line.has_value(), path << ": no JSON object: " << text);
        lines.push_back(std::move(line).value());
    }
    REQUIRE_MESSAGE(!lines.empty(), path << " cannot be read");
    std::vector<rule_case> out;
    for (std::size_t i = 1; i < lines.size(); ++i)
        out.push_back(detail::read_case_line(lines.front(), lines[i]));
    return out;
}

} // namespace hjemmel::test
