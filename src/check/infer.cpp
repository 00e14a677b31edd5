// SPDX-License-Identifier: Apache-2.0
// Names and types of one expression.
#include "infer.hpp"

#include <hjemmel/core/nearest.hpp>
#include <hjemmel/feel/text.hpp>

#include <algorithm>
#include <array>

namespace hjemmel::check::detail {

namespace {

bool number_like(type_kind k) { return k == type_kind::number; }

bool ordered_kind(type_kind k) {
    switch (k) {
    case type_kind::any:
    case type_kind::null:
    case type_kind::number:
    case type_kind::string:
    case type_kind::date:
    case type_kind::time:
    case type_kind::date_and_time:
    case type_kind::days_duration:
    case type_kind::months_duration:
        return true;
    default:
        return false;
    }
}

struct sum_rule {
    type_kind left;
    type_kind right;
    type_kind result;
};

using k = type_kind;
constexpr std::array<sum_rule, 9> additions{
    {{k::number, k::number, k::number},
     {k::string, k::string, k::string},
     {k::date, k::days_duration, k::date},
     {k::date, k::months_duration, k::date},
     {k::days_duration, k::date, k::date},
     {k::months_duration, k::date, k::date},
     {k::days_duration, k::days_duration, k::days_duration},
     {k::months_duration, k::months_duration, k::months_duration},
     {k::time, k::days_duration, k::time}}};
constexpr std::array<sum_rule, 6> subtractions{
    {{k::number, k::number, k::number},
     {k::date, k::date, k::days_duration},
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

// A list of one item stands for its item, so a list's element is what counts.
type_kind scalar_kind(const type& t) {
    if (t.kind == type_kind::list) return t.element ? t.element->kind : type_kind::any;
    return t.kind;
}

bool open_kind(type_kind kind) {
    return kind == type_kind::any || kind == type_kind::null || kind == type_kind::time ||
           kind == type_kind::date_and_time;
}

} // namespace

std::string shown_type(const type_ptr& t) { return t ? type_text(*t) : "Any"; }

const type_ptr& typing::set(node_id id, type_ptr t) {
    auto& n = note_of(id);
    n.type = std::move(t);
    return n.type;
}

type_ptr typing::visit(node_id id) {
    const auto& n = tree().at(id);
    switch (n.what) {
    case form::literal:
        return set(id, literal_type(n.constant));
    case form::name:
        return set(id, name_type(id));
    case form::negation:
    case form::add:
    case form::subtract:
    case form::multiply:
    case form::divide:
    case form::power:
        return set(id, arithmetic(id));
    case form::equal:
    case form::unequal:
    case form::less:
    case form::less_equal:
    case form::greater:
    case form::greater_equal:
    case form::between:
        return set(id, comparison(id));
    case form::in:
        return set(id, membership(id));
    case form::conjunction:
    case form::disjunction:
        return set(id, logic(id));
    case form::conditional:
        return set(id, conditional(id));
    case form::iteration:
    case form::some:
    case form::every:
        return set(id, iteration(id));
    case form::span:
        return set(id, span_type(id));
    case form::list:
        return set(id, list_type(id));
    case form::context:
        return set(id, context_type(id));
    case form::range:
        return set(id, range_type(id));
    case form::filter:
        return set(id, filter_type(id));
    case form::path:
        return set(id, path_type(id));
    case form::call:
        return set(id, call_type(id));
    case form::function:
        return set(id, function_type(id));
    case form::instance_of:
        return set(id, instance_type(id));
    case form::type_name:
        return set(id, named_type(id));
    case form::tests:
    case form::negated_tests:
    case form::any_test:
    case form::compare_test:
    case form::value_test:
        return set(id, test_type(id));
    case form::binding:
    case form::entry:
    case form::argument:
        return set(id, visit(n.children.front()));
    case form::parameter:
    case form::type_field:
        return set(id, types::any());
    }
    return set(id, types::any());
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
    b_.report("type-mismatch", at(id), std::move(text), std::move(hint));
}

type_ptr typing::arithmetic(node_id id) {
    const auto n = tree().at(id);
    const auto left = visit(n.children[0]);
    if (n.what == form::negation) {
        const auto kind = scalar_kind(*left);
        const bool good = open_kind(kind) || number_like(kind) ||
                          kind == type_kind::days_duration || kind == type_kind::months_duration;
        if (!good) {
            mismatch(id, {"Minus kan ikke stå foran " + shown_type(left) + ".",
                          "A minus cannot stand before " + shown_type(left) + "."});
        }
        return good ? left : types::any();
    }
    const auto right = visit(n.children[1]);
    warn_chain(id);
    const auto a = scalar_kind(*left);
    const auto b = scalar_kind(*right);
    if (open_kind(a) || open_kind(b)) return types::any();
    for (const auto& rule : rules_of(n.what)) {
        if (rule.left == a && rule.right == b) return types::of(rule.result);
    }
    const auto both = shown_type(left) + " / " + shown_type(right);
    bilingual hint;
    if (a == type_kind::date && b == type_kind::number) {
        hint = {"Skriv antal dage som varighed: dato + duration(\"P28D\").",
                "Write a number of days as a duration: date + duration(\"P28D\")."};
    }
    mismatch(id,
             {"Regnearten findes ikke for de to typer: " + both + ".",
              "There is no such arithmetic for the two types: " + both + "."},
             std::move(hint));
    return types::any();
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
    const auto n = tree().at(id);
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
    }
    return types::boolean();
}

void typing::check_comparable(node_id id, const type_ptr& left, const type_ptr& right,
                              bool equality) {
    const auto both = shown_type(left) + " / " + shown_type(right);
    if (!fits(*left, *right) && !fits(*right, *left)) {
        mismatch(id,
                 {"De to typer kan ikke sammenlignes: " + both + ".",
                  "The two types cannot be compared: " + both + "."},
                 {"Sammenlign værdier af samme type.", "Compare values of the same type."});
        return;
    }
    if (equality) return;
    if (ordered_kind(scalar_kind(*left)) && ordered_kind(scalar_kind(*right))) return;
    mismatch(id,
             {"Typen har ingen rækkefølge: " + both + ".", "The type has no order: " + both + "."});
}

// A text compared with a fact that has allowed values must be one of them.
void typing::check_allowed(node_id literal, const type_ptr& side) {
    const auto& n = tree().at(literal);
    if (n.what != form::literal || n.constant.is_null()) return;
    if (!side->domain || side->domain->values.empty()) return;
    if (allowed_by(*side, n.constant)) return;
    std::vector<std::string> choices;
    for (const auto& v : side->domain->values)
        choices.push_back(feel::text(v));
    const auto close = nearest(feel::text(n.constant), choices);
    std::string all;
    for (const auto& one : choices)
        all += (all.empty() ? "" : ", ") + one;
    bilingual hint{"Tilladte værdier er " + all + ".", "Allowed values are " + all + "."};
    if (!close.empty()) hint = {"Mente du " + close + "?", "Did you mean " + close + "?"};
    b_.report("value-not-allowed", at(literal),
              {"Værdien er ikke blandt de tilladte, så betingelsen kan aldrig være opfyldt.",
               "The value is not among those allowed, so the condition can never be met."},
              std::move(hint));
}

type_ptr typing::membership(node_id id) {
    const auto n = tree().at(id);
    const auto what = visit(n.children[0]);
    const auto saved = std::exchange(tested_, tested{what, n.children[0], none});
    const auto saved_constant = std::exchange(constant_tests_, true);
    for (std::size_t i = 1; i < n.children.size(); ++i)
        visit(n.children[i]);
    const auto fact = slot_at(n.children[0]);
    if (constant_tests_ && fact.slot != none) ++b_.uses[fact.entity][fact.slot].second;
    constant_tests_ = saved_constant;
    tested_ = saved;
    return types::boolean();
}

type_ptr typing::logic(node_id id) {
    const auto n = tree().at(id);
    for (const auto child : n.children)
        require_boolean(child, visit(child));
    return types::boolean();
}

void typing::require_boolean(node_id id, const type_ptr& t) {
    const auto kind = scalar_kind(*t);
    if (kind == type_kind::boolean || open_kind(kind)) return;
    b_.report("not-boolean", at(id),
              {"Her skal stå noget, der er sandt eller falsk, ikke " + shown_type(t) + ".",
               "Something true or false must stand here, not " + shown_type(t) + "."},
              {"Skriv en sammenligning, fx x = \"a\" eller x >= 30.",
               "Write a comparison, e.g. x = \"a\" or x >= 30."});
}

type_ptr typing::conditional(node_id id) {
    const auto n = tree().at(id);
    require_boolean(n.children[0], visit(n.children[0]));
    const auto yes = visit(n.children[1]);
    const auto no = visit(n.children[2]);
    return joined(yes, no);
}

type_ptr typing::iteration(node_id id) {
    const auto n = tree().at(id);
    const auto depth = locals_.size();
    for (std::size_t i = 0; i + 1 < n.children.size(); ++i) {
        const auto domain = visit(n.children[i]);
        const auto element = element_of(domain);
        bind(n.children[i], tree().at(n.children[i]).text, element);
    }
    note_of(id).a = note_of(n.children[0]).a;
    if (n.what == form::iteration) {
        note_of(id).b = add_local("partial", types::list(types::any()));
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

index typing::add_local(std::string name, type_ptr t) {
    const auto reg = out().registers++;
    locals_.push_back({std::move(name), std::move(t), reg, false});
    return reg;
}

void typing::bind(node_id id, const std::string& name, const type_ptr& t) {
    note_of(id).a = add_local(name, t);
}

type_ptr typing::span_type(node_id id) {
    const auto n = tree().at(id);
    type_ptr element;
    for (const auto child : n.children)
        element = joined(element, visit(child));
    return types::list(element);
}

type_ptr typing::list_type(node_id id) {
    const auto n = tree().at(id);
    type_ptr element;
    for (const auto child : n.children)
        element = joined(element, visit(child));
    return types::list(element ? element : types::any());
}

type_ptr typing::context_type(node_id id) {
    const auto n = tree().at(id);
    const auto depth = locals_.size();
    std::vector<type_field> fields;
    for (const auto child : n.children) {
        const auto t = visit(child);
        const auto& key = tree().at(child).text;
        const bool twice = std::any_of(fields.begin(), fields.end(),
                                       [&](const type_field& f) { return f.name == key; });
        if (twice) {
            b_.report("duplicate-key", at(child),
                      {"Nøglen " + key + " står to gange i konteksten.",
                       "The key " + key + " stands twice in the context."});
        }
        fields.push_back({key, t, false});
        bind(child, key, t);
    }
    note_of(id).a = n.children.empty() ? none : note_of(n.children[0]).a;
    locals_.resize(depth);
    return types::context(std::move(fields));
}

type_ptr typing::range_type(node_id id) {
    const auto n = tree().at(id);
    const auto low = visit(n.children[0]);
    const auto high = visit(n.children[1]);
    check_comparable(id, low, high, false);
    return types::range(joined(low, high));
}

type_ptr typing::filter_type(node_id id) {
    const auto n = tree().at(id);
    const auto what = visit(n.children[0]);
    const auto element = element_of(what);
    const auto depth = locals_.size();
    const auto reg = add_local("item", element);
    locals_.back().is_item = true;
    note_of(id).a = reg;
    const auto condition = visit(n.children[1]);
    locals_.resize(depth);
    const auto kind = scalar_kind(*condition);
    if (kind == type_kind::number) return element;
    if (kind == type_kind::any || kind == type_kind::null) return types::any();
    if (kind != type_kind::boolean) require_boolean(n.children[1], condition);
    return what->kind == type_kind::list ? what : types::list(element);
}

type_ptr typing::instance_type(node_id id) {
    const auto n = tree().at(id);
    visit(n.children[0]);
    visit(n.children[1]);
    return types::boolean();
}

type_ptr typing::function_type(node_id id) {
    const auto n = tree().at(id);
    const auto depth = locals_.size();
    type out{.kind = type_kind::function};
    for (std::size_t i = 0; i + 1 < n.children.size(); ++i) {
        const auto& formal = tree().at(n.children[i]);
        const auto t = formal.children.empty() ? types::any() : visit(formal.children[0]);
        bind(n.children[i], formal.text, t);
        out.fields.push_back({formal.text, t, false});
    }
    note_of(id).a = n.children.size() > 1 ? note_of(n.children[0]).a : none;
    out.element = visit(n.children.back());
    locals_.resize(depth);
    return std::make_shared<const type>(std::move(out));
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
