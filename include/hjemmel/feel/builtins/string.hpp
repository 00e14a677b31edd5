// SPDX-License-Identifier: Apache-2.0
// The built-ins on strings (DMN 1.5, 10.3.4.3), which count Unicode code points.
#pragma once

#include <hjemmel/feel/builtins/arguments.hpp>
#include <hjemmel/feel/builtins/letters.hpp>
#include <hjemmel/feel/detail/characters.hpp>

#include <algorithm>

namespace hjemmel::feel::define {

/// The byte at which code point number `count` begins; the text's end where it has fewer.
inline std::size_t byte_of(std::string_view text, std::int64_t count) {
    std::size_t at = 0;
    for (; at < text.size() && count > 0; --count)
        at += feel::detail::read(text, at).size;
    return at;
}

inline std::int64_t code_points(std::string_view text) {
    std::int64_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count)
        at += feel::detail::read(text, at).size;
    return count;
}

inline value string_of(call& in, std::string_view text) {
    if (!in.charge(text.size())) return {};
    return text;
}

inline value string_length(call& in, std::span<const value> args) {
    arguments a(in, "string length", args);
    const auto* text = a.string(0, "string");
    return text ? value(code_points(*text)) : a.failed();
}

inline value substring(call& in, std::span<const value> args) {
    arguments a(in, "substring", args);
    const auto* text = a.string(0, "string");
    if (!text) return a.failed();
    const auto position = a.whole(1, "start position");
    if (!position) return a.failed();
    const auto size = code_points(*text);
    if (*position == 0 || *position > size || *position < -size) {
        return a.refuse("start position", "peger ikke på et tegn i strengen",
                        "points at no character of the string");
    }
    const auto start = *position > 0 ? *position - 1 : size + *position;
    const auto length = a.none(2) ? std::optional(size) : a.whole(2, "length");
    if (!length) return a.failed();
    if (*length < 1) return a.refuse("length", "skal være mindst 1", "must be 1 at least");
    const auto rest = std::string_view(*text).substr(byte_of(*text, start));
    return string_of(in, rest.substr(0, byte_of(rest, *length)));
}

/// Two strings under FEEL's names `string` and `match`; `seek` says what to make of them.
template<class Seek>
value of_match(call& in, std::string_view function, std::span<const value> args, Seek seek) {
    arguments a(in, function, args);
    const auto* text = a.string(0, "string");
    if (!text) return a.failed();
    const auto* match = a.string(1, "match");
    if (!match) return a.failed();
    return seek(std::string_view(*text), std::string_view(*match));
}

inline value substring_before(call& in, std::span<const value> args) {
    return of_match(in, "substring before", args, [&in](auto text, auto match) {
        const auto at = text.find(match);
        return string_of(in, at == std::string_view::npos ? "" : text.substr(0, at));
    });
}

inline value substring_after(call& in, std::span<const value> args) {
    return of_match(in, "substring after", args, [&in](auto text, auto match) {
        const auto at = text.find(match);
        return string_of(in, at == std::string_view::npos ? "" : text.substr(at + match.size()));
    });
}

inline value contains(call& in, std::span<const value> args) {
    return of_match(in, "contains", args, [](auto text, auto match) -> value {
        return text.find(match) != std::string_view::npos;
    });
}

inline value starts_with(call& in, std::span<const value> args) {
    return of_match(in, "starts with", args,
                    [](auto text, auto match) -> value { return text.starts_with(match); });
}

inline value ends_with(call& in, std::span<const value> args) {
    return of_match(in, "ends with", args,
                    [](auto text, auto match) -> value { return text.ends_with(match); });
}

inline value with_letters(call& in, std::string_view function, std::span<const value> args,
                          char32_t (*change)(char32_t)) {
    arguments a(in, function, args);
    const auto* text = a.string(0, "string");
    if (!text) return a.failed();
    if (!in.charge(text->size())) return {};
    std::string changed;
    changed.reserve(text->size());
    for (std::size_t at = 0; at < text->size();) {
        const auto [letter, bytes] = feel::detail::read(*text, at);
        const auto now = change(letter);
        if (now == letter) {
            changed.append(*text, at, bytes);
        } else {
            feel::detail::append(changed, now);
        }
        at += bytes;
    }
    return changed;
}

inline value upper_case(call& in, std::span<const value> args) {
    return with_letters(in, "upper case", args, to_upper);
}
inline value lower_case(call& in, std::span<const value> args) {
    return with_letters(in, "lower case", args, to_lower);
}

inline value string_join(call& in, std::span<const value> args) {
    arguments a(in, "string join", args);
    const auto* list = a.list(0, "list");
    if (!list) return a.failed();
    const value nothing("");
    const auto* delimiter = a.none(1) ? &nothing.as_string() : a.string(1, "delimiter");
    if (!delimiter) return a.failed();
    std::string all;
    bool first = true;
    for (const auto& item : *list) {
        if (item.is_null() && !item.failure()) continue;
        if (!item.is(kind::string)) return a.refuse_kind("list", "list<string>", item);
        if (!in.charge(item.as_string().size() + delimiter->size())) return {};
        if (!first) all += *delimiter;
        all += item.as_string();
        first = false;
    }
    return all;
}

inline void add_string(std::vector<builtin>& table) {
    const auto& string = types::string();
    const auto& number = types::number();
    const auto& boolean = types::boolean();
    const auto text = needed("string", string);
    const auto match = needed("match", string);
    add(table, "substring",
        {takes({text, needed("start position", number), optional("length", number)}, string)},
        substring,
        {"The characters from a position on, counted from 1 or from the end where negative, as "
         "many as the length says or all.",
         R"(substring("foobar", -2, 1))", R"("a")"});
    add(table, "string length", {takes({text}, number)}, string_length,
        {"The number of characters.", R"(string length("blåbær"))", "6"});
    add(table, "upper case", {takes({text}, string)}, upper_case,
        {"The string in capital letters.", R"(upper case("blåbær"))", R"("BLÅBÆR")"});
    add(table, "lower case", {takes({text}, string)}, lower_case,
        {"The string in small letters.", R"(lower case("ØL"))", R"("øl")"});
    add(table, "substring before", {takes({text, match}, string)}, substring_before,
        {"What stands before the first match; empty where there is none.",
         R"(substring before("foobar", "bar"))", R"("foo")"});
    add(table, "substring after", {takes({text, match}, string)}, substring_after,
        {"What stands after the first match; empty where there is none.",
         R"(substring after("foobar", "ob"))", R"("ar")"});
    add(table, "contains", {takes({text, match}, boolean)}, contains,
        {"Whether the match is in the string.", R"(contains("foobar", "of"))", "false"});
    add(table, "starts with", {takes({text, match}, boolean)}, starts_with,
        {"Whether the string begins with the match.", R"(starts with("foobar", "fo"))", "true"});
    add(table, "ends with", {takes({text, match}, boolean)}, ends_with,
        {"Whether the string ends with the match.", R"(ends with("foobar", "r"))", "true"});
    add(table, "string join",
        {takes({needed("list", types::list(string)), optional("delimiter", string)}, string)},
        string_join,
        {"The strings in one, the delimiter between them; nulls are passed over.",
         R"(string join(["a", null, "c"], ", "))", R"("a, c")"});
}

} // namespace hjemmel::feel::define
