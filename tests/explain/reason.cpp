// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/explain/reason.hpp>

#include "pulje.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace {

using namespace hjemmel;
using explain::reason;
using explain::used;
using kind = explain::reason::kind;

/// The tree's outline: what, id, mark; two blanks a level.
std::string outline(const reason& of, int depth = 0) {
    static constexpr const char* kinds[] = {"decision", "group", "requirement",
                                            "row",      "cell",  "stand_in"};
    static constexpr const char* marks[] = {"not_reached", "met", "not_met", "undecided", "failed"};
    std::string out(static_cast<std::size_t>(2 * depth), ' ');
    out += std::string(kinds[static_cast<std::size_t>(of.what)]) + " " + of.id + " " +
           marks[static_cast<std::size_t>(of.mark)] + (of.brief ? " brief" : "") + "\n";
    for (const auto& part : of.parts)
        out += outline(part, depth + 1);
    return out;
}

const used* find(const reason& in, std::string_view name) {
    const auto at = std::find_if(in.facts.begin(), in.facts.end(),
                                 [&](const used& one) { return one.name == name; });
    return at == in.facts.end() ? nullptr : &*at;
}

const reason& at(const reason& in, std::initializer_list<std::size_t> path) {
    const auto* node = &in;
    for (const auto i : path)
        node = &node->parts.at(i);
    return *node;
}

} // namespace

TEST_CASE("a table with the decisions and stand-ins that it rests on") {
    const sample::pulje p;
    const auto tree = explain::reasons(sample::known(p));
    CHECK(outline(tree) == "decision visitationsgruppe met\n"
                           "  row 1 not_met\n"
                           "    cell maalgruppe not_met\n"
                           "  row 2 met\n"
                           "    cell vurderet_maalgruppe met\n"
                           "  row 3 not_reached\n"
                           "    cell vurderet_maalgruppe not_reached\n"
                           "  row 4 not_reached\n"
                           "  decision maalgruppe met\n"
                           "    stand_in i_bruttomaalgruppe met\n"
                           "      decision opfylder_kriterierne met\n"
                           "        requirement varighed met\n"
                           "        group stadig met\n"
                           "          requirement ikke_afgaaet met\n"
                           "          requirement vurderet met\n");
    CHECK(identical(tree.value, value("gruppe_1")));
    CHECK(identical(at(tree, {0}).value, value("uden_for_maalgruppe")));
    CHECK(at(tree, {1}).text.da == "Vurderet til en virksomhedsrettet indsats");
    CHECK(at(tree, {1, 0}).label.da == "Faglig vurdering af målgruppe");
    CHECK(at(tree, {1, 0}).text.da == "virksomhedsrettet");
    CHECK(tree.hit_policy == "FIRST");
    CHECK(at(tree, {4}).hit_policy.empty());
    CHECK(at(tree, {4, 0, 0}).combination == "all");
    CHECK(at(tree, {4, 0, 0, 1}).combination == "any");
    CHECK(at(tree, {4, 0, 0, 1, 1}).interpretation);
}

TEST_CASE("facts and parameters that a condition read, with sources") {
    const sample::pulje p;
    const auto tree = explain::reasons(sample::known(p));
    const auto& criterion = at(tree, {4, 0, 0, 0});
    REQUIRE(criterion.facts.size() == 3);
    CHECK(criterion.facts[0].name == "ydelsesperioder");
    CHECK(criterion.facts[0].what == used::kind::fact);
    CHECK(criterion.facts[1].name == "mindste_varighed");
    CHECK(criterion.facts[2].interpretation);
    CHECK(criterion.facts[2].text.da == "december 2016; dagen er ikke oplyst");
    REQUIRE(criterion.facts[2].sources.size() == 1);
    CHECK(criterion.facts[2].sources[0].published == "2018-03-02");
    REQUIRE(criterion.sources.size() == 1);
    CHECK(criterion.sources[0].title.da == "Udmelding af Prøvepuljen");
    CHECK(criterion.sources[0].where.en == "Target group");
    const auto* marked = find(at(tree, {4}), "i_bruttomaalgruppe");
    REQUIRE(marked != nullptr);
    CHECK(marked->what == used::kind::stand_in);
    const auto* words = find(at(tree, {1, 0}), "vurdering_begrundelse");
    REQUIRE(words != nullptr);
    CHECK(words->judgement == "vurderet_maalgruppe");
}

TEST_CASE("what is missing stands where it is missing") {
    const sample::pulje p;
    const auto tree = explain::reasons(sample::undetermined(p));
    const std::vector<std::string> assessment{"vurderet_maalgruppe"};
    CHECK(tree.mark == eval::mark::undecided);
    CHECK(tree.missing == assessment);
    CHECK(at(tree, {0}).missing.empty());
    CHECK(at(tree, {1}).missing == assessment);
    CHECK(at(tree, {1, 0}).missing == assessment);
    const auto partly = explain::reasons(sample::not_met(p));
    CHECK(partly.mark == eval::mark::not_met);
    CHECK(at(partly, {1, 0}).missing == std::vector<std::string>{"afgang"});
    CHECK(at(partly, {1}).missing == std::vector<std::string>{"afgang"});
}

