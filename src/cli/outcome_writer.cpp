// SPDX-License-Identifier: Apache-2.0
#include "outcome_writer.hpp"

#include <hjemmel/api/outcome.hpp>
#include <hjemmel/core/place.hpp>
#include <hjemmel/core/visible.hpp>
#include <hjemmel/explain/letter.hpp>
#include <hjemmel/explain/text.hpp>
#include <hjemmel/io/csv.hpp>
#include <hjemmel/io/json.hpp>

#include <algorithm>
#include <string_view>

namespace hjemmel::cli {

namespace {

/// The facts that are missing, the first few by name.
std::string missing_text(const eval::outcome& of, language lang) {
    constexpr std::size_t most = 5;
    if (of.missing.empty()) return {};
    std::string out = lang == language::da ? "; mangler " : "; lacks ";
    for (std::size_t i = 0; i < of.missing.size() && i < most; ++i)
        out.append(i == 0 ? "" : ", ").append(visible(of.missing[i].path));
    if (of.missing.size() <= most) return out;
    const auto more = std::to_string(of.missing.size() - most);
    return out + (lang == language::da ? " og " + more + " andre" : " and " + more + " more");
}

/// What to add where there may be no value and what is shown does not tell; `shown`: whether it
/// lists the possible values.
std::string_view or_nothing(const value& of, bool shown, language lang) {
    if (!of.is_undetermined()) return {};
    const auto& possible = of.as_undetermined().possible;
    const bool listed = shown && possible.shape == possible::form::values;
    const bool null =
        possible.or_null || std::any_of(possible.values.begin(), possible.values.end(),
                                        [](const value& v) { return v.is_null(); });
    if (listed || !null) return {};
    return lang == language::da ? " eller ingen værdi" : " or no value";
}

/// A text on one line under its name, wherever it breaks.
std::string indented(std::string_view text, std::size_t columns) {
    std::string out;
    for (const char c : text) {
        out += c;
        if (c == '\n') out.append(columns, ' ');
    }
    return out;
}

} // namespace

bool outcome_writer::begin() {
    if (asked_.format == output_format::json) return out_.write("[");
    if (asked_.format == output_format::csv) return out_.write(io::outcome_columns());
    return true;
}

bool outcome_writer::end() {
    if (asked_.format == output_format::json) out_.write(any_ ? "\n]\n" : "]\n");
    return out_.flush();
}

bool outcome_writer::write(const std::vector<eval::outcome>& of, std::size_t first_line) {
    const io::write_options how{
        .reasons = asked_.reasons, .language = asked_.lang, .first_line = first_line};
    std::string text;
    if (asked_.format == output_format::text) {
        if (any_) text += '\n';
        text += asked_.reasons || asked_.by_letter ? letters(of) : block(of);
        any_ = true;
        return out_.write(text);
    }
    for (const auto& one : of) {
        if (asked_.format == output_format::csv) {
            text += io::write_outcome_row(one);
        } else if (asked_.format == output_format::jsonl) {
            text += io::write_outcome(one, how) + '\n';
        } else {
            text.append(any_ ? ",\n" : "\n").append(io::write_outcome(one, how));
        }
        any_ = true;
    }
    return out_.write(text);
}

bool outcome_writer::write(known_cases& of, std::size_t row) {
    text_.clear();
    for (std::size_t i = 0; i < of.decisions(); ++i) {
        if (asked_.format == output_format::json) text_ += any_ ? ",\n" : "\n";
        of.write(text_, row, i);
        if (asked_.format == output_format::jsonl) text_ += '\n';
        any_ = true;
    }
    return out_.write(text_);
}

std::string outcome_writer::bold(const std::string& text) const {
    return colour_ ? "\x1b[1m" + text + "\x1b[0m" : text;
}

std::string outcome_writer::answer(const eval::outcome& of) const {
    if (of.status == status::known) return explain::show(of.value, asked_.lang);
    const auto kind = explain::status_words(of.status).in(asked_.lang);
    if (of.status != status::undetermined) return kind;
    const auto shown = explain::show(of.value, asked_.lang);
    const bool more = shown != kind;
    std::string text = more ? kind + ": " + shown : kind;
    text += or_nothing(of.value, more, asked_.lang);
    return text + missing_text(of, asked_.lang);
}

/// The case's id, and below it a line a decision.
std::string outcome_writer::block(const std::vector<eval::outcome>& of) const {
    if (of.empty()) return {};
    const auto& first = of.front();
    const auto nameless = asked_.lang == language::da ? "(uden id)" : "(no id)";
    auto out = bold(first.id.empty() ? nameless : visible(first.id)) + "\n";
    std::size_t width = 0;
    for (const auto& one : of)
        width = std::max(width, code_points(one.decision));
    for (const auto& one : of) {
        const auto room = width - code_points(one.decision) + 2;
        out.append("  ").append(one.decision).append(room, ' ');
        out.append(indented(answer(one), width + 4)) += '\n';
    }
    return out;
}

std::string outcome_writer::letter(const eval::outcome& of) const {
    auto tree = explain::reasons(of);
    // What was not evaluated knows no labels.
    const auto same = [&](const model::decision& one) { return one.name.text == of.decision; };
    const auto at = std::find_if(file_.decisions.begin(), file_.decisions.end(), same);
    if (tree.label.empty() && at != file_.decisions.end()) tree.label = at->label;
    const auto* form = explain::letter_for(letters_, of.decision, asked_.letter);
    return explain::letter(of, tree, form, asked_.lang);
}

std::string outcome_writer::letters(const std::vector<eval::outcome>& of) const {
    std::string out;
    for (const auto& one : of) {
        if (!out.empty()) out += '\n';
        out += asked_.by_letter ? letter(one) : outcome(one).reasons(asked_.lang);
        if (!out.ends_with('\n')) out += '\n';
    }
    return out;
}

} // namespace hjemmel::cli
