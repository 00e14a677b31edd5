// SPDX-License-Identifier: Apache-2.0
// The built-ins on regular expressions (DMN 1.5, 10.3.4.3).
#pragma once

#include <hjemmel/feel/builtins/arguments.hpp>
#include <hjemmel/feel/regex.hpp>

namespace hjemmel::feel::define {

/// The flags in this place; empty for null. nullptr, with a failure, for what is no string.
inline const std::string* regex_flags_of(arguments& a, std::size_t i) {
    static const std::string none;
    return a.none(i) ? &none : a.string(i, "flags");
}

inline value matches(call& in, std::span<const value> args) {
    arguments a(in, "matches", args);
    const auto* text = a.string(0, "input");
    if (!text) return a.failed();
    const auto* pattern = a.string(1, "pattern");
    if (!pattern) return a.failed();
    const auto* flags = regex_flags_of(a, 2);
    return flags ? regex_matches(in, *text, *pattern, *flags) : a.failed();
}

inline value replace(call& in, std::span<const value> args) {
    arguments a(in, "replace", args);
    const auto* text = a.string(0, "input");
    if (!text) return a.failed();
    const auto* pattern = a.string(1, "pattern");
    if (!pattern) return a.failed();
    const auto* replacement = a.string(2, "replacement");
    if (!replacement) return a.failed();
    const auto* flags = regex_flags_of(a, 3);
    return flags ? regex_replace(in, *text, *pattern, *replacement, *flags) : a.failed();
}

inline value split(call& in, std::span<const value> args) {
    arguments a(in, "split", args);
    const auto* text = a.string(0, "string");
    if (!text) return a.failed();
    const auto* delimiter = a.string(1, "delimiter");
    return delimiter ? regex_split(in, *text, *delimiter) : a.failed();
}

inline void add_regex(std::vector<builtin>& table) {
    const auto& string = types::string();
    const auto input = needed("input", string);
    const auto pattern = needed("pattern", string);
    const auto flags = optional("flags", string);
    add(table, "matches", {takes({input, pattern, flags}, types::boolean())}, matches,
        {"Whether a regular expression, as XPath writes them, matches anywhere in the text; flags "
         "are s, m, i, x and q.",
         R"x(matches("Blåbær", "^bl[a-zæøå]+$", "i"))x", "true"});
    add(table, "replace", {takes({input, pattern, needed("replacement", string), flags}, string)},
        replace,
        {"The text with all matches of a regular expression replaced; `$1` in the replacement is "
         "what the first group matched.",
         R"x(replace("02-03-2018", "(\d+)-(\d+)-(\d+)", "$3-$2-$1"))x", R"("2018-03-02")"});
    add(table, "split",
        {takes({needed("string", string), needed("delimiter", string)}, types::list(string))},
        split,
        {"The parts of the text between the matches of a regular expression.",
         R"x(split("a;b;;c", ";"))x", R"(["a", "b", "", "c"])"});
}

} // namespace hjemmel::feel::define
