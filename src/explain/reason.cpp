// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/explain/reason.hpp>

#include "grounds.hpp"
#include "uses.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace hjemmel::explain {

namespace {

/// How many decisions may stand inside each other; deeper ones are only named.
constexpr int deepest = 64;

std::string_view combination_of(model::requirement_group::kind which) {
    switch (which) {
    case model::requirement_group::kind::all:
        return "all";
    case model::requirement_group::kind::any:
        return "any";
    case model::requirement_group::kind::none:
        return "none";
    }
    return {};
}

eval::mark mark_of(const value& of) {
    if (of.is_partial()) return eval::mark::undecided;
    if (of.is_false()) return eval::mark::not_met;
    if (of.is_null() && !of.is_absent()) return eval::mark::failed;
    return eval::mark::met;
}

/// One instance's decisions as a tree.
class builder {
  public:
    builder(const eval::record& in, const eval::instance& where)
        : in_(in), program_(*in.program), where_(where) {}

    reason decision(plan::index slot, const value& found) {
        const auto& planned = slots()[slot];
        const auto& declared = program_.source->decisions[planned.source];
        reason node;
        node.id = planned.name;
        node.label = declared.label;
        node.unit = declared.unit;
        node.text = declared.grounds.text.empty() ? declared.label : declared.grounds.text;
        node.value = found;
        node.mark = mark_of(found);
        take_grounds(declared.grounds, node);
        explain_slot(slot, node);
        return node;
    }

  private:
    const std::vector<plan::slot>& slots() const { return program_.entities[where_.entity].slots; }
    void take_grounds(const model::grounds& from, reason& to) const {
        to.interpretation = from.interpretation;
        to.sources = detail::cited_by(*program_.source, from);
    }

    /// A fact that was not supplied, and what took its place.
    reason stand_in(plan::index slot) {
        const auto& planned = slots()[slot];
        const auto& declared = program_.source->facts[planned.source];
        reason node;
        node.what = reason::kind::stand_in;
        node.id = planned.name;
        node.label = declared.label;
        node.unit = declared.unit;
        node.text = declared.label;
        node.value = detail::value_of(where_, slot);
        node.mark = mark_of(node.value);
        take_grounds(declared.grounds, node);
        explain_slot(slot, node);
        return node;
    }

    /// Its logic, unless the tree has that already.
    void explain_slot(plan::index slot, reason& node) {
        if (depth_ == deepest || !explained_.insert(slot).second) {
            node.brief = true;
            return;
        }
        ++depth_;
        const auto& planned = slots()[slot];
        if (planned.group != plan::none) requirements(slot, planned.group, node);
        unit_ = node.unit;
        if (planned.table != plan::none) rows(slot, program_.tables[planned.table], node);
        if (planned.expression != plan::none) read(planned.expression, node);
        if (node.mark == eval::mark::undecided) node.missing = paths({node.value});
        --depth_;
    }

    std::vector<std::string> paths(const std::vector<value>& values) const {
        return detail::missing_in(in_, values);
    }

    /// What an expression read, and the reasons of the decisions among it.
    void read(plan::index expression, reason& node) {
        detail::reads reads;
        detail::add_reads(program_, expression, reads);
        auto found = detail::found(in_, where_, reads);
        node.facts = std::move(found.facts);
        further(found.further, node);
    }

    void further(const std::vector<plan::index>& slots_read, reason& node) {
        for (const auto slot : slots_read) {
            node.parts.push_back(slots()[slot].is_fact
                                     ? stand_in(slot)
                                     : decision(slot, detail::value_of(where_, slot)));
        }
    }

    eval::mark mark_at(plan::index slot, std::size_t at) const {
        if (slot >= where_.marks.size() || at >= where_.marks[slot].size())
            return eval::mark::not_reached;
        return where_.marks[slot][at];
    }
    value condition_at(plan::index slot, std::size_t at) const {
        if (slot >= where_.conditions.size() || at >= where_.conditions[slot].size()) return {};
        return where_.conditions[slot][at];
    }

    void requirements(plan::index slot, plan::index group, reason& node) {
        std::size_t next = 0;
        members(slot, group, next, node);
    }

    // Marks are numbered in file order, a nested group's own before those of its members.
    void members(plan::index slot, plan::index group, std::size_t& next, reason& node) {
        const auto& planned = program_.groups[group];
        node.combination = combination_of(planned.which);
        const auto& declared = planned.source->requirements;
        for (std::size_t i = 0; i < planned.requirements.size(); ++i)
            node.parts.push_back(member(slot, planned.requirements[i], declared[i], next));
    }

    reason member(plan::index slot, const plan::requirement& planned,
                  const model::requirement& declared, std::size_t& next) {
        reason node;
        node.what = reason::kind::requirement;
        node.id = declared.id.text;
        node.text = declared.grounds.text;
        node.mark = mark_at(slot, next);
        node.value = condition_at(slot, next);
        ++next;
        take_grounds(declared.grounds, node);
        if (planned.group != plan::none) {
            node.what = reason::kind::group;
            members(slot, planned.group, next, node);
        } else {
            read(planned.condition, node);
        }
        if (node.mark == eval::mark::undecided) node.missing = missing_of(node);
        return node;
    }

    /// What a condition lacks: by its own value where that was kept, else by what it read.
    std::vector<std::string> missing_of(const reason& node) const {
        if (node.value.is_partial()) return paths({node.value});
        std::vector<value> values;
        for (const auto& one : node.facts)
            values.push_back(one.value);
        auto all = paths(values);
        for (const auto& part : node.parts)
            all.insert(all.end(), part.missing.begin(), part.missing.end());
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return all;
    }

