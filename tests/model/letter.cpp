// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/model/letter.hpp>

#include <string>
#include <utility>

#include <doctest/doctest.h>

namespace {

using namespace hjemmel;

/// `words` as they stand, `<name|about>` for a placeholder, `<name` for one that is not closed.
std::string told(std::string_view text) {
    std::string out;
    std::size_t at = 0;
    for (const auto& one : model::letter_pieces(text)) {
        CHECK(one.begin == at);
        at = one.end;
        if (!one.placeholder) {
            out += one.words;
            continue;
        }
        out.append("<").append(one.words);
        if (!one.about.empty()) out.append("|").append(one.about);
        if (!one.open) out += ">";
    }
    CHECK(at == text.size());
    return out;
}

located_text located(std::string text) {
    return {.text = std::move(text), .where = {}, .runs = {}};
}

} // namespace

TEST_CASE("pieces of a letter's text") {
    const std::pair<const char*, const char*> rows[] = {
        {"", ""},
        {"ord", "ord"},
        {"{{a}}", "<a>"},
        {"{{ a }} og {{b}}.", "<a> og <b>."},
        {"{{fact: navn }}", "<fact|navn>"},
        {"{{fact:a:b}}", "<fact|a:b>"},
        {"{a} {b}", "{a} {b}"},
        {"{{a", "<{{a"},
        {"{{a}} {{b", "<a> <{{b"},
        {"a }} b", "a }} b"},
        {"{{}}", "<>"},
        {"{{{a}}}", "<{a>}"},
    };
    for (const auto& [text, wanted] : rows)
        CHECK(told(text) == wanted);
}

TEST_CASE("a file of letters changes parts by name") {
    model::letter own;
    own.name = located("svar");
    own.decisions = {located("d")};
    own.known.da = located("kendt");
    own.appeal.da = located("klag");
    model::letter change;
    change.name = located("svar");
    change.appeal.da = located("klag her");
    model::letter fresh;
    fresh.name = located("nyt");
    const auto all = model::merged({own}, {change, fresh});
    REQUIRE(all.size() == 2);
    CHECK(all[0].decisions.size() == 1);
    CHECK(all[0].known.in(language::da) == "kendt");
    CHECK(all[0].known.in(language::en) == "kendt");
    CHECK(all[0].appeal.in(language::da) == "klag her");
    CHECK(all[1].name.text == "nyt");
}

TEST_CASE("words by name") {
    const std::vector<model::word> all = {{located("gruppe_1"), {"gruppe 1", "group 1"}}};
    REQUIRE(model::find_word(all, "gruppe_1") != nullptr);
    CHECK(model::find_word(all, "gruppe_1")->text.en == "group 1");
    CHECK(model::find_word(all, "gruppe_2") == nullptr);
}
