// SPDX-License-Identifier: Apache-2.0
// A programme of two entities: a citizen's requirements, a table over them, a municipality's
// instalment. All that a text of reasons can show occurs in it.
#pragma once

#include "sample.hpp"

namespace sample {

/// The programme with the numbers of its slots.
struct pulje {
    builder make{};
    index borger = make.entity("borger", "borgere");
    index kommune = make.entity("kommune", "kommuner");
    index perioder = 0, marker = 0, vurderet = 0, ord = 0, afgang = 0;
    index kriterier = 0, maalgruppe = 0, gruppe = 0;
    index tilsagn = 0, rate = 0;
    index skaering = 0, varighed = 0;
    std::shared_ptr<const plan::program> program{};

    pulje() {
        about();
        facts();
        requirements();
        visitation();
        municipality();
        program = make.take();
    }

  private:
    static plan::op own() { return plan::op::slot; }

    void about() {
        auto& file = make.file();
        file.ruleset = named("proeve");
        file.title = {"Prøvepuljen", "The trial programme"};
        file.from = date(2017, 8, 1);
        file.to = date(2019, 8, 31);
        model::source opslag;
        opslag.id = named("opslag");
        opslag.title = {"Udmelding af Prøvepuljen", ""};
        opslag.issuer = "Styrelsen";
        opslag.reference = "FL § 17";
        model::source note;
        note.id = named("note");
        note.title = {"Status på Prøvepuljen", ""};
        note.issuer = "Kommunen";
        note.published = date(2018, 3, 2);
        file.sources = {opslag, note};
        skaering = make.parameter(
            "opgoerelsesdato", {"Opgørelsesdato", "Population date"},
            grounds({"december 2016; dagen er ikke oplyst", ""}, "note", {"s. 1", ""}, true));
        varighed = make.parameter("mindste_varighed", {"Mindste varighed", "Shortest duration"},
                                  grounds({}, "opslag", {"Målgruppe", ""}));
    }

    void facts() {
        perioder = make.fact(borger, "ydelsesperioder", {"Ydelsesperioder", "Benefit periods"});
        marker = make.fact(borger, "i_bruttomaalgruppe",
                           {"Markeret af styrelsen", "Marked by the agency"}, types::boolean());
        vurderet = make.fact(borger, "vurderet_maalgruppe",
                             {"Faglig vurdering af målgruppe", "Professional assessment"},
                             types::string(), "vurdering_begrundelse");
        ord = make.fact(borger, "vurdering_begrundelse", {"Begrundelse for vurderingen", ""});
        afgang = make.fact(borger, "afgang", {"Afgang", "Exit"});
        tilsagn = make.fact(kommune, "tilsagn_oere", {"Tilsagn", "Grant"}, types::number());
    }

    void requirements() {
        kriterier = make.decision(borger, "opfylder_kriterierne",
                                  {"Opfylder kriterierne", "Meets the criteria"});
        const auto long_enough = make.expression(
            "some p in ydelsesperioder satisfies true",
            {{own(), perioder}, {plan::op::parameter, varighed}, {plan::op::parameter, skaering}});
        const auto gone = make.expression("afgang = null", {{own(), afgang}});
        const auto assessed = make.expression("vurderet_maalgruppe != null", {{own(), vurderet}});
        model::requirement_group any{model::requirement_group::kind::any, {}};
        any.requirements = {
            make.require("ikke_afgaaet", grounds({"Er ikke afgået", "Has not left"}, "note")),
            make.require("vurderet", grounds({"Er fagligt vurderet", "Has been assessed"}, "note",
                                             {"note 1", ""}, true))};
        model::requirement_group all{model::requirement_group::kind::all, {}};
        auto either = make.require("stadig", grounds({"Er stadig i projektet", "Is still in it"}));
        either.group = {any};
        all.requirements = {
            make.require("varighed",
                         grounds({"Har modtaget ydelse i mindst fem år uden afbrydelse over fire "
                                  "uger",
                                  "On benefit for at least five years without a break of more "
                                  "than four weeks"},
                                 "opslag", {"Målgruppe", "Target group"})),
            either};
        const auto inner = make.group(any, {{gone, plan::none}, {assessed, plan::none}});
        make.slot(borger, kriterier).group =
            make.group(all, {{long_enough, plan::none}, {plan::none, inner}});
        make.slot(borger, marker).expression =
            make.expression("opfylder_kriterierne", {{own(), kriterier}});
        maalgruppe = make.decision(borger, "maalgruppe", {"Målgruppe", "Target group"},
                                   grounds({}, "opslag", {"Målgruppe", ""}));
        make.slot(borger, maalgruppe).expression =
            make.expression("i_bruttomaalgruppe", {{own(), marker}});
    }

