// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/eval/columns.hpp>

#include "columns/facts.hpp"
#include "columns/machine.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace hjemmel::eval {

namespace {

using slot_set = std::set<std::pair<plan::index, plan::index>>;

/// What decisions rest on, themselves included; by way of one entity alone, where it is told.
slot_set closure_of(const plan::program& of, std::vector<plan::slot_ref> open,
                    plan::index through) {
    slot_set out;
    while (!open.empty()) {
        const auto ref = open.back();
        open.pop_back();
        if (!out.insert({ref.entity, ref.slot}).second) continue;
        if (through != plan::none && ref.entity != through) continue;
        const auto& needs = of.entities[ref.entity].slots[ref.slot].needs;
        open.insert(open.end(), needs.begin(), needs.end());
    }
    return out;
}

} // namespace

std::vector<plan::slot_ref> read_of_others(const plan::program& of,
                                           const std::vector<plan::slot_ref>& decisions,
                                           plan::index entity, plan::index other) {
    std::vector<plan::slot_ref> out;
    for (const auto& [at, slot] : closure_of(of, decisions, entity)) {
        if (at == other) out.push_back({at, slot});
    }
    return out;
}

struct column_run::state {
    state(std::shared_ptr<const plan::program> of, plan::index about,
          std::vector<plan::slot_ref> asked, options o, bool with_marks)
        : program(std::move(of)), entity(about), decisions(std::move(asked)), how(std::move(o)),
          marks(with_marks ? decisions.size() : 0), machine(program, how) {
        how.watched_by = nullptr;
        find_order();
    }

    // The slots of the entity that the decisions rest on, each after its needs.
    void find_order() {
        const auto needed = closure_of(*program, decisions, plan::none);
        for (const auto& ref : program->order) {
            if (ref.entity == entity && needed.contains({ref.entity, ref.slot}))
                order.push_back(ref.slot);
        }
    }

    decision_marks* marks_of(plan::index slot) {
        for (std::size_t i = 0; i < marks.size(); ++i) {
            if (decisions[i].slot == slot) return &marks[i];
        }
        return nullptr;
    }

    std::shared_ptr<const plan::program> program;
    plan::index entity;
    std::vector<plan::slot_ref> decisions;
    options how;
    std::vector<plan::index> order{};
    std::vector<decision_marks> marks; ///< by decision, or none
    columns::machine machine;
};

column_run::column_run(std::shared_ptr<const plan::program> of, plan::index entity,
                       std::vector<plan::slot_ref> decisions, options how, bool with_marks)
    : state_(std::make_unique<state>(std::move(of), entity, std::move(decisions), std::move(how),
                                     with_marks)) {}
column_run::~column_run() = default;
column_run::column_run(column_run&&) noexcept = default;
column_run& column_run::operator=(column_run&&) noexcept = default;

const std::vector<decision_marks>& column_run::marks() const { return state_->marks; }

text_codes& column_run::texts() { return state_->machine.texts(); }

namespace {

void leave_outside(const model::version& rules, case_columns& cases) {
    auto* left = cases.left.fill();
    for (std::size_t r = 0; r < cases.rows; ++r) {
        const auto on = cases.days.empty() ? cases.on.days() : cases.days[r];
        const bool outside =
            (rules.from && on < rules.from->days()) || (rules.to && on > rules.to->days());
        if (outside) left[r] = 1;
    }
}

// A requirement that is open is told apart by the evaluation of its case alone.
void leave_open(const decision_marks& marks, buffer<std::uint8_t>& left) {
    for (const auto& one : marks.requirements) {
        for (std::size_t r = 0; r < left.size(); ++r) {
            const auto bits = one[r];
            const bool certain = bits == truth::yes || bits == truth::no || bits == truth::other;
            if (!certain) left.fill()[r] = 1;
        }
    }
}

} // namespace

std::vector<column_ptr> column_run::decide(case_columns& cases, const related_columns& with) {
    auto& m = state_->machine;
    cases.entity = state_->entity;
    leave_outside(*state_->program->source, cases);
    m.periods().clear();
    columns::check_facts(m, state_->how, cases);
    m.enter(cases, with);
    for (auto& one : state_->marks)
        one = {};
    for (const auto slot : state_->order)
        m.decide(slot, state_->marks_of(slot));
    m.leave_costly(cases.left);
    for (const auto& one : state_->marks)
        leave_open(one, cases.left);
    std::vector<column_ptr> out;
    for (const auto& ref : state_->decisions) {
        out.push_back(m.slot(ref.slot));
        if (!holds_open(*out.back(), standing::failed)) continue;
        auto* left = cases.left.fill();
        for (std::size_t r = 0; r < cases.rows; ++r) {
            if (inner_standing(*out.back(), r) != standing::here) left[r] = 1;
        }
    }
    return out;
}

} // namespace hjemmel::eval
