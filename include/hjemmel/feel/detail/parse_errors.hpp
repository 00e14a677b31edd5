// SPDX-License-Identifier: Apache-2.0
// What the parser says of a text that is not FEEL, and what to write instead: other languages'
// signs and Danish habits are recognised.
#pragma once

#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/feel/lexer.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace hjemmel::feel::detail {

/// What could have stood somewhere, as the middle of a sentence.
struct expectation {
    std::string_view da;
    std::string_view en;
};

namespace expected {
inline constexpr expectation expression{"et udtryk", "an expression"};
inline constexpr expectation named_argument{"navnet på en parameter og »:«",
                                            "a parameter's name and ':'"};
inline constexpr expectation name{"et navn", "a name"};
inline constexpr expectation type{"en type", "a type"};
inline constexpr expectation key{"en nøgle", "a key"};
inline constexpr expectation nothing_more{"et regnetegn eller udtrykkets slutning",
                                          "an operator or the end of the expression"};
} // namespace expected

struct replacement {
    std::string_view found;
    std::string_view better;
};

inline constexpr std::array<replacement, 34> better_signs{{
    {"===", "="}, {"!==", "!="}, {"==", "="},       {"=>", ">="}, {"=<", "<="}, {"&&", "and"},
    {"||", "or"}, {"<>", "!="},  {"!", "not(...)"}, {"'", "\""},  {"‘", "\""},  {"’", "\""},
    {"‚", "\""},  {"“", "\""},   {"”", "\""},       {"„", "\""},  {"‟", "\""},  {"»", "\""},
    {"«", "\""},  {"`", "\""},   {"´", "\""},       {"≤", "<="},  {"≥", ">="},  {"≠", "!="},
    {"×", "*"},   {"·", "*"},    {"÷", "/"},        {"–", "-"},   {"—", "-"},   {"−", "-"},
    {";", ","},   {"^", "**"},   {"%", "/ 100"},    {"…", ".."},
}};

inline constexpr std::array<replacement, 18> better_words{{
    {"og", "and"},
    {"eller", "or"},
    {"hvis", "if"},
    {"så", "then"},
    {"ellers", "else"},
    {"mellem", "between"},
    {"ikke", "not(...)"},
    {"not", "not(...)"},
    {"alle", "every"},
    {"nogen", "some"},
    {"AND", "and"},
    {"OR", "or"},
    {"NOT", "not(...)"},
    {"IF", "if"},
    {"THEN", "then"},
    {"ELSE", "else"},
    {"BETWEEN", "between"},
    {"IN", "in"},
}};

template<std::size_t N>
std::string_view better(const std::array<replacement, N>& all, std::string_view found) {
    const auto at =
        std::find_if(all.begin(), all.end(), [found](const auto& r) { return r.found == found; });
    return at == all.end() ? std::string_view{} : at->better;
}

/// At most 40 bytes of a text, whole characters.
inline std::string excerpt(std::string_view text) {
    constexpr std::size_t most = 40;
    if (text.size() <= most) return std::string(text);
    std::size_t size = 0;
    while (size + read(text, size).size <= most)
        size += read(text, size).size;
    return std::string(text.substr(0, size)) + "…";
}

inline bilingual write_instead(std::string_view better) {
    const std::string what(better);
    return {"Skriv i stedet: " + what, "Write instead: " + what};
}

/// `31`, `12`, `2019` as FEEL writes that date.
inline std::string feel_date(std::string_view day, std::string_view month, std::string_view year) {
    const auto two = [](std::string_view n) { return (n.size() < 2 ? "0" : "") + std::string(n); };
    return "@\"" + std::string(year) + "-" + two(month) + "-" + two(day) + "\"";
}

/// The parts of a text between two kinds of separators, at most four of them.
struct number_parts {
    std::array<std::string_view, 4> part{};
    std::size_t count = 0;
    bool digits_only = true;
};

inline number_parts split_numbers(std::string_view text, std::string_view separators) {
    number_parts out;
    while (out.count < out.part.size()) {
        const auto end = std::min(text.find_first_of(separators), text.size());
        const auto one = text.substr(0, end);
        out.part[out.count++] = one;
        out.digits_only = out.digits_only && !one.empty() &&
                          one.find_first_not_of("0123456789") == std::string_view::npos;
        if (end == text.size()) break;
        text.remove_prefix(end + 1);
    }
    return out;
}

/// The FEEL date for a text such as `31.12.2019`, `31/12-2019` or `2019-12-31`; empty for others.
inline std::string date_habit(std::string_view text, std::string_view separators) {
    const auto parts = split_numbers(text, separators);
    if (parts.count != 3 || !parts.digits_only) return {};
    const auto& [first, second, third, rest] = parts.part;
    if (second.size() > 2) return {};
    if (first.size() == 4 && third.size() <= 2) return feel_date(third, second, first);
    if (first.size() <= 2 && third.size() == 4) return feel_date(first, second, third);
    return {};
}

inline std::string without_dots(std::string_view text) {
    std::string out(text);
    out.erase(std::remove(out.begin(), out.end(), '.'), out.end());
    return out;
}

/// Whether a text is digits in groups of three, as `11.749.000`.
inline bool is_grouped(std::string_view text) {
    const auto first = text.find('.');
    if (first == 0 || first > 3) return false;
    for (auto at = first; at < text.size(); at += 4) {
        const auto group = text.substr(at + 1, 3);
        const auto digits = group.find_first_not_of("0123456789") == std::string_view::npos;
        if (text[at] != '.' || group.size() != 3 || !digits) return false;
    }
    return text.substr(0, first).find_first_not_of("0123456789") == std::string_view::npos;
}

inline bilingual number_hint(std::string_view found) {
    if (const auto day = date_habit(found, "."); !day.empty()) return write_instead(day);
    if (is_grouped(found)) return write_instead(without_dots(found));
    return {"Skriv tallet med cifre og højst ét punktum, og skil det fra det næste ord.",
            "Write the number with digits and at most one point, apart from the next word."};
}

/// The text and hint of "found something else than expected".
struct complaint {
    bilingual text;
    bilingual hint;
};

inline complaint found_instead(std::string_view found, const expectation& wanted) {
    const std::string da(wanted.da);
    const std::string en(wanted.en);
    if (found.empty()) {
        return {{"Udtrykket slutter, hvor der skulle stå " + da + ".",
                 "The expression ends where " + en + " should stand."},
                {}};
    }
    const auto what = excerpt(found);
    return {{"Her står »" + what + "«, hvor der skulle stå " + da + ".",
             "'" + what + "' stands where " + en + " should stand."},
            {}};
}

inline complaint not_closed(std::string_view opening, std::string_view closing) {
    const std::string open(opening);
    const std::string close(closing);
    return {{"»" + open + "« er ikke lukket.", "'" + open + "' is not closed."},
            {"Skriv »" + close + "«, hvor det slutter.", "Write '" + close + "' where it ends."}};
}

} // namespace hjemmel::feel::detail
