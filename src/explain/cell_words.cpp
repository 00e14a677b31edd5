// SPDX-License-Identifier: Apache-2.0
#include "cell_words.hpp"

#include "lines.hpp"
#include "numbers.hpp"
#include "values.hpp"

#include <hjemmel/core/date.hpp>
#include <hjemmel/core/duration.hpp>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace hjemmel::explain::detail {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

bool is_word(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        return letter || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    });
}

/// What stands between these two, without a quotation mark of its own inside.
std::optional<std::string_view> inside(std::string_view text, std::string_view open,
                                       std::string_view close) {
    if (text.size() < open.size() + close.size()) return std::nullopt;
    if (text.substr(0, open.size()) != open) return std::nullopt;
    if (text.substr(text.size() - close.size()) != close) return std::nullopt;
    const auto inner = text.substr(open.size(), text.size() - open.size() - close.size());
    const auto stray = inner.find_first_of("\"\\") != std::string_view::npos;
    return stray && close.back() == '"' ? std::nullopt : std::optional(inner);
}

std::optional<std::string> temporal(std::string_view text, language wanted) {
    if (const auto d = date::parse(text)) return show(*d, wanted);
    if (const auto m = months_duration::parse(text)) return show(*m, wanted);
    if (const auto d = days_duration::parse(text)) return show(*d, wanted);
    return std::nullopt;
}

std::optional<std::string> one_value(std::string_view text, const vocabulary& words) {
    const auto wanted = words.wanted();
    if (text == "true") return say(wanted, "ja", "yes");
    if (text == "false") return say(wanted, "nej", "no");
    if (text == "null") return say(wanted, "ingen", "none");
    if (const auto number = decimal::parse(text)) return grouped(*number, wanted);
    if (const auto literal = inside(text, "@\"", "\"")) return temporal(*literal, wanted);
    if (const auto literal = inside(text, "date(\"", "\")")) return temporal(*literal, wanted);
    if (const auto quoted = inside(text, "\"", "\""))
        return show(value(words.called(*quoted)), wanted);
    if (is_word(text)) return words.called(text);
    return std::nullopt;
}

/// Parts between commas; nothing where a comma may stand inside something.
std::vector<std::string_view> parts(std::string_view text) {
    std::vector<std::string_view> out;
    bool quoted = false;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] == '"') quoted = !quoted;
        if (i < text.size() && (quoted || text[i] != ',')) continue;
        out.push_back(trimmed(text.substr(from, i - from)));
        from = i + 1;
    }
    return out;
}

std::optional<std::string> values(std::string_view text, const vocabulary& words) {
    std::vector<std::string> all;
    for (const auto part : parts(text)) {
        auto word = one_value(part, words);
        if (!word) return std::nullopt;
        all.push_back(std::move(*word));
    }
    return listed(all, say(words.wanted(), " eller ", " or "));
}

struct comparison {
    std::string_view sign;
    std::string_view da;
    std::string_view en;
};

// Two signs before one: the first that fits is taken.
constexpr comparison comparisons[] = {
    {"<=", "højst ", "at most "},       {">=", "mindst ", "at least "},   {"!=", "ikke ", "not "},
    {"<", "mindre end ", "less than "}, {">", "mere end ", "more than "}, {"=", "", ""},
};

std::optional<std::string> compared(std::string_view test, const vocabulary& words) {
    for (const auto& one : comparisons) {
        if (test.substr(0, one.sign.size()) != one.sign) continue;
        const auto word = one_value(trimmed(test.substr(one.sign.size())), words);
        if (!word) return std::nullopt;
        return say(words.wanted(), one.da, one.en) + *word;
    }
    return std::nullopt;
}

} // namespace

std::string cell_words(std::string_view test, const vocabulary& words) {
    const auto wanted = words.wanted();
    const auto text = trimmed(test);
    if (const auto said = values(text, words)) return *said;
    if (const auto said = compared(text, words)) return *said;
    if (const auto inner = inside(text, "not(", ")")) {
        if (const auto said = values(*inner, words)) return say(wanted, "ikke ", "not ") + *said;
    }
    return say(wanted, "»", "“") + std::string(text) + say(wanted, "«", "”");
}

bool names_values(std::string_view test) {
    return values(trimmed(test), vocabulary(nullptr, language::da)).has_value();
}

} // namespace hjemmel::explain::detail
