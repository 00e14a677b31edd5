// SPDX-License-Identifier: Apache-2.0
#include "boxes.hpp"

#include <algorithm>
#include <utility>

namespace hjemmel::check::detail {

using feel::form;
using feel::node_id;

namespace {

bool is_dash(std::string_view text) {
    const auto from = text.find_first_not_of(" \t\r\n");
    if (from == std::string_view::npos) return true;
    return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1) == "-";
}

} // namespace

/// One boxed expression as one tree.
class boxing {
  public:
    explicit boxing(logic_parser& parser) : parser_(parser), b_(parser.b_) {}

    index finish(std::optional<node_id> root, const place& where) {
        if (!root) return none;
        if (!is_shallow(b_, out_.tree, where)) return none;
        out_.text.where = where;
        const auto number = static_cast<index>(b_.out.expressions.size());
        auto tables = std::move(tables_);
        auto types = std::move(types_);
        add_expression(b_, std::move(out_));
        auto& notes = b_.out.expressions[number].notes;
        for (const auto& [id, table] : tables)
            notes[id].a = table;
        for (const auto& [id, type] : types)
            notes[id].b = type;
        parser_.made_.push_back({number, parser_.bound_, parser_.in_filter_});
        return number;
    }

    std::optional<node_id> logic(const model::logic& what, const model::data& type,
                                 const place& where) {
        const auto made = std::visit([&](const auto& one) { return any(one, where); }, what);
        return type ? typed(made, b_.declared.type_of(type), where) : made;
    }

    /// With the type and the allowed values that it has as a decision.
    std::optional<node_id> decision(const model::decision& what, const type_ptr& type) {
        const auto& where = what.name.where;
        const auto made = std::visit([&](const auto& one) { return any(one, where); }, what.logic);
        return what.type || bool(what) ? typed(made, type, where) : made;
    }

    std::optional<node_id> box(const model::boxed& what) {
        const auto bound = parser_.bound_.size();
        auto out = made(what);
        parser_.bound_.resize(bound);
        return out;
    }

    node_id name(const std::string& text, const place& where) {
        return node(form::name, {}, text, where);
    }

    node_id node(form what, std::vector<node_id> children, std::string text, const place& where) {
        feel::node one;
        one.what = what;
        one.children = std::move(children);
        one.text = std::move(text);
        const auto id = static_cast<node_id>(out_.tree.nodes.size());
        out_.tree.nodes.push_back(std::move(one));
        out_.pieces.push_back({id, {"", where, {}}});
        return id;
    }

    node_id entry(const std::string& name, node_id what, const place& where) {
        parser_.bound_.push_back(name);
        return node(form::entry, {what}, name, where);
    }

    // The last entry of a context, which has no name.
    node_id result_of(std::vector<node_id> entries, node_id result, const place& where) {
        entries.push_back(node(form::entry, {result}, {}, where));
        const auto context = node(form::context, std::move(entries), {}, where);
        return node(form::path, {context}, {}, where);
    }

  private:
    using parts = std::vector<model::boxed_part>;

    void declare(node_id id, const type_ptr& type) {
        types_.emplace_back(id, static_cast<index>(out_.declared.size()));
        out_.declared.push_back(type);
    }

    std::optional<node_id> leaf(const located_text& text, text_form as = text_form::expression) {
        auto tree = tree_of(b_, text, as);
        if (!tree) return std::nullopt;
        const auto first = static_cast<node_id>(out_.tree.nodes.size());
        out_.pieces.push_back({first, text});
        for (auto& one : tree->nodes) {
            for (auto& child : one.children)
                child += first;
            out_.tree.nodes.push_back(std::move(one));
        }
        return static_cast<node_id>(out_.tree.nodes.size() - 1);
    }

    std::optional<node_id> typed(std::optional<node_id> what, const type_ptr& type,
                                 const place& where) {
        if (!what) return what;
        const auto out = node(form::typed, {*what}, {}, where);
        declare(out, type);
        return out;
    }

