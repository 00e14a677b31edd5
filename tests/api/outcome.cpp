// SPDX-License-Identifier: Apache-2.0
// An outcome owns what its reasons need.
#include <hjemmel/api/catalog.hpp>
#include <hjemmel/api/outcome.hpp>

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace hjemmel;

namespace {

outcome decided(const facts& given) {
    const std::vector<std::pair<std::string, std::string>> files{
        {"a", "hjemmel: 1\nruleset: x\nfacts:\n  alder: {type: number, label: Alder}\n"
              "decisions:\n  voksen:\n    all:\n      - {id: p, text: Er fyldt 18 år, "
              "when: alder >= 18}\nend: x\n"}};
    return catalog::from_memory(files).value().evaluate("x", {2018, 3, 2}, "voksen", given);
}

} // namespace

TEST_CASE("an outcome outlives its catalog") {
    facts given;
    given.set("alder", 20);
    const auto o = decided(given);
    CHECK(o.status() == status::known);
    CHECK(o.value().is_true());
    CHECK(o.exact());
    CHECK(o.reasons(language::da).find("Er fyldt 18 år") != std::string::npos);
}

TEST_CASE("an undetermined outcome says what is missing") {
    const auto o = decided({});
    CHECK(o.status() == status::undetermined);
    CHECK(o.exact());
    REQUIRE(o.missing().size() == 1);
    CHECK(o.missing().front().path == "alder");
    CHECK(o.missing().front().label.da == "Alder");
}
