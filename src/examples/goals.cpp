// SPDX-License-Identifier: Apache-2.0
// Walks the program of a version once: what each value rests on, and the goals met on the way.
#include <hjemmel/examples/goals.hpp>

#include "steps.hpp"

#include <hjemmel/feel/builtin.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace hjemmel::examples {

namespace {

using plan::index;
using plan::instruction;
using plan::none;
using plan::op;

/// Built-ins that never give less than zero.
constexpr std::array<std::string_view, 2> counting{"count", "string length"};

bool has_steps(type_kind kind) {
    return kind == type_kind::number || kind == type_kind::date ||
           kind == type_kind::days_duration || kind == type_kind::months_duration;
}

/// What is walked now: where goals that are found belong.
struct standing {
    index entity = 0;
    bool of_function = false;
    std::string owner{};
    std::string within{};
    std::string column{};  ///< of the cell that is walked
    index input = 0;       ///< its register
    type_ptr input_type{}; ///< and type
};

/// Finds the goals of one version. Each `walk` tells whether a value rests on facts.
class finder {
  public:
    explicit finder(const plan::program& of) : program_(of) {
        for (const auto& e : of.entities) {
            std::vector<bool> rests;
            for (const auto& s : e.slots)
                rests.push_back(s.is_fact);
            slots_.push_back(std::move(rests));
        }
    }

    std::vector<goal> run() {
        for (const auto& declared : program_.source->functions)
            function(declared.name.text);
        for (const auto& ref : program_.order) {
            const auto& slot = program_.entities[ref.entity].slots[ref.slot];
            if (slot.is_fact) continue;
            now_ = {};
            now_.entity = ref.entity;
            now_.owner = slot.name;
            slots_[ref.entity][ref.slot] = logic(slot);
        }
        std::stable_sort(goals_.begin(), goals_.end(), [](const goal& a, const goal& b) {
            return a.where.begin < b.where.begin;
        });
        return std::move(goals_);
    }

  private:
    void function(const std::string& name) {
        for (const auto& f : program_.functions) {
            if (f.name != name) continue;
            now_ = {};
            now_.of_function = true;
            now_.owner = name;
            arguments(f, true);
            expression(f.expression);
        }
    }

    void arguments(const plan::function& f, bool rest) {
        registers_.clear();
        for (index k = 0; k < f.formals.size(); ++k)
            registers_[k] = rest;
    }

    bool logic(const plan::slot& s) {
        registers_.clear();
        if (s.group != none) return group(program_.groups[s.group]);
        if (s.table != none) return table(s.table, {});
        return s.expression != none && expression(s.expression);
    }

    bool group(const plan::group& g) {
        bool rests = false;
        for (std::size_t k = 0; k < g.requirements.size(); ++k) {
            const auto& one = g.requirements[k];
            if (one.group != none) {
                rests = group(program_.groups[one.group]) || rests;
                continue;
            }
            const auto& written = g.source->requirements[k];
            now_.within = written.id.text.empty() ? one_line(written.when.text) : written.id.text;
            registers_.clear();
            const bool own = expression(one.condition);
            auto found = made(goal_kind::requirement, one.condition);
            found.id = std::exchange(now_.within, {});
            found.within.clear();
            found.wanted = static_cast<ways>(way::met | way::not_met | (own ? way::undecided : 0));
            found.where = written.id.text.empty() ? written.when.where : written.id.where;
            goals_.push_back(std::move(found));
            rests = rests || own;
        }
        return rests;
    }

    goal made(goal_kind what, index number) const {
        goal out;
        out.what = what;
        out.of_function = now_.of_function;
        out.owner = now_.owner;
        out.within = now_.within;
        out.number = number;
        out.wanted = way::hit;
        return out;
    }

    bool expression(index number) {
        return number != none && walk(program_.expressions[number].root);
    }

    // A table's expressions see the operands of its instruction in their first registers.
    bool table(index number, const std::vector<bool>& seen) {
        const auto& t = program_.tables[number];
        const auto outer = now_;
        const auto outside = std::exchange(registers_, {});
        const auto enter = [&] {
            registers_.clear();
            for (index k = 0; k < seen.size(); ++k)
                registers_[k] = seen[k];
        };
        std::vector<bool> columns;
        for (const auto column : t.columns) {
            enter();
            columns.push_back(expression(column));
        }
        bool rests = std::find(columns.begin(), columns.end(), true) != columns.end();
        for (std::size_t r = 0; r < t.rows.size(); ++r) {
            const auto& written = t.source->rows[r];
            now_.within = written.id.text.empty() ? std::to_string(r + 1) : written.id.text;
            add_row(number, r, written);
            for (const auto& cell : t.rows[r].cells) {
                enter();
                registers_[static_cast<index>(seen.size())] = columns[cell.column];
                enter_cell(program_.expressions[t.columns[cell.column]],
                           static_cast<index>(seen.size()));
                expression(cell.test);
            }
            now_.column.clear();
            rests = outputs(t.rows[r].outputs, enter) || rests;
        }
        now_.within = "default";
        rests = outputs(t.fallbacks, enter) || rests;
        add_fallback(number, t);
        now_ = outer;
        registers_ = outside;
        return rests;
    }