    std::optional<node_id> any(const located_text& text, const place& /*where*/) {
        return leaf(text);
    }

    std::optional<node_id> any(const model::boxed& what, const place& /*where*/) {
        return box(what);
    }

    std::optional<node_id> any(const model::table& what, const place& where) {
        const auto number = parser_.table(what);
        const auto id = node(form::table, {}, {}, where);
        tables_.emplace_back(id, number);
        return id;
    }

    std::optional<node_id> any(const model::requirement_group& what, const place& where) {
        using kind = model::requirement_group::kind;
        std::optional<node_id> all;
        for (const auto& one : what.requirements) {
            const auto next =
                one.group.empty() ? leaf(one.when) : any(one.group.front(), one.id.where);
            if (!next) return std::nullopt;
            const auto joining = what.which == kind::all ? form::conjunction : form::disjunction;
            all = all ? node(joining, {*all, *next}, {}, where) : *next;
        }
        if (what.which != kind::none || !all) return all;
        const auto no = node(form::name, {}, "not", where);
        return node(form::call, {no, *all}, {}, where);
    }

    std::optional<node_id> part(const model::boxed_part& one, const place& where) {
        return logic(one.logic, one.type, one.name.where ? one.name.where : where);
    }

    std::optional<node_id> made(const model::boxed& what) {
        switch (what.what) {
        case model::boxed::form::context:
            return context(what);
        case model::boxed::form::relation:
            return relation(what);
        case model::boxed::form::list:
            return all_of(form::list, what, 0, what.parts.size());
        case model::boxed::form::conditional:
            return all_of(form::conditional, what, 0, what.parts.size());
        case model::boxed::form::filter:
            return filter(what);
        case model::boxed::form::iteration:
            return iteration(what, form::iteration);
        case model::boxed::form::some:
            return iteration(what, form::some);
        case model::boxed::form::every:
            return iteration(what, form::every);
        case model::boxed::form::call:
            return call(what);
        case model::boxed::form::function:
            return function(what);
        }
        return std::nullopt;
    }

    std::optional<node_id> all_of(form as, const model::boxed& what, std::size_t from,
                                  std::size_t to) {
        std::vector<node_id> all;
        bool good = true;
        for (auto i = from; i < to; ++i) {
            const auto id = part(what.parts[i], what.where);
            good = good && id;
            all.push_back(id.value_or(0));
        }
        if (!good) return std::nullopt;
        return node(as, std::move(all), {}, what.where);
    }

    std::optional<node_id> context(const model::boxed& what) {
        std::vector<node_id> entries;
        std::optional<node_id> result;
        bool good = true;
        for (const auto& one : what.parts) {
            const auto id = part(one, what.where);
            good = good && id;
            const auto where = one.name.where ? one.name.where : what.where;
            if (one.name.text.empty())
                result = id;
            else
                entries.push_back(entry(feel::normal_name(one.name.text), id.value_or(0), where));
        }
        if (!good) return std::nullopt;
        if (result) return result_of(std::move(entries), *result, what.where);
        return node(form::context, std::move(entries), {}, what.where);
    }

    std::optional<node_id> relation(const model::boxed& what) {
        std::vector<node_id> rows;
        const auto width = what.columns.size();
        bool good = true;
        for (std::size_t first = 0; width > 0 && first < what.parts.size(); first += width) {
            std::vector<node_id> entries;
            for (std::size_t i = 0; i < width; ++i) {
                const auto id = part(what.parts[first + i], what.where);
                good = good && id;
                entries.push_back(node(form::entry, {id.value_or(0)},
                                       feel::normal_name(what.columns[i].text), what.where));
            }
            rows.push_back(node(form::context, std::move(entries), "row", what.where));
        }
        if (!good) return std::nullopt;
        return node(form::list, std::move(rows), {}, what.where);
    }