TEST_CASE("a parameter that the host set says so and cites nothing") {
    const sample::pulje p;
    const auto tree = explain::reasons(sample::not_met(p));
    const auto* duration = find(at(tree, {0}), "mindste_varighed");
    REQUIRE(duration != nullptr);
    CHECK(duration->changed);
    CHECK(duration->sources.empty());
}

TEST_CASE("related entities are counted, never listed") {
    const sample::pulje p;
    const auto tree = explain::reasons(sample::municipality(p));
    CHECK(tree.missing == std::vector<std::string>{"borgere[].vurderet_maalgruppe"});
    CHECK(tree.parts.empty());
    const auto* all = find(tree, "borgere");
    REQUIRE(all != nullptr);
    CHECK(all->what == used::kind::related);
    CHECK(identical(all->value, value(3)));
    const auto* groups = find(tree, "borgere.visitationsgruppe");
    REQUIRE(groups != nullptr);
    const auto& counts = groups->value.as_context();
    CHECK(counts.shape->names == std::vector<std::string>{"?", "gruppe_1"});
    CHECK(identical(counts.entries[1], value(2)));
}

TEST_CASE("a municipality without its citizens") {
    const sample::pulje p;
    const auto record = sample::record_of(p, p.kommune);
    record->root->children_missing = true;
    record->unknowns.push_back({record->root.get(), plan::none, "borgere", types::any(), false});
    const auto of = sample::outcome_of(p, record, p.kommune, p.rate, sample::unknown(0));
    const auto tree = explain::reasons(of);
    CHECK(tree.missing == std::vector<std::string>{"borgere"});
    REQUIRE(find(tree, "borgere") != nullptr);
    CHECK(find(tree, "borgere")->value.is_null());
}

TEST_CASE("each decision is explained once") {
    sample::builder make;
    const auto entity = make.entity("borger", "borgere");
    const auto base = make.decision(entity, "base", {"Grundlag", ""});
    const auto left = make.decision(entity, "left", {"Venstre", ""});
    const auto top = make.decision(entity, "top", {"Top", ""});
    make.slot(entity, base).expression = make.expression("1", {});
    make.slot(entity, left).expression = make.expression("base", {{plan::op::slot, base}});
    make.slot(entity, top).expression =
        make.expression("left and base", {{plan::op::slot, left}, {plan::op::slot, base}});
    sample::pulje p;
    p.program = make.take();
    const auto record = sample::record_of(p, entity);
    for (auto& slot : record->root->slots)
        slot = true;
    const auto of = sample::outcome_of(p, record, entity, top, value(true));
    CHECK(outline(explain::reasons(of)) == "decision top met\n"
                                           "  decision left met\n"
                                           "    decision base met\n"
                                           "  decision base met brief\n");
}

TEST_CASE("a long chain of decisions is cut, not followed to the end of the stack") {
    sample::builder make;
    const auto entity = make.entity("borger", "borgere");
    std::vector<sample::index> chain;
    for (int i = 0; i < 200; ++i) {
        const auto name = "d" + std::to_string(i);
        chain.push_back(make.decision(entity, name.c_str(), {}));
        if (i == 0) continue;
        make.slot(entity, chain.back()).expression =
            make.expression("before", {{plan::op::slot, chain[chain.size() - 2]}});
    }
    sample::pulje p;
    p.program = make.take();
    const auto record = sample::record_of(p, entity);
    for (auto& slot : record->root->slots)
        slot = true;
    const auto of = sample::outcome_of(p, record, entity, chain.back(), value(true));
    auto tree = explain::reasons(of);
    const auto* node = &tree;
    std::size_t depth = 0;
    for (; !node->parts.empty(); node = &node->parts.front())
        ++depth;
    CHECK(depth == 64);
    CHECK(node->brief);
}

TEST_CASE("an outcome without a record names its decision alone") {
    eval::outcome of;
    of.decision = "maalgruppe";
    of.status = status::refused;
    const auto tree = explain::reasons(of);
    CHECK(tree.id == "maalgruppe");
    CHECK(tree.parts.empty());
    CHECK(tree.mark == eval::mark::not_reached);
    of.status = status::failed;
    CHECK(explain::reasons(of).mark == eval::mark::failed);
}

TEST_CASE("functions and function literals are looked into") {
    sample::builder make;
    const auto entity = make.entity("borger", "borgere");
    const auto alder = make.fact(entity, "alder", {"Alder", ""});
    const auto graense = make.parameter("graense", {"Grænse", ""}, {});
    const auto body = make.expression("graense", {{plan::op::parameter, graense}});
    make.program().functions.push_back({"over", body, {}, {}});
    const auto inner = make.expression("alder", {{plan::op::slot, alder}});
    make.program().literals.push_back({make.program().expressions[inner].root, 0, {}});
    const auto top = make.decision(entity, "top", {});
    make.slot(entity, top).expression =
        make.expression("over(f)", {{plan::op::closure, 0}, {plan::op::call_function, 0}});
    sample::pulje p;
    p.program = make.take();
    const auto record = sample::record_of(p, entity);
    const auto of = sample::outcome_of(p, record, entity, top, value(true));
    const auto tree = explain::reasons(of);
    CHECK(find(tree, "alder") != nullptr);
    CHECK(find(tree, "graense") != nullptr);
}
