// SPDX-License-Identifier: Apache-2.0
#include "uses.hpp"

#include "path_words.hpp"

#include "grounds.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace hjemmel::explain::detail {

namespace {

/// More different values than this are not counted one by one.
constexpr std::size_t most_counted = 20;

const eval::unknown* unknown_of(const eval::record& in, std::uint32_t number) {
    return number < in.unknowns.size() ? &in.unknowns[number] : nullptr;
}

std::string path_of(const eval::record& in, const eval::unknown& what) {
    if (what.where == nullptr) return what.path;
    const auto& entity = in.program->entities[what.where->entity];
    // Of related entities the path is their own name.
    const auto path =
        (what.slot == plan::none ? std::string() : entity.slots[what.slot].name) + what.path;
    if (what.where == in.root.get()) return path;
    if (what.where->parent != nullptr && what.where->parent == in.root.get())
        return entity.plural + "[]." + path;
    const auto above = eval::path_above(in, *what.where);
    return (above.empty() ? entity.name + "." : above) + path;
}

void collect(const value& from, missing_collector& to) {
    if (!from.is_partial()) return;
    if (from.is_undetermined()) return to.add(from.as_undetermined().missing);
    if (from.is(kind::list)) {
        for (const auto& item : from.as_list().items)
            collect(item, to);
        for (const auto& facts : from.as_list().maybe)
            to.add(facts);
    }
    if (from.is(kind::context)) {
        for (const auto& entry : from.as_context().entries)
            collect(entry, to);
    }
}

/// Under which name a value is counted; empty where it is none that can be.
std::string counted_as(const value& what) {
    if (what.is_partial()) return "?";
    if (what.is(kind::boolean)) return what.as_boolean() ? "true" : "false";
    if (what.is(kind::string)) return what.as_string();
    return {};
}

/// How many of the related entities have which value; null where that says nothing.
value counts(const eval::instance& of, plan::index slot) {
    std::map<std::string, std::int64_t> by_value;
    for (const auto& child : of.children) {
        const auto name = counted_as(value_of(*child, slot));
        if (name.empty()) return {};
        ++by_value[name];
        if (by_value.size() > most_counted) return {};
    }
    context_shape shape;
    std::vector<value> entries;
    for (const auto& [name, count] : by_value) {
        shape.names.push_back(name);
        entries.emplace_back(count);
    }
    return context_value{std::make_shared<const context_shape>(std::move(shape)),
                         std::move(entries)};
}

/// Whether a slot has few values by its type: free text is nothing to count.
bool countable(const plan::slot& slot) {
    if (!slot.type) return false;
    if (slot.type->kind == type_kind::boolean) return true;
    const bool declared = slot.type->domain && !slot.type->domain->values.empty();
    return slot.type->kind == type_kind::string && declared;
}

class finder {
  public:
    finder(const eval::record& in, const eval::instance& where)
        : in_(in), program_(*in.program), where_(where) {}

    uses take(const reads& what) {
        for (const auto slot : what.slots)
            own(slot);
        for (const auto slot : what.parent_slots)
            parents(slot);
        for (const auto view : what.parents) {
            for (const auto slot : program_.views[view].slots)
                parents(slot);
        }
        for (const auto view : what.related)
            related(program_.views[view]);
        for (const auto parameter : what.parameters)
            named(parameter);
        return std::move(out_);
    }

  private:
    const plan::slot& slot_of(const eval::instance& in, plan::index slot) const {
        return program_.entities[in.entity].slots[slot];
    }
    const model::fact& fact_of(const plan::slot& slot) const {
        return program_.source->facts[slot.source];
    }
    const bilingual& label_of(const plan::slot& slot) const {
        if (slot.is_fact) return fact_of(slot).label;
        return program_.source->decisions[slot.source].label;
    }
    static bool stands_in(const eval::instance& in, plan::index slot) {
        return slot < in.origins.size() && in.origins[slot] == eval::origin::stand_in;
    }