    void rows(plan::index slot, const plan::table& table, reason& node) {
        // What each column reads, once for all rows; what all of them read, once for the table.
        std::vector<detail::uses> columns;
        detail::reads everything;
        for (const auto column : table.columns) {
            detail::reads reads;
            detail::add_reads(program_, column, reads);
            detail::add_reads(program_, column, everything);
            columns.push_back(detail::found(in_, where_, reads));
        }
        node.hit_policy =
            model::hit_policy_names[static_cast<std::size_t>(table.source->hit_policy)];
        std::size_t next = 0;
        for (std::size_t i = 0; i < table.rows.size(); ++i)
            node.parts.push_back(row(slot, table, i, columns, next));
        further(detail::found(in_, where_, everything).further, node);
    }

    reason row(plan::index slot, const plan::table& table, std::size_t number,
               const std::vector<detail::uses>& columns, std::size_t& next) {
        const auto& planned = table.rows[number];
        const auto& declared = table.source->rows[number];
        reason node;
        node.what = reason::kind::row;
        node.id = declared.id.text.empty() ? std::to_string(number + 1) : declared.id.text;
        node.text = declared.grounds.text;
        node.mark = mark_at(slot, next++);
        node.value = constant_output(table, planned);
        node.unit = unit_;
        take_grounds(declared.grounds, node);
        for (const auto& one : planned.cells) {
            const auto mark = mark_at(slot, next++);
            if (one.test == plan::none) continue;
            node.parts.push_back(cell(table, one, columns, mark));
            if (node.mark != eval::mark::undecided || mark != eval::mark::undecided) continue;
            const auto& lacks = node.parts.back().missing;
            node.missing.insert(node.missing.end(), lacks.begin(), lacks.end());
        }
        if (node.mark != eval::mark::not_reached && node.mark != eval::mark::not_met)
            outputs(planned, node);
        return node;
    }

    void outputs(const plan::row& planned, reason& node) {
        detail::reads reads;
        for (const auto output : planned.outputs)
            detail::add_reads(program_, output, reads);
        auto found = detail::found(in_, where_, reads);
        node.facts = std::move(found.facts);
        further(found.further, node);
    }

    reason cell(const plan::table& table, const plan::cell& planned,
                const std::vector<detail::uses>& columns, eval::mark mark) const {
        reason node;
        node.what = reason::kind::cell;
        node.mark = mark;
        node.id = program_.expressions[table.columns[planned.column]].text.text;
        node.text = {program_.expressions[planned.test].text.text, {}};
        node.facts = columns[planned.column].facts;
        node.label = column_label(table, planned.column, node);
        if (mark == eval::mark::undecided) node.missing = missing_of(node);
        return node;
    }

    /// The column's own label, or that of the one fact or decision that it names.
    static bilingual column_label(const plan::table& table, plan::index column,
                                  const reason& node) {
        const auto& declared = table.source->inputs;
        if (column < declared.size() && !declared[column].label.empty())
            return declared[column].label;
        for (const auto& one : node.facts) {
            if (one.name == node.id) return one.label;
        }
        return {};
    }

    /// A row's answer where the file writes it as constants; else null.
    value constant_output(const plan::table& table, const plan::row& row) const {
        std::vector<value> values;
        for (const auto output : row.outputs) {
            const auto* one = output == plan::none ? nullptr : constant_of(output);
            if (one == nullptr) return {};
            values.push_back(*one);
        }
        if (values.size() == 1 && !table.shape) return values.front();
        if (!table.shape || values.size() != table.shape->names.size()) return {};
        return context_value{table.shape, std::move(values)};
    }

    const value* constant_of(plan::index expression) const {
        const auto* code = &program_.code[program_.expressions[expression].root];
        if (code->code == plan::op::convert) code = &program_.code[program_.operands[code->first]];
        return code->code == plan::op::constant ? &program_.constants[code->a] : nullptr;
    }

    const eval::record& in_;
    const plan::program& program_;
    const eval::instance& where_;
    std::set<plan::index> explained_{};
    int depth_ = 0;
    std::string unit_{}; ///< of the decision whose rows are told
};

/// The label of the decision that was asked for, as far as the rules are known.
bilingual label_of(const eval::outcome& of) {
    if (!of.evidence || !of.evidence->program) return {};
    const auto& program = *of.evidence->program;
    if (of.slot.entity >= program.entities.size()) return {};
    const auto& slots = program.entities[of.slot.entity].slots;
    if (of.slot.slot >= slots.size() || slots[of.slot.slot].is_fact) return {};
    return program.source->decisions[slots[of.slot.slot].source].label;
}

/// Of an outcome of which nothing was evaluated.
reason name_alone(const eval::outcome& of) {
    reason node;
    node.id = of.decision;
    node.label = label_of(of);
    node.value = of.value;
    node.mark = of.status == status::failed ? eval::mark::failed : eval::mark::not_reached;
    return node;
}

} // namespace

reason reasons(const eval::outcome& of) {
    if (!of.evidence || !of.evidence->root || !of.evidence->program) return name_alone(of);
    const auto& root = *of.evidence->root;
    const auto& entities = of.evidence->program->entities;
    const bool inside = root.entity == of.slot.entity && of.slot.entity < entities.size() &&
                        of.slot.slot < entities[of.slot.entity].slots.size();
    if (!inside || entities[root.entity].slots[of.slot.slot].is_fact) return name_alone(of);
    return builder(*of.evidence, root).decision(of.slot.slot, of.value);
}

} // namespace hjemmel::explain
