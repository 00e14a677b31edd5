// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/core/nearest.hpp>

#include <doctest/doctest.h>

using namespace hjemmel;

TEST_CASE("the nearest of some names, or none when all are far") {
    struct row {
        std::string_view name;
        std::string_view expected;
    };
    const std::vector<std::string> names = {"sources", "source",     "decisions", "maalgruppe",
                                            "a",       "hit_policy", "text",      "FIRST"};
    const row rows[] = {
        {"sourcse", "sources"},       // two letters swapped
        {"souce", "source"},          // one left out
        {"decission", "decisions"},   // one too many, one missing
        {"målgruppe", "maalgruppe"},  // one letter of two bytes
        {"hit policy", "hit_policy"}, // spaces and hyphens count as underscores
        {"first", "FIRST"},           // capitals count as small letters
        {"xyz", ""},
        {"b", ""},
        {"", ""},
        {"something quite different", ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        CHECK(nearest(row.name, names) == row.expected);
    }
    CHECK(nearest("x", std::vector<std::string_view>{}).empty());
}

TEST_CASE("of names that are equally near the first") {
    CHECK(nearest("rate_4", std::vector<std::string_view>{"rate_1", "rate_2"}) == "rate_1");
}

TEST_CASE("very long names get no hint") {
    const std::string name(1000, 'x');
    CHECK(nearest(name, std::vector<std::string>{name}).empty());
}

TEST_CASE("the hint for a name that does not exist") {
    const std::vector<std::string> choices = {"dynamisk", "loen"};
    CHECK(meant("dynamsk", choices).da == "Mente du dynamisk?");
    CHECK(meant("dynamsk", choices).en == "Did you mean dynamisk?");
    CHECK(meant("xyz", choices).da == "Vælg mellem dynamisk, loen.");
    CHECK(meant("xyz", choices).en == "Choose among dynamisk, loen.");
    CHECK(meant("xyz", {}).da.empty());
}