    used entry(const eval::instance& in, plan::index slot, const std::string& prefix) const {
        const auto& what = slot_of(in, slot);
        used one;
        one.name = prefix + what.name;
        one.label = label_of(what);
        one.value = value_of(in, slot);
        one.what = !what.is_fact         ? used::kind::decision
                   : stands_in(in, slot) ? used::kind::stand_in
                                         : used::kind::fact;
        one.unit = what.is_fact ? fact_of(what).unit : program_.source->decisions[what.source].unit;
        return one;
    }

    void put(used one) {
        const auto same = [&](const used& other) { return other.name == one.name; };
        const auto at = std::find_if(out_.facts.begin(), out_.facts.end(), same);
        if (at == out_.facts.end()) return out_.facts.push_back(std::move(one));
        if (!one.judgement.empty()) at->judgement = one.judgement;
    }

    void fact(const eval::instance& in, plan::index slot, const std::string& prefix) {
        put(entry(in, slot, prefix));
        const auto& what = slot_of(in, slot);
        if (!what.is_fact || fact_of(what).judgement.empty()) return;
        const auto words = program_.entities[in.entity].find(fact_of(what).judgement.text);
        if (words == plan::none) return;
        auto own_words = entry(in, words, prefix);
        own_words.judgement = prefix + what.name;
        put(std::move(own_words));
    }

    void own(plan::index slot) {
        fact(where_, slot, {});
        if (!slot_of(where_, slot).is_fact || stands_in(where_, slot)) out_.further.push_back(slot);
    }

    void parents(plan::index slot) {
        if (where_.parent == nullptr) return;
        fact(*where_.parent, slot, program_.entities[where_.parent->entity].name + ".");
    }

    void related(const plan::view& view) {
        const auto& entity = program_.entities[view.entity];
        used all;
        all.what = used::kind::related;
        all.name = entity.plural;
        all.label = label_of_many(entity.name);
        if (where_.children_missing) {
            put(std::move(all));
            return;
        }
        all.value = static_cast<std::int64_t>(where_.children.size());
        put(std::move(all));
        for (const auto slot : view.slots) {
            const auto& what = entity.slots[slot];
            if (!countable(what)) continue;
            used one;
            one.what = used::kind::related;
            one.name = entity.plural + "." + what.name;
            one.label = label_of(what);
            one.value = counts(where_, slot);
            if (!one.value.is_null()) put(std::move(one));
        }
    }

    /// The relation's name as a heading: "Borgere", "Citizens".
    bilingual label_of_many(const std::string& name) const {
        for (const auto& one : program_.source->entities) {
            if (one.name.text != name || one.plural.empty()) continue;
            const auto in_words = [&](language w) {
                return relation_words(one.plural, vocabulary(program_.source.get(), w));
            };
            return {in_words(language::da), in_words(language::en)};
        }
        return {};
    }

    void named(plan::index parameter) {
        const auto& planned = program_.parameters[parameter];
        used one;
        one.what = used::kind::parameter;
        one.name = planned.name;
        one.label = program_.source->parameters[planned.source].label;
        if (parameter < in_.parameters.size()) one.value = in_.parameters[parameter];
        one.changed =
            std::any_of(in_.changed.begin(), in_.changed.end(),
                        [&](const eval::changed_parameter& c) { return c.name == planned.name; });
        const auto& grounds = grounds_in_force(program_, parameter, one.value, in_.on, one.changed);
        one.interpretation = grounds.interpretation;
        one.text = grounds.text;
        one.sources = cited_by(*program_.source, grounds);
        put(std::move(one));
    }

    const eval::record& in_;
    const plan::program& program_;
    const eval::instance& where_;
    uses out_{};
};

} // namespace

uses found(const eval::record& in, const eval::instance& where, const reads& what) {
    return finder(in, where).take(what);
}

value value_of(const eval::instance& where, plan::index slot) {
    return slot < where.slots.size() ? where.slots[slot] : value();
}

std::vector<std::string> missing_in(const eval::record& in, const std::vector<value>& values) {
    missing_collector all;
    for (const auto& one : values)
        collect(one, all);
    std::set<std::string> paths;
    for (const auto number : all.take()) {
        if (const auto* what = unknown_of(in, number)) paths.insert(path_of(in, *what));
    }
    return {paths.begin(), paths.end()};
}

} // namespace hjemmel::explain::detail
