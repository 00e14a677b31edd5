// SPDX-License-Identifier: Apache-2.0
// Calls as instructions: arguments put in the signature's order, implicit conversions made plain.
#include "lower.hpp"

#include <hjemmel/feel/builtin.hpp>

#include <algorithm>

namespace hjemmel::plan::detail {

using check::referent;
using feel::form;

namespace {

// What needs no conversion: anything goes, or the kinds agree and are no lists of one.
bool plain(const type_ptr& given, const type_ptr& wanted) {
    if (!wanted || wanted->kind == type_kind::any) return true;
    return given && given->kind == wanted->kind && wanted->kind != type_kind::context &&
           wanted->kind != type_kind::list && !wanted->domain;
}

bool open_kind(const type_ptr& t) {
    return t->kind == type_kind::any || t->kind == type_kind::null;
}

// Whether all ways of as many arguments take the same kind there: else only the value tells.
bool agreed(const feel::builtin& what, const feel::signature& way, std::size_t formal) {
    return std::all_of(what.signatures.begin(), what.signatures.end(), [&](const auto& other) {
        return other.formals.size() != way.formals.size() || formal >= way.formals.size() ||
               other.formals[formal].what->kind == way.formals[formal].what->kind;
    });
}

// Whether values of one kind may become such of another; else the built-in says what is wrong.
bool convertible(const type_ptr& given, const type_ptr& wanted) {
    return given->kind == wanted->kind || given->kind == type_kind::list ||
           wanted->kind == type_kind::list || wanted->kind == type_kind::any ||
           given->kind == type_kind::date;
}

} // namespace

index lowering::converted(node_id id, index operand, const type_ptr& given,
                          const type_ptr& wanted) {
    if (plain(given, wanted)) return operand;
    const bool list = wanted->kind == type_kind::list && given && given->kind == type_kind::list;
    if (list && (!wanted->element || wanted->element->kind == type_kind::any)) return operand;
    const auto out = emit(id, op::convert, {operand}, type_number(wanted));
    out_.code[out].type = wanted;
    return out;
}

index lowering::lower_call(node_id id) {
    const auto& n = note(id);
    if (n.what == referent::builtin) return lower_builtin(id);
    if (n.what == referent::function) return lower_function_call(id);
    return lower_invocation(id);
}

// The place of the argument among the formals, by its name or its number.
std::size_t lowering::formal_of(node_id argument, std::size_t number,
                                const std::vector<std::string_view>& formals) const {
    if (node(argument).what != form::argument) return number;
    const auto named = std::find(formals.begin(), formals.end(), node(argument).text);
    return static_cast<std::size_t>(named - formals.begin());
}

index lowering::lower_invocation(node_id id) {
    const auto& children = node(id).children;
    auto operands = lowered(children);
    if (children.size() < 2 || node(children[1]).what != form::argument)
        return emit(id, op::invoke, std::move(operands), none);
    auto names = std::make_shared<context_shape>();
    for (std::size_t i = 1; i < children.size(); ++i)
        names->names.push_back(node(children[i]).text);
    out_.shapes.push_back(std::move(names));
    return emit(id, op::invoke, std::move(operands), static_cast<index>(out_.shapes.size() - 1));
}

index lowering::lower_builtin(node_id id) {
    const auto& n = note(id);
    const auto& way = feel::builtins()[n.a].signatures[n.b];
    const auto& children = node(id).children;
    std::vector<std::string_view> formals;
    for (const auto& formal : way.formals)
        formals.push_back(formal.name);
    std::vector<index> operands(
        way.variadic ? std::max(children.size() - 1, formals.size()) : formals.size(), none);
    for (std::size_t i = 1; i < children.size(); ++i) {
        const auto formal = formal_of(children[i], i - 1, formals);
        const auto& wanted = way.formals[std::min(formal, formals.size() - 1)].what;
        const auto& given = note(children[i]).type;
        const auto operand = lower(children[i]);
        const bool judged = open_kind(given) ? !agreed(feel::builtins()[n.a], way, formal)
                                             : !convertible(given, wanted);
        operands[formal] = judged ? operand : converted(children[i], operand, given, wanted);
    }
    for (auto& operand : operands) {
        if (operand == none) operand = constant(id, value());
    }
    return emit(id, op::call, std::move(operands), n.a, n.b);
}

index lowering::lower_function_call(node_id id) {
    const auto& n = note(id);
    const auto& children = node(id).children;
    const auto& wanted = note(children[0]).type->fields;
    std::vector<std::string_view> formals;
    for (const auto& formal : wanted)
        formals.push_back(formal.name);
    std::vector<index> operands(formals.size(), none);
    for (std::size_t i = 1; i < children.size(); ++i) {
        const auto formal = formal_of(children[i], i - 1, formals);
        operands[formal] =
            converted(children[i], lower(children[i]), note(children[i]).type, wanted[formal].what);
    }
    return emit(id, op::call_function, std::move(operands), n.a);
}

} // namespace hjemmel::plan::detail
