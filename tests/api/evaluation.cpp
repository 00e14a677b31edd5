// SPDX-License-Identifier: Apache-2.0
// An evaluation made ready gives what its version gives, and outlives it.
#include <hjemmel/api/catalog.hpp>
#include <hjemmel/api/evaluation.hpp>
#include <hjemmel/io/json.hpp>

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace hjemmel;

namespace {

version ruleset() {
    const std::vector<std::pair<std::string, std::string>> files{
        {"a", "hjemmel: 1\nruleset: x\ntitle: Prøve\n"
              "entities:\n  borger: {plural: borgere}\n  kommune: {has: borgere, key: nummer}\n"
              "facts:\n  borger:\n    alder: {type: number, label: Alder}\n"
              "  kommune:\n    nummer: {type: string, label: Nummer}\n"
              "decisions:\n  voksen: {entity: borger, label: Voksen, value: alder >= 18}\n"
              "  aar: {entity: borger, label: År, value: alder, helper: true}\n"
              "  antal: {entity: kommune, label: Antal, value: count(borgere)}\n"
              "letters:\n  svar:\n    decisions: [voksen]\n    title: Svar\n"
              "    text: \"Kære borger.\\n\\n{{answer}}\"\n    known: \"Det er afgjort.\"\n"
              "end: x\n"}};
    return catalog::from_memory(files).value().versions("x").front();
}

constexpr date day{2018, 3, 2};

} // namespace

TEST_CASE("an evaluation gives what its version gives, for any number of cases") {
    const auto rules = ruleset();
    const std::vector<std::string> names{"voksen"};
    const auto ready = rules.prepare(names).value();
    for (const int age : {17, 18, 19}) {
        facts given;
        given.set("alder", age);
        const auto found = ready.run(given, day);
        REQUIRE(found.size() == 1);
        CHECK(found.front().value().is_true() == (age >= 18));
        CHECK(found.front().reasons(language::da) ==
              rules.evaluate(given, names, day).front().reasons(language::da));
    }
}

TEST_CASE("an evaluator gives the same in memory that it uses again") {
    const auto rules = ruleset();
    const auto ready = rules.prepare({}, "borger").value();
    const auto whole = rules.prepare({}, "kommune").value();
    CHECK(evaluator(ready).is_of(evaluation(ready)));
    CHECK_FALSE(evaluator(ready).is_of(whole));
    facts adult("1");
    adult.set("alder", 20);
    facts child("2");
    child.set("alder", 3);
    facts wrong("3");
    wrong.set("alder", "tyve");
    facts overruled("4");
    overruled.set("alder", 3);
    overruled.preset("voksen", true, "Vurderet");
    facts of_town("5");
    of_town.set("kommune",
                context_value{std::make_shared<const context_shape>(context_shape{{"nummer"}}),
                              {value("851")}});
    const facts cases[] = {adult, child, facts("0"), wrong, adult, overruled, of_town, child};
    const auto same = [](const outcome& a, const outcome& b) {
        return io::write_outcome(a.content(), {.reasons = true}) ==
               io::write_outcome(b.content(), {.reasons = true});
    };
    evaluator with(ready);
    std::vector<outcome> kept;
    for (int round = 0; round < 2; ++round) {
        for (const auto& one : cases) {
            CAPTURE(one.id());
            const auto& found = with.run(one, day);
            CHECK(same(found.front(), ready.run(one, day).front()));
            if (round == 0) kept.push_back(found.front()); // what it rests on is not used again
        }
    }
    for (std::size_t i = 0; i < kept.size(); ++i)
        CHECK(same(kept[i], ready.run(cases[i], day).front()));
}

TEST_CASE("an evaluator goes on after a limit") {
    const auto rules = ruleset();
    eval::options few;
    few.limits.steps = 2;
    const std::vector<std::string> names{"voksen"};
    const auto ready = rules.prepare(names, {}, few).value();
    facts given;
    given.set("alder", 20);
    evaluator with(ready);
    for (int round = 0; round < 3; ++round) {
        CHECK(with.run(given, day).front().status() == status::failed);
        CHECK(with.run({}, day).front().status() == status::failed);
        given.preset("voksen", true, "Vurderet");
        CHECK(with.run(given, day).front().value().is_true());
        given.clear();
        given.set("alder", 20);
    }
}

TEST_CASE("an evaluation outlives its version") {
    const auto ready = ruleset().prepare({}, "borger").value();
    CHECK(ready.decisions().size() == 1); // helpers are given only when they are named
    CHECK(ready.program().entities[ready.entity()].name == "borger");
    CHECK(ready.run({}, day).front().status() == status::undetermined);
}

TEST_CASE("names that are none are told when it is made") {
    struct row {
        std::vector<std::string> decisions;
        std::string entity;
        std::string code;
    };
    const row rows[] = {
        {{"voksn"}, "", "unknown-decision"},
        {{"voksen"}, "borgr", "unknown-entity"},
        {{"voksen", "antal"}, "", "mixed-decisions"},
        {{}, "", "which-entity"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.code);
        const auto found = ruleset().prepare(row.decisions, row.entity);
        REQUIRE_FALSE(found);
        CHECK(found.diagnostics().front().code == row.code);
    }
}

TEST_CASE("an outcome as the ruleset's letter") {
    const auto rules = ruleset();
    facts given;
    given.set("alder", 20);
    const std::vector<std::string> names{"voksen", "aar"};
    const auto found = rules.evaluate(given, names, day);
    const auto letter = rules.letter(found.front(), language::da);
    CHECK(letter.find("Kære borger.\n\nDet er afgjort.") != std::string::npos);
    CHECK(rules.letter(found.front(), language::da, "svar") == letter);
    // No letter is about it: the default one.
    CHECK(rules.letter(found.back(), language::da).find("Kære borger") == std::string::npos);
}

TEST_CASE("an evaluation without warnings says the same but for them") {
    const std::vector<std::pair<std::string, std::string>> files{
        {"a", "hjemmel: 1\nruleset: x\ntitle: Prøve\n"
              "entities:\n  borger: {plural: borgere}\n"
              "facts:\n  borger:\n    alder: {type: number, label: Alder}\n"
              "decisions:\n  voksen: {entity: borger, label: Voksen, value: alder >= 18}\n"
              "  rimelig:\n    entity: borger\n    helper: true\n    warns: true\n"
              "    label: Rimelig\n    all:\n"
              "      - {id: ung, text: Er ikke ældre end 130, when: alder <= 130}\n"
              "end: x\n"}};
    const auto rules = catalog::from_memory(files).value().versions("x").front();
    const std::vector<std::string> names{"voksen"};
    const auto ready = rules.prepare(names).value();
    evaluator plain(ready.without_warnings());
    for (const int age : {17, 131}) {
        facts given;
        given.set("alder", age);
        const auto told = ready.run(given, day);
        const auto& found = plain.run(given, day);
        CHECK(told.front().diagnostics().size() == (age > 130 ? 1 : 0));
        CHECK(found.front().diagnostics().empty());
        CHECK(found.front().status() == told.front().status());
        CHECK(identical(found.front().value(), told.front().value()));
    }
}
