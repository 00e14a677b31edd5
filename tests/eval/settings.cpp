// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/eval/settings.hpp>

#include <hjemmel/api/catalog.hpp>
#include <hjemmel/feel/text.hpp>

#include <doctest/doctest.h>

using namespace hjemmel;

namespace {

const char* const rules = R"(hjemmel: 1
ruleset: r
parameters:
  graense: {type: number, value: 18}
  laesning: {value: a, readings: {a: {text: "den ene"}, b: {text: "den anden"}}}
decisions:
  d: {value: graense}
end: r
)";

std::shared_ptr<const plan::program> program() {
    const std::vector<std::pair<std::string, std::string>> files{{"r.yaml", rules}};
    return catalog::from_memory(files).value().versions("r").front().shared_program();
}

} // namespace

TEST_CASE("parameters are held to the tests of their types") {
    const auto codes = [](const std::string& lines) {
        const std::vector<std::pair<std::string, std::string>> files{
            {"r.yaml",
             "hjemmel: 1\nruleset: r\nparameters:\n  p:\n    type: {type: number, allowed: "
             "'modulo(?, 2) = 0'}\n" +
                 lines + "decisions:\n  d: {value: p}\nend: r\n"}};
        const auto read = catalog::from_memory(files);
        std::string out;
        for (const auto& one : read.diagnostics())
            out += one.code + ":" + std::to_string(one.where.line()) + " ";
        return out;
    };
    CHECK(codes("    value: 4\n") == "");
    CHECK(codes("    value: 3\n") == "value-not-allowed:6 ");
    CHECK(codes("    dated: [{value: 2}, {from: 2020-01-01, value: 5}]\n") ==
          "value-not-allowed:6 ");
    CHECK(codes("    value: 4\n    readings:\n      a: {value: 4}\n      b: {value: 7}\n") ==
          "value-not-allowed:9 ");
    const std::vector<std::pair<std::string, std::string>> files{
        {"r.yaml", "hjemmel: 1\nruleset: r\nparameters:\n  p: {type: {type: number, allowed: "
                   "'modulo(?, 2) = 0'}, value: 2}\ndecisions:\n  d: {value: p}\nend: r\n"}};
    const auto of = catalog::from_memory(files).value().versions("r").front().shared_program();
    CHECK(eval::setting(*of, "p", "6"));
    CHECK_FALSE(eval::setting(*of, "p", "5"));
}

TEST_CASE("a parameter is set to a reading's name or to a value of its type") {
    const auto of = program();
    CHECK(identical(eval::setting(*of, "graense", "21").value(), value(21)));
    CHECK(identical(eval::setting(*of, "laesning", "b").value(), value("b")));
    struct row {
        const char* name;
        const char* text;
        const char* code;
        const char* hint;
    };
    const row rows[] = {
        {"graense", "mange", "bad-setting", "The type is number."},
        {"laesning", "aa", "bad-setting", "Did you mean a?"},
        {"laesning", "noget", "bad-setting", "Choose among a, b."},
        {"graensse", "21", "unknown-parameter", "Did you mean graense?"},
    };
    for (const auto& r : rows) {
        CAPTURE(r.name);
        const auto set = eval::setting(*of, r.name, r.text);
        REQUIRE_FALSE(set.has_value());
        CHECK(set.diagnostics().front().code == r.code);
        CHECK(set.diagnostics().front().hint.en == r.hint);
    }
}