    void enter_cell(const plan::expression& column, index input) {
        now_.column = column.text.text;
        now_.input = input;
        now_.input_type = code(column.root).type;
    }

    template<class Enter>
    bool outputs(const std::vector<index>& all, const Enter& enter) {
        bool rests = false;
        for (const auto one : all) {
            enter();
            rests = expression(one) || rests;
        }
        return rests;
    }

    void add_row(index number, std::size_t r, const model::row& written) {
        auto found = made(goal_kind::row, number);
        found.id = found.within;
        found.within.clear();
        found.row = r;
        found.where = written.where;
        if (tables_.insert({number, r}).second) goals_.push_back(std::move(found));
    }

    void add_fallback(index number, const plan::table& t) {
        const bool any =
            std::any_of(t.fallbacks.begin(), t.fallbacks.end(), [](index i) { return i != none; });
        if (!any || !tables_.insert({number, t.rows.size()}).second) return;
        auto found = made(goal_kind::fallback, number);
        found.id = "default";
        found.within.clear();
        found.where = t.source->where;
        for (const auto fallback : t.fallbacks) {
            if (fallback != none) found.where = program_.expressions[fallback].text.where;
        }
        goals_.push_back(std::move(found));
    }

    const instruction& code(index n) const { return program_.code[n]; }
    index operand(const instruction& i, index k) const { return program_.operands[i.first + k]; }

    bool walk(index n) {
        const auto& i = code(n);
        switch (i.code) {
        case op::constant:
        case op::parameter:
            return false;
        case op::slot:
            return slots_[now_.entity][i.a];
        case op::parent_slot:
        case op::parent:
        case op::related:
            return true;
        case op::local: {
            const auto known = registers_.find(i.a);
            return known == registers_.end() || known->second;
        }
        case op::closure:
            return closure(i);
        case op::table:
            return table(i.a, operands(i));
        case op::call_function:
            return called(i);
        default:
            return binding(n, i);
        }
    }

    std::vector<bool> operands(const instruction& i) {
        std::vector<bool> out;
        for (index k = 0; k < i.count; ++k)
            out.push_back(walk(operand(i, k)));
        return out;
    }

    // What is given to a function counts as resting on facts, wherever it comes from.
    bool closure(const instruction& i) {
        if (i.b != 0) return true;
        const auto& literal = program_.literals[i.a];
        for (index k = 0; k < literal.formals.size(); ++k)
            registers_[literal.first + k] = true;
        if (literals_.insert(i.a).second) walk(literal.body);
        return true;
    }

    bool called(const instruction& i) {
        const auto given = operands(i);
        return std::find(given.begin(), given.end(), true) != given.end();
    }

    // Operands in their order; what an instruction binds rests on what it is bound to.
    bool binding(index n, const instruction& i) {
        const bool iterates = i.code == op::iteration || i.code == op::some || i.code == op::every;
        if (i.code == op::iteration && i.b != none) registers_[i.b] = true;
        std::vector<bool> rest;
        for (index k = 0; k < i.count; ++k) {
            rest.push_back(walk(operand(i, k)));
            if (iterates && k + 1 < i.count) registers_[i.a + k] = rest.back();
            if (i.code == op::filter && k == 0) registers_[i.a] = rest.back();
            if (i.code == op::context && i.b != none) registers_[i.b + k] = rest.back();
        }
        threshold(n, i, rest);
        return std::find(rest.begin(), rest.end(), true) != rest.end();
    }

    void threshold(index n, const instruction& i, const std::vector<bool>& rest) {
        using end = side::end;
        switch (i.code) {
        case op::less:
        case op::less_equal:
        case op::greater:
        case op::greater_equal:
            return add(n, {0, end::whole}, {1, end::whole}, rest[0], rest[1]);
        case op::between:
            add(n, {0, end::whole}, {1, end::whole}, rest[0], rest[1]);
            return add(n, {0, end::whole}, {2, end::whole}, rest[0], rest[2]);
        case op::value_test:
            return range_test(n, i, rest);
        default:
            return;
        }
    }

    void range_test(index n, const instruction& i, const std::vector<bool>& rest) {
        using end = side::end;
        const auto& tested = code(operand(i, 1));
        if (tested.code != op::range) {
            if (!tested.type || tested.type->kind != type_kind::range) return;
            add(n, {0, end::whole}, {1, end::low}, rest[0], rest[1]);
            return add(n, {0, end::whole}, {1, end::high}, rest[0], rest[1]);
        }
        const auto low = operand(tested, 0);
        const auto high = operand(tested, 1);
        if (low == high) return; // `= x` is no order
        add(n, {0, end::whole}, {1, end::low}, rest[0], walk(low));
        add(n, {0, end::whole}, {1, end::high}, rest[0], walk(high));
    }

