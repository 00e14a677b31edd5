// SPDX-License-Identifier: Apache-2.0
// Letters and the words that texts use, in a rule file and in a file of their own.
#include <hjemmel/load/letters.hpp>

#include "frame.hpp"

#include <hjemmel/load/tree.hpp>

#include <utility>

namespace hjemmel::load {

namespace detail {

namespace {

using entry = data::entry;
using model::letter;
using model::located_words;

located_words read_located(reader& r, const entry& e) {
    static constexpr key<located_words> languages[] = {
        {"da", false,
         [](reader& in, const entry& one, located_words& w) { w.da = in.scalar(one); }},
        {"en", false,
         [](reader& in, const entry& one, located_words& w) { w.en = in.scalar(one); }},
    };
    located_words both;
    if (e.content.what != data::shape::mapping) {
        both.da = r.scalar(e);
        return both;
    }
    r.keys(e.content, e.key, languages, both);
    if (e.content.entries.empty()) r.missing_key(e.key, "da");
    return both;
}

template<located_words letter::*Part>
void read_part(reader& r, const entry& e, letter& out) {
    out.*Part = read_located(r, e);
}

void read_decision(reader& r, const entry& e, letter& out) { out.decisions = {r.scalar(e)}; }

void read_decision_list(reader& r, const entry& e, letter& out) {
    r.items(e, [&](const data& item, const located_text& owner) {
        out.decisions.push_back(r.scalar({owner, item}));
    });
}

constexpr key<letter> letter_keys[] = {
    {"decision", false, read_decision},
    {"decisions", false, read_decision_list},
    {"title", false, read_part<&letter::title>},
    {"text", false, read_part<&letter::text>},
    {"known", false, read_part<&letter::known>},
    {"undetermined", false, read_part<&letter::undetermined>},
    {"failed", false, read_part<&letter::failed>},
    {"outside", false, read_part<&letter::outside>},
    {"appeal", false, read_part<&letter::appeal>},
};

void read_letter(reader& r, const entry& e, bool whole, std::vector<letter>& out) {
    letter one;
    one.name = e.key;
    if (!r.keys(e.content, e.key, letter_keys, one)) return;
    const bool says =
        e.content.find("decision") != nullptr || e.content.find("decisions") != nullptr;
    if ((whole || says) && !r.exactly_one(e.content, e.key, {"decision", "decisions"})) return;
    out.push_back(std::move(one));
}

void read_format(reader& r, const entry& e, model::letter_file& /*out*/) {
    if (e.content.scalar.text == "1") return;
    r.fail("format-version", e.content.where,
           {"Filen er skrevet i et filformat, som ikke kendes her.",
            "The file is written in a file format that is not known here."},
           {"Skriv »hjemmel: 1«, eller brug en nyere udgave af hjemmel.",
            "Write `hjemmel: 1`, or use a newer release of hjemmel."});
}

constexpr key<model::letter_file> file_keys[] = {
    {"hjemmel", true, read_format},
    {"letters_of", true,
     [](reader& r, const entry& e, model::letter_file& f) { f.ruleset = r.scalar(e); }},
    {"letters", true,
     [](reader& r, const entry& e, model::letter_file& f) {
         r.named(e, [&](const entry& one) { read_letter(r, one, false, f.letters); });
     }},
    {"end", true, [](reader& /*r*/, const entry& /*e*/, model::letter_file& /*f*/) {}},
};

} // namespace

void list_letter_keys(std::vector<known_mapping>& out) {
    out.push_back(known("letter", letter_keys));
    out.push_back(known("letters", file_keys));
}

void read_words(reader& r, const entry& e, draft& out) {
    r.named(e, [&](const entry& one) { out.version.words.push_back({one.key, r.words(one)}); });
}

void read_letters(reader& r, const entry& e, draft& out) {
    r.named(e, [&](const entry& one) { read_letter(r, one, true, out.version.letters); });
}

} // namespace detail

result<model::letter_file> letters_from_yaml(const source_file_ptr& file,
                                             const load_limits& limits) {
    diagnostics faults;
    diagnostics warnings;
    model::letter_file read;
    read.file = file;
    if (const auto root = tree(file, limits, faults)) {
        detail::reader r(limits, faults, warnings);
        const located_text owner{"letters", {file, 0, 0}, {}};
        const bool rules = root->find("ruleset") != nullptr || root->find("examples_of") != nullptr;
        if (rules && root->find("letters_of") == nullptr)
            r.fail("missing-key", owner.where,
                   {"Filen er regler eller eksempler, ikke breve: »letters_of« mangler.",
                    "The file is rules or examples, not letters: `letters_of` is missing."},
                   {"Angiv en fil med »letters_of«, eller en mappe med kun sådanne.",
                    "Name a file with `letters_of`, or a folder of such files alone."});
        else if (r.is_mapping(*root, owner) && r.keys(*root, owner, detail::file_keys, read))
            detail::check_end(r, file, *root, read.ruleset);
    }
    if (!faults.empty()) return faults;
    return read;
}

} // namespace hjemmel::load
