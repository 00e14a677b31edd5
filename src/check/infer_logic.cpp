// SPDX-License-Identifier: Apache-2.0
// Types of stand-ins, decisions and functions, each after what it rests on.
#include "logic.hpp"

#include "infer.hpp"

#include <hjemmel/check/order.hpp>
#include <hjemmel/core/nearest.hpp>

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
            made = typed(s.expression, {.entity = ref_.entity});
            check_fit(s.expression, made, s.type);
        } else if (s.table != none) {
            made = table_type(s.table);
        } else if (s.group != none) {
            group_type(s.group);
            made = types::boolean();
            if (!fits(*made, *s.type)) refuse_type();
        }
        if (slot().type->kind == type_kind::any && made) slot().type = made;
    }

  private:
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
            b_.report("type-mismatch", e.text.where,
                      {"Udtrykket giver " + shown_type(made) + ", men skal give " +
                           shown_type(wanted) + ".",
                       "The expression gives " + shown_type(made) + ", but must give " +
                           shown_type(wanted) + "."});
        }
        const auto& root = e.tree.at(e.tree.root());
        if (root.what == form::literal && !allowed_by(*wanted, root.constant)) {
            b_.report(
                "value-not-allowed", e.text.where,
                {"Værdien er ikke blandt de tilladte.", "The value is not among those allowed."},
                allowed_hint(*wanted, root.constant));
        }
    }

    static bilingual allowed_hint(const type& wanted, const value& given) {
        std::vector<std::string> choices;
        std::string all;
        for (const auto& v : wanted.domain->values) {
            if (!v.is(kind::string)) continue;
            choices.push_back(v.as_string());
            all += (all.empty() ? "" : ", ") + v.as_string();
        }
        if (choices.empty()) return {};
        const auto close = given.is(kind::string) ? nearest(given.as_string(), choices) : "";
        if (!close.empty()) return {"Mente du " + close + "?", "Did you mean " + close + "?"};
        return {"Tilladte værdier er " + all + ".", "Allowed values are " + all + "."};
    }

    void refuse_type() {
        b_.report("type-mismatch", b_.model.decisions[slot().source].name.where,
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
            const auto t = typed(one.condition, {.entity = ref_.entity});
            const auto kind = t->kind;
            if (kind == type_kind::boolean || kind == type_kind::any) continue;
            b_.report("not-boolean", b_.out.expressions[one.condition].text.where,
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
        using policy = model::hit_policy;
        if (source.hit_policy == policy::collect) {
            if (source.aggregation == model::aggregation::none) return types::list(one);
            return source.aggregation == model::aggregation::count ? types::number() : one;
        }
        const bool many =
            source.hit_policy == policy::rule_order || source.hit_policy == policy::output_order;
        return many ? types::list(one) : one;
    }

    void type_columns(index number) {
        const auto& source = *b_.out.tables[number].source;
        for (std::size_t c = 0; c < source.inputs.size(); ++c) {
            const auto column = b_.out.tables[number].columns[c];
            auto t = typed(column, {.entity = ref_.entity});
            t = b_.declared.constrained(t, source.inputs[c].values, {}, {});
            b_.out.tables[number].inputs.push_back(t);
            type_cells(number, static_cast<index>(c), t);
        }
    }

    void type_cells(index number, index column, const type_ptr& t) {
        const auto bare = bare_fact(b_.out.tables[number].columns[column]);
        bool constant = true;
        const auto rows = b_.out.tables[number].rows;
        for (const auto& row : rows) {
            for (const auto& cell : row.cells) {
                if (cell.column != column || cell.tests == none) continue;
                environment env{.entity = ref_.entity};
                env.input = t;
                env.allowed = t.get();
                env.tested = bare;
                constant = infer(b_, cell.tests, env) && constant;
            }
        }
        if (bare.slot != none && constant) ++b_.uses[bare.entity][bare.slot].second;
    }

    slot_ref bare_fact(index expression) const {
        if (expression == none) return {none, none};
        const auto& e = b_.out.expressions[expression];
        const auto& root = e.root();
        if (root.what == referent::slot) return {ref_.entity, root.a};
        if (root.what != referent::parent_slot) return {none, none};
        return {b_.out.entities[ref_.entity].parent, root.a};
    }

    type_ptr type_output(index number, std::size_t column) {
        const auto& source = b_.out.tables[number].source->outputs[column];
        const bool nameless = source.name.text.empty();
        const auto& policy = b_.out.tables[number].source->hit_policy;
        const bool many = policy == model::hit_policy::collect ||
                          policy == model::hit_policy::rule_order ||
                          policy == model::hit_policy::output_order;
        auto wanted = b_.declared.constrained(
            source.type || !source.values ? b_.declared.type_of(source.type) : types::string(),
            source.values, {}, {});
        if (nameless && !source.type && !source.values) {
            const auto& own = slot().type;
            const bool items = many && own->kind == type_kind::list && own->element;
            wanted = items ? own->element : own;
        }
        type_ptr made;
        std::vector<index> all;
        for (const auto& row : b_.out.tables[number].rows)
            all.push_back(row.outputs[column]);
        all.push_back(b_.out.tables[number].fallbacks[column]);
        for (const auto expression : all) {
            if (expression == none) continue;
            environment env{.entity = ref_.entity};
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
};

void infer_functions(builder& b) {
    std::vector<std::pair<std::size_t, std::size_t>> calls;
    for (std::size_t i = 0; i < b.function_names.size(); ++i) {
        for (const auto& name : b.function_names[i]) {
            const auto f = b.find_function(name);
            if (f != none) calls.emplace_back(i, f);
        }
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
            env.arguments.emplace_back(source.parameters[p].name.text,
                                       b.out.functions[i].parameters[p]);
        }
        const auto body = b.out.functions[i].expression;
        if (body == none) continue;
        infer(b, body, env);
        const auto& made = b.out.expressions[body].root().type;
        auto& result = b.out.functions[i].result;
        if (!fits(*made, *result)) {
            b.report("type-mismatch", source.body.where,
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
