// SPDX-License-Identifier: Apache-2.0
// Calls: which way of calling a built-in fits, and what a function gives.
#include "infer.hpp"

#include <algorithm>

namespace hjemmel::check::detail {

namespace {

std::string way_text(const feel::builtin& what, const feel::signature& way) {
    std::string out(what.name);
    out += "(";
    for (std::size_t i = 0; i < way.formals.size(); ++i) {
        if (i > 0) out += ", ";
        out += way.formals[i].name;
        out += ": " + type_text(*way.formals[i].what);
        if (way.formals[i].optional) out += "?";
    }
    return out + (way.variadic ? ", ...)" : ")");
}

// The same kind without allowed values: `abs` of one of them is none of them.
type_ptr unrestricted(const type_ptr& t) {
    if (!t->domain) return t;
    auto copy = *t;
    copy.domain = nullptr;
    return std::make_shared<const type>(std::move(copy));
}

} // namespace

type_ptr typing::callee_type(node_id id) {
    const auto& n = tree().at(id);
    const bool builtin =
        n.what == form::name && b_.calls_builtin(n.text) && !local_name(id, n.text, locals_.size());
    if (!builtin) return visit(id);
    const auto number = static_cast<index>(feel::find_builtin(n.text) - feel::builtins().data());
    note_of(id) = {types::of(type_kind::function), referent::builtin, number};
    return note_of(id).type;
}

type_ptr typing::call_type(node_id id) {
    const auto& n = tree().at(id);
    const auto callee = callee_type(n.children[0]);
    for (std::size_t i = 1; i < n.children.size(); ++i)
        visit(n.children[i]);
    // What a call gives is called as a value, whatever was called to get it.
    if (tree().at(n.children[0]).what == form::call) return value_call(id, callee);
    auto& what = note_of(n.children[0]);
    // What a filter's unknown item might have under that name is hardly a function.
    if (what.what == referent::item_or && notes()[what.b].type->kind == type_kind::function) {
        what = note(notes()[what.b]);
    }
    if (what.what == referent::builtin) return builtin_call(id, what.a);
    if (what.what == referent::function) return function_call(id, what.a);
    return value_call(id, callee);
}

// The formal that each argument goes to; nothing when one has no place or two have the same.
std::optional<std::vector<std::size_t>>
typing::places(node_id id, const std::vector<std::string>& formals, bool variadic) const {
    const auto& n = tree().at(id);
    std::vector<std::size_t> out;
    for (std::size_t i = 1; i < n.children.size(); ++i) {
        const auto& argument = tree().at(n.children[i]);
        auto formal = i - 1;
        if (argument.what == form::argument) {
            const auto named = std::find(formals.begin(), formals.end(), argument.text);
            formal = static_cast<std::size_t>(named - formals.begin());
            if (std::find(out.begin(), out.end(), formal) != out.end()) return std::nullopt;
        } else if (variadic) {
            formal = std::min(formal, formals.size() - 1);
        }
        if (formal >= formals.size()) return std::nullopt;
        out.push_back(formal);
    }
    return out;
}

// Where the arguments go in this way of calling; nothing where it takes others.
std::optional<std::vector<std::size_t>> typing::places(node_id id,
                                                       const feel::signature& way) const {
    std::vector<std::string> names;
    for (const auto& formal : way.formals)
        names.emplace_back(formal.name);
    auto where = places(id, names, way.variadic);
    if (!where) return std::nullopt;
    for (std::size_t formal = 0; formal < way.formals.size(); ++formal) {
        const bool given = std::find(where->begin(), where->end(), formal) != where->end();
        if (!given && !way.formals[formal].optional) return std::nullopt;
    }
    return where;
}

bool typing::arguments_fit(node_id id, const feel::signature& way) const {
    const auto& n = tree().at(id);
    const auto where = places(id, way);
    if (!where) return false;
    for (std::size_t i = 0; i < where->size(); ++i) {
        const auto& t = note_of(n.children[i + 1]).type;
        if (!fits(*t, *way.formals[(*where)[i]].what)) return false;
    }
    return true;
}

// Dynamic typing tries a call whose arguments have their places.
void typing::refuse_arguments(node_id id, const feel::builtin& what, bool can_be_tried) {
    std::string given;
    const auto& n = tree().at(id);
    for (std::size_t i = 1; i < n.children.size(); ++i) {
        const auto& argument = tree().at(n.children[i]);
        if (i > 1) given += ", ";
        if (argument.what == form::argument) given += argument.text + ": ";
        given += shown_type(note_of(n.children[i]).type);
    }
    std::string ways;
    for (const auto& way : what.signatures)
        ways += (ways.empty() ? "" : ", ") + way_text(what, way);
    const std::string name(what.name);
    bilingual text{"Funktionen " + name + " kan ikke kaldes med (" + given + ").",
                   "The function " + name + " cannot be called with (" + given + ")."};
    bilingual hint{"Skriv " + ways + ".", "Write " + ways + "."};
    if (can_be_tried) return b_.fault("wrong-arguments", at(id), std::move(text), std::move(hint));
    broken(id, "wrong-arguments", at(id), std::move(text), std::move(hint));
}

// `duration("P5Y")` is of the kind that its text shows.
type_ptr typing::duration_type(node_id text) const {
    const auto& n = tree().at(text);
    if (n.what != form::literal || !n.constant.is(kind::string)) return types::any();
    if (months_duration::parse(n.constant.as_string())) return types::months_duration();
    if (days_duration::parse(n.constant.as_string())) return types::days_duration();
    return types::any();
}

// The way whose parameters the arguments fit; of several, one whose names stand in that order.
std::vector<feel::signature>::const_iterator typing::way_of_calling(node_id id,
                                                                    const feel::builtin& what) {
    const auto& all = what.signatures;
    const auto fits = [&](const auto& s) { return arguments_fit(id, s); };
    const auto as_written = [&](const auto& s) {
        const auto where = places(id, s);
        return where && std::is_sorted(where->begin(), where->end());
    };
    auto way = std::find_if(all.begin(), all.end(),
                            [&](const auto& s) { return fits(s) && as_written(s); });
    if (way == all.end()) way = std::find_if(all.begin(), all.end(), fits);
    if (way != all.end()) return way;
    // The built-in judges for itself; but there must be a place for each argument.
    way = std::find_if(all.begin(), all.end(), as_written);
    if (way == all.end())
        way = std::find_if(all.begin(), all.end(), [&](const auto& s) { return places(id, s); });
    refuse_arguments(id, what, way != all.end());
    return b_.model.dynamic_typing ? way : all.end();
}

// The items of all the arguments in one list.
type_ptr typing::list_of_arguments(node_id id, const feel::signature& way) const {
    const auto& n = tree().at(id);
    const auto items_of = [](const type_ptr& t) {
        return t->kind == type_kind::list || t->kind == type_kind::null ? element_of(t) : t;
    };
    auto element = items_of(note_of(n.children[1]).type);
    for (std::size_t i = 2; way.variadic && i < n.children.size(); ++i) {
        const auto& t = note_of(n.children[i]).type;
        const bool items =
            way.formals[std::min(i, way.formals.size()) - 1].what->kind == type_kind::list;
        element = joined(element, items ? items_of(t) : t);
    }
    if (element->in_order && !way.variadic && n.children.size() > 2) {
        auto any_item = *element; // another argument may be put among them
        any_item.in_order = false;
        element = std::make_shared<const type>(std::move(any_item));
    }
    return types::list(element);
}

namespace {

// Joined periods begin and end on days on which those given do: where these have bounds, so have
// they.
type_ptr bounded_as(const type_ptr& periods, const type_ptr& given) {
    if (given->kind != type_kind::list || !given->element) return periods;
    auto element = *periods->element;
    bool bounded = false;
    for (auto& field : element.fields) {
        for (const auto& own : given->element->fields) {
            if (own.name != field.name || own.what->kind != field.what->kind) continue;
            bounded = bounded || own.what->domain;
            field.what = own.what;
        }
    }
    return bounded ? types::list(std::make_shared<const type>(std::move(element))) : periods;
}

} // namespace

type_ptr typing::builtin_call(node_id id, index which) {
    const auto& what = feel::builtins()[which];
    const auto& n = tree().at(id);
    const auto way = way_of_calling(id, what);
    if (way == what.signatures.end()) return types::any();
    const auto number = static_cast<index>(way - what.signatures.begin());
    if (what.name == "duration") {
        const auto result = duration_type(argument_of(n.children[1]));
        note_of(id) = {result, referent::builtin, which, number};
        return result;
    }
    note_of(id) = {way->result, referent::builtin, which, number};
    if (what.name == "joined" && n.children.size() > 1) {
        return note_of(id).type = bounded_as(way->result, note_of(n.children[1]).type);
    }
    if (way->from_argument == 0 || n.children.size() < 2) return way->result;
    const auto first = note_of(n.children[1]).type;
    const bool list = way->formals.front().what->kind == type_kind::list;
    if (way->from_argument == 1) return list ? list_of_arguments(id, *way) : unrestricted(first);
    if (way->variadic && first->kind != type_kind::list) return first;
    return element_of(first);
}

type_ptr typing::function_call(node_id id, index which) {
    const auto& what = b_.out.functions[which];
    if (check_arguments(id, what.name, *signature_of(which))) {
        note_of(id) = {what.result, referent::function, which, none};
    }
    return what.result;
}

// The arguments of a call of a function whose parameters are known; none may be left out.
bool typing::check_arguments(node_id id, const std::string& name, const type& signature) {
    const auto& n = tree().at(id);
    std::vector<std::string> formals;
    std::string all;
    for (const auto& formal : signature.fields) {
        all += (all.empty() ? "" : ", ") + formal.name + ": " + shown_type(formal.what);
        formals.push_back(formal.name);
    }
    const auto refuse = [&](node_id where, bilingual text) {
        b_.fault("wrong-arguments", at(where), std::move(text),
                 {"Skriv " + name + "(" + all + ").", "Write " + name + "(" + all + ")."});
    };
    const auto where = places(id, formals, false);
    if (!where || where->size() != formals.size()) {
        broken(id, "wrong-arguments", at(id),
               {"Funktionen skal have præcis sine egne argumenter.",
                "The function must have exactly its own arguments."},
               {"Skriv " + name + "(" + all + ").", "Write " + name + "(" + all + ")."});
        return false;
    }
    for (std::size_t i = 0; i < where->size(); ++i) {
        const auto child = n.children[i + 1];
        const auto& formal = signature.fields[(*where)[i]];
        if (fits(*note_of(child).type, *formal.what)) {
            check_allowed(argument_of(child), formal.what);
            continue;
        }
        const auto have = shown_type(note_of(child).type);
        const auto wanted = shown_type(formal.what);
        refuse(child,
               {"Argumentet " + formal.name + " skal være " + wanted + ", ikke " + have + ".",
                "The argument " + formal.name + " must be " + wanted + ", not " + have + "."});
    }
    return true;
}

node_id typing::argument_of(node_id id) const {
    const auto& n = tree().at(id);
    return n.what == form::argument ? n.children[0] : id;
}

type_ptr typing::value_call(node_id id, const type_ptr& callee) {
    const auto& children = tree().at(id).children;
    const bool known = callee->kind == type_kind::function && callee->element;
    if (known) {
        const auto& called = tree().at(children[0]);
        check_arguments(id, called.what == form::name ? called.text : "", *callee);
        return callee->element;
    }
    if (callee->kind != type_kind::any && callee->kind != type_kind::null &&
        callee->kind != type_kind::function) {
        b_.fault(
            "not-a-function", at(id),
            {shown_type(callee) + " kan ikke kaldes.", shown_type(callee) + " cannot be called."});
    }
    return types::any();
}

} // namespace hjemmel::check::detail
