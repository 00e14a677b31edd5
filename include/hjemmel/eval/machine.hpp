// SPDX-License-Identifier: Apache-2.0
// Runs the instructions of a program for one entity of a case.
#pragma once

#include <hjemmel/check/declared.hpp>
#include <hjemmel/eval/conforms.hpp>
#include <hjemmel/eval/lift.hpp>
#include <hjemmel/eval/lift_periods.hpp>
#include <hjemmel/eval/observer.hpp>
#include <hjemmel/eval/options.hpp>
#include <hjemmel/eval/record.hpp>
#include <hjemmel/feel/builtin.hpp>
#include <hjemmel/feel/operators.hpp>
#include <hjemmel/plan/program.hpp>

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace hjemmel::eval {

/// What a function value is: a literal with the registers it saw, or a named function.
struct closure final : hjemmel::detail::box {
    enum class kind : std::uint8_t { literal, function, builtin };
    closure(kind k, plan::index n, plan::index t, std::vector<value> seen)
        : which(k), number(n), text(t), registers(std::move(seen)) {}
    kind which;
    plan::index number;
    plan::index text; ///< the expression that a literal stands in
    std::vector<value> registers;
};

/// Evaluates expressions over one record. Used by one thread; the record's slots may be replaced
/// between runs. A limit that is reached stops it for good: everything is then null.
class machine final : public feel::call {
  public:
    machine(const record& r, const options& o)
        : record_(r), program_(*r.program), options_(o), observer_(o.watched_by),
          most_steps_(o.limits.steps), most_weight_(o.limits.memory / sizeof(value)) {}

    /// The record was filled with another case.
    void begin() {
        stopped_ = nullptr;
        observer_ = options_.watched_by;
    }

    /// What expressions are about from now on; the budget of steps starts anew.
    void enter(const instance& self) {
        self_ = &self;
        steps_ = items_ = bytes_ = 0;
        poison_ = doubtful_poison_ = value();
        scale_ = 1 + self.children.size();
        most_steps_ = options_.limits.steps * scale_;
        most_weight_ = options_.limits.memory * scale_ / sizeof(value);
        views_.clear();
    }

    /// The value of an expression. `seen` comes into its first registers, and `input`, where given,
    /// into the next.
    value evaluate(plan::index expression, const value* input = nullptr,
                   std::span<const value> seen = {}) {
        const auto& e = program_.expressions[expression];
        const auto saved = push(e.registers);
        for (std::size_t k = 0; k < seen.size(); ++k)
            registers_[base_ + k] = seen[k];
        if (input != nullptr) registers_[base_ + seen.size()] = *input;
        auto out = run(e.root);
        pop(saved);
        return out;
    }

    /// The same of a table's cell, with the value that it tests.
    value tested(const plan::cell& cell, const value& input, std::span<const value> seen) {
        if (cell.against == plan::none || observer_ != nullptr || !premises_.empty() ||
            input.is_partial() || !within_limits(input))
            return evaluate(cell.test, &input, seen);
        const auto root = program_.expressions[cell.test].root;
        const auto& by = program_.constants[cell.against];
        if (!within_limits(by) || !walk(2 + steps_of(code(operand(code(root), 1)))))
            return evaluate(cell.test, &input, seen);
        at_ = root;
        return feel::value_test(*this, input, by);
    }

    /// The value of an operator or of a built-in's call, its operands given.
    value operated(plan::index at, std::span<const value> operands) {
        at_ = at;
        const auto& i = code(at);
        if (i.code != op::call) return apply(i, operands);
        return lifted_call(i, feel::builtins()[i.a], operands);
    }
    /// The value of a part of an expression, which has these registers.
    value evaluate_part(plan::index at, std::span<const value> registers) {
        const auto saved = push(registers.size());
        std::copy(registers.begin(), registers.end(),
                  registers_.begin() + static_cast<std::ptrdiff_t>(base_));
        auto out = run(at);
        pop(saved);
        return out;
    }

    /// The value as one of this type, by FEEL's implicit conversions; null, failed, where it is
    /// none.
    value converted(const value& what, const type& wanted) { return convert(what, wanted); }

    /// Whether a determined value is allowed by its type's domains, those inside of it included.
    bool allows(const type& t, const value& what);
    /// Whether a value meets the unary tests of a domain; undetermined where it may.
    value meets_tests(const type_domain& domain, const value& what);
    /// Whether the domains allow every completion of the value, as far as it is cheap to know.
    bool surely_allows(const type& t, const value& what);

    /// What a COLLECT table makes of the outputs of the rows that match.
    value aggregate(model::aggregation how, const value& outputs);

    /// The failure of a decision that was read since `enter`, or null.
    const value& poison() const { return poison_; }
    /// The same, where missing facts tell whether it is read or has failed.
    const value& doubtful_poison() const { return doubtful_poison_; }

    /// Something fails in some completions only.
    void note_doubtful(const value& failure) {
        if (failure.failure() && !doubtful_poison_.failure()) doubtful_poison_ = failure;
    }
    /// Whether what is evaluated now counts in some completions only.
    bool in_doubt() const { return doubts_ != 0; }

    /// While it lives, what is evaluated counts in some completions only.
    class doubt {
      public:
        doubt(machine& m, bool on) : machine_(m), on_(on) { machine_.doubts_ += on_ ? 1 : 0; }
        doubt(const doubt&) = delete;
        doubt& operator=(const doubt&) = delete;
        ~doubt() { machine_.doubts_ -= on_ ? 1 : 0; }

      private:
        machine& machine_;
        bool on_;
    };

    /// Who is told what is evaluated from now on, or nobody; gives back who was until now.
    observer* watch(observer* by) { return std::exchange(observer_, by); }
    void tell_required(plan::index condition, mark found) {
        if (observer_ != nullptr) observer_->required(condition, found);
    }
    /// A row, or none of the table's, counts; in doubt, that is not told.
    void tell_row(const plan::table& of, std::size_t row) {
        if (observer_ != nullptr && doubts_ == 0) observer_->row_hit(number_of(of), row);
    }
    void tell_fallback(const plan::table& of) {
        if (observer_ != nullptr && doubts_ == 0) observer_->fell_back(number_of(of));
    }

    /// Operations since `enter`.
    std::uint64_t steps() const { return steps_; }
    /// Goes on after a limit, in the same record.
    void restart() { stopped_ = nullptr; }

    /// The limit that stopped the evaluation, if one did.
    const failure_ptr& stopped() const { return stopped_; }

    hjemmel::date today() const override { return record_.on; }
    bool charge(std::size_t more) override {
        items_ += more;
        if (items_ > options_.limits.list_items * 10 * scale_) {
            stop("limit-items",
                 {"Beregningen laver eller gennemgår flere elementer, end grænsen tillader.",
                  "The evaluation makes or walks more items than the limit allows."});
        }
        return charge_memory(more);
    }
    /// Counts what so many values take, about; false when a limit is reached.
    bool charge_memory(std::size_t values) {
        bytes_ += values * sizeof(value);
        if (bytes_ > options_.limits.memory * scale_) {
            stop("limit-memory", {"Beregningen bruger mere hukommelse, end grænsen tillader.",
                                  "The evaluation uses more memory than the limit allows."});
        }
        return stopped_ == nullptr;
    }
    value fail(std::string_view code, bilingual what) override {
        return value::failed(std::make_shared<const diagnostic>(failure(code, std::move(what))));
    }
    /// The same of something that stands elsewhere than the instruction that is run.
    value fail(std::string_view code, bilingual what, const place& where) const {
        auto d = failure(code, std::move(what));
        d.where = where;
        return value::failed(std::make_shared<const diagnostic>(std::move(d)));
    }
    value invoke(const value& function, std::span<const value> arguments) override {
        if (function.failure()) return function;
        if (!function.is(kind::function)) {
            return fail("not-a-function", {"Værdien kan ikke kaldes som funktion.",
                                           "The value cannot be called as a function."});
        }
        return invoke(static_cast<const closure&>(function.as_function()), arguments, nullptr);
    }

  private:
    using index = plan::index;
    using op = plan::op;
    using instruction = plan::instruction;

    /// What a list or context takes beside its items, in values: counts, pointers, the allocator.
    static constexpr std::size_t list_overhead = 3;

    struct frame {
        std::size_t base;
        std::size_t size;
    };

    frame push(std::size_t registers) {
        const frame saved{base_, registers_.size()};
        base_ = registers_.size();
        registers_.resize(base_ + registers);
        return saved;
    }
    void pop(const frame& saved) {
        registers_.resize(saved.size);
        base_ = saved.base;
    }

    diagnostic failure(std::string_view code, bilingual what) const {
        diagnostic d;
        d.code = code;
        d.text = std::move(what);
        if (at_ == plan::none) return d; // nothing has been run
        const auto& at = program_.code[at_];
        d.where = program_.expressions[at.text].text.at(at.begin, at.end);
        return d;
    }
    void stop(std::string_view code, bilingual what) {
        if (!stopped_)
            stopped_ = std::make_shared<const diagnostic>(failure(code, std::move(what)));
    }

    const instruction& code(index i) const { return program_.code[i]; }
    index number_of(const plan::table& of) const {
        return static_cast<index>(&of - program_.tables.data());
    }
    index operand(const instruction& i, index n) const { return program_.operands[i.first + n]; }

    // Counts a step and guards the depth; false when a limit is reached.
    bool step(index i) {
        at_ = i;
        if (++steps_ > most_steps_) {
            stop("limit-steps", {"Beregningen tager flere skridt, end grænsen tillader.",
                                 "The evaluation takes more steps than the limit allows."});
        }
        if (depth_ > options_.limits.depth) {
            stop("limit-depth", {"Udtryk og funktioner er indlejret dybere, end grænsen tillader.",
                                 "Expressions and functions nest deeper than the limit allows."});
        }
        return stopped_ == nullptr;
    }

    value run(index i) {
        if (!step(i)) return {};
        ++depth_;
        auto out = premises_.empty() ? dispatch(i, code(i)) : under_premises(i);
        --depth_;
        if (out.weight() > most_weight_) {
            stop("limit-memory", {"En værdi fylder mere, end grænsen tillader, når den skrives ud.",
                                  "A value takes more than the limit allows when written out."});
            return {};
        }
        if (out.depth() > options_.limits.depth) {
            stop("limit-depth", {"En værdi er indlejret dybere, end grænsen tillader.",
                                 "A value nests deeper than the limit allows."});
            return {};
        }
        return out;
    }

    // What an instruction gives, where it lies ready: to be read before anything else is run.
    // Nothing where it must be run, among others since a limit may stop it.
    const value* ready(index at) const {
        const auto& i = code(at);
        const value* out = nullptr;
        switch (i.code) {
        case op::constant:
            out = &program_.constants[i.a];
            break;
        case op::range:
            if (i.b != plan::none) out = &program_.constants[i.b];
            break;
        case op::parameter:
            out = &record_.parameters[i.a];
            break;
        case op::local:
            out = &registers_[base_ + i.a];
            break;
        case op::slot:
            if (!self_->failed[i.a] && !self_->may_fail[i.a]) out = &self_->slots[i.a];
            break;
        default:
            break;
        }
        return out != nullptr && within_limits(*out) ? out : nullptr;
    }
    bool within_limits(const value& v) const {
        return v.weight() <= most_weight_ && v.depth() <= options_.limits.depth;
    }
    // Counts the steps that running them would take; false where a limit would be reached.
    bool walk(std::uint64_t steps) {
        if (steps_ + steps > most_steps_) return false;
        if (depth_ + 2 > options_.limits.depth) return false;
        steps_ += steps;
        return true;
    }
    static std::uint64_t steps_of(const instruction& i) { return i.code == op::range ? 3 : 1; }

    // A context's entry of this name, or nullptr. Where it was the last time, it mostly is again.
    const value* entry_of(const value& context, index name) {
        const auto& c = context.as_context();
        const auto& names = c.shape->names;
        if (places_.empty()) places_.resize(program_.names.size());
        auto& place = places_[name];
        if (place >= names.size() || names[place] != program_.names[name])
            place = c.shape->find(program_.names[name]);
        return place < names.size() ? &c.entries[place] : nullptr;
    }

    value dispatch(index n, const instruction& i) {
        switch (i.code) {
        case op::constant:
            return program_.constants[i.a];
        case op::parameter:
            return record_.parameters[i.a];
        case op::slot:
            return slot(*self_, i.a);
        case op::parent_slot:
            return parent_slot(i);
        case op::parent:
            return parent(i);
        case op::related:
            return related(i);
        case op::local:
            return registers_[base_ + i.a];
        case op::conjunction:
            return logic<truth::no>(n, i);
        case op::disjunction:
            return logic<truth::yes>(n, i);
        case op::negation:
            return negation(n, i);
        case op::conditional:
            return conditional(i);
        case op::iteration:
            return iteration(n, i);
        case op::some:
            return quantified<truth::yes>(n, i);
        case op::every:
            return quantified<truth::no>(n, i);
        case op::filter:
            return filter(n, i);
        case op::list:
            return list(i);
        case op::context:
            return context(i);
        case op::call:
            return call_builtin(n, i);
        case op::call_function:
            return call_function(i);
        case op::invoke:
            return invoke_value(n, i);
        case op::closure:
            return make_closure(i);
        case op::test_outcome:
            return test_outcome(i);
        case op::field_or:
            return field_or(i);
        case op::table:
            return table(i);
        default:
            return operation(n, i);
        }
    }

    // Operators with at most three operands, all evaluated first.
    value operation(index n, const instruction& i) {
        if (i.count == 2 && observer_ == nullptr && premises_.empty() && is_comparison(i.code))
            return compared(n, i);
        if (i.code == op::range && i.b != plan::none && observer_ == nullptr && walk(2))
            return program_.constants[i.b];
        value operands[3];
        for (index k = 0; k < i.count; ++k)
            operands[k] = run(operand(i, k));
        at_ = n;
        const std::span<const value> given(operands, i.count);
        if (observer_ != nullptr) observer_->operated(n, given);
        return apply(i, given);
    }

    static bool is_comparison(op code) {
        return (code >= op::equal && code <= op::greater_equal) || code == op::value_test;
    }

    // The same for a comparison: what lies ready is not copied.
    value compared(index n, const instruction& i) {
        value made[2];
        const value* given[2];
        for (index k = 0; k < 2; ++k) {
            const auto at = operand(i, k);
            given[k] = ready(at);
            if (given[k] == nullptr || !walk(steps_of(code(at)))) {
                made[k] = run(at);
                given[k] = nullptr;
            }
        }
        for (index k = 0; k < 2; ++k) // registers may have moved
            given[k] = given[k] == nullptr ? &made[k] : ready(operand(i, k));
        at_ = n;
        return i.code == op::value_test ? value_test(i, *given[0], *given[1])
                                        : compare(i, *given[0], *given[1]);
    }

    value apply(const instruction& i, std::span<const value> x);
    value compare(const instruction& i, const value& a, const value& b);
    value value_test(const instruction& i, const value& input, const value& tested);
    value path(const instruction& i, const value& of);
    value field_of_unknown(const value& of, const std::string& name) const;
    value convert(const value& what, const type& wanted);
    value converted_and_allowed(const value& what, const type_ptr& wanted);
    value convert_partial(const value& what, const type& wanted);
    value count_up(std::span<const value> x);
    template<class Make>
    value days_up(std::int64_t from, std::int64_t to, const Make& make) {
        const auto size = static_cast<std::uint64_t>(from < to ? to - from : from - to) + 1;
        if (!charge(size)) return {};
        std::vector<value> all;
        const std::int64_t step = from <= to ? 1 : -1;
        for (auto n = from; n != to + step; n += step)
            all.push_back(make(n));
        return make_list(std::move(all));
    }

    value parent_slot(const instruction& i) { return slot(*self_->parent, i.a); }
    // What rests on a decision that failed has failed too: its null is not a value to reason with.
    const value& slot(const instance& of, index number) {
        const auto& v = of.slots[number];
        if (of.failed[number]) {
            auto& into = doubts_ == 0 ? poison_ : doubtful_poison_;
            if (into.failure() == nullptr) into = v;
        } else if (of.may_fail[number] && doubtful_poison_.failure() == nullptr) {
            doubtful_poison_ = may_fail({of.entity, number});
        }
        return v;
    }
    // Told once of what stands here, since many cases may read it so.
    const value& may_fail(plan::slot_ref ref) {
        const auto [known, first] = told_to_fail_.try_emplace({ref.entity, ref.slot, at_});
        if (first) known->second = told_to_fail(program_.entities[ref.entity].slots[ref.slot]);
        return known->second;
    }
    value told_to_fail(const plan::slot& s) {
        if (s.is_fact) {
            return fail(
                "decision-failed",
                {"Oplysningen " + s.name +
                     ", som udledes af andre, kan vise sig ikke at være tilladt.",
                 "The fact " + s.name + ", derived from others, may turn out not to be allowed."});
        }
        return fail("decision-failed",
                    {"Resultatet " + s.name + ", som dette bygger på, kan fejle.",
                     "The decision " + s.name + " on which this one rests may fail."});
    }
    value parent(const instruction& i) { return seen(*self_->parent, program_.views[i.a]); }
    value seen(const instance& of, const plan::view& view) {
        context_value out{view.shape, {}};
        out.entries.reserve(view.slots.size());
        for (const auto number : view.slots)
            out.entries.push_back(slot(of, number));
        return out;
    }
    value related(const instruction& i) {
        // Made in doubt, it is made again where it counts for sure, since a citizen may have
        // failed.
        const auto known = views_.find(i.a);
        if (known != views_.end() && (known->second.sure || doubts_ != 0)) return known->second.all;
        list_value out;
        for (const auto& child : self_->children)
            out.items.push_back(seen(*child, program_.views[i.a]));
        const auto all = self_->children_missing
                             ? any_of(i.type, false, behind_unknown(program_.views[i.a]))
                             : value(std::move(out));
        views_.insert_or_assign(i.a, related_view{all, doubts_ == 0});
        return all;
    }

    missing_set behind_unknown(const plan::view& view) const;

    // What is left of a fact, a decision or a name while conditions are taken to be as told.
    struct premise {
        index subject = 0;
        std::size_t base = 0; ///< of the registers that it reads
        value left{};
    };

    /// While it lives, a condition is one of these truths, where it is open at all.
    class supposed {
      public:
        supposed(machine& m, index condition, const value& found, std::uint8_t bits)
            : machine_(m), before_(m.premises_.size()) {
            if (found.is_partial()) m.suppose(condition, bits);
        }
        supposed(const supposed&) = delete;
        supposed& operator=(const supposed&) = delete;
        ~supposed() { machine_.premises_.resize(before_); }

      private:
        machine& machine_;
        std::size_t before_;
    };

    bool is_subject(index at) const;
    bool same_subject(index at, index other, std::size_t base) const;
    value under_premises(index at);
    void suppose(index condition, std::uint8_t bits);
    void narrow(index condition, std::uint8_t bits);
    template<class Again>
    void narrow_operands(const instruction& i, std::uint8_t bits, const Again& again);
    void narrow_subject(index at, std::uint8_t bits,
                        const std::function<truth(const value&)>& condition);

    template<std::uint8_t Strong>
    value logic(index n, const instruction& i);
    value negation(index n, const instruction& i);
    value conditional(const instruction& i);
    value test_outcome(const instruction& i);
    value field_or(const instruction& i);
    value table(const instruction& i);

    // Lists and what goes over them.
    struct items {
        value list{};          ///< that has them, or the only one
        bool single = false;   ///< `list` is the only one
        bool open = false;     ///< any number of items like the only one
        missing_set missing{}; ///< of an open list
        bool null = false;     ///< not a list: a null, which `list` is
        bool or_null = false;

        std::span<const value> all() const {
            if (single) return {&list, 1};
            return null ? std::span<const value>() : std::span<const value>(list.as_list().items);
        }
        missing_set unsure(std::size_t k) const {
            if (single || list.as_list().maybe.empty()) return {};
            return list.as_list().maybe[k];
        }
    };
    static items items_of(const value& v);
    value counted(value domain);
    template<class Each>
    value over_alternatives(const value& v, const Each& each);

    bool reads(index at, index local) const;
    value list(const instruction& i);
    value context(const instruction& i);
    value iteration(index n, const instruction& i);
    void iterate(const instruction& i, index k, const missing_set& unsure, list_value& out,
                 bool& open, items& null, missing_collector& missing);
    template<std::uint8_t Strong>
    value quantified(index n, const instruction& i);
    template<std::uint8_t Strong>
    truth quantify(const instruction& i, index k, missing_collector& missing);
    template<std::uint8_t Strong>
    truth quantify_over(const instruction& i, index k, const value& domain,
                        missing_collector& missing);
    value filter(index n, const instruction& i);
    value filter_items(const instruction& i, const value& v);
    value by_unknown_index(const value& v, const value& condition);
    value item_at(const instruction& i, const value& v, const value& number);

    // Calls.
    struct given_arguments {
        std::array<value, 4> few{}; // most calls have no more
        std::vector<value> many{};
        std::size_t count = 0;

        std::span<const value> all() const {
            return {many.empty() ? few.data() : many.data(), count};
        }
    };
    given_arguments arguments_of(const instruction& i);
    value call_builtin(index n, const instruction& i);
    value lifted_call(const instruction& i, const feel::builtin& what,
                      std::span<const value> arguments);
    value call_function(const instruction& i);
    value run_function(const plan::function& f, std::span<const value> arguments);
    value invoke_value(index n, const instruction& i);
    value invoke(const closure& f, std::span<const value> arguments, const context_shape* names);
    value wrong_arguments();
    value run_builtin(const feel::builtin& called, std::span<const value> arguments,
                      const context_shape* names);
    value run_literal(const plan::literal& l, const closure& f, std::span<const value> arguments);
    value make_closure(const instruction& i);
    value lifted_periods(const instruction& i, const feel::builtin& what,
                         std::span<const value> arguments);
    type_ptr bounded(const instruction& i, const feel::builtin& what,
                     std::span<const value> arguments);
    value lifted_count(const value& v);
    value lifted_sum(const instruction& i, const feel::builtin& what, const value& v);
    value lifted_extreme(const instruction& i, const feel::builtin& what, const value& v);

    const record& record_;
    const plan::program& program_;
    const options& options_;
    observer* observer_;
    const instance* self_ = nullptr;
    std::vector<value> registers_{};
    std::size_t base_ = 0;
    std::uint64_t steps_ = 0;
    std::uint64_t items_ = 0;
    std::uint64_t bytes_ = 0; ///< about what the values made so far have taken
    std::uint64_t scale_ = 1;
    std::uint64_t most_steps_; ///< with as many related entities as there are
    std::uint64_t most_weight_;
    std::size_t depth_ = 0;
    index at_ = plan::none; ///< the instruction that is run
    failure_ptr stopped_{};
    value poison_{};
    value doubtful_poison_{};
    std::size_t doubts_ = 0;
    std::vector<premise> premises_{};
    std::optional<value> undecidable_{}; ///< what made the condition of `some` or `every` null
    struct related_view {
        value all;
        bool sure;
    };
    std::map<index, related_view> views_{};
    std::map<std::array<index, 3>, value> told_to_fail_{}; ///< by entity, slot and instruction
    /// What a call makes of periods between days.
    struct bounded_periods {
        type_ptr of{};
        value one{};
        value other{};
        type_ptr result{};
    };
    std::map<index, bounded_periods> bounded_{}; ///< by instruction
    std::vector<std::size_t> places_{};          ///< of entries, by their name's number
};

// What related entities that were not told of rest on: themselves, and what their decisions read
// of this one.
inline missing_set machine::behind_unknown(const plan::view& view) const {
    missing_collector all;
    all.add(missing_set(self_->children_unknown));
    std::set<index> seen;
    std::vector<index> open(view.slots);
    while (!open.empty()) {
        const auto next = open.back();
        open.pop_back();
        if (!seen.insert(next).second) continue;
        for (const auto& need : program_.entities[view.entity].slots[next].needs) {
            if (need.entity == view.entity)
                open.push_back(need.slot);
            else if (need.entity == self_->entity)
                collect_missing(self_->slots[need.slot], all);
        }
    }
    return all.take();
}

} // namespace hjemmel::eval

#include <hjemmel/eval/machine_calls.hpp>
#include <hjemmel/eval/machine_lists.hpp>
#include <hjemmel/eval/machine_logic.hpp>
#include <hjemmel/eval/machine_operators.hpp>
#include <hjemmel/eval/machine_premises.hpp>
#include <hjemmel/eval/machine_tables.hpp>
#include <hjemmel/eval/machine_types.hpp>
