// SPDX-License-Identifier: Apache-2.0
// What a name, a path or a type's name stands for.
#include "infer.hpp"

#include <algorithm>
#include <array>

namespace hjemmel::check::detail {

namespace {

struct part {
    type_kind of;
    std::string_view name;
    const type_ptr& (*type)();
};

const std::array<part, 28> parts{{
    {type_kind::date, "year", types::number},
    {type_kind::date, "month", types::number},
    {type_kind::date, "day", types::number},
    {type_kind::date, "weekday", types::number},
    {type_kind::time, "hour", types::number},
    {type_kind::time, "minute", types::number},
    {type_kind::time, "second", types::number},
    {type_kind::time, "time offset", types::days_duration},
    {type_kind::time, "timezone", types::string},
    {type_kind::date_and_time, "year", types::number},
    {type_kind::date_and_time, "month", types::number},
    {type_kind::date_and_time, "day", types::number},
    {type_kind::date_and_time, "weekday", types::number},
    {type_kind::date_and_time, "hour", types::number},
    {type_kind::date_and_time, "minute", types::number},
    {type_kind::date_and_time, "second", types::number},
    {type_kind::date_and_time, "time offset", types::days_duration},
    {type_kind::date_and_time, "timezone", types::string},
    {type_kind::months_duration, "years", types::number},
    {type_kind::months_duration, "months", types::number},
    {type_kind::days_duration, "days", types::number},
    {type_kind::days_duration, "hours", types::number},
    {type_kind::days_duration, "minutes", types::number},
    {type_kind::days_duration, "seconds", types::number},
    {type_kind::range, "start", types::any},
    {type_kind::range, "end", types::any},
    {type_kind::range, "start included", types::boolean},
    {type_kind::range, "end included", types::boolean},
}};

} // namespace

bool typing::run() {
    for (const auto& one : env_.arguments) {
        add_local(one.name, one.type, new_registers(1));
        locals_.back().is_item = one.is_item;
    }
    if (env_.input) {
        out().input = new_registers(1);
        add_local("?", env_.input, out().input);
        tested_ = {env_.input, 0, out().input};
    }
    visit(tree().root());
    return constant_tests_;
}

type_ptr typing::name_type(node_id id) {
    const auto name = tree().at(id).text;
    const bool scoped = local_name(id, name, locals_.size()) || file_name(id, name);
    // In DMN a name that is in scope is never a word.
    const bool word = word_name(name) && !(scoped && b_.model.dynamic_typing);
    if (word && scoped) {
        b_.report("ambiguous-word", at(id),
                  {name + " er både en tilladt værdi og et navn i filen.",
                   name + " is both an allowed value and a name in the file."},
                  {"Skriv værdien i anførselstegn: \"" + name + "\".",
                   "Write the value in quotes: \"" + name + "\"."});
    }
    if (word) {
        note_of(id) = {types::string(), referent::word, none, none};
        return types::string();
    }
    if (!scoped) unknown_name(id, name);
    return note_of(id).type ? note_of(id).type : types::any();
}

bool typing::word_name(const std::string& name) const {
    if (env_.allowed == nullptr || !env_.allowed->domain) return false;
    const auto& all = env_.allowed->domain->values;
    return std::any_of(all.begin(), all.end(),
                       [&](const value& v) { return v.is(kind::string) && v.as_string() == name; });
}

// A name that something around it binds; `below`: how many of these are left to look through.
bool typing::local_name(node_id id, const std::string& name, std::size_t below) {
    while (below > 0) {
        const auto& one = locals_[--below];
        // What an item has is meant before `item` itself.
        if (const auto* field = one.is_item ? field_of(*one.type, name) : nullptr) {
            note_of(id) = {field->what, referent::item_field, one.reg, none};
            return true;
        }
        if (one.name == name) {
            note_of(id) = {one.type, referent::local, one.reg, none};
            return true;
        }
        if (!one.is_item) continue;
        if (one.type->kind == type_kind::any || one.type->open) {
            field_or_outside(id, name, below);
            return true;
        }
    }
    return false;
}

// A filter over items of unknown type: the name may be a field or something outside.
void typing::field_or_outside(node_id id, const std::string& name, std::size_t below) {
    const auto item = locals_[below].reg;
    if (!local_name(id, name, below) && !file_name(id, name)) {
        note_of(id) = {types::any(), referent::item_field, item, none};
        return;
    }
    const auto outside = note_of(id);
    const auto kept = static_cast<index>(notes().size());
    notes().push_back(outside);
    note_of(id) = {types::any(), referent::item_or, item, kept};
}

bool typing::file_name(node_id id, const std::string& name) {
    auto& n = note_of(id);
    if (env_.entity != none) {
        const auto& own = b_.out.entities[env_.entity];
        if (const auto slot = b_.find_slot(env_.entity, name); slot != none) {
            read_slot({env_.entity, slot});
            n = {own.slots[slot].type, referent::slot, slot, none};
            return true;
        }
        if (own.child != none && b_.out.entities[own.child].plural == name) {
            read_view(out().view);
            n = {types::list(view_type(out().view)), referent::related, none, none};
            return true;
        }
        if (own.parent != none && b_.out.entities[own.parent].name == name) {
            read_view(out().parent_view);
            n = {view_type(out().parent_view), referent::parent, none, none};
            return true;
        }
    }
    if (const auto found = b_.find_parameter(name); found != none) {
        n = {b_.out.parameters[found].type, referent::parameter, found, none};
        return true;
    }
    if (const auto found = b_.find_function(name); found != none) {
        n = {signature_of(found), referent::function, found, none};
        return true;
    }
    if (const auto* found = feel::find_builtin(name)) {
        const auto number = static_cast<index>(found - feel::builtins().data());
        n = {types::of(type_kind::function), referent::builtin, number, none};
        return true;
    }
    return false;
}

void typing::read_slot(slot_ref ref) {
    ++b_.uses[ref.entity][ref.slot].first;
    if (env_.needs != nullptr) env_.needs->insert({ref.entity, ref.slot});
}

void typing::read_view(index view) {
    b_.views_seen.insert(view);
    const auto& seen = b_.out.views[view];
    for (const auto slot : seen.slots) {
        if (env_.needs != nullptr) env_.needs->insert({seen.entity, slot});
    }
}

// A function of the file as a value.
type_ptr typing::signature_of(index function) const {
    const auto& what = b_.out.functions[function];
    type made{.kind = type_kind::function, .element = what.result};
    for (const auto& formal : what.formals)
        made.fields.push_back({formal.name, formal.type, false});
    return std::make_shared<const type>(std::move(made));
}

type_ptr typing::view_type(index view) const {
    type out{.kind = type_kind::context};
    const auto& seen = b_.out.views[view];
    const auto& of = b_.out.entities[seen.entity];
    for (const auto slot : seen.slots)
        out.fields.push_back({of.slots[slot].name, of.slots[slot].type, of.slots[slot].optional});
    out.name = of.name;
    return std::make_shared<const type>(std::move(out));
}

void typing::unknown_name(node_id id, const std::string& name) {
    bilingual hint;
    if (name == "ja" || name == "nej") {
        const std::string word = name == "ja" ? "true" : "false";
        hint = {"Skriv " + word + ".", "Write " + word + "."};
    } else if (b_.wants_hints()) {
        hint = b_.meant(name, names_here());
        if (hint.empty() && !b_.model.dynamic_typing) hint = names_to_use();
    }
    note_of(id) = {.type = types::any()};
    broken(id, "unknown-name", at(id),
           {"Navnet " + name + " findes ikke her.", "There is no name " + name + " here."},
           std::move(hint));
}

// Where nothing is near: where names come from, with a few of the entity's own.
bilingual typing::names_to_use() const {
    std::string some;
    constexpr std::size_t most = 4;
    std::size_t count = 0;
    if (env_.entity != none) {
        for (const auto& slot : b_.out.entities[env_.entity].slots) {
            if (!slot.is_fact || ++count > most) continue;
            some += (some.empty() ? "" : ", ") + slot.name;
        }
    }
    if (count > most) some += ", …";
    bilingual out{
        "Navne kommer fra facts, decisions, parameters og functions; en tekst står i \"\"",
        "Names come from facts, decisions, parameters and functions; a text is in \"\""};
    out.da += some.empty() ? "." : ". Oplysninger her: " + some + ".";
    out.en += some.empty() ? "." : ". Facts here: " + some + ".";
    return out;
}

std::vector<std::string> typing::names_here() const {
    std::vector<std::string> out;
    for (const auto& one : locals_) {
        out.push_back(one.name);
        if (one.is_item) add_fields(*one.type, out);
    }
    if (env_.entity != none) {
        const auto& own = b_.out.entities[env_.entity];
        for (const auto& slot : own.slots)
            out.push_back(slot.name);
        if (own.child != none) out.push_back(b_.out.entities[own.child].plural);
        if (own.parent != none) out.push_back(b_.out.entities[own.parent].name);
    }
    for (const auto& one : b_.out.parameters)
        out.push_back(one.name);
    for (const auto& one : b_.out.functions)
        out.push_back(one.name);
    for (const auto& one : feel::builtins())
        out.emplace_back(one.name);
    if (env_.allowed != nullptr && env_.allowed->domain) {
        for (const auto& v : env_.allowed->domain->values) {
            if (v.is(kind::string)) out.push_back(v.as_string());
        }
    }
    return out;
}

// A view has only the fields that the expression names; any other of the entity may be meant.
void typing::add_fields(const type& t, std::vector<std::string>& out) const {
    for (const auto& field : t.fields)
        out.push_back(field.name);
    for (const auto& e : b_.out.entities) {
        if (t.kind != type_kind::context || t.name.empty() || e.name != t.name) continue;
        for (const auto& slot : e.slots)
            out.push_back(slot.name);
    }
}

type_ptr typing::path_type(node_id id) {
    const auto& n = tree().at(id);
    if (const auto slot = parent_slot(id); slot != none) {
        const auto parent = b_.out.entities[env_.entity].parent;
        const auto& found = b_.out.entities[parent].slots[slot];
        if (!found.is_fact) {
            const auto& name = b_.out.entities[parent].name;
            b_.report("decision-of-parent", at(id),
                      {"Kun oplysninger fra " + name + " kan bruges her, ikke dens resultater.",
                       "Only facts of " + name + " can be used here, not its decisions."});
            return found.type;
        }
        read_slot({parent, slot});
        note_of(id) = {found.type, referent::parent_slot, slot, none};
        return found.type;
    }
    return part_type(id, visit(n.children[0]), n.text);
}

// `kommune.tilsagn_oere`: the municipality's fact itself, not a context made of it.
index typing::parent_slot(node_id id) const {
    const auto& n = tree().at(id);
    const auto& base = tree().at(n.children[0]);
    if (base.what != form::name || env_.entity == none) return none;
    const auto& own = b_.out.entities[env_.entity];
    if (own.parent == none || b_.out.entities[own.parent].name != base.text) return none;
    const auto shadows = [&](const local& one) {
        return one.name == base.text || (one.is_item && (one.type->kind == type_kind::any ||
                                                         field_of(*one.type, base.text)));
    };
    if (std::any_of(locals_.begin(), locals_.end(), shadows)) return none;
    if (b_.find_slot(env_.entity, base.text) != none) return none;
    return b_.find_slot(own.parent, n.text);
}

type_ptr typing::part_type(node_id id, const type_ptr& of, const std::string& name) {
    if (of->kind == type_kind::list) {
        return types::list(part_type(id, of->element ? of->element : types::any(), name));
    }
    if (of->kind == type_kind::any || of->kind == type_kind::null || of->open) return types::any();
    if (of->kind == type_kind::context) {
        if (const auto* field = field_of(*of, name)) return field->what;
    }
    std::vector<std::string> choices;
    if (b_.wants_hints()) add_fields(*of, choices);
    for (const auto& one : parts) {
        if (one.of != of->kind) continue;
        if (one.name == name) return one.type();
        choices.emplace_back(one.name);
    }
    b_.fault("unknown-field", at_end(id, name.size()),
             {shown_type(of) + " har intet felt " + name + ".",
              shown_type(of) + " has no field " + name + "."},
             b_.meant(name, choices));
    return types::any();
}

type_ptr typing::named_type(node_id id) {
    const auto& n = tree().at(id);
    std::vector<type_ptr> inner;
    for (const auto child : n.children) {
        const auto& c = tree().at(child);
        inner.push_back(set(child, named_type(c.what == form::type_field ? c.children[0] : child)));
    }
    if (n.text == "list") return types::list(inner.empty() ? types::any() : inner[0]);
    if (n.text == "range") return types::range(inner.empty() ? types::any() : inner[0]);
    if (n.text == "context") {
        std::vector<type_field> fields;
        for (std::size_t i = 0; i < n.children.size(); ++i)
            fields.push_back({tree().at(n.children[i]).text, inner[i], false});
        return types::context(std::move(fields));
    }
    if (n.text == "function") return types::of(type_kind::function);
    model::data written;
    written.what = model::data::shape::scalar;
    written.scalar.text = n.text;
    written.where = at(id);
    return b_.declared.type_of(written);
}

} // namespace hjemmel::check::detail
