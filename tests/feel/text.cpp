// SPDX-License-Identifier: Apache-2.0
// Values as FEEL text.
#include <hjemmel/feel/text.hpp>

#include "support/call.hpp"

#include <array>
#include <string>

namespace hjemmel {
namespace {

struct text_row {
    const char* value;
    const char* text;
    const char* literal;
};

TEST_CASE("each kind as text and as source") {
    constexpr auto rows = std::to_array<text_row>({
        {"null", "null", "null"},
        {"true", "true", "true"},
        {"false", "false", "false"},
        {"0", "0", "0"},
        {"1.50", "1.5", "1.5"},
        {"-0.00000001", "-0.00000001", "-0.00000001"},
        {"1234567890123456789012345678901234", "1234567890123456789012345678901234",
         "1234567890123456789012345678901234"},
        {R"("")", "", R"("")"},
        {R"("blåbær 😀")", "blåbær 😀", R"("blåbær 😀")"},
        {R"("a \"b\" \\ c")", R"(a "b" \ c)", R"("a \"b\" \\ c")"},
        {R"("a\nb\tc\rd")", "a\nb\tc\rd", R"("a\nb\tc\rd")"},
        {R"("\u0001")", "\x01", R"("\u0001")"},
        {R"(@"2018-03-02")", "2018-03-02", R"(@"2018-03-02")"},
        {R"(@"-0044-03-15")", "-0044-03-15", R"(@"-0044-03-15")"},
        {R"(@"P1DT25H")", "P2DT1H", R"(@"P2DT1H")"},
        {R"(@"PT0S")", "PT0S", R"(@"PT0S")"},
        {R"(@"P14M")", "P1Y2M", R"(@"P1Y2M")"},
        {R"(@"P0M")", "P0M", R"(@"P0M")"},
        {"[]", "[]", "[]"},
        {R"([1, "a", null, [true]])", R"([1, "a", null, [true]])", R"([1, "a", null, [true]])"},
        {R"([@"2018-03-02"])", "[2018-03-02]", R"([@"2018-03-02"])"},
        {"{}", "{}", "{}"},
        {R"({a: 1, b_2: "x"})", R"({a: 1, b_2: "x"})", R"({a: 1, b_2: "x"})"},
        {R"({"a b": 1, "2": 2, "": 3, ø: 4})", R"({"a b": 1, "2": 2, "": 3, ø: 4})",
         R"({"a b": 1, "2": 2, "": 3, ø: 4})"},
        {"[1..3]", "[1..3]", "[1..3]"},
        {"(1..3)", "(1..3)", "(1..3)"},
        {R"(["a".."c"))", R"(["a".."c"))", R"(["a".."c"))"},
        {R"([@"P1D"..@"P2D"])", "[P1D..P2D]", R"([@"P1D"..@"P2D"])"},
        {"[1..null)", "[1..null)", "[1..null)"},
        {"(null..3]", "(null..3]", "(null..3]"},
        {"(< 3)", "(..3)", "(< 3)"},
        {"(<= 3)", "(..3]", "(<= 3)"},
        {"(> 3)", "(3..)", "(> 3)"},
        {"(>= 3)", "[3..)", "(>= 3)"},
        {"(= 3)", "(= 3)", "(= 3)"},
        {"(!= 3)", "(!= 3)", "(!= 3)"},
        {R"((>= @"10:30:00"))", "[10:30:00..)", R"((>= @"10:30:00"))"},
        {R"(@"10:30:00")", "10:30:00", R"(@"10:30:00")"},
        {R"(@"10:30:00.50+02:00")", "10:30:00.5+02:00", R"(@"10:30:00.5+02:00")"},
        {R"(@"10:30:00-00:00")", "10:30:00Z", R"(@"10:30:00Z")"},
        {R"(@"24:00:00@Etc/UTC")", "00:00:00@Etc/UTC", R"(@"00:00:00@Etc/UTC")"},
        {R"(@"2018-03-02T10:30:00")", "2018-03-02T10:30:00", R"(@"2018-03-02T10:30:00")"},
        {R"(@"-0044-03-15T12:00:00@Europe/Rome")", "-0044-03-15T12:00:00@Europe/Rome",
         R"(@"-0044-03-15T12:00:00@Europe/Rome")"},
        {R"([@"10:30:00Z", {a: @"2018-03-02T24:00:00"}])", "[10:30:00Z, {a: 2018-03-03T00:00:00}]",
         R"([@"10:30:00Z", {a: @"2018-03-03T00:00:00"}])"},
    });
    for (const auto& row : rows) {
        INFO(std::string(row.value));
        const auto v = test::feel_value(row.value);
        CHECK(feel::text(v) == std::string(row.text));
        CHECK(feel::literal(v) == std::string(row.literal));
        CHECK(identical(test::feel_value(feel::literal(v)), v));
    }
}

TEST_CASE("an absent value reads as null") {
    CHECK(feel::text(value::absent()) == "null");
    CHECK(feel::literal(value::absent()) == "null");
}

} // namespace
} // namespace hjemmel
