// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/explain/letter.hpp>

#include "pulje.hpp"

#include <hjemmel/core/place.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>

#include <support/source_dir.hpp>

#include <doctest/doctest.h>

namespace {

using namespace hjemmel;

std::string golden_path(const std::string& name) {
    return hjemmel::test::source_dir() + "/tests/explain/golden/" + name + ".txt";
}

/// Holds a letter to its file; run with HJEMMEL_GOLDEN=write to write the files anew.
void hold(const eval::outcome& of, const model::letter* form, const std::string& name) {
    const auto tree = explain::reasons(of);
    for (const auto& [wanted, ending] : {std::pair{language::da, ".da"}, {language::en, ".en"}}) {
        const auto text = explain::letter(of, tree, form, wanted);
        const auto path = golden_path(name + ending);
        const auto* mode = std::getenv("HJEMMEL_GOLDEN");
        if (mode != nullptr && std::string(mode) == "write")
            std::ofstream(path, std::ios::binary) << text;
        std::ifstream file(path, std::ios::binary);
        CHECK(text == std::string{std::istreambuf_iterator<char>(file), {}});
    }
}

model::letter own_letter() {
    model::letter out;
    out.name = sample::named("svar");
    out.decisions = {sample::named("visitationsgruppe")};
    out.title.da = sample::named("Svar i sagen {{id}}");
    out.text.da =
        sample::named("{{answer}}\n\n{{why}}\n\n{{missing}}\n{{appeal}}\n\n{{sources}}\n");
    out.known.da = sample::named("Pr. {{date}} er svaret {{result}}.\n"
                                 "Vurderet til: {{fact:vurderet_maalgruppe}}.");
    out.known.en = sample::named("As of {{date}} the answer is {{result}}.");
    out.undetermined.da = sample::named("Svaret kan blive {{possible}}.");
    out.appeal.da = sample::named("Klagevejledning\nDu kan klage inden 4 uger.");
    return out;
}

/// The same outcome with words for values.
eval::outcome with_words(eval::outcome of) {
    const auto program = std::make_shared<plan::program>(*of.evidence->program);
    const auto file = std::make_shared<model::version>(*program->source);
    file->words = {{sample::named("borgere"), {"kommunens borgere", "the citizens"}},
                   {sample::named("gruppe_1"), {"gruppe 1", "group 1"}},
                   {sample::named("virksomhedsrettet"), {"i en virksomhed", "in a company"}}};
    program->source = file;
    // The record is this test's own and is not used for anything else.
    const_cast<eval::record&>(*of.evidence).program = program;
    return of;
}

std::string letter_of(const eval::outcome& of, const model::letter& form) {
    return explain::letter(of, explain::reasons(of), &form, language::da);
}

bool says(const std::string& text, const std::string& what) {
    const bool found = text.find(what) != std::string::npos;
    if (!found) MESSAGE(text);
    return found;
}

} // namespace

TEST_CASE("letters by the default template") {
    const sample::pulje p;
    hold(sample::known(p), nullptr, "letter_known");
    hold(sample::undetermined(p), nullptr, "letter_undetermined");
    hold(sample::not_met(p), nullptr, "letter_not_met");
    hold(sample::municipality(p), nullptr, "letter_municipality");
}

TEST_CASE("letters by a template of the ruleset") {
    const sample::pulje p;
    const auto form = own_letter();
    hold(sample::known(p), &form, "letter_own_known");
    hold(sample::undetermined(p), &form, "letter_own_undetermined");
}

TEST_CASE("words stand for values everywhere in a letter") {
    const sample::pulje p;
    const auto of = with_words(sample::known(p));
    const auto text = letter_of(of, own_letter());
    CHECK(says(text, "er svaret gruppe 1."));
    CHECK(says(text, "Vurderet til: i en virksomhed."));
    CHECK(text.find("gruppe_1") == std::string::npos);
    CHECK(text.find("virksomhedsrettet\n") == std::string::npos);
}

