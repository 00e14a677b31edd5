// SPDX-License-Identifier: Apache-2.0
// Messages for people, with the line they are about and a caret; and their fields for programs.
#pragma once

#include <hjemmel/core/bilingual.hpp>
#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/core/visible.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace hjemmel::explain {

/// The severity as programs read it: `error`, `warning` or `note`.
inline std::string_view severity_name(severity level) {
    switch (level) {
    case severity::error:
        return "error";
    case severity::warning:
        return "warning";
    case severity::note:
        return "note";
    }
    return "error";
}

/// The severity as people read it.
inline std::string_view severity_word(severity level, language wanted) {
    if (wanted == language::en) return severity_name(level);
    switch (level) {
    case severity::error:
        return "fejl";
    case severity::warning:
        return "advarsel";
    case severity::note:
        return "bemærkning";
    }
    return "fejl";
}

/// One field of a diagnostic, as JSON has it: a text or a number.
struct diagnostic_field {
    std::string_view name;
    std::variant<std::string, std::size_t> content;
};

/// The fields of `one` that say something, in a fixed order: severity, code, file, line, column,
/// width, id, fact, value, text, hint. Texts are in `wanted`.
inline std::vector<diagnostic_field> fields(const diagnostic& one, language wanted) {
    std::vector<diagnostic_field> all;
    const auto text = [&all](std::string_view name, std::string content) {
        if (!content.empty()) all.push_back({name, std::move(content)});
    };
    text("severity", std::string(severity_name(one.level)));
    text("code", one.code);
    if (one.where) {
        text("file", one.where.file->name);
        all.push_back({"line", one.where.line()});
        all.push_back({"column", one.where.column()});
        all.push_back({"width", one.where.width()});
    }
    text("id", one.id);
    text("fact", one.fact);
    text("value", one.value);
    text("text", one.text.in(wanted));
    text("hint", one.hint.in(wanted));
    return all;
}

namespace detail {

/// Terminal colours; empty texts where there are none.
struct paint {
    std::string_view bold;
    std::string_view mark;
    std::string_view end;
};

inline paint paint_for(severity level, bool colour) {
    if (!colour) return {};
    const std::string_view red = "\x1b[1;31m";
    const std::string_view yellow = "\x1b[1;33m";
    const std::string_view cyan = "\x1b[1;36m";
    const auto mark = level == severity::error ? red : level == severity::warning ? yellow : cyan;
    return {"\x1b[1m", mark, "\x1b[0m"};
}

/// Longer lines are shown in part, so many code points before and after the place.
inline constexpr std::size_t excerpt_before = 60;
inline constexpr std::size_t excerpt_after = 60;

/// The byte after `count` code points from `from`, or the end.
inline std::size_t forward(std::string_view text, std::size_t from, std::size_t count) {
    while (from < text.size() && count > 0) {
        ++from;
        while (from < text.size() && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80U) {
            ++from;
        }
        --count;
    }
    return from;
}

/// The line of the file, and below it carets under the place. Tabs are kept in both.
inline std::string excerpt(const place& where, const paint& colours) {
    const std::string_view line = where.line_text();
    if (line.empty()) return {};
    const std::size_t before = where.column() - 1;
    const std::size_t skipped = before > excerpt_before ? before - excerpt_before : 0;
    const std::size_t width = std::min(where.width(), excerpt_after);
    const std::size_t from = forward(line, 0, skipped);
    const std::size_t at = forward(line, from, before - skipped);
    const std::size_t to = forward(line, at, std::max(width, excerpt_after));
    const std::string_view more_before = skipped > 0 ? "…" : "";
    const std::string_view more_after = to < line.size() ? "…" : "";
    std::string out = "    ";
    out.append(more_before)
        .append(visible(line.substr(from, to - from)))
        .append(more_after)
        .append("\n    ");
    if (skipped > 0) out += ' ';
    for (std::size_t byte = from; byte < at; byte = forward(line, byte, 1)) {
        out += line[byte] == '\t' ? '\t' : ' ';
    }
    out.append(colours.mark).append(width, '^').append(colours.end) += '\n';
    return out;
}

} // namespace detail

/// The message as lines of text, each ended by a line feed: `file:line:column: fejl: … [code]`, the
/// line with carets under the place, and the hint. Parts that the diagnostic lacks are left out.
/// With `colour`, for terminals.
inline std::string render(const diagnostic& one, language wanted, bool colour) {
    const auto colours = detail::paint_for(one.level, colour);
    std::string out(colours.bold);
    if (one.where) {
        out += one.where.file->name + ':';
        if (!one.where.file->text.empty()) {
            out +=
                std::to_string(one.where.line()) + ':' + std::to_string(one.where.column()) + ':';
        }
        out += ' ';
    }
    out.append(colours.end).append(colours.mark).append(severity_word(one.level, wanted));
    out.append(":").append(colours.end).append(" ");
    if (!one.id.empty()) out += visible(one.id) + ": ";
    if (!one.fact.empty()) out += visible(one.fact) + ": ";
    out.append(visible(one.text.in(wanted))).append(" [").append(one.code).append("]\n");
    if (one.where) out += detail::excerpt(one.where, colours);
    if (!one.hint.empty()) {
        out.append("    ").append(wanted == language::da ? "Forslag: " : "Hint: ");
        out.append(visible(one.hint.in(wanted))).append("\n");
    }
    return out;
}

} // namespace hjemmel::explain
