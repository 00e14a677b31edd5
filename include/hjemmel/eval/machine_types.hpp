// SPDX-License-Identifier: Apache-2.0
// Values as those of a declared type: FEEL's implicit conversions, and what a type allows.
#pragma once

#include <hjemmel/eval/machine.hpp>

#include <algorithm>
#include <memory>
#include <vector>

namespace hjemmel::eval {

namespace detail {

/// Whether the type or one inside of it allows less than its kind.
inline bool is_restricted(const type& t) {
    if (t.domain) return true;
    if (t.kind == type_kind::function) return false;
    if (t.element && is_restricted(*t.element)) return true;
    return std::any_of(t.fields.begin(), t.fields.end(),
                       [](const type_field& field) { return is_restricted(*field.what); });
}

/// Whether all that the type `of` allows is allowed by `t`, as far as one is made from the other.
inline bool is_as_restricted(const type& of, const type& t) {
    if (&of == &t || !is_restricted(t)) return true;
    if (t.domain && t.domain != of.domain) return false;
    if (t.element && !(of.element && is_as_restricted(*of.element, *t.element))) return false;
    return std::all_of(t.fields.begin(), t.fields.end(), [&](const type_field& field) {
        const auto own = std::find_if(of.fields.begin(), of.fields.end(),
                                      [&](const auto& f) { return f.name == field.name; });
        return own == of.fields.end() || is_as_restricted(*own->what, *field.what);
    });
}

/// Whether `holds` for each part of the value that the type says something about.
template<class Holds>
bool every_part(const type& t, const value& what, const Holds& holds) {
    if (what.is(kind::list) && t.element) {
        const auto& all = what.as_list().items;
        return std::all_of(all.begin(), all.end(),
                           [&](const value& one) { return holds(*t.element, one); });
    }
    if (what.is(kind::range) && t.element)
        return holds(*t.element, what.as_range().low) && holds(*t.element, what.as_range().high);
    if (!what.is(kind::context)) return true;
    return std::all_of(t.fields.begin(), t.fields.end(), [&](const type_field& field) {
        const auto* entry = what.as_context().find(field.name);
        return entry == nullptr || holds(*field.what, *entry);
    });
}

} // namespace detail

inline value machine::meets_tests(const type_domain& domain, const value& what) {
    if (domain.tests.empty()) return true;
    truth all{truth::yes};
    missing_collector missing;
    const auto asking = at_; // what goes wrong is told where the value came from
    for (const auto number : domain.tests) {
        const auto met = evaluate(program_.constraints[number], &what);
        all = both(all, truth_of(met));
        collect_missing(met, missing);
    }
    at_ = asking;
    return truth_value(all, missing.take());
}

inline bool machine::allows(const type& t, const value& what) {
    if (what.is_null() || !detail::is_restricted(t)) return true;
    if (!check::allowed_by(t, what)) return false;
    if (t.domain && !truth_of(meets_tests(*t.domain, what)).is(truth::yes)) return false;
    return detail::every_part(t, what,
                              [this](const type& of, const value& v) { return allows(of, v); });
}

inline bool machine::surely_allows(const type& t, const value& what) {
    if (!detail::is_restricted(t)) return true;
    if (!what.is_partial()) return allows(t, what);
    if (!what.is_undetermined()) {
        return !t.domain && detail::every_part(t, what, [this](const type& of, const value& v) {
            return surely_allows(of, v);
        });
    }
    const auto& p = what.as_undetermined().possible;
    if (p.shape == possible::form::any) return detail::is_as_restricted(*p.what, t);
    if (p.shape == possible::form::values) {
        return std::all_of(p.values.begin(), p.values.end(),
                           [&](const value& one) { return allows(t, one); });
    }
    if (!t.domain) return false;
    const auto& d = *t.domain;
    const auto scale = p.what->domain ? p.what->domain->scale : std::nullopt;
    const bool few_decimals = !d.scale || (scale && *scale <= *d.scale);
    return d.values.empty() && d.tests.empty() && few_decimals && !p.low.is_null() &&
           !p.high.is_null() && check::allowed_by(t, p.low) && check::allowed_by(t, p.high);
}

inline value machine::convert(const value& what, const type& wanted) {
    if (what.is_null() || conforms(what, wanted)) return what;
    if (what.is_partial()) return convert_partial(what, wanted);
    if (what.is(kind::date) && wanted.kind == type_kind::date_and_time) {
        if (const auto moment = feel::detail::midnight(what.as_date())) return *moment;
    }
    if (wanted.kind == type_kind::list) {
        auto listed = make_list({what});
        if (!what.is(kind::list) && conforms(listed, wanted)) return listed;
    } else if (what.is(kind::list) && what.as_list().items.size() == 1 &&
               what.as_list().certain(0)) {
        if (conforms(what.as_list().items[0], wanted)) return what.as_list().items[0];
    }
    return fail("wrong-type", {"Værdien er ikke af typen " + type_text(wanted) + ".",
                               "The value is not of type " + type_text(wanted) + "."});
}

inline value machine::converted_and_allowed(const value& what, const type_ptr& wanted) {
    auto out = convert(what, *wanted);
    if (out.is_null() || surely_allows(*wanted, out)) return out;
    if (out.is_partial()) {
        return lift_points(std::array{out}, wanted,
                           [&](auto now) { return converted_and_allowed(now[0], wanted); });
    }
    return fail("value-not-allowed",
                {"Værdien er ikke blandt de tilladte.", "The value is not among those allowed."});
}

inline value machine::convert_partial(const value& what, const type& wanted) {
    const auto type = std::make_shared<const hjemmel::type>(wanted);
    const bool wide =
        what.is_undetermined() && what.as_undetermined().possible.shape != possible::form::values;
    if (wide && wanted.kind == type_kind::list) {
        const auto& p = what.as_undetermined().possible;
        const bool scalar = p.what->kind != type_kind::list && p.what->kind != type_kind::any;
        auto listed = make_list({what});
        if (scalar && !p.or_null && conforms(listed, wanted)) return listed;
    }
    const std::array<value, 1> one{what};
    return lift_points(one, type, [&](auto now) { return convert(now[0], wanted); });
}

} // namespace hjemmel::eval
