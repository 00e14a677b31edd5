// SPDX-License-Identifier: Apache-2.0
// What binds names: iterations, filters, contexts and functions; and lists and ranges.
#include "infer.hpp"
#include "infer_tables.hpp"

#include <algorithm>

namespace hjemmel::check::detail {

// What is gone over one by one: registers in a row, in the order of the bindings.
type_ptr typing::iteration(node_id id) {
    const auto& n = tree().at(id);
    const auto depth = locals_.size();
    const auto count = n.children.size() - 1;
    const auto first = new_registers(count);
    note_of(id).a = first;
    for (std::size_t i = 0; i < count; ++i) {
        const auto element = element_of(visit(n.children[i]));
        bind(n.children[i], element, first + static_cast<index>(i));
    }
    if (n.what == form::iteration) {
        note_of(id).b = new_registers(1);
        const bool hidden = std::any_of(n.children.begin(), n.children.end(), [&](node_id child) {
            return tree().at(child).what == form::binding && tree().at(child).text == "partial";
        });
        if (!hidden) add_local("partial", types::list(types::any()), note_of(id).b);
    }
    const auto body = visit(n.children.back());
    locals_.resize(depth);
    if (n.what == form::iteration) return types::list(body);
    require_boolean(n.children.back(), body);
    return types::boolean();
}

type_ptr typing::element_of(const type_ptr& t) {
    if (t->kind == type_kind::list || t->kind == type_kind::range) {
        return t->element ? t->element : types::any();
    }
    return t->kind == type_kind::null ? types::any() : t;
}

index typing::new_registers(std::size_t count) {
    const auto first = out().registers;
    out().registers += static_cast<index>(count);
    return first;
}

void typing::add_local(std::string name, type_ptr t, index reg) {
    locals_.push_back({std::move(name), std::move(t), reg, false});
}

void typing::bind(node_id id, const type_ptr& t, index reg) {
    note_of(id).a = reg;
    add_local(tree().at(id).text, t, reg);
}

type_ptr typing::span_type(node_id id) {
    const auto& n = tree().at(id);
    type_ptr element;
    for (const auto child : n.children) {
        const auto t = visit(child);
        element = joined(element, t);
        const bool counts = t->kind == type_kind::number || t->kind == type_kind::date ||
                            t->kind == type_kind::any || t->kind == type_kind::null;
        if (counts) continue;
        mismatch(child, {"Der kan kun tælles fra tal eller datoer, ikke " + shown_type(t) + ".",
                         "Only numbers and dates can be counted up, not " + shown_type(t) + "."});
    }
    return types::list(element);
}

type_ptr typing::list_type(node_id id) {
    const auto& n = tree().at(id);
    type_ptr element;
    for (const auto child : n.children)
        element = joined(element, visit(child));
    return types::list(element ? element : types::any());
}

type_ptr typing::context_type(node_id id) {
    const auto& n = tree().at(id);
    const auto depth = locals_.size();
    const auto first = new_registers(n.children.size());
    note_of(id).a = n.children.empty() ? none : first;
    std::vector<type_field> fields;
    std::set<std::string> keys;
    for (std::size_t i = 0; i < n.children.size(); ++i) {
        const auto child = n.children[i];
        const auto t = visit(child);
        const auto& key = tree().at(child).text;
        if (!keys.insert(key).second) {
            broken(id, "duplicate-key", at(child),
                   {"Nøglen " + key + " står to gange i konteksten.",
                    "The key " + key + " stands twice in the context."});
        }
        fields.push_back({key, t, false});
        note_of(child).a = first + static_cast<index>(i);
        // The columns of a relation's row do not see each other.
        if (n.text.empty()) add_local(key, t, note_of(child).a);
    }
    locals_.resize(depth);
    return types::context(std::move(fields));
}

type_ptr typing::range_type(node_id id) {
    const auto& n = tree().at(id);
    const auto low = visit(n.children[0]);
    const auto high = visit(n.children[1]);
    check_comparable(id, low, high, false);
    return types::range(joined(low, high));
}

type_ptr typing::filter_type(node_id id) {
    const auto& n = tree().at(id);
    const auto what = visit(n.children[0]);
    const auto element = element_of(what);
    const auto depth = locals_.size();
    const auto reg = new_registers(1);
    note_of(id).a = reg;
    add_local("item", element, reg);
    locals_.back().is_item = true;
    const auto condition = visit(n.children[1]);
    locals_.resize(depth);
    const auto kind = condition->kind;
    if (kind == type_kind::number) return element;
    if (kind == type_kind::any || kind == type_kind::null) return types::any();
    if (kind != type_kind::boolean) require_boolean(n.children[1], condition);
    return what->kind == type_kind::list ? what : types::list(element);
}

type_ptr typing::function_type(node_id id) {
    const auto& n = tree().at(id);
    if (!n.text.empty()) {
        broken(id, "external-function", at(id),
               {"Eksterne funktioner kan ikke køres.", "External functions cannot be run."},
               {"Skriv funktionen i FEEL.", "Write the function in FEEL."});
        return types::of(type_kind::function);
    }
    const auto depth = locals_.size();
    const auto count = n.children.size() - 1;
    const auto first = new_registers(count);
    note_of(id).a = first;
    type made{.kind = type_kind::function};
    std::set<std::string> names;
    for (std::size_t i = 0; i < count; ++i) {
        const auto& formal = tree().at(n.children[i]);
        if (!names.insert(formal.text).second) {
            b_.report("duplicate-name", at(n.children[i]),
                      {"Parameteren " + formal.text + " står to gange.",
                       "The parameter " + formal.text + " stands twice."},
                      {"Vælg et andet navn.", "Choose another name."});
        }
        const auto t =
            formal.children.empty() ? declared_type(n.children[i]) : visit(formal.children[0]);
        bind(n.children[i], set(n.children[i], t), first + static_cast<index>(i));
        made.fields.push_back({formal.text, t, false});
    }
    made.element = visit(n.children.back());
    locals_.resize(depth);
    return std::make_shared<const type>(std::move(made));
}

type_ptr typing::declared_type(node_id id) {
    const auto which = note_of(id).b;
    return which == none ? types::any() : out().declared[which];
}

// What a boxed expression declares: its value is converted.
type_ptr typing::typed_type(node_id id) {
    const auto child = tree().at(id).children[0];
    const auto wanted = declared_type(id);
    const auto made = tree().at(child).what == form::table ? set(child, boxed_table(child, wanted))
                                                           : visit(child);
    if (!fits(*made, *wanted)) {
        mismatch(child, {"Udtrykket giver " + shown_type(made) + ", men skal give " +
                             shown_type(wanted) + ".",
                         "The expression gives " + shown_type(made) + ", but must give " +
                             shown_type(wanted) + "."});
    }
    return wanted->kind == type_kind::any ? made : wanted;
}

// Its cells are expressions of their own, which see what is bound around the table.
type_ptr typing::boxed_table(node_id id, const type_ptr& wanted) {
    const auto number = note_of(id).a;
    note_of(id).what = referent::table;
    environment seen;
    seen.entity = env_.entity;
    seen.needs = env_.needs;
    for (const auto& one : locals_)
        seen.arguments.push_back({one.name, one.type, one.is_item});
    auto& visible = b_.out.tables[number].visible;
    for (const auto& one : locals_)
        visible.push_back(one.reg);
    return infer_table(b_, number, seen, {wanted, wanted->kind != type_kind::any}, at(id));
}

} // namespace hjemmel::check::detail