    std::optional<node_id> filter(const model::boxed& what) {
        const auto list = part(what.parts[0], what.where);
        const bool saved = std::exchange(parser_.in_filter_, true);
        parser_.bound_.emplace_back("item");
        const auto match = part(what.parts[1], what.where);
        parser_.in_filter_ = saved;
        if (!list || !match) return std::nullopt;
        return node(form::filter, {*list, *match}, {}, what.where);
    }

    std::optional<node_id> domain_of(const model::boxed& what) {
        const auto& first = what.parts[0];
        const auto* text = std::get_if<located_text>(&first.logic);
        if (text == nullptr || first.type) return part(first, what.where);
        return leaf(*text, text_form::domain);
    }

    std::optional<node_id> iteration(const model::boxed& what, form as) {
        const auto domain = domain_of(what);
        const auto name = feel::normal_name(what.name.text);
        parser_.bound_.push_back(name);
        if (as == form::iteration) parser_.bound_.emplace_back("partial");
        // Children come before their parents, and a binding before what uses it.
        const auto binding = node(form::binding, {domain.value_or(0)}, name, what.name.where);
        const auto body = part(what.parts[1], what.where);
        if (!domain || !body) return std::nullopt;
        return node(as, {binding, *body}, {}, what.where);
    }

    std::optional<node_id> call(const model::boxed& what) {
        const auto callee = leaf(what.name);
        std::vector<node_id> all{callee.value_or(0)};
        bool good = callee.has_value();
        for (const auto& one : what.parts) {
            const auto id = part(one, what.where);
            good = good && id;
            all.push_back(node(form::argument, {id.value_or(0)}, feel::normal_name(one.name.text),
                               one.name.where));
        }
        if (!good) return std::nullopt;
        return node(form::call, std::move(all), {}, what.where);
    }

    std::optional<node_id> function(const model::boxed& what) {
        std::vector<node_id> all;
        for (const auto& one : what.parameters) {
            const auto name = feel::normal_name(one.name.text);
            all.push_back(node(form::parameter, {}, name, one.name.where));
            if (one.type) declare(all.back(), b_.declared.type_of(one.type));
            parser_.bound_.push_back(name);
        }
        const auto body = part(what.parts[0], what.where);
        if (!body) return std::nullopt;
        all.push_back(*body);
        return node(form::function, std::move(all), {}, what.where);
    }

    logic_parser& parser_;
    builder& b_;
    check::expression out_{};
    std::vector<std::pair<node_id, index>> tables_{};
    std::vector<std::pair<node_id, index>> types_{};
};

index logic_parser::expression(const located_text& text, text_form as) {
    const auto number = parsed(b_, text, as);
    if (number != none) made_.push_back({number, bound_, in_filter_});
    return number;
}

index logic_parser::whole(const model::logic& logic, const model::data& type, const place& where) {
    const auto* text = std::get_if<located_text>(&logic);
    if (text != nullptr && !type) return expression(*text);
    boxing all(*this);
    const auto root = all.logic(logic, type, where);
    return all.finish(root, where);
}

index logic_parser::whole(const model::boxed& logic, const place& where) {
    boxing all(*this);
    const auto root = all.box(logic);
    return all.finish(root, where);
}

index logic_parser::table(const model::table& source) {
    check::table t;
    t.source = &source;
    for (const auto& column : source.inputs)
        t.columns.push_back(expression(column.expression));
    for (const auto& column : source.outputs)
        t.fallbacks.push_back(column.fallback.empty() ? none : expression(column.fallback));
    for (const auto& row : source.rows)
        t.rows.push_back(parse_row(source, row));
    b_.out.tables.push_back(std::move(t));
    return static_cast<index>(b_.out.tables.size() - 1);
}

