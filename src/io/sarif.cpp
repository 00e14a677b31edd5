// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/io/sarif.hpp>

#include "json_text.hpp"

#include <hjemmel/explain/diagnostics.hpp>

#include <cstdint>
#include <set>

namespace hjemmel::io {

namespace {

using detail::json_text;

/// A path as a URI reference: what may not stand in one becomes %XX.
std::string uri(std::string_view path) {
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                       "0123456789-._~/";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (plain.find(c) != std::string_view::npos)
            out += c;
        else
            (out += '%').append({digits[byte >> 4U], digits[byte & 0xFU]});
    }
    return out;
}

void number(json_text& out, std::string_view name, std::size_t what) {
    out.name(name);
    out.number(std::to_string(what));
}

void message(json_text& out, const std::string& text) {
    out.name("message");
    out.open_object();
    out.member("text", text);
    out.close_object();
}

void location(json_text& out, const place& where) {
    out.name("locations");
    out.open_array();
    if (where) {
        out.open_object();
        out.name("physicalLocation");
        out.open_object();
        out.name("artifactLocation");
        out.open_object();
        out.member("uri", uri(where.file->name));
        out.close_object();
        out.name("region");
        out.open_object();
        number(out, "startLine", where.line());
        number(out, "startColumn", where.column());
        number(out, "endColumn", where.column() + where.width());
        out.close_object();
        out.close_object();
        out.close_object();
    }
    out.close_array();
}

void rules(json_text& out, const diagnostics& found) {
    std::set<std::string> codes;
    for (const auto& one : found)
        codes.insert(one.code);
    out.name("rules");
    out.open_array();
    for (const auto& code : codes) {
        out.open_object();
        out.member("id", code);
        out.close_object();
    }
    out.close_array();
}

void driver(json_text& out, const diagnostics& found, std::string_view version) {
    out.name("tool");
    out.open_object();
    out.name("driver");
    out.open_object();
    out.member("name", "hjemmel");
    out.member("version", version);
    rules(out, found);
    out.close_object();
    out.close_object();
}

} // namespace

std::string write_sarif(const diagnostics& found, std::string_view version, language wanted) {
    json_text out(true);
    out.open_object();
    out.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    out.member("version", "2.1.0");
    out.name("runs");
    out.open_array();
    out.open_object();
    driver(out, found, version);
    out.member("columnKind", "unicodeCodePoints");
    out.name("results");
    out.open_array();
    for (const auto& one : found) {
        out.open_object();
        out.member("ruleId", one.code);
        out.member("level", explain::severity_name(one.level));
        const auto& hint = one.hint.in(wanted);
        message(out, one.text.in(wanted) + (hint.empty() ? "" : " " + hint));
        location(out, one.where);
        out.close_object();
    }
    out.close_array();
    out.close_object();
    out.close_array();
    out.close_object();
    return out.take() + '\n';
}

} // namespace hjemmel::io
