// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/graph/graph.hpp>

#include <algorithm>
#include <utility>

namespace hjemmel::graph {

namespace {

using check::referent;

constexpr std::size_t far = ~std::size_t{0};

/// All nodes of a version with what each needs, hidden ones included.
class whole {
  public:
    explicit whole(const check::version& of) : of_(of) {
        add_nodes();
        needs_.resize(out_.nodes.size());
        add_needs();
    }

    decision_graph& graph() { return out_; }
    const std::vector<std::vector<index>>& needs() const { return needs_; }
    bool has_readings(index node) const { return readings_[node]; }

  private:
    index slot_node(check::slot_ref at) const { return first_[at.entity] + at.slot; }

    void add(node one, bool has_readings = false) {
        out_.nodes.push_back(std::move(one));
        readings_.push_back(has_readings);
    }

    void add_nodes() {
        const auto& file = *of_.source;
        out_.ruleset = file.ruleset.text;
        out_.title = file.title;
        out_.from = file.from;
        out_.to = file.to;
        for (const auto& entity : of_.entities) {
            const auto group = static_cast<index>(out_.groups.size());
            const auto declared =
                std::find_if(file.entities.begin(), file.entities.end(),
                             [&](const auto& one) { return one.name.text == entity.name; });
            out_.groups.push_back(
                {entity.name, declared == file.entities.end() ? bilingual{} : declared->label});
            first_.push_back(static_cast<index>(out_.nodes.size()));
            for (const auto& slot : entity.slots)
                add(slot_node_of(slot, entity, group));
        }
        parameters_ = static_cast<index>(out_.nodes.size());
        for (const auto& parameter : of_.parameters) {
            const auto& name = parameter.name;
            add({"parameter:" + name, name, parameter_label(name), node_kind::parameter, none,
                 false},
                !parameter.readings.empty());
        }
        functions_ = static_cast<index>(out_.nodes.size());
        for (const auto& one : of_.functions)
            add(function_node(one));
    }

    node slot_node_of(const check::slot& slot, const check::entity& of, index group) const {
        const auto& file = *of_.source;
        node out;
        out.id = of.name.empty() ? slot.name : of.name + "." + slot.name;
        out.name = slot.name;
        out.group = group;
        out.kind = slot.is_fact ? node_kind::fact : node_kind::decision;
        out.label =
            slot.is_fact ? file.facts[slot.source].label : file.decisions[slot.source].label;
        out.helper = !slot.is_fact && file.decisions[slot.source].helper;
        return out;
    }

    bilingual parameter_label(const std::string& name) const {
        for (const auto& one : of_.source->parameters) {
            if (one.name.text == name) return one.label;
        }
        return {};
    }

    node function_node(const check::function& of) const {
        const auto& services = of_.source->services;
        const auto at = std::find_if(services.begin(), services.end(),
                                     [&](const auto& one) { return one.name.text == of.name; });
        const bool service = at != services.end();
        return {"function:" + of.name,
                of.name,
                service ? at->label : bilingual{},
                service ? node_kind::service : node_kind::function,
                none,
                false};
    }

    void add_needs() {
        for (std::size_t e = 0; e < of_.entities.size(); ++e) {
            for (std::size_t s = 0; s < of_.entities[e].slots.size(); ++s) {
                const auto& slot = of_.entities[e].slots[s];
                const index at = first_[e] + static_cast<index>(s);
                for (const auto& need : slot.needs)
                    needs_[at].push_back(slot_node(need));
                add_expression(slot.expression, at);
                add_table(slot.table, at);
                add_group(slot.group, at);
            }
        }
        for (std::size_t i = 0; i < of_.functions.size(); ++i)
            add_expression(of_.functions[i].expression, functions_ + static_cast<index>(i));
        for (auto& needs : needs_) {
            std::sort(needs.begin(), needs.end());
            needs.erase(std::unique(needs.begin(), needs.end()), needs.end());
        }
    }

    void add_expression(index expression, index to) {
        if (expression == check::none) return;
        for (const auto& note : of_.expressions[expression].notes) {
            if (note.what == referent::parameter) needs_[to].push_back(parameters_ + note.a);
            if (note.what == referent::function) needs_[to].push_back(functions_ + note.a);
            if (note.what == referent::table) add_table(note.a, to);
        }
    }

    void add_table(index table, index to) {
        if (table == check::none) return;
        const auto& one = of_.tables[table];
        for (const auto column : one.columns)
            add_expression(column, to);
        for (const auto& row : one.rows) {
            for (const auto& cell : row.cells)
                add_expression(cell.tests, to);
            for (const auto output : row.outputs)
                add_expression(output, to);
        }
        for (const auto fallback : one.fallbacks)
            add_expression(fallback, to);
    }

