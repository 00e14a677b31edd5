// SPDX-License-Identifier: Apache-2.0
// Every expression parsed, and what each slot needs by the names it uses.
#include "boxes.hpp"
#include "declare.hpp"
#include "logic.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <variant>

namespace hjemmel::check::detail {

namespace {

// What an expression names and nothing around it binds.
used_names names_seen_by(const builder& b, const made_expression& made) {
    auto names = names_of(b.out.expressions[made.number].tree);
    for (const auto& name : names.called) {
        if (!b.calls_builtin(name)) names.free.insert(name);
    }
    for (const auto& bound : made.bound) {
        names.free.erase(bound);
        names.doubtful.erase(bound);
    }
    if (!made.in_filter) return names;
    names.fields.insert(names.free.begin(), names.free.end());
    names.doubtful.insert(names.free.begin(), names.free.end());
    names.free.clear();
    return names;
}

class slot_parser {
  public:
    slot_parser(builder& b, slot_ref ref) : b_(b), ref_(ref), parser_(b, made_) {}

    void run() {
        auto& s = slot();
        if (s.is_fact) {
            const auto& stand_in = b_.model.facts[s.source].otherwise;
            if (!stand_in.empty()) s.expression = parser_.expression(stand_in);
            return find_all();
        }
        const auto& decision = b_.model.decisions[s.source];
        const auto& logic = decision.logic;
        if (const auto* text = std::get_if<located_text>(&logic)) {
            s.expression = parser_.expression(*text);
        } else if (const auto* table = std::get_if<model::table>(&logic)) {
            s.table = parser_.table(*table);
        } else if (const auto* box = std::get_if<model::boxed>(&logic)) {
            s.expression = parser_.whole(*box, decision.name.where);
        } else {
            s.group = parse(std::get<model::requirement_group>(logic));
        }
        find_all();
    }

  private:
    check::slot& slot() { return b_.out.entities[ref_.entity].slots[ref_.slot]; }

    void find_all() {
        used_names all;
        for (const auto& one : made_)
            all.add(names_seen_by(b_, one));
        for (const auto& one : made_)
            find_needs(one, all);
    }

    index parse(const model::requirement_group& group) {
        const auto number = static_cast<index>(b_.out.groups.size());
        b_.out.groups.emplace_back().source = &group;
        for (const auto& one : group.requirements) {
            requirement r;
            if (one.group.empty()) {
                r.condition = parser_.expression(one.when);
            } else {
                r.group = parse(one.group.front());
            }
            b_.out.groups[number].requirements.push_back(r);
        }
        return number;
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

    // `all`: what the slot's expressions name together, since a table inside a boxed expression
    // reaches into what another one of them goes over.
    void find_needs(const made_expression& made, const used_names& all) {
        auto& one = b_.out.expressions[made.number];
        const auto names = names_seen_by(b_, made);
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
            one.view = view_of(own.child, names_seen(all), false);
        }
        if (own.parent != none && uses(b_.out.entities[own.parent].name)) {
            one.parent_view = view_of(own.parent, names_seen(all), true);
        }
    }

    builder& b_;
    slot_ref ref_;
    std::vector<made_expression> made_{};
    logic_parser parser_;
};

void note_names(builder& b, index number, const std::vector<made_expression>& made) {
    auto& names = b.function_names[number];
    auto& calls = b.function_calls[number];
    for (const auto& one : made)
        names.add(names_seen_by(b, one));
    for (const auto* some : {&names.free, &names.doubtful}) {
        for (const auto& name : *some) {
            if (const auto called = b.find_function(name); called != none) calls.push_back(called);
        }
    }
}

void parse_function(builder& b, index number) {
    const auto& source = b.model.functions[number];
    std::vector<made_expression> made;
    b.out.functions[number].expression =
        logic_parser(b, made).whole(source.body, source.result, source.name.where);
    note_names(b, number, made);
}

void parse_service(builder& b, const model::service& source, index number) {
    std::vector<made_expression> made;
    b.out.functions[number].expression =
        logic_parser(b, made).service(source, entity_of(b, source));
    note_names(b, number, made);
}

} // namespace

void parse_logic(builder& b) {
    b.function_names.resize(b.out.functions.size());
    b.function_calls.resize(b.out.functions.size());
    const auto functions = static_cast<index>(b.model.functions.size());
    for (index i = 0; i < functions; ++i)
        parse_function(b, i);
    for (index e = 0; e < b.out.entities.size(); ++e) {
        for (index s = 0; s < b.out.entities[e].slots.size(); ++s)
            slot_parser(b, {e, s}).run();
    }
    for (index i = 0; i < b.model.services.size(); ++i)
        parse_service(b, b.model.services[i], functions + i);
}

} // namespace hjemmel::check::detail
