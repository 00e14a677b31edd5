// SPDX-License-Identifier: Apache-2.0
#include "frame.hpp"

#include <hjemmel/load/rule_file.hpp>
#include <hjemmel/load/text.hpp>
#include <hjemmel/load/tree.hpp>

#include <algorithm>
#include <utility>

namespace hjemmel::load {

namespace {

using model::data;

bool is_id_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

/// What follows the last value: the closing brace where the whole file is in braces, a comment on
/// the same line, one line feed, and nothing more. Otherwise a cut could go unseen.
bool ends_with_its_line(const source_file& file, const data& root, const data& last) {
    std::string_view rest = std::string_view(file.text).substr(last.where.end);
    if (file.text[root.where.begin] == '{') {
        rest.remove_prefix(std::min(rest.find('}') + 1, rest.size()));
    }
    const auto feed = rest.find('\n');
    return feed != std::string_view::npos && feed + 1 == rest.size();
}

/// Whether more blanks follow than the line feed, and nothing else.
bool blank_after(const source_file& file, const data& last) {
    const auto rest = std::string_view(file.text).substr(last.where.end);
    return rest.size() > 1 && rest.find_first_not_of(" \t\r\n") == std::string_view::npos &&
           rest != "\r\n";
}

} // namespace

namespace detail {

located_text read_id(reader& r, const data::entry& e) {
    auto id = r.scalar(e);
    if (std::all_of(id.text.begin(), id.text.end(), is_id_letter)) return id;
    r.fail("invalid-id", id.where,
           {"Regelsættets id må kun have bogstaver, cifre, bindestreg, understreg og punktum.",
            "A ruleset's id may only have letters, digits, hyphen, underscore and full stop."},
           {"Skriv f.eks. »flere-skal-med«.", "Write, for example, `flere-skal-med`."});
    return id;
}

void check_end(reader& r, const source_file_ptr& file, const data& root,
               const located_text& ruleset) {
    const std::string line = "end: " + ruleset.text;
    const bilingual hint = sentence("Afslut filen med linjen", "Finish the file with the line",
                                    line, " og et linjeskift.", " and a line feed.");
    const auto size = static_cast<std::uint32_t>(file->text.size());
    if (root.entries.empty() || root.entries.back().key.text != "end") {
        const auto* end = root.find("end");
        r.fail("missing-end", end != nullptr ? end->where : place{file, size, size},
               {"Nøglen »end« mangler som den sidste: filen kan være skåret over.",
                "The key `end` is missing as the last one: the file may have been cut short."},
               hint);
        return;
    }
    const auto& last = root.entries.back();
    if (last.content.scalar.text != ruleset.text) {
        r.fail("missing-end", last.content.where,
               {"Værdien af »end« er ikke regelsættets id: filen kan være skåret over.",
                "The value of `end` is not the ruleset's id: the file may have been cut short."},
               hint);
    } else if (blank_after(*file, last.content)) {
        r.fail("missing-end", {file, last.content.where.end, last.content.where.end},
               {"Der står tomme linjer eller mellemrum efter linjen »end«.",
                "Empty lines or blanks stand after the line `end`."},
               {"Slet dem: filens sidste tegn er linjeskiftet efter »end«.",
                "Delete them: the file's last character is the line feed after `end`."});
    } else if (!ends_with_its_line(*file, root, last.content)) {
        r.fail("missing-end", {file, last.content.where.end, last.content.where.end},
               {"Filen slutter ikke med linjen »end« og ét linjeskift.",
                "The file does not finish with the line `end` and one line feed."},
               hint);
    }
}

void settle(diagnostics& faults, const load_limits& limits) {
    std::stable_sort(faults.begin(), faults.end(), [](const diagnostic& a, const diagnostic& b) {
        return a.where.begin < b.where.begin;
    });
    const std::size_t most = std::max<std::size_t>(limits.diagnostics, 1);
    if (faults.size() <= most) return;
    const std::string rest = std::to_string(faults.size() - most);
    faults.resize(most);
    faults.push_back({.code = "more-faults",
                      .level = severity::note,
                      .where = {},
                      .text = {"Yderligere " + rest + " meddelelser er udeladt.",
                               rest + " further messages are left out."},
                      .hint = {},
                      .fact = {},
                      .value = {},
                      .id = {}});
}

} // namespace detail

namespace {

result<rule_file> made(const source_file_ptr& file, const data& root, detail::reader& r) {
    if (root.find("examples_of") != nullptr) {
        model::examples out;
        out.file = file;
        detail::read_examples(r, root, out);
        return rule_file(std::move(out));
    }
    detail::draft out;
    out.version.file = file;
    out.version.digest = digest(file->text);
    detail::read_version(r, root, out);
    return rule_file(std::move(out.version));
}

} // namespace

result<rule_file> read_file(const source_file_ptr& file, const load_limits& limits,
                            diagnostics& warnings) {
    diagnostics faults;
    diagnostics noticed;
    detail::reader r(limits, faults, noticed);
    const auto root = tree(file, limits, faults);
    result<rule_file> out = root ? made(file, *root, r) : result<rule_file>(diagnostics{});
    detail::settle(noticed, limits);
    warnings.insert(warnings.end(), noticed.begin(), noticed.end());
    if (faults.empty()) return out;
    detail::settle(faults, limits);
    return faults;
}

} // namespace hjemmel::load
