// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/eval/schedule.hpp>

#include "support/rules.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>

using namespace hjemmel;
using namespace hjemmel::test;

namespace {

version town() {
    const std::pair<std::string, std::string> files[] = {
        {"rules.yaml", "hjemmel: 1\nruleset: test\n"
                       "entities:\n  borger: {plural: borgere}\n  kommune: {has: borgere}\n"
                       "facts:\n  borger:\n    b: {type: boolean}\n"
                       "    n: {type: number, otherwise: 'if b then 1 else 2'}\n"
                       "  kommune:\n    stor: {type: boolean}\n"
                       "decisions:\n  dobbelt: {entity: borger, value: n * 2}\n"
                       "  andet: {entity: borger, value: b}\n"
                       "  i_alt: {entity: kommune, value: 'sum(borgere.dobbelt)'}\n"
                       "end: test\n"}};
    return catalog::from_memory(files).value().versions("test").front();
}

plan::slot_ref slot(const version& of, const std::string& name) {
    const auto& entities = of.program().entities;
    for (plan::index e = 0; e < entities.size(); ++e) {
        if (const auto at = entities[e].find(name); at != plan::none) return {e, at};
    }
    return {plan::none, plan::none};
}

} // namespace

TEST_CASE("a schedule has what decisions need, each after its own needs") {
    const auto rules = town();
    const plan::slot_ref asked[] = {slot(rules, "i_alt")};
    const eval::schedule all(rules.program(), asked);
    struct row {
        const char* name;
        bool needed;
    };
    const row rows[] = {{"b", true},       {"n", true},      {"stor", false},
                        {"dobbelt", true}, {"andet", false}, {"i_alt", true}};
    for (const auto& one : rows) {
        CAPTURE(one.name);
        CHECK(all.needs(slot(rules, one.name)) == one.needed);
    }
    REQUIRE(all.steps().size() == 3); // b has no stand-in: there is nothing to work out
    CHECK(all.steps()[0].of == slot(rules, "n"));
    CHECK(all.steps()[1].of == slot(rules, "dobbelt"));
    CHECK(all.steps()[2].of == slot(rules, "i_alt"));
    CHECK_FALSE(all.steps()[0].seen_by_others);
    CHECK(all.steps()[1].seen_by_others);
    CHECK_FALSE(all.steps()[2].seen_by_others);
}

TEST_CASE("nothing asked for needs nothing") {
    const auto rules = town();
    const eval::schedule none(rules.program(), {});
    CHECK(none.steps().empty());
    CHECK_FALSE(none.needs(slot(rules, "b")));
    CHECK_FALSE(eval::schedule().needs({0, 0}));
}
