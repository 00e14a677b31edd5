// SPDX-License-Identifier: Apache-2.0
#include "habits.hpp"

#include <hjemmel/core/date.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace hjemmel::load::detail {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

/// `11.749.000` without its separators; empty when it is not of that form.
std::string ungrouped(std::string_view text, std::size_t fewest) {
    std::string out;
    std::size_t groups = 0;
    for (auto point = text.find('.'); point != std::string_view::npos; point = text.find('.')) {
        if (!digits(text.substr(0, point)) || point > 3 || (groups > 0 && point != 3)) return {};
        out += text.substr(0, point);
        text.remove_prefix(point + 1);
        ++groups;
    }
    if (!digits(text) || (groups > 0 && text.size() != 3) || groups < fewest) return {};
    return out.append(text);
}

std::string padded(std::string_view digits) {
    return std::string(digits.size() < 2 ? 1 : 0, '0').append(digits);
}

} // namespace

std::optional<habit> danish_number(std::string_view text) {
    const std::string sign(text.starts_with('-') ? "-" : "");
    text.remove_prefix(sign.size());
    const auto comma = text.find(',');
    if (comma == std::string_view::npos) {
        const std::string whole = ungrouped(text, 2);
        if (whole.empty()) return std::nullopt;
        return habit{"danish-number", sign + whole};
    }
    const std::string whole = ungrouped(text.substr(0, comma), 0);
    const auto decimals = text.substr(comma + 1);
    if (whole.empty() || !digits(decimals)) return std::nullopt;
    return habit{"danish-number", (sign + whole + '.').append(decimals)};
}

std::optional<habit> danish_date(std::string_view text) {
    const auto first = text.find_first_of("-./");
    if (first == std::string_view::npos || first == 0 || first > 2) return std::nullopt;
    const auto second = text.find(text[first], first + 1);
    if (second == std::string_view::npos || second + 5 != text.size()) return std::nullopt;
    const auto day = text.substr(0, first);
    const auto month = text.substr(first + 1, second - first - 1);
    const auto year = text.substr(second + 1);
    if (!digits(day) || !digits(month) || month.size() > 2 || !digits(year)) return std::nullopt;
    std::string instead = std::string(year) + '-' + padded(month) + '-' + padded(day);
    if (!hjemmel::date::parse(instead)) return std::nullopt;
    return habit{"danish-date", std::move(instead)};
}

std::optional<habit> danish_boolean(std::string_view text) {
    if (text == "ja" || text == "Ja" || text == "JA") return habit{"danish-boolean", "true"};
    if (text == "nej" || text == "Nej" || text == "NEJ") return habit{"danish-boolean", "false"};
    return std::nullopt;
}

std::string_view danish_key(std::string_view word, const std::vector<std::string_view>& known) {
    // A word may have several keys: the first that is known here.
    static constexpr std::pair<std::string_view, std::string_view> words[] = {
        {"afrunding", "decimals"},
        {"alle", "all"},
        {"begrundelser", "reasons"},
        {"beslutning", "decision"},
        {"beslutninger", "decisions"},
        {"betegnelse", "label"},
        {"betingelse", "when"},
        {"betingelse", "requirement"},
        {"betingelser", "all"},
        {"breve", "letters"},
        {"brev", "letters"},
        {"dato", "date"},
        {"dato", "on"},
        {"eksempler", "examples"},
        {"eksempler_af", "examples_of"},
        {"ellers", "otherwise"},
        {"ellers", "default"},
        {"enhed", "unit"},
        {"enhed", "entity"},
        {"entitet", "entity"},
        {"entiteter", "entities"},
        {"fakta", "facts"},
        {"felter", "fields"},
        {"forventet", "expect"},
        {"fortolkning", "interpretation"},
        {"fra", "from"},
        {"funktion", "function"},
        {"funktioner", "functions"},
        {"gyldig", "valid"},
        {"gyldighed", "valid"},
        {"hvis", "when"},
        {"kilde", "source"},
        {"kilde", "sources"},
        {"kilder", "sources"},
        {"kilder", "source"},
        {"læsemåder", "readings"},
        {"mangler", "missing"},
        {"navn", "name"},
        {"navn", "label"},
        {"når", "when"},
        {"oplysninger", "facts"},
        {"parametre", "parameters"},
        {"rapporter", "reports"},
        {"regelsæt", "ruleset"},
        {"resultat", "then"},
        {"resultat", "decision"},
        {"resultater", "decisions"},
        {"række", "row"},
        {"rækker", "rows"},
        {"slut", "end"},
        {"så", "then"},
        {"tabel", "table"},
        {"tekst", "text"},
        {"til", "to"},
        {"tilladt", "allowed"},
        {"titel", "title"},
        {"typer", "types"},
        {"uafklaret", "undetermined"},
        {"udgiver", "issuer"},
        {"udsteder", "issuer"},
        {"valgfri", "optional"},
        {"værdi", "value"},
        {"værdier", "values"},
    };
    for (const auto& [danish, key] : words) {
        if (danish != word) continue;
        if (std::find(known.begin(), known.end(), key) != known.end()) return key;
    }
    return {};
}

} // namespace hjemmel::load::detail
