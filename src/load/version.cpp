// SPDX-License-Identifier: Apache-2.0
// The whole file: its frame (format, ruleset, validity, end) and, in between, its parts.
#include <hjemmel/load/version.hpp>

#include <hjemmel/load/text.hpp>
#include <hjemmel/load/tree.hpp>

#include "parts.hpp"

#include <algorithm>
#include <utility>

namespace hjemmel::load {

namespace {

using detail::draft;
using detail::key;
using detail::reader;
using detail::sentence;
using model::data;
using entry = data::entry;

struct validity {
    std::optional<hjemmel::date> from{};
    std::optional<hjemmel::date> to{};
    bool end_unknown = false;
};

void read_to(reader& r, const entry& e, validity& out) {
    out.end_unknown = e.content.scalar.text == "unknown";
    if (!out.end_unknown) out.to = r.day(e);
}

constexpr key<validity> valid_keys[] = {
    {"from", true, [](reader& r, const entry& e, validity& v) { v.from = r.day(e); }},
    {"to", false, read_to},
};

void read_valid(reader& r, const entry& e, draft& out) {
    validity valid;
    r.keys(e.content, e.key, valid_keys, valid);
    out.version.from = valid.from;
    out.version.to = valid.to;
    out.version.end_unknown = valid.end_unknown;
    if (!valid.from || !valid.to || *valid.from <= *valid.to) return;
    r.fail("valid-order", e.content.find("to")->where,
           {"Versionen slutter, før den begynder.", "The version ends before it begins."},
           {"»to« er den sidste dag, som versionen gælder.",
            "`to` is the last day on which the version is valid."});
}

bool is_id_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

void read_ruleset(reader& r, const entry& e, draft& out) {
    out.version.ruleset = r.scalar(e);
    const auto& id = out.version.ruleset;
    if (std::all_of(id.text.begin(), id.text.end(), is_id_letter)) return;
    r.fail("invalid-id", id.where,
           {"Regelsættets id må kun have bogstaver, cifre, bindestreg, understreg og punktum.",
            "A ruleset's id may only have letters, digits, hyphen, underscore and full stop."},
           {"Skriv f.eks. »flere-skal-med«.", "Write, for example, `flere-skal-med`."});
}

void read_nothing(reader& /*r*/, const entry& /*e*/, draft& /*out*/) {}

void read_typing(reader& r, const entry& e, draft& out) {
    out.version.dynamic_typing = r.word(e, {"static", "dynamic"}) == 1U;
}

constexpr key<draft> file_keys[] = {
    {"hjemmel", true, read_nothing}, // checked before all else
    {"ruleset", true, read_ruleset},
    {"valid", false, read_valid},
    {"title", false, [](reader& r, const entry& e, draft& d) { d.version.title = r.words(e); }},
    {"typing", false, read_typing},
    {"sources", false, detail::read_sources},
    {"entities", false, detail::read_entities},
    {"types", false, detail::read_types},
    {"parameters", false, detail::read_parameters},
    {"facts", false, detail::read_facts},
    {"functions", false, detail::read_functions},
    {"services", false, detail::read_services},
    {"decisions", false, detail::read_decisions},
    {"end", false, read_nothing}, // checked after all else
};

/// False when the file is of another format, so that its keys may mean something else.
bool is_this_format(reader& r, const data& root) {
    const auto* format = root.find("hjemmel");
    if (format == nullptr || format->scalar.text == "1") return true;
    r.fail("format-version", format->where,
           {"Filen er skrevet i et filformat, som ikke kendes her.",
            "The file is written in a file format that is not known here."},
           {"Skriv »hjemmel: 1«, eller brug en nyere udgave af hjemmel.",
            "Write `hjemmel: 1`, or use a newer release of hjemmel."});
    return false;
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

void check_end(reader& r, const source_file_ptr& file, const data& root, const draft& read) {
    const std::string line = "end: " + read.version.ruleset.text;
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
    if (last.content.scalar.text != read.version.ruleset.text) {
        r.fail("missing-end", last.content.where,
               {"Værdien af »end« er ikke regelsættets id: filen kan være skåret over.",
                "The value of `end` is not the ruleset's id: the file may have been cut short."},
               hint);
    } else if (!ends_with_its_line(*file, root, last.content)) {
        r.fail("missing-end", {file, last.content.where.end, last.content.where.end},
               {"Filen slutter ikke med linjen »end« og ét linjeskift.",
                "The file does not finish with the line `end` and one line feed."},
               hint);
    }
}

/// Gives each decision its entity, where the file has but one.
void settle_entities(reader& r, model::version& version) {
    if (version.entities.empty()) version.entities.emplace_back();
    const bool only = version.entities.size() == 1;
    for (auto& decision : version.decisions) {
        if (!decision.entity.empty()) continue;
        if (only) {
            decision.entity = version.entities.front().name;
            continue;
        }
        r.fail("missing-entity", decision.name.where,
               sentence("Det fremgår ikke, hvad", "It is not said what", decision.name.text,
                        " handler om.", " is about."),
               sentence("Skriv f.eks.", "Write, for example,",
                        "entity: " + version.entities.front().name.text, ".", "."));
    }
}

void read_file(reader& r, const data& root, draft& out) {
    const located_text owner{"hjemmel", {out.version.file, 0, 0}, {}};
    if (!r.is_mapping(root, owner) || !is_this_format(r, root)) return;
    out.names_entities = root.find("entities") != nullptr;
    r.keys(root, owner, file_keys, out);
    check_end(r, out.version.file, root, out);
    settle_entities(r, out.version);
}

/// In the order of the file, no more than the limit; a note says where some were left out.
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

} // namespace

result<model::version> from_yaml(const source_file_ptr& file, const load_limits& limits,
                                 diagnostics& warnings) {
    diagnostics faults;
    diagnostics noticed;
    draft read;
    read.version.file = file;
    read.version.digest = digest(file->text);
    if (const auto root = tree(file, limits, faults)) {
        reader r(limits, faults, noticed);
        read_file(r, *root, read);
    }
    settle(noticed, limits);
    warnings.insert(warnings.end(), noticed.begin(), noticed.end());
    if (faults.empty()) return std::move(read.version);
    settle(faults, limits);
    return faults;
}

std::optional<diagnostic> misnamed(const model::version& version) {
    if (!version.from || !version.file) return std::nullopt;
    const std::string_view path = version.file->name;
    const auto slash = path.find_last_of("/\\");
    const auto name = slash == std::string_view::npos ? path : path.substr(slash + 1);
    const std::string wanted = version.from->text() + ".yaml";
    if (name == wanted) return std::nullopt;
    return diagnostic{.code = "file-name",
                      .level = severity::error,
                      .where = version.ruleset.where,
                      .text = {"Filens navn er ikke den dag, som versionen gælder fra.",
                               "The file's name is not the day from which the version is valid."},
                      .hint = sentence("Kald filen", "Call the file", wanted, ".", "."),
                      .fact = {},
                      .value = {},
                      .id = {}};
}

} // namespace hjemmel::load
