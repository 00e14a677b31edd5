// SPDX-License-Identifier: Apache-2.0
// Capital and small letters.
#include <hjemmel/feel/builtins/letters.hpp>

#include <doctest/doctest.h>

#include <array>
#include <utility>

namespace hjemmel {
namespace {

using feel::define::to_lower;
using feel::define::to_upper;

TEST_CASE("each capital letter has its small one and back") {
    constexpr auto pairs = std::to_array<std::pair<char32_t, char32_t>>({
        {U'A', U'a'}, {U'Z', U'z'}, {U'Æ', U'æ'}, {U'Ø', U'ø'}, {U'Å', U'å'}, {U'É', U'é'},
        {U'Ü', U'ü'}, {U'Þ', U'þ'}, {U'Ā', U'ā'}, {U'Į', U'į'}, {U'Ĳ', U'ĳ'}, {U'Ĺ', U'ĺ'},
        {U'Ň', U'ň'}, {U'Ŋ', U'ŋ'}, {U'Š', U'š'}, {U'Ŷ', U'ŷ'}, {U'Ÿ', U'ÿ'}, {U'Ź', U'ź'},
        {U'Ž', U'ž'}, {U'Ǎ', U'ǎ'}, {U'Ǽ', U'ǽ'}, {U'Ș', U'ș'}, {U'Ά', U'ά'}, {U'Έ', U'έ'},
        {U'Ό', U'ό'}, {U'Ύ', U'ύ'}, {U'Α', U'α'}, {U'Ω', U'ω'}, {U'Σ', U'σ'}, {U'Ё', U'ё'},
        {U'А', U'а'}, {U'Я', U'я'}, {U'Ґ', U'ґ'}, {U'Ӏ', U'ӏ'}, {U'Ա', U'ա'}, {U'Ạ', U'ạ'},
    });
    for (const auto& pair : pairs) {
        const auto capital = pair.first;
        const auto small = pair.second;
        CAPTURE(static_cast<unsigned>(capital));
        CHECK(to_lower(capital) == small);
        CHECK(to_upper(small) == capital);
        CHECK(to_lower(small) == small);
        CHECK(to_upper(capital) == capital);
    }
}

TEST_CASE("what is no letter, or has no single other letter, stays") {
    constexpr auto others = std::to_array<char32_t>(
        {U'0', U'@', U'[', U'`', U'{', U'×', U'÷', U'ĸ', U'ŉ', U'日', U'😀', U'İ'});
    for (const auto c : others) {
        CAPTURE(static_cast<unsigned>(c));
        CHECK(to_lower(c) == c);
        CHECK(to_upper(c) == c);
    }
    CHECK(to_upper(U'ß') == U'ß');
    CHECK(to_lower(U'ẞ') == U'ß');
    CHECK(to_upper(U'ς') == U'Σ');
    CHECK(to_upper(U'µ') == U'Μ');
}

} // namespace
} // namespace hjemmel