    model::row line(const char* test, const char* then, const char* source) const {
        model::row one;
        if (*test != '\0') one.when = {{named("x"), named(test)}};
        one.then = {{named(""), named(then)}};
        one.grounds = grounds({}, source);
        return one;
    }

    void visitation() {
        gruppe = make.decision(borger, "visitationsgruppe", {"Visitationsgruppe", "Group"}, {},
                               types::string());
        model::table declared;
        declared.hit_policy = model::hit_policy::first;
        declared.inputs = {input("maalgruppe"), input("vurderet_maalgruppe")};
        declared.rows = {line("false", "uden_for_maalgruppe", "opslag"),
                         line("virksomhedsrettet", "gruppe_1", "note"),
                         line("\"fleksjob\", \"foertidspension\"", "gruppe_2", "note"),
                         line("", "ikke_visiteret", "note")};
        declared.rows[1].grounds.text = {"Vurderet til en virksomhedsrettet indsats",
                                         "Assessed as fit for work with an employer"};
        plan::table planned;
        planned.columns = {make.expression("maalgruppe", {{own(), maalgruppe}}),
                           make.expression("vurderet_maalgruppe", {{own(), vurderet}})};
        for (std::size_t i = 0; i < declared.rows.size(); ++i) {
            plan::row one;
            const auto& row = declared.rows[i];
            const auto column = i == 0 ? index{0} : index{1};
            if (!row.when.empty())
                one.cells = {{column, make.expression(row.when[0].text.text.c_str(), {})}};
            const auto& then = row.then[0].text.text;
            one.outputs = {make.constant(then.c_str(), value(then))};
            planned.rows.push_back(one);
        }
        make.slot(borger, gruppe).table = make.table(declared, planned);
    }

