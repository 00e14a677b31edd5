// SPDX-License-Identifier: Apache-2.0
#include "record.hpp"

#include <hjemmel/core/decimal.hpp>
#include <hjemmel/io/typed_json.hpp>

#include <string_view>

namespace hjemmel::tck {

namespace {

const value* find(const facts& in, std::string_view name) {
    for (const auto& [known, content] : in.entries()) {
        if (known == name) return &content;
    }
    return nullptr;
}

std::string text_of(const facts& in, std::string_view name) {
    const auto* found = find(in, name);
    return found != nullptr && found->is(kind::string) ? found->as_string() : "";
}

diagnostics read_inputs(record& into) {
    const auto* inputs = find(into.line, "inputs");
    if (inputs == nullptr || !inputs->is(kind::context)) return {};
    const auto& all = inputs->as_context();
    for (std::size_t i = 0; i < all.entries.size(); ++i) {
        auto read = io::read_typed(all.entries[i], all.shape->names[i]);
        if (!read) return read.diagnostics();
        into.inputs.emplace_back(all.shape->names[i], std::move(read).value());
    }
    return {};
}

void read_spaces(record& into) {
    const auto* spaces = find(into.line, "inputNamespaces");
    if (spaces == nullptr || !spaces->is(kind::context)) return;
    const auto& all = spaces->as_context();
    for (std::size_t i = 0; i < all.entries.size(); ++i) {
        if (all.entries[i].is(kind::string))
            into.spaces.emplace(all.shape->names[i], all.entries[i].as_string());
    }
}

diagnostics read_expected(record& into) {
    const auto* expected = find(into.line, "expected");
    const value none;
    const auto& given = expected == nullptr ? none : *expected;
    into.expects_error = given.is(kind::context) && given.as_context().find("error") != nullptr;
    if (into.expects_error) return {};
    auto read = io::read_typed(given, "expected");
    if (!read) return read.diagnostics();
    into.expected = std::move(read).value();
    return {};
}

bool near(const decimal& a, const decimal& b) {
    static const auto tolerance = *decimal::parse("0.00000001");
    const auto difference = subtract(a, b);
    return difference && absolute(*difference) < tolerance;
}

bool matches_items(const list_value& found, const list_value& expected) {
    if (found.items.size() != expected.items.size()) return false;
    for (std::size_t i = 0; i < found.items.size(); ++i) {
        if (!matches(found.items[i], expected.items[i])) return false;
    }
    return true;
}

bool matches_entries(const context_value& found, const context_value& expected) {
    if (found.entries.size() != expected.entries.size()) return false;
    for (std::size_t i = 0; i < expected.entries.size(); ++i) {
        const auto* own = found.find(expected.shape->names[i]);
        if (own == nullptr || !matches(*own, expected.entries[i])) return false;
    }
    return true;
}

} // namespace

result<record> read_record(io::given_case line) {
    if (!line.faults.empty()) return std::move(line.faults);
    record out;
    out.line = std::move(line.content);
    out.id = text_of(out.line, "id");
    out.folder = text_of(out.line, "folder");
    out.case_id = text_of(out.line, "test") + "#" + text_of(out.line, "case");
    out.model = text_of(out.line, "model");
    out.decision = text_of(out.line, "decision");
    out.service = text_of(out.line, "service");
    out.is_feel = text_of(out.line, "kind") == "feel";
    if (auto faults = read_inputs(out); !faults.empty()) return faults;
    read_spaces(out);
    if (auto faults = read_expected(out); !faults.empty()) return faults;
    return out;
}

bool matches(const value& found, const value& expected) {
    if (expected.is_null()) return found.is_null();
    if (found.kind() != expected.kind()) return false;
    if (found.is(kind::number)) return near(found.as_number(), expected.as_number());
    if (found.is(kind::list)) return matches_items(found.as_list(), expected.as_list());
    if (found.is(kind::context)) return matches_entries(found.as_context(), expected.as_context());
    return identical(found, expected);
}

} // namespace hjemmel::tck
