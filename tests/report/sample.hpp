// SPDX-License-Identifier: Apache-2.0
// A small ruleset with reports, and citizens counted by it.
#pragma once

#include <hjemmel/check/from_model.hpp>
#include <hjemmel/eval/evaluate.hpp>
#include <hjemmel/load/text.hpp>
#include <hjemmel/load/version.hpp>
#include <hjemmel/plan/from_checked.hpp>
#include <hjemmel/report/tally.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace sample {

using namespace hjemmel;

inline const std::string report_rules = R"yaml(hjemmel: 1
ruleset: proeve
title: {da: Prøve, en: Trial}
sources:
  brev: {title: Et brev, issuer: En styrelse, date: 2019-05-07}
entities:
  borger: {plural: borgere, label: {da: Borger, en: Citizen}}
  kommune: {has: borgere, key: kommunekode, label: {da: Kommune, en: Municipality}}
parameters:
  diskretion: {type: number, value: 0}
facts:
  borger:
    hus: {type: string, optional: true, label: {da: Hus, en: House}}
    myndig_oplyst: {type: boolean, label: {da: Myndig, en: Of age}}
    aktiv_oplyst: {type: boolean, label: {da: Aktiv, en: Active}}
  kommune:
    kommunekode: {type: string, label: {da: Kommunekode, en: Code}}
decisions:
  myndig: {entity: borger, value: myndig_oplyst}
  aktiv: {entity: borger, value: aktiv_oplyst}
words:
  Vest: {da: vesthuset, en: the western house}
reports:
  efter_hus:
    entity: borger
    label: {da: Efter hus, en: By house}
    text: {da: "Myndige efter hus.", en: "Those of age by house."}
    rows: hus
    columns: myndig
    threshold: diskretion
    source: {brev: {da: side 2, en: page 2}}
    counts:
      alle: {label: {da: Alle, en: All}}
      aktive_sager: {label: {da: Aktive sager, en: Active cases}, filter: aktiv}
  efter_kommune: {entity: borger, rows: kommunekode, columns: myndig, threshold: diskretion}
end: proeve
)yaml";

/// A citizen's facts; a plain null is not supplied.
struct citizen {
    std::string code;
    value house;
    value of_age;
    value active;
};

/// Of these, counted with a threshold of 3, the whole table tells cells that no line tells alone:
/// 6 2 7, 0 4 2 and 0 0 3, of age, not of age and undetermined.
inline std::vector<citizen> telling() {
    std::vector<citizen> out;
    const auto add = [&out](int count, const char* house, const value& of_age) {
        out.insert(out.end(), static_cast<std::size_t>(count), {"101", house, of_age, true});
    };
    add(6, "Vest", true);
    add(2, "Vest", false);
    add(7, "Vest", {});
    add(4, "Øst", false);
    add(2, "Øst", {});
    add(3, "Ål", {});
    return out;
}

/// Citizens decided and counted on 2 March 2018.
class caseload {
  public:
    explicit caseload(std::vector<citizen> citizens, const std::string& threshold = "0")
        : citizens_(std::move(citizens)) {
        auto text = report_rules;
        const std::string zero = "value: 0}";
        text.replace(text.find(zero), zero.size(), "value: " + threshold + "}");
        const auto file = load::checked_text("proeve.yaml", text, {});
        diagnostics warnings;
        auto read = load::from_yaml(file.value(), {}, warnings);
        const auto source = std::make_shared<const model::version>(std::move(read).value());
        auto checked = check::from_model(source, {}, warnings);
        program_ = plan::from_checked(checked.value());
    }

    const model::version& file() const { return *program_->source; }

    const model::report& report(const std::string& name) const {
        const auto& all = file().reports;
        return all.front().name.text == name ? all.front() : all.back();
    }

    report::tally tally(const std::string& name) const {
        return {program_, report(name), date(2018, 3, 2), {}};
    }

    std::vector<report::sheet> sheets(const std::string& name) const {
        auto counted = tally(name);
        for (const auto& one : citizens_)
            counted.add(decided(one, counted));
        return counted.sheets();
    }

  private:
    std::vector<eval::outcome> decided(const citizen& one, const report::tally& by) const {
        facts given;
        const auto set = [&given](const char* name, const value& what) {
            if (!what.is_null() || what.is_absent()) given.set(name, what);
        };
        set("hus", one.house);
        set("myndig_oplyst", one.of_age);
        set("aktiv_oplyst", one.active);
        const auto shape = std::make_shared<const context_shape>(context_shape{{"kommunekode"}});
        given.set("kommune", context_value{shape, {value(one.code)}});
        eval::request what{program_, {}, date(2018, 3, 2), {}, by.entity()};
        for (const auto& name : by.decisions())
            what.decisions.push_back({by.entity(), program_->entities[by.entity()].find(name)});
        return eval::evaluate(what, given, {});
    }

    std::shared_ptr<const plan::program> program_{};
    std::vector<citizen> citizens_;
};

} // namespace sample
