// SPDX-License-Identifier: Apache-2.0
#include "lower.hpp"

#include <hjemmel/feel/builtin.hpp>

#include <algorithm>

namespace hjemmel::plan::detail {

namespace {

using check::referent;
using feel::form;

constexpr op operation(form what) {
    switch (what) {
    case form::add:
        return op::add;
    case form::subtract:
        return op::subtract;
    case form::multiply:
        return op::multiply;
    case form::divide:
        return op::divide;
    case form::power:
        return op::power;
    case form::equal:
        return op::equal;
    case form::unequal:
        return op::unequal;
    case form::less:
        return op::less;
    case form::less_equal:
        return op::less_equal;
    case form::greater:
        return op::greater;
    case form::greater_equal:
        return op::greater_equal;
    case form::conjunction:
        return op::conjunction;
    default:
        return op::disjunction;
    }
}

op test_operation(const std::string& text) {
    if (text == "<") return op::less;
    if (text == "<=") return op::less_equal;
    if (text == ">") return op::greater;
    if (text == ">=") return op::greater_equal;
    return text == "=" ? op::equal : op::unequal;
}

} // namespace

index lowering::expression(index number) {
    if (number == none) return none;
    now_ = &checked_.expressions[number];
    return part(number, now_->tree.root());
}

index lowering::part(index number, feel::node_id id) {
    now_ = &checked_.expressions[number];
    text_ = static_cast<index>(out_.expressions.size());
    out_.expressions.push_back({none, now_->registers, now_->text});
    input_ = none;
    const auto own = text_;
    pieces_.clear();
    for (const auto& piece : now_->pieces) {
        pieces_.push_back(static_cast<index>(out_.expressions.size()));
        out_.expressions.push_back({none, 0, piece.text});
    }
    const auto root = lower(id);
    out_.expressions[own].root = root;
    return own;
}

index lowering::emit(node_id id, op code, std::vector<index> operands, index a, index b) {
    instruction i;
    i.code = code;
    i.a = a;
    i.b = b;
    i.first = static_cast<index>(out_.operands.size());
    i.count = static_cast<index>(operands.size());
    out_.operands.insert(out_.operands.end(), operands.begin(), operands.end());
    i.text = text_of(id);
    i.begin = node(id).begin;
    i.end = node(id).end;
    i.type = note(id).type ? note(id).type : types::any();
    if (code == op::range) i.b = constant_range(i);
    out_.code.push_back(std::move(i));
    return static_cast<index>(out_.code.size() - 1);
}

// A range between two constants, where FEEL has such a range.
index lowering::constant_range(const instruction& i) {
    const auto& low = out_.code[out_.operands[i.first]];
    const auto& high = out_.code[out_.operands[i.first + 1]];
    if (low.code != op::constant || high.code != op::constant) return none;
    const auto from = out_.constants[low.a];
    const auto to = out_.constants[high.a];
    if (!from.is_null() && !to.is_null() && from.kind() != to.kind()) return none;
    out_.constants.emplace_back(range_value{from, to, (i.a & 1U) != 0, (i.a & 2U) != 0,
                                            static_cast<range_value::form>(i.a >> 2U)});
    return static_cast<index>(out_.constants.size() - 1);
}

// The expression that stands for the text of a node.
index lowering::text_of(node_id id) const {
    if (pieces_.empty()) return text_;
    const auto& all = now_->pieces;
    const auto after = std::upper_bound(
        all.begin(), all.end(), id, [](node_id n, const check::piece& p) { return n < p.first; });
    return pieces_[static_cast<std::size_t>(after - all.begin()) - 1];
}

index lowering::constant(node_id id, value v) {
    out_.constants.push_back(std::move(v));
    return emit(id, op::constant, {}, static_cast<index>(out_.constants.size() - 1));
}

index lowering::name(std::string_view text) {
    const auto at = std::find(out_.names.begin(), out_.names.end(), text);
    if (at != out_.names.end()) return static_cast<index>(at - out_.names.begin());
    out_.names.emplace_back(text);
    return static_cast<index>(out_.names.size() - 1);
}

index lowering::type_number(const type_ptr& t) {
    out_.types.push_back(t ? t : types::any());
    return static_cast<index>(out_.types.size() - 1);
}

std::vector<index> lowering::lowered(const std::vector<node_id>& ids) {
    std::vector<index> out;
    for (const auto id : ids)
        out.push_back(lower(id));
    return out;
}

index lowering::lower(node_id id) {
    const auto& n = node(id);
    if (note(id).fault != none) return constant(id, value::failed(now_->faults[note(id).fault]));
    switch (n.what) {
    case form::literal:
        return constant(id, n.constant);
    case form::name:
        return lower_name(id, note(id));
    case form::negation:
        return emit(id, op::negate, lowered(n.children));
    case form::add:
    case form::subtract:
    case form::multiply:
    case form::divide:
    case form::power:
    case form::equal:
    case form::unequal:
    case form::less:
    case form::less_equal:
    case form::greater:
    case form::greater_equal:
    case form::conjunction:
    case form::disjunction:
        return emit(id, operation(n.what), lowered(n.children));
    case form::between:
        return emit(id, op::between, lowered(n.children));
    case form::in:
        return lower_in(id);
    case form::instance_of:
        return emit(id, op::instance_of, {lower(n.children[0])},
                    type_number(note(n.children[1]).type));
    case form::conditional:
        return emit(id, op::conditional, lowered(n.children));
    case form::iteration:
        return lower_iteration(id, op::iteration);
    case form::some:
        return lower_iteration(id, op::some);
    case form::every:
        return lower_iteration(id, op::every);
    case form::span:
        return emit(id, op::count_up, lowered(n.children));
    case form::list:
        return emit(id, op::list, lowered(n.children));
    case form::context:
        return lower_context(id);
    case form::range:
    case form::compare_test:
        return lower_range(id);
    case form::filter:
        return lower_filter(id);
    case form::path:
        return lower_path(id);
    case form::call:
        return lower_call(id);
    case form::function:
        return lower_closure(id);
    case form::tests:
    case form::negated_tests:
        return lower_tests(id);
    case form::any_test:
        return constant(id, value(true));
    case form::value_test:
        return lower_test(id);
    case form::table:
        return lower_table(id);
    case form::typed:
        return lower_typed(id);
    default:
        return lower(n.children.front()); // binding, entry, argument
    }
}

index lowering::lower_name(node_id id, const check::note& n) {
    switch (n.what) {
    case referent::local:
        if (n.a == none) return input_;
        return emit(id, op::local, {}, n.a);
    case referent::item_field: {
        const auto item = emit(id, op::local, {}, n.a);
        return emit(id, op::path, {item}, name(node(id).text));
    }
    case referent::item_or: {
        const auto item = emit(id, op::local, {}, n.a);
        const auto outside = lower_name(id, now_->notes[n.b]);
        return emit(id, op::field_or, {item, outside}, name(node(id).text));
    }
    case referent::parameter:
        return emit(id, op::parameter, {}, n.a);
    case referent::slot:
        return emit(id, op::slot, {}, n.a);
    case referent::parent_slot:
        return emit(id, op::parent_slot, {}, n.a);
    case referent::parent:
        return emit(id, op::parent, {}, now_->parent_view);
    case referent::related:
        return emit(id, op::related, {}, now_->view);
    case referent::function:
        return emit(id, op::closure, {}, n.a, 1);
    case referent::builtin:
        return emit(id, op::closure, {}, n.a, 2);
    default:
        return constant(id, value(node(id).text)); // a bare word
    }
}

index lowering::lower_iteration(node_id id, op code) {
    const auto& n = note(id);
    return emit(id, code, lowered(node(id).children), n.a,
                code == op::iteration ? n.b : index{none});
}

index lowering::lower_context(node_id id) {
    auto shape = std::make_shared<context_shape>();
    for (const auto child : node(id).children)
        shape->names.push_back(node(child).text);
    out_.shapes.push_back(std::move(shape));
    const auto number = static_cast<index>(out_.shapes.size() - 1);
    return emit(id, op::context, lowered(node(id).children), number, note(id).a);
}

index lowering::lower_range(node_id id) {
    const auto& n = node(id);
    if (n.what == form::range) {
        const index ends = (n.text[0] == '[' ? 1U : 0U) | (n.text[1] == ']' ? 2U : 0U);
        return emit(id, op::range, lowered(n.children), ends);
    }
    const auto operand = lower(n.children[0]);
    const auto open = constant(id, value());
    const auto written = [](range_value::form how) { return static_cast<index>(how) << 2U; };
    const auto compared = written(range_value::form::compared);
    if (n.text[0] == '<') {
        return emit(id, op::range, {open, operand}, compared | (n.text.size() > 1 ? 2U : 0U));
    }
    if (n.text[0] == '>') {
        return emit(id, op::range, {operand, open}, compared | (n.text.size() > 1 ? 1U : 0U));
    }
    const bool equal = n.text[0] == '=';
    return emit(id, op::range, {operand, operand},
                equal ? compared | 3U : written(range_value::form::unequal));
}

index lowering::lower_filter(node_id id) {
    return emit(id, op::filter, lowered(node(id).children), note(id).a);
}

index lowering::lower_path(node_id id) {
    if (note(id).what == referent::parent_slot) return emit(id, op::parent_slot, {}, note(id).a);
    return emit(id, op::path, lowered(node(id).children), name(node(id).text));
}

index lowering::lower_closure(node_id id) {
    const auto& n = node(id);
    literal l;
    l.body = lower(n.children.back());
    l.first = note(id).a;
    for (std::size_t i = 0; i + 1 < n.children.size(); ++i)
        l.formals.push_back({node(n.children[i]).text, note(n.children[i]).type});
    out_.literals.push_back(l);
    return emit(id, op::closure, {}, static_cast<index>(out_.literals.size() - 1), 0);
}

bool lowering::uses_input(node_id id) const {
    const auto& n = node(id);
    if (n.what == form::name && n.text == "?") return true;
    return std::any_of(n.children.begin(), n.children.end(),
                       [&](node_id child) { return uses_input(child); });
}

index lowering::tested(node_id id) {
    return input_ == none ? emit(id, op::local, {}, now_->input) : input_;
}

index lowering::lower_test(node_id id) {
    const auto& n = node(id);
    if (n.what == form::any_test) return constant(id, value(true));
    if (n.what == form::compare_test) {
        const auto operand = lower(n.children[0]);
        return emit(id, test_operation(n.text), {tested(id), operand});
    }
    if (n.what != form::value_test) return lower(id);
    const auto child = n.children[0];
    const auto operand = lower(child);
    if (uses_input(child)) return emit(id, op::test_outcome, {operand});
    return emit(id, op::value_test, {tested(id), operand});
}

index lowering::any_of(node_id id, const std::vector<node_id>& tests) {
    auto out = lower_test(tests.front());
    for (std::size_t i = 1; i < tests.size(); ++i)
        out = emit(id, op::disjunction, {out, lower_test(tests[i])});
    return out;
}

index lowering::lower_tests(node_id id) {
    const auto& n = node(id);
    if (n.children.empty()) return constant(id, value(true));
    const auto any = any_of(id, n.children);
    return n.what == form::negated_tests ? emit(id, op::negation, {any}) : any;
}

index lowering::lower_in(node_id id) {
    const auto& n = node(id);
    const auto what = lower(n.children[0]);
    const auto saved = std::exchange(input_, what);
    const auto out = any_of(id, {n.children.begin() + 1, n.children.end()});
    input_ = saved;
    return out;
}

} // namespace hjemmel::plan::detail