    index instruction_of(index n, const side& s) const {
        const auto o = operand(code(n), s.operand);
        if (s.part == side::end::whole || code(o).code != op::range) return o;
        return operand(code(o), s.part == side::end::low ? 0 : 1);
    }

    // What a cell tests has the type of its column, whatever the instruction that reads it says.
    type_ptr type_of(const instruction& i) const {
        const bool input = !now_.column.empty() && i.code == op::local && i.a == now_.input;
        return input ? now_.input_type : i.type;
    }

    type_kind kind_of(const instruction& i) const {
        const auto type = type_of(i);
        if (!type) return type_kind::any;
        return type->kind == type_kind::range && type->element ? type->element->kind : type->kind;
    }

    void add(index n, const side& a, const side& b, bool a_rests, bool b_rests) {
        if (a_rests == b_rests) return;
        const auto& fact = a_rests ? a : b;
        const auto& limit = a_rests ? b : a;
        const auto& fact_code = code(instruction_of(n, fact));
        const auto& limit_code = code(instruction_of(n, limit));
        const auto x = kind_of(fact_code);
        const auto y = kind_of(limit_code);
        const bool ordered = (has_steps(x) && (has_steps(y) || y == type_kind::any)) ||
                             (has_steps(y) && x == type_kind::any);
        if (!ordered ||
            !thresholds_.insert({n, b.operand * 3U + static_cast<index>(b.part)}).second)
            return;
        auto found = made(goal_kind::threshold, n);
        const auto& i = code(n);
        const auto& text = program_.expressions[i.text].text;
        found.alias = one_line(std::string_view(text.text).substr(i.begin, i.end - i.begin));
        found.id = now_.column.empty() ? found.alias : one_line(now_.column) + " " + found.alias;
        found.where = text.at(i.begin, i.end);
        found.wanted = way::below | way::at | way::above;
        if (b.part == side::end::low || (i.code == op::between && b.operand == 1))
            found.bound = "low";
        if (b.part == side::end::high || (i.code == op::between && b.operand == 2))
            found.bound = "high";
        found.fact = fact;
        found.limit = limit;
        found.type = type_of(fact_code);
        found.counts = counts(fact_code);
        goals_.push_back(std::move(found));
    }

    static bool counts(const instruction& i) {
        if (i.code != op::call) return false;
        const auto name = feel::builtins()[i.a].name;
        return std::find(counting.begin(), counting.end(), name) != counting.end();
    }

    const plan::program& program_;
    std::vector<goal> goals_{};
    std::vector<std::vector<bool>> slots_{};
    std::map<index, bool> registers_{};
    standing now_{};
    std::set<std::pair<index, std::size_t>> tables_{};
    std::set<std::pair<index, index>> thresholds_{};
    std::set<index> literals_{};
};

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

ways position_of_difference(std::int64_t difference, std::int64_t step) {
    if (difference == 0) return way::at;
    if (difference < 0) return difference >= -step ? way::below : ways{0};
    return difference <= step ? way::above : ways{0};
}

} // namespace

std::string_view way_name(goal_kind kind, ways one) {
    if (kind == goal_kind::row || kind == goal_kind::fallback) return "hit";
    if (kind == goal_kind::requirement)
        return one == way::met ? "met" : one == way::not_met ? "not_met" : "undecided";
    return one == way::below ? "below" : one == way::at ? "at" : "above";
}

const value* side::of(std::span<const value> operands) const {
    const auto& v = operands[operand];
    if (part == end::whole) return &v;
    if (!v.is(kind::range)) return nullptr;
    return part == end::low ? &v.as_range().low : &v.as_range().high;
}

std::vector<goal> goals_of(const plan::program& of) { return finder(of).run(); }

ways position(const value& fact, const value& limit) {
    if (fact.kind() != limit.kind()) return 0;
    switch (fact.kind()) {
    case kind::number: {
        const auto difference = subtract(fact.as_number(), limit.as_number());
        if (!difference) return 0;
        if (*difference == decimal(0)) return way::at;
        const auto step = detail::step_of(limit.as_number());
        if (*difference < decimal(0)) return -*difference <= step ? way::below : ways{0};
        return *difference <= step ? way::above : ways{0};
    }
    case kind::date:
        return position_of_difference(days_between(limit.as_date(), fact.as_date()), 1);
    case kind::days_duration: {
        const auto difference = subtract(fact.as_days(), limit.as_days());
        if (!difference) return 0;
        if (difference->seconds == 0 && difference->nanoseconds != 0)
            return difference->nanoseconds < 0 ? way::below : way::above;
        return position_of_difference(difference->seconds, days_duration::seconds_a_day);
    }
    case kind::months_duration: {
        const auto difference = subtract(fact.as_months(), limit.as_months());
        return difference ? position_of_difference(difference->months, 1) : ways{0};
    }
    default:
        return 0;
    }
}

std::string one_line(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (!is_blank(c))
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

} // namespace hjemmel::examples
