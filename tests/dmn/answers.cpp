// SPDX-License-Identifier: Apache-2.0
// Imported models give the answers that DMN gives.
#include <hjemmel/api/catalog.hpp>
#include <hjemmel/dmn/import.hpp>
#include <hjemmel/feel/text.hpp>

#include "support/feel_value.hpp"
#include <support/source_dir.hpp>

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace hjemmel;

namespace {

version imported(const std::string& model) {
    const auto made =
        dmn::import_file(hjemmel::test::source_dir() + "/tests/dmn/models/" + model + ".dmn");
    REQUIRE(made.has_value());
    const std::pair<std::string, std::string> files[] = {{model + ".yaml", made.value().text}};
    const auto loaded = catalog::from_memory(files);
    REQUIRE_MESSAGE(loaded.has_value(), loaded.diagnostics().front().text.en);
    return loaded.value().versions(loaded.value().rulesets().front()).front();
}

struct row {
    const char* given; ///< the facts, as a FEEL context; all others are absent
    const char* decision;
    const char* expected;
};

void check_answers(const std::string& model, const std::vector<row>& rows) {
    const auto rules = imported(model);
    for (const auto& one : rows) {
        CAPTURE(one.given);
        CAPTURE(one.decision);
        facts given;
        for (const auto& slot : rules.program().entities.front().slots) {
            if (slot.is_fact) given.set(slot.name, value::absent());
        }
        const auto written = test::feel_value(one.given);
        const auto& all = written.as_context();
        for (std::size_t i = 0; i < all.entries.size(); ++i)
            given.set(all.shape->names[i], all.entries[i]);
        const std::string names[] = {one.decision};
        const auto found = rules.evaluate(given, names, date{2024, 1, 15});
        CHECK(feel::literal(found.front().value()) == one.expected);
    }
}

} // namespace

TEST_CASE("boxed expressions") {
    check_answers("boxed", {
                               {"{indkomst: 120}", "udtryk", "240"},
                               {"{indkomst: 100}", "udtryk", "0"},
                               {"{indkomst: 1}", "kontekst", "22847"},
                               {"{}", "kontekst", "null"},
                               {"{}", "felter", "{a: 1, b: 2}"},
                               {"{}", "kald", "49"},
                               {"{}", "kald af boks", "2"},
                               {"{}", "liste", "[1, [2]]"},
                               {"{indkomst: 11}", "betinget", "\"høj\""},
                               {"{indkomst: 10}", "betinget", "\"lav\""},
                               {"{}", "filter", "[{navn: \"Bo\", alder: 6}]"},
                               {"{}", "for", "[1, 4, 9]"},
                               {"{}", "nogen", "true"},
                               {"{}", "alle", "false"},
                               {"{}", "uden logik", "null"},
                               {"{}", "kald af tjeneste", "\"5x\""},
                           });
}

TEST_CASE("tables") {
    check_answers("tables", {
                                {"{Alder: 17, Status: \"gift\"}", "Enkelt", "\"barn\""},
                                {"{Alder: 18, Status: \"gift\"}", "Enkelt", "\"gift\""},
                                {"{Alder: 18, Status: \"ugift\"}", "Enkelt", "\"ingen\""},
                                {"{Alder: 60}", "Prioritet", "\"høj\""},
                                {"{Alder: 20}", "Prioritet", "\"lav\""},
                                {"{Alder: 1}", "Prioritet", "null"},
                                {"{Alder: 3}", "Ordnet", "[2, 1]"},
                                {"{Alder: 3}", "Sum", "16"},
                                {"{Alder: 20}", "Flere", "{sats: 100, navn: \"lav\"}"},
                                {"{Alder: 35}", "Flere", "{sats: 200, navn: \"høj\"}"},
                            });
}

TEST_CASE("imported models, older versions, names, and what is not run") {
    check_answers("imports/main", {
                                      {"{alder: 20}", "ydelse", "100"},
                                      {"{alder: 70}", "ydelse", "210"},
                                      {"{alder: 70}", "satser.sats", "200"},
                                  });
    check_answers("dmn11", {{"{Person: {\"Fulde navn\": \"Ane\"}}", "Hilsen", "\"Hej Ane\""}});
    check_answers("not-run", {
                                 {"{a: 4, b: 3, \"a - b\": 100}", "andet navn", "1"},
                                 {"{}", "et _umuligt_ navn", "1"},
                                 {"{}", "bruger fremmed", "2"},
                                 {"{}", "ulæselig", "null"},
                                 {"{}", "andet sprog", "null"},
                                 {"{}", "ukendt udtryk", "null"},
                                 {"{}", "ekstern", "null"},
                                 {"{a: 1}", "tabel", "null"},
                             });
}
