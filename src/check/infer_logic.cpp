// SPDX-License-Identifier: Apache-2.0
// Types of stand-ins, decisions and functions, each after what it rests on.
#include "logic.hpp"

#include "infer.hpp"
#include "rows.hpp"

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
            made = typed(s.expression, seen());
            check_fit(s.expression, made, s.type);
        } else if (s.table != none) {
            made = table_type(s.table);
            // `values` alone are those of one row's result.
            if (!b_.model.decisions[s.source].type) slot().type = made;
            check_table(*b_.out.tables[s.table].source, made);
            check_rows(b_, b_.out.tables[s.table]);
        } else if (s.group != none) {
            group_type(s.group);
            made = types::boolean();
            if (!fits(*made, *s.type)) refuse_type();
        }
        if (slot().type->kind == type_kind::any && made) slot().type = made;
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

    type_ptr typed(index number, const environment& env) {
        if (number == none) return types::any();
        infer(b_, number, env);
        return b_.out.expressions[number].root().type;
    }

    void check_fit(index number, const type_ptr& made, const type_ptr& wanted) {
        if (number == none || !made) return;
        const auto& e = b_.out.expressions[number];
        if (!fits(*made, *wanted)) {
            b_.fault("type-mismatch", e.text.where,
                     {"Udtrykket giver " + shown_type(made) + ", men skal give " +
                          shown_type(wanted) + ".",
                      "The expression gives " + shown_type(made) + ", but must give " +
                          shown_type(wanted) + "."});
            return;
        }
        check_result(e, e.tree.root(), *wanted);
    }

    // Constants that the expression may give must be allowed.
    void check_result(const expression& e, node_id id, const type& wanted) {
        const auto& n = e.tree.at(id);
        if (n.what == form::conditional) {
            check_result(e, n.children[1], wanted);
            check_result(e, n.children[2], wanted);
            return;
        }
        if (n.what == form::list && wanted.kind == type_kind::list && wanted.element) {
            for (const auto item : n.children)
                check_result(e, item, *wanted.element);
            return;
        }
        const auto constant = constant_at(e.tree, id);
        if (!constant || allowed_by(wanted, *constant)) return;
        b_.fault("value-not-allowed", e.text.at(n.begin, n.end),
                 {"Værdien er ikke blandt de tilladte.", "The value is not among those allowed."},
                 allowed_hint(b_, *wanted.domain, *constant));
    }

    // The table's result as a whole; single outputs are checked cell by cell.
    void check_table(const model::table& source, const type_ptr& made) {
        const bool single = source.outputs.size() == 1 && source.outputs[0].name.text.empty();
        if (single && !many(source) && source.aggregation == model::aggregation::none) return;
        const auto wanted = slot().type->kind;
        const bool list = !many(source) || wanted == type_kind::list || wanted == type_kind::any;
        if (list && fits(*made, *slot().type)) return;
        b_.fault("type-mismatch", b_.model.decisions[slot().source].name.where,
                 {"Tabellen giver " + shown_type(made) + ", men resultatet er erklæret som " +
                      shown_type(slot().type) + ".",
                  "The table gives " + shown_type(made) + ", but the decision is declared as " +
                      shown_type(slot().type) + "."});
    }

    // Whether the table gives a list of what its rows give.
    static bool many(const model::table& source) {
        using policy = model::hit_policy;
        return (source.hit_policy == policy::collect &&
                source.aggregation == model::aggregation::none) ||
               source.hit_policy == policy::rule_order || source.hit_policy == policy::output_order;
    }

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
            const auto t = typed(one.condition, seen());
            const auto kind = t->kind;
            if (kind == type_kind::boolean || kind == type_kind::any) continue;
            b_.fault("not-boolean", b_.out.expressions[one.condition].text.where,
                     {"En betingelse skal være sand eller falsk, ikke " + shown_type(t) + ".",
                      "A requirement must be true or false, not " + shown_type(t) + "."});
        }
    }

    type_ptr table_type(index number) {
        type_columns(number);
        const auto& source = *b_.out.tables[number].source;
        std::vector<type_field> fields;
        for (std::size_t i = 0; i < source.outputs.size(); ++i) {
            const auto t = type_output(number, i);
            b_.out.tables[number].outputs.push_back(t);
            fields.push_back({source.outputs[i].name.text, t, false});
        }
        const bool single = fields.size() == 1 && fields[0].name.empty();
        return collected(source, single ? fields[0].what : types::context(std::move(fields)));
    }

    static type_ptr collected(const model::table& source, const type_ptr& one) {
        if (source.aggregation == model::aggregation::count) return types::number();
        return many(source) ? types::list(one) : one;
    }

    void type_columns(index number) {
        const auto& source = *b_.out.tables[number].source;
        std::vector<column> columns;
        for (std::size_t c = 0; c < source.inputs.size(); ++c) {
            const auto expression = b_.out.tables[number].columns[c];
            auto t = typed(expression, seen());
            t = b_.declared.constrained(t, source.inputs[c].values, {}, {});
            columns.push_back({t, bare_fact(expression)});
            b_.out.tables[number].inputs.push_back(std::move(t));
        }
        for (const auto& row : b_.out.tables[number].rows) {
            for (const auto& cell : row.cells) {
                if (cell.tests != none) type_cell(cell.tests, columns[cell.column]);
            }
        }
        for (const auto& one : columns) {
            if (one.fact.slot != none && one.constant)
                ++b_.uses[one.fact.entity][one.fact.slot].second;
        }
    }

    struct column {
        type_ptr type{};
        slot_ref fact{};      ///< that it is, where it is one
        bool constant = true; ///< it is held against constants alone
    };

    void type_cell(index tests, column& of) {
        auto env = seen();
        env.input = of.type;
        env.allowed = of.type.get();
        env.tested = of.fact;
        of.constant = infer(b_, tests, env) && of.constant;
    }

    slot_ref bare_fact(index expression) const {
        if (expression == none) return {none, none};
        const auto& e = b_.out.expressions[expression];
        const auto& root = e.root();
        if (root.what == referent::slot) return {ref_.entity, root.a};
        if (root.what != referent::parent_slot) return {none, none};
        return {b_.out.entities[ref_.entity].parent, root.a};
    }

    // What a cell of this output must be: a nameless one is the decision's own result.
    type_ptr wanted_output(const model::table& table, const model::output_column& output) {
        if (!output.name.text.empty() || output.type || output.values) {
            const auto base =
                output.type || !output.values ? b_.declared.type_of(output.type) : types::string();
            return b_.declared.constrained(base, output.values, {}, {});
        }
        if (table.aggregation == model::aggregation::count) return types::any();
        const auto& own = slot().type;
        if (!many(table) || own->kind != type_kind::list) return own;
        return own->element ? own->element : types::any();
    }

    type_ptr type_output(index number, std::size_t which) {
        const auto& source = b_.out.tables[number].source->outputs[which];
        const auto wanted = wanted_output(*b_.out.tables[number].source, source);
        type_ptr made;
        std::vector<index> all;
        for (const auto& row : b_.out.tables[number].rows)
            all.push_back(row.outputs[which]);
        all.push_back(b_.out.tables[number].fallbacks[which]);
        for (const auto expression : all) {
            if (expression == none) continue;
            auto env = seen();
            env.allowed = wanted.get();
            const auto t = typed(expression, env);
            check_fit(expression, t, wanted);
            made = joined(made, t);
        }
        if (wanted->kind != type_kind::any) return wanted;
        return made ? made : types::any();
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
        const auto& source = b.model.functions[i];
        for (std::size_t p = 0; p < source.parameters.size(); ++p) {
            env.arguments.emplace_back(feel::normal_name(source.parameters[p].name.text),
                                       b.out.functions[i].parameters[p]);
        }
        const auto body = b.out.functions[i].expression;
        if (body == none) continue;
        infer(b, body, env);
        const auto& made = b.out.expressions[body].root().type;
        auto& result = b.out.functions[i].result;
        if (!fits(*made, *result)) {
            b.fault("type-mismatch", source.body.where,
                    {"Funktionen giver " + shown_type(made) + ", men er erklæret som " +
                         shown_type(result) + ".",
                     "The function gives " + shown_type(made) + ", but is declared as " +
                         shown_type(result) + "."});
        }
        if (result->kind == type_kind::any) result = made;
    }
}

} // namespace

void infer_logic(builder& b) {
    infer_functions(b);
    for (const auto& ref : b.out.order)
        slot_typing(b, ref).run();
}

} // namespace hjemmel::check::detail
