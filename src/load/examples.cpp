// SPDX-License-Identifier: Apache-2.0
// A file of examples: what each begins with is filled in here, so that an example stands alone.
#include "frame.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace hjemmel::load {

namespace {

using detail::key;
using detail::reader;
using detail::sentence;
using model::data;
using entry = data::entry;
using shape = data::shape;
using pairs = std::vector<std::pair<located_text, located_text>>;

/// `null`, `~` or nothing written; not in quotes.
bool is_null(const data& node) {
    if (node.what != shape::scalar) return false;
    if (detail::is_nothing(node)) return true;
    const std::string_view text = node.where.file->text;
    return node.scalar.text == "null" &&
           text.substr(node.where.begin, node.where.end - node.where.begin) == "null";
}

/// The data with every null as data of no shape.
data with_nulls(const data& node) {
    data out = node;
    if (is_null(node)) out.what = shape::none;
    for (auto& item : out.items)
        item = with_nulls(item);
    for (auto& one : out.entries)
        one.content = with_nulls(one.content);
    return out;
}

std::vector<entry> named_values(reader& r, const entry& e) {
    std::vector<entry> out;
    r.named(e, [&out](const entry& one) { out.push_back({one.key, with_nulls(one.content)}); });
    return out;
}

/// Names one below the other, or one alone.
std::vector<located_text> names(reader& r, const entry& e) {
    if (e.content.what == shape::scalar) return {r.scalar(e)};
    std::vector<located_text> out;
    r.items(e, [&](const data& item, const located_text& owner) {
        out.push_back(r.scalar({owner, item}));
    });
    return out;
}

pairs scalars(reader& r, const entry& e) {
    pairs out;
    r.named(e, [&](const entry& one) { out.emplace_back(one.key, r.scalar(one)); });
    return out;
}

void must_be_word(reader& r, const located_text& found,
                  const std::vector<std::string_view>& words) {
    if (found.empty()) return;
    entry one{found, {}};
    one.content.what = shape::scalar;
    one.content.scalar = found;
    one.content.where = found.where;
    r.word(one, words);
}

// Examples.

/// An example as it is written, and what it leaves out of the file's facts.
struct written_example {
    model::example out{};
    std::vector<entry> facts{};
    std::vector<located_text> missing{};
};

constexpr key<model::example_preset> preset_keys[] = {
    {"value", true,
     [](reader&, const entry& e, model::example_preset& p) { p.value = with_nulls(e.content); }},
    {"reason", true,
     [](reader& r, const entry& e, model::example_preset& p) { p.reason = r.string(e); }},
};

void read_presets(reader& r, const entry& e, written_example& to) {
    r.named(e, [&](const entry& one) {
        model::example_preset preset;
        preset.decision = one.key;
        if (r.keys(one.content, one.key, preset_keys, preset))
            to.out.presets.push_back(std::move(preset));
    });
}

void read_possible(reader& r, const entry& e, model::example_undetermined& u) {
    u.possible = with_nulls(e.content);
    if (e.content.what == shape::mapping) {
        for (const auto& one : e.content.entries)
            must_be_word(r, one.key, {"from", "to"});
    } else {
        r.is_list(e);
    }
}

void read_missing_paths(reader& r, const entry& e, model::example_undetermined& u) {
    u.names_missing = true;
    const bool none = e.content.what == shape::list && e.content.items.empty();
    if (!none) u.missing = names(r, e);
}

constexpr key<model::example_undetermined> undetermined_keys[] = {
    {"possible", false, read_possible},
    {"missing", false, read_missing_paths},
    {"exact", false,
     [](reader& r, const entry& e, model::example_undetermined& u) { u.exact = r.flag(e); }},
};

void read_undetermined(reader& r, const entry& e, written_example& to) {
    r.named(e, [&](const entry& one) {
        model::example_undetermined out;
        out.decision = one.key;
        if (r.keys(one.content, one.key, undetermined_keys, out))
            to.out.expect.undetermined.push_back(std::move(out));
    });
}

void read_reasons(reader& r, const entry& e, written_example& to) {
    r.named(e, [&](const entry& one) {
        model::example_reasons out{one.key, scalars(r, one)};
        for (const auto& [id, mark] : out.marks)
            must_be_word(r, mark, {"met", "not_met", "undecided", "failed", "not_reached"});
        to.out.expect.reasons.push_back(std::move(out));
    });
}

template<std::vector<located_text> model::example_expectation::*Names>
void read_expected(reader& r, const entry& e, written_example& to) {
    to.out.expect.*Names = names(r, e);
}

constexpr key<written_example> example_keys[] = {
    {"id", true, [](reader& r, const entry& e, written_example& w) { w.out.id = r.scalar(e); }},
    {"text", false, [](reader& r, const entry& e, written_example& w) { w.out.text = r.words(e); }},
    {"note", false, [](reader& r, const entry& e, written_example& w) { w.out.note = r.words(e); }},
    {"on", false, [](reader& r, const entry& e, written_example& w) { w.out.on = r.day(e); }},
    {"entity", false,
     [](reader& r, const entry& e, written_example& w) { w.out.entity = r.scalar(e); }},
    {"facts", false,
     [](reader& r, const entry& e, written_example& w) { w.facts = named_values(r, e); }},
    {"missing", false,
     [](reader& r, const entry& e, written_example& w) { w.missing = names(r, e); }},
    {"set", false,
     [](reader& r, const entry& e, written_example& w) { w.out.settings = scalars(r, e); }},
    {"nulls", false,
     [](reader& r, const entry& e, written_example& w) {
         w.out.nulls_absent = r.word(e, {"missing", "absent"}) == 1U;
     }},
    {"complete", false,
     [](reader& r, const entry& e, written_example& w) { w.out.complete = names(r, e); }},
    {"presets", false, read_presets},
    {"expect", false,
     [](reader& r, const entry& e, written_example& w) {
         w.out.expect.known = named_values(r, e);
     }},
    {"undetermined", false, read_undetermined},
    {"failed", false,
     [](reader& r, const entry& e, written_example& w) { w.out.expect.failed = scalars(r, e); }},
    {"outside_validity", false, read_expected<&model::example_expectation::outside_validity>},
    {"refused", false, read_expected<&model::example_expectation::refused>},
    {"warnings", false, read_expected<&model::example_expectation::warnings>},
    {"reasons", false, read_reasons},
};

bool expects_something(const model::example_expectation& e) {
    return !e.known.empty() || !e.undetermined.empty() || !e.failed.empty() ||
           !e.outside_validity.empty() || !e.refused.empty() || !e.reasons.empty();
}

// What no case reaches.

void read_threshold(reader& r, const entry& e, model::unreachable& u) {
    u.what = model::unreachable::kind::threshold;
    u.name = r.scalar(e);
}

/// A requirement or row; beside a threshold, the one that it stands in.
template<model::unreachable::kind Kind>
void read_part(reader& r, const entry& e, model::unreachable& u) {
    u.within = r.scalar(e);
    if (u.what != model::unreachable::kind::threshold) u.what = Kind;
}

constexpr key<model::unreachable> unreachable_keys[] = {
    {"version", false,
     [](reader& r, const entry& e, model::unreachable& u) { u.version = r.day(e); }},
    {"decision", false,
     [](reader& r, const entry& e, model::unreachable& u) { u.owner = r.scalar(e); }},
    {"function", false,
     [](reader& r, const entry& e, model::unreachable& u) {
         u.owner = r.scalar(e);
         u.of_function = true;
     }},
    {"threshold", false, read_threshold},
    {"requirement", false, read_part<model::unreachable::kind::requirement>},
    {"row", false, read_part<model::unreachable::kind::row>},
    {"bound", false,
     [](reader& r, const entry& e, model::unreachable& u) {
         u.bound = r.scalar(e);
         must_be_word(r, u.bound, {"low", "high"});
     }},
    {"seen", false, [](reader& r, const entry& e, model::unreachable& u) { u.seen = names(r, e); }},
    {"text", true, [](reader& r, const entry& e, model::unreachable& u) { u.text = r.words(e); }},
};

void check_seen(reader& r, const located_text& owner, const model::unreachable& u) {
    using kind = model::unreachable::kind;
    if (u.what == kind::row) {
        for (const auto& one : u.seen)
            must_be_word(r, one, {"hit"});
        return;
    }
    if (u.seen.empty()) return r.missing_key(owner, "seen");
    for (const auto& one : u.seen) {
        if (u.what == kind::requirement)
            must_be_word(r, one, {"met", "not_met", "undecided"});
        else
            must_be_word(r, one, {"below", "at", "above"});
    }
}

void read_unreachable(reader& r, const entry& e, model::examples& to) {
    r.items(e, [&](const data& item, const located_text& owner) {
        model::unreachable out;
        out.where = owner.where;
        if (!r.keys(item, owner, unreachable_keys, out)) return;
        r.exactly_one(item, owner, {"decision", "function"});
        const bool threshold = item.find("threshold") != nullptr;
        if (threshold) {
            out.what = model::unreachable::kind::threshold;
        } else if (r.exactly_one(item, owner, {"requirement", "row", "threshold"})) {
            std::swap(out.name, out.within);
        }
        check_seen(r, owner, out);
        to.unreachable.push_back(std::move(out));
    });
}

// The file.

/// The file's own values for examples that give none.
struct written_file {
    model::examples out{};
    std::optional<hjemmel::date> on{};
    located_text entity{};
    std::vector<entry> facts{};
    std::vector<std::pair<written_example, located_text>> all{};
};

void read_all(reader& r, const entry& e, written_file& to) {
    r.items(e, [&](const data& item, const located_text& owner) {
        written_example one;
        if (r.keys(item, owner, example_keys, one)) to.all.emplace_back(std::move(one), owner);
    });
}

constexpr key<written_file> file_keys[] = {
    {"examples_of", true,
     [](reader& r, const entry& e, written_file& f) { f.out.ruleset = detail::read_id(r, e); }},
    {"on", false, [](reader& r, const entry& e, written_file& f) { f.on = r.day(e); }},
    {"entity", false, [](reader& r, const entry& e, written_file& f) { f.entity = r.scalar(e); }},
    {"facts", false,
     [](reader& r, const entry& e, written_file& f) { f.facts = named_values(r, e); }},
    {"examples", false, read_all},
    {"unreachable", false,
     [](reader& r, const entry& e, written_file& f) { read_unreachable(r, e, f.out); }},
    {"end", false, [](reader&, const entry&, written_file&) {}}, // checked after all else
};

bool has(const std::vector<entry>& all, std::string_view name) {
    return std::any_of(all.begin(), all.end(),
                       [name](const entry& one) { return one.key.text == name; });
}

bool has(const std::vector<located_text>& all, std::string_view name) {
    return std::any_of(all.begin(), all.end(),
                       [name](const located_text& one) { return one.text == name; });
}

void check_missing(reader& r, const written_example& one, const written_file& file) {
    for (const auto& name : one.missing) {
        if (has(file.facts, name.text) && !has(one.facts, name.text)) continue;
        r.fail("nothing-to-leave-out", name.where,
               sentence("Filens »facts« giver ikke", "The file's `facts` does not give", name.text,
                        ", eller eksemplet giver den selv.", ", or the example gives it itself."),
               {"»missing« udelader oplysninger, som filens »facts« giver.",
                "`missing` leaves out facts that the file's `facts` gives."});
    }
}

void finish(reader& r, written_example& one, const located_text& owner, const written_file& file) {
    check_missing(r, one, file);
    auto& out = one.out;
    if (!out.on) out.on = file.on;
    if (out.entity.empty()) out.entity = file.entity;
    for (const auto& fact : file.facts) {
        if (!has(one.missing, fact.key.text) && !has(one.facts, fact.key.text))
            out.facts.push_back(fact);
    }
    out.facts.insert(out.facts.end(), one.facts.begin(), one.facts.end());
    if (!out.on) r.missing_key(owner, "on");
    if (expects_something(out.expect)) return;
    r.fail("missing-key", owner.where,
           sentence("Eksemplet", "The example", out.id.text, " forventer ikke noget.",
                    " expects nothing."),
           {"Skriv »expect: {resultat: værdi}«, eller »undetermined«, »failed«, »refused«, "
            "»outside_validity« eller »reasons«.",
            "Write `expect: {decision: value}`, or `undetermined`, `failed`, `refused`, "
            "`outside_validity` or `reasons`."});
}

} // namespace

void detail::list_example_keys(std::vector<known_mapping>& out) {
    out.push_back(known("examples", file_keys));
    out.push_back(known("example", example_keys));
    out.push_back(known("preset", preset_keys));
    out.push_back(known("undetermined", undetermined_keys));
    out.push_back(known("unreachable", unreachable_keys));
}

void detail::read_examples(reader& r, const data& root, model::examples& out) {
    written_file file;
    file.out.file = out.file;
    const located_text owner{"examples_of", {out.file, 0, 0}, {}};
    if (!r.keys(root, owner, file_keys, file)) return;
    check_end(r, out.file, root, file.out.ruleset);
    for (const auto& fact : file.facts)
        file.out.shared.push_back(fact.key.text);
    for (auto& [one, where] : file.all) {
        finish(r, one, where, file);
        file.out.all.push_back(std::move(one.out));
    }
    out = std::move(file.out);
}

} // namespace hjemmel::load
