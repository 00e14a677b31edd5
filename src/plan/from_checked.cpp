// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/plan/from_checked.hpp>

#include "lower.hpp"

#include <algorithm>
#include <numeric>

namespace hjemmel::plan {

namespace {

using detail::lowering;

class planner {
  public:
    explicit planner(const check::version& checked)
        : checked_(checked), out_(std::make_shared<program>()), lower_(*out_, checked) {}

    std::shared_ptr<const program> run() {
        out_->source = checked_.source;
        plan_parameters();
        plan_functions();
        for (const auto number : checked_.constraints)
            out_->constraints.push_back(lower_.expression(number));
        plan_views();
        for (const auto& e : checked_.entities)
            plan_entity(e);
        for (const auto& ref : checked_.order)
            out_->order.push_back({ref.entity, ref.slot});
        plan_warnings();
        return out_;
    }

  private:
    void plan_parameters() {
        for (index i = 0; i < checked_.parameters.size(); ++i) {
            const auto& p = checked_.parameters[i];
            parameter out{p.name, p.type, {}, p.readings, i};
            for (const auto& one : p.values)
                out.values.push_back({one.from, one.value});
            out_->parameters.push_back(std::move(out));
        }
    }

    void plan_functions() {
        for (const auto& f : checked_.functions) {
            function out{f.name, lower_.expression(f.expression), {}, f.result};
            for (const auto& formal : f.formals)
                out.formals.push_back({formal.name, formal.type});
            out_->functions.push_back(std::move(out));
        }
    }

    void plan_views() {
        for (const auto& v : checked_.views) {
            auto shape = std::make_shared<context_shape>();
            for (const auto slot : v.slots)
                shape->names.push_back(checked_.entities[v.entity].slots[slot].name);
            out_->views.push_back({v.entity, v.slots, std::move(shape)});
        }
    }

    void plan_entity(const check::entity& e) {
        entity out;
        out.name = e.name;
        out.plural = e.plural;
        out.parent = e.parent;
        out.child = e.child;
        out.key = e.key;
        for (const auto& s : e.slots)
            out.slots.push_back(plan_slot(s));
        out.by_name.resize(out.slots.size());
        std::iota(out.by_name.begin(), out.by_name.end(), index{0});
        std::sort(out.by_name.begin(), out.by_name.end(),
                  [&](index a, index b) { return out.slots[a].name < out.slots[b].name; });
        const auto& declared = checked_.source->entities;
        if (!declared.empty()) {
            const auto& begin = declared[out_->entities.size()].begin.text;
            if (!begin.empty()) out.begin = out.find(begin);
        }
        out_->entities.push_back(std::move(out));
    }

    void plan_warnings() {
        for (index e = 0; e < out_->entities.size(); ++e) {
            const auto& slots = out_->entities[e].slots;
            for (index s = 0; s < slots.size(); ++s) {
                const bool decides = !slots[s].is_fact && slots[s].group != none;
                if (decides && checked_.source->decisions[slots[s].source].warns)
                    out_->warning.push_back({e, s});
            }
        }
    }

    slot plan_slot(const check::slot& s) {
        slot out;
        out.name = s.name;
        out.type = s.type;
        out.is_fact = s.is_fact;
        out.helper = !s.is_fact && checked_.source->decisions[s.source].helper;
        out.optional = s.optional;
        plan_shapes(s.type);
        out.source = s.source;
        out.expression = lower_.expression(s.expression);
        if (s.table != none) out.table = lower_.table(checked_.tables[s.table]);
        if (s.group != none) out.group = plan_group(checked_.groups[s.group]);
        out.reasons = reasons_of(out);
        for (const auto& need : s.needs)
            out.needs.push_back({need.entity, need.slot});
        out.pieces.finite = s.compared_only;
        if (s.compared_only) {
            for (const auto& [expression, id] : s.constants)
                out.pieces.constants.push_back(lower_.part(expression, id));
        }
        return out;
    }

    void plan_shapes(const type_ptr& of) {
        if (!of) return;
        if (of->element) plan_shapes(of->element);
        auto& all = out_->type_shapes;
        const auto known = [&](const auto& one) { return one.first == of; };
        if (of->kind != type_kind::context || std::any_of(all.begin(), all.end(), known)) return;
        auto shape = std::make_shared<context_shape>();
        for (const auto& field : of->fields)
            shape->names.push_back(field.name);
        all.emplace_back(of, std::move(shape));
        for (const auto& field : of->fields)
            plan_shapes(field.what);
    }

    index plan_group(const check::group& g) {
        group out;
        out.which = g.source->which;
        out.source = g.source;
        for (const auto& one : g.requirements) {
            requirement r;
            if (one.condition != none) r.condition = lower_.expression(one.condition);
            if (one.group != none) r.group = plan_group(checked_.groups[one.group]);
            out.requirements.push_back(r);
        }
        out_->groups.push_back(std::move(out));
        return static_cast<index>(out_->groups.size() - 1);
    }

    index group_reasons(index number) const {
        index count = 0;
        for (const auto& one : out_->groups[number].requirements)
            count += 1 + (one.group == none ? 0 : group_reasons(one.group));
        return count;
    }

    index reasons_of(const slot& s) const {
        if (s.group != none) return group_reasons(s.group);
        if (s.table == none) return 0;
        index count = 0;
        for (const auto& r : out_->tables[s.table].rows)
            count += 1 + static_cast<index>(r.cells.size());
        return count;
    }

    const check::version& checked_;
    std::shared_ptr<program> out_;
    lowering lower_;
};

} // namespace

std::shared_ptr<const program> from_checked(const check::version& checked) {
    return planner(checked).run();
}

} // namespace hjemmel::plan