row logic_parser::parse_row(const model::table& table, const model::row& source) {
    row out;
    for (const auto& cell : source.when) {
        const auto column =
            std::find_if(table.inputs.begin(), table.inputs.end(),
                         [&](const auto& c) { return c.expression.text == cell.column.text; });
        const auto number = static_cast<index>(column - table.inputs.begin());
        const auto tests = is_dash(cell.text.text) ? none : expression(cell.text, text_form::tests);
        out.cells.push_back({number, tests});
    }
    out.outputs.assign(table.outputs.size(), none);
    for (const auto& cell : source.then) {
        const auto column =
            std::find_if(table.outputs.begin(), table.outputs.end(),
                         [&](const auto& c) { return c.name.text == cell.column.text; });
        if (column == table.outputs.end()) continue; // the loader told it
        const auto number = static_cast<std::size_t>(column - table.outputs.begin());
        out.outputs[number] = expression(cell.text);
    }
    return out;
}

namespace {

// The decisions that are needed to get from the inputs to the outputs, each after what it needs.
class service_needs {
  public:
    service_needs(const builder& b, index entity, const std::vector<std::string>& inputs)
        : b_(b), entity_(entity), inputs_(inputs), seen_(slots().size(), false) {}

    void add(index output) {
        std::vector<std::pair<index, bool>> open{{output, false}};
        while (!open.empty()) {
            const auto [number, done] = open.back();
            open.pop_back();
            if (done) {
                order.push_back(number);
                continue;
            }
            if (seen_[number] || !is_worked_out(number)) continue;
            seen_[number] = true;
            open.emplace_back(number, true);
            for (const auto& need : slots()[number].needs)
                if (need.entity == entity_) open.emplace_back(need.slot, false);
            // Inside filters names alone do not tell: what may be needed is there as well.
            for (const auto need : b_.doubtful_needs_of({entity_, number}))
                if (need.entity == entity_) open.emplace_back(need.slot, false);
        }
    }

    std::vector<index> order{};

  private:
    const std::vector<slot>& slots() const { return b_.out.entities[entity_].slots; }

    bool is_worked_out(index number) const {
        const auto& s = slots()[number];
        return !s.is_fact && std::find(inputs_.begin(), inputs_.end(), s.name) == inputs_.end();
    }

    const builder& b_;
    index entity_;
    const std::vector<std::string>& inputs_;
    std::vector<bool> seen_;
};

} // namespace

index logic_parser::service(const model::service& source, index entity) {
    if (entity == none) return none; // told already
    std::vector<std::string> inputs;
    for (const auto& one : source.inputs)
        inputs.push_back(feel::normal_name(one.text));
    bound_ = inputs;
    service_needs needs(b_, entity, inputs);
    for (const auto& one : source.outputs) {
        const auto slot = b_.find_slot(entity, feel::normal_name(one.text));
        if (slot == none) return none;
        needs.add(slot);
    }
    b_.service_decisions += needs.order.size();
    if (b_.service_decisions > b_.limits.service_decisions) {
        b_.report("too-many-dependencies", source.name.where,
                  {"Tjenesterne bygger tilsammen på flere resultater, end grænsen tillader.",
                   "The services together rest on more decisions than the limit allows."});
        return none;
    }
    boxing all(*this);
    const auto& where = source.name.where;
    std::vector<node_id> entries;
    for (const auto number : needs.order) {
        const auto& s = b_.out.entities[entity].slots[number];
        const auto& decision = b_.model.decisions[s.source];
        const auto id = all.decision(decision, s.type);
        if (!id) return none;
        entries.push_back(all.entry(s.name, *id, decision.name.where));
    }
    std::vector<node_id> results;
    std::set<std::string> given;
    for (const auto& one : source.outputs) {
        const auto name = feel::normal_name(one.text);
        if (!given.insert(name).second) continue; // told already
        const auto read = all.name(name, one.where);
        if (source.outputs.size() == 1)
            return all.finish(all.result_of(std::move(entries), read, where), where);
        results.push_back(all.node(form::entry, {read}, name, one.where));
    }
    const auto both = all.node(form::context, std::move(results), {}, where);
    return all.finish(all.result_of(std::move(entries), both, where), where);
}

} // namespace hjemmel::check::detail
