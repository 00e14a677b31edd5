// SPDX-License-Identifier: Apache-2.0

#include <hjemmel/io/sarif.hpp>

#include <memory>
#include <string>

#include <doctest/doctest.h>

using namespace hjemmel;

TEST_CASE("diagnostics as SARIF") {
    const auto file = std::make_shared<const source_file>(
        source_file{.name = "regler/år 1.yaml", .text = "æ: x\nå: y\n"});
    diagnostic one;
    one.code = "unknown-key";
    one.where = {file, 6, 8};
    one.text = {"Nøglen er ukendt.", "The key is unknown."};
    one.hint = {"Skriv »a«.", "Write `a`."};
    diagnostic two = one;
    two.level = severity::warning;
    two.where = {};
    const auto text = io::write_sarif({one, two}, "0.1.0", language::en);
    for (const auto* part :
         {R"("version": "2.1.0")", R"("name": "hjemmel")", R"("version": "0.1.0")",
          R"("columnKind": "unicodeCodePoints")", R"("ruleId": "unknown-key")",
          R"("level": "error")", R"("level": "warning")",
          R"("text": "The key is unknown. Write `a`.")", R"("uri": "regler/%C3%A5r%201.yaml")",
          R"("startLine": 2)", R"("startColumn": 1)", R"("endColumn": 2)", R"("locations": [])"}) {
        CAPTURE(part);
        CHECK(text.find(part) != std::string::npos);
    }
    CHECK(io::write_sarif({}, "0.1.0", language::da).find(R"("results": [])") != std::string::npos);
}
