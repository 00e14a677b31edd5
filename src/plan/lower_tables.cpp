// SPDX-License-Identifier: Apache-2.0
// Decision tables, and what boxed expressions add to FEEL.
#include "lower.hpp"

#include <utility>

namespace hjemmel::plan::detail {

index lowering::table(const check::table& t) {
    plan::table out;
    out.source = t.source;
    for (const auto column : t.columns)
        out.columns.push_back(expression(column));
    for (const auto& r : t.rows) {
        plan::row planned;
        for (const auto& c : r.cells) {
            const auto test = expression(c.tests);
            planned.cells.push_back({c.column, test, tested_constant(test)});
        }
        for (const auto output : r.outputs)
            planned.outputs.push_back(expression(output));
        out.rows.push_back(std::move(planned));
    }
    for (const auto fallback : t.fallbacks)
        out.fallbacks.push_back(expression(fallback));
    out.inputs = t.inputs;
    out.outputs = t.outputs;
    const auto& outputs = t.source->outputs;
    if (outputs.size() != 1 || !outputs[0].name.text.empty()) {
        auto shape = std::make_shared<context_shape>();
        for (const auto& one : outputs)
            shape->names.push_back(one.name.text);
        out.shape = std::move(shape);
    }
    out_.tables.push_back(std::move(out));
    return static_cast<index>(out_.tables.size() - 1);
}

// What a cell holds its input against, where that is a constant and all that it does.
index lowering::tested_constant(index test) const {
    if (test == none || out_.expressions[test].root == none) return none;
    const auto& i = out_.code[out_.expressions[test].root];
    if (i.code != op::value_test) return none;
    const auto& by = out_.code[out_.operands[i.first + 1]];
    if (out_.code[out_.operands[i.first]].code != op::local) return none;
    if (by.code == op::constant) return by.a;
    return by.code == op::range ? by.b : none;
}

index lowering::lower_typed(node_id id) {
    const auto child = node(id).children[0];
    return converted(id, lower(child), note(child).type, note(id).type);
}

// A table among other parts: its expressions are lowered on their own, and see the registers of
// this one as their first.
index lowering::lower_table(node_id id) {
    const auto& t = checked_.tables[note(id).a];
    std::vector<index> seen;
    for (const auto reg : t.visible)
        seen.push_back(emit(id, op::local, {}, reg));
    const auto* now = std::exchange(now_, nullptr);
    const auto text = text_;
    const auto input = input_;
    const auto pieces = std::move(pieces_);
    const auto number = table(t);
    now_ = now;
    text_ = text;
    input_ = input;
    pieces_ = pieces;
    return emit(id, op::table, std::move(seen), number);
}

} // namespace hjemmel::plan::detail