    void municipality() {
        plan::view all{borger, {gruppe, maalgruppe}, shape({"visitationsgruppe", "maalgruppe"})};
        make.program().views = {all};
        make.program().entities[borger].parent = kommune;
        make.program().entities[kommune].child = borger;
        auto domain = std::make_shared<type_domain>();
        domain->values = {value("gruppe_1"), value("gruppe_2")};
        make.slot(borger, gruppe).type =
            std::make_shared<const type>(type{.kind = type_kind::string, .domain = domain});
        rate = make.decision(kommune, "rate_1", {"Rate 1", "Instalment 1"},
                             grounds({"30 % af tilsagnet, når borgerne er visiteret", ""}, "opslag",
                                     {"Udbetaling", ""}));
        make.slot(kommune, rate).expression = make.expression(
            "x", {{own(), tilsagn}, {plan::op::related, 0}, {plan::op::parameter, skaering}});
    }
};

/// One citizen, with every slot empty and every fact supplied.
inline std::unique_ptr<eval::instance> one_of(const plan::program& in, index entity) {
    auto out = std::make_unique<eval::instance>();
    const auto count = in.entities[entity].slots.size();
    out->entity = entity;
    out->slots.resize(count);
    out->origins.resize(count, eval::origin::supplied);
    out->inexact.resize(count, false);
    out->marks.resize(count);
    out->conditions.resize(count);
    return out;
}

inline std::shared_ptr<eval::record> record_of(const pulje& of, index entity) {
    auto out = std::make_shared<eval::record>();
    out->program = of.program;
    out->on = date(2018, 3, 2);
    out->parameters = {value(date(2016, 12, 31)), value(months_duration{60})};
    out->root = one_of(*of.program, entity);
    return out;
}

inline eval::outcome outcome_of(const pulje& of, std::shared_ptr<const eval::record> evidence,
                                index entity, index slot, value found) {
    eval::outcome out;
    out.ruleset = "proeve";
    out.version = "2017-08-01";
    out.date = date(2018, 3, 2);
    out.entity = of.program->entities[entity].name;
    out.decision = of.program->entities[entity].slots[slot].name;
    out.status = found.is_partial() ? status::undetermined : status::known;
    out.value = std::move(found);
    out.evidence = std::move(evidence);
    out.slot = {entity, slot};
    return out;
}

/// A citizen in group 1: assessed, not marked by the agency, so by the criteria.
inline eval::outcome known(const pulje& p) {
    using enum eval::mark;
    auto record = record_of(p, p.borger);
    auto& all = *record->root;
    all.slots[p.perioder] =
        make_list({period("kontanthjaelp", date(2010, 1, 1), value(date(2014, 3, 31))),
                   period("kontanthjaelp", date(2014, 4, 29), value::absent())});
    all.slots[p.afgang] = value::absent();
    all.slots[p.vurderet] = "virksomhedsrettet";
    all.slots[p.ord] = "Ønsker praktik i en butik; mor har 010203-1234.";
    all.slots[p.marker] = true;
    all.origins[p.marker] = eval::origin::stand_in;
    all.slots[p.kriterier] = true;
    all.marks[p.kriterier] = {met, met, met, met};
    all.conditions[p.kriterier] = {true, true, true, true};
    all.slots[p.maalgruppe] = true;
    all.slots[p.gruppe] = "gruppe_1";
    all.marks[p.gruppe] = {not_met, not_met, met, met, not_reached, not_reached, not_reached};
    return outcome_of(p, record, p.borger, p.gruppe, value("gruppe_1"));
}

/// A citizen whose assessment is missing.
inline eval::outcome undetermined(const pulje& p) {
    using enum eval::mark;
    auto record = record_of(p, p.borger);
    auto& all = *record->root;
    record->unknowns.push_back({&all, p.vurderet, "", types::string(), true});
    record->unknowns.push_back({&all, p.perioder, "[2].til", types::date(), true});
    all.slots[p.marker] = true;
    all.slots[p.perioder] =
        make_list({period("kontanthjaelp", date(2010, 1, 1), value(date(2014, 3, 31))),
                   period("kontanthjaelp", date(2014, 4, 29), unknown(1))});
    all.slots[p.vurderet] = unknown(0);
    all.origins[p.vurderet] = eval::origin::missing;
    all.slots[p.ord] = value::absent();
    all.slots[p.maalgruppe] = true;
    const auto still = open({value("gruppe_1"), value("gruppe_2"), value("ikke_visiteret")}, {0});
    all.slots[p.gruppe] = still;
    all.marks[p.gruppe] = {not_met, not_met, undecided, undecided, undecided, undecided, met};
    auto out = outcome_of(p, record, p.borger, p.gruppe, still);
    out.missing = {{"vurderet_maalgruppe",
                    "vurderet_maalgruppe",
                    "borger",
                    "",
                    {"Faglig vurdering af målgruppe", "Professional assessment"}}};
    return out;
}

/// The criteria alone: too short, the rest undecided, a parameter set by the host.
inline eval::outcome not_met(const pulje& p) {
    using enum eval::mark;
    auto record = record_of(p, p.borger);
    auto& all = *record->root;
    record->parameters[p.varighed] = months_duration{78};
    record->changed = {{"mindste_varighed", value(months_duration{78})}};
    record->unknowns.push_back({&all, p.afgang, "", types::string(), true});
    all.slots[p.perioder] = make_list({period("kontanthjaelp", date(2012, 1, 1), value::absent())});
    all.slots[p.afgang] = unknown(0);
    all.slots[p.vurderet] = value::absent();
    all.slots[p.kriterier] = false;
    all.marks[p.kriterier] = {eval::mark::not_met, undecided, undecided, eval::mark::not_met};
    all.conditions[p.kriterier] = {false, open({false, true}, {0}), open({false, true}, {0}),
                                   false};
    auto out = outcome_of(p, record, p.borger, p.kriterier, value(false));
    out.changed = record->changed;
    return out;
}

/// A municipality of three citizens, one of them not decided.
inline eval::outcome municipality(const pulje& p) {
    auto record = record_of(p, p.kommune);
    auto& all = *record->root;
    all.slots[p.tilsagn] = std::int64_t{1'174'900'000};
    const value groups[] = {"gruppe_1", "gruppe_1",
                            open({value("gruppe_1"), value("gruppe_2")}, {0})};
    for (const auto& group : groups) {
        auto child = one_of(*p.program, p.borger);
        child->parent = &all;
        child->id = "sag-" + std::to_string(all.children.size() + 1);
        child->slots[p.gruppe] = group;
        child->slots[p.maalgruppe] = true;
        all.children.push_back(std::move(child));
    }
    record->unknowns.push_back({all.children[2].get(), p.vurderet, "", types::string(), true});
    undetermined_value taeller;
    taeller.possible.shape = possible::form::between;
    taeller.possible.low = 2;
    taeller.possible.high = 3;
    taeller.missing = missing_set(0);
    const value found =
        context_value{shape({"opfyldt", "andel", "beloeb_oere", "taeller"}),
                      {open({false, true}, {0}), 30, std::int64_t{352'470'000}, taeller}};
    all.slots[p.rate] = found;
    auto out = outcome_of(p, record, p.kommune, p.rate, found);
    out.exact = false;
    out.missing = {{"borgere[sag-3].vurderet_maalgruppe",
                    "vurderet_maalgruppe",
                    "borger",
                    "sag-3",
                    {"Faglig vurdering af målgruppe", "Professional assessment"}}};
    return out;
}

} // namespace sample