TEST_CASE("a value beyond a parameter's bounds is refused with the bounds") {
    const std::vector<std::pair<std::string, std::string>> files{
        {"r.yaml", "hjemmel: 1\nruleset: r\nparameters:\n"
                   "  andel: {type: {type: number, min: 0, max: 100}, value: 50}\n"
                   "  dage: {type: {list: {type: number, integer: true}}, value: [1]}\n"
                   "  rente: {type: {type: number, min: 0, scale: 1}, value: 2.5}\n"
                   "decisions:\n  d: {value: andel}\nend: r\n"}};
    const auto of = catalog::from_memory(files).value().versions("r").front().shared_program();
    const auto hint = [&of](const char* name, const char* text) {
        const auto set = eval::setting(*of, name, text);
        return set ? std::string() : set.diagnostics().front().hint.en;
    };
    CHECK(hint("andel", "100").empty());
    CHECK(hint("andel", "101") == "The type is number. Allowed is what meets: >= 0; <= 100.");
    CHECK(hint("andel", "-1") == "The type is number. Allowed is what meets: >= 0; <= 100.");
    CHECK(hint("rente", "2.50").empty());
    CHECK(hint("rente", "2.25") ==
          "The type is number. Allowed are numbers with at most 1 decimal that meet: >= 0.");
    CHECK(hint("dage", "[1.5]").find("Allowed are whole numbers.") != std::string::npos);
}

TEST_CASE("the changed program holds on every day and says what was changed; the last one counts") {
    const auto once = eval::with_settings({program(), {}}, {{"graense", value(21)}});
    const auto twice = eval::with_settings(once, {{"graense", value(25)}});
    REQUIRE(twice.changed.size() == 1);
    CHECK(identical(twice.changed.front().to, value(25)));
    CHECK(identical(twice.program->parameters.front().values.front().value, value(25)));
    CHECK(identical(once.program->parameters.front().values.front().value, value(21)));
}

TEST_CASE("a parameter is set to any literal of its type") {
    const std::vector<std::pair<std::string, std::string>> files{{"r.yaml", R"(hjemmel: 1
ruleset: r
parameters:
  ord: {type: {list: string}, value: [a]}
  dage: {type: {list: date}, value: [2019-01-01]}
  tal: {type: {list: number}, value: [1]}
  frist: {type: days and time duration, value: P1D}
  dag: {type: date, value: 2019-01-01}
  navn: {type: string, value: a}
  periode: {type: {context: {fra: date, til: date}, optional: [til]}, value: {fra: 2019-01-01}}
decisions:
  d: {value: tal}
end: r
)"}};
    const auto of = catalog::from_memory(files).value().versions("r").front().shared_program();
    struct row {
        const char* name;
        const char* text;
        const char* value; ///< as FEEL writes it; empty: it cannot be
    };
    constexpr row rows[] = {
        {"ord", R"(["b", "c d"])", R"(["b", "c d"])"},
        {"ord", "[b, c]", R"(["b", "c"])"},
        {"ord", "[]", "[]"},
        {"ord", "b", ""},
        {"ord", "[[1]]", ""},
        {"dage", R"([2020-02-29])", ""},
        {"dage", R"([@"2020-02-29", "2020-03-01"])", R"([@"2020-02-29", @"2020-03-01"])"},
        {"dage", R"(["2020-02-30"])", ""},
        {"tal", "[-1, 2.5]", "[-1, 2.5]"},
        {"tal", "[1 + 1]", ""},
        {"tal", "[1, null]", ""},
        {"tal", "[1", ""},
        {"frist", "P2D", R"(@"P2D")"},
        {"frist", R"(@"P2D")", R"(@"P2D")"},
        {"dag", R"(@"2020-01-01")", R"(@"2020-01-01")"},
        {"dag", "2020-01-01", R"(@"2020-01-01")"},
        {"navn", "b c", R"("b c")"},
        {"navn", R"("b c")", R"("b c")"},
        {"periode", R"({fra: @"2020-01-01", til: "2020-02-01"})",
         R"({fra: @"2020-01-01", til: @"2020-02-01"})"},
        {"periode", R"({til: @"2020-01-01"})", ""},
        {"periode", R"({fra: @"2020-01-01", slut: 1})", ""},
    };
    for (const auto& r : rows) {
        CAPTURE(r.name);
        CAPTURE(r.text);
        const auto set = eval::setting(*of, r.name, r.text);
        CHECK(static_cast<bool>(set) == !std::string(r.value).empty());
        if (set) CHECK(feel::literal(set.value()) == r.value);
    }
}
