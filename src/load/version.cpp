// SPDX-License-Identifier: Apache-2.0
// The whole file: its frame (format, ruleset, validity, end) and, in between, its parts.
#include <hjemmel/load/version.hpp>

#include <hjemmel/load/text.hpp>
#include <hjemmel/load/tree.hpp>

#include "frame.hpp"

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
    std::optional<date> sources_until{};
};

void read_to(reader& r, const entry& e, validity& out) {
    out.end_unknown = e.content.scalar.text == "unknown";
    if (!out.end_unknown) out.to = r.day(e);
}

constexpr key<validity> valid_keys[] = {
    {"from", true, [](reader& r, const entry& e, validity& v) { v.from = r.day(e); }},
    {"to", false, read_to},
    {"sources_until", false,
     [](reader& r, const entry& e, validity& v) { v.sources_until = r.day(e); }},
};

void read_valid(reader& r, const entry& e, draft& out) {
    validity valid;
    r.keys(e.content, e.key, valid_keys, valid);
    out.version.from = valid.from;
    out.version.to = valid.to;
    out.version.end_unknown = valid.end_unknown;
    out.version.sources_until = valid.sources_until;
    if (valid.sources_until && !valid.end_unknown) {
        r.fail("conflicting-keys", e.content.find("sources_until")->where,
               {"»sources_until« hører til »to: unknown«.",
                "`sources_until` belongs to `to: unknown`."},
               {"Slet den, eller skriv »to: unknown«.", "Delete it, or write `to: unknown`."});
    }
    if (!valid.from || !valid.to || *valid.from <= *valid.to) return;
    r.fail("valid-order", e.content.find("to")->where,
           {"Versionen slutter, før den begynder.", "The version ends before it begins."},
           {"»to« er den sidste dag, som versionen gælder.",
            "`to` is the last day on which the version is valid."});
}

void read_ruleset(reader& r, const entry& e, draft& out) {
    out.version.ruleset = detail::read_id(r, e);
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
    {"words", false, detail::read_words},
    {"letters", false, detail::read_letters},
    {"reports", false, detail::read_reports},
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

} // namespace

void detail::list_file_keys(std::vector<known_mapping>& out) {
    out.push_back(known("file", file_keys));
    out.push_back(known("valid", valid_keys));
}

void detail::read_version(reader& r, const data& root, draft& out) {
    const located_text owner{"hjemmel", {out.version.file, 0, 0}, {}};
    if (!r.is_mapping(root, owner) || !is_this_format(r, root)) return;
    out.names_entities = root.find("entities") != nullptr;
    r.keys(root, owner, file_keys, out);
    check_end(r, out.version.file, root, out.version.ruleset);
    settle_entities(r, out.version);
}

result<model::version> from_yaml(const source_file_ptr& file, const load_limits& limits,
                                 diagnostics& warnings) {
    diagnostics faults;
    diagnostics noticed;
    draft read;
    read.version.file = file;
    read.version.digest = digest(file->text);
    if (const auto root = tree(file, limits, faults)) {
        reader r(limits, faults, noticed);
        detail::read_version(r, *root, read);
    }
    detail::settle(noticed, limits);
    warnings.insert(warnings.end(), noticed.begin(), noticed.end());
    if (faults.empty()) return std::move(read.version);
    detail::settle(faults, limits);
    return faults;
}

namespace {

/// Where the file says from which day the version is valid.
place place_of_from(const model::version& of) {
    diagnostics ignored;
    const auto root = tree(of.file, {}, ignored);
    const auto* valid = root ? root->find("valid") : nullptr;
    const auto* from = valid != nullptr ? valid->find("from") : nullptr;
    return from != nullptr ? from->where : of.ruleset.where;
}

} // namespace

std::optional<diagnostic> misnamed(const model::version& version) {
    if (!version.from || !version.file) return std::nullopt;
    const std::string_view path = version.file->name;
    const auto slash = path.find_last_of("/\\");
    const auto name = slash == std::string_view::npos ? path : path.substr(slash + 1);
    const std::string wanted = version.from->text() + ".yaml";
    if (name == wanted) return std::nullopt;
    const auto day = version.from->text();
    bilingual text;
    text.da.append("Filen hedder »").append(name).append("«, men versionen gælder fra ");
    text.da.append(day).append(".");
    text.en.append("The file is called `").append(name).append("`, but the version is valid from ");
    text.en.append(day).append(".");
    return diagnostic{.code = "file-name",
                      .level = severity::error,
                      .where = place_of_from(version),
                      .text = std::move(text),
                      .hint = {"Kald filen »" + wanted + "«, eller ret dagen.",
                               "Call the file `" + wanted + "`, or mend the day."},
                      .fact = {},
                      .value = {},
                      .id = {}};
}

} // namespace hjemmel::load
