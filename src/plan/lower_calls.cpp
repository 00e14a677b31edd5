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
           wanted->kind != type_kind::list;
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
    return emit(id, op::invoke, lowered(node(id).children));
}

index lowering::lower_builtin(node_id id) {
    const auto& n = note(id);
    const auto& way = feel::builtins()[n.a].signatures[n.b];
    const auto& children = node(id).children;
    std::vector<index> operands(way.variadic ? children.size() - 1 : way.formals.size(), none);
    for (std::size_t i = 1; i < children.size(); ++i) {
        auto formal = i - 1;
        if (node(children[i]).what == form::argument) {
            const auto named =
                std::find_if(way.formals.begin(), way.formals.end(),
                             [&](const auto& f) { return f.name == node(children[i]).text; });
            formal = static_cast<std::size_t>(named - way.formals.begin());
        }
        const auto& wanted = way.formals[std::min(formal, way.formals.size() - 1)].what;
        operands[formal] =
            converted(children[i], lower(children[i]), note(children[i]).type, wanted);
    }
    for (auto& operand : operands) {
        if (operand == none) operand = constant(id, value());
    }
    return emit(id, op::call, std::move(operands), n.a, n.b);
}

index lowering::lower_function_call(node_id id) {
    const auto& n = note(id);
    const auto& children = node(id).children;
    const auto& formals = checked_.source->functions[n.a].parameters;
    const auto& wanted = checked_.functions[n.a].parameters;
    std::vector<index> operands(formals.size(), none);
    for (std::size_t i = 1; i < children.size(); ++i) {
        auto formal = i - 1;
        if (node(children[i]).what == form::argument) {
            const auto named = std::find_if(formals.begin(), formals.end(), [&](const auto& f) {
                return f.name.text == node(children[i]).text;
            });
            formal = static_cast<std::size_t>(named - formals.begin());
        }
        operands[formal] =
            converted(children[i], lower(children[i]), note(children[i]).type, wanted[formal]);
    }
    return emit(id, op::call_function, std::move(operands), n.a);
}

} // namespace hjemmel::plan::detail
