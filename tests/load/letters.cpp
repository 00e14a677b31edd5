// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/load/letters.hpp>

#include "rule_text.hpp"

#include <string>

#include <doctest/doctest.h>

namespace {

using namespace hjemmel;

result<model::letter_file> read(const std::string& text) {
    const auto file = load::checked_text("breve.yaml", text, {});
    if (!file) return file.diagnostics();
    return load::letters_from_yaml(file.value(), {});
}

std::string faults(const std::string& text) {
    const auto out = read(text);
    return out ? std::string() : test::listed(out.diagnostics());
}

} // namespace

TEST_CASE("a file of letters") {
    const auto out = read("hjemmel: 1\nletters_of: t\nletters:\n  svar:\n    appeal: Klag her.\n"
                          "  nyt: {decisions: [a, b], known: {da: Ja, en: \"Yes\"}}\nend: t\n");
    REQUIRE(out);
    CHECK(out.value().ruleset.text == "t");
    REQUIRE(out.value().letters.size() == 2);
    CHECK(out.value().letters[0].decisions.empty());
    CHECK(out.value().letters[0].appeal.in(language::en) == "Klag her.");
    CHECK(out.value().letters[1].decisions.size() == 2);
    CHECK(out.value().letters[1].known.in(language::en) == "Yes");
}

TEST_CASE("faults of a file of letters") {
    const std::string head = "hjemmel: 1\nletters_of: t\nletters:\n";
    CHECK(faults("hjemmel: 2\nletters_of: t\nletters: {a: {known: x}}\nend: t\n") ==
          "format-version 1:10");
    CHECK(faults(head + "  a: {known: x}\n") == "missing-key 1:1, missing-end 5:1");
    CHECK(faults(head + "  a: {known: x}\nend: u\n") == "missing-end 5:6");
    CHECK(faults(head + "  a: {knwn: x}\nend: t\n") == "unknown-key 4:7");
    CHECK(faults(head + "  a: {known: [x]}\nend: t\n") == "wrong-shape 4:14");
    CHECK(faults(head + "  a: {known: {}}\nend: t\n") == "missing-key 4:7");
    CHECK(faults(head + "  a:\nend: t\n") == "missing-value 4:3");
}
