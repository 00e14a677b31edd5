// SPDX-License-Identifier: Apache-2.0
// Calls: which way of calling a built-in fits, and what a function gives.
#include "infer.hpp"

#include <hjemmel/core/nearest.hpp>

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

std::size_t required(const feel::signature& way) {
    return static_cast<std::size_t>(std::count_if(way.formals.begin(), way.formals.end(),
                                                  [](const auto& f) { return !f.optional; }));
}

} // namespace

type_ptr typing::call_type(node_id id) {
    const auto n = tree().at(id);
    const auto callee = visit(n.children[0]);
    for (std::size_t i = 1; i < n.children.size(); ++i)
        visit(n.children[i]);
    const auto& what = note_of(n.children[0]);
    if (what.what == referent::builtin) return builtin_call(id, what.a);
    if (what.what == referent::function) return function_call(id, what.a);
    return value_call(id, callee);
}

bool typing::arguments_fit(node_id id, const feel::signature& way) const {
    const auto& n = tree().at(id);
    const auto given = n.children.size() - 1;
    const auto& formals = way.formals;
    if (given < required(way)) return false;
    if (!way.variadic && given > formals.size()) return false;
    for (std::size_t i = 0; i < given; ++i) {
        const auto child = n.children[i + 1];
        auto formal = std::min(i, formals.size() - 1);
        if (tree().at(child).what == form::argument) {
            const auto named = std::find_if(formals.begin(), formals.end(), [&](const auto& f) {
                return f.name == tree().at(child).text;
            });
            if (named == formals.end()) return false;
            formal = static_cast<std::size_t>(named - formals.begin());
        }
        const auto& t = notes()[child].type;
        if (t && !fits(*t, *formals[formal].what)) return false;
    }
    return true;
}

void typing::refuse_arguments(node_id id, const feel::builtin& what) {
    std::string given;
    const auto n = tree().at(id);
    std::vector<std::string> choices;
    for (const auto& way : what.signatures) {
        for (const auto& formal : way.formals)
            choices.emplace_back(formal.name);
    }
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
    b_.report("wrong-arguments", at(id),
              {"Funktionen " + name + " kan ikke kaldes med (" + given + ").",
               "The function " + name + " cannot be called with (" + given + ")."},
              {"Skriv " + ways + ".", "Write " + ways + "."});
}

type_ptr typing::builtin_call(node_id id, index which) {
    const auto& what = feel::builtins()[which];
    const auto n = tree().at(id);
    const auto way = std::find_if(what.signatures.begin(), what.signatures.end(),
                                  [&](const auto& s) { return arguments_fit(id, s); });
    if (way == what.signatures.end()) {
        refuse_arguments(id, what);
        return types::any();
    }
    const auto number = static_cast<index>(way - what.signatures.begin());
    note_of(id) = {way->result, referent::builtin, which, number};
    if (way->from_argument == 0 || n.children.size() < 2) return way->result;
    const auto first = note_of(n.children[1]).type;
    if (way->from_argument == 1) return first;
    if (way->variadic && first->kind != type_kind::list) return first;
    return element_of(first);
}

type_ptr typing::function_call(node_id id, index which) {
    const auto n = tree().at(id);
    const auto& what = b_.out.functions[which];
    const auto& formals = b_.model.functions[which].parameters;
    const auto refuse = [&](bilingual text) {
        std::string names;
        for (const auto& formal : formals)
            names += (names.empty() ? "" : ", ") + formal.name.text;
        b_.report(
            "wrong-arguments", at(id), std::move(text),
            {"Skriv " + what.name + "(" + names + ").", "Write " + what.name + "(" + names + ")."});
        return what.result;
    };
    const auto given = n.children.size() - 1;
    if (given != formals.size()) {
        const auto count = std::to_string(formals.size());
        return refuse({"Funktionen " + what.name + " tager " + count + " argumenter.",
                       "The function " + what.name + " takes " + count + " arguments."});
    }
    for (std::size_t i = 0; i < given; ++i) {
        const auto child = n.children[i + 1];
        auto formal = i;
        if (tree().at(child).what == form::argument) {
            const auto named = std::find_if(formals.begin(), formals.end(), [&](const auto& f) {
                return f.name.text == tree().at(child).text;
            });
            if (named == formals.end()) {
                return refuse({"Funktionen har ingen parameter " + tree().at(child).text + ".",
                               "The function has no parameter " + tree().at(child).text + "."});
            }
            formal = static_cast<std::size_t>(named - formals.begin());
        }
        const auto& have = note_of(child).type;
        if (fits(*have, *what.parameters[formal])) {
            check_allowed(child, what.parameters[formal]);
            continue;
        }
        return refuse({"Argumentet " + formals[formal].name.text + " skal være " +
                           shown_type(what.parameters[formal]) + ", ikke " + shown_type(have) + ".",
                       "The argument " + formals[formal].name.text + " must be " +
                           shown_type(what.parameters[formal]) + ", not " + shown_type(have) +
                           "."});
    }
    note_of(id) = {what.result, referent::function, which, none};
    return what.result;
}

type_ptr typing::value_call(node_id id, const type_ptr& callee) {
    if (callee->kind == type_kind::function) {
        const auto given = tree().at(id).children.size() - 1;
        if (callee->element && callee->fields.size() != given) {
            const auto count = std::to_string(callee->fields.size());
            b_.report("wrong-arguments", at(id),
                      {"Funktionen tager " + count + " argumenter.",
                       "The function takes " + count + " arguments."});
        }
        return callee->element ? callee->element : types::any();
    }
    if (callee->kind != type_kind::any && callee->kind != type_kind::null) {
        b_.report(
            "not-a-function", at(id),
            {shown_type(callee) + " kan ikke kaldes.", shown_type(callee) + " cannot be called."});
    }
    return types::any();
}

} // namespace hjemmel::check::detail
