// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/core/visible.hpp>

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace hjemmel;

TEST_CASE("nothing in a text from outside can steer what shows it") {
    const std::vector<std::pair<std::string, std::string>> rows{
        {"", ""},
        {"Aalborg, æøå – »to«\n\tlinjer", "Aalborg, æøå – »to«\n\tlinjer"},
        {"\x1b[31mrød\x1b[0m", "␛[31mrød␛[0m"},
        {"a\rb\x07\x7f", "a␍b␇␡"},
        {std::string("nul\0nul", 7), "nul␀nul"},
        {"\xC2\x9b"
         "31m",
         "\uFFFD31m"},
        {"ret\u202Ebagvendt\u2066\u2069", "ret\uFFFDbagvendt\uFFFD\uFFFD"},
        {"to\u2028linjer", "to\uFFFDlinjer"},
        {"€ \u20AC \xE2", "€ \u20AC \xE2"},
    };
    for (const auto& [text, shown] : rows)
        CHECK(visible(text) == shown);
}
