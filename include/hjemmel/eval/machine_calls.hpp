// SPDX-License-Identifier: Apache-2.0
// Calls of built-ins, of the file's functions and of function values.
#pragma once

#include <hjemmel/eval/machine.hpp>

namespace hjemmel::eval {

namespace detail {

/// The type of a period whose days lie within these; null where nothing is known of a day.
inline type_ptr bounded_period(const type& period, const type_domain& first,
                               const type_domain& last, bool ends) {
    const auto day = [](const type_domain& domain) {
        auto out = *types::date();
        out.domain = std::make_shared<const type_domain>(domain);
        return std::make_shared<const type>(std::move(out));
    };
    auto out = period;
    for (auto& field : out.fields) {
        if (field.what->kind != type_kind::date) continue;
        field.what = day(field.name == "fra" ? first : last);
        field.optional = field.optional && !ends;
    }
    return std::make_shared<const type>(std::move(out));
}

/// What is known of periods by the days that they were cut to (`within`) or sought by (`period
/// at`), where these are given: the type of the result with them as bounds.
inline type_ptr bounded_result(std::string_view name, const type_ptr& result, const value& one,
                               const value& other) {
    const auto bound = [](const value& day) {
        return day.is_null() ? nullptr : std::make_shared<const value>(day);
    };
    type_domain first;
    type_domain last;
    if (name == "within" && result->element) {
        first.low = last.low = bound(one);
        first.high = last.high = bound(other);
        if (!first.low && !first.high) return result;
        return types::list(bounded_period(*result->element, first, last, first.high != nullptr));
    }
    if (name != "period at") return result;
    first.high = last.low = bound(one);
    return first.high ? bounded_period(*result, first, last, false) : result;
}

/// Whether each period of a list that is not known ends on a day.
inline bool all_end(const value& periods) {
    if (!periods.is_undetermined()) return false;
    const auto& p = periods.as_undetermined().possible;
    if (p.shape != possible::form::any || !p.what->element) return false;
    const auto& fields = p.what->element->fields;
    return std::any_of(fields.begin(), fields.end(), [](const type_field& field) {
        return field.name == "til" && !field.optional && field.what->kind == type_kind::date;
    });
}

} // namespace detail

inline machine::given_arguments machine::arguments_of(const instruction& i) {
    given_arguments out;
    out.count = i.count;
    if (i.count > out.few.size()) out.many.resize(i.count);
    auto* to = out.many.empty() ? out.few.data() : out.many.data();
    for (index k = 0; k < i.count; ++k)
        to[k] = run(operand(i, k));
    return out;
}

inline value machine::call_builtin(index n, const instruction& i) {
    const auto arguments = arguments_of(i);
    at_ = n;
    return lifted_call(i, feel::builtins()[i.a], arguments.all());
}

inline value machine::lifted_call(const instruction& i, const feel::builtin& what,
                                  std::span<const value> arguments) {
    if (!any_partial(arguments)) return what.define(*this, arguments);
    const doubt unsure(*this, true);
    const auto define = [&](std::span<const value> now) { return what.define(*this, now); };
    const bool one_list = arguments.size() == 1 && arguments[0].is(kind::list);
    if (one_list && what.lifting == feel::lifting::count) return lifted_count(arguments[0]);
    if (one_list && what.lifting == feel::lifting::sum) return lifted_sum(i, what, arguments[0]);
    if (one_list && what.lifting == feel::lifting::extreme) {
        return lifted_extreme(i, what, arguments[0]);
    }
    const bool open_list = arguments.size() == 1 && arguments[0].is_undetermined() &&
                           what.lifting == feel::lifting::count;
    if (open_list && arguments[0].as_undetermined().possible.shape == possible::form::any) {
        const auto& u = arguments[0].as_undetermined();
        return between(value(0), value(), u.possible.or_null, u.missing, types::whole_number());
    }
    if (what.lifting == feel::lifting::periods) return lifted_periods(i, what, arguments);
    if (what.lifting == feel::lifting::corners) return lift_corners(arguments, 1, i.type, define);
    return lift_points(arguments, i.type, define);
}

inline value machine::lifted_periods(const instruction& i, const feel::builtin& what,
                                     std::span<const value> arguments) {
    std::vector<type_ptr> of;
    of.reserve(i.count);
    for (index k = 0; k < i.count; ++k)
        of.push_back(code(operand(i, k)).type);
    // Days and months of periods are counted where all of these end.
    const bool counts = i.type->kind == type_kind::number;
    const bool total = what.total || (counts && detail::all_end(arguments.front()));
    return lift_periods(arguments, of, bounded(i, what, arguments), total,
                        [&](std::span<const value> now) { return what.define(*this, now); });
}

// The days are mostly those of the case before.
inline type_ptr machine::bounded(const instruction& i, const feel::builtin& what,
                                 std::span<const value> arguments) {
    const auto day = [&](std::size_t k) {
        const bool given = k < arguments.size() && arguments[k].is(kind::date);
        return given ? arguments[k] : value();
    };
    auto& known = bounded_[at_];
    const auto one = day(1);
    const auto other = day(2);
    if (known.of == i.type && identical(known.one, one) && identical(known.other, other))
        return known.result;
    known = {i.type, one, other, detail::bounded_result(what.name, i.type, one, other)};
    return known.result;
}

// Certain items at least, the possible ones at most.
inline value machine::lifted_count(const value& v) {
    const auto& list = v.as_list();
    std::int64_t certain = 0;
    missing_collector missing;
    for (std::size_t n = 0; n < list.items.size(); ++n) {
        if (list.certain(n))
            ++certain;
        else
            missing.add(list.maybe[n]);
    }
    const auto all = static_cast<std::int64_t>(list.items.size());
    return between(value(certain), value(all), false, missing.take(), types::whole_number());
}

// The sum of the least that each item adds, to the sum of the most.
inline value machine::lifted_sum(const instruction& i, const feel::builtin& what, const value& v) {
    const auto& list = v.as_list();
    std::vector<value> low;
    std::vector<value> high;
    missing_collector missing;
    bool certain = false;
    collect_missing(v, missing);
    for (std::size_t n = 0; n < list.items.size(); ++n) {
        const auto ends = detail::extent_of(list.items[n]);
        const bool sums = ends.low && ends.high && ends.comparable && !ends.or_null &&
                          (ends.of == kind::number || ends.of == kind::days_duration ||
                           ends.of == kind::months_duration);
        if (!sums) return any_of(i.type, true, missing.take());
        certain = certain || list.certain(n);
        const auto zero = feel::subtract(*this, *ends.low, *ends.low);
        const bool sure = list.certain(n);
        low.push_back(sure || order(*ends.low, zero) < 0 ? *ends.low : zero);
        high.push_back(sure || order(*ends.high, zero) > 0 ? *ends.high : zero);
    }
    const auto total = [&](std::vector<value> all) {
        const std::vector<value> one{make_list(std::move(all))};
        return what.define(*this, one);
    };
    const auto least = total(std::move(low));
    const auto most = total(std::move(high));
    if (least.is_null() || most.is_null()) return any_of(i.type, true, missing.take());
    return between(least, most, !certain, missing.take());
}

// The extreme of the certain items' ends, moved by what uncertain ones could add.
inline value machine::lifted_extreme(const instruction& i, const feel::builtin& what,
                                     const value& v) {
    const auto& list = v.as_list();
    missing_collector missing;
    collect_missing(v, missing);
    const bool greatest = what.name == "max";
    std::optional<value> sure;
    std::optional<value> reach;
    const auto farther = [&](const value& a, const value& b) {
        return greatest ? order(a, b) > 0 : order(a, b) < 0;
    };
    kind of = kind::null;
    bool certain = false;
    for (std::size_t n = 0; n < list.items.size(); ++n) {
        const auto ends = detail::extent_of(list.items[n]);
        if (of == kind::null) of = ends.of;
        if (!ends.low || !ends.high || !ends.comparable || ends.or_null || ends.of != of) {
            return any_of(i.type, true, missing.take());
        }
        const auto& near = greatest ? *ends.low : *ends.high;
        const auto& far = greatest ? *ends.high : *ends.low;
        if (!reach || farther(far, *reach)) reach = far;
        if (!list.certain(n)) continue;
        certain = true;
        if (!sure || farther(near, *sure)) sure = near;
    }
    if (!sure) { // the nearest that an uncertain item alone could be
        for (const auto& item : list.items) {
            const auto ends = detail::extent_of(item);
            const auto& near = greatest ? *ends.low : *ends.high;
            if (!sure || farther(*sure, near)) sure = near;
        }
    }
    if (!sure || !reach) return any_of(i.type, true, missing.take());
    return greatest ? between(*sure, *reach, !certain, missing.take())
                    : between(*reach, *sure, !certain, missing.take());
}

inline value machine::aggregate(model::aggregation how, const value& outputs) {
    const auto apply_to = [&](std::string_view name, const type_ptr& type) {
        instruction i;
        i.type = type;
        const std::vector<value> arguments{outputs};
        return lifted_call(i, *feel::find_builtin(name), arguments);
    };
    switch (how) {
    case model::aggregation::sum:
        return apply_to("sum", types::any());
    case model::aggregation::min:
        return apply_to("min", types::any());
    case model::aggregation::max:
        return apply_to("max", types::any());
    case model::aggregation::count:
        return apply_to("count", types::number());
    case model::aggregation::none:
        break;
    }
    return outputs;
}

// ---------------------------------------------------------------- functions

inline value machine::call_function(const instruction& i) {
    return run_function(program_.functions[i.a], arguments_of(i).all());
}

inline value machine::run_function(const plan::function& f, std::span<const value> arguments) {
    const auto& body = program_.expressions[f.expression];
    const auto saved = push(body.registers);
    for (std::size_t k = 0; k < arguments.size(); ++k)
        registers_[base_ + k] = arguments[k];
    auto out = run(body.root);
    pop(saved);
    return out;
}

inline value machine::make_closure(const instruction& i) {
    const auto which = static_cast<closure::kind>(i.b);
    std::vector<value> seen;
    if (which == closure::kind::literal) {
        const auto from = registers_.begin() + static_cast<std::ptrdiff_t>(base_);
        seen.assign(from, registers_.end());
    }
    return value::function(new closure(which, i.a, i.text, std::move(seen)));
}

inline value machine::invoke_value(index n, const instruction& i) {
    const auto callee = run(operand(i, 0));
    std::vector<value> arguments;
    for (index k = 1; k < i.count; ++k)
        arguments.push_back(run(operand(i, k)));
    at_ = n;
    const auto* names = i.a == plan::none ? nullptr : program_.shapes[i.a].get();
    return over_alternatives(callee, [&](const value& one) {
        if (one.is_undetermined())
            return any_of(types::any(), true, unite(missing_of(one), missing_of(arguments)));
        if (!one.is(kind::function)) return invoke(one, arguments);
        return invoke(static_cast<const closure&>(one.as_function()), arguments, names);
    });
}

namespace detail {

/// The arguments in the order of the formals; nothing where they are not exactly these.
template<class Formals>
std::optional<std::vector<value>> in_order(const Formals& formals, std::span<const value> given,
                                           const context_shape* names) {
    if (formals.size() != given.size()) return std::nullopt;
    std::vector<value> out(given.begin(), given.end());
    if (names == nullptr) return out;
    for (std::size_t k = 0; k < formals.size(); ++k) {
        const auto at = std::find(names->names.begin(), names->names.end(), formals[k].name);
        if (at == names->names.end()) return std::nullopt;
        out[k] = given[static_cast<std::size_t>(at - names->names.begin())];
    }
    return out;
}

} // namespace detail

// A function of the file or of an expression: what is given becomes what it declares.
inline value machine::invoke(const closure& f, std::span<const value> arguments,
                             const context_shape* names) {
    if (f.which == closure::kind::builtin)
        return run_builtin(feel::builtins()[f.number], arguments, names);
    const bool literal = f.which == closure::kind::literal;
    const auto& formals =
        literal ? program_.literals[f.number].formals : program_.functions[f.number].formals;
    auto given = detail::in_order(formals, arguments, names);
    if (!given) return wrong_arguments();
    for (std::size_t k = 0; k < formals.size(); ++k) {
        if (formals[k].type->kind == type_kind::any) continue;
        (*given)[k] = convert((*given)[k], *formals[k].type);
    }
    return literal ? run_literal(program_.literals[f.number], f, *given)
                   : run_function(program_.functions[f.number], *given);
}

inline value machine::wrong_arguments() {
    return fail("wrong-arguments",
                {"Funktionen tager andre argumenter.", "The function takes other arguments."});
}

inline value machine::run_builtin(const feel::builtin& called, std::span<const value> arguments,
                                  const context_shape* names) {
    for (const auto& way : called.signatures) {
        if (!way.variadic && way.formals.size() != arguments.size()) continue;
        const auto given =
            way.variadic && names == nullptr
                ? std::optional(std::vector<value>(arguments.begin(), arguments.end()))
                : detail::in_order(way.formals, arguments, names);
        if (!given) continue;
        instruction any;
        any.type = types::any();
        return lifted_call(any, called, *given);
    }
    return wrong_arguments();
}

inline value machine::run_literal(const plan::literal& l, const closure& f,
                                  std::span<const value> arguments) {
    const auto saved = push(f.registers.size());
    std::copy(f.registers.begin(), f.registers.end(),
              registers_.begin() + static_cast<std::ptrdiff_t>(base_));
    std::copy(arguments.begin(), arguments.end(),
              registers_.begin() + static_cast<std::ptrdiff_t>(base_ + l.first));
    auto out = run(l.body);
    pop(saved);
    return out;
}

} // namespace hjemmel::eval
