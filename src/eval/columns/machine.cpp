// SPDX-License-Identifier: Apache-2.0
#include "machine.hpp"

#include "periods.hpp"
#include "table_index.hpp"

#include <algorithm>
#include <set>

namespace hjemmel::eval::columns {

namespace {

/// Functions that may come to call themselves.
std::vector<bool> recursive_functions(const plan::program& p) {
    const auto count = p.functions.size();
    std::vector<std::set<plan::index>> calls(count);
    const auto walk = [&](const auto& self, plan::index at, std::set<plan::index>& into) -> void {
        const auto& i = p.code[at];
        if (i.code == plan::op::call_function) into.insert(i.a);
        if (i.code == plan::op::closure && i.b == 1) into.insert(i.a);
        if (i.code == plan::op::closure && i.b == 0) self(self, p.literals[i.a].body, into);
        for (plan::index k = 0; k < i.count; ++k)
            self(self, p.operands[i.first + k], into);
    };
    for (std::size_t f = 0; f < count; ++f)
        walk(walk, p.expressions[p.functions[f].expression].root, calls[f]);
    for (std::size_t round = 0; round < count; ++round) {
        for (auto& one : calls) {
            const auto direct = one;
            for (const auto f : direct)
                one.insert(calls[f].begin(), calls[f].end());
        }
    }
    std::vector<bool> out(count);
    for (std::size_t f = 0; f < count; ++f)
        out[f] = calls[f].contains(static_cast<plan::index>(f));
    return out;
}

} // namespace

machine::machine(std::shared_ptr<const plan::program> of, const options& o)
    : program_(*of), options_(o), scratch_{.program = std::move(of)}, one_(scratch_, options_),
      recursive_(recursive_functions(program_)) {
    scratch_.root = std::make_unique<instance>();
    now_ = &base_level_;
}

machine::~machine() = default;

void machine::enter(const case_columns& cases, const related_columns& with) {
    cases_ = &cases;
    with_ = with;
    above_.clear();
    parents_.clear();
    related_.clear();
    base_level_ = {};
    base_level_.rows = cases.rows;
    fixed_level_ = {};
    fixed_level_.rows = 1;
    fixed_level_.fixed = &fixed_level_;
    if (cases.days.empty()) base_level_.fixed = &fixed_level_;
    now_ = &base_level_;
    registers_.clear();
    base_ = 0;
    depth_ = 0;
    slots_ = cases.facts;
    row_steps_ = 0;
    item_steps_.assign(cases.rows, 0);
}

machine::frame machine::push(std::size_t registers) {
    const frame saved{base_, registers_.size()};
    base_ = registers_.size();
    registers_.resize(base_ + registers);
    return saved;
}

void machine::pop(const frame& saved) {
    registers_.resize(saved.size);
    base_ = saved.base;
}

column_ptr machine::constant(value v) const { return constant_column(std::move(v), now_->rows); }

column_ptr machine::evaluate(index expression, const column_ptr& input) {
    const auto& e = program_.expressions[expression];
    const auto saved = push(e.registers);
    if (input) registers_[base_] = {input, now_};
    auto out = run(e.root);
    pop(saved);
    return out;
}

column_ptr machine::run(index i) {
    if (code(i).count != 0 && is_fixed(i)) return for_cases(run_fixed(i));
    ++now_->operations;
    if (!now_->has_cases()) fixed_operations_ += std::max<std::size_t>(now_->rows, 1);
    if (depth_ >= options_.limits.depth) return left();
    ++depth_;
    auto out = dispatch(i, code(i));
    --depth_;
    return out;
}

column_ptr machine::dispatch(index n, const instruction& i) {
    switch (i.code) {
    case op::constant: {
        const auto& v = program_.constants[i.a];
        return v.failure() ? left() : constant(v);
    }
    case op::parameter:
        return parameter(i.a);
    case op::slot:
        return brought(slots_[i.a], base_level_);
    case op::local: {
        const auto& r = registers_[base_ + i.a];
        return r.what ? brought(r.what, *r.of) : left();
    }
    case op::conjunction:
        return logic(i, true);
    case op::disjunction:
        return logic(i, false);
    case op::negation:
        return negation(i);
    case op::conditional:
        return conditional(i);
    case op::iteration:
        return iteration(n, i);
    case op::some:
        return quantified(n, i, true);
    case op::every:
        return quantified(n, i, false);
    case op::filter:
        return filter(n, i);
    case op::context:
        return context(i);
    case op::call:
        return call_builtin(n, i);
    case op::call_function:
        return recursive_[i.a] ? whole_by_rows(n) : call_function(i);
    case op::parent_slot:
        return brought(parent_slot(i.a), base_level_);
    case op::parent:
        return brought(parent(i.a), base_level_);
    case op::related:
        return brought(related(i.a), base_level_);
    case op::table:
        return left();
    case op::closure:
    case op::invoke:
    case op::field_or:
    case op::test_outcome:
        return whole_by_rows(n);
    default:
        return operation(n, i);
    }
}

// What is known of outer rows, for the items of their lists.
column_ptr machine::brought(const column_ptr& what, const level& from) {
    if (!what) return left();
    if (now_ == &from) return what;
    if (what->is_constant()) return constant(what->same);
    const auto known = now_->brought.find(what.get());
    if (known != now_->brought.end()) return known->second;
    auto* here = now_;
    const bool within_fixed = here->has_cases() && !from.has_cases();
    now_ = within_fixed ? here->fixed : here->outer;
    const auto outer = brought(what, from);
    now_ = here;
    if (!within_fixed && too_many(*outer)) return left();
    auto out = within_fixed ? for_cases(outer) : gathered(outer, here->parents());
    here->kept.push_back(what);
    here->brought.emplace(what.get(), out);
    return out;
}

namespace {

const value& value_on(const plan::parameter& p, date on) {
    const auto* best = &p.values.front();
    for (const auto& dated : p.values) {
        if (dated.from <= on) best = &dated;
    }
    return best->value;
}

} // namespace

column_ptr machine::parameter(index number) {
    const auto& p = program_.parameters[number];
    const auto& days = cases_->days;
    if (days.empty()) return constant(value_on(p, cases_->on));
    std::vector<const value*> all;
    buffer<std::uint8_t> choice(cases_->rows);
    for (std::size_t r = 0; r < cases_->rows; ++r) {
        const auto* one = &value_on(p, date::from_days(days[r]).value_or(date()));
        auto at = static_cast<std::size_t>(std::find(all.begin(), all.end(), one) - all.begin());
        if (at == all.size() && all.size() < 200) all.push_back(one);
        choice.fill()[r] = static_cast<std::uint8_t>(std::min<std::size_t>(at, 255));
    }
    if (all.size() == 1) return constant(*all.front());
    std::vector<column_ptr> columns;
    for (const auto* one : all)
        columns.push_back(constant_column(*one, cases_->rows));
    return brought(chosen(columns, choice, texts_), base_level_);
}

column_ptr machine::today() {
    if (cases_->days.empty()) return constant(cases_->on);
    auto out = std::make_shared<column>();
    out->what = form::integers;
    out->kind = kind::date;
    out->rows = cases_->rows;
    out->integers = cases_->days;
    return brought(out, base_level_);
}

column_ptr machine::call_function(const instruction& i) {
    std::vector<register_> arguments;
    for (index k = 0; k < i.count; ++k)
        arguments.push_back(argument(operand(i, k)));
    const auto& body = program_.expressions[program_.functions[i.a].expression];
    const auto saved = push(body.registers);
    std::copy(arguments.begin(), arguments.end(),
              registers_.begin() + static_cast<std::ptrdiff_t>(base_));
    auto out = run(body.root);
    pop(saved);
    std::vector<column_ptr> parts;
    for (const auto& one : arguments) {
        if (one.what && holds_left(*one.what)) parts.push_back(brought(one.what, *one.of));
    }
    return left_with(out, parts);
}

// What rests on a decision that failed has failed, whether its value counts or not: so a row of
// which one part is left is left.
column_ptr machine::left_with(const column_ptr& what, std::span<const column_ptr> parts) {
    buffer<std::uint8_t> choice;
    for (const auto& one : parts) {
        if (!holds_left(*one)) continue;
        if (choice.empty()) choice = buffer<std::uint8_t>(what->rows, 0);
        for (std::size_t r = 0; r < what->rows; ++r) {
            if (standing_of(*one, r) == standing::left) choice.fill()[r] = 1;
        }
    }
    return choice.empty() ? what : chosen({what}, choice, texts_);
}

column_ptr machine::call_builtin(index n, const instruction& i) {
    const auto& what = feel::builtins()[i.a];
    if (what.name == "today") return today();
    if (what.name == "sort" && i.count == 2) return sort(n, i);
    const auto has_function = [&](index k) {
        const auto& argument = code(operand(i, k));
        return argument.code == op::closure ||
               (argument.type && argument.type->kind == type_kind::function);
    };
    std::vector<column_ptr> x;
    for (index k = 0; k < i.count; ++k) {
        if (has_function(k)) return whole_by_rows(n);
        x.push_back(run(operand(i, k)));
    }
    const bool constant_arguments =
        std::all_of(x.begin(), x.end(), [](const column_ptr& c) { return c->is_constant(); });
    if (constant_arguments) return by_rows(n, x);
    column_ptr out;
    const bool list = !x.empty() && x[0]->is(form::lists);
    const auto of_none = [&] {
        const std::vector<value> none{make_list({})};
        return what.define(one_, none);
    };
    if (what.name == "list contains") return list_contains(i, x[0], x[1], n);
    if (list && what.name == "joined" && x[1]->is_constant())
        out = joined(x[0], x[1]->same, periods_);
    if (list && what.name == "within") out = within(x[0], *x[1], *x[2], periods_);
    if (list && what.name == "covers") out = covers(x[0], *x[1], periods_);
    if (list && x.size() == 1 && what.name == "max") out = extreme(*x[0], true, of_none());
    if (list && x.size() == 1 && what.name == "min") out = extreme(*x[0], false, of_none());
    if (list && x.size() == 1 && what.name == "sum") out = sum(*x[0], of_none());
    if (list && x.size() == 1 && what.name == "count") out = count(*x[0]);
    return out ? out : by_rows(n, x);
}

void machine::leave_costly(buffer<std::uint8_t>& left) const {
    const auto& limits = options_.limits;
    const auto most = std::min<std::uint64_t>(
        {limits.steps, limits.list_items * std::uint64_t{10}, limits.memory / sizeof(value)});
    const auto base = base_level_.operations + row_steps_;
    for (std::size_t r = 0; r < cases_->rows; ++r) {
        // A case with others below it may take as much for each of them.
        const auto* offsets = with_.below == nullptr ? nullptr : with_.below->offsets.data() + r;
        const auto size = offsets == nullptr ? 0 : offsets[1] - offsets[0];
        const auto scale = static_cast<std::uint64_t>(size) + 1;
        if ((base + item_steps_[r]) / scale > most / 8) left.fill()[r] = 1;
    }
}

} // namespace hjemmel::eval::columns
