// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/explain/diagnostics.hpp>

#include <doctest/doctest.h>

#include <memory>

using namespace hjemmel;

namespace {

diagnostic about(std::string text, std::uint32_t begin, std::uint32_t end) {
    diagnostic one;
    one.code = "unknown-key";
    one.where = {std::make_shared<const source_file>(source_file{"r/t.yaml", std::move(text)}),
                 begin, end};
    one.text = {"Nøglen er ukendt.", "The key is unknown."};
    one.hint = {"Skriv »æ«.", "Write `æ`."};
    return one;
}

} // namespace

TEST_CASE("place, line, carets and hint") {
    const auto one = about("a: 1\n\tæ😀: øl\n", 14, 17);
    CHECK(explain::render(one, language::da, false) ==
          "r/t.yaml:2:6: fejl: Nøglen er ukendt. [unknown-key]\n"
          "    \tæ😀: øl\n"
          "    \t    ^^\n"
          "    Forslag: Skriv »æ«.\n");
    CHECK(explain::render(one, language::en, false) ==
          "r/t.yaml:2:6: error: The key is unknown. [unknown-key]\n"
          "    \tæ😀: øl\n"
          "    \t    ^^\n"
          "    Hint: Write `æ`.\n");
}

TEST_CASE("colour is only added, never instead") {
    auto one = about("abc\n", 1, 2);
    for (const auto level : {severity::error, severity::warning, severity::note}) {
        one.level = level;
        std::string coloured = explain::render(one, language::da, true);
        CHECK(coloured.find("\x1b[") != std::string::npos);
        for (auto at = coloured.find('\x1b'); at != std::string::npos; at = coloured.find('\x1b')) {
            coloured.erase(at, coloured.find('m', at) + 1 - at);
        }
        CHECK(coloured == explain::render(one, language::da, false));
    }
}

TEST_CASE("what a diagnostic lacks is left out") {
    diagnostic one;
    one.code = "some-code";
    one.level = severity::warning;
    one.text = {"Noget er galt.", ""};
    CHECK(explain::render(one, language::da, false) == "advarsel: Noget er galt. [some-code]\n");
    one.id = "sag-7";
    one.fact = "alder";
    CHECK(explain::render(one, language::en, false) ==
          "warning: sag-7: alder: Noget er galt. [some-code]\n");
    one.where = about("", 0, 0).where;
    CHECK(explain::render(one, language::da, false) ==
          "r/t.yaml: advarsel: sag-7: alder: Noget er galt. [some-code]\n");
}

TEST_CASE("of a long line only what is about the place is shown") {
    const auto one = about(std::string(500, 'x') + "y" + std::string(500, 'z'), 500, 501);
    const std::string shown = explain::render(one, language::da, false);
    CHECK(shown.find("    …" + std::string(60, 'x') + "y" + std::string(59, 'z') + "…\n") !=
          std::string::npos);
    CHECK(shown.find("    " + std::string(61, ' ') + "^\n") != std::string::npos);
}

TEST_CASE("the fields that programs get") {
    auto one = about("abc\n", 1, 3);
    one.fact = "f";
    one.value = "v";
    std::string all;
    for (const auto& field : explain::fields(one, language::en)) {
        all.append(field.name).append("=");
        if (const auto* text = std::get_if<std::string>(&field.content))
            all += *text;
        else
            all += std::to_string(std::get<std::size_t>(field.content));
        all += ';';
    }
    CHECK(all == "severity=error;code=unknown-key;file=r/t.yaml;line=1;column=2;width=2;fact=f;"
                 "value=v;text=The key is unknown.;hint=Write `æ`.;");
}

TEST_CASE("severities have names") {
    CHECK(explain::severity_name(severity::note) == "note");
    CHECK(explain::severity_word(severity::note, language::da) == "bemærkning");
}