    void add_group(index group, index to) {
        if (group == check::none) return;
        for (const auto& one : of_.groups[group].requirements) {
            add_expression(one.condition, to);
            add_group(one.group, to);
        }
    }

    const check::version& of_;
    decision_graph out_{};
    std::vector<std::vector<index>> needs_{};
    std::vector<bool> readings_{};
    std::vector<index> first_{};
    index parameters_ = 0;
    index functions_ = 0;
};

class selecting {
  public:
    selecting(whole& from, const selection& wanted)
        : from_(from), wanted_(wanted), nodes_(from.graph().nodes), visible_(nodes_.size()) {
        for (index i = 0; i < nodes_.size(); ++i)
            visible_[i] = is_visible(i);
        needs_.resize(nodes_.size());
        for (index i = 0; i < nodes_.size(); ++i) {
            if (visible_[i]) needs_[i] = visible_needs(i);
        }
    }

    decision_graph part() {
        const auto steps = distances(roots());
        const std::size_t most = wanted_.depth.value_or(far - 1);
        std::vector<index> number(nodes_.size(), none);
        decision_graph out = from_.graph();
        out.nodes.clear();
        for (index i = 0; i < nodes_.size(); ++i) {
            if (steps[i] > most) continue;
            number[i] = static_cast<index>(out.nodes.size());
            out.nodes.push_back(nodes_[i]);
        }
        for (index i = 0; i < nodes_.size(); ++i) {
            if (number[i] == none) continue;
            for (const auto need : needs_[i]) {
                if (number[need] != none) out.edges.push_back({number[need], number[i]});
            }
        }
        return out;
    }

  private:
    bool is_named(const node& one) const {
        const auto& names = wanted_.decisions;
        return one.kind == node_kind::decision &&
               std::any_of(names.begin(), names.end(), [&](const std::string& name) {
                   return name == one.name || name == one.id;
               });
    }

    bool is_visible(index i) const {
        const auto& one = nodes_[i];
        switch (one.kind) {
        case node_kind::fact:
            return wanted_.facts;
        case node_kind::decision:
            return !one.helper || wanted_.helpers || is_named(one);
        case node_kind::parameter:
            return wanted_.parameters == shown_parameters::all ||
                   (wanted_.parameters == shown_parameters::with_readings && from_.has_readings(i));
        default:
            return wanted_.functions;
        }
    }

    /// What this node needs, through nodes that are not shown.
    std::vector<index> visible_needs(index of) const {
        std::vector<index> out;
        std::vector<bool> seen(nodes_.size());
        std::vector<index> open = from_.needs()[of];
        while (!open.empty()) {
            const auto next = open.back();
            open.pop_back();
            if (seen[next]) continue;
            seen[next] = true;
            if (visible_[next]) {
                if (next != of) out.push_back(next);
            } else {
                const auto& more = from_.needs()[next];
                open.insert(open.end(), more.begin(), more.end());
            }
        }
        std::sort(out.begin(), out.end());
        return out;
    }

    /// The decisions asked for, or those that nothing needs; where all are in use, all.
    std::vector<index> roots() const {
        std::vector<index> out;
        std::vector<bool> needed(nodes_.size());
        for (const auto& needs : needs_) {
            for (const auto need : needs)
                needed[need] = true;
        }
        for (index i = 0; i < nodes_.size(); ++i) {
            if (!visible_[i] || nodes_[i].kind != node_kind::decision) continue;
            const bool root = wanted_.decisions.empty() ? !needed[i] : is_named(nodes_[i]);
            if (root) out.push_back(i);
        }
        return out;
    }

    std::vector<std::size_t> distances(std::vector<index> open) const {
        std::vector<std::size_t> out(nodes_.size(), far);
        for (const auto root : open)
            out[root] = 0;
        for (std::size_t i = 0; i < open.size(); ++i) {
            for (const auto need : needs_[open[i]]) {
                if (out[need] != far) continue;
                out[need] = out[open[i]] + 1;
                open.push_back(need);
            }
        }
        return out;
    }

    whole& from_;
    const selection& wanted_;
    const std::vector<node>& nodes_;
    std::vector<bool> visible_;
    std::vector<std::vector<index>> needs_{};
};

} // namespace

decision_graph from_checked(const check::version& of, const selection& wanted) {
    whole all(of);
    return selecting(all, wanted).part();
}

std::vector<std::string> decision_names(const check::version& of) {
    std::vector<std::string> out;
    for (const auto& entity : of.entities) {
        for (const auto& slot : entity.slots) {
            if (!slot.is_fact) out.push_back(slot.name);
        }
    }
    return out;
}

} // namespace hjemmel::graph
