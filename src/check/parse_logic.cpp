// SPDX-License-Identifier: Apache-2.0
// Every expression parsed, and what each slot needs by the names it uses.
#include "logic.hpp"

#include <hjemmel/core/nearest.hpp>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <variant>

namespace hjemmel::check::detail {

namespace {

bool is_dash(std::string_view text) {
    const auto from = text.find_first_not_of(" \t\r\n");
    if (from == std::string_view::npos) return true;
    return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1) == "-";
}

class slot_parser {
  public:
    slot_parser(builder& b, slot_ref ref) : b_(b), ref_(ref) {}

    void run() {
        auto& s = slot();
        if (s.is_fact) {
            const auto& stand_in = b_.model.facts[s.source].otherwise;
            if (!stand_in.empty()) s.expression = parse(stand_in, false);
            return;
        }
        const auto& logic = b_.model.decisions[s.source].logic;
        if (const auto* text = std::get_if<located_text>(&logic)) {
            s.expression = parse(*text, false);
        } else if (const auto* table = std::get_if<model::table>(&logic)) {
            s.table = parse(*table);
        } else {
            s.group = parse(std::get<model::requirement_group>(logic));
        }
    }

  private:
    check::slot& slot() { return b_.out.entities[ref_.entity].slots[ref_.slot]; }

    index parse(const located_text& text, bool tests) {
        const auto number = parsed(b_, text, tests);
        if (number != none) find_needs(b_.out.expressions[number]);
        return number;
    }

    index parse(const model::requirement_group& group) {
        const auto number = static_cast<index>(b_.out.groups.size());
        b_.out.groups.emplace_back().source = &group;
        for (const auto& one : group.requirements) {
            requirement r;
            if (one.group.empty()) {
                r.condition = parse(one.when, false);
            } else {
                r.group = parse(one.group.front());
            }
            b_.out.groups[number].requirements.push_back(r);
        }
        return number;
    }

    index parse(const model::table& source) {
        table t;
        t.source = &source;
        for (const auto& column : source.inputs)
            t.columns.push_back(parse(column.expression, false));
        for (const auto& column : source.outputs)
            t.fallbacks.push_back(column.fallback.empty() ? none : parse(column.fallback, false));
        for (const auto& row : source.rows)
            t.rows.push_back(parse(source, row));
        b_.out.tables.push_back(std::move(t));
        return static_cast<index>(b_.out.tables.size() - 1);
    }

    row parse(const model::table& table, const model::row& source) {
        row out;
        for (const auto& cell : source.when) {
            const auto column =
                std::find_if(table.inputs.begin(), table.inputs.end(),
                             [&](const auto& c) { return c.expression.text == cell.column.text; });
            const auto number = static_cast<index>(column - table.inputs.begin());
            const auto tests = is_dash(cell.text.text) ? none : parse(cell.text, true);
            out.cells.push_back({number, tests});
        }
        out.outputs.assign(table.outputs.size(), none);
        for (const auto& cell : source.then) {
            const auto column =
                std::find_if(table.outputs.begin(), table.outputs.end(),
                             [&](const auto& c) { return c.name.text == cell.column.text; });
            if (column == table.outputs.end()) {
                b_.report("unknown-output", cell.column.where ? cell.column.where : source.where,
                          {"Tabellen har ingen udgang " + cell.column.text + ".",
                           "The table has no output " + cell.column.text + "."});
                continue;
            }
            const auto number = static_cast<std::size_t>(column - table.outputs.begin());
            out.outputs[number] = parse(cell.text, false);
        }
        return out;
    }

    void need(index entity, index number) {
        auto& needs = slot().needs;
        const slot_ref found{entity, number};
        if (std::find(needs.begin(), needs.end(), found) == needs.end()) needs.push_back(found);
    }

    // Functions reach into the contexts they are given, so their names count as the caller's.
    std::set<std::string> names_used(const expression& one) const {
        auto names = free_names(one.tree);
        std::set<std::string> more;
        for (const auto& name : names) {
            const auto f = b_.find_function(name);
            if (f == none) continue;
            more.insert(b_.function_names[f].begin(), b_.function_names[f].end());
        }
        names.merge(more);
        return names;
    }

    index view_of(index entity, const std::set<std::string>& names, bool facts_only) {
        view v{entity, {}};
        const auto& slots = b_.out.entities[entity].slots;
        for (index i = 0; i < slots.size(); ++i) {
            if (facts_only && !slots[i].is_fact) continue;
            if (names.contains(slots[i].name)) v.slots.push_back(i);
        }
        for (const auto i : v.slots)
            need(entity, i);
        const auto same =
            std::find_if(b_.out.views.begin(), b_.out.views.end(),
                         [&](const view& o) { return o.entity == v.entity && o.slots == v.slots; });
        if (same != b_.out.views.end()) return static_cast<index>(same - b_.out.views.begin());
        b_.out.views.push_back(std::move(v));
        return static_cast<index>(b_.out.views.size() - 1);
    }

    void find_needs(expression& one) {
        const auto names = names_used(one);
        const auto& own = b_.out.entities[ref_.entity];
        for (index i = 0; i < own.slots.size(); ++i) {
            if (names.contains(own.slots[i].name)) need(ref_.entity, i);
        }
        if (own.child != none && names.contains(b_.out.entities[own.child].plural)) {
            one.view = view_of(own.child, names, false);
        }
        if (own.parent != none && names.contains(b_.out.entities[own.parent].name)) {
            one.parent_view = view_of(own.parent, names, true);
        }
    }

    builder& b_;
    slot_ref ref_;
};

// Names of a function's body and of all that it calls, however deep and in whatever circle.
void close_function_names(builder& b) {
    for (bool grown = true; grown;) {
        grown = false;
        for (auto& names : b.function_names) {
            const auto before = names.size();
            std::set<std::string> more;
            for (const auto& name : names) {
                const auto f = b.find_function(name);
                if (f != none) more.insert(b.function_names[f].begin(), b.function_names[f].end());
            }
            names.merge(more);
            grown = grown || names.size() != before;
        }
    }
}

} // namespace

void parse_logic(builder& b) {
    for (index i = 0; i < b.out.functions.size(); ++i) {
        const auto number = parsed(b, b.model.functions[i].body, false);
        b.out.functions[i].expression = number;
        b.function_names.push_back(number == none ? std::set<std::string>{}
                                                  : free_names(b.out.expressions[number].tree));
    }
    close_function_names(b);
    for (index e = 0; e < b.out.entities.size(); ++e) {
        for (index s = 0; s < b.out.entities[e].slots.size(); ++s)
            slot_parser(b, {e, s}).run();
    }
}

} // namespace hjemmel::check::detail
