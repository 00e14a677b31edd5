// SPDX-License-Identifier: Apache-2.0
// Types of stand-ins, decisions and functions, each after what it rests on.
#include "logic.hpp"

#include "infer.hpp"
#include "infer_tables.hpp"

#include <hjemmel/check/order.hpp>

#include <algorithm>

namespace hjemmel::check::detail {

namespace {

class slot_typing {
  public:
    slot_typing(builder& b, slot_ref ref) : b_(b), ref_(ref) {}

    void run() {
        const auto& s = slot();
        type_ptr made;
        if (s.expression != none) {
            infer(b_, s.expression, seen());
            made = b_.out.expressions[s.expression].root().type;
            check_fit(b_, s.expression, made, s.type);
        } else if (s.table != none) {
            const auto& source = b_.model.decisions[s.source];
            made = infer_table(b_, s.table, seen(), {s.type, bool(source.type)}, source.name.where);
            // `values` alone are those of one row's result.
            if (!source.type) slot().type = made;
        } else if (s.group != none) {
            group_type(s.group);
            made = types::boolean();
            if (!fits(*made, *s.type)) refuse_type();
        }
        // Where inference may err, the value itself is right.
        const bool narrow = slot().type->kind == type_kind::any && !b_.model.dynamic_typing;
        if (narrow && made) slot().type = made;
        slot().needs.clear();
        for (const auto& [entity, number] : needs_)
            slot().needs.push_back({entity, number});
    }

  private:
    environment seen() {
        environment env;
        env.entity = ref_.entity;
        env.needs = &needs_;
        return env;
    }
    check::slot& slot() { return b_.out.entities[ref_.entity].slots[ref_.slot]; }

    void refuse_type() {
        b_.fault("type-mismatch", b_.model.decisions[slot().source].name.where,
                 {"Betingelser giver boolean, men resultatet er erklæret som " +
                      shown_type(slot().type) + ".",
                  "Requirements give boolean, but the decision is declared as " +
                      shown_type(slot().type) + "."});
    }

    void group_type(index number) {
        const auto members = b_.out.groups[number].requirements;
        for (const auto& one : members) {
            if (one.group != none) group_type(one.group);
            if (one.condition == none) continue;
            infer(b_, one.condition, seen());
            const auto t = b_.out.expressions[one.condition].root().type;
            const auto kind = t->kind;
            if (kind == type_kind::boolean || kind == type_kind::any) continue;
            b_.fault("not-boolean", b_.out.expressions[one.condition].text.where,
                     {"En betingelse skal være sand eller falsk, ikke " + shown_type(t) + ".",
                      "A requirement must be true or false, not " + shown_type(t) + "."});
        }
    }

    builder& b_;
    slot_ref ref_;
    std::set<std::pair<index, index>> needs_{};
};

void infer_functions(builder& b) {
    std::vector<std::pair<std::size_t, std::size_t>> calls;
    for (std::size_t i = 0; i < b.function_calls.size(); ++i) {
        for (const auto called : b.function_calls[i])
            calls.emplace_back(i, called);
    }
    auto found = ordered(b.out.functions.size(), calls);
    if (!found.cycles.empty()) { // functions may call themselves: then the file's order serves
        for (std::size_t i = 0; i < b.out.functions.size(); ++i)
            found.order.push_back(i);
    }
    for (const auto i : found.order) {
        environment env;
        for (const auto& formal : b.out.functions[i].formals)
            env.arguments.push_back({formal.name, formal.type});
        const auto body = b.out.functions[i].expression;
        if (body == none) continue;
        infer(b, body, env);
        const auto& made = b.out.expressions[body].root().type;
        auto& result = b.out.functions[i].result;
        if (!fits(*made, *result)) {
            b.fault("type-mismatch", b.out.functions[i].where,
                    {"Funktionen giver " + shown_type(made) + ", men er erklæret som " +
                         shown_type(result) + ".",
                     "The function gives " + shown_type(made) + ", but is declared as " +
                         shown_type(result) + "."});
        }
        if (result->kind == type_kind::any) result = made;
    }
}

// What types allow may rest on the tested value, parameters and functions.
void infer_constraints(builder& b) {
    for (const auto& one : b.declared.constraints()) {
        const auto number = parsed(b, one.tests, text_form::tests);
        b.out.constraints.push_back(number);
        if (number == none) continue;
        environment env;
        env.input = one.tested;
        env.allowed = one.tested.get();
        infer(b, number, env);
    }
}

} // namespace

void infer_logic(builder& b) {
    infer_functions(b);
    for (const auto& ref : b.out.order)
        slot_typing(b, ref).run();
    infer_constraints(b);
}

} // namespace hjemmel::check::detail
