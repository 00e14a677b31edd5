// SPDX-License-Identifier: Apache-2.0
// Names in scope: spellings, layers, the longest name at a place.
#include <hjemmel/feel/scope.hpp>

#include <support/text.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace {

using hjemmel::feel::is_name;
using hjemmel::feel::name_scope;
using hjemmel::feel::normal_name;

} // namespace

TEST_CASE("a name is the same however its blanks are written") {
    CHECK(normal_name("a b") == "a b");
    CHECK(normal_name("  a \t\n b  ") == "a b");
    CHECK(normal_name("a\u00A0b") == "a b");
    CHECK(normal_name("æ  ø") == "æ ø");
    CHECK(normal_name("a - b") == "a - b");
    CHECK(normal_name("   ").empty());
    CHECK(normal_name("").empty());
}

TEST_CASE("what FEEL takes as a name") {
    for (const std::string_view good :
         {"a", "?", "_", "æøå", "🐎", "a b", "a-b", "a.b/c*d+e'f", "a 1", "if", "x?", "ca\u0301"}) {
        CAPTURE(good);
        CHECK(is_name(good));
    }
    for (const std::string_view bad : {"", " a", "1a", "-a", "a(b)", "a,b", "a:b", "a\"b", "a//b",
                                       "a/*b", "a..b", "a[1]", "\xFF", "a\xC3"}) {
        CAPTURE(bad);
        CHECK_FALSE(is_name(bad));
    }
}

TEST_CASE("the longest known name at a place, never inside a word") {
    name_scope names;
    for (const std::string_view name : {"a", "a b", "a b c", "a-b", "until now", "æ ø"}) {
        names.add(name);
    }
    struct place {
        std::string_view text;
        std::size_t bytes;
    };
    constexpr std::array<place, 17> all{{
        {"a", 1},
        {"a b", 3},
        {"a b c", 5},
        {"a b d", 3},
        {"a bc", 1},
        {"ab", 0},
        {"a   b +", 5},
        {"a\n\tb)", 4},
        {"a-b", 3},
        {"a-bc", 1},
        {"a - b", 1},
        {"a + b", 1},
        {"b", 0},
        {"until", 0},
        {"until now", 9},
        {"until nowhere", 0},
        {"æ  ø+1", 6},
    }};
    for (const auto& one : all) {
        CAPTURE(one.text);
        CHECK(names.longest(one.text) == one.bytes);
    }
}

TEST_CASE("layers see what is below them, and give back what they took") {
    name_scope below;
    below.add("loan amount");
    name_scope above(&below);
    above.add("loan");
    CHECK(above.contains("loan  amount"));
    CHECK(above.contains("loan"));
    CHECK_FALSE(below.contains("loan"));
    CHECK_FALSE(above.contains("loan a"));
    CHECK(above.longest("loan amount") == 11);
    above.add("loan amount now");
    above.add("loan amount now");
    CHECK(above.longest("loan amount now") == 15);
    above.remove("loan amount now");
    CHECK(above.longest("loan amount now") == 15);
    above.remove("loan amount now");
    above.remove("loan amount now");
    CHECK(above.longest("loan amount now") == 11);
    below.add("loan amount later");
    CHECK(above.contains("loan amount later"));
}

TEST_CASE("ten thousand names are found as fast as one") {
    name_scope names;
    for (int i = 0; i < 10'000; ++i)
        names.add("fact number " + std::to_string(i));
    CHECK(names.longest("fact number 9999 + 1") == 16);
    CHECK(names.longest("fact number 10000") == 0);
}

TEST_CASE("FEEL's own names of several words are known") {
    CHECK(hjemmel::feel::standard_names().contains("date and time"));
    CHECK(hjemmel::feel::standard_names().contains("years and months duration"));
    CHECK_FALSE(hjemmel::feel::standard_names().contains("days and time duration"));
    CHECK(hjemmel::feel::standard_types().contains("days and time duration"));
}
