// SPDX-License-Identifier: Apache-2.0
// Names and types of one expression.
#include "infer.hpp"

#include <algorithm>
#include <array>

namespace hjemmel::check::detail {

namespace {

struct sum_rule {
    type_kind left;
    type_kind right;
    type_kind result;
};

using k = type_kind;
constexpr std::array<sum_rule, 14> additions{
    {{k::number, k::number, k::number},
     {k::string, k::string, k::string},
     {k::date, k::days_duration, k::date},
     {k::date, k::months_duration, k::date},
     {k::days_duration, k::date, k::date},
     {k::months_duration, k::date, k::date},
     {k::days_duration, k::days_duration, k::days_duration},
     {k::months_duration, k::months_duration, k::months_duration},
     {k::date_and_time, k::days_duration, k::date_and_time},
     {k::date_and_time, k::months_duration, k::date_and_time},
     {k::days_duration, k::date_and_time, k::date_and_time},
     {k::months_duration, k::date_and_time, k::date_and_time},
     {k::time, k::days_duration, k::time},
     {k::days_duration, k::time, k::time}}};
constexpr std::array<sum_rule, 13> subtractions{
    {{k::number, k::number, k::number},
     {k::date, k::date, k::days_duration},
     {k::date, k::date_and_time, k::days_duration},
     {k::date_and_time, k::date, k::days_duration},
     {k::date_and_time, k::date_and_time, k::days_duration},
     {k::date_and_time, k::days_duration, k::date_and_time},
     {k::date_and_time, k::months_duration, k::date_and_time},
     {k::time, k::time, k::days_duration},
     {k::time, k::days_duration, k::time},
     {k::date, k::days_duration, k::date},
     {k::date, k::months_duration, k::date},
     {k::days_duration, k::days_duration, k::days_duration},
     {k::months_duration, k::months_duration, k::months_duration}}};
constexpr std::array<sum_rule, 5> products{{{k::number, k::number, k::number},
                                            {k::days_duration, k::number, k::days_duration},
                                            {k::number, k::days_duration, k::days_duration},
                                            {k::months_duration, k::number, k::months_duration},
                                            {k::number, k::months_duration, k::months_duration}}};
constexpr std::array<sum_rule, 5> quotients{{{k::number, k::number, k::number},
                                             {k::days_duration, k::number, k::days_duration},
                                             {k::months_duration, k::number, k::months_duration},
                                             {k::days_duration, k::days_duration, k::number},
                                             {k::months_duration, k::months_duration, k::number}}};
constexpr std::array<sum_rule, 1> powers{{{k::number, k::number, k::number}}};

std::span<const sum_rule> rules_of(form what) {
    switch (what) {
    case form::add:
        return additions;
    case form::subtract:
        return subtractions;
    case form::multiply:
        return products;
    case form::divide:
        return quotients;
    default:
        return powers;
    }
}

std::string_view sign_of(form what) {
    switch (what) {
    case form::less:
        return "<";
    case form::less_equal:
        return "<=";
    case form::greater:
        return ">";
    default:
        return ">=";
    }
}

// The sign that says the same with both sides exchanged.
std::string_view mirrored(form what) {
    switch (what) {
    case form::less:
        return ">";
    case form::less_equal:
        return ">=";
    case form::greater:
        return "<";
    default:
        return "<=";
    }
}

bool open_kind(type_kind kind) { return kind == type_kind::any || kind == type_kind::null; }

} // namespace

std::string shown_type(const type_ptr& t) { return t->name.empty() ? type_text(*t) : t->name; }

// A type too large to walk over is not followed any further.
type_ptr typing::set(node_id id, type_ptr t) {
    const bool composite = t->element || !t->fields.empty();
    if (composite && !is_small(*t)) t = types::any();
    note_of(id).type = t;
    return t;
}

type_ptr typing::visit(node_id id) { return set(id, form_type(id)); }

// Apart from `visit`, so that a level of an expression takes little of the stack.
type_ptr typing::form_type(node_id id) {
    const auto& n = tree().at(id);
    switch (n.what) {
    case form::literal:
        return literal_type(n.constant);
    case form::name:
        return name_type(id);
    case form::negation:
    case form::add:
    case form::subtract:
    case form::multiply:
    case form::divide:
    case form::power:
        return arithmetic(id);
    case form::equal:
    case form::unequal:
    case form::less:
    case form::less_equal:
    case form::greater:
    case form::greater_equal:
    case form::between:
        return comparison(id);
    case form::in:
        return membership(id);
    case form::conjunction:
    case form::disjunction:
        return logic(id);
    case form::conditional:
        return conditional(id);
    case form::iteration:
    case form::some:
    case form::every:
        return iteration(id);
    case form::span:
        return span_type(id);
    case form::list:
        return list_type(id);
    case form::context:
        return context_type(id);
    case form::range:
        return range_type(id);
    case form::filter:
        return filter_type(id);
    case form::path:
        return path_type(id);
    case form::call:
        return call_type(id);
    case form::function:
        return function_type(id);
    case form::instance_of:
        return instance_type(id);
    case form::type_name:
        return named_type(id);
    case form::compare_test: // `(< 5)` as a value
        return types::range(visit(n.children[0]));
    case form::tests:
    case form::negated_tests:
    case form::any_test:
    case form::value_test:
        return test_type(id);
    case form::binding:
    case form::entry:
    case form::argument:
        return visit(n.children.front());
    case form::table:
        return boxed_table(id, types::any());
    case form::typed:
        return typed_type(id);
    case form::parameter:
    case form::type_field:
        return types::any();
    }
    return types::any();
}

type_ptr typing::literal_type(const value& constant) {
    switch (constant.kind()) {
    case kind::boolean:
        return types::boolean();
    case kind::number:
        return types::number();
    case kind::string:
        return types::string();
    case kind::date:
        return types::date();
    case kind::time:
        return types::time();
    case kind::date_and_time:
        return types::date_and_time();
    case kind::days_duration:
        return types::days_duration();
    case kind::months_duration:
        return types::months_duration();
    case kind::null:
        return types::null();
    default:
        return types::any();
    }
}

void typing::mismatch(node_id id, bilingual text, bilingual hint) {
    b_.fault("type-mismatch", at(id), std::move(text), std::move(hint));
}

// Nothing is there to be evaluated: with dynamic typing the node is null, and says why.
void typing::broken(node_id id, std::string_view code, const place& where, bilingual text,
                    bilingual hint) {
    if (!b_.model.dynamic_typing) return b_.fault(code, where, std::move(text), std::move(hint));
    diagnostic why;
    why.code = code;
    why.where = where;
    why.text = text;
    why.hint = hint;
    note_of(id).fault = static_cast<index>(out().faults.size());
    out().faults.push_back(std::make_shared<const diagnostic>(std::move(why)));
    b_.fault(code, where, std::move(text), std::move(hint));
}

type_ptr typing::negated(node_id id, const type_ptr& operand) {
    const auto kind = operand->kind;
    if (open_kind(kind)) return types::any();
    const bool good = kind == type_kind::number || kind == type_kind::days_duration ||
                      kind == type_kind::months_duration;
    if (good) return types::of(kind);
    mismatch(id, {"Minus kan ikke stå foran " + shown_type(operand) + ".",
                  "A minus cannot stand before " + shown_type(operand) + "."});
    return types::any();
}

type_ptr typing::arithmetic(node_id id) {
    const auto& n = tree().at(id);
    const auto left = visit(n.children[0]);
    if (n.what == form::negation) return negated(id, left);
    const auto right = visit(n.children[1]);
    warn_chain(id);
    const auto a = left->kind;
    const auto b = right->kind;
    if (open_kind(a) || open_kind(b)) return types::any();
    for (const auto& rule : rules_of(n.what)) {
        if (rule.left == a && rule.right == b) return types::of(rule.result);
    }
    refuse_arithmetic(id, left, right);
    return types::any();
}

void typing::refuse_arithmetic(node_id id, const type_ptr& left, const type_ptr& right) {
    const auto both = shown_type(left) + " / " + shown_type(right);
    bilingual hint;
    const bool sum = tree().at(id).what == form::add || tree().at(id).what == form::subtract;
    if (sum && left->kind == type_kind::date && right->kind == type_kind::number) {
        hint = {"Skriv antal dage som varighed: dato + duration(\"P28D\").",
                "Write a number of days as a duration: date + duration(\"P28D\")."};
    }
    mismatch(id,
             {"Regnearten findes ikke for de to typer: " + both + ".",
              "There is no such arithmetic for the two types: " + both + "."},
             std::move(hint));
}

// d + P3M + P3M counts the second step from a day that may have been cut to a month's end.
void typing::warn_chain(node_id id) {
    const auto& n = tree().at(id);
    if (n.what != form::add && n.what != form::subtract) return;
    const auto& inner = tree().at(n.children[0]);
    if (inner.what != form::add && inner.what != form::subtract) return;
    const auto months = [&](node_id child) {
        return note_of(child).type && note_of(child).type->kind == type_kind::months_duration;
    };
    const auto base = note_of(inner.children[0]).type;
    if (!base || base->kind != type_kind::date) return;
    if (!months(n.children[1]) || !months(inner.children[1])) return;
    b_.warn("chained-months", at(id),
            {"Måneder lægges til to gange; dagen kan blive flyttet til månedens sidste to gange.",
             "Months are added twice; the day may be moved to the month's last one twice."},
            {"Læg varighederne sammen først: dato + 2 * duration(\"P3M\").",
             "Add the durations first: date + 2 * duration(\"P3M\")."});
}

type_ptr typing::comparison(node_id id) {
    const auto& n = tree().at(id);
    std::vector<type_ptr> sides;
    for (const auto child : n.children)
        sides.push_back(visit(child));
    if (n.what == form::between) {
        compared(n.children[0], {n.children[1], n.children[2]});
    } else {
        compared(n.children[0], {n.children[1]});
        compared(n.children[1], {n.children[0]});
    }
    const bool equality = n.what == form::equal || n.what == form::unequal;
    for (std::size_t i = 1; i < sides.size(); ++i)
        check_comparable(id, sides[0], sides[i], equality);
    if (equality) {
        check_allowed(n.children[1], sides[0]);
        check_allowed(n.children[0], sides[1]);
    } else if (n.what == form::between) {
        check_possible({id, ">=", sides[0]}, n.children[1]);
        check_possible({id, "<=", sides[0]}, n.children[2]);
    } else {
        check_possible({id, sign_of(n.what), sides[0]}, n.children[1]);
        check_possible({id, mirrored(n.what), sides[1]}, n.children[0]);
    }
    return types::boolean();
}

type_ptr typing::logic(node_id id) {
    const auto& n = tree().at(id);
    for (const auto child : n.children)
        require_boolean(child, visit(child));
    return types::boolean();
}

void typing::require_boolean(node_id id, const type_ptr& t) {
    const auto kind = t->kind;
    if (kind == type_kind::boolean || open_kind(kind)) return;
    b_.fault("not-boolean", at(id),
             {"Her skal stå noget, der er sandt eller falsk, ikke " + shown_type(t) + ".",
              "Something true or false must stand here, not " + shown_type(t) + "."},
             {"Skriv en sammenligning, fx x = \"a\" eller x >= 30.",
              "Write a comparison, e.g. x = \"a\" or x >= 30."});
}

type_ptr typing::conditional(node_id id) {
    const auto& n = tree().at(id);
    require_boolean(n.children[0], visit(n.children[0]));
    const auto yes = visit(n.children[1]);
    const auto no = visit(n.children[2]);
    return joined(yes, no);
}

type_ptr typing::instance_type(node_id id) {
    const auto& n = tree().at(id);
    visit(n.children[0]);
    visit(n.children[1]);
    return types::boolean();
}

bool typing::is_constant(node_id id) const {
    const auto& n = tree().at(id);
    const auto& note = notes()[id];
    if (n.what == form::name) {
        return note.what == referent::parameter || note.what == referent::builtin ||
               note.what == referent::word;
    }
    const bool binds = n.what == form::iteration || n.what == form::some || n.what == form::every ||
                       n.what == form::filter || n.what == form::function ||
                       n.what == form::context;
    if (binds) return false;
    return std::all_of(n.children.begin(), n.children.end(),
                       [&](node_id child) { return is_constant(child); });
}

slot_ref typing::slot_at(node_id id) const {
    const auto& note = notes()[id];
    if (note.what == referent::slot) return {env_.entity, note.a};
    if (note.what == referent::parent_slot) {
        return {b_.out.entities[env_.entity].parent, note.a};
    }
    return {none, none};
}

// A fact that is only ever held against constants can be tried out piece by piece when missing.
void typing::compared(node_id side, std::initializer_list<node_id> others) {
    const auto fact = slot_at(side);
    const bool all = std::all_of(others.begin(), others.end(),
                                 [&](node_id other) { return is_constant(other); });
    if (fact.slot == none || !all) return;
    ++b_.uses[fact.entity][fact.slot].second;
    auto& slot = b_.out.entities[fact.entity].slots[fact.slot];
    for (const auto other : others)
        slot.constants.emplace_back(expression_, other);
}

bool infer(builder& b, index expression, const environment& env) {
    return expression == none || typing(b, expression, env).run();
}

} // namespace hjemmel::check::detail
