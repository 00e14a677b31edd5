// SPDX-License-Identifier: Apache-2.0
// Every expression parsed, and what each slot needs by the names it uses.
#include "logic.hpp"

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
            if (column == table.outputs.end()) continue; // the loader told it
            const auto number = static_cast<std::size_t>(column - table.outputs.begin());
            out.outputs[number] = parse(cell.text, false);
        }
        return out;
    }

    // Functions reach into the contexts they are given, so their names count as the caller's.
    std::set<std::string> names_seen(const used_names& own) const {
        std::set<std::string> out(own.free);
        out.insert(own.doubtful.begin(), own.doubtful.end());
        out.insert(own.fields.begin(), own.fields.end());
        std::vector<bool> reached(b_.function_names.size(), false);
        std::vector<index> open;
        const auto call = [&](index f) {
            if (f == none || reached[f]) return;
            reached[f] = true;
            open.push_back(f);
        };
        for (const auto& name : std::set<std::string>(out))
            call(b_.find_function(name));
        while (!open.empty()) {
            const auto f = open.back();
            open.pop_back();
            const auto& names = b_.function_names[f];
            out.insert(names.free.begin(), names.free.end());
            out.insert(names.doubtful.begin(), names.doubtful.end());
            out.insert(names.fields.begin(), names.fields.end());
            for (const auto next : b_.function_calls[f])
                call(next);
        }
        return out;
    }

    index view_of(index entity, const std::set<std::string>& names, bool facts_only) {
        view v{entity, {}};
        for (const auto& name : names) {
            const auto slot = b_.find_slot(entity, name);
            if (slot == none) continue;
            if (facts_only && !b_.out.entities[entity].slots[slot].is_fact) continue;
            v.slots.push_back(slot);
            b_.doubtful_needs.push_back({ref_, {entity, slot}});
        }
        std::sort(v.slots.begin(), v.slots.end());
        const auto [known, fresh] =
            b_.view_numbers.emplace(std::pair{v.entity, v.slots}, b_.out.views.size());
        if (fresh) b_.out.views.push_back(std::move(v));
        return static_cast<index>(known->second);
    }

    void find_needs(expression& one) {
        const auto names = names_of(one.tree);
        const auto& own = b_.out.entities[ref_.entity];
        for (const auto& name : names.free) {
            const auto slot = b_.find_slot(ref_.entity, name);
            if (slot != none) this->slot().needs.push_back({ref_.entity, slot});
        }
        for (const auto& name : names.doubtful) {
            const auto slot = b_.find_slot(ref_.entity, name);
            if (slot != none) b_.doubtful_needs.push_back({ref_, {ref_.entity, slot}});
        }
        const auto uses = [&](const std::string& name) {
            return names.free.contains(name) || names.doubtful.contains(name);
        };
        if (own.child != none && uses(b_.out.entities[own.child].plural)) {
            one.view = view_of(own.child, names_seen(names), false);
        }
        if (own.parent != none && uses(b_.out.entities[own.parent].name)) {
            one.parent_view = view_of(own.parent, names_seen(names), true);
        }
    }

    builder& b_;
    slot_ref ref_;
};

void parse_function(builder& b, index number) {
    auto& f = b.out.functions[number];
    f.expression = parsed(b, b.model.functions[number].body, false);
    auto& names = b.function_names.emplace_back();
    auto& calls = b.function_calls.emplace_back();
    if (f.expression == none) return;
    names = names_of(b.out.expressions[f.expression].tree);
    for (const auto* some : {&names.free, &names.doubtful}) {
        for (const auto& name : *some) {
            if (const auto called = b.find_function(name); called != none) calls.push_back(called);
        }
    }
}

} // namespace

void parse_logic(builder& b) {
    for (index i = 0; i < b.out.functions.size(); ++i)
        parse_function(b, i);
    for (index e = 0; e < b.out.entities.size(); ++e) {
        for (index s = 0; s < b.out.entities[e].slots.size(); ++s)
            slot_parser(b, {e, s}).run();
    }
}

} // namespace hjemmel::check::detail
