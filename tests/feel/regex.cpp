// SPDX-License-Identifier: Apache-2.0
// Regular expressions: XPath's flavour, replacement, splitting, and that none runs away.
#include <hjemmel/feel/regex.hpp>

#include "support/call.hpp"
#include "support/text.hpp"

#include <array>
#include <chrono>
#include <string>

namespace hjemmel {
namespace {

struct match_row {
    const char* text;
    const char* pattern;
    const char* flags;
    const char* expected;
};

TEST_CASE("the flavour of XPath") {
    constexpr auto rows = std::to_array<match_row>({
        {"abracadabra", "bra", "", "true"},
        {"abracadabra", "^a.*a$", "", "true"},
        {"abracadabra", "^bra", "", "false"},
        {"", "", "", "true"},
        {"abc", "", "", "true"},
        {"", "a", "", "false"},
        {"", "^$", "", "true"},
        {"abc", "b", "", "true"},
        {"abc", "^b$", "", "false"},
        {"foobar", "^fo*bar", "", "true"},
        {"foobar", "^fo*b", "", "true"},
        {"foobar", "o{2}b", "", "true"},
        {"foobar", "o{3}", "", "false"},
        {"foobar", "o{1,}b", "", "true"},
        {"foobar", "fo{0,1}b", "", "false"},
        {"aaaa", "^a{2,3}$", "", "false"},
        {"aaa", "^a{2,3}$", "", "true"},
        {"aaa", "^a{3}$", "", "true"},
        {"aaa", "^a{0}$", "", "false"},
        {"", "a{0}", "", "true"},
        {"aaa", "^a{4,}$", "", "false"},
        {"aaa", "a{,3}", "", "!regex-syntax"},
        {"aaa", "a{3,2}", "", "!regex-syntax"},
        {"aaa", "a{}", "", "!regex-syntax"},
        {"aaa", "a{x}", "", "!regex-syntax"},
        {"aaa", "a{2", "", "!regex-syntax"},
        {"aaa", "a{65535}", "", "false"},
        {"aaa", "a{65536}", "", "!regex-unsupported"},
        {"aaa", "a{99999999999999999999}", "", "!regex-unsupported"},
        {"a", "a?", "", "true"},
        {"ab", "^a?b", "", "true"},
        {"b", "^a?b", "", "true"},
        {"aab", "^a*?b", "", "true"},
        {"aab", "^a+?b$", "", "true"},
        {"ab", "a??b", "", "true"},
        {"aab", "a{1,2}?b", "", "true"},
        {"aa", "a**", "", "!regex-syntax"},
        {"aa", "a++", "", "!regex-syntax"},
        {"aa", "a?+", "", "!regex-syntax"},
        {"aa", "a+??", "", "!regex-syntax"},
        {"aa", "*a", "", "!regex-syntax"},
        {"aa", "+a", "", "!regex-syntax"},
        {"aa", "?a", "", "!regex-syntax"},
        {"aa", "{2}", "", "!regex-syntax"},
        {"a", "(*)", "", "!regex-syntax"},
        {"a", "|*", "", "!regex-syntax"},
        {"a", "^*", "", "!regex-syntax"},
        {"a", "$+", "", "!regex-syntax"},
        {"ab", "a|b", "", "true"},
        {"c", "a|b", "", "false"},
        {"", "a|", "", "true"},
        {"ab", "^(a|b)+$", "", "true"},
        {"abc", "^(a|b)+$", "", "false"},
        {"abc", "(?:ab)c", "", "true"},
        {"abc", "(ab", "", "!regex-syntax"},
        {"abc", "ab)", "", "!regex-syntax"},
        {"abc", "()", "", "true"},
        {"abc", "(?=b)", "", "!regex-syntax"},
        {"abc", "(?!b)", "", "!regex-syntax"},
        {"abc", "(?<x>b)", "", "!regex-syntax"},
        {"abc", "(?<=a)b", "", "!regex-syntax"},
        {"abc", "(?i)b", "", "!regex-syntax"},
        {"abc", "(?>b)", "", "!regex-syntax"},
        {"abc", "(?#b)", "", "!regex-syntax"},
        {"abc", "(*UTF)abc", "", "!regex-syntax"},
        {"abc", "(*COMMIT)", "", "!regex-syntax"},
        {"a.b", R"(a\.b)", "", "true"},
        {"axb", R"(a\.b)", "", "false"},
        {"axb", "a.b", "", "true"},
        {"a\nb", "a.b", "", "false"},
        {"a\rb", "a.b", "", "true"},
        {R"(a\b)", R"(a\\b)", "", "true"},
        {"a{b}", R"(a\{b\})", "", "true"},
        {"a[b]", R"(a\[b\])", "", "true"},
        {"a]", "a]", "", "!regex-syntax"},
        {"a}", "a}", "", "!regex-syntax"},
        {"(a)", R"(\(a\))", "", "true"},
        {"a|b", R"(a\|b)", "", "true"},
        {"a*", R"(a\*)", "", "true"},
        {"a?", R"(a\?)", "", "true"},
        {"a+", R"(a\+)", "", "true"},
        {"a$", R"(a\$)", "", "true"},
        {"^a", R"(\^a)", "", "true"},
        {"a-b", R"(a\-b)", "", "true"},
        {"a b", R"(a\ b)", "", "!regex-syntax"},
        {"a#b", "a#b", "", "true"},
        {"a#b", R"(a\#b)", "", "!regex-syntax"},
        {"a", R"(\a)", "", "!regex-syntax"},
        {"a", R"(\b)", "", "!regex-syntax"},
        {"a", R"(a\Z)", "", "!regex-syntax"},
        {"a", R"(\Qa\E)", "", "!regex-syntax"},
        {"a", R"(\x61)", "", "!regex-syntax"},
        {"a", R"(\u0061)", "", "!regex-syntax"},
        {"a", R"(\0)", "", "!regex-syntax"},
        {"a", R"(a\)", "", "!regex-syntax"},
        {"a", R"(\K)", "", "!regex-syntax"},
        {"a", R"(\R)", "", "!regex-syntax"},
        {"a", R"(\h)", "", "!regex-syntax"},
        {"a", R"(\X)", "", "!regex-syntax"},
        {"a\tb", R"(a\tb)", "", "true"},
        {"a\nb", R"(a\nb)", "", "true"},
        {"a\rb", R"(a\rb)", "", "true"},
        {"a b", R"(a\sb)", "", "true"},
        {"a\tb", R"(a\sb)", "", "true"},
        {"a\u00a0b", R"(a\sb)", "", "false"},
        {"a\u2003b", R"(a\sb)", "", "false"},
        {"a\u00a0b", R"(a\Sb)", "", "true"},
        {"a\013b", R"(a\sb)", "", "false"},
        {"7", R"(^\d$)", "", "true"},
        {"٣", R"(^\d$)", "", "true"},
        {"a", R"(^\d$)", "", "false"},
        {"a", R"(^\D$)", "", "true"},
        {"½", R"(^\d$)", "", "false"},
        {"²", R"(^\d$)", "", "false"},
        {"7", R"(^\D$)", "", "false"},
        {"a", R"(^\w$)", "", "true"},
        {"å", R"(^\w$)", "", "true"},
        {"_", R"(^\w$)", "", "false"},
        {"+", R"(^\w$)", "", "true"},
        {"€", R"(^\w$)", "", "true"},
        {"-", R"(^\w$)", "", "false"},
        {" ", R"(^\w$)", "", "false"},
        {"5", R"(^\w$)", "", "true"},
        {"😀", R"(^\w$)", "", "true"},
        {"-", R"(^\W$)", "", "true"},
        {"a", R"(^\W$)", "", "false"},
        {"_", R"(^\W$)", "", "true"},
        {"a", R"(^\i$)", "", "true"},
        {"_", R"(^\i$)", "", "true"},
        {":", R"(^\i$)", "", "true"},
        {"1", R"(^\i$)", "", "false"},
        {"-", R"(^\i$)", "", "false"},
        {"ø", R"(^\i$)", "", "true"},
        {"×", R"(^\i$)", "", "false"},
        {"1", R"(^\I$)", "", "true"},
        {"a", R"(^\I$)", "", "false"},
        {"blå-1.2:x", R"(^\i\c*$)", "", "true"},
        {"1a", R"(^\i\c*$)", "", "false"},
        {"a b", R"(^\c+$)", "", "false"},
        {" ", R"(^\C$)", "", "true"},
        {"·", R"(^\c$)", "", "true"},
        {"·", R"(^\i$)", "", "false"},
        {"A", R"(^\p{Lu}$)", "", "true"},
        {"a", R"(^\p{Lu}$)", "", "false"},
        {"Æ", R"(^\p{Lu}$)", "", "true"},
        {"a", R"(^\P{Lu}$)", "", "true"},
        {"A", R"(^\P{Lu}$)", "", "false"},
        {"5", R"(^\p{Nd}$)", "", "true"},
        {"5", R"(^\p{N}$)", "", "true"},
        {"€", R"(^\p{Sc}$)", "", "true"},
        {"«", R"(^\p{Pi}$)", "", "true"},
        {"a", R"(^\p{L}$)", "", "true"},
        {"中", R"(^\p{Lo}$)", "", "true"},
        {"😀", R"(^\p{So}$)", "", "true"},
        {"a", R"(\p{Xx})", "", "!regex-syntax"},
        {"a", R"(\p{L&})", "", "!regex-syntax"},
        {"a", R"(\p{Han})", "", "!regex-syntax"},
        {"a", R"(\p{Latin})", "", "!regex-syntax"},
        {"a", R"(\pL)", "", "!regex-syntax"},
        {"a", R"(\p{)", "", "!regex-syntax"},
        {"a", R"(\p{})", "", "!regex-syntax"},
        {"a", R"(\p{^L})", "", "!regex-syntax"},
        {"a", R"(\p)", "", "!regex-syntax"},
        {"a", R"(^\p{IsBasicLatin}+$)", "", "true"},
        {"å", R"(^\p{IsBasicLatin}+$)", "", "false"},
        {"å", R"(^\P{IsBasicLatin}+$)", "", "true"},
        {"å", R"(^\p{IsLatin-1Supplement}$)", "", "true"},
        {"α", R"(^\p{IsGreek}$)", "", "true"},
        {"я", R"(^[\p{IsCyrillic}]$)", "", "true"},
        {"a", R"(\p{IsKlingon})", "", "!regex-unsupported"},
        {"a", "[abc]", "", "true"},
        {"d", "[abc]", "", "false"},
        {"d", "[^abc]", "", "true"},
        {"a", "[^abc]", "", "false"},
        {"\n", "^[^abc]$", "", "true"},
        {"m", "[a-z]", "", "true"},
        {"M", "[a-z]", "", "false"},
        {"-", "[a-z-]", "", "true"},
        {"-", "[-a]", "", "true"},
        {"b", "[-a]", "", "false"},
        {"-", "[^-a]", "", "false"},
        {"b", "[^-a]", "", "true"},
        {"^", "[a^]", "", "true"},
        {"^", R"([\^a])", "", "true"},
        {"]", R"([\]])", "", "true"},
        {"[", R"([\[])", "", "true"},
        {R"(\)", R"([\\])", "", "true"},
        {"a", "[]", "", "!regex-syntax"},
        {"a", "[^]", "", "!regex-syntax"},
        {"a", "[", "", "!regex-syntax"},
        {"a", "[a", "", "!regex-syntax"},
        {"a", "[a-", "", "!regex-syntax"},
        {"a", "[b-a]", "", "!regex-syntax"},
        {"a", "[a-z-0]", "", "!regex-syntax"},
        {"a", "[a--b]", "", "!regex-syntax"},
        {"a", "[a[b]", "", "!regex-syntax"},
        {"a", "[a]]", "", "!regex-syntax"},
        {"a", "[[a]]", "", "!regex-syntax"},
        {"a", "[[:alpha:]]", "", "!regex-syntax"},
        {"a", R"([\d-z])", "", "!regex-syntax"},
        {"a", R"([a-\d])", "", "!regex-syntax"},
        {"a", R"([\b])", "", "!regex-syntax"},
        {"é", "[à-ï]", "", "true"},
        {"😀", "[😀-😂]", "", "true"},
        {"😃", "[😀-😂]", "", "false"},
        {"ø", "^[æøå]$", "", "true"},
        {".", "[.]", "", "true"},
        {"a", "[.]", "", "false"},
        {"$", "[$]", "", "true"},
        {"a b", "^[a b]+$", "", "true"},
        {"*", "[*+?{}()|]", "", "true"},
        {"5", R"(^[\d]$)", "", "true"},
        {"a", R"(^[\d]$)", "", "false"},
        {"a", R"(^[\D]$)", "", "true"},
        {"5", R"(^[\D]$)", "", "false"},
        {"a", R"(^[\D5]$)", "", "true"},
        {"5", R"(^[\D5]$)", "", "true"},
        {"6", R"(^[\D5]$)", "", "false"},
        {"6", R"(^[^\D5]$)", "", "true"},
        {"5", R"(^[^\D5]$)", "", "false"},
        {"a", R"(^[^\D5]$)", "", "false"},
        {" ", R"(^[^\s]$)", "", "false"},
        {"x", R"(^[^\s\d]$)", "", "true"},
        {"5", R"(^[^\s\d]$)", "", "false"},
        {"a", R"(^[\w]$)", "", "true"},
        {"-", R"(^[\w-]$)", "", "true"},
        {".", R"(^[\w-]$)", "", "false"},
        {"a", R"(^[\S\s]$)", "", "true"},
        {"\n", R"(^[\S\s]$)", "", "true"},
        {"A", R"(^[\p{Lu}]$)", "", "true"},
        {"A", R"(^[\P{Lu}]$)", "", "false"},
        {"A", R"(^[^\P{Lu}]$)", "", "true"},
        {"x1", R"(^[\i][\c]$)", "", "true"},
        {"b", "^[a-z-[aeiou]]$", "", "true"},
        {"a", "^[a-z-[aeiou]]$", "", "false"},
        {"B", "^[a-z-[aeiou]]$", "", "false"},
        {"bcd", "^[a-z-[aeiou]]+$", "", "true"},
        {"bad", "^[a-z-[aeiou]]+$", "", "false"},
        {"1", "^[^a-z-[0-9]]$", "", "false"},
        {"A", "^[^a-z-[0-9]]$", "", "true"},
        {"e", "^[a-z-[aeiou-[e]]]$", "", "true"},
        {"a", "^[a-z-[aeiou-[e]]]$", "", "false"},
        {"b", "^[a-z-[^b]]$", "", "true"},
        {"c", "^[a-z-[^b]]$", "", "false"},
        {"5", R"(^[\w-[\d]]$)", "", "false"},
        {"a", R"(^[\w-[\d]]$)", "", "true"},
        {"b", "[a-z-[aeiou]x]", "", "!regex-syntax"},
        {"b", "[-[a]]", "", "!regex-syntax"},
        {"b", "[a-z-[]]", "", "!regex-syntax"},
        {"b", "[a-z-[aeiou]", "", "!regex-syntax"},
        {"abab", R"(^(ab)\1$)", "", "true"},
        {"abba", R"(^(ab)\1$)", "", "false"},
        {"aa", R"(^(a)\1{1}$)", "", "true"},
        {"aa", R"((a\1))", "", "!regex-syntax"},
        {"aa", R"(\1(a))", "", "!regex-syntax"},
        {"aa", R"((a)\2)", "", "!regex-syntax"},
        {"a1", R"(^(a)\11$)", "", "false"},
        {"aa1", R"(^(a)\11$)", "", "true"},
        {"b", R"(^(a)?b\1$)", "", "true"},
        {"abcdefghijkk", R"((a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)\11)", "", "true"},
        {"aa", R"((a)[\1])", "", "!regex-syntax"},
        {"abcabc", R"((?:a)(bc)a\1)", "", "true"},
        {"a\nb", "^b", "", "false"},
        {"a\nb", "a$", "", "false"},
        {"a\n", "a$", "", "false"},
        {"a", "a$", "", "true"},
        {"ab", "a^b", "", "false"},
        {"ab", "a$b", "", "false"},
        {"a\nb", "a.b", "s", "true"},
        {"a\nb", "^b$", "m", "true"},
        {"a\nb", "^a$", "m", "true"},
        {"a\nb", "a$", "m", "true"},
        {"a\n", "a$", "m", "true"},
        {"a\rb", "^b", "m", "false"},
        {"a\nb", "^a.b$", "ms", "true"},
        {"BLÅBÆR", "blåbær", "i", "true"},
        {"straße", "STRASSE", "i", "false"},
        {"ſ", "s", "i", "true"},
        {"Σ", "ς", "i", "true"},
        {"B", "[a-z]", "i", "true"},
        {"B", "^[^b]$", "i", "false"},
        {"E", "^[a-z-[aeiou]]$", "i", "false"},
        {"aA", R"(^(a)\1$)", "i", "true"},
        {"a", R"(^\P{Lu}$)", "i", "true"},
        {"hello world", "hello world", "x", "false"},
        {"helloworld", "hello world", "x", "true"},
        {"hello world", "hello[ ]world", "x", "true"},
        {"hello world", R"(hello\sworld)", "x", "true"},
        {"aa", " a {2} ", "x", "true"},
        {"aa", "a { 2 }", "x", "true"},
        {"ab", "( a | b ) +", "x", "true"},
        {"a\nb", "a\n\t\r b", "x", "false"},
        {"a.b", "a.b", "q", "true"},
        {"axb", "a.b", "q", "false"},
        {"A.B", "a.b", "qi", "true"},
        {"a[b", "a[b", "q", "true"},
        {"(*UTF)", "(*UTF)", "q", "true"},
        {"", "", "q", "true"},
        {R"(a\Eb)", R"(a\Eb)", "q", "true"},
        {"a", "a", "g", "!regex-flags"},
        {"a", "a", "I", "!regex-flags"},
        {"a", "a", "ss", "true"},
        {"a", "a", " ", "!regex-flags"},
        {"a", "a", "smixq", "true"},
        {"a", "(", "u", "!regex-flags"},
    });
    for (const auto& row : rows) {
        INFO(std::string(row.text), " by ", std::string(row.pattern), " ", std::string(row.flags));
        test::test_call in;
        test::check_value(feel::regex_matches(in, row.text, row.pattern, row.flags), row.expected);
    }
}

struct replace_row {
    const char* text;
    const char* pattern;
    const char* replacement;
    const char* flags;
    const char* expected;
};

TEST_CASE("replacing matches") {
    constexpr auto rows = std::to_array<replace_row>({
        {"abracadabra", "bra", "*", "", R"("a*cada*")"},
        {"abracadabra", "a.*a", "*", "", R"("*")"},
        {"abracadabra", "a.*?a", "*", "", R"("*c*bra")"},
        {"abracadabra", "a", "", "", R"("brcdbr")"},
        {"abracadabra", "a(.)", "a$1$1", "", R"("abbraccaddabbra")"},
        {"AAAA", "A+", "b", "", R"("b")"},
        {"AAAA", "A+?", "b", "", R"("bbbb")"},
        {"darted", "^(.*?)d(.*)$", "$1c$2", "", R"("carted")"},
        {"abc", "x", "y", "", R"("abc")"},
        {"", "x", "y", "", R"("")"},
        {"abc", "b", "$0$0", "", R"("abbc")"},
        {"abc", "(b)", "[$1]", "", R"("a[b]c")"},
        {"abc", "(b)", "$2", "", R"("ac")"},
        {"abc", "(b)", "$10", "", R"("ab0c")"},
        {"abc", "(a)|(b)", "<$1$2>", "", R"("<a><b>c")"},
        {"abc", "b", R"(\$1)", "", R"("a$1c")"},
        {"abc", "b", R"(\\)", "", R"("a\\c")"},
        {"abc", "b", "$", "", "!regex-replacement"},
        {"abc", "b", "$x", "", "!regex-replacement"},
        {"abc", "b", "a$", "", "!regex-replacement"},
        {"abc", "b", R"(\)", "", "!regex-replacement"},
        {"abc", "b", R"(\n)", "", "!regex-replacement"},
        {"abc", "x", "$", "", "!regex-replacement"},
        {"abc", "", "x", "", "!regex-empty-match"},
        {"abc", "x*", "y", "", "!regex-empty-match"},
        {"abc", "^", "x", "", "!regex-empty-match"},
        {"abc", "$", "x", "", "!regex-empty-match"},
        {"abc", "(", "x", "", "!regex-syntax"},
        {"abc", "b", "x", "z", "!regex-flags"},
        {"aBc", "b", "x", "i", R"("axc")"},
        {"a\nb", "^b", "x", "m", R"("a\nx")"},
        {"a.b.c", ".", "$1", "q", R"("a$1b$1c")"},
        {"a b c", " ", "-", "", R"("a-b-c")"},
        {"a b c", " a", "-", "x", R"("- b c")"},
        {"blåbærgrød", "[æøå]", "_", "", R"("bl_b_rgr_d")"},
        {"😀😀", "😀", "x", "", R"("xx")"},
        {"0612345678", R"((\d{2})(\d{2})(\d{4})(\d{2}))", "$4$3$2$1", "", R"("7834561206")"},
        {"aab", "a(?:a)(b)", "$1", "", R"("b")"},
        {"abcdefghijklm", "(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)", "$11$12", "", R"("ka2lm")"},
        {"010203", R"(0(\d))", "$1", "", R"("123")"},
        {R"("q")", R"(")", "'", "", R"("'q'")"},
    });
    for (const auto& row : rows) {
        INFO(std::string(row.text), " by ", std::string(row.pattern));
        test::test_call in;
        test::check_value(
            feel::regex_replace(in, row.text, row.pattern, row.replacement, row.flags),
            row.expected);
    }
}

struct split_row {
    const char* text;
    const char* delimiter;
    const char* expected;
};

TEST_CASE("splitting at matches") {
    constexpr auto rows = std::to_array<split_row>({
        {"John Doe", R"(\s)", R"(["John", "Doe"])"},
        {"a;b;c;;", ";", R"(["a", "b", "c", "", ""])"},
        {";a", ";", R"(["", "a"])"},
        {"abc", ";", R"(["abc"])"},
        {"", ";", R"([""])"},
        {"a1b22c", R"(\d+)", R"(["a", "b", "c"])"},
        {"a1b22c", "[0-9]", R"(["a", "b", "", "c"])"},
        {"abc", "", "!regex-empty-match"},
        {"abc", "x*", "!regex-empty-match"},
        {"abc", "^", "!regex-empty-match"},
        {"abc", "[", "!regex-syntax"},
        {"aæbæc", "æ", R"(["a", "b", "c"])"},
        {"2018-03-02", "-", R"(["2018", "03", "02"])"},
        {"a.b", ".", R"(["", "", "", ""])"},
        {"a.b", R"(\.)", R"(["a", "b"])"},
        {"a, b,c ; d", R"(\s*[,;]\s*)", R"(["a", "b", "c", "d"])"},
        {"aXbXc", "x", R"(["aXbXc"])"},
        {"😀-😀", "-", R"(["😀", "😀"])"},
        {"ab", "(a)|(b)", R"(["", "", ""])"},
    });
    for (const auto& row : rows) {
        INFO(std::string(row.text), " by ", std::string(row.delimiter));
        test::test_call in;
        test::check_value(feel::regex_split(in, row.text, row.delimiter), row.expected);
    }
}

TEST_CASE("what would run away ends at a limit") {
    const auto begun = std::chrono::steady_clock::now();
    for (const auto* pattern : {"^(a|aa)+$", "^(a+)+$", "(a*)*b", "(x+x+)+y", "^(([a-z])+.)+[A-Z]$",
                                "(.*)(.*)(.*)(.*)(.*)(.*)[^a]", "^(a?){60}a{60}$"}) {
        INFO(std::string(pattern));
        test::test_call in;
        const auto text = test::repeat("a", 50) + "!" + test::repeat("x", 50);
        const auto given = feel::regex_matches(in, text, pattern, "");
        const bool ended = given.is(kind::boolean) || test::shown(given) == "!regex-limit";
        CHECK(ended);
    }
    test::test_call in;
    CHECK(test::shown(feel::regex_matches(in, test::repeat("a", 40) + "b", "^(a|aa)+$", "")) ==
          "!regex-limit");
    CHECK(test::shown(feel::regex_matches(in, test::repeat("a", 100'001), "b", "")) ==
          "!regex-limit");
    CHECK(feel::regex_matches(in, test::repeat("a", 100'000), "b", "").is_false());
    CHECK(feel::regex_matches(in, test::repeat("ab", 20'000), "^(a|b)*$", "").is_true());
    CHECK(feel::regex_matches(in, test::repeat("ab", 50'000), "(a|b)*c", "").is_false());
    CHECK(feel::regex_split(in, test::repeat("ab", 50'000), "b").as_list().items.size() == 50'001);
    CHECK(test::shown(feel::regex_matches(in, "a", test::repeat("a", 10'001), "")) ==
          "!regex-limit");
    CHECK(test::shown(feel::regex_matches(in, "a",
                                          test::repeat("(", 201) + "a" + test::repeat(")", 201),
                                          "")) == "!regex-unsupported");
    CHECK(test::shown(feel::regex_matches(in, "a",
                                          test::repeat("[a-", 300) + test::repeat("]", 300), "")) ==
          "!regex-unsupported");
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(30));
}

TEST_CASE("what is made is charged") {
    test::test_call in;
    in.left = 1'000;
    const auto text = test::repeat("a", 100);
    CHECK(feel::regex_replace(in, text, "a", "0123456789", "").is(kind::string));
    CHECK(feel::regex_replace(in, text, "a", "0123456789", "").is_null());
    in.left = 50;
    CHECK(feel::regex_split(in, text, "a").is_null());
}

} // namespace
} // namespace hjemmel
