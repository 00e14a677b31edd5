// SPDX-License-Identifier: Apache-2.0
// What a name, a path or a type's name stands for.
#include "infer.hpp"

#include <hjemmel/core/nearest.hpp>

#include <algorithm>
#include <array>

namespace hjemmel::check::detail {

namespace {

const type_field* field_of(const type& t, std::string_view name) {
    const auto at = std::find_if(t.fields.begin(), t.fields.end(),
                                 [&](const type_field& f) { return f.name == name; });
    return at == t.fields.end() ? nullptr : &*at;
}

struct part {
    type_kind of;
    std::string_view name;
    const type_ptr& (*type)();
};

const std::array<part, 14> parts{{
    {type_kind::date, "year", types::number},
    {type_kind::date, "month", types::number},
    {type_kind::date, "day", types::number},
    {type_kind::date, "weekday", types::number},
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
    for (const auto& [name, t] : env_.arguments)
        add_local(name, t);
    if (env_.input) {
        add_local("?", env_.input);
        tested_ = {env_.input, 0, 0};
    }
    visit(tree().root());
    return constant_tests_;
}

type_ptr typing::name_type(node_id id) {
    const auto name = tree().at(id).text;
    const bool word = word_name(id, name);
    const bool scoped = local_name(id, name) || file_name(id, name);
    if (word && scoped) {
        b_.report("ambiguous-word", at(id),
                  {name + " er både en tilladt værdi og et navn i filen.",
                   name + " is both an allowed value and a name in the file."},
                  {"Skriv værdien i anførselstegn: \"" + name + "\".",
                   "Write the value in quotes: \"" + name + "\"."});
    }
    if (word && !scoped) {
        note_of(id).what = referent::word;
        return types::string();
    }
    if (!scoped) unknown_name(id, name);
    return note_of(id).type ? note_of(id).type : types::any();
}

bool typing::word_name(node_id, const std::string& name) {
    if (env_.allowed == nullptr || !env_.allowed->domain) return false;
    const auto& all = env_.allowed->domain->values;
    return std::any_of(all.begin(), all.end(),
                       [&](const value& v) { return v.is(kind::string) && v.as_string() == name; });
}

bool typing::local_name(node_id id, const std::string& name) {
    for (auto one = locals_.rbegin(); one != locals_.rend(); ++one) {
        auto& n = note_of(id);
        if (one->name == name) {
            n = {one->type, referent::local, one->reg, none};
            return true;
        }
        if (!one->is_item) continue;
        if (const auto* field = field_of(*one->type, name)) {
            n = {field->what, referent::item_field, one->reg, none};
            return true;
        }
        // A filter over items of unknown type: the name may be a field or something outside.
        if (one->type->kind != type_kind::any && !one->type->open) continue;
        const auto item = one->reg;
        if (!file_name(id, name)) {
            note_of(id) = {types::any(), referent::item_field, item, none};
            return true;
        }
        const auto outside = note_of(id);
        const auto kept = static_cast<index>(notes().size());
        notes().push_back(outside);
        note_of(id) = {types::any(), referent::item_or, item, kept};
        return true;
    }
    return false;
}

bool typing::file_name(node_id id, const std::string& name) {
    auto& n = note_of(id);
    if (env_.entity != none) {
        const auto& own = b_.out.entities[env_.entity];
        if (const auto slot = b_.find_slot(env_.entity, name); slot != none) {
            ++b_.uses[env_.entity][slot].first;
            n = {own.slots[slot].type, referent::slot, slot, none};
            return true;
        }
        if (own.child != none && b_.out.entities[own.child].plural == name) {
            n = {types::list(view_type(out().view)), referent::related, none, none};
            return true;
        }
        if (own.parent != none && b_.out.entities[own.parent].name == name) {
            n = {view_type(out().parent_view), referent::parent, none, none};
            return true;
        }
    }
    if (const auto found = b_.find_parameter(name); found != none) {
        n = {b_.out.parameters[found].type, referent::parameter, found, none};
        return true;
    }
    if (const auto found = b_.find_function(name); found != none) {
        n = {types::of(type_kind::function), referent::function, found, none};
        return true;
    }
    if (const auto* found = feel::find_builtin(name)) {
        const auto number = static_cast<index>(found - feel::builtins().data());
        n = {types::of(type_kind::function), referent::builtin, number, none};
        return true;
    }
    return false;
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
    std::vector<std::string> choices;
    for (const auto& one : locals_) {
        choices.push_back(one.name);
        if (!one.is_item) continue;
        for (const auto& field : one.type->fields)
            choices.push_back(field.name);
    }
    if (env_.entity != none) {
        for (const auto& slot : b_.out.entities[env_.entity].slots)
            choices.push_back(slot.name);
    }
    for (const auto& one : b_.out.parameters)
        choices.push_back(one.name);
    for (const auto& one : b_.out.functions)
        choices.push_back(one.name);
    for (const auto& one : feel::builtins())
        choices.emplace_back(one.name);
    if (env_.allowed != nullptr && env_.allowed->domain) {
        for (const auto& v : env_.allowed->domain->values) {
            if (v.is(kind::string)) choices.push_back(v.as_string());
        }
    }
    bilingual hint;
    const auto close = nearest(name, choices);
    if (name == "ja" || name == "nej") {
        const std::string word = name == "ja" ? "true" : "false";
        hint = {"Skriv " + word + ".", "Write " + word + "."};
    } else if (!close.empty()) {
        hint = {"Mente du " + close + "?", "Did you mean " + close + "?"};
    }
    b_.report("unknown-name", at(id),
              {"Navnet " + name + " findes ikke her.", "There is no name " + name + " here."},
              std::move(hint));
    note_of(id) = {types::any(), referent::nothing, none, none};
}

type_ptr typing::path_type(node_id id) {
    const auto n = tree().at(id);
    const auto& base = tree().at(n.children[0]);
    const auto of = visit(n.children[0]);
    const auto& under = note_of(n.children[0]);
    // `kommune.tilsagn_oere`: the municipality's fact itself, not a context made of it.
    if (base.what == form::name && under.what == referent::parent) {
        const auto parent = b_.out.entities[env_.entity].parent;
        if (const auto slot = b_.find_slot(parent, n.text); slot != none) {
            ++b_.uses[parent][slot].first;
            const auto& found = b_.out.entities[parent].slots[slot];
            if (!found.is_fact) {
                b_.report("decision-of-parent", at(id),
                          {"Kun oplysninger fra " + b_.out.entities[parent].name +
                               " kan bruges her, ikke dens resultater.",
                           "Only facts of " + b_.out.entities[parent].name +
                               " can be used here, not its decisions."});
            }
            note_of(id) = {found.type, referent::parent_slot, slot, none};
            return found.type;
        }
    }
    return part_type(id, of, n.text);
}

type_ptr typing::part_type(node_id id, const type_ptr& of, const std::string& name) {
    if (of->kind == type_kind::list) {
        return types::list(part_type(id, of->element ? of->element : types::any(), name));
    }
    if (of->kind == type_kind::any || of->kind == type_kind::null || of->open ||
        of->kind == type_kind::time || of->kind == type_kind::date_and_time) {
        return types::any();
    }
    if (of->kind == type_kind::context) {
        if (const auto* field = field_of(*of, name)) return field->what;
    }
    std::vector<std::string> choices;
    for (const auto& field : of->fields)
        choices.push_back(field.name);
    for (const auto& one : parts) {
        if (one.of != of->kind) continue;
        if (one.name == name) return one.type();
        choices.emplace_back(one.name);
    }
    const auto close = nearest(name, choices);
    bilingual hint;
    if (!close.empty()) hint = {"Mente du " + close + "?", "Did you mean " + close + "?"};
    b_.report("unknown-field", at(id),
              {shown_type(of) + " har intet felt " + name + ".",
               shown_type(of) + " has no field " + name + "."},
              std::move(hint));
    return types::any();
}

type_ptr typing::named_type(node_id id) {
    const auto n = tree().at(id);
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
    static constexpr std::array known{type_kind::time, type_kind::date_and_time};
    for (const auto kind : known) {
        if (n.text == kind_name(kind)) return types::of(kind);
    }
    return b_.declared.type_of(written);
}

} // namespace hjemmel::check::detail