TEST_CASE("a list of related entities is called by its word where something is missing") {
    const sample::pulje p;
    auto of = with_words(sample::municipality(p));
    CHECK(says(explain::letter(of, explain::reasons(of), nullptr, language::da),
               " – kommunens borgere: sag-3"));
    eval::missing_fact all;
    all.name = all.path = "borgere";
    of.missing = {all};
    CHECK(says(explain::letter(of, explain::reasons(of), nullptr, language::da),
               "- Kommunens borgere\n"));
    CHECK(
        says(explain::letter(of, explain::reasons(of), nullptr, language::en), "- The citizens\n"));
}

TEST_CASE("what every letter keeps to") {
    const sample::pulje p;
    auto refused = sample::known(p);
    refused.status = status::refused;
    refused.evidence = nullptr;
    auto outside = refused;
    outside.status = status::outside_validity;
    const auto own = own_letter();
    for (const auto& of : {sample::known(p), sample::undetermined(p), sample::not_met(p),
                           sample::municipality(p), refused, outside}) {
        const auto tree = explain::reasons(of);
        for (const auto* form : {static_cast<const model::letter*>(nullptr), &own}) {
            const auto text = explain::letter(of, tree, form, language::da);
            CHECK(text == explain::letter(of, explain::reasons(of), form, language::da));
            CHECK(says(text, "Vurderingen er vejledende, indtil en sagsbehandler"));
            CHECK(text.back() == '\n');
            CHECK(text.find("\n\n\n") == std::string::npos);
            CHECK(text.find("{{") == std::string::npos);
            CHECK(text.find("1234") == std::string::npos); // of the CPR number
            const bool known = of.status == status::known;
            CHECK((known || text.find("svaret gruppe_1") == std::string::npos));
            CHECK((known || text.find("Klagevejledning") == std::string::npos));
            for (std::size_t at = 0; at < text.size();) {
                const auto end = text.find('\n', at);
                CHECK(code_points(std::string_view(text).substr(at, end - at)) <= 100);
                at = end + 1;
            }
        }
    }
}

TEST_CASE("a value with braces is not replaced again, and nothing recurs") {
    const sample::pulje p;
    auto of = sample::known(p);
    of.id = "{{advice}} {{result}}";
    auto form = own_letter();
    CHECK(says(letter_of(of, form), "Svar i sagen {{advice}} {{result}}\n"));
    form.known.da = sample::named("{{answer}}\n{{appeal}}\nslut");
    form.appeal.da = sample::named("{{appeal}}\n{{answer}}\nklag");
    const auto text = letter_of(of, form);
    CHECK(says(text, "\nslut\n"));
    CHECK(says(text, "\nklag\n"));
}

TEST_CASE("what a checked letter never has is left out") {
    const sample::pulje p;
    auto form = own_letter();
    form.known.da = sample::named("a {{ukendt}} b {{fact:findes_ikke}} c {{reasons}} d {{aaben");
    CHECK(says(letter_of(sample::known(p), form), "a b ikke oplyst c d\n"));
    // The result is empty where it is not known, wherever it stands.
    form.text.da = sample::named("resultat: {{result}}.");
    CHECK(says(letter_of(sample::undetermined(p), form), "resultat: .\n"));
}

TEST_CASE("which letter is about a decision") {
    auto first = own_letter();
    auto second = own_letter();
    second.name = sample::named("andet");
    second.decisions.push_back(sample::named("maalgruppe"));
    const std::vector<model::letter> all = {first, second};
    CHECK(explain::letter_for(all, "visitationsgruppe") == &all[0]);
    CHECK(explain::letter_for(all, "maalgruppe") == &all[1]);
    CHECK(explain::letter_for(all, "visitationsgruppe", "andet") == &all[1]);
    CHECK(explain::letter_for(all, "maalgruppe", "svar") == nullptr);
    CHECK(explain::letter_for(all, "andet") == nullptr);
}
