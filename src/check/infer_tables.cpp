// SPDX-License-Identifier: Apache-2.0
#include "infer_tables.hpp"

#include "infer.hpp"
#include "rows.hpp"

#include <algorithm>

namespace hjemmel::check::detail {

namespace {

// Constants that the expression may give must be allowed.
void check_result(builder& b, const expression& e, node_id id, const type& wanted) {
    const auto& n = e.tree.at(id);
    if (n.what == form::conditional) {
        check_result(b, e, n.children[1], wanted);
        check_result(b, e, n.children[2], wanted);
        return;
    }
    if (n.what == form::list && wanted.kind == type_kind::list && wanted.element) {
        for (const auto item : n.children)
            check_result(b, e, item, *wanted.element);
        return;
    }
    const auto constant = constant_at(e.tree, id);
    if (!constant || allowed_by(wanted, *constant)) return;
    b.fault("value-not-allowed", e.at(id),
            {"Værdien er ikke blandt de tilladte.", "The value is not among those allowed."},
            allowed_hint(b, *wanted.domain, *constant));
}

class table_typing {
  public:
    table_typing(builder& b, index number, const environment& seen, const wanted_type& wanted)
        : b_(b), number_(number), seen_(seen), wanted_(wanted) {}

    type_ptr run(const place& where) {
        const auto made = table_type();
        if (wanted_.declared) check_table(made, where);
        check_rows(b_, b_.out.tables[number_]);
        return made;
    }

  private:
    const check::table& table() const { return b_.out.tables[number_]; }
    const model::table& source() const { return *table().source; }

    // The table's result as a whole; single outputs are checked cell by cell.
    void check_table(const type_ptr& made, const place& where) {
        const auto& outputs = source().outputs;
        const bool single = outputs.size() == 1 && outputs[0].name.text.empty();
        if (single && !many() && source().aggregation == model::aggregation::none) return;
        const auto wanted = wanted_.what->kind;
        const bool list = !many() || wanted == type_kind::list || wanted == type_kind::any;
        if (list && fits(*made, *wanted_.what)) return;
        const auto have = shown_type(made);
        const auto declared = shown_type(wanted_.what);
        b_.fault(
            "type-mismatch", where,
            {"Tabellen giver " + have + ", men resultatet er erklæret som " + declared + ".",
             "The table gives " + have + ", but the decision is declared as " + declared + "."});
    }

    // Whether the table gives a list of what its rows give.
    bool many() const {
        using policy = model::hit_policy;
        const auto& source = this->source();
        return (source.hit_policy == policy::collect &&
                source.aggregation == model::aggregation::none) ||
               source.hit_policy == policy::rule_order || source.hit_policy == policy::output_order;
    }

    type_ptr table_type() {
        type_columns();
        const auto& source = this->source();
        std::vector<type_field> fields;
        for (std::size_t i = 0; i < source.outputs.size(); ++i) {
            const auto t = type_output(i);
            b_.out.tables[number_].outputs.push_back(t);
            fields.push_back({source.outputs[i].name.text, t, false});
        }
        check_priorities();
        const bool single = fields.size() == 1 && fields[0].name.empty();
        return collected(single ? fields[0].what : types::context(std::move(fields)));
    }

    // These policies go by the order of the outputs' allowed values.
    void check_priorities() {
        using policy = model::hit_policy;
        const auto how = source().hit_policy;
        if (how != policy::priority && how != policy::output_order) return;
        const auto ordered = [](const type_ptr& t) {
            return t->domain && !t->domain->values.empty();
        };
        const auto& all = table().outputs;
        if (std::any_of(all.begin(), all.end(), ordered)) return;
        const std::string name = how == policy::priority ? "PRIORITY" : "OUTPUT ORDER";
        b_.fault(
            "no-priorities", source().where,
            {name + " går efter de tilladte værdiers rækkefølge, og intet output har værdier.",
             name + " goes by the order of the allowed values, and no output has any."},
            {"Skriv resultatets values med den vigtigste først, eller vælg FIRST eller RULE "
             "ORDER.",
             "Write the result's values with the most important first, or choose FIRST or RULE "
             "ORDER."});
    }

    type_ptr collected(const type_ptr& one) const {
        if (source().aggregation == model::aggregation::count) return types::number();
        return many() ? types::list(one) : one;
    }

    type_ptr typed(index number, const environment& env) {
        if (number == none) return types::any();
        infer(b_, number, env);
        return b_.out.expressions[number].root().type;
    }

    void type_columns() {
        const auto& source = this->source();
        std::vector<column> columns;
        for (std::size_t c = 0; c < source.inputs.size(); ++c) {
            const auto expression = table().columns[c];
            auto t = typed(expression, seen_);
            const auto own = b_.declared.constrained(t, source.inputs[c]);
            columns.push_back({own, bare_fact(expression)});
            b_.out.tables[number_].inputs.push_back(own == t ? nullptr : own);
        }
        for (const auto& row : table().rows) {
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
        auto env = seen_;
        env.input = of.type;
        env.allowed = of.type.get();
        env.tested = of.fact;
        of.constant = infer(b_, tests, env) && of.constant;
    }

    slot_ref bare_fact(index expression) const {
        if (expression == none) return {none, none};
        const auto& e = b_.out.expressions[expression];
        const auto& root = e.root();
        if (root.what == referent::slot) return {seen_.entity, root.a};
        if (root.what != referent::parent_slot) return {none, none};
        return {b_.out.entities[seen_.entity].parent, root.a};
    }

    // What a cell of this output must be: a nameless one is the decision's own result.
    type_ptr wanted_output(const model::output_column& output) {
        if (!output.name.text.empty() || output.type || bool(output))
            return b_.declared.restricted(output.type, output);
        const auto& own = wanted_.what;
        // What is allowed of the result is not what each row may give.
        if (source().aggregation == model::aggregation::sum) return types::number();
        if (source().aggregation != model::aggregation::none) return types::any();
        if (!many() || own->kind != type_kind::list) return own;
        return own->element ? own->element : types::any();
    }

    type_ptr type_output(std::size_t which) {
        const auto wanted = wanted_output(source().outputs[which]);
        type_ptr made;
        std::vector<index> all;
        for (const auto& row : table().rows)
            all.push_back(row.outputs[which]);
        all.push_back(table().fallbacks[which]);
        for (const auto expression : all) {
            if (expression == none) continue;
            auto env = seen_;
            env.allowed = wanted.get();
            const auto t = typed(expression, env);
            check_fit(b_, expression, t, wanted);
            made = joined(made, t);
        }
        if (wanted->kind != type_kind::any) return wanted;
        return made ? made : types::any();
    }

    builder& b_;
    index number_;
    const environment& seen_;
    const wanted_type& wanted_;
};

} // namespace

void check_fit(builder& b, index number, const type_ptr& made, const type_ptr& wanted) {
    if (number == none || !made) return;
    const auto& e = b.out.expressions[number];
    if (!fits(*made, *wanted)) {
        b.fault(
            "type-mismatch", e.text.where,
            {"Udtrykket giver " + shown_type(made) + ", men skal give " + shown_type(wanted) + ".",
             "The expression gives " + shown_type(made) + ", but must give " + shown_type(wanted) +
                 "."});
        return;
    }
    check_result(b, e, e.tree.root(), *wanted);
}

type_ptr infer_table(builder& b, index table, const environment& seen, const wanted_type& wanted,
                     const place& where) {
    return table_typing(b, table, seen, wanted).run(where);
}

} // namespace hjemmel::check::detail
